import type { Moment, Parameters } from '../schedule/types.ts';
import { afterSession } from './after-session.ts';
import { chanceOn } from './chance.ts';
import { chanceAt } from './outlook.ts';
import type { CorrectionNode } from './correction.ts';
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
  const kind = item.family === null ? 'card' : 'drill';
  const isLearned = item.state.phase !== 'new';
  const later = (state: ExamItem['state'], isKnown: boolean) =>
    chanceAt(node, { kind, isLearned: isKnown, chance: chanceOn({ ...item, state }, examDay, parameters) });
  const right = chanceAt(node, { kind, isLearned, chance: chanceOn(item, now.day, parameters) });
  const good = afterSession(item.state, 3, now, parameters);
  const again = afterSession(item.state, 1, now, parameters);
  return {
    chance:
      right * later(good.state, true) + (1 - right) * later(again.state, true) - later(item.state, isLearned),
    ms: item.paceMs * (right * good.answers + (1 - right) * again.answers),
  };
}
