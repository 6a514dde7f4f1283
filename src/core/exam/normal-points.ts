import type { Vector } from './small-matrix.ts';

/** Steps of a sequence that fills the unit cube evenly, after the root of x⁴ = x + 1 (Roberts 2018). */
const root = 1.2207440846057596;
const strides = [1 / root, 1 / root ** 2, 1 / root ** 3] as const;

/**
 * Points spread as three independent standard normal values are, evenly and always the same, each with its opposite: their
 * mean is exactly 0 and the variance of each value exactly 1. `pairs` is half their number.
 */
export function normalPoints(pairs: number): Vector[] {
  const columns = strides.map((stride) => {
    const values = Array.from({ length: pairs }, (_, index) => quantile((0.5 + stride * (index + 1)) % 1));
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / pairs);
    return values.map((value) => value / deviation);
  });
  return Array.from({ length: pairs }, (_, index): Vector => {
    const [first, second, third] = columns.map((column) => column[index] ?? 0);
    return [first ?? 0, second ?? 0, third ?? 0];
  }).flatMap(([first, second, third]): Vector[] => [
    [first, second, third],
    [-first, -second, -third],
  ]);
}

/** The standard normal value that a chance lies below, to half a thousandth (Abramowitz and Stegun 26.2.23). */
function quantile(chance: number): number {
  const tail = Math.min(chance, 1 - chance);
  const t = Math.sqrt(-2 * Math.log(tail));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  const value = t - above / below;
  return chance < 0.5 ? -value : value;
}
