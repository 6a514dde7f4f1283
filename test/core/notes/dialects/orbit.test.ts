import { describe, expect, it } from 'vitest';
import { cardsWith, problemsWith, questionsWith, readWith, scoreOf } from '../read-with.ts';

const id = 'orbit';

describe('Orbit', () => {
  it.each([
    ['Q. What is TTL?\nA. Time to live.', ['basic: What is TTL? => Time to live.']],
    [
      'Q. What is TTL?\n\nA. Time to live,\nas a number.',
      ['basic: What is TTL? => Time to live,\nas a number.'],
    ],
    ['text\n\nQ. a\nmore?\nA. b\n\ntext', ['basic: a\nmore? => b']],
    ['- Q. a\n  A. `b`', ['basic: a => `b`']],
    ['Q. Is `{x}` code?\nA. Yes [a](b)', ['basic: Is `{x}` code? => Yes [a](b)']],
    ['A {router} forwards {packets}.', ['cloze: A {{router}} forwards {{packets}}.']],
    ['One `{code}` and {gap}', ['cloze: One `{code}` and {{gap}}']],
  ])('%j', (text, cards) => {
    expect(cardsWith(id, text)).toEqual(cards);
    expect(cardsWith(id, text.replaceAll('\n', '\r\n'))).toEqual(cards);
    expect(problemsWith(id, text)).toEqual([]);
  });

  it('makes one card per brace, the paragraph being the prompt', () => {
    expect(questionsWith(id, 'A {router} forwards\n{packets}.')).toEqual([
      'A […] forwards\npackets.',
      'A router forwards\n[…].',
    ]);
  });

  it('knows its pairs', () => {
    expect(scoreOf(id, 'Q. a\nA. b')).toBeGreaterThanOrEqual(5);
    expect(readWith(id, '# H\n\nQ. a\n\nA. b\n').notes).toMatchObject([
      { line: 3, endLine: 5, headings: ['H'] },
    ]);
  });

  it('says which question has no answer', () => {
    expect(problemsWith(id, 'x\n\nQ. alone')).toEqual([expect.stringMatching(/^3 This card has no answer/)]);
  });

  it.each([
    'kubectl -o go-template={{range .items}} and jsonpath {.items[*]} and ${HOME} and {} and { a }',
    '{{ .Values.x }} ${{ secrets.X }}',
    'GET /users/{id}/posts and http://x/{id}',
    '`{code}`',
    '```\nQ. a\nA. b\n{c}\n```',
    '    Q. a',
    'A. first\nB. second',
    'map{key} and x={y}',
    "awk '{print $1}' file and {a,b}.txt, {1..9}, dir/{x,y}",
  ])('%j is innocent', (text) => {
    expect(readWith(id, text)).toMatchObject({ notes: [], problems: [] });
    expect(scoreOf(id, text)).toBe(0);
  });
});
