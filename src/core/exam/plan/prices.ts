import type { QuickMemory } from '../../schedule/quick-memory.ts';
import { makeFutures } from './futures.ts';
import { gridMemories } from './memory-grid.ts';
import { Prospects } from './prospects.ts';
import type { Believe, StudyItem } from './study-item.ts';
import { Values, willingness } from './values.ts';

/** A review that brings less than this on the day of the exam, in chance per answer, is not worth anybody's time. */
export const leastGain = 0.001;

/** The days of a plan and the minutes there are. */
export interface PlanTime {
  /** The study day that `days` count from. */
  readonly today: number;
  /** Days from today on which reviews are weighed up, the first 0. */
  readonly days: readonly number[];
  /** Days from today to the exam, at least 1. */
  readonly daysLeft: number;
  /** Of each of the days together with those up to the next. */
  readonly minutes: readonly number[];
}

/** What a review today is worth, in chance of a right answer on the exam's day per answer given today. */
interface Today {
  /** Over the best that can be done without it. */
  readonly overLater: number;
  readonly overNever: number;
  /** Expected answers it takes. */
  readonly answers: number;
}

/** Items whose minutes of an answer are worth about the same share of the score: they are valued together. */
interface Class {
  readonly values: Values;
  readonly members: readonly number[];
  /** Minutes of an answer over the share of the score: what a price per minute is per chance. */
  readonly ratio: number;
}

const ratioStep = Math.log(2);
/** Rounds that move the prices of all days together, and rounds that move each. */
const [roundsTogether, roundsApart] = [4, 8];

/**
 * A price of each day's minutes at which what is worth its price fills them: it rises on days on which more is wanted than
 * there are minutes for, and falls on the others. With it, what each item is worth from a review on each day on.
 */
export class Prices {
  /** Share of the score that a minute of each of the plan's days is worth. */
  readonly perMinute: Float64Array;
  readonly #items: readonly StudyItem[];
  readonly #prospects: Prospects;
  readonly #classes: readonly Class[];
  readonly #classOf = new Map<number, Class>();

  constructor(items: readonly StudyItem[], time: PlanTime, memory: QuickMemory, believe: Believe) {
    const { today, days, daysLeft, minutes } = time;
    this.#items = items;
    this.#prospects = new Prospects(items, days, today, daysLeft, memory, believe);
    const futures = {
      card: makeFutures(days, daysLeft, 'card', memory, believe),
      drill: makeFutures(days, daysLeft, 'drill', memory, believe),
    };
    this.#classes = classesOf(items, (kind) => new Values(futures[kind], memory.answers));
    for (const each of this.#classes) for (const member of each.members) this.#classOf.set(member, each);
    this.perMinute = new Float64Array(days.length).fill(firstPrice(items));
    const wanted = new Float64Array(days.length);
    const arrivals = days.map(() => new Float64Array(gridMemories.length));
    for (let round = 0; round < roundsTogether + roundsApart; round += 1) {
      this.#solve();
      this.#want(wanted, arrivals);
      this.#move(wanted, minutes, round - roundsTogether);
    }
    this.#solve();
  }

  /** What a review of an item today is worth. */
  today(item: number): Today {
    const worths = this.#worths(item, (this.#items[item]?.minutes ?? 0) / (this.#items[item]?.weight ?? 1));
    const answers = this.#prospects.answers(item, 0);
    const never = this.#prospects.untouched[item] ?? 0;
    const [now = 0, ...later] = worths;
    return {
      overLater: (now - Math.max(never, ...later)) / answers,
      overNever: (now - never) / answers,
      answers,
    };
  }

  /** What the item is worth if its next review is on each of the days, less the price of that review but on the first. */
  #worths(item: number, ratio: number): number[] {
    const after = this.#classOf.get(item)?.values.after ?? [];
    return after.map((later, day) => {
      const worth = this.#prospects.worth(item, day, later);
      return day === 0 ? worth : worth - this.#price(day, ratio) * this.#prospects.answers(item, day);
    });
  }

  #price(day: number, ratio: number): number {
    return Math.max(leastGain, (this.perMinute[day] ?? 0) * ratio);
  }

  #solve(): void {
    for (const { values, ratio } of this.#classes)
      values.solve(this.perMinute.map((_, day) => this.#price(day, ratio)));
  }

  /** The minutes that are wanted of each day at the prices. */
  #want(wanted: Float64Array, arrivals: readonly Float64Array[]): void {
    wanted.fill(0);
    for (const { values, members } of this.#classes) {
      for (const onto of arrivals) onto.fill(0);
      const { tolerance } = values;
      for (const member of members) this.#wantNext(member, tolerance, wanted, arrivals);
      values.follow(arrivals, wanted);
    }
  }

  /** Adds the minutes of an item's next review to the days that are best for it. */
  #wantNext(index: number, tolerance: number, wanted: Float64Array, arrivals: readonly Float64Array[]): void {
    const { minutes, weight } = this.#items[index] ?? { minutes: 0, weight: 1 };
    const untouched = this.#prospects.untouched[index] ?? 0;
    const ratio = minutes / weight;
    const worths = this.#worths(index, ratio);
    worths[0] = (worths[0] ?? 0) - this.#price(0, ratio) * this.#prospects.answers(index, 0);
    const best = Math.max(untouched, ...worths);
    const shares = worths.map((worth) => willingness(worth, best, tolerance));
    const sum = shares.reduce((total, share) => total + share, willingness(untouched, best, tolerance));
    shares.forEach((share, day) => {
      const onto = arrivals[day];
      if (share === 0 || onto === undefined) return;
      const part = (minutes * share) / sum;
      wanted[day] = (wanted[day] ?? 0) + part * this.#prospects.answers(index, day);
      this.#prospects.arrive(index, day, part, onto);
    });
  }

  /** Moves the prices towards what is wanted: of all days together while `round` is negative, then of each. */
  #move(wanted: Float64Array, minutes: readonly number[], round: number): void {
    const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
    const overall = within(sum(wanted) / sum(minutes)) ** 0.8;
    const step = 0.4 / (1 + round / 10);
    this.perMinute.forEach((price, day) => {
      const factor =
        round < 0 ? overall : within((wanted[day] ?? 0) / Math.max(0.01, minutes[day] ?? 0)) ** step;
      this.perMinute[day] = Math.max(leastPrice, price * factor);
    });
  }
}

const leastPrice = 1e-8;

function within(ask: number): number {
  return Math.min(4, Math.max(1 / 4, ask));
}

function classesOf(items: readonly StudyItem[], valuesOf: (kind: StudyItem['kind']) => Values): Class[] {
  const stepOf = ({ minutes, weight }: StudyItem) => Math.round(Math.log(minutes / weight) / ratioStep);
  const groups = Map.groupBy(items.keys(), (index) => {
    const item = items[index];
    return item === undefined ? '' : `${item.kind} ${stepOf(item)}`;
  });
  return [...groups.values()].flatMap((members): Class[] => {
    const first = items[members[0] ?? -1];
    if (first === undefined) return [];
    return [{ values: valuesOf(first.kind), members, ratio: Math.exp(stepOf(first) * ratioStep) }];
  });
}

/** A price to begin with: that of a review which adds a tenth to the chance of the mean item. */
function firstPrice(items: readonly StudyItem[]): number {
  return items.reduce((sum, { weight, minutes }) => sum + (0.1 * weight) / minutes / items.length, 0);
}
