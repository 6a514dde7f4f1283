import type { ApiOf, CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { ReviewStep } from '../../contract/review.ts';
import { checkAnswer } from '../../core/drills/check-answer.ts';
import { fingerprint } from '../../core/drills/next-instance.ts';
import { suggestGrade } from '../../core/drills/suggest-grade.ts';
import type { Collection } from '../collection.ts';
import type { CardRecord } from '../tables/cards.ts';
import { recordAnswer, takeBackAnswer } from './answer-log.ts';
import { familyOfNote, keepDefinition } from './drill-families.ts';
import { keepPlan } from './keep-plan.ts';
import { learnAheadMs, Queue } from './queue.ts';
import { studyList, type Session } from './study-list.ts';
import { noteOf, paceOf, pastDrills, showCard, type DrillDetail } from './show-card.ts';

type AnswerInput = CheckedOf<'review.answer'>;
type Scope = CheckedOf<'review.next'>;

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
      const cardId = collection.transact(() => takeBackAnswer(collection));
      changed();
      return nextStep(collection, scope, cardId);
    },
  } satisfies ApiOf<'review'>;
}

/** Reads a step from one moment of the collection, which is also quicker than a lock for every look-up. */
function nextStep(collection: Collection, scope: Scope, show: number | null = null): ReviewStep {
  keepPlan(collection);
  return collection.db.transaction(() => step(collection, scope, show))();
}

/** The next card of a scope with today's counts; `show` puts a given card first. */
function step(collection: Collection, scope: Scope, show: number | null = null): ReviewStep {
  const session = studyList(collection, scope) ?? queued(collection, scope);
  const { totals } = session;
  const cardId = show ?? session.first();
  const card = cardId === null ? undefined : collection.cards.get(cardId);
  return {
    card: card === undefined ? null : showCard(collection, card),
    newCount: totals.new,
    learningCount: totals.learning,
    dueCount: totals.due,
    answeredToday: totals.answered,
    nextLearningAt: card === undefined ? session.nextLearningAt() : null,
    canUndo: collection.undoEntries.last('review') !== undefined,
  };
}

/** The session that takes what is due from the queue. */
function queued(collection: Collection, { deckId, only }: Scope): Session {
  if (deckId !== null && collection.decks.get(deckId) === undefined) {
    throw new AppError('not-found', 'That deck is not there any more. Choose another one.');
  }
  const queue = new Queue(collection, { deckId, only });
  return { totals: queue.totals, first: () => choose(queue), nextLearningAt: () => queue.nextLearningAt() };
}

/** A card just taken back comes first, then steps that are due, then what is new or due, then steps that are nearly due. */
function choose(queue: Queue): number | null {
  const urgent = queue.justUndone() ?? queue.learningBy(queue.at);
  if (urgent !== null) return urgent;
  return queue.next() ?? queue.learningBy(queue.at + learnAheadMs);
}

/** Writes one answer: the log, the card's state, the day's totals and the way back, in the caller's transaction. */
function record(collection: Collection, input: AnswerInput): void {
  const card = answerable(collection, input);
  const drill = drillDetail(collection, card, input);
  recordAnswer(collection, card, { grade: input.grade, tookMs: input.tookMs, drill, at: collection.now() });
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
