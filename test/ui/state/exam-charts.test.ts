import { describe, expect, it } from 'vitest';
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
