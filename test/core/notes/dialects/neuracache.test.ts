import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'neuracache';

describe('NeuraCache', () => {
  it.each([
    ['What is TTL? : time to live #flashcard', ['basic: What is TTL? => time to live']],
    ['What is TTL? 👉 time to live #flashcard', ['basic: What is TTL? => time to live']],
    ['- a : b #flashcard\n- c : d #flashcard', ['basic: a => b', 'basic: c => d']],
    ['What is TTL? #flashcard\ntime to live\n\nnot this', ['basic: What is TTL? => time to live']],
    [
      'a #flashcard\none\n\ntwo\n\n```sh\nip a #flashcard\n```\n\n- - -\n\nnot this',
      ['basic: a => one\n\ntwo\n\n```sh\nip a #flashcard\n```'],
    ],
    [
      'Long\nquestion #flashcard\nanswer\n- with\n- list',
      ['basic: Long\nquestion => answer\n- with\n- list'],
    ],
    ['And #flashcard\n\n\nspace', ['basic: And => space']],
    ['## Heading #flashcard\n\none\n\ntwo\n\n## Next', ['basic: Heading => one\n\ntwo']],
    ['- Question #flashcard\n  - one\n  - two', ['basic: Question => - one\n- two']],
    ['a #flashcard\nb\n\nc #flashcard\nd', ['basic: a => b', 'basic: c => d']],
    ['a #spaced\nb', ['basic: a => b']],
    ['What is `x : y`? : [l](u) #flashcard', ['basic: What is `x : y`? => [l](u)']],
  ])('%j', (text, cards) => {
    expect(cardsWith(id, text)).toEqual(cards);
    expect(cardsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(cards);
    expect(problemsWith(id, text)).toEqual([]);
  });

  it('takes tags of the line and of the group above', () => {
    expect(
      readWith(id, '#tags #net #dns\n\na : b #flashcard\n\n#tags #cka\n\nc : d #flashcard #own').notes,
    ).toMatchObject([
      { tags: ['net', 'dns'], line: 3 },
      { tags: ['cka', 'own'], front: 'c', back: 'd' },
    ]);
  });

  it('takes the group above a list, and shows no mark in the headings', () => {
    const text =
      '#tags #net\n\n# Topic #flashcard\n\nbody\n\n- a : b #flashcard\n\n#tags #x\n\n> c : d #flashcard';
    expect(readWith(id, text).notes).toMatchObject([
      { front: 'Topic', tags: ['net'] },
      { front: 'a', tags: ['net'], headings: ['Topic'] },
      { front: 'c', tags: ['x'], headings: ['Topic'] },
    ]);
  });

  it('is known by its tag', () => {
    expect(scoreOf(id, 'a : b #flashcard')).toBeGreaterThanOrEqual(5);
  });

  it('says which question has no answer', () => {
    expect(problemsWith(id, 'x\n\na #flashcard\n\n# H')).toEqual([
      expect.stringMatching(/^3 This card has no answer/),
    ]);
  });

  it.each([
    '`a : b #flashcard`',
    '```\na #flashcard\nb\n```',
    'the #flashcard tag marks cards',
    '# ip link\n\n#card #flashcards',
    'a : b #flashcards',
    '[x](http://a/#flashcard)',
    'see#flashcard',
    '    a #flashcard',
  ])('%j is innocent', (text) => {
    expect(readWith(id, text)).toMatchObject({ notes: [], problems: [] });
    expect(scoreOf(id, text)).toBe(0);
  });
});
