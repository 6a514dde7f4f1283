import { expect, it } from 'vitest';
import { suggestGrade } from '../../../src/core/drills/suggest-grade.ts';

it.each([
  [false, 1_000, 10_000, 1],
  [false, 1_000, null, 1],
  [true, 10_000, 10_000, 3],
  [true, 20_000, 10_000, 3],
  [true, 20_001, 10_000, 2],
  [true, 5_000, 10_000, 3],
  [true, 4_999, 10_000, 4],
  [true, 1, null, 3],
  [true, 900_000, null, 3],
] as const)('right %s in %i ms at a pace of %s suggests %i', (isRight, tookMs, paceMs, grade) => {
  expect(suggestGrade(isRight, tookMs, paceMs)).toBe(grade);
});
