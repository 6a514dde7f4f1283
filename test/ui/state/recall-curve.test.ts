import { expect, it } from 'vitest';
import type { CardDetails } from '../../../src/contract/card.ts';
import { recallCurve } from '../../../src/ui/state/recall-curve.ts';

const review = (day: number, stability: number) =>
  ({ at: day * 86_400_000, grade: 3, tookMs: 5000, stability, day }) as const;
const card: CardDetails = {
  ...{ cardId: 1, noteId: 1, deck: 'A', kind: 'basic', front: 'f', back: 'b', noteFront: 'f', noteBack: 'b' },
  ...{ phase: 'review', dueInDays: 4, stabilityDays: 10, recall: 0.93, isSuspended: false, isBuried: false },
  ...{
    flag: 0,
    remark: null,
    findings: [],
    tags: [],
    addedAt: 0,
    source: null,
    media: {},
    difficulty: 5,
    desiredRetention: 0.9,
  },
  ...{ lapses: 0, today: 1016, reviews: [review(1000, 4), review(1006, 10)] },
};

it('falls to 90% when as many days have passed as the stability says', () => {
  const curve = recallCurve(card);
  const at = (day: number) => curve?.points.filter((point) => point.day === day).map((point) => point.recall);
  expect(at(0)).toEqual([1]);
  expect(at(4)?.[0]).toBeCloseTo(0.9, 6);
  expect(curve?.today).toBe(16);
});

it('falls all the way to a review and begins again at it', () => {
  const points = recallCurve(card)?.points ?? [];
  const atReview = points.filter((point) => point.day === 6).map((point) => point.recall);
  expect(atReview).toHaveLength(2);
  expect(atReview[0]).toBeLessThan(0.9);
  expect(atReview[1]).toBe(1);
});

it('reaches beyond the day it is due', () => {
  expect(recallCurve(card)?.lastDay).toBeGreaterThanOrEqual(20);
});

it('is not drawn for a card never reviewed, and is for one reviewed only today', () => {
  expect(recallCurve({ ...card, reviews: [] })).toBeNull();
  const fresh = recallCurve({ ...card, reviews: [review(1016, 2)], dueInDays: 0 });
  expect(fresh?.points.length).toBeGreaterThan(2);
  expect(fresh?.today).toBe(0);
});
