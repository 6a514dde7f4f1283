import { FSRSAlgorithm } from 'ts-fsrs';
import { checkParameters } from './parameters.ts';
import type { Parameters } from './types.ts';

const made = new WeakMap<Parameters, FSRSAlgorithm>();

/**
 * The FSRS-6 formulas for these parameters, made once per object; a RangeError if they are not valid.
 * Weights beyond FSRS's own bounds are clipped to them.
 */
export function algorithm(parameters: Parameters): FSRSAlgorithm {
  let formulas = made.get(parameters);
  if (formulas === undefined) {
    formulas = makeAlgorithm(parameters);
    made.set(parameters, formulas);
  }
  return formulas;
}

function makeAlgorithm(parameters: Parameters): FSRSAlgorithm {
  checkParameters(parameters);
  const formulas = new FSRSAlgorithm({
    w: parameters.weights,
    request_retention: parameters.desiredRetention,
    maximum_interval: parameters.maximumIntervalDays,
    enable_fuzz: false,
    // With more than one relearning step ts-fsrs lowers w17 and w18; memory must not depend on a steps setting.
    relearning_steps: [],
    enable_short_term: false,
  });
  // Set only now: made with it, ts-fsrs raises w19 to 0.01, but weights converted from FSRS-5 have 0 there.
  formulas.parameters.enable_short_term = true;
  return formulas;
}
