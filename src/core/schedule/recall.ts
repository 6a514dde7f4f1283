import { algorithm } from './algorithm.ts';
import { elapsedDays } from './memory.ts';
import type { CardState, Parameters } from './types.ts';

/** Chance of recall on a study day, from 0 to 1, by the FSRS-6 forgetting curve; null before the first review. */
export function recall(state: CardState, day: number, parameters: Parameters): number | null {
  if (state.stability === null || state.last === null) return null;
  return algorithm(parameters).forgetting_curve(elapsedDays(state.last, day), state.stability);
}

/** Chance of recall so many study days after a review that left a stability, from 0 to 1, by the FSRS-6 forgetting curve. */
export function recallAfter(days: number, stability: number, parameters: Parameters): number {
  return algorithm(parameters).forgetting_curve(days, stability);
}
