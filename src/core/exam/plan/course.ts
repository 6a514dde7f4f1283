import { levelFor } from '../../drills/level-for.ts';
import type { Level } from '../../drills/types.ts';
import { hashFraction } from '../../schedule/hash.ts';
import type { QuickMemory } from '../../schedule/quick-memory.ts';
import { firstRight } from './prospects.ts';
import { askedChance, type Believe, type StudyItem } from './study-item.ts';

/** Reviews and minutes of one day of a course. */
export interface CourseDay {
  readonly day: number;
  new: number;
  /** Reviews due by then. */
  due: number;
  /** Reviews before they are due. */
  early: number;
  minutes: number;
}

/** Items on their way through the days to an exam; right and wrong are drawn by the seed, the same in every course for the same answer. */
export class Course {
  readonly items: StudyItem[];
  readonly days: CourseDay[] = [];
  readonly #reviews: number[];
  readonly #memory: QuickMemory;
  readonly #believe: Believe;
  readonly #seed: number;

  constructor(items: readonly StudyItem[], memory: QuickMemory, believe: Believe, seed: number) {
    this.items = [...items];
    this.#reviews = items.map(() => 0);
    this.#memory = memory;
    this.#believe = believe;
    this.#seed = seed;
  }

  begin(day: number): void {
    this.days.push({ day, new: 0, due: 0, early: 0, minutes: 0 });
  }

  /** Asks an item on the day that was begun last, until it leaves its steps. */
  ask(index: number): void {
    const item = this.items[index];
    const today = this.days.at(-1);
    if (item === undefined || today === undefined) return;
    const { memory: known, kind } = item;
    const { answers, first } = this.#memory;
    const recalled = known === null ? null : this.#memory.recall(today.day - known.lastDay, known.stability);
    const chance = recalled === null ? firstRight : this.#believe(recalled, kind, 0);
    const isRight = hashFraction(this.#seed, index, this.#reviews[index] ?? 0) < chance;
    this.#reviews[index] = (this.#reviews[index] ?? 0) + 1;
    const after =
      known === null || recalled === null
        ? first[isRight ? 'right' : 'wrong']
        : this.#memory[isRight ? 'ifRight' : 'ifWrong'](known.stability, known.difficulty, recalled);
    today[known === null ? 'new' : (item.dueDay ?? today.day) <= today.day ? 'due' : 'early'] += 1;
    const times =
      known === null ? answers[isRight ? 'newRight' : 'newWrong'] : answers[isRight ? 'right' : 'wrong'];
    today.minutes += times * item.minutes;
    this.items[index] = {
      ...item,
      memory: { ...after, lastDay: today.day },
      dueDay: today.day + this.#memory.interval(after.stability),
      level: item.level === null ? null : nextLevel(item.level, after.stability, isRight),
    };
  }

  /** The expected score on a day, of chances believed as given. */
  scoreOn(day: number, believe: Believe): number {
    return this.items.reduce((sum, item) => {
      const { memory: known, weight } = item;
      const recalled =
        known === null ? null : this.#memory.recall(Math.max(0, day - known.lastDay), known.stability);
      return sum + weight * askedChance(recalled, item, believe);
    }, 0);
  }
}

function nextLevel(level: Level, stability: number, isRight: boolean): Level {
  return levelFor(stability, [{ right: isRight, level }]);
}
