import type { Connection } from '../db/open.ts';

/** SQL that is true of a new card `c` that waits until something else has left its first steps. */
const isHeld = `(c.phase = 0 and exists (
  select 1 from needs n
  join notes w on w.gone_at is null and w.id <> n.note_id and (w.explicit_id = n.needed or (w.kind = 'drill' and w.front = n.needed))
  join cards k on k.note_id = w.id and k.suspended = 0 and k.phase in (0, 1)
  where n.note_id = c.note_id))`;

/** Keeps `cards.held`, so that picking the next card need not ask what each one waits for. */
export function heldCardsTable(db: Connection) {
  const all = db.prepare(
    `update cards as c set held = ${isHeld}
     where (c.held = 1 or c.note_id in (select note_id from needs)) and c.held <> ${isHeld}`,
  );
  const waitingFor = db.prepare<{ noteId: number }>(
    `update cards as c set held = ${isHeld}
     where c.note_id in (
         select n.note_id from notes x join needs n on n.needed = x.explicit_id where x.id = @noteId
         union select n.note_id from notes x join needs n on n.needed = x.front where x.id = @noteId and x.kind = 'drill')
       and c.held <> ${isHeld}`,
  );
  const wrong = db.prepare<[], number>(`select count(*) from cards c where c.held <> ${isHeld}`).pluck();

  return {
    /** After a change that can touch any needs: an import, or one taken back. */
    refreshAll: (): void => void all.run(),
    /** After a note's cards were learned, forgotten, suspended or resumed. */
    refreshWaitingFor: (noteId: number): void => void waitingFor.run({ noteId }),
    /** How many cards are held that should not be, or the other way about. */
    countWrong: (): number => wrong.get() ?? 0,
  };
}
