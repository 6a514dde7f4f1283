import type { Level } from '../drills/types.ts';

/** What an exam asks of a skill at the least. */
const least = 3;

/** The level a paper asks a skill at that a review would ask at `level`: its own, but never a beginner's. */
export function examLevel(level: Level): Level {
  return level > least ? level : least;
}
