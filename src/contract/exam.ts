import { z } from 'zod';
import type { Outlook } from '../core/exam/outlook.ts';
import type { Tenth } from '../core/exam/reliability.ts';

const examId = z.int().positive();
const minutesPerDay = z.int().min(1).max(600);

const domain = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** Share of the tasks in any unit, taken of the sum of all. */
  weight: z.number().positive().max(10_000),
  /** Decks, each with everything below it. */
  deckIds: z.array(z.int().positive()).max(500).readonly(),
  tags: z.array(z.string().trim().min(1).max(200)).max(100).readonly(),
  families: z.array(z.string().max(100)).max(200).readonly(),
});

const examFields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  /** The instant it begins, in epoch milliseconds. */
  at: z.int().min(0),
  /** Share of the points that passes. */
  passMark: z.number().min(0.01).max(1),
  durationMs: z.int().min(60_000).max(86_400_000),
  taskCount: z.int().min(1).max(200),
  minutesPerDay,
  /** Share of a paper's tasks that are drills, as far as there are any. */
  drillShare: z.number().min(0).max(1),
  /** Whether results of papers count as reviews. */
  isEvidence: z.boolean(),
  domains: z.array(domain).min(1).max(30).readonly(),
});

export const examInputs = {
  'exam.list': z.strictObject({}),
  'exam.blueprints': z.strictObject({}),
  'exam.get': z.strictObject({ examId }),
  'exam.pools': z.strictObject({
    domains: z
      .array(domain.pick({ deckIds: true, tags: true, families: true }))
      .max(30)
      .readonly(),
  }),
  /** Adds an exam if the id is null. */
  'exam.save': z.strictObject({ examId: examId.nullable().default(null), ...examFields.shape }),
  /** Taken back with `edit.undo`. */
  'exam.remove': z.strictObject({ examId }),
  /** `minutesPerDay` null takes those of the exam. */
  'exam.forecast': z.strictObject({ examId, minutesPerDay: minutesPerDay.nullable().default(null) }),
  'exam.record': z.strictObject({ examId }),
};

/** What the person says of an exam. */
export type ExamFields = z.infer<typeof examFields>;

export interface Exam extends ExamFields {
  readonly examId: number;
  /** Whether the schedule heads for its date. */
  readonly isPlanned: boolean;
  readonly addedAt: number;
}

/** An exam to begin with; its domains name decks that may be missing here. */
export interface Blueprint {
  readonly id: string;
  readonly title: string;
  /** One or two sentences on what it prepares for. */
  readonly about: string;
  /** `at` is a proposal: a month from now, at nine. */
  readonly exam: ExamFields;
  /** Full names of the decks it asks that the collection does not have. */
  readonly missingDecks: readonly string[];
}

/** What a domain can ask. */
export interface Pool {
  readonly cards: number;
  readonly drills: number;
  /** How many of both were never answered. */
  readonly unseen: number;
}

/** What to study first. */
export interface Help {
  /** Minutes it takes. */
  readonly minutes: number;
  /** What they bring on the day, as a share of the score. */
  readonly gain: number;
  /** Names of the one or two domains they go to. */
  readonly domains: readonly string[];
  /** Titles of a few skills or cards among them, the most useful first. */
  readonly titles: readonly string[];
  /** The cards to review, the most useful first. */
  readonly cardIds: readonly number[];
}

/** The forecast of an exam, with the figures it rests on. */
export interface Forecast {
  /** If the exam were now. */
  readonly today: Outlook;
  /** On the day, if nothing more were studied. */
  readonly idle: Outlook;
  /** On the day, with the minutes a day from now on. */
  readonly studied: Outlook;
  readonly minutesPerDay: number;
  /** How many of the person's own answers correct what FSRS says. */
  readonly evidence: number;
  /** By how much they do, for what FSRS calls 80%: the corrected chance. */
  readonly eightyMeans: number;
  readonly help: Help | null;
}

export interface ExamSummary extends Exam {
  /** Study days from today; 0 today, negative when it is over. */
  readonly daysLeft: number;
  /** One per domain. */
  readonly pools: readonly Pool[];
  /** On the day, with the exam's minutes a day from now; null if there is nothing to ask or the exam is over. */
  readonly outlook: Outlook | null;
  readonly help: Help | null;
  /** Papers handed in. */
  readonly paperCount: number;
  /** A paper that is still being sat or marked. */
  readonly openPaperId: number | null;
  /** Score of the last paper that was marked to its end; null if there is none. */
  readonly lastScore: number | null;
}

/** What the forecast said before each paper, and what came of it. */
export interface ForecastRecord {
  readonly papers: readonly {
    readonly paperId: number;
    readonly number: number;
    readonly submittedAt: number;
    readonly expected: number;
    readonly low: number;
    readonly high: number;
    readonly passChance: number;
    readonly score: number;
    readonly isPassed: boolean;
  }[];
  /** Tasks predicted and marked. */
  readonly tasks: number;
  /** Ten, from 0 to 1, over all tasks. */
  readonly tenths: readonly Tenth[];
  /** Mean squared error of the tasks' chances; null while there is too little evidence. */
  readonly brier: number | null;
  /** The Brier score that always saying the mean result would have had. */
  readonly brierOfMean: number | null;
  /** Mean squared error of the chances to pass; null while there is too little evidence. */
  readonly passBrier: number | null;
  /** Mean distance of score and expectation; null without papers. */
  readonly meanMiss: number | null;
  /** Papers whose score lay between low and high. */
  readonly covered: number;
  /** Whether there are enough tasks for the diagram, and how many more it needs. */
  readonly isEnough: boolean;
  readonly tasksMissing: number;
  /** How many more papers the Brier score of passing needs. */
  readonly papersMissing: number;
}

export interface ExamApi {
  /** The next first; those that are over last. */
  'exam.list': () => ExamSummary[];
  'exam.blueprints': () => Blueprint[];
  'exam.get': (input: z.infer<(typeof examInputs)['exam.get']>) => ExamSummary;
  /** What domains would ask, before an exam is saved: one pool for each. */
  'exam.pools': (input: z.infer<(typeof examInputs)['exam.pools']>) => Pool[];
  'exam.save': (input: z.infer<(typeof examInputs)['exam.save']>) => Exam;
  'exam.remove': (input: z.infer<(typeof examInputs)['exam.remove']>) => { readonly removed: string };
  /** `conflict` if the exam's domains hold nothing to ask. */
  'exam.forecast': (input: z.infer<(typeof examInputs)['exam.forecast']>) => Forecast;
  'exam.record': (input: z.infer<(typeof examInputs)['exam.record']>) => ForecastRecord;
}
