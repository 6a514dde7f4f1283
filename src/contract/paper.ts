import { z } from 'zod';
import type { Answer, DrillInstance, Verdict } from '../core/drills/types.ts';
import type { PrintedReport } from '../core/exam/printed-paper.ts';
import type { Domain } from '../core/exam/types.ts';
import type { Help } from './exam.ts';
import { drillAnswer } from './review.ts';

const paperId = z.int().positive();
const place = { paperId, position: z.int().min(0).max(199) };

export const paperInputs = {
  'paper.list': z.strictObject({ examId: z.int().positive() }),
  'paper.start': z.strictObject({
    examId: z.int().positive(),
    mode: z.enum(['strict', 'study']),
    weighting: z.enum(['blueprint', 'weak']),
    /** Null takes the exam's. */
    taskCount: z.int().min(1).max(200).nullable().default(null),
    /** Null takes the exam's, less in proportion to the tasks. */
    durationMs: z.int().min(60_000).max(86_400_000).nullable().default(null),
    /** Null draws one. The same seed draws the same paper from the same collection, and repeats one that was sat. */
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1)
      .nullable()
      .default(null),
  }),
  /** The same tasks and instances once more. */
  'paper.repeat': z.strictObject({ paperId, mode: z.enum(['strict', 'study']) }),
  'paper.get': z.strictObject({ paperId }),
  /** What is left out stays. An answer may be unfinished. */
  'paper.save': z.strictObject({
    ...place,
    answer: drillAnswer.nullable().optional(),
    isFlagged: z.boolean().optional(),
    /** Milliseconds spent on the task since the last save. */
    addMs: z.int().min(0).max(86_400_000).default(0),
  }),
  /** Study mode: marks one task for good and explains it. */
  'paper.check': z.strictObject(place),
  'paper.submit': z.strictObject({ paperId }),
  /** The person's own mark of a card, when the paper is handed in or, in study mode, checked. */
  'paper.mark': z.strictObject({ ...place, credit: z.literal([0, 0.5, 1]) }),
  /** Throws away a paper in which nothing was answered. */
  'paper.discard': z.strictObject({ paperId }),
  'paper.report': z.strictObject({ paperId }),
  'paper.export': z.strictObject({
    paperId,
    /** The report; or the paper empty, with the key on a sheet of its own. */
    what: z.enum(['report', 'empty']),
    format: z.enum(['markdown', 'pdf']),
  }),
};

export type PaperMode = 'strict' | 'study';

/** Open while it is sat; marking while cards wait for the person's own mark; done. */
export type PaperStatus = 'open' | 'marking' | 'done';

/** How a task was marked. */
export interface Marking {
  /** Share of the points, from 0 to 1; null while it waits for the person's own mark. */
  readonly credit: number | null;
  readonly by: 'computation' | 'key' | 'self' | 'unanswered';
  /** Of a drill that was answered. */
  readonly verdict: Verdict | null;
}

export interface PaperTask {
  /** From 0. */
  readonly position: number;
  /** Index in the paper's domains. */
  readonly domain: number;
  readonly points: number;
  readonly cardId: number | null;
  /** Title of the skill, or of the deck a card is from. */
  readonly title: string;
  /** A card's front and, once it may be seen, its back, as Markdown; null for a drill. */
  readonly card: {
    readonly front: string;
    readonly back: string | null;
    /** Image reference to the name `media.get` knows it by. */
    readonly media: Readonly<Record<string, string>>;
  } | null;
  /** A drill's instance; null for a card. Until it may be seen, everything that tells the right answer is left empty. */
  readonly instance: DrillInstance | null;
  /** What was answered so far; a card is answered by typing. */
  readonly answer: Answer | null;
  readonly isFlagged: boolean;
  readonly spentMs: number;
  /** Null until it may be seen. */
  readonly marking: Marking | null;
}

export interface Paper {
  readonly paperId: number;
  readonly examId: number;
  readonly examName: string;
  /** From 1, within the exam. */
  readonly number: number;
  readonly mode: PaperMode;
  readonly weighting: 'blueprint' | 'weak';
  readonly seed: number;
  /** Whether it asks the tasks of an earlier paper once more; then it is no evidence of anything. */
  readonly isRepeat: boolean;
  /** Where the paper could not be drawn quite as the exam has it, in whole sentences; null if it could. */
  readonly remark: string | null;
  readonly status: PaperStatus;
  readonly startedAt: number;
  /** When the time is up; null in study mode, where it never is. */
  readonly endsAt: number | null;
  readonly durationMs: number;
  readonly submittedAt: number | null;
  /** The backend's instant of this reply. */
  readonly now: number;
  readonly passMark: number;
  readonly domains: readonly Domain[];
  readonly tasks: readonly PaperTask[];
}

/** A paper in a list. */
export interface PaperSummary {
  readonly paperId: number;
  readonly number: number;
  readonly mode: PaperMode;
  readonly isRepeat: boolean;
  readonly status: PaperStatus;
  readonly taskCount: number;
  readonly startedAt: number;
  readonly submittedAt: number | null;
  readonly usedMs: number | null;
  readonly score: number | null;
  readonly isPassed: boolean | null;
  /** What was forecast before it. */
  readonly expected: number;
}

/** What came of a paper that is done. */
export interface PaperReport extends Omit<PrintedReport, 'paper' | 'next' | 'history'> {
  readonly paper: Paper;
  /** What to study next; `cardIds` are those without all points that can be reviewed. Null if there is none. */
  readonly next: Help | null;
  /** The exam's papers that are done, oldest first. */
  readonly history: readonly PaperSummary[];
}

/** A file to be kept where the person says. */
export interface WrittenFile {
  readonly name: string;
  readonly type: string;
  readonly base64: string;
}

type Input<Name extends keyof typeof paperInputs> = z.infer<(typeof paperInputs)[Name]>;

export interface PaperApi {
  /** Newest first. */
  'paper.list': (input: Input<'paper.list'>) => PaperSummary[];
  /** `conflict` if another paper of the exam is open, or its domains hold too little. */
  'paper.start': (input: Input<'paper.start'>) => Paper;
  'paper.repeat': (input: Input<'paper.repeat'>) => Paper;
  /** A paper whose time is up is handed in as it stands. */
  'paper.get': (input: Input<'paper.get'>) => Paper;
  /** `conflict` once the paper is handed in or the task checked. */
  'paper.save': (input: Input<'paper.save'>) => { readonly savedAt: number };
  'paper.check': (input: Input<'paper.check'>) => PaperTask;
  'paper.submit': (input: Input<'paper.submit'>) => Paper;
  'paper.mark': (input: Input<'paper.mark'>) => Paper;
  'paper.discard': (input: Input<'paper.discard'>) => { readonly discarded: number };
  /** `conflict` until every task is marked. */
  'paper.report': (input: Input<'paper.report'>) => PaperReport;
  /** A job; its result is a WrittenFile. */
  'paper.export': (input: Input<'paper.export'>) => { readonly job: string };
}
