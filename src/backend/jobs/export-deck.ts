import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { ExportedFile, ExportReport } from '../../contract/export.ts';
import { deckPath, exportDecks } from '../../core/notes/export/export-decks.ts';
import { fileName } from '../../core/notes/export/file-names.ts';
import type { Collection } from '../collection.ts';
import { writeNew, type NewFile } from '../files/write-new.ts';
import { isWithin } from '../tables/decks.ts';
import { deckJson } from './deck-json.ts';
import { gatherDecks, type GatheredDeck } from './gather-decks.ts';
import type { Report } from './jobs.ts';
import { placeMedia } from './place-media.ts';

/** As many characters of files as may be handed over rather than written. */
const mostHandedOver = 100_000_000;
/** Formats that make a single file. */
const tables: readonly string[] = ['csv', 'tsv', 'anki-text'];

type Input = CheckedOf<'deck.export'>;

/** Exports a deck with its subdecks, or all decks, read from one moment of the collection. Throws AppError. */
export function exportDeck(collection: Collection, input: Input, report: Report): ExportReport {
  return collection.db.transaction(() => {
    const deckIds = chosenDecks(collection, input.deckId);
    const name = input.deckId === null ? null : (collection.decks.get(input.deckId)?.name ?? null);
    const levels = name?.split('::') ?? [];
    const title = levels.at(-1) ?? 'Nexthop';
    const decks = gatherDecks(collection, deckIds);
    const depth = Math.max(0, levels.length - 1);
    const made =
      input.format === 'json'
        ? {
            files: [{ path: `${fileName(title)}.json`, text: deckJson(collection, deckIds, report) }],
            losses: [],
          }
        : writtenFiles(collection, decks, { format: input.format, title, depth }, report);
    if (made.files.length === 0)
      throw new AppError('bad-input', 'There are no cards in this deck that could be exported.');
    const of = made.files.length;
    const onFile = (index: number) => report(index, of, `Writing ${made.files[index]?.path ?? ''}`);
    return {
      to: input.to === null ? null : writeNew(input.to, made.files, onFile),
      paths: made.files.map(({ path }) => path),
      notes: decks.reduce((sum, { notes }) => sum + notes.length, 0),
      cards: decks.reduce(
        (sum, { notes }) => sum + notes.reduce((all, note) => all + note.schedules.length, 0),
        0,
      ),
      losses: made.losses,
      files: input.to === null ? handedOver(made.files) : [],
    };
  })();
}

/** The deck and those below it, each before its subdecks. */
function chosenDecks(collection: Collection, deckId: number | null): number[] {
  const all = collection.decks.all();
  if (deckId === null) return all.map(({ id }) => id);
  const deck = collection.decks.get(deckId);
  if (deck === undefined) throw new AppError('not-found', 'That deck is not there any more.');
  return all.filter(({ name }) => isWithin(name, deck.name)).map(({ id }) => id);
}

function writtenFiles(
  collection: Collection,
  gathered: readonly GatheredDeck[],
  { format, title, depth }: { format: Exclude<Input['format'], 'json'>; title: string; depth: number },
  report: Report,
): { files: NewFile[]; losses: ExportReport['losses'] } {
  const folderOf = ({ name }: GatheredDeck) => {
    const folder = tables.includes(format) ? '' : posix.dirname(deckPath(name, depth));
    return folder === '.' ? '' : folder;
  };
  const { decks, files: media } = placeMedia(collection, gathered, folderOf);
  const onDeck = (index: number) => report(index, decks.length, `Writing ${decks[index]?.name ?? ''}`);
  const { files, losses } = exportDecks(format, decks, { title, depth, onDeck });
  const deckOf = new Map(decks.flatMap(({ name, notes }) => notes.map(({ id }) => [id, name])));
  return {
    files: [
      ...files.map(({ path, text }) => ({ path, text: [text] })),
      ...media.filter((file) => !('copyOf' in file) || existsSync(file.copyOf)),
    ],
    losses: losses.map(({ id, message }) => ({ deck: deckOf.get(id) ?? '', message })),
  };
}

function handedOver(files: readonly NewFile[]): ExportedFile[] {
  let size = 0;
  return files.map((file) => {
    const handed =
      'copyOf' in file
        ? { path: file.path, base64: readFileSync(file.copyOf).toString('base64') }
        : { path: file.path, text: [...file.text].join('') };
    size += 'text' in handed ? handed.text.length : handed.base64.length;
    if (size > mostHandedOver)
      throw new AppError(
        'bad-input',
        'This export is too large to be handed over. Name a folder to write it to.',
      );
    return handed;
  });
}
