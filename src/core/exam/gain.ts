import type { Moment, Parameters } from '../schedule/types.ts';
import { afterSession } from './after-session.ts';
import type { CorrectionNode } from './correction.ts';
import { chanceAt, questionOn } from './question.ts';
import type { ExamItem } from './types.ts';

/** What studying an item now changes. */
export interface Gain {
  /** By how much the chance of a right answer on the day is higher. */
  readonly chance: number;
  /** Expected milliseconds it takes. */
  readonly ms: number;
}

/** What a session with the item at the moment brings on the exam's day, over right and wrong answers; chances as the node corrects them. */
export function gainOf(
  item: ExamItem,
  now: Moment,
  examDay: number,
  parameters: Parameters,
  node: CorrectionNode,
): Gain {
  const chanceOf = (state: ExamItem['state'], day: number) =>
    chanceAt(node, questionOn({ ...item, state }, day, parameters));
  const right = chanceOf(item.state, now.day);
  const good = afterSession(item.state, 3, now, parameters);
  const again = afterSession(item.state, 1, now, parameters);
  return {
    chance:
      right * chanceOf(good.state, examDay) +
      (1 - right) * chanceOf(again.state, examDay) -
      chanceOf(item.state, examDay),
    ms: item.paceMs * (right * good.answers + (1 - right) * again.answers),
  };
}
