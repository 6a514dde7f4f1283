import type { ApiOf, CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { ReviewStep } from '../../contract/review.ts';
import { checkAnswer } from '../../core/drills/check-answer.ts';
import { fingerprint } from '../../core/drills/next-instance.ts';
import { suggestGrade } from '../../core/drills/suggest-grade.ts';
import { answer } from '../../core/schedule/answer.ts';
import { hash } from '../../core/schedule/hash.ts';
import { nextKind } from '../../core/schedule/mix.ts';
import type { Phase } from '../../core/schedule/types.ts';
import type { Collection } from '../collection.ts';
import { phaseNumber, stateOf, type CardRecord } from '../tables/cards.ts';
import type { ReviewRecord } from '../tables/reviews.ts';
import { replayCard } from './card-log.ts';
import { forgetDeckRecall } from './deck-recall.ts';
import { familyOfNote, keepDefinition } from './drill-families.ts';
import { Queue, type Scope } from './queue.ts';
import { fuzzSeedOf, noteOf, paceOf, pastDrills, showCard, type DrillDetail } from './show-card.ts';

type AnswerInput = CheckedOf<'review.answer'>;

/** The card's scheduling columns as they were, and the siblings its answer buried. */
interface ReviewUndo {
  readonly reviewId: number;
  readonly card: CardRecord;
  readonly buried: readonly number[];
}

/** Learning cards due within this time are shown early when nothing else is left, as Anki does. */
const learnAheadMs = 20 * 60_000;

/** Sessions: what to ask next, answers, and taking answers back. */
export function reviewService(collection: Collection, changed: () => void): ApiOf<'review'> {
  return {
    'review.next': (scope) => nextStep(collection, scope),
    'review.answer'(input) {
      collection.transact(() => record(collection, input));
      changed();
      return nextStep(collection, input);
    },
    'review.undo'(scope) {
      const cardId = collection.transact(() => takeBack(collection));
      changed();
      return nextStep(collection, scope, cardId);
    },
  } satisfies ApiOf<'review'>;
}

/** Reads a step from one moment of the collection, which is also quicker than a lock for every look-up. */
function nextStep(collection: Collection, scope: Scope, show: number | null = null): ReviewStep {
  return collection.db.transaction(() => step(collection, scope, show))();
}

/** The next card of a scope with today's counts; `show` puts a given card first. */
function step(collection: Collection, { deckId, only }: Scope, show: number | null = null): ReviewStep {
  if (deckId !== null && collection.decks.get(deckId) === undefined) {
    throw new AppError('not-found', 'That deck is not there any more. Choose another one.');
  }
  const queue = new Queue(collection, { deckId, only });
  const totals = queue.totals;
  const cardId = show ?? choose(queue);
  const card = cardId === null ? undefined : collection.cards.get(cardId);
  return {
    card: card === undefined ? null : showCard(collection, card),
    newCount: totals.new,
    learningCount: totals.learning,
    dueCount: totals.due,
    answeredToday: totals.answered,
    nextLearningAt: card === undefined ? queue.nextLearningAt() : null,
    canUndo: collection.undoEntries.last('review') !== undefined,
  };
}

/** A card just taken back comes first, then steps that are due, then reviews and new cards mixed, then steps that are nearly due. */
function choose(queue: Queue): number | null {
  const urgent = queue.justUndone() ?? queue.learningBy(queue.at);
  if (urgent !== null) return urgent;
  const { new: newLeft, due: reviewsLeft, newDone, reviewsDone } = queue.totals;
  const kind = nextKind({ newLeft, newDone, reviewsLeft, reviewsDone });
  const first = kind === 'new' ? queue.nextNew() : kind === 'review' ? queue.nextDue() : null;
  return first ?? queue.nextDue() ?? queue.nextNew() ?? queue.learningBy(queue.at + learnAheadMs);
}

/** Writes one answer: the log, the card's state, the day's totals and the way back, in the caller's transaction. */
function record(collection: Collection, input: AnswerInput): void {
  const card = answerable(collection, input);
  const drill = drillDetail(collection, card, input);
  const before = stateOf(card);
  const { at, day } = collection.now();
  const lastId = collection.reviews.lastId(card.id) ?? 0;
  const id = collection.reviews.freeId(Math.max(at, (card.last_at ?? 0) + 1, lastId + 1));
  const parameters = collection.parameters();
  const fuzzSeed = fuzzSeedOf(card);
  const after = answer(before, parameters, { at: id, day }, input.grade, fuzzSeed);
  const review: ReviewRecord = {
    id,
    card_id: card.id,
    grade: input.grade,
    day,
    phase: card.phase,
    took_ms: input.tookMs,
    parameters_id: collection.parametersId(),
    fuzz_seed: fuzzSeed,
    stability: after.stability ?? 0,
    difficulty: after.difficulty ?? 0,
    interval_days: after.intervalDays,
    drill: drill === null ? null : JSON.stringify(drill),
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
}

function answerable(collection: Collection, input: AnswerInput): CardRecord {
  const card = collection.cards.get(input.cardId);
  if (card === undefined)
    throw new AppError('not-found', 'That card is not there any more. Go on with the next one.');
  if (card.version !== input.version) {
    throw new AppError(
      'conflict',
      'That card was answered or changed already, perhaps in another window. Go on with the next one.',
    );
  }
  if (card.suspended !== 0)
    throw new AppError('conflict', 'That card is suspended. Go on with the next one.');
  return card;
}

/** Marks a drill's answer by making the very instance again; null for a card. */
function drillDetail(collection: Collection, card: CardRecord, input: AnswerInput): DrillDetail | null {
  if ((card.is_drill === 1) !== (input.drill !== null)) {
    throw new AppError(
      'bad-input',
      card.is_drill === 1 ? 'A drill needs its answer to be given.' : 'This card is not a drill.',
    );
  }
  if (input.drill === null) return null;
  const { note } = noteOf(collection, card);
  const family = familyOfNote(note);
  if (family === null) return null;
  const { level, seed, answer: given, isCorrection, answeredMs } = input.drill;
  const instance = family.make(level, seed);
  const verdict = checkAnswer(family, instance, given, isCorrection);
  if (verdict.formProblem !== null) throw new AppError('bad-input', verdict.formProblem);
  const definition = keepDefinition(collection, note);
  const suggestedGrade = suggestGrade(
    verdict.right,
    answeredMs,
    paceOf(pastDrills(collection, card.id), level),
  );
  return {
    level,
    seed,
    answer: given,
    right: verdict.right,
    misconception: verdict.misconception,
    suggestedGrade,
    answeredMs,
    fingerprint: fingerprint(instance),
    ...(definition === null ? {} : { definition }),
  };
}

/** Takes the last answer back by a row that says so; the log keeps both. Gives the card's id. */
function takeBack(collection: Collection): number {
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
