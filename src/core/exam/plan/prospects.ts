import type { QuickMemory } from '../../schedule/quick-memory.ts';
import { Places } from './memory-grid.ts';
import { askedChance, type Believe, type StudyItem } from './study-item.ts';

/** Chance that the first answer to a new card is right, as it is with most people's cards. */
export const firstRight = 0.6;

/** What the next review of each item leads to, for each day of a plan that it may be on. */
export class Prospects {
  /** How many days the plan weighs up. */
  readonly #days: number;
  readonly #chance: Float64Array;
  readonly #right: Places;
  readonly #wrong: Places;
  readonly #answers: Float64Array;
  /** The chance in a paper on the exam's day if there is no review any more, by item. */
  readonly untouched: Float64Array;

  /** `today` is the study day that `days` count from; the exam is `examDay` days later. */
  constructor(
    items: readonly StudyItem[],
    days: readonly number[],
    today: number,
    examDay: number,
    memory: QuickMemory,
    believe: Believe,
  ) {
    const count = items.length * days.length;
    this.#days = days.length;
    this.#chance = new Float64Array(count);
    this.#right = new Places(count);
    this.#wrong = new Places(count);
    this.#answers = new Float64Array(count);
    this.untouched = new Float64Array(items.length);
    items.forEach((item, index) => {
      const known = item.memory;
      const recalled =
        known === null ? null : memory.recall(Math.max(0, today + examDay - known.lastDay), known.stability);
      this.untouched[index] = askedChance(recalled, item, believe);
      days.forEach((day, place) =>
        this.#set(index * days.length + place, item, today + day, memory, believe),
      );
    });
  }

  #set(
    at: number,
    { memory: known, kind }: StudyItem,
    day: number,
    memory: QuickMemory,
    believe: Believe,
  ): void {
    const { answers, first } = memory;
    if (known === null) {
      this.#chance[at] = firstRight;
      this.#answers[at] = firstRight * answers.newRight + (1 - firstRight) * answers.newWrong;
      this.#right.set(at, first.right.stability, first.right.difficulty);
      this.#wrong.set(at, first.wrong.stability, first.wrong.difficulty);
      return;
    }
    const { stability, difficulty, lastDay } = known;
    const recalled = memory.recall(Math.max(0, day - lastDay), stability);
    const chance = believe(recalled, kind, 0);
    this.#chance[at] = chance;
    this.#answers[at] = chance * answers.right + (1 - chance) * answers.wrong;
    const ifRight = memory.ifRight(stability, difficulty, recalled);
    const ifWrong = memory.ifWrong(stability, difficulty, recalled);
    this.#right.set(at, ifRight.stability, ifRight.difficulty);
    this.#wrong.set(at, ifWrong.stability, ifWrong.difficulty);
  }

  /** Expected answers that a review of the item on the day, by index, takes. */
  answers(item: number, day: number): number {
    return this.#answers[item * this.#days + day] ?? 0;
  }

  /** What the item is worth after a review on the day, by index, from what memories are worth after that day. */
  worth(item: number, day: number, after: Float64Array): number {
    const at = item * this.#days + day;
    const chance = this.#chance[at] ?? 0;
    return chance * this.#right.read(at, after) + (1 - chance) * this.#wrong.read(at, after);
  }

  /** Puts an amount where a review of the item on the day leads to. */
  arrive(item: number, day: number, amount: number, onto: Float64Array): void {
    const at = item * this.#days + day;
    const chance = this.#chance[at] ?? 0;
    this.#right.add(at, amount * chance, onto);
    this.#wrong.add(at, amount * (1 - chance), onto);
  }
}
