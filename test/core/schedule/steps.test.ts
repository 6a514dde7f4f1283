import { describe, expect, it } from 'vitest';
import { waitAfter } from '../../../src/core/schedule/steps.ts';

describe('waitAfter', () => {
  it.each([
    [[1, 10], 0],
    [[1, 10], 1],
    [[5], 0],
    [[1, 10, 100], 2],
  ])('%j from %i: again leads to the first step', (steps, current) => {
    expect(waitAfter(steps, current, 1)).toEqual({ step: 0, minutes: steps[0] });
  });

  it('hard on the first of several steps waits the mean of the first two', () => {
    expect(waitAfter([1, 10], 0, 2)).toEqual({ step: 0, minutes: 5.5 });
    expect(waitAfter([1, 10, 100], 0, 2)).toEqual({ step: 0, minutes: 5.5 });
  });

  it('hard on a later step repeats it', () => {
    expect(waitAfter([1, 10, 100], 1, 2)).toEqual({ step: 1, minutes: 10 });
    expect(waitAfter([1, 10, 100], 2, 2)).toEqual({ step: 2, minutes: 100 });
  });

  it('hard on the only step waits half as long again, but at most a day more', () => {
    expect(waitAfter([10], 0, 2)).toEqual({ step: 0, minutes: 15 });
    expect(waitAfter([3 * 1440], 0, 2)).toEqual({ step: 0, minutes: 4 * 1440 });
  });

  it('good goes to the next step, and from the last to days', () => {
    expect(waitAfter([1, 10, 100], 0, 3)).toEqual({ step: 1, minutes: 10 });
    expect(waitAfter([1, 10, 100], 1, 3)).toEqual({ step: 2, minutes: 100 });
    expect(waitAfter([1, 10, 100], 2, 3)).toBeNull();
    expect(waitAfter([10], 0, 3)).toBeNull();
  });

  it('easy leads to days from any step', () => {
    expect([0, 1, 2].map((current) => waitAfter([1, 10, 100], current, 4))).toEqual([null, null, null]);
  });

  it('without steps every grade leads to days', () => {
    expect(([1, 2, 3, 4] as const).map((grade) => waitAfter([], 0, grade))).toEqual([null, null, null, null]);
  });

  it('takes a card that waits beyond the last step as on the last', () => {
    expect(waitAfter([1, 10], 5, 2)).toEqual({ step: 1, minutes: 10 });
    expect(waitAfter([1, 10], 5, 3)).toBeNull();
  });
});
