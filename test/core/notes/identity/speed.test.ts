import { expect, it } from 'vitest';
import { diff } from '../../../../src/core/notes/diff.ts';
import { contentKey, placeKey } from '../../../../src/core/notes/identity.ts';
import type { KnownNote, PlacedNote } from '../../../../src/core/notes/types.ts';
import { noteWith } from '../parse.ts';

const words =
  'router switch prefix gateway mask packet frame bridge lease record zone cache proxy header'.split(' ');

/** Notes in files of 50, no two alike, of which those that `isEdited` names are worded otherwise. */
function notes(count: number, isEdited: (index: number) => boolean): PlacedNote[] {
  return Array.from({ length: count }, (_, index) => {
    const [one, other] = [words[index % 14], words[Math.floor(index / 14) % 14]];
    const front = `What does the ${one} number ${index} do with a ${other}${isEdited(index) ? ' today' : ''}?`;
    const back = isEdited(index) ? `It keeps the ${other}` : `It hands the ${other} of ${index} on`;
    return {
      path: `${Math.floor(index / 50)}.md`,
      deck: '',
      note: noteWith({ front, back, headings: [`H${index % 5}`], line: (index % 50) * 3 }),
    };
  });
}

function fastest(work: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
}

it('compares 20,000 notes with 100 edits in a few times the time of their keys', () => {
  const known = notes(20_000, () => false).map((note, id): KnownNote => ({ ...note, id, isGone: false }));
  const placed = notes(20_000, (index) => index % 200 === 7);
  const keys = fastest(() =>
    [...known, ...placed].map(({ path, note }) => [contentKey(note), placeKey(path, note)]),
  );
  const all = fastest(() => diff(known, placed));
  const found = diff(known, placed);
  console.log(
    `keys ${keys.toFixed(0)} ms, diff ${all.toFixed(0)} ms, ${(all / keys).toFixed(1)} times; ${found.questions.length} questions`,
  );
  expect(found.changes.filter(({ kind }) => kind === 'unchanged')).toHaveLength(19_900);
  expect(all).toBeLessThan(6 * keys);
});

it('stays linear where everything is other than before', () => {
  const time = (count: number) => {
    const known = notes(count, () => false).map((note, id): KnownNote => ({ ...note, id, isGone: false }));
    const placed = notes(count, () => true).map((note) => ({ ...note, path: `other/${note.path}` }));
    return fastest(() => diff(known, placed));
  };
  time(200);
  const [small, large] = [time(500), time(4000)];
  console.log(`500 in ${small.toFixed(0)} ms, 4,000 in ${large.toFixed(0)} ms`);
  expect(large).toBeLessThan(8 * 3 * small);
});
