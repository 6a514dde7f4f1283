import { hash } from '../../schedule/hash.ts';
import { nextKind } from '../../schedule/mix.ts';
import type { Course } from './course.ts';
import type { StudyTime } from './plan-today.ts';

/**
 * Goes through the days to the exam in the ordinary order: what is due, the longest due first, mixed with up to `newPerDay`
 * new items, as far as the minutes go.
 */
export function followOrdinary(course: Course, time: StudyTime, newPerDay: number): void {
  for (let day = time.today; day < Math.max(time.examDay, time.today + 1); day += 1) {
    course.begin(day);
    let minutes = day === time.today ? time.minutesToday : time.minutesPerDay;
    const due = dueOn(course, day);
    const fresh = [...course.items.entries()]
      .flatMap(([index, { memory, isReviewable }]) => (memory === null && isReviewable ? [index] : []))
      .slice(0, newPerDay);
    const [reviews, news] = [due.length, fresh.length];
    while (minutes > 0) {
      const kind = nextKind({
        newLeft: fresh.length,
        newDone: news - fresh.length,
        reviewsLeft: due.length,
        reviewsDone: reviews - due.length,
      });
      const next = kind === 'new' ? fresh.shift() : due.shift();
      if (next === undefined) break;
      const before = course.days.at(-1)?.minutes ?? 0;
      course.ask(next);
      minutes -= (course.days.at(-1)?.minutes ?? 0) - before;
    }
  }
}

function dueOn(course: Course, day: number): number[] {
  const dueDay = (index: number) => course.items[index]?.dueDay ?? Infinity;
  return [...course.items.keys()]
    .filter((index) => dueDay(index) <= day)
    .sort((a, b) => dueDay(a) - dueDay(b) || hash(a, dueDay(a)) - hash(b, dueDay(b)));
}
