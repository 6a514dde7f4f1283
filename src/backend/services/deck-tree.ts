import type { Collection } from '../collection.ts';
import { isWithin, type DeckRecord } from '../tables/decks.ts';

/** One deck with what it holds for today; `take` counts heed its limit and include its subdecks. */
export interface QueueDeck {
  readonly deck: DeckRecord;
  readonly parent: QueueDeck | null;
  readonly children: QueueDeck[];
  own: Waiting;
  /** Its own cards that an exam's plan asks today; `own` has none of these, and no limit holds them back. */
  planned: Waiting;
  take: Waiting;
  done: { newSeen: number; reviews: number; answered: number };
  /** How many more new cards and reviews the deck's own limits allow today. */
  left: { new: number; reviews: number };
}

/** Cards of each kind. */
export interface Waiting {
  new: number;
  learning: number;
  due: number;
}

/** The decks of a scope in order, joined into trees. */
export function deckTree(collection: Collection, deckId: number | null): QueueDeck[] {
  const all = collection.decks.all();
  const root = deckId === null ? null : all.find(({ id }) => id === deckId);
  const inScope =
    root === null ? all : all.filter(({ name }) => root !== undefined && isWithin(name, root.name));
  const byName = new Map<string, QueueDeck>();
  return inScope.map((deck) => {
    const parent = byName.get(deck.name.split('::').slice(0, -1).join('::')) ?? null;
    const node: QueueDeck = {
      deck,
      parent,
      children: [],
      own: { new: 0, learning: 0, due: 0 },
      planned: { new: 0, learning: 0, due: 0 },
      take: { new: 0, learning: 0, due: 0 },
      done: { newSeen: 0, reviews: 0, answered: 0 },
      left: { new: 0, reviews: 0 },
    };
    parent?.children.push(node);
    byName.set(deck.name, node);
    return node;
  });
}

/** Fills in what each deck may still show today; a deck's limit also caps the sum of its subdecks. */
export function applyLimits(
  node: QueueDeck,
  newPerDay: number,
  reviewsPerDay: number,
): { newSeen: number; reviews: number } {
  const seen = { newSeen: node.done.newSeen, reviews: node.done.reviews };
  const below = { new: 0, learning: 0, due: 0 };
  for (const child of node.children) {
    const childSeen = applyLimits(child, newPerDay, reviewsPerDay);
    seen.newSeen += childSeen.newSeen;
    seen.reviews += childSeen.reviews;
    below.new += child.take.new;
    below.learning += child.take.learning;
    below.due += child.take.due;
  }
  node.left = {
    new: Math.max(0, (node.deck.new_per_day ?? newPerDay) - seen.newSeen),
    reviews: Math.max(0, (node.deck.reviews_per_day ?? reviewsPerDay) - seen.reviews),
  };
  node.take = {
    new: Math.min(node.left.new, Math.max(0, node.own.new) + below.new),
    learning: node.own.learning + below.learning,
    due: Math.min(node.left.reviews, Math.max(0, node.own.due) + below.due),
  };
  return seen;
}

/** Adds what a plan asks today to what each deck shows, subdecks included; gives the sum. */
export function addPlanned(node: QueueDeck): Waiting {
  const sum = { ...node.planned };
  for (const child of node.children) {
    const below = addPlanned(child);
    sum.new += below.new;
    sum.due += below.due;
  }
  node.take.new += sum.new;
  node.take.due += sum.due;
  return sum;
}
