import { suggestGrade } from '../../core/drills/suggest-grade.ts';
import { isAnswered } from '../../core/exam/mark-task.ts';
import type { Grade, Moment } from '../../core/schedule/types.ts';
import { momentAt } from '../clock.ts';
import type { Collection } from '../collection.ts';
import { phaseNumber, suspended, type CardRecord } from '../tables/cards.ts';
import type { PaperRecord, PaperTaskRecord } from '../tables/papers.ts';
import { recordAnswer } from './answer-log.ts';
import { answerOf, askedOf, examOf, markingOf } from './paper-json.ts';
import { paceOf, pastDrills, type DrillDetail } from './show-card.ts';

/** Half of a task's points is this much to the scheduler, all of them good, less than half again. */
const hardFrom = 0.5;

/** Whether the results of a paper count as reviews: the exam says so, and its tasks were not known from before. */
export function isEvidence(paper: PaperRecord): boolean {
  return examOf(paper).isEvidence && paper.repeat_of === null;
}

/**
 * Counts the results of a paper as reviews, in the caller's transaction: each task that was answered and whose card can be
 * reviewed and was learned before is one ordinary answer, given when the paper was handed in. What counted notes its row.
 */
export function countAsReviews(collection: Collection, paper: PaperRecord): void {
  if (!isEvidence(paper)) return;
  for (const task of collection.papers.tasks(paper.id)) {
    const reviewId = countAsReview(collection, paper, task);
    const marking = markingOf(task);
    if (reviewId !== null && marking !== null)
      collection.papers.mark({ ...task, marking: JSON.stringify({ ...marking, reviewId }) });
  }
}

/** How many results of a paper count as reviews now; those taken back do not. */
export function countedReviews(collection: Collection, tasks: readonly PaperTaskRecord[]): number {
  return tasks.filter((task) => {
    const reviewId = markingOf(task)?.reviewId ?? null;
    return reviewId !== null && collection.reviews.isStanding(reviewId);
  }).length;
}

function countAsReview(collection: Collection, paper: PaperRecord, task: PaperTaskRecord): number | null {
  const card = task.card_id === null ? undefined : collection.cards.get(task.card_id);
  if (card === undefined || task.credit === null || !isAnswered(answerOf(task))) return null;
  if (card.suspended !== suspended.no || card.phase === phaseNumber('new')) return null;
  const asked = askedOf(task);
  if ((asked.kind === 'drill') !== (card.is_drill === 1)) return null;
  return recordAnswer(collection, card, {
    grade: gradeFor(task.credit),
    tookMs: task.spent_ms,
    drill: drillDetail(collection, card, task),
    at: momentOf(collection, paper, card),
  });
}

function gradeFor(credit: number): Grade {
  if (credit === 1) return 3;
  return credit >= hardFrom ? 2 : 1;
}

/** When the paper was handed in; now, if the card was answered on a later day meanwhile. */
function momentOf(
  collection: Collection,
  { submitted_at: submittedAt }: PaperRecord,
  { last_day: lastDay }: CardRecord,
): Moment {
  const now = collection.now();
  const then = momentAt(submittedAt ?? now.at, collection.settings().rolloverHour);
  return (lastDay ?? 0) > then.day ? now : then;
}

function drillDetail(collection: Collection, card: CardRecord, task: PaperTaskRecord): DrillDetail | null {
  const asked = askedOf(task);
  if (asked.kind !== 'drill') return null;
  const { level, seed } = asked;
  const verdict = markingOf(task)?.verdict ?? null;
  const right = verdict?.right ?? false;
  const pace = paceOf(pastDrills(collection, card.id), level);
  const [, definition] = asked.family.split('@');
  return {
    level,
    seed,
    answer: answerOf(task),
    right,
    misconception: verdict?.misconception ?? null,
    suggestedGrade: suggestGrade(right, task.spent_ms, pace),
    answeredMs: task.spent_ms,
    ...(task.fingerprint === null ? {} : { fingerprint: task.fingerprint }),
    ...(definition === undefined ? {} : { definition }),
  };
}
