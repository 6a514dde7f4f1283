/** Something predicted with a chance, and what came of it, from 0 to 1. */
export interface Judged {
  readonly chance: number;
  readonly result: number;
}

/** A tenth of the reliability diagram: predictions from `from` to below `to`. */
export interface Tenth {
  readonly from: number;
  readonly to: number;
  readonly predictions: number;
  /** Mean of what was said; null without predictions. */
  readonly predicted: number | null;
  /** Mean of what came true. */
  readonly observed: number | null;
  /** Whether there are enough of them to mean something. */
  readonly isEnough: boolean;
}

/** A tenth of fewer predictions says nothing: with ten, chance alone moves the mean of results by up to 0.16. */
const enoughForTenth = 10;

/** The ten tenths of the reliability diagram, from 0 to 1; a chance of 1 belongs to the last. */
export function tenthsOf(judged: readonly Judged[]): Tenth[] {
  const groups = Map.groupBy(judged, ({ chance }) => Math.min(9, Math.floor(chance * 10 + 1e-9)));
  return Array.from({ length: 10 }, (_, index) => {
    const group = groups.get(index) ?? [];
    return {
      from: index / 10,
      to: (index + 1) / 10,
      predictions: group.length,
      predicted: mean(group.map(({ chance }) => chance)),
      observed: mean(group.map(({ result }) => result)),
      isEnough: group.length >= enoughForTenth,
    };
  });
}

/** The Brier score: mean squared distance of what was said and what came true; null of nothing. */
export function brierScore(judged: readonly Judged[]): number | null {
  return mean(judged.map(({ chance, result }) => (chance - result) ** 2));
}

/** The Brier score of saying the mean result every time, which a forecast must be below to be worth anything. */
export function brierOfMean(judged: readonly Judged[]): number | null {
  const usual = mean(judged.map(({ result }) => result));
  return usual === null ? null : brierScore(judged.map(({ result }) => ({ chance: usual, result })));
}

/** The mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
