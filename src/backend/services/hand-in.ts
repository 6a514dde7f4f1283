import { markCard, markDrill, unanswered, type TaskMark } from '../../core/exam/mark-task.ts';
import type { Collection } from '../collection.ts';
import type { PaperRecord, PaperTaskRecord } from '../tables/papers.ts';
import { familyOf } from './drill-families.ts';
import { countAsReviews } from './paper-evidence.ts';
import { answerOf, askedOf, isOpen, isUnread, markingOf, type KeptMarking } from './paper-json.ts';
import { instanceOf } from './show-paper.ts';

/** Hands a paper in as of an instant, in the caller's transaction: every task still open is marked, and the paper is done if none waits for the person. */
export function handIn(collection: Collection, paper: PaperRecord, at: number): void {
  for (const task of collection.papers.tasks(paper.id))
    if (isOpen(task)) keepMark(collection, task, markTask(collection, task, true));
  collection.papers.submit(paper.id, at);
  finishIfMarked(collection, paper.id);
}

/** Ends the marking of a paper that was handed in once every task is marked: its score is kept, and its results count as reviews. */
export function finishIfMarked(collection: Collection, paperId: number): void {
  const tasks = collection.papers.tasks(paperId);
  if (tasks.some(({ credit }) => credit === null)) return;
  const sum = (of: (task: PaperTaskRecord) => number) => tasks.reduce((total, task) => total + of(task), 0);
  const score = sum(({ points, credit }) => points * (credit ?? 0)) / sum(({ points }) => points);
  collection.papers.finish(paperId, collection.now().at, score);
  const paper = collection.papers.get(paperId);
  if (paper !== undefined) countAsReviews(collection, paper);
}

/** Marks a task as it is answered now; an answer that cannot be read is wrong if `isFinal` or if it is the second. */
export function markTask(collection: Collection, task: PaperTaskRecord, isFinal: boolean): TaskMark {
  const asked = askedOf(task);
  const answer = answerOf(task);
  if (asked.kind === 'card') return markCard(asked.back, answer);
  const family = familyOf(collection, asked.family);
  const instance = instanceOf(collection, asked);
  if (family === null || instance === null) return unanswered;
  const before = markingOf(task);
  return markDrill(family, instance, answer, isFinal || (before !== null && isUnread(before)));
}

/** Keeps how a task was marked. */
export function keepMark(
  collection: Collection,
  { paper_id, position }: PaperTaskRecord,
  { credit, by, verdict }: TaskMark,
): void {
  const marking: KeptMarking = { by, verdict, reviewId: null };
  collection.papers.mark({ paper_id, position, credit, marking: JSON.stringify(marking) });
}
