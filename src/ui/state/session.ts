import type { Grade } from '../../core/schedule/types.ts';

/** One answer given in this session. */
export interface SessionAnswer {
  readonly deck: string;
  readonly grade: Grade;
  readonly tookMs: number;
}

/** What a session came to; `recalled` is the share of grades above Again, from 0 to 1. */
export interface SessionSummary {
  readonly answered: number;
  readonly tookMs: number;
  readonly recalled: number | null;
  readonly decks: readonly { readonly deck: string; readonly answered: number; readonly recalled: number }[];
}

/** Sums up a session's answers, the busiest deck first. */
export function summarise(answers: readonly SessionAnswer[]): SessionSummary {
  const byDeck = Map.groupBy(answers, (answer) => answer.deck);
  const decks = [...byDeck]
    .map(([deck, own]) => ({ deck, answered: own.length, recalled: shareRecalled(own) }))
    .toSorted((a, b) => b.answered - a.answered || a.deck.localeCompare(b.deck));
  return {
    answered: answers.length,
    tookMs: answers.reduce((sum, answer) => sum + answer.tookMs, 0),
    recalled: answers.length === 0 ? null : shareRecalled(answers),
    decks,
  };
}

function shareRecalled(answers: readonly SessionAnswer[]): number {
  return answers.filter((answer) => answer.grade > 1).length / answers.length;
}
