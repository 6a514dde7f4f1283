import { beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/contract/client.ts';
import type { Reply } from '../../../src/contract/errors.ts';
import type { ReviewCard, ReviewStep } from '../../../src/contract/review.ts';
import { reviewKeys } from '../../../src/ui/state/review-keys.ts';
import { Review } from '../../../src/ui/state/review.svelte.ts';
import { Toasts } from '../../../src/ui/state/toasts.svelte.ts';

const outcome = (grade: 1 | 2 | 3 | 4) => ({ grade, inMs: null, inDays: grade });

function cardOf(cardId: number, version = 1): ReviewCard {
  return {
    ...{ cardId, noteId: cardId, version, deckId: 1, deck: 'A', kind: 'basic', front: 'f', back: 'b' },
    ...{
      remark: null,
      findings: [],
      changed: null,
      tags: [],
      flag: 0,
      phase: 'review',
      source: null,
      media: {},
      drill: null,
    },
    outcomes: [outcome(1), outcome(2), outcome(3), outcome(4)],
  };
}

const stepOf = (card: ReviewCard | null): ReviewStep => ({
  ...{ card, newCount: 0, learningCount: 0, dueCount: card === null ? 0 : 3, drillCount: 0 },
  ...{ answeredToday: 0, nextLearningAt: null, canUndo: true },
});

interface Call {
  readonly method: string;
  readonly input: unknown;
}
let calls: Call[];
let replies: Reply[];
let review: Review;
const ok = (value: unknown): Reply => ({ ok: true, value });

beforeEach(async () => {
  calls = [];
  replies = [ok(stepOf(cardOf(1)))];
  const client = createClient({
    invoke(method, input) {
      calls.push({ method, input });
      return Promise.resolve(replies.shift() ?? ok(stepOf(null)));
    },
    onEvent: () => () => undefined,
  });
  review = new Review(
    { client, toasts: new Toasts() },
    {
      ...{ deckId: null, only: null, cardIds: null, paperId: null },
    },
  );
  await review.load();
  calls = [];
});

describe('a card in review', () => {
  it('takes no grade before its answer is shown', async () => {
    await review.grade(3);
    expect(calls).toEqual([]);
    expect(
      reviewKeys(
        review,
        () => undefined,
        () => undefined,
      ).grade,
    ).toBeUndefined();
  });

  it('is answered once, however often the key is pressed', async () => {
    replies = [ok(stepOf(cardOf(2)))];
    review.showAnswer();
    await Promise.all([review.grade(3), review.grade(3), review.grade(1)]);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ method: 'review.answer', input: { cardId: 1, grade: 3, version: 1 } });
    expect(review.card?.cardId).toBe(2);
    expect(review.isAnswerShown).toBe(false);
    expect(review.answers).toHaveLength(1);
  });

  it('comes back as a new turn when it is the next one again', async () => {
    replies = [ok(stepOf(cardOf(1, 2)))];
    review.showAnswer();
    await review.grade(1);
    expect(review.card?.version).toBe(2);
    expect(review.isAnswerShown).toBe(false);
  });

  it('gives way to the next card when it was answered elsewhere', async () => {
    replies = [
      { ok: false, error: { code: 'conflict', message: 'It was answered elsewhere.' } },
      ok(stepOf(cardOf(5))),
    ];
    review.showAnswer();
    await review.grade(3);
    expect(calls.map((call) => call.method)).toEqual(['review.answer', 'review.next']);
    expect(review.card?.cardId).toBe(5);
    expect(review.answers).toEqual([]);
  });

  it('stays where it is when the answer could not be saved', async () => {
    replies = [{ ok: false, error: { code: 'internal', message: 'Nexthop is not running.' } }];
    review.showAnswer();
    await review.grade(3);
    expect(review.card?.cardId).toBe(1);
    expect(review.isAnswerShown).toBe(true);
    expect(review.isBusy).toBe(false);
  });

  it('stays on its side when it is only flagged or edited', async () => {
    review.showAnswer();
    replies = [ok({ changed: 1 }), ok(stepOf({ ...cardOf(1, 2), flag: 3 }))];
    await review.flag(3);
    expect(review.card?.flag).toBe(3);
    expect(review.isAnswerShown).toBe(true);
  });
});

describe('undo', () => {
  it('takes back answers and changes in the order they were done', async () => {
    replies = [ok(stepOf(cardOf(2))), ok({ changed: 1 }), ok(stepOf(cardOf(3)))];
    review.showAnswer();
    await review.grade(3);
    await review.suspend();
    expect(review.card?.cardId).toBe(3);
    calls = [];
    replies = [ok({ undone: 'Suspension' }), ok(stepOf(cardOf(2))), ok(stepOf(cardOf(1)))];
    await review.undo();
    await review.undo();
    expect(calls.map((call) => call.method)).toEqual(['edit.undo', 'review.next', 'review.undo']);
    expect(review.card?.cardId).toBe(1);
    expect(review.answers).toEqual([]);
  });

  it('calls nothing when there is nothing to take back', async () => {
    replies = [ok({ ...stepOf(cardOf(1)), canUndo: false })];
    await review.load();
    calls = [];
    await review.undo();
    expect(calls).toEqual([]);
  });
});
