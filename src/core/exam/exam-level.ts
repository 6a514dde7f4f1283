import type { Level } from '../drills/types.ts';

/** What an exam asks of a skill at the least. */
const least = 3;

/** What each level above the one a skill has reached takes off the log-odds of a right answer. */
export const oddsPerLevel = 0.35;

/** How many levels above the one it has reached a paper asks; 0 of a card. */
export function levelsAbove(level: Level | null): number {
  return level === null ? 0 : examLevel(level) - level;
}

/** The level a paper asks a skill at that a review would ask at `level`: its own, but never a beginner's. */
export function examLevel(level: Level): Level {
  return level > least ? level : least;
}
