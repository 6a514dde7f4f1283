/** Chances nearer to 0 or 1 than this are taken for it: nobody is surer of an answer, and log-odds must be finite. */
const surest = 0.005;

/** The log-odds of a chance, which is kept half a hundredth from 0 and 1. */
export function logOdds(chance: number): number {
  const kept = Math.min(1 - surest, Math.max(surest, chance));
  return Math.log(kept / (1 - kept));
}

/** The chance that has the log-odds. */
export function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
