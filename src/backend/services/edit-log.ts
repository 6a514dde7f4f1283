import type { Statement } from 'better-sqlite3';
import type { Collection } from '../collection.ts';

export type Row = Readonly<Record<string, string | number | null>>;

/** Tables whose rows are known by their id. */
export type IdTable = 'cards' | 'notes' | 'decks' | 'files' | 'sources' | 'exams';

/** Columns by which the rows of other tables are known. */
export const keyColumns = {
  media: ['name'],
  media_references: ['file_id', 'reference'],
  rejections: ['kind', 'place', 'name'],
} as const;

export type KeyTable = keyof typeof keyColumns;

/** What an edit changed and added, enough to take it back. */
export interface EditPayload {
  /** Columns as they were, with the row's id. */
  readonly before: { readonly table: IdTable; readonly row: Row }[];
  /** Rows that were not there, by table; to `last` if there are several in a row. */
  readonly added: { readonly table: IdTable; readonly id: number; last?: number }[];
  /** Whole rows as they were, null for one that was not there; entries of older versions have none. */
  readonly rows?: { readonly table: KeyTable; readonly key: Row; readonly before: Row | null }[];
  /** Rows it wrote to the review log, oldest first. */
  readonly events?: { readonly id: number; readonly cardId: number }[];
}

/** Collects what an edit is about to change; `save` writes it as one undo entry. */
export class EditLog {
  readonly #collection: Collection;
  readonly #payload: Required<EditPayload> = { before: [], added: [], rows: [], events: [] };
  #quiet = 0;
  readonly #statements = new Map<string, Statement<unknown[], Row>>();

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  /** Remembers columns of a row before they change. Scheduling columns only together with the event that changes them. */
  remember(table: IdTable, id: number, columns: readonly string[]): void {
    const row = this.#statement(`select id, ${columns.join(', ')} from ${table} where id = ?`).get(id);
    if (row !== undefined) this.#payload.before.push({ table, row });
  }

  /** Remembers columns as `remember` does, but of a change that by itself is nothing to take back. */
  rememberQuietly(table: IdTable, id: number, columns: readonly string[]): void {
    const { length } = this.#payload.before;
    this.remember(table, id, columns);
    this.#quiet += this.#payload.before.length - length;
  }

  /** Remembers a whole row, or that it is not there, before it is written, replaced or removed. */
  rememberRow(table: KeyTable, key: Row): void {
    const columns = keyColumns[table];
    const condition = columns.map((name) => `${name} = ?`).join(' and ');
    const row = this.#statement(`select * from ${table} where ${condition}`).get(
      ...columns.map((name) => key[name]),
    );
    this.#payload.rows.push({ table, key, before: row ?? null });
  }

  added(table: IdTable, id: number): void {
    const last = this.#payload.added.findLast((entry) => entry.table === table);
    if (last !== undefined && (last.last ?? last.id) === id - 1) last.last = id;
    else this.#payload.added.push({ table, id });
  }

  /** Remembers a row written to the review log. */
  logged(id: number, cardId: number): void {
    this.#payload.events.push({ id, cardId });
  }

  get isEmpty(): boolean {
    const { before, added, rows, events } = this.#payload;
    return before.length - this.#quiet + added.length + rows.length + events.length === 0;
  }

  /** Writes the entry, in the transaction of the edit itself; nothing if nothing was changed. */
  save(label: string, at: number): void {
    if (!this.isEmpty) this.#collection.undoEntries.push('edit', label, at, this.#payload);
  }

  #statement(sql: string): Statement<unknown[], Row> {
    const known = this.#statements.get(sql) ?? this.#collection.db.prepare<unknown[], Row>(sql);
    this.#statements.set(sql, known);
    return known;
  }
}
