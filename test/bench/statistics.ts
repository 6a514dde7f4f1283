/** The value below which a fraction (0 to 1) of the values lies; 0.5 gives the median. NaN if there are none. */
export function percentile(values: readonly number[], fraction: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? Number.NaN;
}

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Times of two things done by turns, in milliseconds; what changes on the machine meanwhile falls on both. */
export interface Pair {
  readonly ours: number[];
  readonly raw: number[];
}

/**
 * Does both by turns, each of them first in every other round; each gives the milliseconds it took. Ends after so many rounds,
 * or after `mostMs` if that comes first, but not before the tenth round.
 */
export async function byTurns(
  rounds: number,
  ours: () => number | Promise<number>,
  raw: () => number | Promise<number>,
  mostMs = Number.POSITIVE_INFINITY,
): Promise<Pair> {
  const pair: Pair = { ours: [], raw: [] };
  const start = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    if (round >= 10 && performance.now() - start > mostMs) break;
    if (round % 2 === 0) pair.ours.push(await ours());
    pair.raw.push(await raw());
    if (round % 2 === 1) pair.ours.push(await ours());
  }
  return pair;
}
