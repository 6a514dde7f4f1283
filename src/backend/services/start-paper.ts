import type { CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Exam } from '../../contract/exam.ts';
import { predictPaper, type Prediction } from '../../core/exam/predict-paper.ts';
import { hash } from '../../core/schedule/hash.ts';
import type { Collection } from '../collection.ts';
import type { NewPaperTask, PaperRecord } from '../tables/papers.ts';
import { drawTasks } from './draw-tasks.ts';
import { examOf, type PaperExam } from './paper-json.ts';
import { requireExam } from './save-exam.ts';

/** No paper is shorter. */
const leastDurationMs = 60_000;

/**
 * Draws a paper and starts its clock, in the caller's transaction; gives its id. A seed that drew a paper of the exam before,
 * of as many tasks and weighted the same, repeats that paper. Throws AppError.
 */
export function startPaper(collection: Collection, input: CheckedOf<'paper.start'>): number {
  const exam = requireExam(collection, input.examId);
  const papers = refuseSecond(collection, exam);
  const taskCount = input.taskCount ?? exam.taskCount;
  const { weighting, mode } = input;
  const before = papers.find(
    (paper) =>
      paper.seed === input.seed &&
      paper.weighting === weighting &&
      collection.papers.tasks(paper.id).length === taskCount,
  );
  if (before !== undefined) return repeatPaper(collection, before, mode, input.durationMs);
  const seed = input.seed ?? hash(collection.seed, exam.examId, papers.length);
  const { tasks, versions, remark } = drawTasks(collection, { exam, taskCount, weighting, seed });
  const inProportion = Math.round((exam.durationMs * tasks.length) / exam.taskCount);
  const durationMs = input.durationMs ?? Math.max(leastDurationMs, inProportion);
  const { name, passMark, domains, isEvidence } = exam;
  const asOfNow: PaperExam = { name, passMark, durationMs, domains, isEvidence, remark };
  const prediction = predictPaper(versions, passMark);
  return add(collection, tasks, {
    exam: asOfNow,
    prediction,
    exam_id: exam.examId,
    seed,
    mode,
    weighting,
    repeat_of: null,
  });
}

/** Starts a paper with the tasks of an earlier one, and its time unless another is given, in the caller's transaction; gives its id. Throws AppError. */
export function repeatPaper(
  collection: Collection,
  paper: PaperRecord,
  mode: PaperRecord['mode'],
  durationMs: number | null = null,
): number {
  refuseSecond(collection, requireExam(collection, paper.exam_id));
  const { exam_id, seed, weighting } = paper;
  const tasks = collection.papers.tasks(paper.id);
  const known = examOf(paper);
  const exam = { ...known, durationMs: durationMs ?? known.durationMs };
  // Known tasks cannot be forecast; what was said of them before is shown again.
  const prediction = predictPaper([{ weight: 1, tasks }], exam.passMark);
  return add(collection, tasks, { exam, prediction, exam_id, seed, mode, weighting, repeat_of: paper.id });
}

interface Sheet extends Pick<PaperRecord, 'exam_id' | 'seed' | 'mode' | 'weighting' | 'repeat_of'> {
  readonly exam: PaperExam;
  readonly prediction: Prediction;
}

function add(
  collection: Collection,
  tasks: readonly NewPaperTask[],
  { exam, prediction, ...paper }: Sheet,
): number {
  const { at } = collection.now();
  return collection.papers.insert(
    {
      ...paper,
      exam: JSON.stringify(exam),
      prediction: JSON.stringify(prediction),
      started_at: at,
      ends_at: paper.mode === 'strict' ? at + exam.durationMs : null,
    },
    tasks,
  );
}

/** The exam's papers, unless one of them is still being sat. */
function refuseSecond(collection: Collection, { examId, name }: Exam): PaperRecord[] {
  const papers = collection.papers.ofExam(examId);
  const open = papers.find(({ done_at: doneAt }) => doneAt === null);
  if (open !== undefined)
    throw new AppError(
      'conflict',
      `Paper ${open.number} of “${name}” is not finished yet. Hand it in and mark it before you begin another one.`,
    );
  return papers;
}
