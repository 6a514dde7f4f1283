import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chanceOfAtLeast,
  evenly,
  meanScore,
  mixtureOf,
  rightIn,
  rightOf,
  scoreAt,
  ScoreGrid,
} from '../../../src/core/exam/score-distribution.ts';
import { Random } from '../../../src/core/drills/random.ts';

const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, number) => sum + number, 0);

/** All sets of so many of the numbers. */
function choices(of: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return of.flatMap((first, index) =>
    choices(of.slice(index + 1), count - 1).map((rest) => [first, ...rest]),
  );
}

/** Chances of 0, 1, … right answers, by going through all ways to answer. */
function byEnumeration(chances: readonly number[]): number[] {
  const likely = chances.map(() => 0).concat(0);
  for (let way = 0; way < 2 ** chances.length; way += 1) {
    const isRight = chances.map((_, index) => (way >> index) % 2 === 1);
    const chance = chances.reduce((all, one, index) => all * (isRight[index] === true ? one : 1 - one), 1);
    const right = isRight.filter(Boolean).length;
    likely[right] = (likely[right] ?? 0) + chance;
  }
  return likely;
}

/** The same of so many drawn from a pool, by going through all sets. */
function drawnByEnumeration(pool: readonly number[], tasks: number): number[] {
  const sets = choices(pool, tasks).map(byEnumeration);
  return Array.from(
    { length: tasks + 1 },
    (_, right) => sumOf(sets.map((set) => set[right] ?? 0)) / sets.length,
  );
}

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('how many answers are right', () => {
  it('is what going through all ways to answer gives', () => {
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 7 }), (chances) => {
        const expected = byEnumeration(chances);
        rightOf(chances).forEach((likely, right) => expect(likely).toBeCloseTo(expected[right] ?? -1, 9));
      }),
      { numRuns: 60 },
    );
  });

  it('is, of a draw from a pool, what going through all sets gives', () => {
    fc.assert(
      fc.property(fc.array(chance, { minLength: 1, maxLength: 6 }), fc.nat(), (pool, some) => {
        const tasks = some % (pool.length + 1);
        const found = rightIn({ tasks: { cards: tasks, drills: 0 }, cards: pool, drills: [] });
        const expected = drawnByEnumeration(pool, tasks);
        expect(found).toHaveLength(tasks + 1);
        found.forEach((likely, right) => expect(likely).toBeCloseTo(expected[right] ?? -1, 9));
      }),
      { numRuns: 60 },
    );
  });

  it('asks all of a pool before anything twice', () => {
    const right = rightIn({ tasks: { cards: 0, drills: 5 }, cards: [], drills: [1, 0] });
    // Twice both, and one of them once more.
    expect([...right].map((likely) => Number(likely.toFixed(9)))).toEqual([0, 0, 0.5, 0.5, 0, 0]);
  });

  it('sums to 1 for large pools too', () => {
    const pool = Array.from({ length: 3_000 }, (_, index) => (index % 100) / 99);
    const right = rightIn({ tasks: { cards: 40, drills: 0 }, cards: pool, drills: [] });
    expect(sumOf(right)).toBeCloseTo(1, 9);
    expect(sumOf(right.map((likely, count) => likely * count)) / 40).toBeCloseTo(0.5, 6);
  });
});

describe('the score', () => {
  it('weighs domains by their weights, not by their tasks', () => {
    const grid = new ScoreGrid([30, 10, 99], [1, 2, 0]);
    const scores = grid.scoresOf([rightOf([1]), rightOf([0, 0]), rightOf([])]);
    expect(meanScore(scores)).toBeCloseTo(0.75, 9);
  });

  it('is, over several domains, what going through all ways gives', () => {
    const pool = fc.array(chance, { minLength: 1, maxLength: 3 });
    const domain = fc.record({ weight: fc.integer({ min: 1, max: 50 }), pool });
    fc.assert(
      fc.property(fc.array(domain, { minLength: 1, maxLength: 3 }), chance, (domains, mark) => {
        const grid = new ScoreGrid(
          domains.map(({ weight }) => weight),
          domains.map((each) => each.pool.length),
        );
        const scores = grid.scoresOf(domains.map((each) => rightOf(each.pool)));
        const weights = sumOf(domains.map(({ weight }) => weight));
        const all = domains.flatMap((each) =>
          each.pool.map((one) => ({ one, points: each.weight / weights / each.pool.length })),
        );
        let mean = 0;
        let surely = 0;
        let perhaps = 0;
        for (let way = 0; way < 2 ** all.length; way += 1) {
          const isRight = all.map((_, index) => (way >> index) % 2 === 1);
          const likely = all.reduce(
            (product, { one }, index) => product * (isRight[index] === true ? one : 1 - one),
            1,
          );
          const score = sumOf(all.map(({ points }, index) => (isRight[index] === true ? points : 0)));
          mean += likely * score;
          // Within the rounding of scores it may be told either way.
          if (score >= mark + 0.0005) surely += likely;
          if (score >= mark - 0.0005) perhaps += likely;
        }
        expect(meanScore(scores)).toBeCloseTo(mean, 3);
        const passed = chanceOfAtLeast(scores, mark);
        expect(passed).toBeGreaterThan(surely - 1e-9);
        expect(passed).toBeLessThan(perhaps + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('passes at the mark itself', () => {
    const grid = new ScoreGrid([1, 1, 1], [1, 1, 1]);
    const scores = grid.scoresOf([rightOf([1]), rightOf([1]), rightOf([0])]);
    expect(chanceOfAtLeast(scores, 2 / 3)).toBe(1);
    expect(chanceOfAtLeast(scores, 0.68)).toBe(0);
  });

  it('lies where drawing papers again and again has it', () => {
    const random = new Random('papers');
    const domains = [
      { weight: 20, cards: 3, drills: 2, pool: [0.9, 0.3, 0.7, 0.5, 0.95, 0.2], skills: [0.8, 0.6, 0.4] },
      {
        weight: 70,
        cards: 5,
        drills: 4,
        pool: [0.9, 0.9, 0.85, 0.1, 0.1, 0.6],
        skills: [0.7, 0.2, 0.9, 0.5, 0.99],
      },
    ];
    const grid = new ScoreGrid([20, 70], [5, 9]);
    const scores = grid.scoresOf(
      domains.map(({ cards, drills, pool, skills }) =>
        rightIn({ tasks: { cards, drills }, cards: pool, drills: skills }),
      ),
    );
    const drawn = Array.from({ length: 20_000 }, () =>
      sumOf(
        domains.map(({ weight, cards, drills, pool, skills }) => {
          const asked = [...random.sample(pool, cards), ...random.sample(skills, drills)];
          return (weight / 90 / asked.length) * asked.filter((one) => random.chance(one)).length;
        }),
      ),
    ).sort((a, b) => a - b);
    expect(meanScore(scores)).toBeCloseTo(sumOf(drawn) / drawn.length, 2);
    for (const mark of [0.4, 0.5, 0.6, 0.7])
      expect(chanceOfAtLeast(scores, mark)).toBeCloseTo(
        drawn.filter((score) => score >= mark - 1e-4).length / 20_000,
        1.5,
      );
    for (const part of [0.1, 0.5, 0.9])
      expect(Math.abs(scoreAt(scores, part) - (drawn[Math.floor(part * 20_000)] ?? 0))).toBeLessThan(0.02);
  });

  it('keeps its sum and mean when it is spread over even steps', () => {
    const grid = new ScoreGrid([20, 35, 30, 15], [3, 6, 5, 3]);
    const scores = grid.scoresOf(
      [3, 6, 5, 3].map((count) => rightOf(Array.from({ length: count }, () => 0.7))),
    );
    const even = evenly(scores, 17);
    expect(even).toHaveLength(18);
    expect(sumOf(even)).toBeCloseTo(1, 9);
    expect(sumOf(even.map((likely, index) => (likely * index) / 17))).toBeCloseTo(0.7, 3);
  });

  it('mixes in proportion to the weights', () => {
    const grid = new ScoreGrid([1], [1]);
    const mixed = mixtureOf([
      { weight: 0.25, of: grid.scoresOf([rightOf([0])]) },
      { weight: 0.75, of: grid.scoresOf([rightOf([1])]) },
    ]);
    expect(meanScore(mixed)).toBeCloseTo(0.75, 9);
    expect(scoreAt(mixed, 0.2)).toBe(0);
    expect(scoreAt(mixed, 0.3)).toBe(1);
  });
});
