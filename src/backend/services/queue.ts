import { dayStart } from '../clock.ts';
import type { Collection } from '../collection.ts';
import { applyLimits, deckTree, type QueueDeck, type Waiting } from './deck-tree.ts';
import { queueSql } from './queue-sql.ts';

/** Learning cards due within this time are shown early when nothing else is left, as Anki does. */
export const learnAheadMs = 20 * 60_000;

/** Which cards a session takes from the queue. */
export interface Scope {
  readonly deckId: number | null;
  readonly only: 'cards' | 'drills' | null;
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

  /** The card whose answer was just taken back, so that it is asked again before anything else; or null. */
  justUndone(): number | null {
    const card = queueSql(this.#collection).justUndone.get({ day: this.#day, only: this.#scope.only });
    return card !== undefined && this.decks.some(({ deck }) => deck.id === card.deckId) ? card.id : null;
  }

  /** The first card in steps due by the instant, or null. */
  learningBy(at: number): number | null {
    const first = this.#firstLearning();
    return first !== null && first.due_at <= at ? first.id : null;
  }

  /** The instant the next card in steps is due, or null. */
  nextLearningAt(): number | null {
    return this.#firstLearning()?.due_at ?? null;
  }

  /** The new card whose turn it is, limits heeded, or null. */
  nextNew(): number | null {
    const heads = this.#allowed('new').flatMap(
      (deck) => queueSql(this.#collection).headNew.get(this.#place(deck)) ?? [],
    );
    return heads.sort((a, b) => a.position - b.position || a.id - b.id)[0]?.id ?? null;
  }

  /** The review that is longest due, those of one day shuffled, or null. */
  nextDue(): number | null {
    const heads = this.#allowed('due').flatMap(
      (deck) => queueSql(this.#collection).headDue.get(this.#place(deck)) ?? [],
    );
    return heads.sort((a, b) => a.due_day - b.due_day || a.shuffle - b.shuffle || a.id - b.id)[0]?.id ?? null;
  }

  /** How many drills are among today's cards. */
  get drills(): number {
    const totals = this.totals;
    const waiting = queueSql(this.#collection).drills.all({ day: this.#day });
    const buried = queueSql(this.#collection)
      .hidden.all({ day: this.#day })
      .reduce((sum, { isDrill, phase, cards }) => (isDrill === 1 && phase > 0 ? sum + cards : sum), 0);
    const seen = waiting.reduce((sum, { kind, cards }) => (kind > 0 ? sum + cards : sum), 0) - buried;
    const decks = this.#allowed('new');
    const ids = new Set(decks.map(({ deck }) => deck.id));
    const fresh = queueSql(this.#collection).newDrills.all({ day: this.#day });
    return (
      seen +
      fresh.filter(
        ({ deckId, position }) =>
          ids.has(deckId) && this.#newBefore(decks, position, totals.new) < totals.new,
      ).length
    );
  }

  get at(): number {
    return this.#at;
  }

  #newBefore(decks: readonly QueueDeck[], position: number, most: number): number {
    const { newBefore } = queueSql(this.#collection);
    return decks.reduce(
      (sum, { deck }) => sum + (newBefore.get({ deckId: deck.id, day: this.#day, position, most }) ?? 0),
      0,
    );
  }

  #place(deck: QueueDeck) {
    return { deckId: deck.deck.id, day: this.#day, only: this.#scope.only };
  }

  /** The card in steps that is due first, reading no further than to it. */
  #firstLearning(): { readonly id: number; readonly due_at: number } | null {
    const ids = new Set(this.decks.map(({ deck }) => deck.id));
    const cards = queueSql(this.#collection).learning.iterate({ only: this.#scope.only });
    for (const card of cards) if (ids.has(card.deck_id)) return card;
    return null;
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
    const decks = deckTree(this.#collection, this.#scope.deckId);
    const byId = new Map(decks.map((deck) => [deck.deck.id, deck]));
    this.#countOwn(byId);
    for (const row of this.#collection.daily.totals(this.#day)) {
      const deck = byId.get(row.deckId);
      if (deck !== undefined)
        deck.done = { newSeen: row.newSeen, reviews: row.reviews, answered: row.answered };
    }
    this.#countAnswered(byId);
    const { newPerDay, reviewsPerDay } = this.#collection.settings();
    for (const root of decks.filter(({ parent }) => parent === null))
      applyLimits(root, newPerDay, reviewsPerDay);
    return decks;
  }

  /** Narrows the answers given today to the scope's kind; the limits go on counting all of them. */
  #countAnswered(byId: ReadonlyMap<number, QueueDeck>): void {
    const { only } = this.#scope;
    if (only === null) return;
    const since = dayStart(this.#day, this.#collection.settings().rolloverHour);
    const drills = new Map(
      queueSql(this.#collection)
        .answeredDrills.all({ since, day: this.#day })
        .map(({ deckId, answered }) => [deckId, answered]),
    );
    for (const [id, { done }] of byId) {
      const answered = drills.get(id) ?? 0;
      done.answered = only === 'drills' ? answered : done.answered - answered;
    }
  }

  #countOwn(byId: ReadonlyMap<number, QueueDeck>): void {
    const { only } = this.#scope;
    const { hidden, drills } = queueSql(this.#collection);
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
