import { describe, expect, it } from 'vitest';
import { afterSession } from '../../../src/core/exam/after-session.ts';
import { fitCorrection } from '../../../src/core/exam/correction.ts';
import { adviceOf, forecastOf, type Prospect } from '../../../src/core/exam/forecast.ts';
import { outlookOf } from '../../../src/core/exam/outlook.ts';
import { chanceBy, questionOn } from '../../../src/core/exam/question.ts';
import type { ExamItem } from '../../../src/core/exam/types.ts';
import { hashFraction } from '../../../src/core/schedule/hash.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { defaultParameters as parameters } from '../../../src/core/schedule/parameters.ts';

const today = 20_000;
const now = { at: today * 86_400_000, day: today };
const fsrsAlone = { evidence: 0, nodes: [{ weight: 1, slope: 1, card: 0, drill: 0 }] };

/** An item learned some days ago, or never answered. */
function item(index: number, stability: number | null, change: Partial<ExamItem> = {}): ExamItem {
  const state: ExamItem['state'] =
    stability === null
      ? newCard
      : {
          ...{ ...newCard, phase: 'review', stability, difficulty: 4 + (index % 4), reps: 3 },
          ...{ last: { at: 0, day: today - 3 - (index % 5) }, dueDay: today + index, intervalDays: 5 },
        };
  const own = { key: `card/${index}`, cardId: index + 1, family: null, domain: index % 2, level: null };
  return { ...own, state, paceMs: 15_000, ...change };
}

function prospect(items: readonly ExamItem[], change: Partial<Prospect> = {}): Prospect {
  const domains = [
    { name: 'small', weight: 20 },
    { name: 'large', weight: 80 },
  ];
  const rules = { domains, taskCount: 12, drillShare: 0.5, passMark: 0.66 };
  const time = { now, examDay: today + 21, minutesPerDay: 10, newPerDay: null };
  return { items, rules, ...time, parameters, correction: fsrsAlone, ...change };
}

const learned = Array.from({ length: 60 }, (_, index) => item(index, 2 + (index % 20)));

describe('advice', () => {
  it('gains what it says, on average over right and wrong', () => {
    const asked = prospect(learned);
    const advice = adviceOf(asked) ?? expect.fail();
    const { idle } = forecastOf(asked);
    const ids = new Set(advice.cardIds);
    const courses = Array.from({ length: 300 }, (_, draw) =>
      learned.map((one, index) => {
        if (!ids.has(one.cardId ?? 0)) return one;
        const isRight = hashFraction(draw, index) < chanceBy(fsrsAlone, questionOn(one, today, parameters));
        return { ...one, state: afterSession(one.state, isRight ? 3 : 1, now, parameters).state };
      }),
    );
    const questions = courses.map((course) =>
      course.map((one) => questionOn(one, asked.examDay, parameters)),
    );
    const gained = outlookOf(questions, asked.rules, fsrsAlone).expected - idle.expected;
    expect(Math.abs(gained - advice.gain)).toBeLessThan(0.1 * advice.gain);
  });

  it('fits a quarter of an hour, and takes only what can be reviewed', () => {
    const homeless = Array.from({ length: 30 }, (_, index) =>
      item(100 + index, null, { key: `family/${index}`, cardId: null, family: 'route-match', level: 1 }),
    );
    const advice = adviceOf(prospect([...homeless, ...learned])) ?? expect.fail();
    expect(advice.minutes).toBeLessThanOrEqual(15);
    expect(advice.minutes).toBeGreaterThan(12);
    expect(new Set(advice.cardIds).size).toBe(advice.cardIds.length);
    expect(adviceOf(prospect(homeless))).toBeNull();
  });

  it('goes to the domain that weighs more, other things being equal', () => {
    const alike = Array.from({ length: 200 }, (_, index) => item(index, 3, { domain: index % 2 })).map(
      (one) => ({
        ...one,
        state: { ...one.state, difficulty: 5, last: { at: 0, day: today - 4 } },
      }),
    );
    expect(adviceOf(prospect(alike))?.domains).toEqual([1]);
  });

  it('leaves what is known for the day alone while something is weak', () => {
    const strong = Array.from({ length: 40 }, (_, index) => item(index, 2_000));
    const weak = Array.from({ length: 40 }, (_, index) => item(100 + index, 4));
    const first = adviceOf(prospect([...strong, ...weak]))?.cardIds.slice(0, 20) ?? [];
    expect(first.every((cardId) => cardId > 100)).toBe(true);
  });
});

describe('the forecast', () => {
  it('rises with the minutes a day', () => {
    const items = [...learned, ...Array.from({ length: 60 }, (_, index) => item(200 + index, null))];
    const expected = [1, 5, 20].map(
      (minutesPerDay) => forecastOf(prospect(items, { minutesPerDay })).studied.expected,
    );
    expect(expected).toEqual(expected.toSorted((a, b) => a - b));
    expect((expected[2] ?? 0) - (expected[0] ?? 0)).toBeGreaterThan(0.1);
  });

  it('says what the order in force brings: the plan more than the ordinary one', () => {
    const items = [...learned, ...Array.from({ length: 120 }, (_, index) => item(200 + index, null))];
    const planned = forecastOf(prospect(items)).studied.expected;
    const ordinary = forecastOf(prospect(items, { newPerDay: 20 })).studied.expected;
    expect(planned).toBeGreaterThan(ordinary + 0.01);
    const withoutNew = forecastOf(prospect(items, { newPerDay: 0 })).studied.expected;
    expect(ordinary).toBeGreaterThan(withoutNew);
  });

  it('is that of today on the day itself', () => {
    const { today: outlook, idle } = forecastOf(prospect(learned, { examDay: today }));
    expect(idle).toEqual(outlook);
  });

  it('of a sample of a large collection is near that of all', () => {
    const many = Array.from({ length: 3_000 }, (_, index) => item(index, 1 + ((index * 7) % 50)));
    const asked = prospect(many);
    const all = outlookOf(
      [many.map((one) => questionOn(one, asked.examDay, parameters))],
      asked.rules,
      fsrsAlone,
    );
    const { idle } = forecastOf(asked);
    expect(Math.abs(idle.expected - all.expected)).toBeLessThan(0.02);
    expect(Math.abs(idle.passChance - all.passChance)).toBeLessThan(0.05);
  });

  it('is wide for want of evidence', () => {
    const width = (correction: Prospect['correction']) => {
      const { low, high } = forecastOf(prospect(learned, { correction })).idle;
      return high - low;
    };
    expect(width(fitCorrection([]))).toBeGreaterThan(width(fsrsAlone) + 0.05);
  });
});
