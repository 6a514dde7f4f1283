import { z } from 'zod';
import type { DeckSummary } from './deck.ts';

const fraction = z.number().min(0.7).max(0.99);
const steps = z.array(z.number().positive().max(1440)).max(10);

const settings = z.strictObject({
  desiredRetention: fraction,
  newPerDay: z.int().min(0).max(9999),
  reviewsPerDay: z.int().min(0).max(9999),
  learningStepsMinutes: steps,
  relearningStepsMinutes: steps,
  maximumIntervalDays: z.int().min(1).max(36_500),
  /** Hour of the local day at which the study day begins. */
  rolloverHour: z.int().min(0).max(23),
  burySiblings: z.boolean(),
  fuzz: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
});

/** What the person may set; every field has a default. */
export type Settings = z.infer<typeof settings>;

export const settingsSchema = settings;

export const collectionInputs = {
  'app.info': z.strictObject({}),
  'today.overview': z.strictObject({}),
  'settings.get': z.strictObject({}),
  'settings.set': settings.partial(),
  'search.jump': z.strictObject({ query: z.string().max(200), limit: z.int().min(1).max(50).default(8) }),
  'media.get': z.strictObject({ name: z.string().regex(/^[0-9a-f]{64}\.[a-z0-9]{1,8}$/) }),
  'collection.check': z.strictObject({}),
  'collection.export': z.strictObject({ file: z.string().min(1).max(4096) }),
  'edit.undo': z.strictObject({}),
  'job.cancel': z.strictObject({ job: z.string().max(100) }),
};

/** What the Today screen shows. */
export interface Overview {
  /** Instant the reply was made. */
  readonly now: number;
  readonly newCount: number;
  readonly learningCount: number;
  readonly dueCount: number;
  readonly drillCount: number;
  /** Expected minutes for all of it, from the person's own pace. */
  readonly minutes: number;
  readonly cardCount: number;
  readonly familyCount: number;
  readonly decks: readonly DeckSummary[];
  /** Reviews due on each of the next 14 study days, today first; overdue ones count today. */
  readonly upcoming: readonly number[];
  readonly answeredToday: number;
}

/** What an integrity check found. */
export interface CheckReport {
  readonly isSound: boolean;
  readonly cards: number;
  readonly reviews: number;
  /** Whole sentences, one per finding; empty when sound. */
  readonly findings: readonly string[];
}

export interface CollectionApi {
  'app.info': () => { readonly version: string; readonly dataDir: string; readonly now: number };
  'today.overview': () => Overview;
  'settings.get': () => Settings;
  'settings.set': (input: z.infer<(typeof collectionInputs)['settings.set']>) => Settings;
  /** Decks and cards whose text begins like the query, best first. */
  'search.jump': (
    input: z.infer<(typeof collectionInputs)['search.jump']>,
  ) => readonly (
    | { readonly kind: 'deck'; readonly deckId: number; readonly name: string }
    | { readonly kind: 'card'; readonly cardId: number; readonly front: string; readonly deck: string }
  )[];
  'media.get': (input: z.infer<(typeof collectionInputs)['media.get']>) => {
    readonly type: string;
    readonly base64: string;
  };
  /** A job whose result is a CheckReport. */
  'collection.check': () => { readonly job: string };
  /** A job that writes the whole collection to a file: `.json` with all history, or `.sqlite`, a copy of the database. Result: `{file, bytes}`. */
  'collection.export': (input: z.infer<(typeof collectionInputs)['collection.export']>) => {
    readonly job: string;
  };
  /** Takes back the last edit, suspension, burial, flag or import; `conflict` if there is none. */
  'edit.undo': () => { readonly undone: string };
  'job.cancel': (input: z.infer<(typeof collectionInputs)['job.cancel']>) => { readonly cancelled: boolean };
}
