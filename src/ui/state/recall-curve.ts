import type { CardDetails } from '../../contract/card.ts';
import { defaultParameters } from '../../core/schedule/parameters.ts';
import { recall } from '../../core/schedule/recall.ts';

/** A point of the curve: days since the first review, and the chance of recall from 0 to 1. */
export interface CurvePoint {
  readonly day: number;
  readonly recall: number;
}

/** The forgetting curve of a card from its first review into the time ahead. */
export interface RecallCurve {
  readonly points: readonly CurvePoint[];
  readonly today: number;
  readonly lastDay: number;
}

const POINTS_PER_STRETCH = 24;
const SHORTEST_DAYS = 7;
const AHEAD = 1.25;

/** Draws recall falling after each review and rising at the next; null for a card never reviewed. */
export function recallCurve(card: CardDetails): RecallCurve | null {
  const { reviews } = card;
  const first = reviews[0];
  const last = reviews.at(-1);
  if (first === undefined || last === undefined) return null;
  const dueDay = card.today + (card.dueInDays ?? 0);
  const end = Math.max(card.today, dueDay, first.day + SHORTEST_DAYS);
  const lastDay = Math.ceil((end - first.day) * AHEAD);
  const points = reviews.flatMap((review, index) => {
    const until = reviews[index + 1]?.day ?? first.day + lastDay;
    return stretch(review.day, until, review.stability).map((point) => ({
      ...point,
      day: point.day - first.day,
    }));
  });
  return { points, today: card.today - first.day, lastDay };
}

/** Recall between two reviews; fractions of a day are needed only for drawing. */
function stretch(from: number, until: number, stability: number): CurvePoint[] {
  const steps = until === from ? 0 : POINTS_PER_STRETCH;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const day = from + (steps === 0 ? 0 : ((until - from) * step) / steps);
    return { day, recall: recallAfter(from, day, stability) };
  });
}

function recallAfter(from: number, day: number, stability: number): number {
  const state = {
    phase: 'review',
    step: 0,
    stability,
    difficulty: 5,
    last: { at: 0, day: from },
    dueAt: null,
    dueDay: day,
    intervalDays: 0,
    reps: 1,
    lapses: 0,
  } as const;
  return recall(state, day, defaultParameters) ?? 1;
}
