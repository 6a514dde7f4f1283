import type { CardState } from './types.ts';

/** The state every card starts from and every replay begins with. */
export const newCard: CardState = Object.freeze({
  phase: 'new',
  step: 0,
  stability: null,
  difficulty: null,
  last: null,
  dueAt: null,
  dueDay: null,
  intervalDays: 0,
  reps: 0,
  lapses: 0,
});
