import { expect, it } from 'vitest';
import { makeCalendar } from '../../../src/core/exam/plan/calendar.ts';
import type { StudyItem } from '../../../src/core/exam/plan/study-item.ts';
import { hash } from '../../../src/core/schedule/hash.ts';
import { defaultParameters } from '../../../src/core/schedule/parameters.ts';
import { quickMemory } from '../../../src/core/schedule/quick-memory.ts';
import { asFsrsSays } from '../../support/exam-season.ts';

const memory = quickMemory(defaultParameters);
const today = 20_000;

function collection(count: number): StudyItem[] {
  return Array.from({ length: count }, (_, index) => {
    const isNew = hash(index, 1) % 3 === 0;
    const stability = 1 + (hash(index, 2) % 40);
    const lastDay = today - 1 - (hash(index, 3) % 20);
    return {
      memory: isNew ? null : { stability, difficulty: 1 + (hash(index, 4) % 9), lastDay },
      dueDay: isNew ? null : lastDay + stability,
      kind: 'card',
      level: null,
      isReviewable: true,
      minutes: 0.15,
      weight: 1 / count,
    };
  });
}

function calendar(count: number, daysLeft: number, minutes: number) {
  const time = { today, examDay: today + daysLeft, minutesToday: minutes, minutesPerDay: minutes };
  return makeCalendar(collection(count), time, 20, memory, asFsrsSays, asFsrsSays);
}

it('has a row for each day from today to the exam, within the minutes', () => {
  for (const daysLeft of [0, 1, 2, 9, 40]) {
    const { days } = calendar(90, daysLeft, 6);
    expect(days.map(({ day }) => day - today)).toEqual([...Array(daysLeft + 1).keys()]);
    for (const { minutes } of days) expect(minutes).toBeLessThanOrEqual(8);
    const asked = days.reduce((sum, { due, pulledIn, new: fresh }) => sum + due + pulledIn + fresh, 0);
    expect(asked).toBeGreaterThan(10);
  }
});

it('expects more of the plan than of the ordinary order, and says what it pulls in, leaves and begins', () => {
  const { days, expected, ordinaryExpected } = calendar(200, 14, 8);
  expect(expected).toBeGreaterThan(ordinaryExpected + 0.01);
  expect(expected).toBeLessThan(1);
  const sum = (of: (day: (typeof days)[number]) => number) => days.reduce((total, day) => total + of(day), 0);
  expect(sum(({ pulledIn }) => pulledIn)).toBeGreaterThan(0);
  expect(sum(({ new: fresh }) => fresh)).toBeGreaterThan(0);
  expect(sum((day) => day.new)).toBeLessThanOrEqual(200);
  expect(sum(({ ordinary }) => ordinary)).toBeGreaterThan(0);
  expect(days.at(-1)).toMatchObject({ due: 0, pulledIn: 0, new: 0, minutes: 0 });
});

it('leaves what is due while there are too few minutes for everything', () => {
  const { days } = calendar(300, 5, 3);
  expect(days.reduce((sum, { left }) => sum + left, 0)).toBeGreaterThan(10);
});

it('scales the part of a large collection up to the whole', () => {
  const small = calendar(400, 10, 20);
  const large = calendar(1600, 10, 80);
  const asked = ({ days }: typeof small) =>
    days.reduce((sum, day) => sum + day.due + day.pulledIn + day.new, 0);
  expect(asked(large) / asked(small)).toBeGreaterThan(3.4);
  expect(asked(large) / asked(small)).toBeLessThan(4.6);
  expect(Math.abs(large.expected - small.expected)).toBeLessThan(0.05);
});
