import { algorithm } from './algorithm.ts';
import { hashFraction } from './hash.ts';
import { fuzzedInterval, plainInterval } from './interval.ts';
import { elapsedDays, memoryOf, nextMemory, type Memory } from './memory.ts';
import { waitAfter, type Wait } from './steps.ts';
import type { CardState, Grade, Moment, Outcomes, Parameters, Phase } from './types.ts';

/** The states all four grades lead to when the card is answered at `moment`; a RangeError if the parameters are not valid. */
export function outcomes(
  state: CardState,
  parameters: Parameters,
  moment: Moment,
  fuzzSeed: number,
): Outcomes {
  const review: Review = { state, parameters, moment, fuzzSeed };
  return {
    1: outcome(review, 1),
    2: outcome(review, 2),
    3: outcome(review, 3),
    4: outcome(review, 4),
  };
}

/** A card in a given state being answered at a given moment; only the grade is still open. */
export interface Review {
  readonly state: CardState;
  readonly parameters: Parameters;
  readonly moment: Moment;
  readonly fuzzSeed: number;
}

/** The state one grade leads to; `daysOf` gives the interval should the grade lead to days. */
export function outcome(review: Review, grade: Grade, daysOf = intervalDays): CardState {
  const { state, moment } = review;
  const { stability, difficulty } = memoryAfter(review, grade);
  const wait = waitOf(review, grade);
  const days = wait === null ? daysOf(review, grade, stability) : 0;
  return {
    phase: wait === null ? 'review' : phaseInSteps(state.phase),
    step: wait === null ? 0 : wait.step,
    stability,
    difficulty,
    last: { at: moment.at, day: moment.day },
    dueAt: wait === null ? null : moment.at + Math.round(wait.minutes * 60_000),
    dueDay: wait === null ? moment.day + days : null,
    intervalDays: days,
    reps: state.reps + 1,
    lapses: state.phase === 'review' && grade === 1 ? state.lapses + 1 : state.lapses,
  };
}

function memoryAfter({ state, parameters, moment }: Review, grade: Grade): Memory {
  return nextMemory(memoryOf(state), elapsedDays(state.last, moment.day), grade, parameters);
}

/** The step a grade leads to; null if it leads to days. A card in review has only a lapse's way into steps. */
function waitOf({ state, parameters }: Review, grade: Grade): Wait | null {
  if (state.phase === 'review') {
    return grade === 1 ? waitAfter(parameters.relearningStepsMinutes, 0, grade) : null;
  }
  const isRelearning = state.phase === 'relearning';
  const steps = isRelearning ? parameters.relearningStepsMinutes : parameters.learningStepsMinutes;
  return waitAfter(steps, state.step, grade);
}

function phaseInSteps(before: Phase): Phase {
  return before === 'review' || before === 'relearning' ? 'relearning' : 'learning';
}

function intervalDays(review: Review, grade: Grade, stability: number): number {
  const { state, parameters, moment, fuzzSeed } = review;
  const elapsed = elapsedDays(state.last, moment.day);
  const exactDays = stability * algorithm(parameters).interval_modifier;
  // Fuzz must not turn an interval longer than the last wait into a shorter one.
  const longerThanWait = Math.round(exactDays) > elapsed ? elapsed + 1 : 1;
  const maximum = parameters.maximumIntervalDays;
  const minimum = Math.min(maximum, Math.max(longerThanWait, daysBelow(review, grade) + 1));
  return parameters.fuzz
    ? fuzzedInterval(exactDays, { minimum, maximum }, hashFraction(fuzzSeed))
    : plainInterval(exactDays, { minimum, maximum });
}

/** Days the grade below gives, to be exceeded as in Anki: hard's if it leads to days at all, good's even if it does not. */
function daysBelow(review: Review, grade: Grade): number {
  if (grade === 4) return intervalDays(review, 3, memoryAfter(review, 3).stability);
  const hardCounts = grade === 3 && waitOf(review, 2) === null;
  return hardCounts ? intervalDays(review, 2, memoryAfter(review, 2).stability) : 0;
}
