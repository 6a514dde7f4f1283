import { expect, it } from 'vitest';
import { fitCorrection } from '../../../src/core/exam/correction.ts';
import { forecastOf } from '../../../src/core/exam/forecast.ts';
import { planToday } from '../../../src/core/exam/plan/plan-today.ts';
import { studyItems } from '../../../src/core/exam/plan/study-item.ts';
import { defaultParameters as parameters } from '../../../src/core/schedule/parameters.ts';
import { quickMemory } from '../../../src/core/schedule/quick-memory.ts';
import { asFsrsSays, playSeason, shares, type Order, type Season } from '../../support/exam-season.ts';

/** More can be asked for. */
const seasons = Number(process.env['EXAM_SEASONS'] ?? 10);
const memory = quickMemory(parameters);
const rules = {
  domains: shares.domains.map(({ weight }, index) => ({ name: `domain ${index}`, weight })),
  ...{ taskCount: 17, drillShare: shares.drillShare, passMark: 0.66 },
};

/** What was forecast on the first day of a season, with its minutes, and the true expected score of the exam's day. */
function play(season: Season) {
  const { minutesPerDay } = season;
  const said: ReturnType<typeof forecastOf>[] = [];
  const order: Order = (items, day, examDay, minutesToday) => {
    if (said.length === 0) {
      const now = { day, at: day * 86_400_000 };
      const correction = fitCorrection([]);
      const time = { now, examDay, minutesPerDay, newPerDay: null };
      said.push(forecastOf({ items, rules, ...time, parameters, correction }));
    }
    const time = { today: day, examDay, minutesToday, minutesPerDay };
    return planToday(studyItems(items, shares), time, memory, asFsrsSays).map(({ item }) => item);
  };
  const { score } = playSeason(season, order);
  return { score, studied: said[0]?.studied ?? expect.fail() };
}

it('says before a few weeks of study where people whose memory is their own will stand after them', () => {
  const played = Array.from({ length: seasons }, (_, index) =>
    play({
      ...{ seed: index + 1, items: 90, studiedBefore: 45, daysBefore: 10 },
      ...{ daysLeft: 7 + 5 * (index % 3), minutesPerDay: 6 + 4 * (index % 4) },
    }),
  );
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const misses = played.map(({ score, studied }) => studied.expected - score);
  const within = played.filter(({ score, studied }) => score >= studied.low && score <= studied.high).length;
  const points = (value: number) => (value * 100).toFixed(1);
  console.info(
    `${seasons} seasons: forecast ${points(mean(misses))} points above the truth on average, ${points(mean(misses.map(Math.abs)))} away from it, ${within} within low and high`,
  );
  expect(Math.abs(mean(misses))).toBeLessThan(0.05);
  expect(mean(misses.map(Math.abs))).toBeLessThan(0.08);
  expect(within / seasons).toBeGreaterThanOrEqual(0.8);
});
