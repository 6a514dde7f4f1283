import { expect, it } from 'vitest';
import { predictPaper, type PredictedTask } from '../../../src/core/exam/predict-paper.ts';

const tasks: readonly PredictedTask[] = [
  { domain: 0, points: 20, chance: 0.9 },
  { domain: 0, points: 20, chance: 0.4 },
  { domain: 1, points: 60, chance: 0.7 },
];

/** The score of every way the tasks can come out, with its chance. */
function everyOutcome(of: readonly PredictedTask[]): { score: number; chance: number }[] {
  return Array.from({ length: 2 ** of.length }, (_, bits) => ({
    score: of.reduce((sum, { points }, index) => sum + ((bits >> index) & 1) * points, 0) / 100,
    chance: of.reduce((all, { chance }, index) => all * ((bits >> index) & 1 ? chance : 1 - chance), 1),
  }));
}

it.each([0.2, 0.4, 0.6, 0.61, 0.8, 1])('predicts a pass at %s as counting every outcome does', (passMark) => {
  const outcomes = everyOutcome(tasks);
  const prediction = predictPaper([{ weight: 1, tasks }], passMark);
  expect(prediction.passChance).toBeCloseTo(
    outcomes.filter(({ score }) => score >= passMark - 1e-9).reduce((sum, { chance }) => sum + chance, 0),
    9,
  );
  expect(prediction.expected).toBeCloseTo(0.2 * 0.9 + 0.2 * 0.4 + 0.6 * 0.7, 9);
});

it('mixes the ways the chances may be', () => {
  const sure = tasks.map((task) => ({ ...task, chance: 1 }));
  const lost = tasks.map((task) => ({ ...task, chance: 0 }));
  const versions = [
    { weight: 0.25, tasks: lost },
    { weight: 0.75, tasks: sure },
  ];
  expect(predictPaper(versions, 0.5)).toEqual({ expected: 0.75, low: 0, high: 1, passChance: 0.75 });
});
