import { describe, expect, it } from 'vitest';
import { facesOf } from '../../../../src/core/notes/faces.ts';
import { cardsWith, problemsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'obsidian-sr';
const cards = (text: string, options: Record<string, unknown> = {}) =>
  readWith(id, `#flashcards\n\n${text}`, 'a/b.md', options).notes.map(({ kind, front, back }) =>
    kind === 'cloze' ? `cloze: ${front}` : `${kind}: ${front} => ${back}`,
  );
const schedules = (text: string) =>
  readWith(id, text).notes.map((note) =>
    note.schedules.map(({ ordinal, dueOn, intervalDays, ease, stability }) => [
      ordinal,
      dueOn,
      intervalDays,
      ease,
      stability,
    ]),
  );

describe('cards', () => {
  it.each<[string, string[]]>([
    ['question::answer', ['basic: question => answer']],
    ['left:::right', ['two-way: left => right']],
    ['a cat is called a::clowder', ['basic: a cat is called a => clowder']],
    ['- [ ] question :: answer', ['basic: question => answer']],
    ['> question::answer', ['basic: question => answer']],
    ['one::two\nthree::four', ['basic: one => two', 'basic: three => four']],
    [
      'on two\nlines\n?\nan answer\n- with\n- a list\n\nprose',
      ['basic: on two\nlines => an answer\n- with\n- a list'],
    ],
    ['side one\n??\nside two', ['two-way: side one => side two']],
    ['`::1` is::loopback', ['basic: `::1` is => loopback']],
    ['fe80::1 :: link-local', ['basic: fe80::1 => link-local']],
    ['The ==capital== is ==Nairobi==', ['cloze: The {{capital}} is {{Nairobi}}']],
    ['==1;;Nairobi;;city== and ==2;;Kenya==', ['cloze: {{c1::Nairobi :: city}} and {{c2::Kenya}}']],
    ['==Nairobi==^[city][^1] of ==Kenya==[^2]', ['cloze: {{c1::Nairobi :: city}} of {{c2::Kenya}}']],
    ['==Nairobi==[^1]\n\n[^1]: A real footnote.', ['cloze: {{Nairobi}}[^1]']],
    ['a {{ .Values }} in ==Helm==', ['cloze: a \\{{ .Values }} in {{Helm}}']],
    ['**bold** and {{curly}}', []],
    ['::1 localhost ip6-localhost', []],
    ['default via fe80::1 and 2001:db8::/32', []],
    ['tcp6 0 0 :::80 :::* LISTEN', []],
    ['arn:aws:s3:::bucket and std::vector<int> v', []],
    ['[[ $a == b ]] and if x == y', []],
    ['`question::answer` and [a::b](c::d) and $3::4$', []],
    ['What is this?\n\n??\n\nNo card', []],
    ['# heading::no card', []],
  ])('of %j', (text, expected) => {
    expect(cards(text)).toEqual(expected);
  });

  it('ask, hide and show by letters, one note for each', () => {
    const text = '==ctx==[^hsh]\n- ==One==[^ahh]\n- ==Two==[^sah]\n- ==Three==^[hint][^hha]';
    expect(cards(text)).toEqual([
      'cloze: […]\n- {{c1::One}}\n- Two\n- […]',
      'cloze: ctx\n- […]\n- {{c1::Two}}\n- […]',
      'cloze: […]\n- […]\n- […]\n- {{c1::Three :: hint}}',
    ]);
  });

  it('follow the options of the vault', () => {
    expect(cards('q;;a', { inline: ';;' })).toEqual(['basic: q => a']);
    expect(cards('q <-> a', { 'inline-reversed': '<->' })).toEqual(['two-way: q => a']);
    expect(cards('q\n---?\na', { multiline: '---?' })).toEqual(['basic: q => a']);
    expect(cards('**bold** {{curly}} ==mark==', { bold: true, curly: true, highlights: false })).toEqual([
      'cloze: {{bold}} {{curly}} ==mark==',
    ]);
    expect(cards('{{1::a::hint}} {{2;;b;;cue}} {{c}}', { curly: true, inline: '->' })).toEqual([
      'cloze: {{c1::a :: hint}} {{c2::b :: cue}} {{c}}',
    ]);
    expect(cards('{{2::two::hint}} {{1::one}}', { patterns: ['{{[123::]answer[::hint]}}'] })).toEqual([
      'cloze: {{c2::two :: hint}} {{c1::one}}',
    ]);
    expect(cards('q\n?\n\n| a |\n| - |\n| b |\n\nend\n+++\n\n==x==\n\ny\n+++', { end: '+++' })).toEqual([
      'basic: q => | a |\n| - |\n| b |\n\nend',
      'cloze: {{x}}\n\ny',
    ]);
  });
});

describe('decks', () => {
  const decks = (text: string, path = 'x/y.md', options = {}) =>
    readWith(id, text, path, options).notes.map(({ front, deck, tags }) =>
      [front, deck ?? null, ...tags].join(' '),
    );

  it('come from the last tag above, or from the tag at the start of the card', () => {
    const text =
      '#flashcards/a #flashcards/b/c\none::1\n\n#flashcards/d two::2\n\nthree::3\n\n#flashcards\nfour::4\n';
    expect(decks(text)).toEqual(['one a b/c', 'two d', 'three a b/c', 'four ']);
  });

  it('come from the front matter, other tags, or folders', () => {
    expect(decks('---\ntags: [flashcards/net, cka]\n---\none::1')).toEqual(['one net cka']);
    expect(decks('#cards/x\none::1', 'x/y.md', { tags: ['#cards'] })).toEqual(['one x']);
    expect(decks('one::1', 'net/dns/y.md', { folders: true })).toEqual(['one net::dns']);
  });

  it('are needed: a file without a tag is told, not read', () => {
    expect(cardsWith(id, 'question::answer')).toEqual([]);
    expect(problemsWith(id, 'prose\n\nquestion::answer')[0]).toContain(
      '3 This file has no tag `#flashcards`',
    );
    expect(problemsWith(id, '::1 localhost')).toEqual([]);
    expect(problemsWith(id, '- key:: value\n\nstatus:: open\n\nstd::vector x')).toEqual([]);
    expect(problemsWith(id, '#flashcards\n\nstd::vector and std::cout and arn:aws:iam::1:role/x')).toEqual(
      [],
    );
  });

  it('may only be spoken of in a sentence', () => {
    expect(scoreOf(id, 'The #flashcards tag is used here')).toBe(2);
    expect(scoreOf(id, '#flashcards/a b::c')).toBe(6);
    expect(scoreOf(id, 'What is it? #flashcards #x')).toBe(6);
  });
});

describe('schedules', () => {
  it.each<[string, unknown]>([
    ['q::a\n<!--SR:!2024-08-16,51,230-->', [[[0, '2024-08-16', 51, 2.3, null]]]],
    ['q::a\n\n<!--SR:!2024-08-16,51,230-->', [[[0, '2024-08-16', 51, 2.3, null]]]],
    ['q::a <!--SR:!2024-08-16,51,230-->', [[[0, '2024-08-16', 51, 2.3, null]]]],
    ['q::a\n\n> [!sr|card-metadata]\n> <!--SR:!2024-08-16,51,230-->', [[[0, '2024-08-16', 51, 2.3, null]]]],
    [
      'q:::a\n<!--SR:!2024-01-01,3,250!2024-02-01,9,270-->',
      [
        [
          [0, '2024-01-01', 3, 2.5, null],
          [1, '2024-02-01', 9, 2.7, null],
        ],
      ],
    ],
    ['q:::a\n<!--SR:!2000-01-01,1,250!2024-02-01,9,270-->', [[[1, '2024-02-01', 9, 2.7, null]]]],
    ['q\n?\na\n<!--SR:!2024-08-16,51,230-->', [[[0, '2024-08-16', 51, 2.3, null]]]],
    [
      '==2;;a== ==1;;b==\n<!--SR:!2024-01-01,3,250!2024-02-01,9,270-->',
      [
        [
          [1, '2024-01-01', 3, 2.5, null],
          [2, '2024-02-01', 9, 2.7, null],
        ],
      ],
    ],
    [
      'q::a\n<!--SR:!fsrs,2026-03-10T08:00:00.000Z,9,8.7,4.2,2,5,1,0,2026-03-01T08:00:00.000Z-->',
      [[[0, '2026-03-10', 9, null, 8.7]]],
    ],
    ['q::a\n<!--SR:!fsrs,2026-03-10T08:00:00.000Z,0,0,0,0,0,0,0,--->', [[]]],
    ['q::a\n<!--SR:!nonsense-->', [[[0, 'nonsense', null, null, null]]]],
  ])('of %j', (text, expected) => {
    expect(schedules(text)).toEqual(expected);
    expect(readWith(id, text).notes.every(({ front, back }) => !`${front}${back}`.includes('SR:'))).toBe(
      true,
    );
  });

  it('prove a cloze in braces, and are told where there are too many or no card', () => {
    const text = 'A {{question}} of {{parts}} <!--SR:!2024-05-22,1,230!2024-05-25,4,270!2033-03-03,3,333-->';
    expect(cardsWith(id, text)).toEqual(['cloze: A {{question}} of {{parts}}']);
    expect(problemsWith(id, text)).toEqual([expect.stringContaining('schedules for 3 cards but makes 2')]);
    expect(problemsWith(id, 'prose\n<!--SR:!2024-05-22,1,230-->')[0]).toContain('belongs to no card');
  });

  it('of a whole note are no card', () => {
    const text = '---\nsr-due: 2024-07-01\nsr-interval: 3\nsr-ease: 269\n---\nprose';
    expect(cardsWith(id, text)).toEqual([]);
    expect(problemsWith(id, text)).toEqual([expect.stringMatching(/^2 `sr-due.*as a whole/)]);
  });
});

it('keeps ids and never shows them', () => {
  const notes = readWith(id, '#flashcards\none::1 ^sr-id-ab12\n\ntwo\n?\n2 ^a1b2c3\n\nthree::3 ^mine').notes;
  expect(notes.map(({ explicitId, back }) => [explicitId, back])).toEqual([
    ['sr:ab12', '1'],
    ['block:a1b2c3', '2'],
    [null, '3'],
  ]);
});

it('is known by its comments and tags', () => {
  expect(scoreOf(id, 'q::a\n<!--SR:!2024-08-16,51,230-->')).toBe(10);
  expect(scoreOf(id, '#flashcards/net\n\nq::a')).toBe(6);
  expect(scoreOf(id, 'q::a and ==x== and #card')).toBe(0);
});

it('gives a face for each gap', () => {
  const [note] = readWith(id, '#flashcards\n==a== ==b==').notes;
  expect(note && facesOf(note).map(({ ordinal }) => ordinal)).toEqual([1, 2]);
});
