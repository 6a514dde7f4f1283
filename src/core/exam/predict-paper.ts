import { chanceOfAtLeast, meanScore, mixtureOf, rightOf, scoreAt, ScoreGrid } from './score-distribution.ts';

/** A task as far as its result can be told before. */
export interface PredictedTask {
  readonly domain: number;
  /** The same for all tasks of a domain. */
  readonly points: number;
  /** Chance of a right answer, from 0 to 1. */
  readonly chance: number;
}

/** One way the chances of the same tasks may be, and how likely that is; the weights of all sum to 1. */
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
  const groupsOf = (tasks: readonly PredictedTask[]) => [
    ...Map.groupBy(tasks, ({ domain }) => domain).values(),
  ];
  const domains = groupsOf(versions[0]?.tasks ?? []);
  const grid = new ScoreGrid(
    domains.map((own) => own.reduce((sum, { points }) => sum + points, 0)),
    domains.map((own) => own.length),
  );
  const mixed = mixtureOf(
    versions.map(({ weight, tasks }) => {
      const right = groupsOf(tasks).map((own) => rightOf(own.map(({ chance }) => chance)));
      return { weight, of: grid.scoresOf(right) };
    }),
  );
  return {
    expected: meanScore(mixed),
    low: scoreAt(mixed, 0.1),
    high: scoreAt(mixed, 0.9),
    passChance: chanceOfAtLeast(mixed, passMark),
  };
}
