import { AppError } from '../../contract/errors.ts';
import { answer } from '../../core/schedule/answer.ts';
import { hash } from '../../core/schedule/hash.ts';
import type { Grade, Moment, Phase } from '../../core/schedule/types.ts';
import type { Collection } from '../collection.ts';
import { phaseNumber, stateOf, type CardRecord } from '../tables/cards.ts';
import type { ReviewRecord } from '../tables/reviews.ts';
import { replayCard } from './card-log.ts';
import { forgetDeckRecall } from './deck-recall.ts';
import { fuzzSeedOf, type DrillDetail } from './show-card.ts';

/** One answer, as the log is to have it. */
export interface GivenAnswer {
  readonly grade: Grade;
  readonly tookMs: number;
  /** Null for a card. */
  readonly drill: DrillDetail | null;
  /** When it was given; not before the card's last answer. */
  readonly at: Moment;
}

/** The card's scheduling columns as they were, and the siblings its answer buried. */
interface ReviewUndo {
  readonly reviewId: number;
  readonly card: CardRecord;
  readonly buried: readonly number[];
}

/**
 * Writes one answer: the log, the card's state, the day's totals and the way back, in the caller's transaction. Gives the id
 * of its row.
 */
export function recordAnswer(collection: Collection, card: CardRecord, given: GivenAnswer): number {
  const before = stateOf(card);
  const { at, day } = given.at;
  const lastId = collection.reviews.lastId(card.id) ?? 0;
  const id = collection.reviews.freeId(Math.max(at, (card.last_at ?? 0) + 1, lastId + 1));
  const parameters = collection.parameters();
  const fuzzSeed = fuzzSeedOf(card);
  const after = answer(before, parameters, { at: id, day }, given.grade, fuzzSeed);
  const review: ReviewRecord = {
    id,
    card_id: card.id,
    grade: given.grade,
    day,
    phase: card.phase,
    took_ms: given.tookMs,
    parameters_id: collection.parametersId(),
    fuzz_seed: fuzzSeed,
    stability: after.stability ?? 0,
    difficulty: after.difficulty ?? 0,
    interval_days: after.intervalDays,
    drill: given.drill === null ? null : JSON.stringify(given.drill),
  };
  collection.reviews.insert(review);
  collection.cards.setState(card.id, after, hash(card.id, card.version) % 65_536, null);
  if (isInFirstSteps(before.phase) !== isInFirstSteps(after.phase))
    collection.heldCards.refreshWaitingFor(card.note_id);
  collection.daily.add(dayTotals(review, card.deck_id, 1));
  forgetDeckRecall(collection, card.deck_id);
  const buried = collection.settings().burySiblings
    ? collection.cards.burySiblings(card.note_id, card.id, day)
    : [];
  const undo: ReviewUndo = { reviewId: id, card, buried };
  collection.undoEntries.push('review', 'Answer', id, undo);
  return id;
}

/** Takes the last answer back by a row that says so; the log keeps both. Gives the card's id. */
export function takeBackAnswer(collection: Collection): number {
  const entry = collection.undoEntries.last('review');
  if (entry === undefined) throw new AppError('conflict', 'There is no answer to undo.');
  const { reviewId, card, buried } = JSON.parse(entry.payload) as ReviewUndo;
  const review = collection.reviews.get(reviewId);
  const now = collection.cards.get(card.id);
  if (review === undefined || now === undefined)
    throw new AppError('conflict', 'The card of that answer is not there any more.');
  const { at, day } = collection.now();
  collection.reviews.insertUndo({
    id: collection.reviews.freeId(Math.max(at, (collection.reviews.lastId(card.id) ?? reviewId) + 1)),
    cardId: card.id,
    undoes: reviewId,
    day,
  });
  // An import may have set the card's state since; what it set then stands.
  const state = collection.reviews.hasEventAfter(card.id, reviewId)
    ? replayCard(collection, card.id)
    : stateOf(card);
  collection.cards.setState(card.id, state, card.shuffle, card.buried_day);
  collection.heldCards.refreshWaitingFor(card.note_id);
  for (const sibling of buried) collection.cards.setBuried(sibling, null);
  collection.daily.add(dayTotals(review, card.deck_id, -1));
  forgetDeckRecall(collection, now.deck_id);
  collection.undoEntries.remove(entry.id);
  return card.id;
}

/** Whether a card holds back what needs it. */
function isInFirstSteps(phase: Phase): boolean {
  return phase === 'new' || phase === 'learning';
}

function dayTotals(review: ReviewRecord, deckId: number, sign: 1 | -1) {
  return {
    day: review.day,
    deckId,
    newSeen: review.phase === phaseNumber('new') ? sign : 0,
    reviews: review.phase === phaseNumber('review') ? sign : 0,
    answered: sign,
    again: review.grade === 1 ? sign : 0,
    tookMs: sign * review.took_ms,
  };
}
