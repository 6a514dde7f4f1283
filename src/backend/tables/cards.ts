import type { CardState, Grade, Phase } from '../../core/schedule/types.ts';
import type { Connection } from '../db/open.ts';

const phases: readonly Phase[] = ['new', 'learning', 'review', 'relearning'];

/** The number a phase is stored as. */
export function phaseNumber(phase: Phase): number {
  return phases.indexOf(phase);
}

/** The phase a stored number stands for; throws RangeError on any other number. */
function phaseOf(number: number): Phase {
  const phase = phases[number];
  if (phase === undefined) throw new RangeError(`No phase has the number ${number}.`);
  return phase;
}

/** Why a card is left out of the queue: not at all, by the person, because it is gone from the notes, or because the person deleted it. */
export const suspended = { no: 0, byPerson: 1, gone: 2, deleted: 3 } as const;

/** A row of `cards`, as stored. */
export interface CardRecord {
  readonly id: number;
  readonly note_id: number;
  readonly ordinal: number;
  readonly deck_id: number;
  readonly is_drill: number;
  readonly phase: number;
  readonly step: number;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly last_at: number | null;
  readonly last_day: number | null;
  readonly due_at: number | null;
  readonly due_day: number | null;
  readonly interval_days: number;
  readonly reps: number;
  readonly lapses: number;
  readonly position: number;
  readonly shuffle: number;
  readonly held: number;
  readonly suspended: number;
  readonly buried_day: number | null;
  readonly flag: number;
  readonly added_at: number;
  readonly version: number;
}

/** What a card begins with. */
export interface NewCard {
  readonly noteId: number;
  readonly ordinal: number;
  readonly deckId: number;
  readonly isDrill: boolean;
  readonly position: number;
  readonly shuffle: number;
  readonly addedAt: number;
}

/** What scheduling knows of a stored card. */
export function stateOf(card: CardRecord): CardState {
  return {
    phase: phaseOf(card.phase),
    step: card.step,
    stability: card.stability,
    difficulty: card.difficulty,
    last: card.last_at === null || card.last_day === null ? null : { at: card.last_at, day: card.last_day },
    dueAt: card.due_at,
    dueDay: card.due_day,
    intervalDays: card.interval_days,
    reps: card.reps,
    lapses: card.lapses,
  };
}

/** SQL of the table `cards`. */
export function cardsTable(db: Connection) {
  const byId = db.prepare<[number], CardRecord>('select * from cards where id = ?');
  const byNote = db.prepare<[number], CardRecord>('select * from cards where note_id = +? order by ordinal');
  const insert = db.prepare(
    `insert into cards (note_id, ordinal, deck_id, is_drill, position, shuffle, added_at)
     values (@noteId, @ordinal, @deckId, @isDrill, @position, @shuffle, @addedAt)`,
  );
  const setState = db.prepare(
    `update cards set phase = @phase, step = @step, stability = @stability, difficulty = @difficulty,
       last_at = @lastAt, last_day = @lastDay, due_at = @dueAt, due_day = @dueDay, interval_days = @intervalDays,
       reps = @reps, lapses = @lapses, shuffle = @shuffle, buried_day = @buriedDay, version = version + 1
     where id = @id`,
  );
  const burySiblings = db.prepare<
    { noteId: number; cardId: number; day: number },
    { id: number; buried_day: number | null }
  >(
    `update cards set buried_day = @day
     where note_id = +@noteId and id <> @cardId and phase in (0, 2) and coalesce(due_day, @day) <= @day
       and (buried_day is null or buried_day <> @day)
     returning id`,
  );
  const setBuried = db.prepare<[number | null, number]>('update cards set buried_day = ? where id = ?');
  const setSuspended = db.prepare<[number, number]>('update cards set suspended = ? where id = ?');
  const setFlag = db.prepare<[number, number]>('update cards set flag = ? where id = ?');
  const setDeck = db.prepare<[number, number]>('update cards set deck_id = ? where id = ?');
  const setOrdinal = db.prepare<[number, number]>('update cards set ordinal = ? where id = ?');
  const nextVersion = db.prepare<[number]>('update cards set version = version + 1 where id = ?');
  const lastPosition = db.prepare<[], { position: number | null }>(
    'select max(position) as position from cards',
  );
  const counted = db.prepare<[], { cards: number | null }>(
    'select sum(cards) as cards from tallies where kind <> 5',
  );

  return {
    get: (id: number): CardRecord | undefined => byId.get(id),
    ofNote: (noteId: number): CardRecord[] => byNote.all(noteId),
    insert: (row: NewCard): number =>
      Number(insert.run({ ...row, isDrill: row.isDrill ? 1 : 0 }).lastInsertRowid),
    /** Stores a new state after a log row was written, and with it the next version. */
    setState(id: number, state: CardState, shuffle: number, buriedDay: number | null): void {
      setState.run({
        id,
        phase: phaseNumber(state.phase),
        step: state.step,
        stability: state.stability,
        difficulty: state.difficulty,
        lastAt: state.last?.at ?? null,
        lastDay: state.last?.day ?? null,
        dueAt: state.dueAt,
        dueDay: state.dueDay,
        intervalDays: state.intervalDays,
        reps: state.reps,
        lapses: state.lapses,
        shuffle,
        buriedDay,
      });
    },
    /** Hides the other new and due cards of a note for the day; gives the ids of those it hid. */
    burySiblings: (noteId: number, cardId: number, day: number): number[] =>
      burySiblings.all({ noteId, cardId, day }).map(({ id }) => id),
    setBuried: (id: number, day: number | null): void => void setBuried.run(day, id),
    setSuspended: (id: number, value: number): void => void setSuspended.run(value, id),
    setFlag: (id: number, flag: number): void => void setFlag.run(flag, id),
    setDeck: (id: number, deckId: number): void => void setDeck.run(deckId, id),
    setOrdinal: (id: number, ordinal: number): void => void setOrdinal.run(ordinal, id),
    /** Has answers to what was shown of a card refused. */
    nextVersion: (id: number): void => void nextVersion.run(id),
    lastPosition: (): number => lastPosition.get()?.position ?? 0,
    /** All cards that were not deleted. */
    count: (): number => counted.get()?.cards ?? 0,
  };
}

/** A grade as it comes from the log. */
export function gradeOf(number: number): Grade {
  if (number === 1 || number === 2 || number === 3 || number === 4) return number;
  throw new RangeError(`No grade has the number ${number}.`);
}
