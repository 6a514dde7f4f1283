import type { ApiOf, CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Changed } from '../../contract/events.ts';
import type { Paper, PaperTask } from '../../contract/paper.ts';
import type { Answer } from '../../core/drills/types.ts';
import { isAnswered } from '../../core/exam/mark-task.ts';
import type { Collection } from '../collection.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { PaperRecord, PaperTaskRecord } from '../tables/papers.ts';
import { paperReport } from './paper-report.ts';
import { requirePaper } from './require-paper.ts';
import { finishIfMarked, handIn, keepMark, markTask } from './hand-in.ts';
import { answerOf, askedOf, isOpen, markingOf } from './paper-json.ts';
import { instanceOf, showPaper, showTask, summaryOf } from './show-paper.ts';
import { repeatPaper, startPaper } from './start-paper.ts';

/** Mock papers: drawing, sitting, handing in and marking them. */
export function paperService(
  collection: Collection,
  jobs: Jobs,
  changed: (...what: Changed[]) => void,
): ApiOf<'paper'> {
  const change = <Result>(act: () => Result): Result => {
    const result = collection.transact(act);
    // A paper that is done may have become reviews.
    changed('exams', 'reviews', 'cards');
    return result;
  };
  /** Hands a paper in, unless it was meanwhile from elsewhere. */
  const handInOnce = (paperId: number, at: number): PaperRecord => {
    change(() => {
      const paper = requirePaper(collection, paperId);
      if (paper.submitted_at === null) handIn(collection, paper, Math.min(at, paper.ends_at ?? at));
    });
    return requirePaper(collection, paperId);
  };
  /** The paper, handed in if its time is up. */
  const current = (paperId: number): PaperRecord => {
    const paper = requirePaper(collection, paperId);
    const { at } = collection.now();
    const { ends_at: endsAt } = paper;
    if (paper.submitted_at !== null || endsAt === null || at < endsAt) return paper;
    return handInOnce(paperId, endsAt);
  };
  const show = (paperId: number): Paper => showPaper(collection, requirePaper(collection, paperId));

  return {
    'paper.list': ({ examId }) =>
      collection.papers
        .ofExam(examId)
        .map(({ id }) => summaryOf(collection, current(id)))
        .reverse(),
    'paper.start'(input) {
      for (const { id } of collection.papers.ofExam(input.examId)) current(id);
      return show(change(() => startPaper(collection, input)));
    },
    'paper.repeat'({ paperId, mode }) {
      const paper = current(paperId);
      for (const { id } of collection.papers.ofExam(paper.exam_id)) current(id);
      return show(change(() => repeatPaper(collection, paper, mode)));
    },
    'paper.get': ({ paperId }) => showPaper(collection, current(paperId)),
    'paper.save'(input) {
      current(input.paperId);
      return { savedAt: collection.transact(() => save(collection, input)) };
    },
    'paper.check'({ paperId, position }) {
      current(paperId);
      return change(() => check(collection, paperId, position));
    },
    'paper.submit'({ paperId }) {
      if (current(paperId).submitted_at === null) handInOnce(paperId, collection.now().at);
      return show(paperId);
    },
    'paper.mark'({ paperId, position, credit }) {
      current(paperId);
      change(() => markBySelf(collection, paperId, position, credit));
      return show(paperId);
    },
    'paper.report': ({ paperId }) => paperReport(collection, current(paperId).id),
    'paper.export': (input) => ({
      job: jobs.start('exportPaper', { ...input, paperId: current(input.paperId).id }),
    }),
    'paper.discard'({ paperId }) {
      current(paperId);
      change(() => discard(collection, paperId));
      return { discarded: paperId };
    },
  } satisfies ApiOf<'paper'>;
}

function requireOpen(collection: Collection, paperId: number): PaperRecord {
  const paper = requirePaper(collection, paperId);
  if (paper.submitted_at === null) return paper;
  const isTimeUp = paper.submitted_at === paper.ends_at;
  throw new AppError(
    'conflict',
    isTimeUp
      ? 'The time was up, and the paper was handed in as it stood then. What was written afterwards does not count.'
      : 'This paper is handed in, and cannot be changed any more.',
  );
}

function requireTask(collection: Collection, { id }: PaperRecord, position: number): PaperTaskRecord {
  const task = collection.papers.task(id, position);
  if (task === undefined) throw new AppError('not-found', `This paper has no task ${position + 1}.`);
  return task;
}

function requireOpenTask(collection: Collection, paper: PaperRecord, position: number): PaperTaskRecord {
  const task = requireTask(collection, paper, position);
  if (!isOpen(task))
    throw new AppError('conflict', `Task ${position + 1} is checked, and cannot be answered any more.`);
  return task;
}

/** Keeps what was answered, the flag and the time, which is never more than has passed; gives the instant. */
function save(collection: Collection, input: CheckedOf<'paper.save'>): number {
  const { paperId, position, answer, isFlagged, addMs } = input;
  const paper = requireOpen(collection, paperId);
  const task =
    answer === undefined
      ? requireTask(collection, paper, position)
      : requireOpenTask(collection, paper, position);
  if (answer !== undefined && answer !== null) refuseOtherForm(collection, task, answer);
  const { at } = collection.now();
  const passedMs = at - paper.started_at - collection.papers.spentMs(paperId);
  collection.papers.keep({
    paper_id: paperId,
    position,
    answer: answer === undefined ? task.answer : answer === null ? null : JSON.stringify(answer),
    is_flagged: Number(isFlagged ?? task.is_flagged === 1),
    spent_ms: task.spent_ms + Math.max(0, Math.min(addMs, passedMs)),
  });
  return at;
}

function refuseOtherForm(collection: Collection, task: PaperTaskRecord, answer: Answer): void {
  const asked = askedOf(task);
  const form = asked.kind === 'card' ? 'typed' : instanceOf(collection, asked)?.answer.kind;
  if (form !== undefined && form !== answer.kind)
    throw new AppError(
      'bad-input',
      `Task ${task.position + 1} takes an answer of the form “${form}”, not “${answer.kind}”.`,
    );
}

function check(collection: Collection, paperId: number, position: number): PaperTask {
  const paper = requireOpen(collection, paperId);
  if (paper.mode !== 'study')
    throw new AppError(
      'conflict',
      'This paper is sat under exam conditions: answers show when it is handed in.',
    );
  const task = requireOpenTask(collection, paper, position);
  const mark = markTask(collection, task, false);
  keepMark(collection, task, mark);
  const shown = showTask(collection, paper, requireTask(collection, paper, position));
  // What could not be read is told once, and may then be mended.
  return shown.marking === null ? { ...shown, marking: mark } : shown;
}

function markBySelf(collection: Collection, paperId: number, position: number, credit: number): void {
  const paper = requirePaper(collection, paperId);
  if (paper.done_at !== null)
    throw new AppError('conflict', 'This paper is marked to its end, and its result is kept.');
  const task = requireTask(collection, paper, position);
  const marking = markingOf(task);
  if (marking === null)
    throw new AppError('conflict', 'Hand the paper in before you mark it, or check the task in study mode.');
  if (marking.by !== 'self')
    throw new AppError('conflict', `Task ${position + 1} is marked already; only cards wait for your mark.`);
  keepMark(collection, task, { by: 'self', credit, verdict: null });
  if (paper.submitted_at !== null) finishIfMarked(collection, paperId);
}

function discard(collection: Collection, paperId: number): void {
  const paper = requireOpen(collection, paperId);
  if (collection.papers.tasks(paper.id).some((task) => isAnswered(answerOf(task)) || !isOpen(task)))
    throw new AppError('conflict', 'Something is answered in this paper. Hand it in instead.');
  collection.papers.remove(paper.id);
}
