import { describe, expect, it } from 'vitest';
import { planDays } from '../../../src/core/exam/plan/plan-days.ts';
import { planToday, withinMinutes } from '../../../src/core/exam/plan/plan-today.ts';
import { studyItems, type StudyItem } from '../../../src/core/exam/plan/study-item.ts';
import { newCard } from '../../../src/core/schedule/new-card.ts';
import { defaultParameters } from '../../../src/core/schedule/parameters.ts';
import { quickMemory } from '../../../src/core/schedule/quick-memory.ts';
import { asFsrsSays } from '../../support/exam-season.ts';

const memory = quickMemory(defaultParameters);
const today = 20_000;

const fresh: StudyItem = {
  memory: null,
  dueDay: null,
  kind: 'card',
  level: null,
  isReviewable: true,
  minutes: 0.2,
  weight: 0.01,
};

/** A card learned to a stability in days, last asked some days ago. */
function learned(stability: number, ago: number, rest: Partial<StudyItem> = {}): StudyItem {
  const lastDay = today - ago;
  return {
    ...fresh,
    memory: { stability, difficulty: 5, lastDay },
    dueDay: lastDay + Math.round(stability),
    ...rest,
  };
}

function asked(items: readonly StudyItem[], daysLeft: number, minutes = 10): number[] {
  const time = { today, examDay: today + daysLeft, minutesToday: minutes, minutesPerDay: minutes };
  const all = planToday(items, time, memory, asFsrsSays);
  return withinMinutes(all, minutes).map(({ item }) => item);
}

describe('what a plan asks today', () => {
  it('leaves what will hold, though it is due, and pulls in what is due shortly after the date', () => {
    const holds = learned(300, 310);
    const slips = learned(2, 8);
    const items = Array.from({ length: 60 }, (_, index) => (index < 30 ? holds : slips));
    expect(holds.dueDay).toBeLessThanOrEqual(today);
    expect(asked(items, 1, 4).every((item) => item >= 30)).toBe(true);
    const later = learned(9, 6);
    expect(later.dueDay).toBeGreaterThan(today + 1);
    expect(asked([later, learned(2000, 6)], 1)).toEqual([0]);
  });

  it('has everything weak once more on the last day, the weakest first', () => {
    const items = [learned(2, 1), learned(2, 4), learned(60, 1), learned(2, 9)];
    const order = asked(items, 1);
    expect(order.slice(0, 3)).toEqual([3, 1, 0]);
  });

  it('begins nothing new when the minutes bring more elsewhere, and everything when there is time', () => {
    const weak = Array.from({ length: 40 }, () => learned(1.5, 5, { minutes: 0.1 }));
    const slow: StudyItem = { ...fresh, minutes: 1, weight: 0.002 };
    const items = [...weak, ...Array.from({ length: 10 }, () => slow)];
    expect(asked(items, 1, 4).some((item) => item >= 40)).toBe(false);
    const early = asked(
      Array.from({ length: 20 }, () => fresh),
      30,
      60,
    );
    expect(early).toHaveLength(20);
  });

  it('gives the minutes to what the blueprint weighs most', () => {
    const items = Array.from({ length: 60 }, (_, index) =>
      learned(3, 3, { weight: index % 2 === 0 ? 0.03 : 0.003 }),
    );
    const order = asked(items, 1, 5);
    expect(order.filter((item) => item % 2 === 0).length).toBeGreaterThan(0.9 * order.length);
  });

  it('keeps within the minutes but for the card begun in time, and asks nothing without any', () => {
    const items = Array.from({ length: 100 }, () => learned(2, 5));
    const time = { today, examDay: today + 3, minutesToday: 4, minutesPerDay: 4 };
    const taken = withinMinutes(planToday(items, time, memory, asFsrsSays), 4);
    const minutes = taken.reduce((sum, each) => sum + each.minutes, 0);
    expect(minutes).toBeGreaterThanOrEqual(4);
    expect(minutes).toBeLessThan(4 + 0.6);
    expect(withinMinutes(taken, 0)).toEqual([]);
    expect(asked([], 3)).toEqual([]);
  });

  it('says the same of the same, on the very day of the exam too', () => {
    const items = [learned(2, 1), learned(5, 4), fresh, learned(60, 1)];
    expect(asked(items, 0)).toEqual(asked(items, 0));
    expect(asked(items, 0)).toContain(1);
  });
});

it('weighs up days closer together near today and near the exam, all before it', () => {
  for (let daysLeft = 1; daysLeft <= 800; daysLeft += 1) {
    const days = planDays(daysLeft);
    expect(days[0]).toBe(0);
    expect(days.at(-1)).toBe(daysLeft - 1);
    expect(days.length).toBeLessThan(30);
    expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
  }
  expect(planDays(0)).toEqual([0]);
  expect(planDays(5)).toEqual([0, 1, 2, 3, 4]);
});

it('shares the score out as the blueprint does', () => {
  const item = (domain: number, family: string | null) => ({
    key: `${domain} ${family}`,
    cardId: 1,
    family,
    domain,
    state: newCard,
    level: family === null ? null : (1 as const),
    paceMs: 6000,
  });
  const items = [item(0, null), item(0, null), item(0, 'a'), item(1, 'b'), item(1, 'c')];
  const shares = { domains: [{ weight: 3 }, { weight: 1 }, { weight: 9 }], drillShare: 0.5 };
  const weights = studyItems(items, shares).map(({ weight }) => weight);
  [0.1875, 0.1875, 0.375, 0.125, 0.125].forEach((share, index) =>
    expect(weights[index]).toBeCloseTo(share, 12),
  );
});
