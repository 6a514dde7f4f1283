import type { Parameters } from '../../core/schedule/types.ts';
import type { Collection } from '../collection.ts';

/** Mean chance of recall now of a deck's own cards that were seen, and how many those are. */
export interface DeckRecall {
  readonly recall: number;
  readonly cards: number;
}

const remembered = new WeakMap<
  Collection,
  { readonly key: string; readonly value: Map<number, DeckRecall> }
>();

/**
 * Recall by deck, from the FSRS-6 forgetting curve (1 + factor · days / stability)^-w20 evaluated in SQL.
 * Kept until the day changes or anything is written, here or through another connection, because it reads every card that was seen.
 */
export function deckRecall(collection: Collection): Map<number, DeckRecall> {
  const { db } = collection;
  const { day } = collection.now();
  const key = `${day} ${db.prepare<[], number>('select total_changes()').pluck().get()} ${String(db.pragma('data_version', { simple: true }))}`;
  const known = remembered.get(collection);
  if (known?.key === key) return known.value;
  const value = compute(collection, day, collection.parameters().value);
  remembered.set(collection, { key, value });
  return value;
}

function compute({ db }: Collection, day: number, parameters: Parameters): Map<number, DeckRecall> {
  const decay = -(parameters.weights[20] ?? 0.1542);
  const factor = 0.9 ** (1 / decay) - 1;
  const rows = db
    .prepare<
      { day: number; decay: number; factor: number },
      { deckId: number; recall: number; cards: number }
    >(
      `select deck_id as deckId, avg(pow(1 + @factor * max(0, @day - last_day) / stability, @decay)) as recall, count(*) as cards
       from cards where stability is not null group by deck_id`,
    )
    .all({ day, decay, factor });
  return new Map(rows.map(({ deckId, recall, cards }) => [deckId, { recall, cards }]));
}
