import { applyEvent } from './apply-event.ts';
import { newCard } from './new-card.ts';
import { outcome } from './outcomes.ts';
import type { CardState, EventEntry, LogEntry } from './types.ts';

/** The state a card's whole log leads to, oldest row first: bit for bit what its answers and events gave. */
export function replay(log: readonly (LogEntry | EventEntry)[]): CardState {
  return log.reduce<CardState>((state, entry, index) => {
    if ('event' in entry) return applyEvent(state, entry.event, entry.day);
    const { parameters, fuzzSeed } = entry;
    const review = { state, parameters, moment: entry, fuzzSeed };
    // No answer depends on an interval given before, so that only one that lasts is worth computing.
    const next = log[index + 1];
    const lasts = next === undefined || 'event' in next;
    return lasts ? outcome(review, entry.grade) : outcome(review, entry.grade, noDays);
  }, newCard);
}

const noDays = () => 0;
