import { describe, expect, it } from 'vitest';
import type { PlanDay } from '../../../src/contract/plan.ts';
import { planBars } from '../../../src/ui/state/plan-bars.ts';
import { scoreBins } from '../../../src/ui/state/score-bins.ts';

const even = (entries: number) => Array.from({ length: entries }, () => 1 / entries);
const total = (bins: ReturnType<typeof scoreBins>, part: 'fail' | 'pass') =>
  bins.reduce((sum, bin) => sum + bin[part], 0);

describe('the bars of a distribution', () => {
  it('are one per score while there are few', () => {
    const bins = scoreBins([0.1, 0.2, 0.3, 0.4], 2 / 3);
    expect(bins.map(({ fail, pass }) => [fail, pass])).toEqual([
      [0.1, 0],
      [0.2, 0],
      [0, 0.3],
      [0, 0.4],
    ]);
  });

  it.each([2, 18, 25, 26, 101, 401])(
    'of %i scores hold all of the chance, on the right side of the mark',
    (entries) => {
      const bins = scoreBins(even(entries), 0.66);
      const passing = even(entries).filter((_, index) => index / (entries - 1) >= 0.66).length / entries;
      expect(bins.length).toBeLessThanOrEqual(25);
      expect(total(bins, 'pass')).toBeCloseTo(passing, 9);
      expect(total(bins, 'fail')).toBeCloseTo(1 - passing, 9);
    },
  );

  it('are apart where the mark lies within one', () => {
    const [bin] = scoreBins(even(101), 0.66).filter(({ fail, pass }) => fail > 0 && pass > 0);
    expect(bin?.from).toBeCloseTo(0.65);
  });
});

describe('the bars of a plan', () => {
  const days = (length: number): PlanDay[] =>
    Array.from({ length }, (_, index) => ({
      ...{ day: 20_000 + index, at: (20_000.5 + index) * 86_400_000 },
      ...{ ordinary: 5, due: 3, pulledIn: 2, left: 1, new: 4, minutes: 10 + index },
    }));

  it('are days while they can be told apart', () => {
    const bars = planBars(days(23));
    expect(bars).toHaveLength(23);
    expect(bars[1]?.text).toBe('5 October: 3 due, 2 pulled in, 4 new, 1 left, 11 minutes');
  });

  it('are weeks in a long calendar, with nothing lost and minutes of a day', () => {
    const bars = planBars(days(100));
    expect(bars).toHaveLength(15);
    expect(bars.reduce((sum, bar) => sum + bar.new, 0)).toBe(400);
    expect(bars[0]?.minutes).toBe(13);
    expect(bars[0]?.text).toBe('Week of 4 October: 21 due, 14 pulled in, 28 new, 7 left, 13 minutes a day');
  });

  it('are none without days', () => {
    expect(planBars([])).toEqual([]);
  });
});
