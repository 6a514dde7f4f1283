import type { Collection } from '../collection.ts';

/**
 * Prepared look-ups of what waits in the ordinary queue, kept with the collection that made them. A plus before a value keeps SQLite from
 * planning the statement anew for every value, which would take longer than running it.
 */
function statements({ db }: Collection, isPlanned: boolean) {
  const ordinary = isPlanned ? 'and not exists (select 1 from planned_cards p where p.card_id = c.id)' : '';
  const only = "(@only is null or c.is_drill = (@only = 'drills'))";
  return {
    hidden: db.prepare<{ day: number }, { deckId: number; phase: number; isDrill: number; cards: number }>(
      `select c.deck_id as deckId, c.phase, c.is_drill as isDrill, count(*) as cards from cards c
       where c.buried_day = +@day and c.suspended = 0 and ((c.phase = 0 and c.held = 0) or c.due_day <= +@day)
       group by 1, 2, 3`,
    ),
    drills: db.prepare<{ day: number }, { deckId: number; kind: number; cards: number }>(
      `select deck_id as deckId, case phase when 0 then 0 when 2 then 2 else 1 end as kind, count(*) as cards
       from cards where is_drill = 1 and suspended = 0 and held = 0 and (due_day is null or due_day <= +@day) group by 1, 2`,
    ),
    answeredDrills: db.prepare<{ since: number; day: number }, { deckId: number; answered: number }>(
      `select c.deck_id as deckId, count(*) as answered from reviews r join cards c on c.id = r.card_id
       where r.id >= @since and r.day = @day and c.is_drill = 1 and r.grade is not null
         and not exists (select 1 from reviews u where u.undoes = r.id)
       group by 1`,
    ),
    headNew: db.prepare<
      { deckId: number; day: number; only: string | null },
      { id: number; position: number }
    >(
      `select c.id, c.position from cards c where c.deck_id = +@deckId and c.phase = 0 and c.suspended = 0
         and c.buried_day is not +@day and ${only} and c.held = 0 ${ordinary} order by c.position, c.id limit 1`,
    ),
    headDue: db.prepare<
      { deckId: number; day: number; only: string | null },
      { id: number; due_day: number; shuffle: number }
    >(
      `select c.id, c.due_day, c.shuffle from cards c where c.deck_id = +@deckId and c.due_day <= +@day and c.suspended = 0
         and c.buried_day is not +@day and ${only} ${ordinary} order by c.due_day, c.shuffle, c.id limit 1`,
    ),
    newBefore: db
      .prepare<{ deckId: number; day: number; position: number; most: number }, number>(
        `select count(*) from (select 1 from cards c where c.deck_id = +@deckId and c.phase = 0 and c.suspended = 0
         and c.position < +@position and c.buried_day is not +@day and c.held = 0 ${ordinary} limit @most)`,
      )
      .pluck(),
    /** The card of the newest log row, if that row took an answer back and the card may be shown. */
    justUndone: db.prepare<{ day: number; only: string | null }, { id: number; deckId: number }>(
      `select c.id, c.deck_id as deckId from cards c
       where c.id = (select card_id from reviews where id = (select max(id) from reviews) and undoes is not null)
         and c.suspended = 0 and c.buried_day is not +@day and ${only}`,
    ),
    newDrills: db.prepare<{ day: number }, { deckId: number; position: number }>(
      `select c.deck_id as deckId, c.position from cards c where c.is_drill = 1 and c.phase = 0 and c.suspended = 0
         and c.buried_day is not +@day and c.held = 0 ${ordinary} order by c.position`,
    ),
    learning: db.prepare<{ only: string | null }, { id: number; due_at: number; deck_id: number }>(
      `select c.id, c.due_at, c.deck_id from cards c where c.due_at is not null and c.suspended = 0 and ${only} order by c.due_at, c.id`,
    ),
  };
}

const prepared = new WeakMap<Collection, Map<boolean, ReturnType<typeof statements>>>();

/** The prepared look-ups of a collection; with a plan, those of single cards leave out what it has taken into its hands. */
export function queueSql(collection: Collection, isPlanned = false): ReturnType<typeof statements> {
  const both = prepared.get(collection) ?? new Map<boolean, ReturnType<typeof statements>>();
  prepared.set(collection, both);
  const known = both.get(isPlanned) ?? statements(collection, isPlanned);
  both.set(isPlanned, known);
  return known;
}
