import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextMemory, type Memory } from '../../../src/core/schedule/memory.ts';
import { defaultParameters } from '../../../src/core/schedule/parameters.ts';
import { quickMemory } from '../../../src/core/schedule/quick-memory.ts';
import { recall } from '../../../src/core/schedule/recall.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import type { Grade, Parameters } from '../../../src/core/schedule/types.ts';

const anyParameters = fc
  .array(fc.double({ min: 0.7, max: 1.4, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((scales) => ({
    ...defaultParameters,
    weights: defaultParameters.weights.map((weight, index) => weight * (scales[index] ?? 1)),
  }));
const anyMemory = fc.record({
  stability: fc.double({ min: 0.05, max: 2000, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
});

it('gives what FSRS gives, a day of answers at a time', () => {
  fc.assert(
    fc.property(anyParameters, anyMemory, fc.integer({ min: 1, max: 400 }), (parameters, memory, days) => {
      const quick = quickMemory(parameters);
      const chance = quick.recall(days, memory.stability);
      const state = { ...newCard, ...memory, last: { at: 0, day: 0 } };
      expect(chance).toBeCloseTo(recall(state, days, parameters) ?? 0, 6);
      const { stability, difficulty } = memory;
      expectMemory(quick.ifRight(stability, difficulty, chance), answered(memory, days, [3], parameters));
      expectMemory(quick.ifWrong(stability, difficulty, chance), answered(memory, days, [1, 3], parameters));
      expectMemory(quick.first.right, answered(null, 0, [3, 3], parameters));
      expectMemory(quick.first.wrong, answered(null, 0, [1, 3, 3], parameters));
    }),
  );
});

it('counts the answers of a day by the steps, and spaces as FSRS does', () => {
  const quick = quickMemory({
    ...defaultParameters,
    learningStepsMinutes: [],
    relearningStepsMinutes: [1, 5],
  });
  expect(quick.answers).toEqual({ newRight: 1, newWrong: 2, right: 1, wrong: 3 });
  expect(quickMemory(defaultParameters).interval(12.4)).toBe(12);
  expect(quickMemory({ ...defaultParameters, desiredRetention: 0.8 }).interval(12.4)).toBeGreaterThan(20);
});

function answered(
  memory: Memory | null,
  days: number,
  grades: readonly Grade[],
  parameters: Parameters,
): Memory {
  const [first = 3, ...others] = grades;
  const start = nextMemory(memory, days, first, parameters);
  return others.reduce((before, grade) => nextMemory(before, 0, grade, parameters), start);
}

function expectMemory(found: Memory, wanted: Memory): void {
  expect(found.stability / wanted.stability).toBeCloseTo(1, 3);
  expect(found.difficulty).toBeCloseTo(wanted.difficulty, 4);
}
