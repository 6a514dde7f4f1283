import { expect, it } from 'vitest';
import { counted, decimal, duration, letterOf, percent, points } from '../../../src/core/exam/amounts.ts';

it.each([
  [0, '0 s'],
  [999, '1 s'],
  [59_499, '59 s'],
  [59_500, '1 min'],
  [200_000, '3 min 20 s'],
  [3_599_400, '59 min 59 s'],
  [3_599_900, '1 h'],
  [4_320_000, '1 h 12 min'],
  [7_199_000, '2 h'],
  [90_000_000, '25 h'],
])('says %i ms as %s', (ms, words) => {
  expect(duration(ms)).toBe(words);
});

it.each([
  [0.66, '66%'],
  [0.659, '65.9%'],
  [0.6599, '66%'],
  [1, '100%'],
  [0.7, '70%'],
])('says a share of %d as %s', (share, words) => {
  expect(percent(share)).toBe(words);
});

it('says points and counts with their nouns', () => {
  expect([1, 6.666, 20, 0].map(points)).toEqual(['1 point', '6.7 points', '20 points', '0 points']);
  expect([1, 2].map((amount) => counted(amount, 'task'))).toEqual(['1 task', '2 tasks']);
  expect(decimal(10)).toBe('10');
});

it('goes on behind Z', () => {
  expect([0, 25, 26, 51, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA']);
});
