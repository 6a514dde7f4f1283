import type { QuickMemory } from '../../schedule/quick-memory.ts';
import { planDays } from './plan-days.ts';
import { leastGain, Prices } from './prices.ts';
import type { Believe, StudyItem } from './study-item.ts';

/** Of items that may as well wait, those that are lost without any review go first: later minutes may be fewer than they seem. */
const tieBreak = 0.1;

/** When and how long there is to study. */
export interface StudyTime {
  /** Study day. */
  readonly today: number;
  /** Study day of the exam, from today on. */
  readonly examDay: number;
  readonly minutesToday: number;
  readonly minutesPerDay: number;
}

/** An item that is worth asking today. */
export interface Asked {
  /** Index in the items. */
  readonly item: number;
  /** Expected minutes it takes. */
  readonly minutes: number;
}

/**
 * What is worth asking today so that the expected score on the exam's day is highest within the minutes of the days up to
 * it, the most useful first: every item for which a review now is worth more than later or never.
 */
export function planToday(
  items: readonly StudyItem[],
  { today, examDay, minutesToday, minutesPerDay }: StudyTime,
  memory: QuickMemory,
  believe: Believe,
): Asked[] {
  const daysLeft = Math.max(1, examDay - today);
  const days = planDays(daysLeft);
  const minutes = days.map((day, index) =>
    index === 0 ? minutesToday : minutesPerDay * ((days[index + 1] ?? daysLeft) - day),
  );
  const open = [...items.keys()].filter((index) => items[index]?.isReviewable);
  const openItems = open.flatMap((index) => items[index] ?? []);
  const prices = new Prices(openItems, { today, days, daysLeft, minutes }, memory, believe);
  return openItems
    .map((item, index) => {
      const { overLater, overNever, answers } = prices.today(index);
      const rate = ((overLater + tieBreak * overNever) * item.weight) / item.minutes;
      return { item: open[index] ?? 0, minutes: item.minutes * answers, overLater, rate };
    })
    .filter(({ overLater }) => overLater >= leastGain)
    .sort((a, b) => b.rate - a.rate || a.item - b.item);
}

/** The first of what is asked that the minutes are enough for, the last of them begun in time. */
export function withinMinutes(asked: readonly Asked[], minutes: number): Asked[] {
  let left = minutes;
  return asked.filter((each) => {
    const fits = left > 0;
    left -= each.minutes;
    return fits;
  });
}
