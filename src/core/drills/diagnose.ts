import { mistakesOf } from './check-answer.ts';
import type { Answer, DrillInstance } from './types.ts';

/** An instance with what was answered to it. */
export interface Answered {
  readonly instance: DrillInstance;
  readonly answer: Answer;
}

/** So many answers must show a mistake before it is more than a slip. */
const leastAnswers = 2;
/** Of the instances on which the mistake would have shown, at least this part must show it. */
const leastShare = 0.5;

/**
 * The one misconception that a series of answers to a family shows: that which explains the largest part of the answers
 * it would have changed, then the most answers; null if none explains at least two and half of them.
 */
export function diagnose(series: readonly Answered[]): string | null {
  const counts = new Map<string, { chances: number; hits: number }>();
  for (const { instance, answer } of series) {
    const shown = new Set(mistakesOf(instance, answer).map(({ misconception }) => misconception));
    for (const id of new Set(instance.mistakes.map(({ misconception }) => misconception))) {
      const count = counts.get(id) ?? { chances: 0, hits: 0 };
      counts.set(id, { chances: count.chances + 1, hits: count.hits + Number(shown.has(id)) });
    }
  }
  const shown = [...counts]
    .map(([id, { chances, hits }]) => ({ id, hits, share: hits / chances }))
    .filter(({ hits, share }) => hits >= leastAnswers && share >= leastShare);
  shown.sort((a, b) => b.share - a.share || b.hits - a.hits);
  return shown[0]?.id ?? null;
}
