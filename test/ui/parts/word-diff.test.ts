import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff, type DiffPart } from '../../../src/ui/parts/word-diff.ts';

const textOf = (parts: readonly DiffPart[], without: DiffPart['kind']) =>
  parts
    .filter((part) => part.kind !== without)
    .map((part) => part.text)
    .join('');
const sentence = fc.array(fc.constantFrom('a', 'route', 'to', 'the', 'host', 'via'), { maxLength: 30 });

describe('wordDiff', () => {
  it('strikes what went and inserts what came', () => {
    expect(wordDiff('by writing to sysctl now', 'by writing to /proc now')).toEqual([
      { kind: 'same', text: 'by writing to ' },
      { kind: 'removed', text: 'sysctl ' },
      { kind: 'added', text: '/proc ' },
      { kind: 'same', text: 'now' },
    ]);
  });

  it('finds a word put in between', () => {
    expect(wordDiff('one three', 'one two three').filter((part) => part.kind !== 'same')).toEqual([
      { kind: 'added', text: 'two ' },
    ]);
  });

  it('says nothing of equal texts and all of an empty one', () => {
    expect(wordDiff('same words', 'same words')).toEqual([{ kind: 'same', text: 'same words' }]);
    expect(wordDiff('', 'new')).toEqual([{ kind: 'added', text: 'new' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  it('always holds both texts in full', () => {
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        const before = one.join(' ');
        const after = other.join(' ');
        const parts = wordDiff(before, after);
        expect(textOf(parts, 'added')).toBe(before);
        expect(textOf(parts, 'removed')).toBe(after);
      }),
    );
  });

  it('stays quick and whole where the texts are too long to compare word by word', () => {
    const before = Array.from({ length: 3000 }, (_, index) => `a${String(index)}`).join(' ');
    const after = Array.from({ length: 3000 }, (_, index) => `b${String(index)}`).join(' ');
    expect(wordDiff(`x ${before} y`, `x ${after} y`).map((part) => part.kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ]);
  });
});
