import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from '../../../src/core/notes/diff.ts';
import { normalise } from '../../../src/core/notes/identity.ts';
import type { Change, KnownNote, ParsedNote, PlacedNote } from '../../../src/core/notes/types.ts';
import { noteWith } from './parse.ts';

type Place = Partial<ParsedNote> & { path?: string; deck?: string; isGone?: boolean };
const placed = ({ path = 'a.md', deck = 'A', isGone: _, ...parts }: Place): PlacedNote => ({
  path,
  deck,
  note: noteWith(parts),
});
const knowns = (...places: Place[]): KnownNote[] =>
  places.map((place, index) => ({ id: index + 1, isGone: place.isGone ?? false, ...placed(place) }));
const short = (changes: readonly Change[]) =>
  changes.map(
    (change) =>
      `${change.kind} ${
        knownOf(change)
          .map(({ id }) => id)
          .join('+') || '-'
      }`,
  );
const knownOf = (change: Change) => ('known' in change ? [change.known].flat() : []);
const changes = (before: Place[], after: Place[]) =>
  short(diff(knowns(...before), after.map(placed)).changes);

const x = { front: 'x?', back: 'the answer to x' };
const y = { front: 'y?', back: 'the answer to y' };

describe('normalise', () => {
  it('collapses white space and keeps case, digits and punctuation', () => {
    expect(normalise('  a\n\tb  ')).toBe('a b');
    expect(
      new Set(['10.0.0.1/8', '10.0.0.1/9', '10.0.01/8', 'A', 'a', 'a.', 'fe80::1', 'fe80:1'].map(normalise))
        .size,
    ).toBe(8);
  });
});

describe('diff', () => {
  it('calls the same again unchanged, also further down and with other spacing', () => {
    expect(
      changes(
        [x, y],
        [
          { ...y, line: 90, endLine: 91 },
          { ...x, back: ' the  answer\nto x' },
        ],
      ),
    ).toEqual(['unchanged 2', 'unchanged 1']);
  });

  it('recognises an explicit id whatever else changes', () => {
    const other = { path: 'b.md', headings: ['H'], front: 'z?', back: 'the answer to z' };
    expect(changes([{ ...x, explicitId: 'k' }, y], [{ ...other, explicitId: 'k' }, y])).toEqual([
      'changed 1',
      'unchanged 2',
    ]);
  });

  it('prefers the same place among equal notes', () => {
    expect(
      changes(
        [{ ...x, headings: ['H'] }, { ...x, path: 'b.md' }, x],
        [x, { ...x, headings: ['H'] }, { ...x, path: 'b.md' }],
      ),
    ).toEqual(['unchanged 3', 'unchanged 1', 'unchanged 2']);
  });

  it('pairs duplicates in order', () => {
    expect(changes([x, x, x], [x, x])).toEqual(['unchanged 1', 'unchanged 2', 'gone 3']);
    expect(changes([x], [x, x])).toEqual(['unchanged 1', 'new -']);
  });

  it('calls another heading, file or deck moved', () => {
    expect(changes([x], [{ ...x, headings: ['H'] }])).toEqual(['moved 1']);
    expect(changes([x], [{ ...x, path: 'b.md' }])).toEqual(['moved 1']);
    expect(changes([x], [{ ...x, deck: 'B' }])).toEqual(['moved 1']);
  });

  it('keeps an edited answer, and an edited question whose answer is telling and unique', () => {
    expect(changes([x], [{ ...x, back: 'other' }])).toEqual(['changed 1']);
    expect(changes([x], [{ ...x, front: 'other?' }])).toEqual(['changed 1']);
    expect(changes([{ ...x, back: '80' }], [{ front: 'other?', back: '80' }])).toEqual(['new -', 'gone 1']);
    expect(
      diff(knowns(x, { ...x, front: 'twin?' }), [placed({ ...x, front: 'other?' })]).questions,
    ).toHaveLength(1);
    expect(changes([x], [{ ...x, front: 'other?', headings: ['H'] }])).toEqual(['changed 1']);
    expect(diff(knowns(x), [placed({ ...x, front: 'other?', path: 'b.md' })]).questions).toHaveLength(1);
  });

  it('takes the same question under the same heading before one elsewhere in the file', () => {
    expect(changes([{ ...x, headings: ['H'] }, x], [{ ...x, back: 'other' }])).toEqual([
      'changed 2',
      'gone 1',
    ]);
    expect(changes([x], [{ ...x, back: 'other', path: 'b.md' }])).toEqual(['new -', 'gone 1']);
  });

  it('keeps a note whose kind flips', () => {
    expect(changes([x], [{ ...x, kind: 'two-way' }])).toEqual(['changed 1']);
  });

  it('calls tags, needs, remark and a new id changed, but not their order', () => {
    for (const part of [{ tags: ['a'] }, { needs: ['a'] }, { remark: 'a' }, { explicitId: 'a' }])
      expect(changes([x], [{ ...x, ...part }])).toEqual(['changed 1']);
    expect(changes([{ ...x, tags: ['a', 'b'] }], [{ ...x, tags: ['b', 'a'] }])).toEqual(['unchanged 1']);
  });

  it('brings gone notes back, those present first', () => {
    expect(changes([{ ...x, isGone: true }], [x])).toEqual(['moved 1']);
    expect(changes([{ ...x, isGone: true }, x], [x])).toEqual(['unchanged 2', 'gone 1']);
  });

  const word = fc.constantFrom('a', 'b', 'c', 'a long telling answer', 'another long answer');
  const place: fc.Arbitrary<Place> = fc.record({
    front: word,
    back: word,
    path: fc.constantFrom('a.md', 'b.md'),
    deck: fc.constantFrom('A', 'B'),
    headings: fc.constantFrom([], ['H'], ['H', 'I']),
    explicitId: fc.constantFrom(null, null, 'k', 'l'),
    kind: fc.constantFrom('basic' as const, 'two-way' as const, 'cloze' as const),
    isGone: fc.boolean(),
  });
  const inOrderOf = (all: readonly unknown[]) => (one: unknown, other: unknown) =>
    all.indexOf(one) - all.indexOf(other);
  const places = fc.array(place, { maxLength: 12 });

  it('covers every known and every placed note exactly once', () => {
    fc.assert(
      fc.property(places, places, (before, after) => {
        const known = knowns(...before);
        const now = after.map(placed);
        const result = diff(known, now).changes;
        const usedPlaced = result.flatMap((change) => ('placed' in change ? change.placed : []));
        const usedKnown = result.flatMap(knownOf);
        expect(usedPlaced.toSorted(inOrderOf(now))).toEqual(now);
        expect(usedKnown.toSorted((one, other) => one.id - other.id)).toEqual(known);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds nothing to do after its own import', () => {
    fc.assert(
      fc.property(places, (after) => {
        const unique = after.map((one, index) => ({
          ...one,
          isGone: false,
          explicitId: one.explicitId ? `${one.explicitId}${index}` : null,
        }));
        const result = changes(unique, unique);
        expect(result.every((change) => change.startsWith('unchanged'))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
