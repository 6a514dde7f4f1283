import type { Grade } from './types.ts';

/** The step a card waits on next, by index, and how long. */
export interface Wait {
  readonly step: number;
  readonly minutes: number;
}

const dayMinutes = 24 * 60;

/** Where a grade leads from step `current` of `steps` (minutes), as in Anki; null if the card leaves the steps for days. */
export function waitAfter(steps: readonly number[], current: number, grade: Grade): Wait | null {
  const [first] = steps;
  if (first === undefined || grade === 4) return null;
  if (grade === 1) return { step: 0, minutes: first };
  // Steps may have become fewer since the card was put on one.
  const step = Math.min(current, steps.length - 1);
  if (grade === 2) return { step, minutes: hardMinutes(steps, step, first) };
  const minutes = steps[step + 1];
  return minutes === undefined ? null : { step: step + 1, minutes };
}

/** Hard repeats a step; on the first it must differ from again, and stay below good. */
function hardMinutes(steps: readonly number[], step: number, first: number): number {
  if (step > 0) return steps[step] ?? first;
  const second = steps[1];
  return second === undefined ? Math.min(first * 1.5, first + dayMinutes) : (first + second) / 2;
}
