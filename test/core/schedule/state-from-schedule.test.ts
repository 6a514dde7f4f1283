import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/core/schedule/answer.ts';
import { defaultParameters } from '../../../src/core/schedule/parameters.ts';
import { stateFromSchedule, type ScheduleFigures } from '../../../src/core/schedule/state-from-schedule.ts';
import { studyDay } from '../../../src/core/schedule/study-day.ts';

const clock = { offsetMinutesAt: () => 120, rolloverHour: 4 };
const none: ScheduleFigures = {
  dueOn: null,
  lastReviewedOn: null,
  intervalDays: null,
  ease: null,
  stability: null,
  difficulty: null,
  reps: null,
  lapses: null,
};
const from = (figures: Partial<ScheduleFigures>) => stateFromSchedule({ ...none, ...figures }, clock);
const day = (date: string) => Date.parse(date) / 86_400_000;

describe('a schedule of another program', () => {
  it('of SM-2 becomes stability from the interval and difficulty from the ease', () => {
    const { state } = from({ dueOn: '2024-08-16', intervalDays: 51, ease: 2.3 });
    expect(state).toMatchObject({
      phase: 'review',
      stability: 51,
      dueDay: day('2024-08-16'),
      intervalDays: 51,
      reps: 6,
      lapses: 0,
    });
    expect(state?.difficulty).toBeCloseTo(6.25, 10);
    expect(state?.last?.day).toBe(day('2024-06-26'));
    expect(studyDay(state?.last?.at ?? 0, clock.offsetMinutesAt, clock.rolloverHour)).toBe(day('2024-06-26'));
  });

  it.each([
    [1, 10],
    [1.3, 10],
    [2.5, 5.5],
    [3.7, 1],
    [9, 1],
    [null, 5.5],
  ])('of ease %s has difficulty %s', (ease, difficulty) => {
    expect(from({ dueOn: '2024-01-01', intervalDays: 3, ease }).state?.difficulty).toBeCloseTo(
      difficulty,
      10,
    );
  });

  it('of FSRS is taken as given', () => {
    const { state } = from({
      dueOn: '2026-03-10',
      lastReviewedOn: '2026-03-01',
      intervalDays: 9,
      stability: 8.7,
      difficulty: 4.2,
      reps: 5,
      lapses: 1,
    });
    expect(state).toMatchObject({ stability: 8.7, difficulty: 4.2, reps: 5, lapses: 1, intervalDays: 9 });
    expect(state?.last?.day).toBe(day('2026-03-01'));
  });

  it('without an interval counts from the dates, without a due date from the last review', () => {
    expect(from({ dueOn: '2024-01-11', lastReviewedOn: '2024-01-01' }).state?.intervalDays).toBe(10);
    expect(from({ lastReviewedOn: '2024-01-01', intervalDays: 4.4 }).state?.dueDay).toBe(day('2024-01-05'));
  });

  it.each<[Partial<ScheduleFigures>, string]>([
    [{}, 'does not say when'],
    [{ intervalDays: 3 }, 'no date'],
    [{ dueOn: '2024-02-30', intervalDays: 3 }, 'does not exist'],
    [{ dueOn: 'tomorrow', intervalDays: 3 }, 'does not exist'],
    [{ dueOn: '2024-01-01', lastReviewedOn: '2024-05-01' }, 'due before its last review'],
    [{ dueOn: '2024-01-01', intervalDays: -1 }, 'its interval'],
    [{ dueOn: '2024-01-01', intervalDays: NaN }, 'its interval'],
    [{ dueOn: '2024-01-01', intervalDays: 1, ease: -2 }, 'its ease'],
    [{ dueOn: '2024-01-01', intervalDays: 1, stability: 0, difficulty: 5 }, 'its stability'],
    [{ dueOn: '2024-01-01', intervalDays: 1, stability: 5 }, 'its difficulty'],
    [{ dueOn: '2024-01-01', intervalDays: 1, stability: 5, difficulty: 11 }, 'its difficulty'],
    [{ dueOn: '2024-01-01', intervalDays: 1, reps: 1.5 }, 'reviews and lapses'],
  ])('of %j gives none and says why', (figures, reason) => {
    expect(from(figures)).toEqual({ state: null, reason: expect.stringContaining(reason) as string });
  });

  it('gives a state that can be answered, or a reason, whatever it says', () => {
    const date = fc.option(
      fc.oneof(
        fc.string(),
        fc.date({ noInvalidDate: true }).map((found) => found.toISOString().slice(0, 10)),
      ),
    );
    const number = fc.option(fc.oneof(fc.double(), fc.integer({ min: 0, max: 400 })));
    const figures = fc.record({
      dueOn: date,
      lastReviewedOn: date,
      intervalDays: number,
      ease: number,
      stability: number,
      difficulty: number,
      reps: number,
      lapses: number,
    });
    fc.assert(
      fc.property(figures, (given) => {
        const { state, reason } = stateFromSchedule(given, clock);
        if (!state) {
          expect(reason).toMatch(/^This .*\.$/);
          return;
        }
        const moment = { at: (state.last?.at ?? 0) + 86_400_000, day: (state.last?.day ?? 0) + 1 };
        const next = answer(state, defaultParameters, moment, 3, 1);
        expect(Number.isFinite(next.stability) && Number.isFinite(next.dueDay)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
