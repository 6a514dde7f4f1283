import type { Collection } from '../collection.ts';

/** Mean chance of recall now of a deck's own cards in review, and how many those are. */
export interface DeckRecall {
  readonly recall: number;
  readonly cards: number;
}

/** What was computed, deck by deck; good for one study day and until another connection writes. */
interface Remembered {
  readonly key: string;
  readonly decks: Map<number, DeckRecall | null>;
}

const remembered = new WeakMap<Collection, Remembered>();

/** Recall by deck; a deck is computed again only after `forgetDeckRecall`, because that reads all its cards. */
export function deckRecall(
  collection: Collection,
  deckIds: readonly number[],
): ReadonlyMap<number, DeckRecall | null> {
  const { day } = collection.now();
  const key = `${day} ${String(collection.db.pragma('data_version', { simple: true }))}`;
  const known = remembered.get(collection);
  const decks = known?.key === key ? known.decks : new Map<number, DeckRecall | null>();
  const missing = deckIds.filter((id) => !decks.has(id));
  const compute = recallStatement(collection);
  for (const id of missing) decks.set(id, compute(id, day));
  remembered.set(collection, { key, decks });
  return decks;
}

/** Says that a deck's cards, or all cards if none is named, are no longer what they were. */
export function forgetDeckRecall(collection: Collection, deckId: number | null = null): void {
  if (deckId === null) remembered.delete(collection);
  else remembered.get(collection)?.decks.delete(deckId);
}

/** Mean recall of a deck's cards in review, from the FSRS-6 forgetting curve (1 + factor · days / stability)^-w20 evaluated in SQL. */
function recallStatement(collection: Collection): (deckId: number, day: number) => DeckRecall | null {
  const { weights } = collection.parameters();
  const decay = -(weights[20] ?? 0.1542);
  const factor = 0.9 ** (1 / decay) - 1;
  const statement = collection.db.prepare<
    { deckId: number; day: number; decay: number; factor: number },
    { recall: number | null; cards: number }
  >(
    `select avg(pow(1 + @factor * max(0, @day - last_day) / stability, @decay)) as recall, count(*) as cards
     from cards where deck_id = +@deckId and due_day is not null and suspended = 0`,
  );
  return (deckId, day) => {
    const row = statement.get({ deckId, day, decay, factor });
    return row === undefined || row.recall === null ? null : { recall: row.recall, cards: row.cards };
  };
}
