import { z } from 'zod';
import type { DrillInstance, Verdict } from '../core/drills/types.ts';
import type { Grade } from '../core/schedule/types.ts';
import { drillAnswer } from './review.ts';

const instance = { family: z.string().max(100), level: z.literal([1, 2, 3, 4, 5]), seed: z.int() };

export const drillInputs = {
  'drill.families': z.strictObject({}),
  'drill.make': z.strictObject(instance),
  'drill.check': z.strictObject({
    ...instance,
    answer: drillAnswer,
    /** Whether the form of an earlier try could not be read; what cannot be read now is wrong. */
    isCorrection: z.boolean().default(false),
    tookMs: z.int().min(0).max(86_400_000).default(0),
  }),
};

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
}

export interface DrillApi {
  'drill.families': () => FamilySummary[];
  'drill.make': (input: z.infer<(typeof drillInputs)['drill.make']>) => DrillInstance;
  /** Marks an answer without touching the schedule. */
  'drill.check': (
    input: z.infer<(typeof drillInputs)['drill.check']>,
  ) => Verdict & { readonly suggestedGrade: Grade };
}
