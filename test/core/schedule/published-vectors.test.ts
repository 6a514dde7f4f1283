import { Grades } from 'ts-fsrs';
import { afterAll, describe, expect, it } from 'vitest';
import { algorithm } from '../../../src/core/schedule/algorithm.ts';
import { answer } from '../../../src/core/schedule/answer.ts';
import { plainInterval } from '../../../src/core/schedule/interval.ts';
import { nextMemory, type Memory } from '../../../src/core/schedule/memory.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { outcomes } from '../../../src/core/schedule/outcomes.ts';
import { recall } from '../../../src/core/schedule/recall.ts';
import { studyDay } from '../../../src/core/schedule/study-day.ts';
import type { CardState, Grade, Moment, Parameters } from '../../../src/core/schedule/types.ts';
import { fromFsrs5, grades, plainParameters, readFixture, reviewCard } from './fixtures.ts';

interface Vector {
  readonly id: string;
  readonly w?: readonly number[];
  readonly [field: string]: unknown;
}

const { vectors } = readFixture<{ readonly vectors: readonly Vector[] }>('published-vectors.json');

/** Left out, with the reason; every other vector is compared below. */
const notCovered: Readonly<Record<string, string>> = {
  'sm2-to-fsrs': 'conversion of SM-2 cards is the business of an importer',
  'params-4.5-to-6': 'conversion of FSRS-4.5 weights is the business of an importer',
};

let compared = 0;
const seen = new Set<string>();

function vector<Fields>(id: string): Vector & Fields {
  const found = vectors.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no vector ${id}.`);
  seen.add(id);
  return found as Vector & Fields;
}

/** FSRS-5 weights are taken as the FSRS-6 weights that mean the same. */
function parametersOf({ w = [] }: Vector): Parameters {
  return plainParameters({ weights: w.length === 19 ? fromFsrs5(w) : w });
}

function near(actual: number | null, expected: number, tolerance: number): void {
  compared += 1;
  expect(actual).not.toBeNull();
  expect(Math.abs((actual ?? NaN) - expected), `${actual} for ${expected}`).toBeLessThanOrEqual(tolerance);
}

function same(actual: unknown, expected: unknown): void {
  compared += 1;
  expect(actual).toBe(expected);
}

type Reviews = readonly (readonly [Grade, number])[];

function memoryAfter(reviews: Reviews, parameters: Parameters): Memory | null {
  return reviews.reduce<Memory | null>(
    (memory, [grade, days]) => nextMemory(memory, days, grade, parameters),
    null,
  );
}

/** Answers each time the card is due, from 12:30 UTC on the first day, and gives the states in order. */
function answerWhenDue(ratings: readonly Grade[], start: number, parameters: Parameters): CardState[] {
  const momentAt = (at: number): Moment => ({ at, day: studyDay(at, () => 0, 4) });
  const states = [newCard];
  let at = start;
  for (const grade of ratings) {
    const state = answer(states.at(-1) ?? newCard, parameters, momentAt(at), grade, 0);
    states.push(state);
    at = state.dueAt ?? at + state.intervalDays * 86_400_000;
  }
  return states;
}

describe('published vectors', () => {
  it.each(['fsrs6-interval-history', 'fsrs5-interval-history'])('%s', (id) => {
    const given = vector<{ ratings: Grade[]; start: string; expected_scheduled_days: number[] }>(id);
    const states = answerWhenDue(given.ratings, Date.parse(given.start), parametersOf(given)).slice(1);
    given.expected_scheduled_days.forEach((days, index) => same(states[index]?.intervalDays, days));
  });

  it('fsrs6-state-history', () => {
    const given = vector<{ ratings: Grade[]; expected_state_before: string[] }>('fsrs6-state-history');
    const states = answerWhenDue(given.ratings, Date.UTC(2022, 10, 29, 12, 30), parametersOf(given));
    given.expected_state_before.forEach((name, index) => same(states[index]?.phase, name.toLowerCase()));
  });

  it.each([
    'fsrs6-memory-short-term',
    'fsrs6-memory-long-term',
    'fsrs5-memory-short-term',
    'fsrs5-memory-long-term',
  ])('%s', (id) => {
    const given = vector<{ reviews: Reviews; short_term: boolean; expected: Memory; abs_tol: number }>(id);
    const parameters = parametersOf(given);
    // fsrs-rs has no switch for the short-term formula either: its test sets these weights to 0.
    const weights = given.short_term
      ? parameters.weights
      : parameters.weights.with(17, 0).with(18, 0).with(19, 0);
    const memory = memoryAfter(given.reviews, { ...parameters, weights });
    near(memory?.stability ?? null, given.expected.stability, given.abs_tol);
    near(memory?.difficulty ?? null, given.expected.difficulty, given.abs_tol);
  });

  it('fsrs-rs-memo-state', () => {
    const given = vector<{ reviews: Reviews; expected: Memory; rel_tol: number }>('fsrs-rs-memo-state');
    const memory = memoryAfter(given.reviews, parametersOf(given));
    near(memory?.stability ?? null, given.expected.stability, given.expected.stability * given.rel_tol);
    near(memory?.difficulty ?? null, given.expected.difficulty, given.expected.difficulty * given.rel_tol);
  });

  it.each(['fsrs-rs-next-states', 'fsrs-rs-next-state-from-memory'])('%s', (id) => {
    const given = vector<{
      reviews?: Reviews;
      memory?: { s: number; d: number };
      then_days: number;
      expected: Record<string, { s: number; d: number; interval?: number }>;
      rel_tol: number;
    }>(id);
    const parameters = parametersOf(given);
    const before = given.memory
      ? { stability: given.memory.s, difficulty: given.memory.d }
      : memoryAfter(given.reviews ?? [], parameters);
    ['again', 'hard', 'good', 'easy'].forEach((name, index) => {
      const expected = given.expected[name];
      if (expected === undefined) return;
      const { stability, difficulty } = nextMemory(before, given.then_days, grades[index] ?? 1, parameters);
      near(stability, expected.s, expected.s * given.rel_tol);
      near(difficulty, expected.d, expected.d * given.rel_tol);
      const { interval } = expected;
      if (interval === undefined) return;
      near(stability * algorithm(parameters).interval_modifier, interval, interval * given.rel_tol);
    });
  });

  it('fsrs6-next-interval-by-retention, for the retentions that can be set', () => {
    const given = vector<{
      desired_retention: number[];
      stability: number;
      expected_days_rounded_min1: number[];
    }>('fsrs6-next-interval-by-retention');
    const bounds = { minimum: 1, maximum: 36_500 };
    given.desired_retention.forEach((desiredRetention, index) => {
      const parameters = { ...parametersOf(given), desiredRetention };
      if (desiredRetention < 0.7 || desiredRetention > 0.99) {
        expect(() => algorithm(parameters)).toThrow(RangeError);
      } else {
        const exactDays = given.stability * algorithm(parameters).interval_modifier;
        same(plainInterval(exactDays, bounds), given.expected_days_rounded_min1[index]);
      }
    });
  });

  it.each(['fsrs6-first-review', 'fsrs5-first-review'])('%s', (id) => {
    const given = vector<{
      expected: { stability: number[]; difficulty: number[]; scheduled_days: number[]; state: string[] };
    }>(id);
    const first = outcomes(newCard, parametersOf(given), { at: 0, day: 0 }, 0);
    grades.forEach((grade, index) => {
      near(first[grade].stability, given.expected.stability[index] ?? NaN, 1e-8);
      near(first[grade].difficulty, given.expected.difficulty[index] ?? NaN, 1e-8);
      same(first[grade].intervalDays, given.expected.scheduled_days[index]);
      same(first[grade].phase, given.expected.state[index]?.toLowerCase());
    });
  });

  it.each(['fsrs6-forgetting-curve', 'fsrs6-forgetting-curve-ts', 'curve-decay-0.2'])('%s', (id) => {
    const given = vector<{ decay: number; t: number[]; s: number[]; expected: number[]; abs_tol: number }>(
      id,
    );
    const parameters = plainParameters({ weights: plainParameters().weights.with(20, given.decay) });
    given.expected.forEach((expected, index) => {
      const state = reviewCard(given.s[index] ?? NaN, 5);
      near(recall(state, given.t[index] ?? NaN, parameters), expected, given.abs_tol);
    });
  });

  it('fsrs6-next-difficulty', () => {
    const given = vector<{ d: number; expected_after_mean_reversion: number[]; abs_tol: number }>(
      'fsrs6-next-difficulty',
    );
    grades.forEach((grade, index) => {
      const { difficulty } = nextMemory({ stability: 5, difficulty: given.d }, 5, grade, parametersOf(given));
      near(difficulty, given.expected_after_mean_reversion[index] ?? NaN, given.abs_tol);
    });
  });

  it('fsrs6-next-stability', () => {
    const given = vector<{
      s: number;
      d: number[];
      r: number[];
      expected_recall: number[];
      expected_forget: number[];
      expected_short_term: number[];
      rel_tol: number;
    }>('fsrs6-next-stability');
    const parameters = parametersOf(given);
    const formulas = algorithm(parameters);
    const close = (actual: number, expected = NaN) => near(actual, expected, expected * given.rel_tol);
    Grades.forEach((rating, index) => {
      const [d, r] = [given.d[index] ?? NaN, given.r[index] ?? NaN];
      close(formulas.next_recall_stability(d, given.s, r, rating), given.expected_recall[index]);
      close(formulas.next_forget_stability(d, given.s, r), given.expected_forget[index]);
      const sameDay = nextMemory({ stability: given.s, difficulty: d }, 0, grades[index] ?? 1, parameters);
      close(sameDay.stability, given.expected_short_term[index]);
    });
  });

  it('params-5-to-6, on which the FSRS-5 vectors above rest', () => {
    const given = vector<{ input: number[]; expected: number[] }>('params-5-to-6');
    const weights = fromFsrs5(given.input);
    given.expected.forEach((expected, index) => same(weights[index], expected));
  });

  it('easy-x10-difficulty-floor', () => {
    const given = vector<{ ratings: Grade[]; expected: { difficulty: number } }>('easy-x10-difficulty-floor');
    const reviews = given.ratings.map((grade) => [grade, 0] as const);
    same(memoryAfter(reviews, parametersOf(given))?.difficulty, given.expected.difficulty);
  });

  it('leaves out only what is named', () => {
    const left = vectors.map(({ id }) => id).filter((id) => !seen.has(id));
    expect(left.toSorted()).toEqual(Object.keys(notCovered).toSorted());
  });

  afterAll(() => console.info(`published vectors: ${compared} values of ${seen.size} vectors compared`));
});
