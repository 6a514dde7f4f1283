import { default_w } from 'ts-fsrs';
import type { Parameters } from './types.ts';

/** What a collection starts with: the published FSRS-6 weights, 90% retention, Anki's steps, fuzz on. */
export const defaultParameters: Parameters = Object.freeze({
  weights: default_w,
  desiredRetention: 0.9,
  maximumIntervalDays: 36_500,
  learningStepsMinutes: Object.freeze([1, 10]),
  relearningStepsMinutes: Object.freeze([10]),
  fuzz: true,
});

/** Throws a RangeError, a sentence naming the field, unless every field is within the bounds its type states. */
export function checkParameters(parameters: Parameters): void {
  const { weights, desiredRetention, maximumIntervalDays } = parameters;
  if (weights.length !== 21) {
    throw new RangeError(`FSRS-6 needs exactly 21 weights, but ${weights.length} were given.`);
  }
  const wrongWeight = weights.findIndex((weight) => !Number.isFinite(weight));
  if (wrongWeight >= 0) {
    throw new RangeError(`FSRS weight ${wrongWeight} must be a number, not ${weights[wrongWeight]}.`);
  }
  if (!(desiredRetention >= 0.7 && desiredRetention <= 0.99)) {
    throw new RangeError(`The desired retention must be from 0.7 to 0.99, not ${desiredRetention}.`);
  }
  if (!(Number.isInteger(maximumIntervalDays) && maximumIntervalDays >= 1 && maximumIntervalDays <= 36_500)) {
    throw new RangeError(
      `The maximum interval must be a whole number of days from 1 to 36500, not ${maximumIntervalDays}.`,
    );
  }
  checkSteps('learning', parameters.learningStepsMinutes);
  checkSteps('relearning', parameters.relearningStepsMinutes);
}

function checkSteps(name: string, steps: readonly number[]): void {
  const wrong = steps.find((minutes) => !(Number.isFinite(minutes) && minutes > 0));
  if (wrong !== undefined) {
    throw new RangeError(`Every ${name} step must be a positive number of minutes, not ${wrong}.`);
  }
}
