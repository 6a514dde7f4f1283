import type { Answer, Level } from '../../core/drills/types.ts';
import type { TaskMark } from '../../core/exam/mark-task.ts';
import type { Prediction } from '../../core/exam/predict-paper.ts';
import type { Domain } from '../../core/exam/types.ts';
import type { PaperRecord, PaperTaskRecord } from '../tables/papers.ts';

/** The exam as it was when the paper was drawn. */
export interface PaperExam {
  readonly name: string;
  readonly passMark: number;
  readonly durationMs: number;
  readonly domains: readonly Domain[];
  readonly isEvidence: boolean;
  /** Where the paper differs from it, in whole sentences; null if it does not. */
  readonly remark: string | null;
}

/** A card as it read when the paper was drawn. */
export interface AskedCard {
  readonly kind: 'card';
  readonly front: string;
  readonly back: string;
  /** Full name of its deck. */
  readonly title: string;
  readonly media: Readonly<Record<string, string>>;
}

/** A drill's instance, which is made again whenever it is shown. */
export interface AskedDrill {
  readonly kind: 'drill';
  /** As `drill.make` knows it: of a drill that notes define, with the hash of its definition then. */
  readonly family: string;
  readonly title: string;
  readonly level: Level;
  readonly seed: number;
}

/** How a task was marked, and the row of the log it became. */
export interface KeptMarking extends Pick<TaskMark, 'by' | 'verdict'> {
  readonly reviewId: number | null;
}

/** The exam a paper was drawn for. */
export function examOf({ exam }: PaperRecord): PaperExam {
  return JSON.parse(exam) as PaperExam;
}

/** What was forecast before a paper. */
export function predictionOf({ prediction }: PaperRecord): Prediction {
  return JSON.parse(prediction) as Prediction;
}

/** What a task asks. */
export function askedOf({ asked }: Pick<PaperTaskRecord, 'asked'>): AskedCard | AskedDrill {
  return JSON.parse(asked) as AskedCard | AskedDrill;
}

/** The family that a task asks, whatever its definition was then. */
export function familyIdOf(family: string): string {
  return family.split('@')[0] ?? family;
}

/** What was answered to a task; null while nothing was. */
export function answerOf({ answer }: PaperTaskRecord): Answer | null {
  return answer === null ? null : (JSON.parse(answer) as Answer);
}

/** How a task was marked; null while it was not looked at. */
export function markingOf({ marking }: PaperTaskRecord): KeptMarking | null {
  return marking === null ? null : (JSON.parse(marking) as KeptMarking);
}

/** Whether a task can still be answered: it was not marked, or what was answered could not be read. */
export function isOpen(task: PaperTaskRecord): boolean {
  const marking = markingOf(task);
  return marking === null || isUnread(marking);
}

/** Whether a check could not read the answer, once. */
export function isUnread({ verdict }: Pick<KeptMarking, 'verdict'>): boolean {
  return verdict !== null && verdict.formProblem !== null;
}
