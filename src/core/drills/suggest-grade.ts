import type { Grade } from '../schedule/types.ts';

/** Slower than this many times the person's own pace is hard. */
const slowFactor = 2;
/** Faster than this part of the person's own pace is easy. */
const fastFactor = 0.5;

/**
 * The grade a drill's result suggests: wrong is again; right is good, hard when slower than twice the pace, easy when
 * faster than half of it. `paceMs` is the person's usual time on the family; while it is null, right is good.
 */
export function suggestGrade(isRight: boolean, tookMs: number, paceMs: number | null): Grade {
  if (!isRight) return 1;
  if (paceMs === null) return 3;
  if (tookMs > slowFactor * paceMs) return 2;
  return tookMs < fastFactor * paceMs ? 4 : 3;
}
