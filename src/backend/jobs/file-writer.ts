import { facesOf } from '../../core/notes/faces.ts';
import type { ParsedNote } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import { keepImage } from '../files/images.ts';
import { isSameStamp } from '../files/stamp.ts';
import type { EditLog } from '../services/edit-log.ts';
import { stampOfReference, type MediaReferenceRecord } from '../tables/media.ts';
import type { Plan, PlannedChange, PlannedFresh } from './plan.ts';
import { deckNameOf } from './prepare-file.ts';
import type { ItemSource } from './read-items.ts';
import type { Reading, ReadingSettings } from './reading.ts';

/** Columns of a file that change when it is read. */
const fileColumns = ['hash', 'deck_id', 'deck_name', 'read_at', 'size', 'changed_ms', 'reading'];
const sourceColumns = ['deck', 'dialect', 'proposals', 'read_at', 'removed_at'];

const emptySettings: ReadingSettings = { deck: null, dialect: null, proposes: true };

/** Stores what is known of files and sources, their decks and their media. */
export class FileWriter {
  /** Images this import copied into the collection. */
  readonly copied: string[] = [];
  readonly #collection: Collection;
  readonly #plan: Plan;
  readonly #log: EditLog;
  readonly #at: number;
  readonly #decks = new Map<string, number>();
  readonly #ids = new Map<string, number>();

  constructor(collection: Collection, plan: Plan, log: EditLog, at: number) {
    this.#collection = collection;
    this.#plan = plan;
    this.#log = log;
    this.#at = at;
    const sources = new Map(plan.items.sources.map((source) => [source.location, this.#source(source)]));
    for (const file of plan.fresh) if (!file.isExcluded) this.#add(file, sources);
  }

  /** Id of the file at a location, which is one of the plan's. */
  idAt(location: string): number {
    const known = this.#ids.get(location) ?? this.#collection.files.at(location)?.id;
    if (known === undefined) throw new Error(`The file ${location} is not one of the import.`);
    return known;
  }

  /** Id of a deck, made with those above it where it is missing. */
  deck(name: string): number {
    const known =
      this.#decks.get(name) ??
      this.#collection.decks.ensure(name, this.#at, (id) => this.#log.added('decks', id));
    this.#decks.set(name, known);
    return known;
  }

  /** Stores what reading the files gave, once their notes and decks are there. */
  finish(): void {
    const { files } = this.#collection;
    const changes = Map.groupBy(this.#plan.changes, ({ placed }) => placed?.path ?? '');
    const rejectedIn = (location: string) =>
      (changes.get(location) ?? []).flatMap(({ kind, placed }) =>
        placed === null || kind !== 'rejected' ? [] : { ...placed.note, deck: placed.deck },
      );
    const made = (location: string) => countsOf(changes.get(location) ?? []);
    for (const file of this.#plan.fresh) {
      if (file.isExcluded) continue;
      const { row, item, hash, stamp } = file.file;
      const decks = this.#decksOf(file);
      const [first] = decks;
      const reading = JSON.stringify({
        ...this.#reading(file, decks, rejectedIn(item.location)),
        ...made(item.location),
      });
      const id = this.idAt(item.location);
      if (row !== null) this.#log.rememberQuietly('files', id, fileColumns);
      const content = { deckName: first?.[0] ?? null, deckId: first?.[1] ?? null, hash, stamp, reading };
      files.update(id, { ...content, at: this.#at });
      this.#keepMedia(id, file);
    }
    for (const { item, row, reading, restamp, isExcluded } of this.#plan.unchanged) {
      if (isExcluded) continue;
      const still = rejectedIn(item.location);
      if (restamp === null && still.length === reading.rejected.length) continue;
      this.#log.rememberQuietly('files', row.id, fileColumns);
      if (restamp !== null) files.restamp(row.id, restamp);
      if (still.length === reading.rejected.length) continue;
      const added = made(item.location);
      const counts = {
        cards: reading.cards + added.cards,
        proposals: reading.proposals + added.proposals,
      };
      files.setReading(row.id, JSON.stringify({ ...reading, rejected: still, ...counts }));
    }
  }

  #add({ file: { item, row, hash } }: PlannedFresh, sources: ReadonlyMap<string, number>): void {
    if (row !== null) return;
    const id = this.#collection.files.add({
      ...{ location: item.location, path: item.path, sourceId: sources.get(item.source.location) ?? 0 },
      ...{ hash, deckId: null, deckName: null, at: this.#at, stamp: null, reading: '' },
    });
    this.#log.added('files', id);
    this.#ids.set(item.location, id);
  }

  #source(source: ItemSource): number {
    const { sources } = this.#collection;
    const settings = this.#plan.settings.get(source.location) ?? emptySettings;
    const how = {
      deck: settings.deck,
      dialect: settings.dialect,
      proposals: settings.proposes,
      at: this.#at,
    };
    const known = sources.at(source.location);
    if (known === undefined) {
      const id = sources.add({ ...source, ...how });
      this.#log.added('sources', id);
      return id;
    }
    this.#log.rememberQuietly('sources', known.id, sourceColumns);
    sources.read(known.id, how);
    return known.id;
  }

  /** What the decks of a file's cards are called by its notes or its path, and their ids; of a file without cards, none. */
  #decksOf({ file, decks, notes }: PlannedFresh): [string, number][] {
    const settings = this.#plan.settings.get(file.item.source.location) ?? emptySettings;
    const used = new Set(notes.map((note) => deckNameOf(file, settings, note)));
    return [...used].flatMap((name) => {
      const id = this.#decks.get(decks.get(name) ?? name);
      return id === undefined ? [] : [[name, id] as [string, number]];
    });
  }

  #reading(
    { file, problems, findings, missing, remote, isSettled, needed, refused }: PlannedFresh,
    decks: readonly (readonly [string, number])[],
    rejected: readonly ParsedNote[],
  ): Omit<Reading, keyof Counts> {
    const withoutPath = <Value extends { readonly path: string }>({ path: _, ...rest }: Value) => rest;
    return {
      key: file.key,
      dialect: file.choice.dialect,
      by: file.choice.by,
      marks: file.marks,
      prevailing: file.prevailing,
      problems: problems.map(withoutPath),
      findings: findings.map(withoutPath),
      missing: missing.map(withoutPath),
      remote: remote.map(withoutPath),
      rejected,
      decks,
      isSettled,
      needed,
      refused,
    };
  }

  /** Copies what the file's notes show, unless it is as it was. */
  #keepMedia(fileId: number, { file: { row }, media }: PlannedFresh): void {
    const known = new Map(
      (row === null ? [] : this.#collection.media.referencesOf(fileId)).map((one) => [one.reference, one]),
    );
    for (const { reference, found } of media) {
      const before = known.get(reference);
      const isAsBefore =
        before?.location === found.location && isSameStamp(stampOfReference(before), found.stamp);
      const image = isAsBefore ? null : found.read();
      if (image === null) continue;
      const reference_: MediaReferenceRecord = {
        ...{ file_id: fileId, reference, name: image.name },
        location: found.stamp === null ? null : found.location,
        size: found.stamp?.size ?? null,
        changed_ms: found.stamp?.changedMs ?? null,
      };
      if (before !== undefined && isSameReference(before, reference_)) continue;
      if (this.#collection.media.get(image.name) === undefined)
        this.#log.rememberRow('media', { name: image.name });
      this.#collection.media.add(image.name, image.type, image.bytes.length);
      this.#log.rememberRow('media_references', { file_id: fileId, reference });
      this.#collection.media.refer(reference_);
      if (keepImage(this.#collection.dataDir, image)) this.copied.push(image.name);
    }
  }
}

type Counts = Pick<Reading, 'cards' | 'proposals'>;

/** Cards that changes of one file leave in it. */
function countsOf(changes: readonly PlannedChange[]): Counts {
  const counts = { cards: 0, proposals: 0 };
  for (const { kind, placed, text } of changes) {
    if (placed === null || kind === 'rejected') continue;
    const { length } = facesOf(text === null ? placed.note : { ...placed.note, ...text });
    counts.cards += length;
    if (placed.note.proposal !== null) counts.proposals += length;
  }
  return counts;
}

function isSameReference(one: MediaReferenceRecord, other: MediaReferenceRecord): boolean {
  return (
    one.name === other.name &&
    one.location === other.location &&
    one.size === other.size &&
    one.changed_ms === other.changed_ms
  );
}
