import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'decks';

describe('Decks', () => {
  it.each([
    [
      '## What is TTL? #dns\n\nTime\nto live.\n\n### Detail\n\n- x',
      ['basic: What is TTL? => Time\nto live.\n\n### Detail\n\n- x'],
    ],
    [
      '## A\n\n```sh\n## no\n==x==\n```\n\n## B\n\n$x$ [l](u)',
      ['basic: A => ```sh\n## no\n==x==\n```', 'basic: B => $x$ [l](u)'],
    ],
    ['## T\n\n| Q | A |\n| - | - |\n| a `x\\|y` | b |\n| c | d |', ['basic: a `x|y` => b', 'basic: c => d']],
    [
      '## T\n\nThe ==router== and ==switch==.\n\n- a ==host==',
      ['cloze: The {{router}} and {{switch}}.', 'cloze: a {{host}}'],
    ],
    ['## T\n\n| W | S |\n| - | - |\n| word | The ==heart== beats |', ['cloze: word: The {{heart}} beats']],
    [
      '## Arm\n\n![[arm.png]]\n\n1. ==Humerus==\n2. ==Ulna==',
      ['cloze: ![[arm.png]]\n\n1. {{Humerus}}\n2. {{Ulna}}'],
    ],
    [
      '## Noble gas?\n\n- [ ] Oxygen\n- [x] Neon\n- [ ] Iron',
      ['basic: Noble gas?\n\n- Oxygen\n- Neon\n- Iron => Neon'],
    ],
    [
      '## Which?\n\nPick two.\n\n- [x] a\n- [ ] b\n- [x] c',
      ['basic: Which?\n\nPick two.\n\n- a\n- b\n- c => - a\n- c'],
    ],
  ])('%j', (text, cards) => {
    expect(cardsWith(id, text)).toEqual(cards);
    expect(cardsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(cards);
    expect(problemsWith(id, text)).toEqual([]);
  });

  it('asks each highlight by itself, whatever its context', () => {
    expect(questionsWith(id, '## Sun\n\nThe ==Sun== and ==Mercury==.')).toEqual([
      'The […] and Mercury.',
      'The Sun and […].',
    ]);
  });

  it('keeps tokens, notes, tags and the deck, and shows none of them', () => {
    const text =
      '---\ntags: [decks/net/dns]\n---\n# Book\n\n## A #x\n\nbody\n%%a hint%%\n%%dk:h:x7f2%%\n\n## B\n\nThe ==sun==. %%dk:c:ab1%%\n\n## C\n\n| F | B | N |\n| - | - | - |\n| chat %%dk:t:bb22%% | cat | noun |\n\n## D\n\n- [x] y\n- [ ] n %%dk:q:mine2%%\n\nbecause\n';
    const { notes, deck, problems } = readWith(id, text);
    expect(deck).toBe('net::dns');
    expect(problems).toEqual([]);
    expect(notes).toMatchObject([
      {
        front: 'A',
        back: 'body',
        remark: 'a hint',
        explicitId: 'decks:h:x7f2',
        tags: ['x'],
        headings: ['Book'],
        line: 6,
      },
      { front: 'The {{sun}}.', explicitId: 'decks:c:ab1', headings: ['Book', 'B'] },
      { front: 'chat', back: 'cat', remark: 'noun', explicitId: 'decks:t:bb22', line: 20 },
      { front: 'D\n\n- y\n- n', back: 'y', remark: 'because', explicitId: 'decks:q:mine2' },
    ]);
    expect(JSON.stringify(notes)).not.toContain('%%');
  });

  it('reverses, and takes another level of headings', () => {
    expect(cardsWith(id, '---\nreverse: true\n---\n## a\n\nb')).toEqual(['two-way: a => b']);
    expect(readWith(id, '# a\n\nb\n\n## c\n\nd', 'x.md', { headingLevel: '1' }).notes).toMatchObject([
      { front: 'a', back: 'b\n\n## c\n\nd' },
    ]);
  });

  it.each([
    ['#decks/net\n\n## a\n\nb', 8],
    ['---\ntags: decks\n---\n', 5],
    ['---\ndecks-id: abc\n---\n', 10],
    ['text %%dk:h:x7f2%%', 10],
  ])('%j is known', (text, score) => {
    expect(scoreOf(id, text)).toBeGreaterThanOrEqual(score);
  });

  it('says what cannot be learned', () => {
    expect(problemsWith(id, '## x\n\n```decks-occlusion\nimage: a.png\n```')).toEqual([
      expect.stringMatching(/^3 .*image-occlusion/),
    ]);
    expect(problemsWith(id, '## T\n\n| a | b |\n| - | - |\n| c | |')).toEqual([
      expect.stringMatching(/^5 This card has no answer/),
    ]);
  });

  it.each([
    '- [x] done\n- [ ] to do',
    '[[ $a == b ]] and if x == y then a == c',
    '`#decks/x` and `%%dk:h:x%%`',
    '```\n#decks/x\n%%dk:h:x%%\n```',
    '# decks\n\ntext',
    'a %%comment%%',
    '#deck #decksx',
    '| a | b |\n| - | - |\n| c | d |',
  ])('%j is innocent', (text) => {
    expect(readWith(id, text)).toMatchObject({ notes: [], problems: [] });
    expect(scoreOf(id, text)).toBe(0);
  });
});
