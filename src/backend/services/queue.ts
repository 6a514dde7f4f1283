import { nextKind, type DayCounts } from '../../core/schedule/mix.ts';
import { dayStart } from '../clock.ts';
import type { Collection } from '../collection.ts';
import { addPlanned, applyLimits, deckTree, type QueueDeck, type Waiting } from './deck-tree.ts';
import { PlannedQueue } from './planned-queue.ts';
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
  /** Null unless an exam's plan is followed. */
  readonly #plan: PlannedQueue | null;
  /** Today's answers to cards of the plan, those in steps left out. */
  #plannedDone = 0;
  readonly decks: readonly QueueDeck[];

  constructor(collection: Collection, scope: Scope) {
    this.#collection = collection;
    this.#scope = scope;
    ({ at: this.#at, day: this.#day } = collection.now());
    this.#plan = collection.plannedCards.isEmpty() ? null : new PlannedQueue(collection, scope);
    this.decks = this.#readDecks();
  }

  /** What is left today in the scope. */
  get totals(): Waiting & { answered: number } {
    const sum = { new: 0, learning: 0, due: 0, answered: 0 };
    for (const root of this.decks.filter(({ parent }) => parent === null)) {
      sum.new += root.take.new;
      sum.learning += root.take.learning;
      sum.due += root.take.due;
    }
    for (const { done } of this.decks) sum.answered += done.answered;
    return sum;
  }

  /** The card whose turn it is when none is in steps: what a plan asks evenly among the others, those new and due evenly mixed. */
  next(): number | null {
    const { plan, ordinary } = this.#counts();
    const isPlanned = nextKind({
      newLeft: plan.left,
      newDone: plan.done,
      reviewsLeft: ordinary.newLeft + ordinary.reviewsLeft,
      reviewsDone: ordinary.newDone + ordinary.reviewsDone,
    });
    const kind = nextKind(ordinary);
    return (
      (isPlanned === 'new' ? this.#nextPlanned() : null) ??
      (kind === 'new' ? this.#nextNew() : kind === 'review' ? this.#nextDue() : null) ??
      this.#nextDue() ??
      this.#nextNew() ??
      this.#nextPlanned()
    );
  }

  #counts(): { plan: { left: number; done: number }; ordinary: DayCounts } {
    const { totals } = this;
    const planned = { new: 0, due: 0 };
    const done = { new: 0, reviews: 0 };
    for (const deck of this.decks) {
      planned.new += deck.planned.new;
      planned.due += deck.planned.due;
      done.new += deck.done.newSeen;
      done.reviews += deck.done.reviews;
    }
    return {
      plan: { left: planned.new + planned.due, done: this.#plannedDone },
      ordinary: {
        newLeft: totals.new - planned.new,
        newDone: done.new,
        reviewsLeft: totals.due - planned.due,
        reviewsDone: done.reviews,
      },
    };
  }

  #nextPlanned(): number | null {
    return this.#plan?.first(new Set(this.decks.map(({ deck }) => deck.id))) ?? null;
  }

  /** The card whose answer was just taken back, so that it is asked again before anything else; or null. */
  justUndone(): number | null {
    const card = this.#sql.justUndone.get({ day: this.#day, only: this.#scope.only });
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
  #nextNew(): number | null {
    const heads = this.#allowed('new').flatMap((deck) => this.#sql.headNew.get(this.#place(deck)) ?? []);
    return heads.sort((a, b) => a.position - b.position || a.id - b.id)[0]?.id ?? null;
  }

  /** The review that is longest due, those of one day shuffled, or null. */
  #nextDue(): number | null {
    const heads = this.#allowed('due').flatMap((deck) => this.#sql.headDue.get(this.#place(deck)) ?? []);
    return heads.sort((a, b) => a.due_day - b.due_day || a.shuffle - b.shuffle || a.id - b.id)[0]?.id ?? null;
  }

  /** How many drills are among today's cards. */
  get drills(): number {
    const newLeft = this.#counts().ordinary.newLeft;
    const waiting = this.#sql.drills.all({ day: this.#day });
    const buried = this.#sql.hidden
      .all({ day: this.#day })
      .reduce((sum, { isDrill, phase, cards }) => (isDrill === 1 && phase > 0 ? sum + cards : sum), 0);
    const seen = waiting.reduce((sum, { kind, cards }) => (kind > 0 ? sum + cards : sum), 0) - buried;
    const decks = this.#allowed('new');
    const ids = new Set(decks.map(({ deck }) => deck.id));
    const fresh = this.#sql.newDrills.all({ day: this.#day });
    return (
      seen +
      (this.#plan?.drillsMore() ?? 0) +
      fresh.filter(
        ({ deckId, position }) => ids.has(deckId) && this.#newBefore(decks, position, newLeft) < newLeft,
      ).length
    );
  }

  get #sql() {
    return queueSql(this.#collection, this.#plan !== null);
  }

  get at(): number {
    return this.#at;
  }

  #newBefore(decks: readonly QueueDeck[], position: number, most: number): number {
    const { newBefore } = this.#sql;
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
    const cards = this.#sql.learning.iterate({ only: this.#scope.only });
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
    this.#countPlanned(byId);
    const { newPerDay, reviewsPerDay } = this.#collection.settings();
    for (const root of decks.filter(({ parent }) => parent === null))
      applyLimits(root, newPerDay, reviewsPerDay);
    if (this.#plan !== null)
      for (const root of decks.filter(({ parent }) => parent === null)) addPlanned(root);
    return decks;
  }

  /** Moves what a plan decides on out of the ordinary counts and limits. */
  #countPlanned(byId: ReadonlyMap<number, QueueDeck>): void {
    if (this.#plan === null) return;
    for (const { deckId, phase, cards } of this.#plan.takenOver()) {
      const deck = byId.get(deckId);
      if (deck !== undefined) deck.own[phase === 0 ? 'new' : 'due'] -= cards;
    }
    for (const { deckId, phase, cards } of this.#plan.waiting()) {
      const deck = byId.get(deckId);
      if (deck !== undefined) deck.planned[phase === 0 ? 'new' : 'due'] += cards;
    }
    for (const { deckId, phase, cards } of this.#plan.done()) {
      const deck = byId.get(deckId);
      if (deck === undefined) continue;
      this.#plannedDone += cards;
      const kind = phase === 0 ? 'newSeen' : 'reviews';
      deck.done[kind] = Math.max(0, deck.done[kind] - cards);
    }
  }

  /** Narrows the answers given today to the scope's kind; the limits go on counting all of them. */
  #countAnswered(byId: ReadonlyMap<number, QueueDeck>): void {
    const { only } = this.#scope;
    if (only === null) return;
    const since = dayStart(this.#day, this.#collection.settings().rolloverHour);
    const drills = new Map(
      this.#sql.answeredDrills
        .all({ since, day: this.#day })
        .map(({ deckId, answered }) => [deckId, answered]),
    );
    for (const [id, { done }] of byId) {
      const answered = drills.get(id) ?? 0;
      done.answered = only === 'drills' ? answered : done.answered - answered;
    }
  }

  #countOwn(byId: ReadonlyMap<number, QueueDeck>): void {
    const { only } = this.#scope;
    const { hidden, drills } = this.#sql;
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
