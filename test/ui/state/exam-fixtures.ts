import type { ExamSummary, Forecast } from '../../../src/contract/exam.ts';
import type { Outlook } from '../../../src/core/exam/outlook.ts';

/** An exam three weeks off with two domains. */
export function examOf(more: Partial<ExamSummary> = {}): ExamSummary {
  return {
    ...{ examId: 1, name: 'CKA', at: Date.UTC(2026, 2, 25, 9), passMark: 0.66, durationMs: 7_200_000 },
    ...{ taskCount: 17, minutesPerDay: 30, drillShare: 0.6, isEvidence: true, isPlanned: false },
    domains: [
      { name: 'Routing', weight: 30, deckIds: [2], tags: [], families: ['route-match'] },
      { name: 'DNS', weight: 10, deckIds: [], tags: ['dns'], families: [] },
    ],
    ...{ addedAt: 0, daysLeft: 23, pools: [], outlook: null, help: null, paperCount: 0, openPaperId: null },
    lastScore: null,
    ...more,
  };
}

/** An outlook whose figures can be told apart. */
export function outlookOf(expected: number): Outlook {
  const spread = { low: expected - 0.1, high: expected + 0.08 };
  return { expected, ...spread, passChance: 0.87, distribution: [0, 1], domains: [] };
}

/** A forecast for the minutes a day given. */
export function forecastOf(minutesPerDay: number): Forecast {
  return {
    ...{ today: outlookOf(0.6), idle: outlookOf(0.5), studied: outlookOf(0.8), minutesPerDay },
    ...{ evidence: 412, eightyMeans: 0.74, help: null },
  };
}
