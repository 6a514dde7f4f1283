import type { Connection } from '../db/open.ts';

export type SourceKind = 'folder' | 'file' | 'upload' | 'bundled';
export type Watch = 'off' | 'ask' | 'auto';

export interface SourceRecord {
  readonly id: number;
  readonly kind: SourceKind;
  readonly location: string;
  readonly title: string;
  readonly added_at: number;
  readonly deck: string | null;
  readonly dialect: string | null;
  readonly proposals: number;
  readonly watch: Watch;
  readonly read_at: number | null;
  readonly removed_at: number | null;
}

/** How a source is read, as last imported or set. */
export interface SourceSettings {
  readonly deck: string | null;
  readonly dialect: string | null;
  readonly proposals: boolean;
}

/** SQL of the table `sources`: where notes are read from. */
export function sourcesTable(db: Connection) {
  const byId = db.prepare<[number], SourceRecord>('select * from sources where id = ?');
  const byLocation = db.prepare<[string], SourceRecord>('select * from sources where location = ?');
  const listed = db.prepare<[], SourceRecord>(
    "select * from sources where removed_at is null and kind <> 'bundled' order by id",
  );
  const insert = db.prepare(
    `insert into sources (kind, location, title, added_at, deck, dialect, proposals, watch, read_at)
     values (@kind, @location, @title, @at, @deck, @dialect, @proposals, @watch, @at)`,
  );
  const read = db.prepare(
    `update sources set deck = @deck, dialect = @dialect, proposals = @proposals, read_at = @at, removed_at = null where id = @id`,
  );
  const set = db.prepare(
    'update sources set deck = @deck, dialect = @dialect, proposals = @proposals, watch = @watch where id = @id',
  );
  const remove = db.prepare<[number, number]>(
    "update sources set removed_at = ?, watch = 'off' where id = ?",
  );
  const counts = db.prepare<[number, number], { files: number; cards: number }>(
    `select (select count(*) from files where source_id = ?) as files,
       (select count(*) from files f join notes n on n.file_id = f.id join cards c on c.note_id = n.id
        where f.source_id = ? and c.suspended < 2) as cards`,
  );

  return {
    get: (id: number): SourceRecord | undefined => byId.get(id),
    at: (location: string): SourceRecord | undefined => byLocation.get(location),
    /** The sources a person sees, in the order they were added. */
    listed: (): SourceRecord[] => listed.all(),
    /** Folders are watched from the start, with what changed waiting to be accepted. */
    add: (row: SourceSettings & { kind: SourceKind; location: string; title: string; at: number }): number =>
      Number(
        insert.run({
          ...row,
          proposals: row.proposals ? 1 : 0,
          watch: row.kind === 'folder' ? 'ask' : 'off',
        }).lastInsertRowid,
      ),
    /** Notes that it was read, and how. */
    read: (id: number, row: SourceSettings & { at: number }): void =>
      void read.run({ ...row, proposals: row.proposals ? 1 : 0, id }),
    set: (id: number, row: SourceSettings & { watch: Watch }): void =>
      void set.run({ ...row, proposals: row.proposals ? 1 : 0, id }),
    remove: (id: number, at: number): void => void remove.run(at, id),
    /** Its files, and its cards that are still in them. */
    counts: (id: number): { files: number; cards: number } => counts.get(id, id) ?? { files: 0, cards: 0 },
  };
}
