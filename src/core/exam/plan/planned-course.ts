import type { QuickMemory } from '../../schedule/quick-memory.ts';
import type { Course } from './course.ts';
import { planDays } from './plan-days.ts';
import { planToday, withinMinutes, type StudyTime } from './plan-today.ts';
import type { Believe } from './study-item.ts';

/**
 * Goes through the days to the exam as the plan is expected to: it is made anew on days that lie close near today and near
 * the exam, and what it asks is spread over the days up to the next.
 */
export function followPlan(course: Course, time: StudyTime, memory: QuickMemory, believe: Believe): void {
  const daysLeft = Math.max(1, time.examDay - time.today);
  const starts = planDays(daysLeft);
  starts.forEach((start, index) => {
    const today = time.today + start;
    const length = (starts[index + 1] ?? daysLeft) - start;
    const minutesToday = start === 0 ? time.minutesToday : time.minutesPerDay;
    const asked = planToday(course.items, { ...time, today, minutesToday }, memory, believe);
    const chosen = withinMinutes(asked, minutesToday * length);
    const perDay = chosen.reduce((sum, { minutes }) => sum + minutes, 0) / length;
    for (let day = 0, next = 0, planned = 0; day < length; day += 1) {
      course.begin(today + day);
      for (; next < chosen.length && planned < perDay * (day + 1) - 1e-9; next += 1) {
        course.ask(chosen[next]?.item ?? -1);
        planned += chosen[next]?.minutes ?? 0;
      }
    }
  });
}
