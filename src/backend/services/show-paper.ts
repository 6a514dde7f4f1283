import type { Paper, PaperStatus, PaperSummary, PaperTask } from '../../contract/paper.ts';
import type { DrillInstance } from '../../core/drills/types.ts';
import { blind } from '../../core/exam/blind.ts';
import type { Collection } from '../collection.ts';
import type { PaperRecord, PaperTaskRecord } from '../tables/papers.ts';
import { familyOf } from './drill-families.ts';
import {
  answerOf,
  askedOf,
  examOf,
  isUnread,
  markingOf,
  predictionOf,
  type AskedDrill,
} from './paper-json.ts';

/** Scores are compared with the pass mark to this much, because shares of points are not exact in binary. */
const tolerance = 1e-9;

/** A paper with its tasks, as much of them as may be seen. */
export function showPaper(collection: Collection, paper: PaperRecord): Paper {
  const { name, passMark, durationMs, domains, remark } = examOf(paper);
  return {
    paperId: paper.id,
    examId: paper.exam_id,
    examName: name,
    number: paper.number,
    mode: paper.mode,
    weighting: paper.weighting,
    seed: paper.seed,
    isRepeat: paper.repeat_of !== null,
    remark,
    status: statusOf(paper),
    startedAt: paper.started_at,
    endsAt: paper.ends_at,
    durationMs,
    submittedAt: paper.submitted_at,
    now: collection.now().at,
    passMark,
    domains,
    tasks: collection.papers.tasks(paper.id).map((task) => showTask(collection, paper, task)),
  };
}

/** A task; its back, its right answer and its marking only when the paper is handed in or, in study mode, the task checked. */
export function showTask(collection: Collection, paper: PaperRecord, task: PaperTaskRecord): PaperTask {
  const asked = askedOf(task);
  const kept = markingOf(task);
  const isShown = paper.submitted_at !== null || (kept !== null && !isUnread(kept));
  const instance = asked.kind === 'drill' ? instanceOf(collection, asked) : null;
  return {
    position: task.position,
    domain: task.domain,
    points: task.points,
    cardId: task.card_id,
    title: asked.title,
    card:
      asked.kind === 'card'
        ? { front: asked.front, back: isShown ? asked.back : null, media: asked.media }
        : null,
    instance: instance === null || isShown ? instance : blind(instance),
    answer: answerOf(task),
    isFlagged: task.is_flagged === 1,
    spentMs: task.spent_ms,
    marking: isShown && kept !== null ? { credit: task.credit, by: kept.by, verdict: kept.verdict } : null,
  };
}

/** The instance a task asks, made again; null if its family is not known any more. */
export function instanceOf(
  collection: Collection,
  { family, level, seed }: AskedDrill,
): DrillInstance | null {
  return familyOf(collection, family)?.make(level, seed) ?? null;
}

/** A paper as lists have it. */
export function summaryOf(collection: Collection, paper: PaperRecord): PaperSummary {
  const { score } = paper;
  return {
    paperId: paper.id,
    number: paper.number,
    mode: paper.mode,
    isRepeat: paper.repeat_of !== null,
    status: statusOf(paper),
    taskCount: collection.papers.tasks(paper.id).length,
    startedAt: paper.started_at,
    submittedAt: paper.submitted_at,
    usedMs: usedMsOf(collection, paper),
    score,
    isPassed: score === null ? null : isPassed(score, examOf(paper).passMark),
    expected: predictionOf(paper).expected,
  };
}

/** Whether a score reaches the pass mark. */
export function isPassed(score: number, passMark: number): boolean {
  return score >= passMark - tolerance;
}

/** Milliseconds a paper took: by the clock, or where there was none the time spent on its tasks; null until it is handed in. */
function usedMsOf(collection: Collection, paper: PaperRecord): number | null {
  if (paper.submitted_at === null) return null;
  return paper.mode === 'strict'
    ? paper.submitted_at - paper.started_at
    : collection.papers.spentMs(paper.id);
}

function statusOf(paper: PaperRecord): PaperStatus {
  if (paper.submitted_at === null) return 'open';
  return paper.done_at === null ? 'marking' : 'done';
}
