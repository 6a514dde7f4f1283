import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeNexthopText } from '../../../../src/core/notes/export/nexthop-text.ts';
import type { ExportedNote } from '../../../../src/core/notes/export/types.ts';
import { parseFile } from '../../../../src/core/notes/parse-file.ts';
import { noteWith } from '../parse.ts';
import { essence, nastyNotes } from './nasty-notes.ts';

const write = (notes: readonly ExportedNote[], name = 'Net::DNS') => writeNexthopText({ name, notes });
const read = (text: string) => parseFile({ path: 'x.md', text });
const exported = (parts: Parameters<typeof noteWith>[0], id = 'x'): ExportedNote => ({
  note: noteWith(parts),
  id,
  schedules: [],
});

describe('writing Nexthop’s own syntax', () => {
  it('reads back the same, whatever is in the cards', () => {
    fc.assert(
      fc.property(nastyNotes, (notes) => {
        const { texts, losses } = write(notes);
        expect(losses).toEqual([]);
        expect(texts).toHaveLength(1);
        const { notes: found, deck } = read(texts[0]?.text ?? '');
        expect(deck).toBe('Net::DNS');
        expect(essence(found)).toEqual(essence(notes.map(({ note, id }) => ({ ...note, explicitId: id, needs: note.needs.filter((name) => name !== id) }))));
        const headings = new Map(notes.map(({ note, id }) => [id, note.headings]));
        for (const note of found) expect(note.headings).toEqual(headings.get(note.explicitId ?? ''));
      }),
      { numRuns: Number(process.env.RUNS ?? 500) },
    );
  });
});
