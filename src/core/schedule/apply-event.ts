import { newCard } from './new-card.ts';
import type { CardEvent, CardState } from './types.ts';

/** The state an event on a study day leads to: the one given, that of a new card, or the same with a review brought forward to the day. */
export function applyEvent(state: CardState, event: CardEvent, day: number): CardState {
  switch (event.kind) {
    case 'given':
      return event.state;
    case 'restart':
      return newCard;
    case 'soon':
      return state.dueDay === null ? state : { ...state, dueDay: Math.min(state.dueDay, day) };
  }
}
