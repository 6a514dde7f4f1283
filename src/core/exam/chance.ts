import { recall } from '../schedule/recall.ts';
import type { Parameters } from '../schedule/types.ts';
import { levelsAbove, oddsPerLevel } from './exam-level.ts';
import { chanceOf, logOdds } from './log-odds.ts';
import type { ExamItem } from './types.ts';

/** Chance of what was never answered: a card is hardly guessed, a drill may be worked out, or guessed from its choices. */
export const unseenChance = { card: 0.1, drill: 0.2 } as const;

/**
 * Chance from 0 to 1 that a paper's task on the item is answered right on a study day: FSRS's retrievability for what was
 * learned, of a skill lowered for each level a paper asks above the one it has reached; a small one for what was never answered.
 */
export function chanceOn(
  { state, family, level }: Pick<ExamItem, 'state' | 'family' | 'level'>,
  day: number,
  parameters: Parameters,
): number {
  const retrievability = recall(state, day, parameters);
  if (retrievability === null) return family === null ? unseenChance.card : unseenChance.drill;
  return chanceOf(logOdds(retrievability) - oddsPerLevel * levelsAbove(level));
}
