import { describe, expect, it } from 'vitest';
import { brierOfMean, brierScore, tenthsOf, type Judged } from '../../../src/core/exam/reliability.ts';

const said = (chance: number, ...results: number[]): Judged[] =>
  results.map((result) => ({ chance, result }));

describe('how reliable chances were', () => {
  it('is told by tenths, with what was said beside what came', () => {
    const tenths = tenthsOf([...said(0.72, 1, 0), ...said(0.78, 1, 0.5), ...said(0, 0), ...said(1, 1)]);
    expect(tenths).toHaveLength(10);
    expect(tenths[7]).toMatchObject({ from: 0.7, to: 0.8, predictions: 4, observed: 0.625, isEnough: false });
    expect(tenths[7]?.predicted).toBeCloseTo(0.75, 9);
    expect(tenths[0]).toMatchObject({ predictions: 1, predicted: 0, observed: 0 });
    expect(tenths[9]).toMatchObject({ predictions: 1, predicted: 1, observed: 1 });
    expect(tenths[3]).toMatchObject({ predictions: 0, predicted: null, observed: null });
  });

  it.each([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])('counts %f to the tenth it begins', (chance) => {
    const index = tenthsOf(said(chance, 1)).findIndex(({ predictions }) => predictions === 1);
    expect(index).toBe(Math.round(chance * 10));
  });

  it('needs ten predictions in a tenth', () => {
    const nine = said(0.55, 1, 1, 1, 0, 0, 0, 1, 1, 0);
    expect(tenthsOf(nine)[5]?.isEnough).toBe(false);
    expect(tenthsOf([...nine, ...said(0.51, 1)])[5]?.isEnough).toBe(true);
  });

  it('is summed up by the Brier score, beside that of always saying the mean', () => {
    expect(brierScore([])).toBeNull();
    expect(brierOfMean([])).toBeNull();
    expect(brierScore(said(1, 1, 1))).toBe(0);
    expect(brierScore(said(0.8, 1, 0))).toBeCloseTo((0.04 + 0.64) / 2, 9);
    expect(brierOfMean([...said(0.9, 1, 1, 1), ...said(0.1, 0)])).toBeCloseTo(0.75 * 0.25, 9);
  });
});
