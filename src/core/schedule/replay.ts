import { newCard } from './new-card.ts';
import { outcome } from './outcomes.ts';
import type { CardState, LogEntry } from './types.ts';

/** The state a card's whole log leads to, oldest review first: bit for bit what its answers gave. */
export function replay(log: readonly LogEntry[]): CardState {
  const last = log.length - 1;
  return log.reduce<CardState>((state, entry, index) => {
    const { parameters, fuzzSeed } = entry;
    const review = { state, parameters, moment: entry, fuzzSeed };
    // No state depends on an interval given before, so that only the last one is worth computing.
    return index === last ? outcome(review, entry.grade) : outcome(review, entry.grade, noDays);
  }, newCard);
}

const noDays = () => 0;
