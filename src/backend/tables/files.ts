import type { Connection } from '../db/open.ts';
import type { Stamp } from '../files/stamp.ts';

export interface FileRecord {
  readonly id: number;
  readonly source_id: number;
  /** The full path; or `upload:` or `bundled:` and the path. */
  readonly location: string;
  readonly path: string;
  readonly hash: string;
  readonly deck_id: number | null;
  readonly deck_name: string | null;
  readonly size: number | null;
  readonly changed_ms: number | null;
  /** How it was read and what that gave besides notes, as JSON. */
  readonly reading: string | null;
}

/** What an import notes of a file it read. */
export interface FileContent {
  readonly hash: string;
  readonly deckId: number | null;
  readonly deckName: string | null;
  readonly at: number;
  /** Null if it cannot tell a change. */
  readonly stamp: Stamp | null;
  readonly reading: string;
}

/** SQL of the table `files`. */
export function filesTable(db: Connection) {
  const byId = db.prepare<[number], FileRecord>('select * from files where id = ?');
  const byLocation = db.prepare<[string], FileRecord>('select * from files where location = ?');
  const below = db.prepare<[string, string], FileRecord>(
    'select * from files where location >= ? and location < ? order by location',
  );
  const add = db.prepare(
    `insert into files (source_id, location, path, hash, deck_id, deck_name, read_at, size, changed_ms, reading)
     values (@sourceId, @location, @path, @hash, @deckId, @deckName, @at, @size, @changedMs, @reading)`,
  );
  const update = db.prepare(
    `update files set hash = @hash, deck_id = @deckId, deck_name = @deckName, read_at = @at, size = @size,
       changed_ms = @changedMs, reading = @reading
     where id = @id`,
  );
  const restamp = db.prepare<[number | null, number | null, number]>(
    'update files set size = ?, changed_ms = ? where id = ?',
  );
  const setReading = db.prepare<[string, number]>('update files set reading = ? where id = ?');
  const end = (prefix: string) => `${prefix}\u{10ffff}`;

  return {
    get: (id: number): FileRecord | undefined => byId.get(id),
    at: (location: string): FileRecord | undefined => byLocation.get(location),
    /** The files whose location begins with the prefix. */
    below: (prefix: string): FileRecord[] => below.all(prefix, end(prefix)),
    add: (row: FileContent & { sourceId: number; location: string; path: string }): number =>
      Number(add.run(columns(row)).lastInsertRowid),
    update: (id: number, row: FileContent): void => void update.run({ ...columns(row), id }),
    setReading: (id: number, reading: string): void => void setReading.run(reading, id),
    /** Notes what the disk says now of a file whose content is as it was. */
    restamp: (id: number, stamp: Stamp | null): void =>
      void restamp.run(stamp?.size ?? null, stamp?.changedMs ?? null, id),
  };
}

function columns<Row extends FileContent>({ stamp, ...row }: Row) {
  return { ...row, size: stamp?.size ?? null, changedMs: stamp?.changedMs ?? null };
}
