import { apportion } from './apportion.ts';

/** A task as far as its result can be told before. */
export interface PredictedTask {
  readonly points: number;
  /** Chance of a right answer, from 0 to 1. */
  readonly chance: number;
}

/** What a paper will come to; all from 0 to 1. */
export interface Prediction {
  readonly expected: number;
  /** The score lies between these with a chance of at least four in five. */
  readonly low: number;
  readonly high: number;
  readonly passChance: number;
}

/** The score is told to a thousandth of all points. */
const steps = 1000;

/**
 * Predicts the score of a paper whose tasks are right or wrong one by one: the exact distribution of the sum (Poisson
 * binomial), with points rounded to a thousandth of all. Several versions of the tasks, each with its weight, are mixed.
 */
export function predictPaper(
  versions: readonly { readonly weight: number; readonly tasks: readonly PredictedTask[] }[],
  passMark: number,
): Prediction {
  const total = versions.reduce((sum, { weight }) => sum + weight, 0);
  const mixed = new Float64Array(steps + 1);
  let expected = 0;
  for (const { weight, tasks } of versions) {
    const points = tasks.reduce((sum, task) => sum + task.points, 0);
    const mean = tasks.reduce((sum, task) => sum + task.points * task.chance, 0) / points;
    expected += (weight / total) * mean;
    for (const [score, chance] of distributionOf(tasks).entries())
      mixed[score] = (mixed[score] ?? 0) + (weight / total) * chance;
  }
  const atLeast = Math.ceil(passMark * steps - 1e-6);
  return {
    expected,
    low: quantile(mixed, 0.1),
    high: quantile(mixed, 0.9),
    passChance: Math.min(
      1,
      mixed.reduce((sum, chance, score) => (score >= atLeast ? sum + chance : sum), 0),
    ),
  };
}

function distributionOf(tasks: readonly PredictedTask[]): Float64Array {
  const worth = apportion(
    tasks.map(({ points }) => points),
    steps,
  );
  let chances = new Float64Array(steps + 1);
  chances[0] = 1;
  for (const [index, { chance }] of tasks.entries()) {
    const points = worth[index] ?? 0;
    const next = new Float64Array(steps + 1);
    for (const [score, sofar] of chances.entries()) {
      if (sofar === 0) continue;
      next[score] = (next[score] ?? 0) + sofar * (1 - chance);
      next[score + points] = (next[score + points] ?? 0) + sofar * chance;
    }
    chances = next;
  }
  return chances;
}

/** The lowest score that is not exceeded with the given chance. */
function quantile(chances: Float64Array, share: number): number {
  let sum = 0;
  for (const [score, chance] of chances.entries()) {
    sum += chance;
    if (sum >= share - 1e-9) return score / steps;
  }
  return 1;
}
