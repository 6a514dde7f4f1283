import type { PlanDay } from '../../contract/plan.ts';
import { count, formatDayMonth } from '../format.ts';

/** One bar of a plan's calendar: a study day, or a week where there are too many days. */
export interface PlanBar extends Omit<PlanDay, 'day' | 'at'> {
  readonly at: number;
  /** All of it, for the text alternative. */
  readonly text: string;
}

/** More bars than this cannot be told apart. */
const MOST_BARS = 62;

/** The bars of a calendar, by day or, if it is long, by week with the minutes of a day on average. */
export function planBars(days: readonly PlanDay[]): PlanBar[] {
  const width = days.length <= MOST_BARS ? 1 : 7;
  const bars: PlanBar[] = [];
  for (let from = 0; from < days.length; from += width) {
    const part = days.slice(from, from + width);
    const sum = (pick: (day: PlanDay) => number) => part.reduce((total, day) => total + pick(day), 0);
    const counts = {
      ordinary: sum((day) => day.ordinary),
      due: sum((day) => day.due),
      pulledIn: sum((day) => day.pulledIn),
      left: sum((day) => day.left),
      new: sum((day) => day.new),
      minutes: sum((day) => day.minutes) / part.length,
    };
    const at = part[0]?.at ?? 0;
    const when = `${width === 1 ? '' : 'Week of '}${formatDayMonth(at)}`;
    bars.push({ ...counts, at, text: `${when}: ${textOf(counts, width > 1)}` });
  }
  return bars;
}

function textOf(counts: Omit<PlanDay, 'day' | 'at'>, isWeek: boolean): string {
  return [
    `${String(counts.due)} due`,
    `${String(counts.pulledIn)} pulled in`,
    `${String(counts.new)} new`,
    `${String(counts.left)} left`,
    `${count(Math.round(counts.minutes), 'minute')}${isWeek ? ' a day' : ''}`,
  ].join(', ');
}
