import { AppError } from '../../contract/errors.ts';
import type { Collection } from '../collection.ts';
import { forgetDeckRecall } from './deck-recall.ts';

type Row = Readonly<Record<string, string | number | null>>;
type Table = 'cards' | 'notes' | 'decks' | 'files';

/** What an edit changed and added, enough to take it back. */
interface EditPayload {
  /** Columns as they were, with the row's id. */
  readonly before: { readonly table: Table; readonly row: Row }[];
  /** Rows that were not there, by table. */
  readonly added: { readonly table: Table | 'sources'; readonly id: number }[];
}

/** Collects what an edit is about to change; `save` writes it as one undo entry. */
export class EditLog {
  readonly #collection: Collection;
  readonly #payload: EditPayload = { before: [], added: [] };

  constructor(collection: Collection) {
    this.#collection = collection;
  }

  /** Remembers columns of a row before they change. Scheduling columns are never among them: they follow the log. */
  remember(table: Table, id: number, columns: readonly string[]): void {
    const row = this.#collection.db
      .prepare<[number], Row>(`select id, ${columns.join(', ')} from ${table} where id = ?`)
      .get(id);
    if (row !== undefined) this.#payload.before.push({ table, row });
  }

  added(table: Table | 'sources', id: number): void {
    this.#payload.added.push({ table, id });
  }

  get isEmpty(): boolean {
    return this.#payload.before.length === 0 && this.#payload.added.length === 0;
  }

  /** Writes the entry, in the transaction of the edit itself; nothing if nothing was changed. */
  save(label: string, at: number): void {
    if (!this.isEmpty) this.#collection.undoEntries.push('edit', label, at, this.#payload);
  }
}

/** Takes back the last edit and gives its label. Throws AppError `conflict` if there is none, or if later answers stand on it. */
export function undoLastEdit(collection: Collection): string {
  return collection.transact(() => {
    const entry = collection.undoEntries.last('edit');
    if (entry === undefined) throw new AppError('conflict', 'There is nothing to undo.');
    const payload = JSON.parse(entry.payload) as EditPayload;
    for (const { table, row } of payload.before.toReversed()) restore(collection, table, row);
    removeAdded(collection, payload, entry.label);
    collection.undoEntries.remove(entry.id);
    collection.heldCards.refreshAll();
    forgetDeckRecall(collection);
    return entry.label;
  });
}

function restore({ db }: Collection, table: Table, row: Row): void {
  const columns = Object.keys(row).filter((name) => name !== 'id');
  db.prepare(
    `update ${table} set ${columns.map((name) => `${name} = @${name}`).join(', ')} where id = @id`,
  ).run(row);
  if (table !== 'notes' || typeof row['needs'] !== 'string') return;
  db.prepare('delete from needs where note_id = ?').run(row['id']);
  const add = db.prepare('insert into needs (note_id, needed) values (?, ?)');
  for (const needed of JSON.parse(row['needs']) as string[]) add.run(row['id'], needed);
}

/** SQL that is true of a deck that holds something, by itself or below it: cards, files, or answers given there. */
const isInUse = `exists (
  select 1 from decks below
  where (below.id = decks.id or substr(below.name, 1, length(decks.name) + 2) = decks.name || '::')
    and (exists (select 1 from daily where deck_id = below.id)
      or exists (select 1 from cards where deck_id = below.id)
      or exists (select 1 from files where deck_id = below.id)))`;

/** Removes children before what they point to; decks that came to be used otherwise stay. */
function removeAdded({ db }: Collection, { added }: EditPayload, label: string): void {
  const answered = db.prepare<[number], number>('select 1 from reviews where card_id = ?').pluck();
  for (const table of ['cards', 'notes', 'files', 'sources', 'decks'] as const) {
    const remove = db.prepare<[number]>(
      `delete from ${table} where id = ?${table === 'decks' ? ` and not ${isInUse}` : ''}`,
    );
    for (const { id } of added.filter((row) => row.table === table)) {
      if (table === 'cards' && answered.get(id) !== undefined) {
        throw new AppError(
          'conflict',
          `“${label}” cannot be undone any more, because cards it added have been answered since.`,
        );
      }
      remove.run(id);
    }
  }
}
