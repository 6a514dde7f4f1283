import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'org-drill';
const path = 'notes.org';
const cards = (text: string) => cardsWith(id, text, path);
const questions = (text: string) => questionsWith(id, text, path);
const problems = (text: string) => problemsWith(id, text, path);
const typed = (type: string, body: string) =>
  `* Fact :drill:\n:PROPERTIES:\n:DRILL_CARD_TYPE: ${type}\n:END:\n${body}`;

describe('plain items', () => {
  it.each([
    ["* What's the capital? :drill:\nParis", ["basic: What's the capital? => Paris"]],
    [
      '* Item :drill:\nWhat is TTL?\n\n** The Answer\nTime to live.',
      ['basic: What is TTL? => Time to live.'],
    ],
    ['* Question? :drill:\n** One\na\n** Two\nb', ['basic: Question? => **One**\n\na\n\n**Two**\n\nb']],
    [
      '* TODO [#A] Outer [1/2] :drill:\nbody\n** Inner :drill:\nother',
      ['basic: Outer => body', 'basic: Inner => other'],
    ],
    ['* Empty :drill:\n* Full :drill:\nx', ['basic: Full => x']],
  ])('%j', (text, expected) => {
    expect(cards(text)).toEqual(expected);
    expect(cards(text.replaceAll('\n', '\r\n'))).toEqual(expected);
    expect(problems(text)).toEqual([]);
    expect(scoreOf(id, text, path)).toBeGreaterThanOrEqual(5);
  });

  it('hides all brackets together', () => {
    expect(
      questions('* Item :drill:\nThe [router||device] and [switch] are /not/ [[https://x.y][a link]].'),
    ).toEqual(['The [device] and […] are *not* [a link](https://x.y).']);
  });
});

describe('card types', () => {
  const body = 'The [New Zealand] capital is [Wellington].';
  it.each(['hide1cloze', 'multicloze', 'hide2cloze', 'hide1_firstmore'])('%s asks each gap', (type) => {
    expect(questions(typed(type, body))).toEqual([
      'The […] capital is Wellington.',
      'The New Zealand capital is […].',
    ]);
  });
  it.each(['show1cloze', 'show2cloze', 'show1_lastmore'])('%s asks the gaps together', (type) => {
    expect(questions(typed(type, body))).toEqual(['The […] capital is […].']);
  });

  it('twosided and multisided ask both ways', () => {
    const sides = 'Translate.\n\n** Spanish\nla mujer\n\n** English\nthe woman\n\n** Example\nuna mujer';
    expect(readWith(id, typed('twosided', sides), path).notes).toMatchObject([
      {
        kind: 'two-way',
        front: 'la mujer',
        back: 'the woman',
        remark: 'Translate.\n\n**Example**\n\nuna mujer',
        headings: ['Fact'],
      },
    ]);
    expect(questions(typed('twosided', sides))).toEqual(['la mujer', 'the woman']);
    expect(readWith(id, typed('multisided', sides), path).notes).toMatchObject([
      {
        kind: 'two-way',
        front: 'la mujer',
        back: '**English**\n\nthe woman\n\n**Example**\n\nuna mujer',
        remark: 'Translate.',
      },
    ]);
  });

  it('says which cannot be learned', () => {
    expect(problems(typed('spanish_verb', 'x'))).toEqual([
      expect.stringMatching(/^1 The card type `spanish_verb`/),
    ]);
    expect(problems(typed('hide1cloze', 'no gap'))).toEqual([
      expect.stringMatching(/^1 This card has no gap/),
    ]);
    expect(problems(typed('twosided', '** One\nx'))).toEqual([
      expect.stringMatching(/^1 This card needs two/),
    ]);
  });
});

it('keeps the id, tags, places and the schedule', () => {
  const text = `#+TITLE: Deck
#+FILETAGS: :net:

* DNS :dns:
** Fact :drill:records:
   SCHEDULED: <2024-08-16 Fri>
   :PROPERTIES:
   :ID:       4a1b-22
   :DRILL_CARD_TYPE: hide1cloze
   :DRILL_LAST_INTERVAL: 51.5
   :DRILL_REPEATS_SINCE_FAIL: 4
   :DRILL_TOTAL_REPEATS: 7
   :DRILL_FAILURE_COUNT: 2
   :DRILL_AVERAGE_QUALITY: 3.6
   :DRILL_EASE: 2.36
   :DRILL_LAST_QUALITY: 4
   :DRILL_LAST_REVIEWED: [2024-06-25 Tue 10:25]
   :END:
   :LOGBOOK:
   - State "DONE" [2024-06-25 Tue]
   :END:
   An [A] record holds an [IPv4] address.
`;
  const { notes, problems: found } = readWith(id, text, path);
  expect(found).toEqual([]);
  expect(notes).toMatchObject([
    {
      kind: 'cloze',
      front: 'An {{A}} record holds an {{IPv4}} address.',
      explicitId: 'org:4a1b-22',
      tags: ['net', 'dns', 'records'],
      headings: ['DNS', 'Fact'],
      line: 5,
      endLine: 22,
      schedules: [1, 2].map((ordinal) => ({
        ordinal,
        dueOn: '2024-08-16',
        lastReviewedOn: '2024-06-25',
        intervalDays: 51.5,
        ease: 2.36,
        reps: 7,
        lapses: 2,
        stability: null,
        difficulty: null,
      })),
    },
  ]);
  expect(notes[0]?.schedules[0]?.original).toContain(':DRILL_EASE: 2.36');
  expect(notes[0]?.front).not.toContain('DRILL');
});

describe('Org as Markdown', () => {
  const back = (body: string) => readWith(id, `* Q :drill:\n${body}`, path).notes[0]?.back;
  it.each([
    [
      '#+begin_src shell\n  ip a | grep [inet]\n  ,* not a heading\n#+end_src',
      '```sh\nip a | grep [inet]\n* not a heading\n```',
    ],
    ['#+BEGIN_SRC\n* still code\n```\n#+END_SRC', '````\n* still code\n```\n````'],
    ['#+begin_example\n[x]\n#+end_example', '```\n[x]\n```'],
    ['#+begin_quote\na\nb\n#+end_quote', '> a\n> b'],
    [': fixed\n: width', '```\nfixed\nwidth\n```'],
    ['- one\n- two\n  - three\n+ four\n1) five', '- one\n- two\n  - three\n- four\n1) five'],
    ['- term :: meaning\n- [X] done', '- **term**: meaning\n- [X] done'],
    ['| a | b |\n|---+---|\n| 1 | 2 |', '| a | b |\n| --- | --- |\n| 1 | 2 |'],
    ['*bold* /italic/ =a_b= ~c~ +gone+ _under_', '**bold** *italic* `a_b` `c` ~~gone~~ under'],
    ['a_b 2*3 /etc/hosts snake_', 'a_b 2\\*3 /etc/hosts snake\\_'],
    ['\\(x_1\\) and \\[y\\] and $5', '$x_1$ and $$y$$ and \\$5'],
    ['[[file:img.png]] [[https://a.b]] [[id:1][name]]', '![](img.png) <https://a.b> name'],
    ['text\n# a comment\n#+CAPTION: no\nmore', 'text\nmore'],
    ['one\n\n\n\ntwo', 'one\n\ntwo'],
    ['=echo `x`=', '`` echo `x` ``'],
  ])('%j', (body, markdown) => {
    expect(back(body)).toBe(markdown);
  });

  it('leaves what is no gap', () => {
    for (const body of ['[2024-01-02 Tue]', '[ ] x', '[fn:1]', '[1/2]', '=[x]=', '[[a][b]]', '[::1]:80'])
      expect(readWith(id, `* Q :drill:\n${body}`, path).notes).toMatchObject([{ kind: 'basic' }]);
  });
});

it.each(['* Heading\ntext [x]', '#+begin_src\n* a :drill:\n#+end_src', '* a :drilled:\nx', ': :drill:', ''])(
  '%j is innocent',
  (text) => {
    expect(readWith(id, text, path)).toMatchObject({ notes: [], problems: [] });
    expect(scoreOf(id, text, path)).toBe(0);
    expect(scoreOf(id, '* Item :drill:\n[x]', 'notes.md')).toBe(0);
  },
);

it('reads pathological files in a moment', () => {
  const texts = [
    '* a :drill:\n'.repeat(10_000),
    `* a :drill:\n${'['.repeat(20_000)}`,
    `* a :drill:\n${'*a '.repeat(10_000)}`,
    `* a :drill:\n${'#+begin_src\n'.repeat(10_000)}`,
    `* a :drill:\n- ${' '.repeat(20_000)}x${' '.repeat(20_000)}y`,
    `* a :drill:\n${':PROPERTIES:\n'.repeat(2_000)}`,
    Array.from({ length: 300 }, (_, depth) => `${'*'.repeat(depth + 1)} a :drill:\nx`).join('\n'),
  ];
  for (const text of texts) readWith(id, text, path);
}, 20_000);
