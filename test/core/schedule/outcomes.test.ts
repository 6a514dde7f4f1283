import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/core/schedule/answer.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { outcomes } from '../../../src/core/schedule/outcomes.ts';
import { replay } from '../../../src/core/schedule/replay.ts';
import type { CardState, Moment, Parameters } from '../../../src/core/schedule/types.ts';
import { anyLog, anyParameters, grades, plainParameters, reviewCard } from './fixtures.ts';

const now: Moment = { at: 1_700_000_000_000, day: 19_675 };
const minute = 60_000;

/** What a state says of when the card comes back: minutes in steps, days in review. */
function place({ phase, step, dueAt, dueDay, intervalDays }: CardState, moment = now) {
  return dueAt === null
    ? { phase, days: (dueDay ?? NaN) - moment.day, intervalDays }
    : { phase, step, minutes: (dueAt - moment.at) / minute, intervalDays };
}

function places(state: CardState, parameters: Parameters, moment = now) {
  const outcome = outcomes(state, parameters, moment, 0);
  return grades.map((grade) => place(outcome[grade], moment));
}

const learning = (step: number, minutes: number) => ({ phase: 'learning', step, minutes, intervalDays: 0 });
const relearning = (step: number, minutes: number) => ({
  phase: 'relearning',
  step,
  minutes,
  intervalDays: 0,
});
const review = (days: number) => ({ phase: 'review', days, intervalDays: days });

describe('a new card', () => {
  it('goes into learning steps, or by easy straight to days', () => {
    const expected = [learning(0, 1), learning(0, 5.5), learning(1, 10), review(8)];
    expect(places(newCard, plainParameters())).toEqual(expected);
  });

  it('leaves a single step by good', () => {
    const parameters = plainParameters({ learningStepsMinutes: [10] });
    expect(places(newCard, parameters)).toEqual([learning(0, 10), learning(0, 15), review(2), review(8)]);
  });

  it('goes to days at once without steps', () => {
    const parameters = plainParameters({ learningStepsMinutes: [] });
    expect(places(newCard, parameters)).toEqual([review(1), review(1), review(2), review(8)]);
  });

  it('counts its review, no lapse, and remembers the moment alone', () => {
    const logEntry = { ...now, grade: 1 };
    const state = answer(newCard, plainParameters(), logEntry, 1, 0);
    expect(state).toMatchObject({ reps: 1, lapses: 0 });
    expect(state.last).toEqual(now);
  });
});

describe('a card in learning steps', () => {
  const second = answer(newCard, plainParameters(), now, 3, 0);
  const later = { at: now.at + 10 * minute, day: now.day };

  it('falls back, repeats, or leaves them from the last', () => {
    const [again, hard, good, easy] = places(second, plainParameters(), later);
    expect([again, hard, good]).toEqual([learning(0, 1), learning(1, 10), review(2)]);
    expect(easy).toMatchObject({ phase: 'review' });
    expect(easy?.intervalDays).toBeGreaterThan(2);
  });

  it('leaves them for a day after again and good, whatever hard would give in days', () => {
    const failed = answer(newCard, plainParameters({ learningStepsMinutes: [1] }), now, 1, 0);
    expect(places(failed, plainParameters({ learningStepsMinutes: [1] }), later)[2]).toEqual(review(1));
  });

  it('leaves them by any grade once no steps are set', () => {
    const without = places(second, plainParameters({ learningStepsMinutes: [] }), later);
    expect(without.map(({ phase }) => phase)).toEqual(['review', 'review', 'review', 'review']);
  });

  it('counts no lapse by again', () => {
    expect(answer(second, plainParameters(), later, 1, 0).lapses).toBe(0);
  });
});

describe('a card in review', () => {
  const card = reviewCard(10, 5, now.day - 10);

  it('stays there by hard, good and easy', () => {
    const [, hard, good, easy] = places(card, plainParameters());
    expect([hard?.phase, good?.phase, easy?.phase]).toEqual(['review', 'review', 'review']);
  });

  it('lapses into relearning steps, counted once however often again follows', () => {
    const parameters = plainParameters({ relearningStepsMinutes: [10, 30] });
    const lapsed = answer(card, parameters, now, 1, 0);
    expect(place(lapsed)).toEqual(relearning(0, 10));
    expect(lapsed.lapses).toBe(1);
    expect(answer(lapsed, parameters, now, 1, 0)).toMatchObject({ phase: 'relearning', lapses: 1 });
    expect(places(lapsed, parameters).slice(0, 3)).toEqual([
      relearning(0, 10),
      relearning(0, 20),
      relearning(1, 30),
    ]);
    const recovered = answer(answer(lapsed, parameters, now, 3, 0), parameters, now, 3, 0);
    expect(recovered).toMatchObject({ phase: 'review', lapses: 1 });
    expect(answer(recovered, parameters, { at: now.at, day: now.day + 9 }, 1, 0).lapses).toBe(2);
  });

  it('lapses to a day or more without relearning steps', () => {
    const lapsed = answer(card, plainParameters({ relearningStepsMinutes: [] }), now, 1, 0);
    expect(lapsed).toMatchObject({ phase: 'review', lapses: 1, dueAt: null });
    expect(lapsed.intervalDays).toBeGreaterThanOrEqual(1);
  });

  it('is worth the days since, by study days: the hours do not matter', () => {
    const early = outcomes(card, plainParameters(), { at: now.at - 20 * 60 * minute, day: now.day }, 0);
    const late = outcomes(card, plainParameters(), now, 0);
    expect(early[3].stability).toBe(late[3].stability);
    const nextDay = outcomes(card, plainParameters(), { at: now.at, day: now.day + 1 }, 0);
    expect(nextDay[3].stability).toBeGreaterThan(late[3].stability ?? NaN);
  });

  it('takes a clock set back as the same day', () => {
    const back = outcomes(card, plainParameters(), { at: now.at, day: now.day - 11 }, 0);
    const same = outcomes(card, plainParameters(), { at: now.at, day: now.day - 10 }, 0);
    expect(grades.map((grade) => back[grade].stability)).toEqual(
      grades.map((grade) => same[grade].stability),
    );
  });

  it('keeps its stability by hard on the day of the last review, as fsrs-rs has it', () => {
    const sameDay = outcomes(card, plainParameters(), { at: now.at, day: now.day - 10 }, 0);
    expect(sameDay[1].stability).toBeLessThan(10);
    expect(sameDay[2].stability).toBe(10);
    expect(sameDay[4].stability).toBeGreaterThan(10);
  });

  it('grows by retention wanted: less retention, longer intervals', () => {
    const days = [0.95, 0.9, 0.8, 0.7].map(
      (desiredRetention) => answer(card, plainParameters({ desiredRetention }), now, 3, 0).intervalDays,
    );
    expect(days).toEqual(days.toSorted((one, other) => one - other));
    expect(new Set(days).size).toBe(4);
  });

  it('gives cards learned together different days by their seed, and none without fuzz', () => {
    const days = (fuzz: boolean) =>
      new Set(
        Array.from(
          { length: 200 },
          (_, seed) => answer(card, plainParameters({ fuzz }), now, 3, seed).dueDay,
        ),
      );
    expect(days(false).size).toBe(1);
    expect(days(true).size).toBeGreaterThan(3);
  });

  it('is not fuzzed to less than the wait behind it', () => {
    const slow = reviewCard(44, 10, now.day - 50);
    const hard = Array.from(
      { length: 300 },
      (_, seed) => answer(slow, plainParameters({ fuzz: true }), now, 2, seed).intervalDays,
    );
    expect(answer(slow, plainParameters(), now, 2, 0).intervalDays).toBe(52);
    expect(Math.min(...hard)).toBe(51);
  });
});

describe('outcomes of any card in review', () => {
  const anyReview = fc.record({
    stability: fc.double({ min: 0.01, max: 5000, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    elapsed: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3000 })),
    seed: fc.maxSafeInteger(),
  });

  it('are ordered again ≤ hard < good < easy within the maximum', () => {
    fc.assert(
      fc.property(anyReview, anyParameters, ({ stability, difficulty, elapsed, seed }, settings) => {
        const parameters = { ...settings, relearningStepsMinutes: [] };
        const card = reviewCard(stability, difficulty, now.day - elapsed);
        const outcome = outcomes(card, parameters, now, seed);
        const [again = 0, hard = 0, good = 0, easy = 0] = grades.map((grade) => outcome[grade].intervalDays);
        const most = parameters.maximumIntervalDays;
        expect(again).toBeGreaterThanOrEqual(1);
        expect(again).toBeLessThanOrEqual(hard);
        expect(good).toBeGreaterThanOrEqual(Math.min(hard + 1, most));
        expect(easy).toBeGreaterThanOrEqual(Math.min(good + 1, most));
        expect(easy).toBeLessThanOrEqual(most);
      }),
      { numRuns: 1000 },
    );
  });

  it('are all the maximum where it is one day', () => {
    const parameters = plainParameters({ maximumIntervalDays: 1, fuzz: true });
    const days = places(reviewCard(100, 5, now.day - 100), parameters).slice(1);
    expect(days).toEqual([review(1), review(1), review(1)]);
  });
});

describe('outcomes of any card', () => {
  it('are those of answer, the same every time, each due either at an instant or on a day', () => {
    fc.assert(
      fc.property(anyLog, anyParameters, fc.nat(400), fc.maxSafeInteger(), (log, parameters, gap, seed) => {
        const state = replay(log);
        const day = (state.last?.day ?? 19_000) + gap;
        const moment = { at: day * 86_400_000, day };
        const outcome = outcomes(state, parameters, moment, seed);
        expect(outcomes(state, parameters, moment, seed)).toEqual(outcome);
        for (const grade of grades) {
          const next = outcome[grade];
          expect(answer(state, parameters, moment, grade, seed)).toEqual(next);
          const isInSteps = next.phase === 'learning' || next.phase === 'relearning';
          expect(next.dueAt === null).toBe(!isInSteps);
          expect(next.dueDay).toBe(isInSteps ? null : day + next.intervalDays);
          expect(next.intervalDays).toBeLessThanOrEqual(parameters.maximumIntervalDays);
          expect(next.reps).toBe(log.length + 1);
        }
      }),
    );
  });
});
