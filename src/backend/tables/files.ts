import type { Connection } from '../db/open.ts';

export type SourceKind = 'folder' | 'file' | 'upload' | 'bundled';

export interface FileRecord {
  readonly id: number;
  readonly source_id: number;
  /** The full path; or `upload:` or `bundled:` and the path. */
  readonly location: string;
  readonly path: string;
  readonly hash: string;
  readonly deck_id: number;
  readonly deck_name: string;
}

/** What an import notes of a file it read. */
interface FileContent {
  readonly hash: string;
  readonly deckId: number;
  readonly deckName: string;
  readonly at: number;
}

/** SQL of the tables `sources`, `files` and `media_references`. */
export function filesTable(db: Connection) {
  const source = db.prepare<[string], { id: number }>('select id from sources where location = ?');
  const addSource = db.prepare(
    'insert into sources (kind, location, title, added_at) values (@kind, @location, @title, @at)',
  );
  const byId = db.prepare<[number], FileRecord>('select * from files where id = ?');
  const byLocation = db.prepare<[string], FileRecord>('select * from files where location = ?');
  const below = db.prepare<[string, string], FileRecord>(
    'select * from files where location >= ? and location < ? order by location',
  );
  const add = db.prepare(
    `insert into files (source_id, location, path, hash, deck_id, deck_name, read_at)
     values (@sourceId, @location, @path, @hash, @deckId, @deckName, @at)`,
  );
  const update = db.prepare(
    'update files set hash = @hash, deck_id = @deckId, deck_name = @deckName, read_at = @at where id = @id',
  );
  const refer = db.prepare<[number, string, string]>(
    'insert or replace into media_references (file_id, reference, name) values (?, ?, ?)',
  );
  const references = db.prepare<[number], { reference: string; name: string }>(
    'select reference, name from media_references where file_id = ?',
  );
  const addMedia = db.prepare<[string, string, number]>(
    'insert or ignore into media (name, type, bytes) values (?, ?, ?)',
  );
  const media = db.prepare<[string], { name: string; type: string }>(
    'select name, type from media where name = ?',
  );

  return {
    sourceAt: (location: string): number | undefined => source.get(location)?.id,
    addSource: (row: { kind: SourceKind; location: string; title: string; at: number }): number =>
      Number(addSource.run(row).lastInsertRowid),
    get: (id: number): FileRecord | undefined => byId.get(id),
    at: (location: string): FileRecord | undefined => byLocation.get(location),
    /** The files whose location begins with the prefix. */
    below: (prefix: string): FileRecord[] => below.all(prefix, `${prefix}\u{10ffff}`),
    add: (row: FileContent & { sourceId: number; location: string; path: string }): number =>
      Number(add.run(row).lastInsertRowid),
    update: (id: number, row: FileContent): void => void update.run({ ...row, id }),
    refer: (fileId: number, reference: string, name: string): void => void refer.run(fileId, reference, name),
    /** Image references of a file, to the names the images are kept by. */
    mediaOf: (fileId: number): Record<string, string> =>
      Object.fromEntries(references.all(fileId).map((row) => [row.reference, row.name])),
    addMedia: (name: string, type: string, bytes: number): void => void addMedia.run(name, type, bytes),
    media: (name: string): { name: string; type: string } | undefined => media.get(name),
  };
}
