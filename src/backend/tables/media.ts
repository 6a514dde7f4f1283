import type { Connection } from '../db/open.ts';
import type { Stamp } from '../files/stamp.ts';

/** A reference in a file's notes to an image or a sound that is kept. */
export interface MediaReferenceRecord {
  readonly file_id: number;
  readonly reference: string;
  readonly name: string;
  readonly location: string | null;
  readonly size: number | null;
  readonly changed_ms: number | null;
}

/** SQL of the tables `media` and `media_references`. */
export function mediaTable(db: Connection) {
  const refer = db.prepare<MediaReferenceRecord>(
    `insert or replace into media_references (file_id, reference, name, location, size, changed_ms)
     values (@file_id, @reference, @name, @location, @size, @changed_ms)`,
  );
  const references = db.prepare<[number], MediaReferenceRecord>(
    'select * from media_references where file_id = ?',
  );
  const below = db.prepare<[string, string], MediaReferenceRecord>(
    `select r.* from files f join media_references r on r.file_id = f.id
     where f.location >= ? and f.location < ? and r.location is not null`,
  );
  const add = db.prepare<[string, string, number]>(
    'insert or ignore into media (name, type, bytes) values (?, ?, ?)',
  );
  const get = db.prepare<[string], { name: string; type: string }>(
    'select name, type from media where name = ?',
  );

  return {
    referencesOf: (fileId: number): MediaReferenceRecord[] => references.all(fileId),
    /** References to media on disk of the files whose location begins with the prefix. */
    referencesBelow: (prefix: string): MediaReferenceRecord[] => below.all(prefix, `${prefix}\u{10ffff}`),
    /** Image references of a file, to the names the images are kept by. */
    namesOf: (fileId: number): Record<string, string> =>
      Object.fromEntries(references.all(fileId).map((row) => [row.reference, row.name])),
    refer: (row: MediaReferenceRecord): void => void refer.run(row),
    /** Whether it was not there yet. */
    add: (name: string, type: string, bytes: number): boolean => add.run(name, type, bytes).changes > 0,
    get: (name: string): { name: string; type: string } | undefined => get.get(name),
  };
}

/** The stamp a reference's file had. */
export function stampOfReference({ size, changed_ms: changedMs }: MediaReferenceRecord): Stamp | null {
  return size === null || changedMs === null ? null : { size, changedMs };
}
