import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, taskCounts } from '../../../src/core/exam/apportion.ts';

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

describe('apportioning tasks', () => {
  it.each([
    { weights: [20, 35, 30, 15], count: 17, given: [3, 6, 5, 3] },
    { weights: [1, 1, 1], count: 10, given: [4, 3, 3] },
    { weights: [0, 5, 5], count: 3, given: [0, 2, 1] },
    { weights: [0.2, 0.8], count: 0, given: [0, 0] },
    { weights: [0, 0], count: 7, given: [0, 0] },
    { weights: [], count: 7, given: [] },
  ])('gives $weights of $count as $given', ({ weights, count, given }) => {
    expect(apportion(weights, count)).toEqual(given);
  });

  it('gives all of them, each less than one from its share, and nothing for a weight of 0', () => {
    const weight = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 10_000, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(weight, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 200 }),
        (weights, count) => {
          const given = apportion(weights, count);
          const sum = sumOf(weights);
          expect(sumOf(given)).toBe(sum === 0 ? 0 : count);
          given.forEach((tasks, index) => {
            const weightHere = weights[index] ?? 0;
            if (weightHere === 0) expect(tasks).toBe(0);
            else expect(Math.abs(tasks - (weightHere * count) / sum)).toBeLessThan(1 + 1e-9);
          });
        },
      ),
    );
  });
});

describe('counting tasks by kind', () => {
  it('leaves an empty domain out, and gives what it would get to the others', () => {
    const domains = [
      { weight: 50, cards: 0, drills: 0 },
      { weight: 25, cards: 9, drills: 9 },
      { weight: 25, cards: 9, drills: 9 },
    ];
    expect(taskCounts(domains, 8, 0.5)).toEqual([
      { cards: 0, drills: 0 },
      { cards: 2, drills: 2 },
      { cards: 2, drills: 2 },
    ]);
  });

  it('keeps the share of drills over the whole where pools allow', () => {
    const pool = fc.record({
      weight: fc.integer({ min: 1, max: 100 }),
      cards: fc.constant(300),
      drills: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(
        fc.array(pool, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (domains, count, share) => {
          const drills = sumOf(taskCounts(domains, count, share).map((tasks) => tasks.drills));
          expect(Math.abs(drills - count * share)).toBeLessThanOrEqual(0.5 + 1e-9);
        },
      ),
    );
  });

  it('asks no card twice and no kind a pool has not; only what has no drills falls short', () => {
    const pool = fc.record({
      weight: fc.integer({ min: 1, max: 100 }),
      cards: fc.integer({ min: 0, max: 6 }),
      drills: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(pool, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (domains, count, share) => {
          const due = apportion(
            domains.map(({ weight, cards, drills }) => (cards + drills === 0 ? 0 : weight)),
            count,
          );
          taskCounts(domains, count, share).forEach(({ cards, drills }, index) => {
            const pool = domains[index] ?? { weight: 0, cards: 0, drills: 0 };
            expect(cards).toBeLessThanOrEqual(pool.cards);
            if (pool.drills === 0) expect(drills).toBe(0);
            const most = pool.drills > 0 ? Infinity : pool.cards;
            expect(cards + drills).toBe(Math.min(due[index] ?? 0, most));
          });
        },
      ),
    );
  });
});
