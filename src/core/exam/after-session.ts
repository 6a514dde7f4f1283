import { answer } from '../schedule/answer.ts';
import type { CardState, Grade, Moment, Parameters } from '../schedule/types.ts';

/** More answers than the learning steps of any sensible setting. */
const mostAnswers = 8;

/** A state after the day's session: answered with the grade, and then with good until it waits for days; and the answers that took. */
export function afterSession(
  state: CardState,
  grade: Grade,
  moment: Moment,
  parameters: Parameters,
): { readonly state: CardState; readonly answers: number } {
  let after = answer(state, parameters, moment, grade, 0);
  let answers = 1;
  for (; after.dueDay === null && answers < mostAnswers; answers += 1)
    after = answer(after, parameters, moment, 3, 0);
  return { state: after, answers };
}
