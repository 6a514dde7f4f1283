import type { Connection } from '../db/open.ts';

export type UndoKind = 'review' | 'edit';

export interface UndoRecord {
  readonly id: number;
  readonly kind: UndoKind;
  readonly label: string;
  readonly at: number;
  readonly payload: string;
}

/** SQL of the table `undo_entries`: the newest of a kind is the next to be taken back. */
export function undoEntriesTable(db: Connection) {
  const insert = db.prepare<[UndoKind, string, number, string]>(
    'insert into undo_entries (kind, label, at, payload) values (?, ?, ?, ?)',
  );
  const last = db.prepare<[UndoKind], UndoRecord>(
    'select * from undo_entries where kind = +? order by id desc limit 1',
  );
  const remove = db.prepare<[number]>('delete from undo_entries where id = ?');
  const giveBack = db.prepare<[number, number]>(
    "update sqlite_sequence set seq = cast(? as integer) where name = 'undo_entries' and seq = ?",
  );
  const forgetNone = db.prepare("delete from sqlite_sequence where name = 'undo_entries' and seq = 0");
  const lastEdit = db
    .prepare<[], (number | null)[]>(
      "select id, at, length(payload) from undo_entries where kind = +'edit' order by id desc limit 1",
    )
    .raw();
  const prune = db.prepare<[number]>('delete from undo_entries where at < ?');

  return {
    push: (kind: UndoKind, label: string, at: number, payload: unknown): void =>
      void insert.run(kind, label, at, JSON.stringify(payload)),
    last: (kind: UndoKind): UndoRecord | undefined => last.get(kind),
    /** Figures that tell the newest edit from any other; none if there was none. */
    lastEditMark: (): readonly (number | null)[] => lastEdit.get() ?? [],
    /** Removes an entry; the number of the newest is free again, so that what is taken back leaves no trace. */
    remove(id: number): void {
      remove.run(id);
      giveBack.run(id - 1, id);
      forgetNone.run();
    },
    /** Forgets entries older than the instant. */
    prune: (before: number): void => void prune.run(before),
  };
}
