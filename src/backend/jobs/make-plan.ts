import { families } from '../../core/drills/registry.ts';
import { deckFor } from '../../core/notes/deck-from-path.ts';
import { diff } from '../../core/notes/diff.ts';
import type { Change, KnownNote, ParsedNote, PlacedNote, Problem } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import type { FileRecord } from '../tables/files.ts';
import type { NoteRecord } from '../tables/notes.ts';
import { needsProblems } from './needs.ts';
import type { ReadItem, ReadItems } from './read-items.ts';

/** One file of an import with its deck. */
export interface PlannedFile {
  readonly item: ReadItem;
  /** Deck as the notes or their path name it, and the one they go to: another, if the person has renamed it. */
  readonly deckName: string;
  readonly deck: string;
  readonly notes: readonly ParsedNote[];
  /** Image references of the notes. */
  readonly images: readonly string[];
}

/** What an import does with one note, splits and merges taken apart. */
export type PlannedChange = Exclude<Change, { kind: 'split' | 'merged' }>;

/** All that an import would do. In `changes`, a path is a file's location. */
export interface Plan {
  readonly title: string;
  readonly files: readonly PlannedFile[];
  readonly changes: readonly PlannedChange[];
  readonly problems: readonly Problem[];
}

/** Compares what was read with what the collection knows of the same files. */
export function makePlan(collection: Collection, items: ReadItems, target: string | null): Plan {
  const problems: Problem[] = [...items.problems];
  const inFiles = knownNotes(collection, items);
  const known = [...inFiles, ...goneDrills(collection, items, inFiles)];
  const claims = new Claims(collection, new Set(known.map(({ id }) => id)));
  const files = items.files.map((item) => {
    const { parsed } = item;
    const deckName = deckFor(target === null ? item.deckPath : item.path, parsed.deck, target);
    problems.push(...parsed.problems);
    const notes = parsed.notes.flatMap((note) => claims.admit(note, item.path, problems));
    const missing = parsed.images.filter((reference) => isLocal(reference) && item.image(reference) === null);
    for (const reference of missing) problems.push(missingImage(item.path, reference));
    return {
      item,
      deckName,
      deck: currentDeck(collection, item.location, deckName),
      notes,
      images: parsed.images.filter(isLocal),
    };
  });
  problems.push(...needsProblems(files, (id) => collection.notes.withExplicitId(id) !== undefined));
  const placed = files.flatMap(({ item, deck, notes }) =>
    notes.map((note): PlacedNote => ({ path: item.location, deck, note })),
  );
  return { title: items.title, files, changes: diff(known, placed).changes.flatMap(takenApart), problems };
}

/** Lets the first of split or merged notes keep the schedule; the other new ones begin afresh, the other known ones are set aside. */
function takenApart(change: Change): PlannedChange[] {
  if (change.kind !== 'split' && change.kind !== 'merged') return [change];
  const { ordinals } = change;
  const [placed, ...others] = [change.placed].flat();
  const [known, ...gone] = [change.known].flat();
  return [
    ...(placed && known ? [{ kind: 'changed' as const, placed, known, ordinals }] : []),
    ...others.map((note) => ({ kind: 'new' as const, placed: note })),
    ...gone.map((note) => ({ kind: 'gone' as const, known: note })),
  ];
}

/** The notes of every file the import speaks for, as their files had them. */
function knownNotes(collection: Collection, items: ReadItems): KnownNote[] {
  const files = new Map<number, FileRecord>();
  for (const prefix of items.prefixes) {
    for (const file of collection.files.below(prefix))
      if (items.covers(file.location)) files.set(file.id, file);
  }
  for (const { location } of items.files) {
    const file = collection.files.at(location);
    if (file !== undefined) files.set(file.id, file);
  }
  return [...files.values()].flatMap((file) =>
    collection.notes.ofFile(file.id).map((record) => knownNote(collection, record, file.location)),
  );
}

/** Drills of the items that stood in another file and are gone from it: the skill has one memory, and comes back with it. */
function goneDrills(collection: Collection, items: ReadItems, known: readonly KnownNote[]): KnownNote[] {
  const wanted = new Set(
    items.files.flatMap(({ parsed }) =>
      parsed.notes.flatMap(({ kind, front }) => (kind === 'drill' ? front : [])),
    ),
  );
  return [...wanted].flatMap((family) => {
    const record = collection.notes.drill(family);
    if (record === undefined || !record.isGone || known.some(({ id }) => id === record.id)) return [];
    const file = record.fileId === null ? undefined : collection.files.get(record.fileId);
    return [knownNote(collection, record, file?.location ?? '')];
  });
}

function knownNote(collection: Collection, { id, imported, isGone }: NoteRecord, path: string): KnownNote {
  const card = collection.cards.ofNote(id)[0];
  const deck = card === undefined ? undefined : collection.decks.get(card.deck_id);
  return { id, path, deck: deck?.name ?? '', note: imported, isGone };
}

/** The deck's name today, if the file's notes went to it before under the same name. */
function currentDeck(collection: Collection, location: string, deckName: string): string {
  const file = collection.files.at(location);
  if (file?.deck_name !== deckName) return deckName;
  return collection.decks.get(file.deck_id)?.name ?? deckName;
}

/** Sees to it that ids and drill families are held by one note only. */
class Claims {
  readonly #collection: Collection;
  readonly #replaceable: ReadonlySet<number>;
  readonly #ids = new Map<string, string>();

  constructor(collection: Collection, replaceable: ReadonlySet<number>) {
    this.#collection = collection;
    this.#replaceable = replaceable;
  }

  /** The note, without an id that is taken; nothing if it is a drill that cannot be added. */
  admit(note: ParsedNote, path: string, problems: Problem[]): ParsedNote[] {
    const say = (message: string) => problems.push({ path, line: note.line, message });
    if (note.kind === 'drill') return this.#admitDrill(note, path, say) ? [note] : [];
    if (note.explicitId === null) return [note];
    const holder = this.#holder(
      note.explicitId,
      this.#collection.notes.withExplicitId(note.explicitId),
      `${path}:${note.line}`,
    );
    if (holder === null) return [note];
    say(
      `The id “${note.explicitId}” is taken by ${holder}, so this card goes without one. Give it another id.`,
    );
    return [{ ...note, explicitId: null }];
  }

  #admitDrill(note: ParsedNote, path: string, say: (message: string) => void): boolean {
    if (!families.has(note.front)) {
      say(`There is no drill family “${note.front}”. Known are: ${[...families.keys()].join(', ')}.`);
      return false;
    }
    const holder = this.#holder(
      `drill ${note.front}`,
      this.#collection.notes.drill(note.front)?.id,
      `${path}:${note.line}`,
    );
    if (holder !== null)
      say(
        `The drill “${note.front}” is in ${holder} already; a skill has one memory, so it is not added again.`,
      );
    return holder === null;
  }

  #holder(claim: string, noteId: number | undefined, place: string): string | null {
    const earlier = this.#ids.get(claim);
    if (earlier !== undefined) return earlier;
    if (noteId !== undefined && !this.#replaceable.has(noteId)) return 'another deck';
    this.#ids.set(claim, place);
    return null;
  }
}

function isLocal(reference: string): boolean {
  return !/^([a-z][a-z0-9+.-]+:|\/\/|#)/i.test(reference);
}

function missingImage(path: string, reference: string): Problem {
  return {
    path,
    line: 1,
    message: `The image “${reference}” is not there, or of a kind that cannot be shown. The card shows its description instead.`,
  };
}
