import { AppError } from '../../contract/errors.ts';
import type { Collection } from '../collection.ts';
import { dropImages } from '../files/images.ts';
import { replayCard } from './card-log.ts';
import { forgetDeckRecall } from './deck-recall.ts';
import { keyColumns, type EditPayload, type IdTable, type Row } from './edit-log.ts';

/** Takes back the last edit and gives its label. Throws AppError `conflict` if there is none, or if later answers stand on it. */
export function undoLastEdit(collection: Collection): string {
  const { label, images } = collection.transact(() => {
    const entry = collection.undoEntries.last('edit');
    if (entry === undefined) throw new AppError('conflict', 'There is nothing to undo.');
    const payload = JSON.parse(entry.payload) as EditPayload;
    refuseIfSat(collection, payload, entry.label);
    const stale = removeEvents(collection, payload, entry.label);
    removeAdded(collection, payload, ['cards'], entry.label);
    freeOrdinals(collection, payload);
    for (const { table, row } of payload.before.toReversed()) restore(collection, table, row);
    for (const cardId of stale) followLog(collection, cardId);
    const dropped = restoreRows(collection, payload);
    removeAdded(collection, payload, ['notes', 'files', 'sources', 'decks', 'exams'], entry.label);
    collection.undoEntries.remove(entry.id);
    collection.heldCards.refreshAll();
    forgetDeckRecall(collection);
    return { label: entry.label, images: dropped };
  });
  dropImages(collection.dataDir, images);
  return label;
}

/** Takes out what the edit wrote to the log; gives the cards whose log has gone on since. */
function removeEvents({ reviews }: Collection, { events = [] }: EditPayload, label: string): Set<number> {
  const stale = new Set<number>();
  for (const { id, cardId } of events.toReversed()) {
    if (reviews.wasAnsweredAfter(cardId, id)) throw answeredSince(label, 'cards it set');
    reviews.removeEvent(id);
    if ((reviews.lastId(cardId) ?? 0) > id) stale.add(cardId);
  }
  return stale;
}

/** Sets a card to what its log says; the columns remembered are older than an answer taken back since. */
function followLog(collection: Collection, cardId: number): void {
  const card = collection.cards.get(cardId);
  if (card !== undefined)
    collection.cards.setState(cardId, replayCard(collection, cardId), card.shuffle, card.buried_day);
}

/** Lets cards that go back to other ordinals pass each other. */
function freeOrdinals({ db }: Collection, { before }: EditPayload): void {
  const free = db.prepare<[number]>('update cards set ordinal = -1000000 - id where id = ?');
  for (const { table, row } of before) if (table === 'cards' && 'ordinal' in row) free.run(Number(row['id']));
}

function restore({ db, notes }: Collection, table: IdTable, row: Row): void {
  const columns = Object.keys(row).filter((name) => name !== 'id');
  db.prepare(
    `update ${table} set ${columns.map((name) => `${name} = @${name}`).join(', ')} where id = @id`,
  ).run(row);
  if (table === 'notes' && typeof row['needs'] === 'string') notes.setNeeds(Number(row['id']));
}

/** Brings back whole rows as they were; gives the images whose rows are gone. */
function restoreRows({ db }: Collection, { rows = [] }: EditPayload): string[] {
  const dropped: string[] = [];
  for (const { table, key, before } of rows.toReversed()) {
    const condition = keyColumns[table].map((name) => `${name} = @${name}`).join(' and ');
    // An image may have come to be used otherwise.
    const unused =
      table === 'media' ? ' and not exists (select 1 from media_references r where r.name = media.name)' : '';
    const { changes } = db.prepare(`delete from ${table} where ${condition}${unused}`).run(key);
    if (table === 'media' && changes > 0) dropped.push(String(key['name']));
    if (before === null) continue;
    const columns = Object.keys(before);
    db.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map((name) => `@${name}`).join(', ')})`,
    ).run(before);
  }
  return dropped;
}

/** SQL that is true of a deck that holds something, by itself or below it: cards, files, or answers given there. */
const isInUse = `exists (
  select 1 from decks below
  where (below.id = decks.id or substr(below.name, 1, length(decks.name) + 2) = decks.name || '::')
    and (exists (select 1 from daily where deck_id = below.id)
      or exists (select 1 from cards where deck_id = below.id)
      or exists (select 1 from files where deck_id = below.id)))`;

/** An exam whose papers were sat stays, with their results. */
function refuseIfSat({ db }: Collection, { added }: EditPayload, label: string): void {
  for (const { id } of added.filter(({ table }) => table === 'exams')) {
    if (db.prepare('select 1 from papers where exam_id = ?').get(id) !== undefined)
      throw new AppError(
        'conflict',
        `“${label}” cannot be undone any more, because papers of it were begun. Remove the exam instead.`,
      );
    db.prepare('delete from planned_cards where exam_id = ?').run(id);
  }
}

/** Removes what was added; decks that came to be used otherwise stay. */
function removeAdded(
  { db }: Collection,
  { added }: EditPayload,
  tables: readonly IdTable[],
  label: string,
): void {
  const answered = db.prepare<[number], number>('select 1 from reviews where card_id = ?').pluck();
  for (const table of tables) {
    const remove = db.prepare<[number]>(
      `delete from ${table} where id = ?${table === 'decks' ? ` and not ${isInUse}` : ''}`,
    );
    for (const entry of added.filter((row) => row.table === table)) {
      for (let id = entry.id; id <= (entry.last ?? entry.id); id += 1) {
        if (table === 'cards' && answered.get(id) !== undefined) throw answeredSince(label, 'cards it added');
        remove.run(id);
      }
    }
  }
}

function answeredSince(label: string, what: string): AppError {
  return new AppError(
    'conflict',
    `“${label}” cannot be undone any more, because ${what} have been answered since.`,
  );
}
