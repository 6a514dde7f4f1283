import type { QuickMemory } from '../../schedule/quick-memory.ts';
import { Course, type CourseDay } from './course.ts';
import { followOrdinary } from './ordinary-course.ts';
import type { StudyTime } from './plan-today.ts';
import { followPlan } from './planned-course.ts';
import type { Believe, StudyItem } from './study-item.ts';

/** What a plan is expected to ask on one day; `ordinary` are the reviews of the ordinary order. */
export interface CalendarDay {
  readonly day: number;
  readonly ordinary: number;
  readonly due: number;
  readonly pulledIn: number;
  readonly left: number;
  readonly new: number;
  readonly minutes: number;
}

/** The days from today to the exam's, and the expected score on it by the plan and in the ordinary order. */
export interface Calendar {
  readonly days: readonly CalendarDay[];
  readonly expected: number;
  readonly ordinaryExpected: number;
}

/** Of more items a part is followed, and its figures are scaled up. */
const mostItems = 400;
/** With so many items over all courses, luck matters little. */
const enoughItems = 300;

/**
 * Follows the items to the exam by the plan and in the ordinary order, several times if they are few; the first time fills the
 * days. What is asked rests on chances believed as most likely, the score on all that may be true (`believeOnDay`).
 */
export function makeCalendar(
  items: readonly StudyItem[],
  time: StudyTime,
  newPerDay: number,
  memory: QuickMemory,
  believe: Believe,
  believeOnDay: Believe,
): Calendar {
  const every = Math.ceil(items.length / mostItems);
  const scale = items.length / Math.max(1, Math.ceil(items.length / every));
  const part = items
    .filter((_, index) => index % every === 0)
    .map((item) => ({ ...item, weight: item.weight * scale }));
  const partTime = {
    ...time,
    minutesToday: time.minutesToday / scale,
    minutesPerDay: time.minutesPerDay / scale,
  };
  const times = Math.min(2, Math.max(1, Math.round(enoughItems / Math.max(1, items.length))));
  const pairs = Array.from({ length: times }, (_, seed) => {
    const planned = new Course(part, memory, believe, seed);
    followPlan(planned, partTime, memory, believe);
    const ordinary = new Course(part, memory, believe, seed);
    followOrdinary(ordinary, partTime, newPerDay / scale);
    return { planned, ordinary };
  });
  const mean = (of: (pair: (typeof pairs)[number]) => number) =>
    pairs.reduce((sum, pair) => sum + of(pair) / pairs.length, 0);
  const [first] = pairs;
  return {
    days: first === undefined ? [] : daysOf(first.planned, first.ordinary, time, scale),
    expected: mean(({ planned }) => planned.scoreOn(time.examDay, believeOnDay)),
    ordinaryExpected: mean(({ ordinary }) => ordinary.scoreOn(time.examDay, believeOnDay)),
  };
}

function daysOf(
  planned: Course,
  ordinary: Course,
  { today, examDay }: StudyTime,
  scale: number,
): CalendarDay[] {
  const scaled = (count: number) => Math.round(count * scale);
  const ordinaryOn = new Map(ordinary.days.map((one) => [one.day, one]));
  const left = Map.groupBy(
    planned.items.filter(
      ({ dueDay, memory }) => memory !== null && dueDay !== null && dueDay < Math.max(examDay, today + 1),
    ),
    ({ dueDay }) => Math.max(today, dueDay ?? today),
  );
  const days = planned.days.map((one: CourseDay) => ({
    day: one.day,
    ordinary: scaled(ordinaryOn.get(one.day)?.due ?? 0),
    due: scaled(one.due),
    pulledIn: scaled(one.early),
    left: scaled(left.get(one.day)?.length ?? 0),
    new: scaled(one.new),
    minutes: Math.round(one.minutes * scale),
  }));
  const nothing = { ordinary: 0, due: 0, pulledIn: 0, left: 0, new: 0, minutes: 0 };
  return examDay > today ? [...days, { day: examDay, ...nothing }] : days;
}
