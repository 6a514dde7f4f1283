import { hashFraction } from '../schedule/hash.ts';
import type { Parameters } from '../schedule/types.ts';
import { afterSession } from './after-session.ts';
import type { CorrectionNode } from './correction.ts';
import { gainOf } from './gain.ts';
import { chanceAt, questionOn } from './question.ts';
import type { ExamItem } from './types.ts';

const dayMs = 86_400_000;
/** The time until the exam is gone through in so many stretches at most. */
const mostStretches = 8;

/** What time there is to study. */
export interface StudyTime {
  readonly today: number;
  readonly examDay: number;
  readonly msPerDay: number;
}

/**
 * The items as they may stand on the exam's day after studying what brings the most for its time, from today on. Right and
 * wrong are drawn from the chances as the node corrects them, by the seed.
 */
export function studyAhead(
  items: readonly ExamItem[],
  valueOf: (item: ExamItem) => number,
  { today, examDay, msPerDay }: StudyTime,
  parameters: Parameters,
  node: CorrectionNode,
  seed: number,
): ExamItem[] {
  const studied = [...items];
  const days = Math.max(1, examDay - today);
  const stretches = Math.min(mostStretches, days);
  for (let stretch = 0; stretch < stretches; stretch += 1) {
    const day = today + Math.floor(((stretch + 0.5) * days) / stretches);
    const moment = { at: day * dayMs, day };
    let left = (msPerDay * days) / stretches;
    const ranked = studied
      .map((item, index) => ({ item, index, gain: gainOf(item, moment, examDay, parameters, node) }))
      .map((one) => ({ ...one, value: (one.gain.chance * valueOf(one.item)) / one.gain.ms }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value);
    for (const { item, index, gain } of ranked) {
      if (left < gain.ms) break;
      left -= gain.ms;
      const chance = chanceAt(node, questionOn(item, day, parameters));
      const isRight = hashFraction(seed, index, stretch) < chance;
      studied[index] = {
        ...item,
        state: afterSession(item.state, isRight ? 3 : 1, moment, parameters).state,
      };
    }
  }
  return studied;
}
