import fc from 'fast-check';
import { expect, it } from 'vitest';
import { levelFor, type DrillResult } from '../../../src/core/drills/level-for.ts';
import type { Level } from '../../../src/core/drills/types.ts';

const right = (level: Level): DrillResult => ({ right: true, level });
const wrong = (level: Level): DrillResult => ({ right: false, level });

it.each([
  [null, 1],
  [1.9, 1],
  [2, 2],
  [7, 3],
  [20.9, 3],
  [21, 4],
  [60, 5],
  [4000, 5],
] as const)('begins at the level of a stability of %s days: %i', (stabilityDays, level) => {
  expect(levelFor(stabilityDays, [])).toBe(level);
});

it('rises by one at most, stays after one wrong answer and falls after two in a row', () => {
  expect(levelFor(100, [right(2)])).toBe(3);
  expect(levelFor(100, [wrong(3), right(3)])).toBe(3);
  expect(levelFor(100, [wrong(3), wrong(3)])).toBe(2);
  expect(levelFor(100, [wrong(1), wrong(1)])).toBe(1);
  expect(levelFor(3, [right(4)])).toBe(2);
});

it('never falls as stability grows', () => {
  const result = fc.record({ right: fc.boolean(), level: fc.constantFrom<Level>(1, 2, 3, 4, 5) });
  fc.assert(
    fc.property(fc.array(result), fc.nat(200), fc.nat(200), (recent, days, more) => {
      expect(levelFor(days + more, recent)).toBeGreaterThanOrEqual(levelFor(days, recent));
    }),
  );
});
