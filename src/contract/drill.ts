import { z } from 'zod';
import type { Answer, DrillInstance, Level, Verdict } from '../core/drills/types.ts';
import type { Grade } from '../core/schedule/types.ts';
import { drillAnswer } from './review.ts';

const instance = { family: z.string().max(100), level: z.literal([1, 2, 3, 4, 5]), seed: z.int() };

export const drillInputs = {
  'drill.families': z.strictObject({}),
  'drill.past': z.strictObject({ family: z.string().max(100) }),
  'drill.make': z.strictObject(instance),
  'drill.check': z.strictObject({
    ...instance,
    answer: drillAnswer,
    /** Whether the form of an earlier try could not be read; what cannot be read now is wrong. */
    isCorrection: z.boolean().default(false),
    tookMs: z.int().min(0).max(86_400_000).default(0),
  }),
};

/** Where a skill stands; `waiting` is new, and held back by what it needs. */
export type SkillState = 'absent' | 'waiting' | 'new' | 'learning' | 'review' | 'suspended';

/** How a person does at a family, from its last 200 answers that were not taken back. */
export interface Skill {
  readonly state: SkillState;
  /** What would be asked now. */
  readonly level: Level;
  /** Chance of recall now, from 0 to 1; null before the first review. */
  readonly recall: number | null;
  /** Whole days from today, 0 while it is in its steps; null if it is new. */
  readonly dueInDays: number | null;
  readonly answered: number;
  /** Share of right answers; null if there are none. */
  readonly accuracy: number | null;
  readonly medianMs: number | null;
  /** The mistakes recognised, the most frequent first. */
  readonly mistakes: readonly { readonly id: string; readonly title: string; readonly count: number }[];
}

/** A drill that was asked and answered. */
export interface PastInstance {
  /** Id of its row in the log: the instant of the grade in epoch milliseconds, made unique. */
  readonly reviewId: number;
  /** What `drill.make` and `drill.check` know it by: for a drill that notes define, as they did then. */
  readonly family: string;
  readonly level: Level;
  readonly seed: number;
  readonly answer: Answer;
  readonly right: boolean;
  /** Heading of the mistake recognised; null for none. */
  readonly mistake: string | null;
  readonly answeredMs: number;
  readonly suggestedGrade: Grade;
  readonly grade: Grade;
}

export interface FamilySummary {
  readonly id: string;
  readonly title: string;
  readonly topic: string;
  readonly needs: readonly string[];
  readonly levels: readonly string[];
  /** The mistakes it knows, id to heading. */
  readonly misconceptions: Readonly<Record<string, string>>;
  /** The card that carries its memory state; null if no deck holds the family. */
  readonly cardId: number | null;
  readonly skill: Skill;
}

export interface DrillApi {
  'drill.families': () => FamilySummary[];
  /** The last 200 answers that were not taken back, newest first. */
  'drill.past': (input: z.infer<(typeof drillInputs)['drill.past']>) => PastInstance[];
  'drill.make': (input: z.infer<(typeof drillInputs)['drill.make']>) => DrillInstance;
  /** Marks an answer without touching the schedule. */
  'drill.check': (
    input: z.infer<(typeof drillInputs)['drill.check']>,
  ) => Verdict & { readonly suggestedGrade: Grade };
}
