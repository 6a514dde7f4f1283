const steps = [0, 1, 2, 4, 7, 12, 20, 34, 58, 100, 170, 290, 490];

/**
 * The days from today (0) on which a plan weighs up reviews, closer together near today and near the exam in `daysLeft`
 * days: each stands for the days up to the next. The exam's own day is not among them, unless it is today.
 */
export function planDays(daysLeft: number): number[] {
  const last = Math.max(0, daysLeft - 1);
  const days = new Set(steps.filter((step) => step <= last / 2));
  for (const step of steps) if (step <= last / 2) days.add(last - step);
  return [...days].sort((a, b) => a - b);
}
