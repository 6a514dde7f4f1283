import { describe, expect, it } from 'vitest';
import { algorithm } from '../../../src/core/schedule/algorithm.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { outcomes } from '../../../src/core/schedule/outcomes.ts';
import { checkParameters, defaultParameters } from '../../../src/core/schedule/parameters.ts';
import type { Parameters } from '../../../src/core/schedule/types.ts';

const { weights } = defaultParameters;

describe('checkParameters', () => {
  it('takes the defaults and the bounds themselves', () => {
    checkParameters(defaultParameters);
    checkParameters({ ...defaultParameters, desiredRetention: 0.7, maximumIntervalDays: 1 });
    checkParameters({ ...defaultParameters, desiredRetention: 0.99, learningStepsMinutes: [] });
    expect(weights).toHaveLength(21);
  });

  it.each<[Partial<Parameters>, string]>([
    [{ weights: weights.slice(0, 19) }, 'FSRS-6 needs exactly 21 weights, but 19 were given.'],
    [{ weights: [...weights, 1] }, 'FSRS-6 needs exactly 21 weights, but 22 were given.'],
    [{ weights: [] }, 'FSRS-6 needs exactly 21 weights, but 0 were given.'],
    [{ weights: weights.with(3, NaN) }, 'FSRS weight 3 must be a number, not NaN.'],
    [{ weights: weights.with(20, Infinity) }, 'FSRS weight 20 must be a number, not Infinity.'],
    [{ desiredRetention: 0.69 }, 'The desired retention must be from 0.7 to 0.99, not 0.69.'],
    [{ desiredRetention: 1 }, 'The desired retention must be from 0.7 to 0.99, not 1.'],
    [{ desiredRetention: NaN }, 'The desired retention must be from 0.7 to 0.99, not NaN.'],
    [
      { maximumIntervalDays: 0 },
      'The maximum interval must be a whole number of days from 1 to 36500, not 0.',
    ],
    [
      { maximumIntervalDays: 2.5 },
      'The maximum interval must be a whole number of days from 1 to 36500, not 2.5.',
    ],
    [{ learningStepsMinutes: [1, 0] }, 'Every learning step must be a positive number of minutes, not 0.'],
    [
      { relearningStepsMinutes: [NaN] },
      'Every relearning step must be a positive number of minutes, not NaN.',
    ],
  ])('refuses %j', (changes, message) => {
    const parameters = { ...defaultParameters, ...changes };
    expect(() => checkParameters(parameters)).toThrow(new RangeError(message));
    expect(() => outcomes(newCard, parameters, { at: 0, day: 0 }, 0)).toThrow(RangeError);
  });
});

describe('algorithm', () => {
  it('is made once for the same parameters and anew for others', () => {
    expect(algorithm(defaultParameters)).toBe(algorithm(defaultParameters));
    expect(algorithm({ ...defaultParameters })).not.toBe(algorithm(defaultParameters));
  });

  it('uses the weights as given, whatever the steps', () => {
    const changed = weights.with(17, 1.9).with(18, 1.9).with(19, 0);
    const used = algorithm({
      ...defaultParameters,
      weights: changed,
      relearningStepsMinutes: [1, 2, 3],
    }).parameters;
    expect(used.w).toEqual(changed);
    expect(used.enable_short_term).toBe(true);
  });
});
