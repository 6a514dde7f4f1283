import type { Level } from './types.ts';

/** Stability in days from which levels 2 to 5 are reached. */
const levelStartsDays = [2, 7, 21, 60];

/** One past instance of the family. */
export interface DrillResult {
  readonly right: boolean;
  readonly level: Level;
}

/**
 * The level of the next instance: 1 below 2 days of stability, then 2, 3 from 7 days, 4 from 21, 5 from 60. It never
 * rises more than one above the level last shown, nor after a wrong answer, and is one below it after two wrong in a row.
 * `recent` has the newest result first; stability is null before the first review.
 */
export function levelFor(stabilityDays: number | null, recent: readonly DrillResult[]): Level {
  const reached = 1 + levelStartsDays.filter((start) => (stabilityDays ?? 0) >= start).length;
  const [last, previous] = recent;
  if (last === undefined) return asLevel(reached);
  const change = last.right ? 1 : previous?.right === false ? -1 : 0;
  return asLevel(Math.min(reached, last.level + change));
}

function asLevel(value: number): Level {
  const levels = [1, 2, 3, 4, 5] as const;
  return levels[Math.min(5, Math.max(1, value)) - 1] ?? 1;
}
