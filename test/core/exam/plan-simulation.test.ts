import { expect, it } from 'vitest';
import { planToday } from '../../../src/core/exam/plan/plan-today.ts';
import { studyItems } from '../../../src/core/exam/plan/study-item.ts';
import { hash, hashFraction } from '../../../src/core/schedule/hash.ts';
import { defaultParameters } from '../../../src/core/schedule/parameters.ts';
import { quickMemory } from '../../../src/core/schedule/quick-memory.ts';
import {
  asFsrsSays,
  ordinaryOrder,
  playSeason,
  reviewsFirst,
  shares,
  type Order,
  type Season,
} from '../../support/exam-season.ts';

/** More of them, or others, by hand: EXAM_LEARNERS=2000 EXAM_SEED=5. */
const learners = Number(process.env['EXAM_LEARNERS'] ?? 200);
const firstSeed = 100_000 * Number(process.env['EXAM_SEED'] ?? 1);

/** Some ten seconds for 200 learners on a machine with nothing else to do. */
const patienceMs = 120_000 * Math.max(1, learners / 200);

const memory = quickMemory(defaultParameters);

const planned: Order = (items, today, examDay, minutes) => {
  const time = { today, examDay, minutesToday: minutes, minutesPerDay: minutes };
  return planToday(studyItems(items, shares), time, memory, asFsrsSays).map(({ item }) => item);
};

interface Result {
  readonly season: Season;
  readonly law: 'fsrs' | 'power law';
  readonly planned: number;
  readonly ordinary: number;
  /** By the better of the ordinary order and that with all reviews first, chosen for each learner in hindsight. */
  readonly better: number;
}

it(
  'brings a higher expected score on the day than the ordinary order within the same minutes',
  () => {
    const results = Array.from({ length: learners }, (_, index) => play(firstSeed + index));
    const gains = results.map((result) => result.planned - result.ordinary);
    const gainsOf = (condition: (result: Result) => boolean) =>
      results.filter(condition).map((result) => result.planned - result.ordinary);
    const quarter = gainsOf(({ law }) => law === 'power law');
    const overBetter = results.map((result) => result.planned - result.better);
    const scores = (of: (result: Result) => number) => (100 * mean(results.map(of))).toFixed(1);
    const minutes = [5, 10, 15, 25];
    const distances = [4, 8, 14, 30];
    console.info(
      [
        `Score on the day of ${learners} learners: planned ${scores((result) => result.planned)}, ordinary ${scores((result) => result.ordinary)} of 100.`,
        'Gain of the plan in points of 100:',
        row('all learners', gains),
        row(
          'forgetting by FSRS',
          gainsOf(({ law }) => law === 'fsrs'),
        ),
        row('forgetting by a power law', quarter),
        ...minutes.map((each) =>
          row(
            `${each} minutes a day`,
            gainsOf(({ season }) => season.minutesPerDay === each),
          ),
        ),
        ...distances.map((each) =>
          row(
            `${each} days ahead`,
            gainsOf(({ season }) => season.daysLeft === each),
          ),
        ),
        row('over the better order', overBetter),
      ].join('\n'),
    );
    expect(mean(gains)).toBeGreaterThan(3 * standardError(gains));
    expect(mean(quarter)).toBeGreaterThan(3 * standardError(quarter));
    expect(mean(overBetter)).toBeGreaterThan(3 * standardError(overBetter));
    expect(mean(gains)).toBeGreaterThan(0.02);
  },
  patienceMs,
);

function play(seed: number): Result {
  const items = 40 + (hash(seed, 1) % 80);
  const season: Season = {
    seed,
    items,
    studiedBefore: Math.floor(items * hashFraction(seed, 2)),
    daysBefore: hash(seed, 3) % 40,
    daysLeft: [4, 8, 14, 4, 8, 14, 8, 30][hash(seed, 4) % 8] ?? 4,
    minutesPerDay: [5, 10, 15, 25][hash(seed, 5) % 4] ?? 5,
  };
  const ordinary = playSeason(season, ordinaryOrder).score;
  const { score, law } = playSeason(season, planned);
  const better = Math.max(ordinary, playSeason(season, reviewsFirst).score);
  return { season, law, planned: score, ordinary, better };
}

function row(name: string, gains: readonly number[]): string {
  const points = (share: number) => (100 * share).toFixed(1).padStart(5);
  const sorted = [...gains].sort((a, b) => a - b);
  const quartile = (share: number) => points(sorted[Math.floor(share * sorted.length)] ?? 0);
  const better = gains.filter((gain) => gain > 0).length / gains.length;
  return `${name.padEnd(28)}${String(gains.length).padStart(5)}  mean ${points(mean(gains))} ± ${points(standardError(gains))}  sd ${points(deviation(gains))}  quartiles ${quartile(0.25)} ${quartile(0.5)} ${quartile(0.75)}  better for ${(100 * better).toFixed(0)}%`;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1));
}

function standardError(values: readonly number[]): number {
  return deviation(values) / Math.sqrt(values.length);
}
