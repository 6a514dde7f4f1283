import { levelFor } from '../../drills/level-for.ts';
import type { QuickMemory } from '../../schedule/quick-memory.ts';
import type { Evidence } from '../types.ts';
import { gridMemories, Places } from './memory-grid.ts';
import { askedChance, type Believe } from './study-item.ts';

/** A review some days after the last, for every memory of the grid: how likely it is right, and where both answers lead. */
export interface Review {
  readonly chance: Float64Array;
  readonly right: Places;
  readonly wrong: Places;
}

/** What can come of the memories of cards, or of skills, by the day of an exam; computed once for all prices. */
export interface Futures {
  /** Days from today on which reviews are weighed up. */
  readonly days: readonly number[];
  /** The review on day `next` of `days` after one on day `last`, both by index. */
  review(last: number, next: number): Review;
  /** For every memory of the grid, the chance in a paper if a review on the day of the index is the last. */
  untouched(last: number): Float64Array;
}

/** The futures of an exam that is `examDay` days from today, at least 1. */
export function makeFutures(
  days: readonly number[],
  examDay: number,
  kind: Evidence['kind'],
  memory: QuickMemory,
  believe: Believe,
): Futures {
  const reviews = new Map<number, Review>();
  const ends = days.map((day) =>
    Float64Array.from(gridMemories, ({ stability }) => {
      const level = kind === 'card' ? null : levelFor(stability, []);
      return askedChance(memory.recall(examDay - day, stability), { kind, level }, believe);
    }),
  );
  return {
    days,
    review(last, next) {
      const elapsed = (days[next] ?? 0) - (days[last] ?? 0);
      const known = reviews.get(elapsed) ?? reviewAfter(elapsed, kind, memory, believe);
      reviews.set(elapsed, known);
      return known;
    },
    untouched(last) {
      const end = ends[last];
      if (end === undefined) throw new RangeError(`There is no day ${last} in the plan.`);
      return end;
    },
  };
}

function reviewAfter(elapsed: number, kind: Evidence['kind'], memory: QuickMemory, believe: Believe): Review {
  const chance = new Float64Array(gridMemories.length);
  const right = new Places(gridMemories.length);
  const wrong = new Places(gridMemories.length);
  gridMemories.forEach(({ stability, difficulty }, cell) => {
    const recalled = memory.recall(elapsed, stability);
    chance[cell] = believe(recalled, kind, 0);
    const ifRight = memory.ifRight(stability, difficulty, recalled);
    const ifWrong = memory.ifWrong(stability, difficulty, recalled);
    right.set(cell, ifRight.stability, ifRight.difficulty);
    wrong.set(cell, ifWrong.stability, ifWrong.difficulty);
  });
  return { chance, right, wrong };
}
