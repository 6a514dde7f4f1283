/** One bar of a distribution: the chance of a score in it, apart for scores that fail and that pass. */
export interface ScoreBin {
  readonly from: number;
  readonly to: number;
  readonly fail: number;
  readonly pass: number;
}

const MOST_BINS = 25;
const COARSE_BINS = 20;

/** A distribution (entry i of n + 1 is a score of i / n) in bars: one per score, or twenty if there are too many. */
export function scoreBins(distribution: readonly number[], passMark: number): ScoreBin[] {
  const steps = Math.max(1, distribution.length - 1);
  const bins = distribution.length <= MOST_BINS ? distribution.length : COARSE_BINS;
  const totals = Array.from({ length: bins }, () => ({ fail: 0, pass: 0 }));
  for (const [index, chance] of distribution.entries()) {
    const score = index / steps;
    const place = bins === distribution.length ? index : Math.min(bins - 1, Math.floor(score * bins + 1e-9));
    const total = totals[place];
    // A score that is the mark passes, whatever the rounding of the fraction.
    if (total !== undefined) total[score >= passMark - 1e-9 ? 'pass' : 'fail'] += chance;
  }
  return totals.map((total, index) => ({ from: index / bins, to: (index + 1) / bins, ...total }));
}
