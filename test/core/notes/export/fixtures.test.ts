import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { families } from '../../../../src/core/drills/registry.ts';
import { dialects } from '../../../../src/core/notes/dialects/registry.ts';
import { exportDecks, type TextFormat } from '../../../../src/core/notes/export/export-decks.ts';
import type { ExportedNote } from '../../../../src/core/notes/export/types.ts';
import { facesOf } from '../../../../src/core/notes/faces.ts';
import { parseFile } from '../../../../src/core/notes/parse-file.ts';
import type { ParsedNote } from '../../../../src/core/notes/types.ts';
import { tidied } from '../../../../src/core/notes/framed-card.ts';

const root = join(import.meta.dirname, '../../../..');
const folders = ['decks', 'test/fixtures/notes', 'test/fixtures/text-table', 'test/fixtures/dialects'];
const files = folders
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:md|csv|tsv|txt|org|qmd)$/i.test(path))
      .map((path) => join(folder, path)),
  );

/** All that the dialects find in the files, each under the first dialect that finds just that. */
const found = files.flatMap((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  const seen = new Set<string>();
  return [...dialects.keys()].flatMap((dialect) => {
    const { notes } = parseFile({ path, text }, { dialect, options: {}, proposes: dialect === 'nexthop' });
    const key = JSON.stringify(notes.map(({ kind, front, back }) => [kind, front, back]));
    if (notes.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [{ name: `${path} as ${dialect}`, notes }];
  });
});

const formats: Readonly<Record<TextFormat, string>> = {
  nexthop: 'nexthop',
  'obsidian-sr': 'obsidian-sr',
  hashcards: 'hashcards',
  csv: 'text-table',
  tsv: 'text-table',
  'anki-text': 'text-table',
};

const exported = (notes: readonly ParsedNote[]): ExportedNote[] =>
  notes.map((note, index) => ({ note, id: note.explicitId ?? `n-${index}`, schedules: [] }));

const cardsOf = (notes: readonly ParsedNote[]) =>
  notes
    .filter(({ kind }) => kind !== 'drill')
    .map((note) => ({
      id: note.explicitId,
      kind: note.kind,
      remark: note.remark === null ? null : tidied(note.remark),
      tags: note.tags.map((tag) => tag.replace(/[\s,;]+/g, '_')),
      cards: facesOf({ ...note, front: tidied(note.front), back: tidied(note.back) }),
    }))
    .sort((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1));

/** Named drills stand in the front matter in their order; those defined stand with their headings, whose order is that of the cards. */
function drillsOf(notes: readonly ParsedNote[]): { named: string[]; defined: string[] } {
  const drills = notes.filter(({ kind }) => kind === 'drill').map(({ front }) => front);
  const isDefined = (id: string) => id.startsWith('own/');
  return { named: drills.filter((id) => !isDefined(id)), defined: drills.filter(isDefined).sort() };
}

describe.each(Object.entries(formats) as [TextFormat, string][])(
  'exporting every file to %s',
  (format, dialect) => {
    it.each(found)('reads back the cards and ids of $name', ({ notes }) => {
      const given = exported(notes);
      const { files: written } = exportDecks(format, [{ name: 'Net', notes: given }], {
        title: 'x',
        depth: 0,
      });
      const choice = { dialect, options: {}, proposes: false };
      const read = written.flatMap((file) => parseFile(file, choice).notes);
      expect(cardsOf(read)).toEqual(cardsOf(given.map(({ note, id }) => ({ ...note, explicitId: id }))));
      if (format === 'nexthop') expect(drillsOf(read)).toEqual(drillsOf(notes));
    });
  },
);

it('covers every bundled deck, and drills', () => {
  expect(found.length).toBeGreaterThan(10);
  expect(
    found.flatMap(({ notes }) => notes).some(({ kind, front }) => kind === 'drill' && families.has(front)),
  ).toBe(true);
});
