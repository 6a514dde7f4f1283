import { studyDayStart, type OffsetMinutesAt } from './study-day.ts';
import type { CardState } from './types.ts';

/** What another program wrote of a card's schedule; dates are `YYYY-MM-DD`, null is what it does not say. */
export interface ScheduleFigures {
  readonly dueOn: string | null;
  readonly lastReviewedOn: string | null;
  readonly intervalDays: number | null;
  /** SM-2's factor, such as 2.5. */
  readonly ease: number | null;
  /** Days, as FSRS counts it. */
  readonly stability: number | null;
  /** From 1 to 10, as FSRS counts it. */
  readonly difficulty: number | null;
  readonly reps: number | null;
  readonly lapses: number | null;
}

/** Where and when study days begin. */
export interface StudyClock {
  readonly offsetMinutesAt: OffsetMinutesAt;
  readonly rolloverHour: number;
}

/** A state, or a sentence that says why the figures give none. */
export type StateFromSchedule =
  { readonly state: CardState; readonly reason: null } | { readonly state: null; readonly reason: string };

const dayMs = 86_400_000;
const longestDays = 36_500;
/** The least that FSRS-6 computes with (S_MIN). */
const leastStabilityDays = 0.001;
const lowestEase = 1.3;
const highestEase = 3.7;

/**
 * The FSRS-6 state of a card scheduled elsewhere, its dates taken as study days. FSRS's figures are taken as given; SM-2's
 * are converted as Obsidian Spaced Repetition does: the interval is the stability, difficulty falls evenly from 10 at an
 * ease of 1.3 to 1 at 3.7 (5.5 if unknown), and there were round(log2(interval + 1)) reviews.
 */
export function stateFromSchedule(figures: ScheduleFigures, clock: StudyClock): StateFromSchedule {
  const dates = datesOf(figures);
  if (typeof dates === 'string') return refused(dates);
  const memory = memoryOf(figures, dates.intervalDays);
  if (typeof memory === 'string') return refused(memory);
  const { reps, lapses } = figures;
  if (![reps, lapses].every((count) => count === null || (Number.isInteger(count) && count >= 0)))
    return refused('its numbers of reviews and lapses are not whole numbers.');
  const { lastDay, dueDay, intervalDays } = dates;
  const at = studyDayStart(lastDay, clock.offsetMinutesAt, clock.rolloverHour);
  return {
    reason: null,
    state: {
      phase: 'review',
      step: 0,
      ...memory,
      last: { at, day: lastDay },
      dueAt: null,
      dueDay,
      intervalDays,
      reps: Math.max(1, reps ?? Math.round(Math.log2(intervalDays + 1))),
      lapses: lapses ?? 0,
    },
  };
}

function refused(reason: string): StateFromSchedule {
  return { state: null, reason: `This schedule was left out because ${reason}` };
}

function datesOf(
  figures: ScheduleFigures,
): { lastDay: number; dueDay: number; intervalDays: number } | string {
  const { dueOn, lastReviewedOn, intervalDays } = figures;
  const due = dueOn === null ? null : dayOf(dueOn);
  const last = lastReviewedOn === null ? null : dayOf(lastReviewedOn);
  if (Number.isNaN(due) || Number.isNaN(last)) return 'it has a date that does not exist.';
  if (intervalDays !== null && !(intervalDays >= 0 && intervalDays <= longestDays))
    return `its interval is not a number of days from 0 to ${longestDays}.`;
  const days = intervalDays === null ? null : Math.round(intervalDays);
  if (due !== null && last !== null) {
    const between = due - last;
    if (between < 0 || between > longestDays) return 'it is due before its last review, or a century after.';
    return { lastDay: last, dueDay: due, intervalDays: days ?? between };
  }
  if (days === null) return 'it does not say when the card was reviewed and when it is due.';
  if (due !== null) return { lastDay: due - days, dueDay: due, intervalDays: days };
  if (last !== null) return { lastDay: last, dueDay: last + days, intervalDays: days };
  return 'it has no date.';
}

/** Days since 1970-01-01 of a date `YYYY-MM-DD`; NaN if it is none. */
function dayOf(date: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const at = match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : NaN;
  const exists = Number.isFinite(at) && new Date(at).toISOString().startsWith(date);
  return exists && Number(match?.[1]) >= 1970 ? at / dayMs : NaN;
}

function memoryOf(
  { stability, difficulty, ease }: ScheduleFigures,
  intervalDays: number,
): { stability: number; difficulty: number } | string {
  if (stability !== null || difficulty !== null) {
    if (stability === null || !(stability > 0 && stability <= longestDays))
      return `its stability is not a number of days up to ${longestDays}.`;
    if (difficulty === null || !(difficulty >= 1 && difficulty <= 10))
      return 'its difficulty is not a number from 1 to 10.';
    return { stability: Math.max(leastStabilityDays, stability), difficulty };
  }
  if (ease !== null && !(ease > 0 && ease <= 100)) return 'its ease is not a factor such as 2.5.';
  return { stability: Math.max(1, intervalDays), difficulty: difficultyOf(ease) };
}

function difficultyOf(ease: number | null): number {
  if (ease === null) return 5.5;
  const within = Math.min(highestEase, Math.max(lowestEase, ease));
  return 10 - (9 * (within - lowestEase)) / (highestEase - lowestEase);
}
