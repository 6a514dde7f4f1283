import type { PaperMistake } from '../../core/exam/printed-paper.ts';
import type { Collection } from '../collection.ts';
import type { PaperRecord, PaperTaskRecord } from '../tables/papers.ts';
import { askedOf, familyIdOf, markingOf, type AskedDrill } from './paper-json.ts';
import type { DrillDetail } from './show-card.ts';

const monthMs = 30 * 86_400_000;
/** So many of the newest reviews of a skill are looked at. */
const mostReviews = 200;

/** What went wrong in a paper that is done, in the order of its tasks. */
export function mistakesOf(
  collection: Collection,
  paper: PaperRecord,
  tasks: readonly PaperTaskRecord[],
): PaperMistake[] {
  const to = paper.submitted_at ?? collection.now().at;
  const inPapers = collection.papers.drillsBetween(to - monthMs, to);
  return tasks
    .filter(({ credit }) => credit !== 1)
    .map((task) => {
      const asked = askedOf(task);
      return {
        position: task.position,
        title: asked.kind === 'drill' ? asked.title : asked.front,
        sentence: sentenceOn(task),
        timesThisMonth: asked.kind === 'drill' ? timesShown(collection, task, asked, inPapers, to) : null,
      };
    });
}

function sentenceOn(task: PaperTaskRecord): string {
  const marking = markingOf(task);
  if (marking === null || marking.by === 'unanswered') return 'Nothing was answered.';
  const { verdict } = marking;
  if (verdict === null)
    return task.credit === 0 ? 'You marked your answer as wrong.' : 'You marked your answer as half right.';
  const { parts } = verdict;
  const right = (parts ?? []).filter(Boolean).length;
  return parts === null || task.credit === 0
    ? verdict.sentence
    : `${right} of ${parts.length} parts are right. ${verdict.sentence}`;
}

/** How often the misconception of a task showed in the month before, in papers and in reviews that no paper became. */
function timesShown(
  collection: Collection,
  task: PaperTaskRecord,
  { family }: AskedDrill,
  inPapers: readonly PaperTaskRecord[],
  to: number,
): number | null {
  const skill = familyIdOf(family);
  const misconception = markingOf(task)?.verdict?.misconception ?? null;
  if (misconception === null) return null;
  const same = inPapers.filter((other) => {
    const asked = askedOf(other);
    const isSame = markingOf(other)?.verdict?.misconception === misconception;
    return isSame && asked.kind === 'drill' && familyIdOf(asked.family) === skill;
  });
  const shows = (drill: string) => (JSON.parse(drill) as DrillDetail).misconception === misconception;
  const counted = new Set(inPapers.map((other) => markingOf(other)?.reviewId));
  const inReviews =
    task.card_id === null
      ? []
      : collection.reviews
          .drillAnswers(task.card_id, mostReviews)
          .filter(({ id, drill }) => id > to - monthMs && id <= to && !counted.has(id) && shows(drill));
  return same.length + inReviews.length;
}
