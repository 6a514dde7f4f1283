import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { defaultParameters } from '../../../src/core/schedule/parameters.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { studyDay } from '../../../src/core/schedule/study-day.ts';
import type { CardState, Grade, LogEntry, Parameters } from '../../../src/core/schedule/types.ts';

/** The default parameters without fuzz, with some of them replaced. */
export function plainParameters(changes: Partial<Parameters> = {}): Parameters {
  return { ...defaultParameters, fuzz: false, ...changes };
}

/** A card in review, last seen on `day` and with the memory given. */
export function reviewCard(stability: number, difficulty: number, day = 0): CardState {
  const last = { at: day * 86_400_000, day };
  return {
    ...newCard,
    phase: 'review',
    stability,
    difficulty,
    last,
    dueDay: day + 1,
    intervalDays: 1,
    reps: 3,
  };
}

/** FSRS-6 weights that compute what FSRS-5 weights do: no w19, decay 0.5. */
export function fromFsrs5(weights: readonly number[]): number[] {
  return [...weights, 0, 0.5];
}

/** Reads a JSON file beside the reference values. */
export function readFixture<Content>(name: string): Content {
  return JSON.parse(readText(name)) as Content;
}

/** The real review log, by card, with study days from 4:00 UTC. */
export function readLog(parameters: Parameters): Map<string, LogEntry[]> {
  const logs = new Map<string, LogEntry[]>();
  for (const line of readText('josh-review-log.csv').trim().split('\n').slice(1)) {
    const [card = '', rating = '', time = ''] = line.split(',');
    const at = Date.parse(time);
    const day = studyDay(at, () => 0, 4);
    const entry = { at, day, grade: Number(rating) as Grade, fuzzSeed: at, parameters };
    logs.set(card, [...(logs.get(card) ?? []), entry]);
  }
  return logs;
}

function readText(name: string): string {
  return readFileSync(new URL(`../../fixtures/fsrs/${name}`, import.meta.url), 'utf8');
}

export const grades = [1, 2, 3, 4] as const;

const anyGrade: fc.Arbitrary<Grade> = fc.constantFrom(...grades);

const anySteps = fc.array(fc.integer({ min: 1, max: 1440 }), { maxLength: 4 });

/** Parameters a person can set, weights up to a fifth off the defaults. */
export const anyParameters: fc.Arbitrary<Parameters> = fc.record({
  weights: fc
    .array(fc.double({ min: 0.8, max: 1.2, noNaN: true }), { minLength: 21, maxLength: 21 })
    .map((factors) => defaultParameters.weights.map((weight, index) => weight * (factors[index] ?? 1))),
  desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
  maximumIntervalDays: fc.oneof(fc.integer({ min: 1, max: 36_500 }), fc.constant(36_500)),
  learningStepsMinutes: anySteps,
  relearningStepsMinutes: anySteps,
  fuzz: fc.boolean(),
});

/** Logs of up to 25 reviews on the same day or up to two years apart, the parameters changing on the way. */
export const anyLog: fc.Arbitrary<LogEntry[]> = fc
  .array(
    fc.record({
      gapDays: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 730 })),
      grade: anyGrade,
      fuzzSeed: fc.maxSafeInteger(),
      which: fc.nat(2),
    }),
    { maxLength: 25 },
  )
  .chain((reviews) =>
    fc.array(anyParameters, { minLength: 3, maxLength: 3 }).map((sets) => {
      let day = 19_000;
      return reviews.map(({ gapDays, grade, fuzzSeed, which }, index) => {
        day += gapDays;
        const at = day * 86_400_000 + index * 60_000;
        return { at, day, grade, fuzzSeed, parameters: sets[which] ?? defaultParameters };
      });
    }),
  );
