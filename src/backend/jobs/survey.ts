import { AppError } from '../../contract/errors.ts';
import {
  chooseDialects,
  defaultDialect,
  type DialectChoice,
  type DialectEvidence,
} from '../../core/notes/choose-dialects.ts';
import { dialects } from '../../core/notes/dialects/registry.ts';
import { parseFile } from '../../core/notes/parse-file.ts';
import { readFile, type ReadFile } from '../../core/notes/read.ts';
import type { ParsedFile, Problem } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import { contentHash } from '../files/content-hash.ts';
import { isSameStamp, isTelling, stampOf, type Stamp } from '../files/stamp.ts';
import type { FileRecord } from '../tables/files.ts';
import { stampOfReference, type MediaReferenceRecord } from '../tables/media.ts';
import type { Report } from './jobs.ts';
import { Names } from './names.ts';
import { isBelow, type ItemSource, type ReadItem, type ReadItems } from './read-items.ts';
import { proposesIn, readingKey, readingOf, type Reading, type ReadingSettings } from './reading.ts';

/** A file that is as it was read last, so that it need not be read again. */
export interface UnchangedFile {
  readonly item: ReadItem;
  readonly row: FileRecord;
  readonly reading: Reading;
  /** What the disk says of it now, if it says something else than before. */
  readonly restamp: Stamp | null;
}

/** A file that was read. */
export interface FreshFile {
  readonly item: ReadItem;
  readonly row: FileRecord | null;
  readonly key: string;
  readonly hash: string;
  /** Null if it cannot tell a later change. */
  readonly stamp: Stamp | null;
  readonly text: string;
  readonly choice: DialectChoice;
  readonly marks: Reading['marks'];
  readonly prevailing: string | null;
  readonly parsed: ParsedFile;
}

/** What the files of an import hold, compared with what the collection knows of them. */
export interface Survey {
  readonly items: ReadItems;
  readonly settings: ReadonlyMap<string, ReadingSettings>;
  readonly unchanged: readonly UnchangedFile[];
  readonly fresh: readonly FreshFile[];
  /** Stored files that are not there any more. */
  readonly vanished: readonly FileRecord[];
  readonly problems: readonly Problem[];
  readonly evidence: readonly DialectEvidence[];
}

/** What an import says of all its sources; null takes what a source was last read with. */
export interface SurveyInput {
  readonly deck: string | null;
  readonly dialect: string | null;
  readonly proposals: 'on' | 'off';
}

/** Reads the files of an import that are not as they were read last. Throws AppError for a dialect that does not exist. */
export function surveyFiles(
  collection: Collection,
  items: ReadItems,
  input: SurveyInput,
  report: Report,
): Survey {
  if (input.dialect !== null && !dialects.has(input.dialect)) {
    const known = [...dialects.keys()].sort().join(', ');
    throw new AppError('bad-input', `There is no dialect “${input.dialect}”. Known are: ${known}.`);
  }
  const known = knownFiles(collection, items);
  const surveyor = new Surveyor(collection, known, referencesOf(collection, items), report);
  const settings = new Map<string, ReadingSettings>();
  const bySource = Map.groupBy(items.files, ({ source }) => source.location);
  for (const source of items.sources) {
    const how = settingsFor(collection, source, input);
    settings.set(source.location, how);
    surveyor.read(bySource.get(source.location) ?? [], how);
  }
  const unread = [...items.unread, ...surveyor.unread];
  const there = new Set(items.files.map(({ location }) => location));
  return {
    items,
    settings,
    unchanged: surveyor.unchanged,
    fresh: surveyor.fresh,
    vanished: [...known.values()].filter(
      ({ location }) =>
        !there.has(location) && isBelow(location, items.prefixes) && !isBelow(location, unread),
    ),
    problems: [...items.problems, ...surveyor.problems],
    evidence: surveyor.evidence,
  };
}

function settingsFor(
  collection: Collection,
  { kind, location }: ItemSource,
  input: SurveyInput,
): ReadingSettings {
  const known = collection.sources.at(location);
  return {
    deck: input.deck ?? known?.deck ?? null,
    dialect: input.dialect ?? known?.dialect ?? null,
    proposes: input.proposals === 'on' && kind !== 'bundled',
  };
}

function knownFiles({ files }: Collection, items: ReadItems): Map<string, FileRecord> {
  const rows = items.prefixes.flatMap((prefix) => files.below(prefix));
  return new Map(rows.map((row) => [row.location, row]));
}

function referencesOf({ media }: Collection, items: ReadItems): Map<number, MediaReferenceRecord[]> {
  return Map.groupBy(
    items.prefixes.flatMap((prefix) => media.referencesBelow(prefix)),
    (row) => row.file_id,
  );
}

/** A text read because its file is not known to be unchanged. */
interface ReadText {
  readonly item: ReadItem;
  readonly row: FileRecord | null;
  readonly key: string;
  readonly text: string;
  readonly hash: string;
  readonly stamp: Stamp | null;
}

class Surveyor {
  readonly unchanged: UnchangedFile[] = [];
  readonly fresh: FreshFile[] = [];
  readonly unread: string[] = [];
  readonly problems: Problem[] = [];
  readonly evidence: DialectEvidence[] = [];
  readonly #names: Names;
  readonly #known: ReadonlyMap<string, FileRecord>;
  readonly #references: ReadonlyMap<number, readonly MediaReferenceRecord[]>;
  readonly #report: Report;

  constructor(
    collection: Collection,
    known: ReadonlyMap<string, FileRecord>,
    references: ReadonlyMap<number, readonly MediaReferenceRecord[]>,
    report: Report,
  ) {
    this.#names = new Names(collection);
    this.#known = known;
    this.#references = references;
    this.#report = report;
  }

  /** Reads the files of one source. */
  read(items: readonly ReadItem[], settings: ReadingSettings): void {
    const unchanged: UnchangedFile[] = [];
    const texts: ReadText[] = [];
    for (const [index, item] of items.entries()) {
      if (index % 50 === 0) this.#report(index, items.length, `Looking at ${item.path}`);
      const found = this.#look(item, readingKey(item, settings));
      if (found === null) continue;
      if ('reading' in found) unchanged.push(found);
      else texts.push(found);
    }
    this.#choose(unchanged, texts, settings);
  }

  /** The file as it was, or its text; null if it cannot be read. */
  #look(item: ReadItem, key: string): UnchangedFile | ReadText | null {
    const row = this.#known.get(item.location) ?? null;
    const reading = row === null ? null : readingOf(row.reading);
    const mayStay =
      row !== null &&
      reading !== null &&
      reading.key === key &&
      reading.isSettled &&
      this.#names.areAsIn(reading) &&
      this.#hasItsMedia(item, row, reading);
    if (mayStay && isSameStamp(stampOfFile(row), item.stamp)) return { item, row, reading, restamp: null };
    const read = this.#text(item, row, key);
    if (read === null || !mayStay || row.hash !== read.hash) return read;
    return { item, row, reading, restamp: read.stamp };
  }

  #text(item: ReadItem, row: FileRecord | null, key: string): ReadText | null {
    try {
      const readAtMs = Date.now();
      const text = item.text();
      const stamp = item.stamp !== null && isTelling(item.stamp, readAtMs) ? item.stamp : null;
      return { item, row, key, text, hash: contentHash(text), stamp };
    } catch (error) {
      if (!(error instanceof AppError) && !isFileError(error)) throw error;
      this.unread.push(item.location);
      this.problems.push({ path: item.path, line: 1, message: error.message });
      return null;
    }
  }

  /** Whether the images of an unchanged file are as they were, and none that was missing has come. */
  #hasItsMedia(item: ReadItem, row: FileRecord, { missing }: Reading): boolean {
    if (missing.some(({ reference }) => item.findMedia(reference) !== null)) return false;
    return (this.#references.get(row.id) ?? []).every((reference) => {
      const before = stampOfReference(reference);
      const now = before === null || reference.location === null ? null : stampOf(reference.location);
      return now === null || isSameStamp(before, now);
    });
  }

  /** Decides how each text is read, and reads it; unchanged files too, if the new ones change what most are written in. */
  #choose(unchanged: readonly UnchangedFile[], texts: readonly ReadText[], settings: ReadingSettings): void {
    const remembered = unchanged.map(({ item: { path }, reading: { dialect, by, marks } }) => ({
      choice: { path, dialect, by },
      marks,
    }));
    const files = texts.map((read, index) => {
      if (index % 20 === 0) this.#report(index, texts.length, `Reading ${read.item.path}`);
      return readFile({ path: read.item.path, text: read.text });
    });
    const chosen = chooseDialects(
      files.map((file, index) => ({ file, settings: texts[index]?.item.settings.settings ?? null })),
      settings.dialect,
      remembered,
    );
    const turned = unchanged.filter(({ reading }) => isTurned(reading, chosen.prevailing));
    if (turned.length > 0) return this.#chooseWith(turned, unchanged, texts, settings);
    const said = Map.groupBy(chosen.problems, ({ path }) => path);
    const fresh: FreshFile[] = [];
    for (const [index, read] of texts.entries()) {
      if (index % 20 === 0) this.#report(index, texts.length, `Looking for cards in ${read.item.path}`);
      const file = files[index];
      const choice = chosen.choices[index];
      if (file === undefined || choice === undefined) continue;
      const judged = { marks: chosen.marks[index] ?? [], prevailing: chosen.prevailing };
      fresh.push(this.#parse(read, file, choice, said.get(file.path) ?? [], settings, judged));
    }
    const stirred = this.#names.stirredBy(fresh, unchanged);
    if (stirred.length > 0) return this.#chooseWith(stirred, unchanged, texts, settings);
    this.evidence.push(...chosen.evidence);
    this.unchanged.push(...unchanged);
    for (const file of fresh) this.#take(file);
  }

  /** Goes on with some of the unchanged files read as well. */
  #chooseWith(
    some: readonly UnchangedFile[],
    unchanged: readonly UnchangedFile[],
    texts: readonly ReadText[],
    settings: ReadingSettings,
  ): void {
    const again = some.flatMap(({ item, row }) => this.#text(item, row, readingKey(item, settings)) ?? []);
    const isRead = new Set(some);
    this.#choose(
      unchanged.filter((file) => !isRead.has(file)),
      [...texts, ...again],
      settings,
    );
  }

  #parse(
    read: ReadText,
    file: ReadFile,
    choice: DialectChoice,
    said: readonly Problem[],
    settings: ReadingSettings,
    judged: Pick<FreshFile, 'marks' | 'prevailing'>,
  ): FreshFile {
    const { item } = read;
    const { settings: folder } = item.settings;
    const options = folder?.options ?? {};
    const parsed = parseFile(file, {
      dialect: choice.dialect,
      options,
      proposes: proposesIn(item, settings),
    });
    const problems = [...said, ...parsed.problems];
    const tags = folder?.tags ?? [];
    const notes =
      tags.length === 0
        ? parsed.notes
        : parsed.notes.map((note) => ({ ...note, tags: [...new Set([...note.tags, ...tags])] }));
    return { ...read, ...judged, choice, parsed: { ...parsed, notes, problems } };
  }

  /** Of a file that could not be read, only what is the matter with it. */
  #take(file: FreshFile): void {
    const { item, parsed } = file;
    if (!parsed.isRefused) return void this.fresh.push(file);
    this.unread.push(item.location);
    this.problems.push(...parsed.problems);
  }
}

/** Whether a file was read by what most others are written in, and that has become something else. */
function isTurned({ by, prevailing: before, marks }: Reading, prevailing: string | null): boolean {
  if ((by !== 'evidence' && by !== 'default') || before === prevailing) return false;
  const isPlain = marks.every(({ dialect }) => dialect !== defaultDialect);
  return isPlain || marks.some(({ dialect }) => dialect === prevailing || dialect === before);
}

function stampOfFile({ size, changed_ms: changedMs }: FileRecord): Stamp | null {
  return size === null || changedMs === null ? null : { size, changedMs };
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
