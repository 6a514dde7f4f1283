const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Gives the minutes east of UTC that a place's clocks stand at an instant (epoch milliseconds). */
export type OffsetMinutesAt = (at: number) => number;

/** The study day of an instant: days since 1970-01-01 of the local date, a day beginning at `rolloverHour` by the clock. */
export function studyDay(at: number, offsetMinutesAt: OffsetMinutesAt, rolloverHour: number): number {
  const clock = at + offsetMinutesAt(at) * 60_000;
  return Math.floor((clock - rolloverHour * hourMs) / dayMs);
}

/** The first instant (epoch milliseconds) of a study day; where the clocks skip the rollover hour, the instant they do. */
export function studyDayStart(day: number, offsetMinutesAt: OffsetMinutesAt, rolloverHour: number): number {
  const clock = day * dayMs + rolloverHour * hourMs;
  const hasBegun = (at: number) => studyDay(at, offsetMinutesAt, rolloverHour) >= day;
  const guess = clock - offsetMinutesAt(clock) * 60_000;
  if (hasBegun(guess) && !hasBegun(guess - 1)) return guess;
  return firstInstant(clock - dayMs, clock + dayMs, hasBegun);
}

/** The first whole millisecond after `before`, at most `after`, from which on the condition holds. */
function firstInstant(before: number, after: number, holds: (at: number) => boolean): number {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
