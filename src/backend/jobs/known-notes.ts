import type { KnownNote } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import type { FileRecord } from '../tables/files.ts';
import type { NoteRecord } from '../tables/notes.ts';
import type { FreshFile } from './survey.ts';

/** All notes of files that were read or are gone, and those gone from files that are as they were, which lie below the prefixes. */
export function knownNotes(
  collection: Collection,
  changed: readonly FileRecord[],
  unchanged: readonly FileRecord[],
  prefixes: readonly string[],
): KnownNote[] {
  const { notes } = collection;
  const reader = new KnownReader(collection);
  const locations = new Map(unchanged.map(({ id, location }) => [id, location]));
  const gone = [
    ...new Map(
      prefixes.flatMap((prefix) => notes.goneBelow(prefix)).map((record) => [record.id, record]),
    ).values(),
  ].filter(({ fileId }) => fileId !== null && locations.has(fileId));
  return [
    ...changed.flatMap(({ id, location }) =>
      notes.ofFile(id).map((record) => reader.known(record, location)),
    ),
    ...gone.map((record) => reader.known(record, locations.get(record.fileId ?? 0) ?? '')),
  ];
}

/** Drills of the files that stood in another file and are gone from it: the skill has one memory, and comes back with it. */
export function goneDrills(
  collection: Collection,
  files: readonly FreshFile[],
  known: readonly KnownNote[],
): KnownNote[] {
  const wanted = new Set(
    files.flatMap(({ parsed }) => parsed.notes.flatMap(({ kind, front }) => (kind === 'drill' ? front : []))),
  );
  const reader = new KnownReader(collection);
  return [...wanted].flatMap((family) => {
    const record = collection.notes.drill(family);
    if (record === undefined || !record.isGone || known.some(({ id }) => id === record.id)) return [];
    const file = record.fileId === null ? undefined : collection.files.get(record.fileId);
    return [reader.known(record, file?.location ?? '')];
  });
}

/** Makes of stored notes what the diff needs: as their files had them. */
class KnownReader {
  readonly #collection: Collection;
  readonly #decks: ReadonlyMap<number, string>;

  constructor(collection: Collection) {
    this.#collection = collection;
    this.#decks = new Map(collection.decks.all().map(({ id, name }) => [id, name]));
  }

  known({ id, imported, isGone }: NoteRecord, path: string): KnownNote {
    const card = this.#collection.cards.ofNote(id)[0];
    const deck = card === undefined ? '' : (this.#decks.get(card.deck_id) ?? '');
    return { id, path, deck, note: imported, isGone };
  }
}
