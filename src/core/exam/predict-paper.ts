import { chanceOfAtLeast, meanScore, rightOf, scoreAt, scoresOf } from './score-distribution.ts';

/** A task as far as its result can be told before. */
export interface PredictedTask {
  readonly domain: number;
  /** The same for all tasks of a domain. */
  readonly points: number;
  /** Chance of a right answer, from 0 to 1. */
  readonly chance: number;
}

/** One way the chances may be, and how likely that is; the weights of all sum to 1. */
export interface Version {
  readonly weight: number;
  readonly tasks: readonly PredictedTask[];
}

/** What a paper will come to; all from 0 to 1. */
export interface Prediction {
  readonly expected: number;
  /** The score lies between these with a chance of four in five. */
  readonly low: number;
  readonly high: number;
  readonly passChance: number;
}

/** Predicts the score of one paper from its own tasks, each right or wrong by itself, mixed over all the ways their chances may be. */
export function predictPaper(versions: readonly Version[], passMark: number): Prediction {
  const all = versions.map(({ weight, tasks }) => {
    const domains = [...Map.groupBy(tasks, ({ domain }) => domain).values()].map((own) => ({
      weight: own.reduce((sum, { points }) => sum + points, 0),
      right: rightOf(own.map(({ chance }) => chance)),
    }));
    return { weight, scores: scoresOf(domains) };
  });
  const mixed = new Float64Array(all[0]?.scores.length ?? 1);
  for (const { weight, scores } of all)
    scores.forEach((likely, score) => (mixed[score] = (mixed[score] ?? 0) + weight * likely));
  return {
    expected: meanScore(mixed),
    low: scoreAt(mixed, 0.1),
    high: scoreAt(mixed, 0.9),
    passChance: chanceOfAtLeast(mixed, passMark),
  };
}
