import fc from 'fast-check';
import { get_fuzz_range } from 'ts-fsrs';
import { describe, expect, it } from 'vitest';
import { fuzzedInterval, fuzzRange, plainInterval } from '../../../src/core/schedule/interval.ts';

const wide = { minimum: 1, maximum: 36_500 };
const exactDays = fc.double({ min: 0.001, max: 40_000, noNaN: true });
const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyBounds = fc
  .tuple(fc.integer({ min: 1, max: 36_500 }), fc.integer({ min: 1, max: 36_500 }))
  .map(([a, b]) => ({ minimum: Math.min(a, b), maximum: Math.max(a, b) }));

describe('plainInterval', () => {
  it('rounds to whole days within the bounds', () => {
    const days = [0.2, 1.4, 1.5, 99.6, 40_000].map((each) => plainInterval(each, wide));
    expect(days).toEqual([1, 1, 2, 100, 36_500]);
    expect(plainInterval(3, { minimum: 7, maximum: 5 })).toBe(5);
  });
});

describe('fuzzRange', () => {
  // Margins by hand: 1 + 15% of days 2.5 to 7 + 10% of days 7 to 20 + 5% beyond.
  it.each([
    [2.4, 2, 2],
    [2.5, 2, 4],
    [5, 4, 6],
    [10, 8, 12],
    [50, 46, 54],
    [365, 345, 385],
  ])('of %f days is from %i to %i', (days, shortest, longest) => {
    expect(fuzzRange(days, wide)).toEqual([shortest, longest]);
  });

  it('is that of ts-fsrs, given whole days and no wait', () => {
    for (let days = 3; days <= 2000; days += 1) {
      const { min_ivl, max_ivl } = get_fuzz_range(days, 0, 36_500);
      expect(fuzzRange(days, wide)).toEqual([min_ivl, max_ivl]);
    }
  });

  it('keeps two days to choose from where the minimum lies above the interval', () => {
    expect(fuzzRange(2, { minimum: 3, maximum: 1000 })).toEqual([3, 4]);
    expect(fuzzRange(2, { minimum: 3, maximum: 3 })).toEqual([3, 3]);
  });
});

describe('fuzzedInterval', () => {
  it('gives whole days within bounds and range, growing with the interval', () => {
    fc.assert(
      fc.property(exactDays, exactDays, fraction, anyBounds, (one, other, share, bounds) => {
        const [shortest, longest] = fuzzRange(one, bounds);
        const days = fuzzedInterval(one, bounds, share);
        expect(Number.isInteger(days)).toBe(true);
        expect(days).toBeGreaterThanOrEqual(Math.max(shortest, bounds.minimum));
        expect(days).toBeLessThanOrEqual(Math.min(longest, bounds.maximum));
        expect(fuzzedInterval(Math.min(one, other), wide, share)).toBeLessThanOrEqual(
          fuzzedInterval(Math.max(one, other), wide, share),
        );
      }),
    );
  });

  it('reaches every day of its range', () => {
    const days = Array.from({ length: 100 }, (_, index) => fuzzedInterval(10, wide, index / 100));
    expect([...new Set(days)]).toEqual([8, 9, 10, 11, 12]);
  });
});
