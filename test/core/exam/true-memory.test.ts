import { expect, it } from 'vitest';
import { makeLearner } from '../../support/true-memory.ts';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);
const items = Array.from({ length: 20 }, (_, item) => item);

it('remembers what was asked, less as days go by, and better after spaced answers', () => {
  const means = [1, 10, 100].map((days) => mean(chances(days, [0])));
  expect(means[0]).toBeGreaterThan((means[1] ?? 1) + 0.1);
  expect(means[1]).toBeGreaterThan((means[2] ?? 1) + 0.1);
  expect(mean(chances(10, [0, 3, 10]))).toBeGreaterThan(mean(chances(10, [0])) + 0.1);
  expect(mean(chances(30, [0, 3, 10]))).toBeGreaterThan(mean(chances(30, [8, 9, 10])) + 0.02);
});

it('follows another law in a quarter of the learners, and makes each of a seed alike', () => {
  const others = seeds.filter((seed) => makeLearner(seed).law === 'power law').length;
  expect(others / seeds.length).toBeGreaterThan(0.15);
  expect(others / seeds.length).toBeLessThan(0.35);
  const answers = () => {
    const learner = makeLearner(5);
    return items.flatMap((item) => [0, 2, 9].map((day) => learner.answer(item, day)));
  };
  expect(answers()).toEqual(answers());
});

it('knows little of what was never asked, and less at a higher level', () => {
  const learner = makeLearner(3);
  expect(mean(items.map((item) => learner.chance(item, 0)))).toBeLessThan(0.2);
  learner.answer(0, 0);
  expect(learner.chance(0, 3, 2)).toBeLessThan(learner.chance(0, 3));
});

/** True chances of all learners' items some days after the last of the days they were asked on. */
function chances(days: number, asked: readonly number[]): number[] {
  return seeds.flatMap((seed) => {
    const learner = makeLearner(seed);
    for (const day of asked) for (const item of items) learner.answer(item, day);
    return items.map((item) => learner.chance(item, (asked.at(-1) ?? 0) + days));
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
