import { applyEvent } from '../../core/schedule/apply-event.ts';
import { hash } from '../../core/schedule/hash.ts';
import { replay } from '../../core/schedule/replay.ts';
import type { CardEvent, CardState, EventEntry, LogEntry, Parameters } from '../../core/schedule/types.ts';
import type { Collection } from '../collection.ts';
import { gradeOf, stateOf, type CardRecord } from '../tables/cards.ts';
import type { LogRecord } from '../tables/reviews.ts';

/** The parameters reviews were made under, by their id. */
export function loggedParameters(collection: Collection): Map<number, Parameters> {
  return new Map(
    [...collection.reviews.parameters()].map(([id, body]) => [id, JSON.parse(body) as Parameters]),
  );
}

/** The state a card's log leads to; RangeError if no program could have written that log. */
export function replayCard(
  collection: Collection,
  cardId: number,
  parameters: ReadonlyMap<number, Parameters> = loggedParameters(collection),
): CardState {
  return replay(collection.reviews.log(cardId).map((row) => entryOf(row, parameters)));
}

/**
 * Logs an event of a card and sets its state, in the caller's transaction. The row's id is `id` or, where that would not be
 * the card's newest row or is taken, the next that is free; gives the id.
 */
export function logEvent(collection: Collection, card: CardRecord, event: CardEvent, id: number): number {
  const { day } = collection.now();
  const { cards, reviews } = collection;
  const state = applyEvent(stateOf(card), event, day);
  const free = reviews.freeId(Math.max(id, (reviews.lastId(card.id) ?? 0) + 1));
  reviews.insertEvent({
    id: free,
    card_id: card.id,
    event: JSON.stringify(event),
    day,
    phase: card.phase,
    stability: state.stability,
    difficulty: state.difficulty,
    interval_days: state.intervalDays,
  });
  cards.setState(card.id, state, hash(card.id, card.version) % 65_536, card.buried_day);
  return free;
}

function entryOf(row: LogRecord, parameters: ReadonlyMap<number, Parameters>): LogEntry | EventEntry {
  if (row.event !== null) return { at: row.id, day: row.day, event: eventOf(row.event) };
  const known = parameters.get(row.parameters_id);
  if (known === undefined)
    throw new RangeError(`Review ${row.id} refers to parameters ${row.parameters_id}, which are not there.`);
  return {
    at: row.id,
    day: row.day,
    grade: gradeOf(row.grade),
    fuzzSeed: row.fuzz_seed,
    parameters: known,
  };
}

function eventOf(text: string): CardEvent {
  const event = JSON.parse(text) as CardEvent;
  if (!['given', 'restart', 'soon'].includes(event.kind))
    throw new RangeError(`The log has an event of an unknown kind, “${event.kind}”.`);
  return event;
}
