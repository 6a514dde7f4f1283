import { describe, expect, it } from 'vitest';
import type { Paper, PaperReport, PaperSummary } from '../../../src/contract/paper.ts';
import {
  evidenceText,
  mistakeText,
  nextText,
  predictionText,
  resultText,
  sittingText,
} from '../../../src/ui/state/report-words.ts';

const paper: Paper = {
  ...{ paperId: 9, examId: 1, examName: 'CKA', number: 4, mode: 'strict', weighting: 'blueprint', seed: 1 },
  ...{ isRepeat: false, remark: null, status: 'done', startedAt: Date.UTC(2026, 10, 22, 12), endsAt: 1 },
  ...{ durationMs: 7_200_000, submittedAt: null, now: 0, passMark: 0.66, domains: [], tasks: [] },
};
const past = (score: number, expected: number): PaperSummary => ({
  ...{ paperId: 1, number: 1, mode: 'strict', isRepeat: false, status: 'done', taskCount: 10 },
  ...{ startedAt: 0, submittedAt: 0, usedMs: 0, isPassed: null, score, expected },
});
const report = (more: Partial<PaperReport>): PaperReport => ({
  ...{ paper, score: 0.74, isPassed: true, usedMs: 6_063_000, domains: [], skills: [], mistakes: [] },
  ...{ prediction: { expected: 0.71, low: 0.63, high: 0.79, passChance: 0.8 }, next: null },
  ...{ evidence: { isOn: true, reviews: 9 }, history: [] },
  ...more,
});

describe('the words of a report', () => {
  it.each([
    [0.74, true, 'Pass, 8 points above the mark'],
    [0.67, true, 'Pass, 1 point above the mark'],
    [0.66, true, 'Pass, at the mark'],
    [0.6599, false, 'Fail, just below the mark'],
    [0.5, false, 'Fail, 16 points below the mark'],
  ])('say how a score of %d stands to the mark', (score, isPassed, text) => {
    expect(resultText(report({ score, isPassed }))).toBe(text);
  });

  it('say when it was sat and how', () => {
    expect(sittingText(report({}))).toBe('22 November, 1:41:03 of 2:00:00 used');
    const late: Paper = {
      ...paper,
      submittedAt: paper.startedAt + 7_200_000,
      endsAt: paper.startedAt + 7_200_000,
    };
    expect(sittingText(report({ paper: late, usedMs: 7_200_000 }))).toBe(
      '22 November, 2:00:00 of 2:00:00 used · time was up',
    );
    const study: Paper = { ...paper, mode: 'study', endsAt: null, weighting: 'weak', isRepeat: true };
    expect(sittingText(report({ paper: study, usedMs: 61_000 }))).toBe(
      '22 November, 1:01 used · study mode · weighted to the weak · repeated',
    );
  });

  it('judge the forecast only over three papers', () => {
    const said = 'The forecast before this paper was 71%, most likely between 63% and 79%.';
    const two = [past(0.5, 0.6), past(0.7, 0.7)];
    expect(predictionText(report({ history: two }))).toBe(said);
    expect(predictionText(report({ history: [...two, past(0.8, 0.6)] }))).toBe(
      `${said} Over three papers it has been 10 points off on average.`,
    );
  });

  it('say of a mistake that it comes again', () => {
    const mistake = { position: 0, title: '', sentence: 'You took a shorter prefix.' };
    const of = (timesThisMonth: number | null) => mistakeText({ ...mistake, timesThisMonth });
    expect([of(null), of(1), of(3), of(12)]).toEqual([
      'You took a shorter prefix.',
      'You took a shorter prefix.',
      'You took a shorter prefix. Third time in 30 days.',
      'You took a shorter prefix. 12th time in 30 days.',
    ]);
  });

  it('say what to study and how much counts', () => {
    const next = { minutes: 12.2, gain: 0.1, domains: [], titles: [], cardIds: [] };
    expect(nextText(next, Date.UTC(2026, 11, 15, 12)).join('DNS')).toBe(
      'Twelve minutes on DNS bring the most before 15 December.',
    );
    expect(nextText({ ...next, minutes: 0.2 }, null).join('DNS')).toBe('One minute on DNS brings the most.');
    const evidence = (isOn: boolean, reviews: number, isRepeat = false) =>
      evidenceText(report({ evidence: { isOn, reviews }, paper: { ...paper, isRepeat } }));
    expect(evidence(true, 1)).toBe('1 answer counts as a review, like any other answer.');
    expect(evidence(true, 0)).toMatch(/^None of the answers counts as a review/);
    expect(evidence(false, 0)).toBe('Results of this exam do not count as reviews.');
    expect(evidence(false, 0, true)).toBe('A paper that is sat again does not count as reviews.');
  });
});
