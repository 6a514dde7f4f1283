import { recall } from '../schedule/recall.ts';
import type { Parameters } from '../schedule/types.ts';
import { examLevel } from './exam-level.ts';
import { chanceOf, logOdds } from './log-odds.ts';
import type { ExamItem } from './types.ts';

/** Chance of what was never answered: a card is hardly guessed, a drill may be worked out, or guessed from its choices. */
const unseenChance = { card: 0.1, drill: 0.2 } as const;

/** What each level above the one a skill has reached takes off the log-odds of a right answer. */
const oddsPerLevel = 0.35;

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
  return atHigherLevel(retrievability, level === null ? 0 : examLevel(level) - level);
}

/** The chance of a right answer to a skill that is asked so many levels above the one a chance is for. */
export function atHigherLevel(chance: number, levels: number): number {
  return chanceOf(logOdds(chance) - oddsPerLevel * levels);
}
