import type { Answers } from '../../schedule/quick-memory.ts';
import type { Futures, Review } from './futures.ts';
import { gridMemories } from './memory-grid.ts';

const cells = gridMemories.length;
/** The share of all minutes that is too little to follow. */
const leastShare = 3e-3;

/**
 * What a memory is worth on the day of the exam, from a review on each day of the plan on: the chance of a right answer less
 * the price of the reviews to come, if from there on the best is done.
 */
export class Values {
  readonly #futures: Futures;
  readonly #answers: Answers;
  /** By day of the plan, for every memory of the grid. */
  readonly after: readonly Float64Array[];
  readonly #prices: Float64Array;

  constructor(futures: Futures, answers: Answers) {
    this.#futures = futures;
    this.#answers = answers;
    this.after = futures.days.map(() => new Float64Array(cells));
    this.#prices = new Float64Array(futures.days.length);
  }

  /** Computes the values at the prices, in chance per answer, of each day of the plan. */
  solve(prices: Float64Array): void {
    this.#prices.set(prices);
    for (let last = this.after.length - 1; last >= 0; last -= 1) {
      const values = this.after[last];
      if (values === undefined) continue;
      values.set(this.#futures.untouched(last));
      for (let day = last + 1; day < this.after.length; day += 1) {
        const later = this.after[day];
        if (later === undefined) continue;
        const review = this.#futures.review(last, day);
        const price = prices[day] ?? 0;
        for (let cell = 0; cell < cells; cell += 1) {
          const worth = this.#worth(review, later, price, cell);
          if (worth > (values[cell] ?? 0)) values[cell] = worth;
        }
      }
    }
  }

  /** How far apart in chance two days may be for either to be chosen; it keeps what is wanted from jumping as prices change. */
  get tolerance(): number {
    const mean = this.#prices.reduce((sum, price) => sum + price, 0) / Math.max(1, this.#prices.length);
    return 0.002 + 0.2 * mean;
  }

  /**
   * Follows minutes of one answer that lie on the grid after each day, all of them of this kind, and adds what the reviews to
   * come take to `minutes` of their days.
   */
  follow(arrivals: readonly Float64Array[], minutes: Float64Array): void {
    const { right, wrong } = this.#answers;
    const days = this.after.length;
    const shares = new Float64Array(days);
    const { tolerance } = this;
    const least = leastShare * arrivals.reduce((sum, arrived) => sum + arrived.reduce((a, b) => a + b, 0), 0);
    for (let last = 0; last < days; last += 1) {
      const arrived = arrivals[last];
      const values = this.after[last];
      if (arrived === undefined || values === undefined) continue;
      const untouched = this.#futures.untouched(last);
      const next = this.after.flatMap((later, day) =>
        day <= last
          ? []
          : { day, later, price: this.#prices[day] ?? 0, review: this.#futures.review(last, day) },
      );
      for (let cell = 0; cell < cells; cell += 1) {
        const mass = arrived[cell] ?? 0;
        if (mass <= least) continue;
        const best = values[cell] ?? 0;
        let sum = willingness(untouched[cell] ?? 0, best, tolerance);
        for (const { day, later, price, review } of next) {
          const share = willingness(this.#worth(review, later, price, cell), best, tolerance);
          shares[day] = share;
          sum += share;
        }
        for (const { day, review } of next) {
          const onto = arrivals[day];
          const part = (mass * (shares[day] ?? 0)) / sum;
          if (onto === undefined || part <= least) continue;
          const chance = review.chance[cell] ?? 0;
          minutes[day] = (minutes[day] ?? 0) + part * (chance * right + (1 - chance) * wrong);
          review.right.add(cell, part * chance, onto);
          review.wrong.add(cell, part * (1 - chance), onto);
        }
      }
    }
  }

  /** What a memory of the grid is worth if it has a review at the price that leads to the later values. */
  #worth(review: Review, later: Float64Array, price: number, cell: number): number {
    const chance = review.chance[cell] ?? 0;
    return (
      chance * (review.right.read(cell, later) - price * this.#answers.right) +
      (1 - chance) * (review.wrong.read(cell, later) - price * this.#answers.wrong)
    );
  }
}

/** How readily something of a worth is chosen beside the best, from 0 to 1: what is nearly as good is chosen nearly as often. */
export function willingness(worth: number, best: number, tolerance: number): number {
  return worth < best - 6 * tolerance ? 0 : Math.exp((worth - best) / tolerance);
}
