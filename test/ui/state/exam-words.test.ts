import { describe, expect, it } from 'vitest';
import type { ForecastRecord } from '../../../src/contract/exam.ts';
import type { PlanCalendar } from '../../../src/contract/plan.ts';
import {
  countdownText,
  evidenceText,
  formatChance,
  helpText,
  outlookText,
  planText,
  pointsText,
  rangeText,
  recordTexts,
  studyQuery,
} from '../../../src/ui/state/exam-words.ts';
import { forecastOf, outlookOf } from './exam-fixtures.ts';

it.each([
  [0, 'today'],
  [1, 'tomorrow'],
  [23, 'in 23 days'],
  [-1, 'yesterday'],
  [-4, '4 days ago'],
])('%i days left is %s', (days, text) => {
  expect(countdownText(days)).toBe(text);
});

it('never calls certain what is not', () => {
  expect([0, 0.004, 0.01, 0.87, 0.99, 0.996, 1].map(formatChance)).toEqual([
    '0%',
    'under 1%',
    '1%',
    '87%',
    '99%',
    'over 99%',
    '100%',
  ]);
});

describe('an outlook', () => {
  it('says its spread and the chance to pass', () => {
    expect(outlookText(outlookOf(0.71), { passMark: 0.66, isPlanned: false }, 30)).toBe(
      'With 30 minutes a day most likely between 61% and 79%; 87% to pass (mark 66%).',
    );
  });

  it('does not say between two ends that read the same', () => {
    const narrow = { ...outlookOf(0.7), low: 0.699, high: 0.702 };
    expect(outlookText(narrow, { passMark: 0.66, isPlanned: true }, 1)).toContain(
      'With 1 minute a day by the plan most likely about 70%;',
    );
    expect(rangeText(narrow)).toBe('about 70%');
    expect(rangeText(outlookOf(0.71))).toBe('61% to 79%');
  });

  it.each([
    [0.042, '4 points'],
    [-0.012, '1 point'],
    [0.004, 'less than a point'],
  ])('tells a difference of %f as %s', (share, text) => {
    expect(pointsText(share)).toBe(text);
  });
});

const help = { minutes: 15, gain: 0.04, domains: ['Routing', 'DNS'], titles: ['a'], cardIds: [7, 9] };

it('says what helps most, and leads to it', () => {
  expect(helpText(help)).toBe('15 minutes on Routing and DNS bring about 4 points.');
  expect(helpText({ ...help, minutes: 0.4, gain: 0.001, domains: ['DNS'] })).toBe(
    '1 minute on DNS brings about less than a point.',
  );
  expect(studyQuery({ name: 'CKA' }, help)).toEqual({ cards: '7,9', exam: 'CKA' });
});

it('says what a forecast rests on', () => {
  expect(evidenceText(forecastOf(30))).toBe(
    'Corrected by 412 answers of your own: what FSRS calls 80% comes to 74% with you.',
  );
  expect(evidenceText({ ...forecastOf(30), evidence: 0 })).toMatch(/^It rests on FSRS alone/);
});

const day = { ordinary: 3, due: 2, pulledIn: 1, left: 1, new: 1, minutes: 12 };
const calendar: PlanCalendar = {
  ...{ examId: 1, isOn: false, other: null, pulledIn: 34, left: 12, lastNewDay: 20_001 },
  ...{ expected: 0.81, ordinaryExpected: 0.76 },
  days: [20_000, 20_001, 20_002].map((number) => ({ ...day, day: number, at: (number + 0.5) * 86_400_000 })),
};

it('says what a plan will do and what it is worth', () => {
  expect(planText(calendar)).toBe(
    'Pulls in 34 reviews, leaves 12 that will hold, last new material on 5 October. Expected score 81% instead of 76% in the ordinary order, within the same minutes.',
  );
  expect(planText({ ...calendar, pulledIn: 0, left: 0, lastNewDay: null, expected: 0.762 })).toBe(
    'Pulls in no reviews, leaves none, no new material. Expected score 76%, as much as in the ordinary order.',
  );
});

describe('a record', () => {
  const paper = { paperId: 1, number: 1, submittedAt: 0, expected: 0.7, low: 0.6, high: 0.8 };
  const record: ForecastRecord = {
    papers: [{ ...paper, passChance: 0.6, score: 0.74, isPassed: true }],
    ...{ tasks: 17, tenths: [], brier: null, brierOfMean: null, passBrier: null, meanMiss: 0.04, covered: 1 },
    ...{ isEnough: false, tasksMissing: 33, papersMissing: 9 },
  };

  it('says what it is too early to say', () => {
    expect(recordTexts(record)).toEqual([
      'Over 1 paper the score was 4 points away from what was expected on average, and 1 of 1 score lay within what was said to be most likely.',
      'Too little evidence to judge the chance to pass: 9 more papers.',
    ]);
  });

  it('compares its Brier score with always saying the average', () => {
    const [, tasks, passing] = recordTexts({ ...record, brier: 0.1834, brierOfMean: 0.21, passBrier: 0.12 });
    expect(tasks).toContain('0.183; always saying the average would have had 0.210');
    expect(passing).toBe('Brier score of passing 0.120.');
  });
});
