import { count, formatDays } from '../format.ts';

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const fullDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

/** One bar of the chart: how many reviews on which study day. */
export interface UpcomingDay {
  readonly amount: number;
  /** `Su`, for the axis. */
  readonly letter: string;
  /** `Today: 12 reviews`, for the text alternative. */
  readonly text: string;
}

/** Names the study days from today on; a day lasts until the rollover hour of the next date. */
export function upcomingDays(counts: readonly number[], now: number, rolloverHour: number): UpcomingDay[] {
  const today = now - rolloverHour * MS_PER_HOUR;
  return counts.map((amount, index) => {
    const date = new Date(today + index * MS_PER_DAY);
    const name = index === 0 ? 'Today' : index === 1 ? 'Tomorrow' : fullDay.format(date);
    return { amount, letter: weekday.format(date).slice(0, 2), text: `${name}: ${count(amount, 'review')}` };
  });
}

/** When the next reviews come, as a sentence, once nothing is left for today. */
export function nextDueText(counts: readonly number[]): string {
  const next = counts.findIndex((amount, index) => index > 0 && amount > 0);
  if (next < 0) return `No reviews in the next ${formatDays(counts.length)}.`;
  const when = next === 1 ? 'tomorrow' : `in ${formatDays(next)}`;
  const amount = counts[next] ?? 0;
  return `The next ${amount === 1 ? 'review is' : `${String(amount)} reviews are`} due ${when}.`;
}
