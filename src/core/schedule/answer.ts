import { outcome } from './outcomes.ts';
import type { CardState, Grade, Moment, Parameters } from './types.ts';

/** The state one grade leads to: exactly that of `outcomes`, without computing what the other grades need. */
export function answer(
  state: CardState,
  parameters: Parameters,
  moment: Moment,
  grade: Grade,
  fuzzSeed: number,
): CardState {
  return outcome({ state, parameters, moment, fuzzSeed }, grade);
}
