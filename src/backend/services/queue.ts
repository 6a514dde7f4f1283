import type { Collection } from '../collection.ts';
import { isWithin, type DeckRecord } from '../tables/decks.ts';

/** Which cards a session takes. */
export interface Scope {
  readonly deckId: number | null;
  readonly only: 'cards' | 'drills' | null;
}

/** One deck with what it holds for today; `take` counts heed its limit and include its subdecks. */
export interface QueueDeck {
  readonly deck: DeckRecord;
  readonly parent: QueueDeck | null;
  readonly children: QueueDeck[];
  own: Waiting;
  take: Waiting;
  done: { newSeen: number; reviews: number; answered: number };
  /** How many more new cards and reviews the deck's own limits allow today. */
  left: { new: number; reviews: number };
}

interface Waiting {
  new: number;
  learning: number;
  due: number;
}

/** SQL that is true of a card held back until something else has left its first steps. */
const heldBack = `exists (
  select 1 from needs n
  join notes w on w.gone_at is null and w.id <> n.note_id and (w.explicit_id = n.needed or (w.kind = 'drill' and w.front = n.needed))
  join cards k on k.note_id = w.id and k.suspended = 0 and k.phase in (0, 1)
  where n.note_id = c.note_id)`;

/** Prepared look-ups of what waits, kept with the collection that made them. */
function statements({ db }: Collection) {
  const only = "(@only is null or c.is_drill = (@only = 'drills'))";
  return {
    hidden: db.prepare<{ day: number }, { deckId: number; phase: number; isDrill: number; cards: number }>(
      `select c.deck_id as deckId, c.phase, c.is_drill as isDrill, count(*) as cards from cards c
       where c.suspended = 0 and c.id in (
         select id from cards where buried_day = @day and (phase = 0 or due_day <= @day)
         union select c.id from needs m join cards c on c.note_id = m.note_id and c.phase = 0 where ${heldBack})
       group by 1, 2, 3`,
    ),
    drills: db.prepare<{ day: number }, { deckId: number; kind: number; cards: number }>(
      `select deck_id as deckId, case phase when 0 then 0 when 2 then 2 else 1 end as kind, count(*) as cards
       from cards where is_drill = 1 and suspended = 0 and (due_day is null or due_day <= @day) group by 1, 2`,
    ),
    headNew: db.prepare<
      { deckId: number; day: number; only: string | null },
      { id: number; position: number }
    >(
      `select c.id, c.position from cards c where c.deck_id = @deckId and c.phase = 0 and c.suspended = 0
         and c.buried_day is not @day and ${only} and not ${heldBack} order by c.position, c.id limit 1`,
    ),
    headDue: db.prepare<
      { deckId: number; day: number; only: string | null },
      { id: number; due_day: number; shuffle: number }
    >(
      `select c.id, c.due_day, c.shuffle from cards c where c.deck_id = @deckId and c.due_day <= @day and c.suspended = 0
         and c.buried_day is not @day and ${only} order by c.due_day, c.shuffle, c.id limit 1`,
    ),
    learning: db.prepare<{ only: string | null }, { id: number; due_at: number; deck_id: number }>(
      `select c.id, c.due_at, c.deck_id from cards c where c.due_at is not null and c.suspended = 0 and ${only} order by c.due_at, c.id`,
    ),
  };
}

const prepared = new WeakMap<Collection, ReturnType<typeof statements>>();

function sql(collection: Collection): ReturnType<typeof statements> {
  const known = prepared.get(collection) ?? statements(collection);
  prepared.set(collection, known);
  return known;
}

/** Today's queue of a scope: counts, and the next card. Reads a few small tables, never all cards. */
export class Queue {
  readonly #collection: Collection;
  readonly #scope: Scope;
  readonly #day: number;
  readonly #at: number;
  readonly decks: readonly QueueDeck[];

  constructor(collection: Collection, scope: Scope) {
    this.#collection = collection;
    this.#scope = scope;
    ({ at: this.#at, day: this.#day } = collection.now());
    this.decks = this.#readDecks();
  }

  /** What is left today in the scope. */
  get totals(): Waiting & { answered: number; newDone: number; reviewsDone: number } {
    const sum = { new: 0, learning: 0, due: 0, answered: 0, newDone: 0, reviewsDone: 0 };
    for (const root of this.decks.filter(({ parent }) => parent === null)) {
      sum.new += root.take.new;
      sum.learning += root.take.learning;
      sum.due += root.take.due;
    }
    for (const { done } of this.decks) {
      sum.answered += done.answered;
      sum.newDone += done.newSeen;
      sum.reviewsDone += done.reviews;
    }
    return sum;
  }

  /** The first card in steps due by the instant, or null. */
  learningBy(at: number): number | null {
    return this.#learning().find((card) => card.due_at <= at)?.id ?? null;
  }

  /** The instant the next card in steps is due, or null. */
  nextLearningAt(): number | null {
    return this.#learning()[0]?.due_at ?? null;
  }

  /** The new card whose turn it is, limits heeded, or null. */
  nextNew(): number | null {
    const heads = this.#allowed('new').flatMap(
      (deck) => sql(this.#collection).headNew.get(this.#at_(deck)) ?? [],
    );
    return heads.sort((a, b) => a.position - b.position || a.id - b.id)[0]?.id ?? null;
  }

  /** The review that is longest due, those of one day shuffled, or null. */
  nextDue(): number | null {
    const heads = this.#allowed('due').flatMap(
      (deck) => sql(this.#collection).headDue.get(this.#at_(deck)) ?? [],
    );
    return heads.sort((a, b) => a.due_day - b.due_day || a.shuffle - b.shuffle || a.id - b.id)[0]?.id ?? null;
  }

  get at(): number {
    return this.#at;
  }

  #at_(deck: QueueDeck) {
    return { deckId: deck.deck.id, day: this.#day, only: this.#scope.only };
  }

  #learning() {
    const ids = new Set(this.decks.map(({ deck }) => deck.id));
    return sql(this.#collection)
      .learning.all({ only: this.#scope.only })
      .filter((card) => ids.has(card.deck_id));
  }

  /** Decks with cards of the kind, where neither they nor any deck above them has reached its limit. */
  #allowed(kind: 'new' | 'due'): QueueDeck[] {
    const limit = kind === 'new' ? 'new' : 'reviews';
    return this.decks.filter((deck) => {
      if (deck.own[kind] <= 0) return false;
      for (let above: QueueDeck | null = deck; above !== null; above = above.parent)
        if (above.left[limit] <= 0) return false;
      return true;
    });
  }

  #readDecks(): QueueDeck[] {
    const decks = treeOf(this.#collection, this.#scope.deckId);
    const byId = new Map(decks.map((deck) => [deck.deck.id, deck]));
    this.#countOwn(byId);
    for (const row of this.#collection.daily.totals(this.#day)) {
      const deck = byId.get(row.deckId);
      if (deck !== undefined)
        deck.done = { newSeen: row.newSeen, reviews: row.reviews, answered: row.answered };
    }
    const { newPerDay, reviewsPerDay } = this.#collection.settings();
    for (const root of decks.filter(({ parent }) => parent === null))
      applyLimits(root, newPerDay, reviewsPerDay);
    return decks;
  }

  #countOwn(byId: ReadonlyMap<number, QueueDeck>): void {
    const { only } = this.#scope;
    const { hidden, drills } = sql(this.#collection);
    const add = (deckId: number, kind: number, cards: number) => {
      const own = byId.get(deckId)?.own;
      const name = (['new', 'learning', 'due'] as const)[kind];
      if (own !== undefined && name !== undefined) own[name] += cards;
    };
    if (only !== 'drills')
      for (const row of this.#collection.daily.waiting(this.#day)) add(row.deckId, row.kind, row.cards);
    if (only !== null)
      for (const row of drills.all({ day: this.#day }))
        add(row.deckId, row.kind, only === 'drills' ? row.cards : -row.cards);
    for (const row of hidden.all({ day: this.#day })) {
      if (only === null || (row.isDrill === 1) === (only === 'drills'))
        add(row.deckId, row.phase, -row.cards);
    }
  }
}

/** The decks of a scope in order, joined into trees. */
function treeOf(collection: Collection, deckId: number | null): QueueDeck[] {
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
function applyLimits(
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
