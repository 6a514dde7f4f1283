import { studyDay, studyDayStart } from '../core/schedule/study-day.ts';
import type { Moment } from '../core/schedule/types.ts';

/** Tells the time; the only place in the backend that asks the machine. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** A clock that shows the machine's time, or starts at an instant and runs on, or stands still there. */
export function createClock(startAt: number | null, isFrozen: boolean): Clock {
  if (startAt === null) return { now: () => Date.now() };
  if (isFrozen) return { now: () => startAt };
  const startedAt = Date.now();
  return { now: () => startAt + (Date.now() - startedAt) };
}

/** Minutes that local time is ahead of UTC at an instant. */
export function offsetMinutesAt(at: number): number {
  return -new Date(at).getTimezoneOffset();
}

/** An instant with the study day it falls on. */
export function momentAt(at: number, rolloverHour: number): Moment {
  return { at, day: studyDay(at, offsetMinutesAt, rolloverHour) };
}

/** The instant a study day begins. */
export function dayStart(day: number, rolloverHour: number): number {
  return studyDayStart(day, offsetMinutesAt, rolloverHour);
}
