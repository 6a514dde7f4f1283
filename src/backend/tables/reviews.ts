import type { Connection } from '../db/open.ts';

export interface ReviewRecord {
  readonly id: number;
  readonly card_id: number;
  readonly grade: number;
  readonly day: number;
  readonly phase: number;
  readonly took_ms: number;
  readonly parameters_id: number;
  readonly fuzz_seed: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly interval_days: number;
  readonly drill: string | null;
}

/** A row of the log that sets a card's state without being an answer; `event` is a CardEvent as JSON. */
export interface EventRecord {
  readonly id: number;
  readonly card_id: number;
  readonly event: string;
  readonly day: number;
  /** Where the card stood before. */
  readonly phase: number;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly interval_days: number;
}

/** What the log has of one answer to a drill; `drill` is a DrillDetail as JSON. */
export interface DrillAnswerRecord {
  readonly id: number;
  readonly grade: number;
  readonly drill: string;
}

/** A row of the log that stands: an answer not taken back, or an event. */
export type LogRecord = (ReviewRecord & { readonly event: null }) | (EventRecord & { readonly grade: null });

/** SQL of the tables `reviews` and `parameters`: rows are added, never changed; only events are removed, with the import that wrote them. */
export function reviewsTable(db: Connection) {
  const taken = db.prepare<[number], { id: number }>('select id from reviews where id = ?');
  const insert = db.prepare(
    `insert into reviews (id, card_id, grade, day, phase, took_ms, parameters_id, fuzz_seed, stability, difficulty, interval_days, drill)
     values (@id, @card_id, @grade, @day, @phase, @took_ms, @parameters_id, @fuzz_seed, @stability, @difficulty, @interval_days, @drill)`,
  );
  const insertUndo = db.prepare(
    `insert into reviews (id, card_id, undoes, day, phase, took_ms, fuzz_seed, interval_days)
     values (@id, @cardId, @undoes, @day, 0, 0, 0, 0)`,
  );
  const insertEvent = db.prepare<EventRecord>(
    `insert into reviews (id, card_id, event, day, phase, took_ms, fuzz_seed, stability, difficulty, interval_days)
     values (@id, @card_id, @event, @day, @phase, 0, 0, @stability, @difficulty, @interval_days)`,
  );
  const removeEvent = db.prepare<[number]>('delete from reviews where id = ? and event is not null');
  const standing = db.prepare<[number], ReviewRecord>(
    `select * from reviews r where card_id = ? and grade is not null
       and not exists (select 1 from reviews u where u.undoes = r.id) order by id`,
  );
  const log = db.prepare<[number], LogRecord>(
    `select * from reviews r where card_id = ? and undoes is null
       and not exists (select 1 from reviews u where u.undoes = r.id) order by id`,
  );
  const lastId = db
    .prepare<[number], number | null>('select max(id) from reviews where card_id = +?')
    .pluck();
  const answersAfter = db
    .prepare<[number, number], number>(
      'select 1 from reviews where card_id = ? and id > ? and grade is not null limit 1',
    )
    .pluck();
  const eventsAfter = db
    .prepare<[number, number], number>(
      'select 1 from reviews where card_id = ? and id > ? and event is not null limit 1',
    )
    .pluck();
  const get = db.prepare<[number], ReviewRecord>('select * from reviews where id = ?');
  const stands = db
    .prepare<[number], number>(
      'select 1 from reviews r where id = ? and not exists (select 1 from reviews u where u.undoes = r.id)',
    )
    .pluck();
  const drillAnswers = db.prepare<[number, number], DrillAnswerRecord>(
    `select id, grade, drill from reviews r where card_id = ? and drill is not null
       and not exists (select 1 from reviews u where u.undoes = r.id) order by id desc limit ?`,
  );
  const findParameters = db.prepare<[string], { id: number }>('select id from parameters where body = ?');
  const addParameters = db.prepare<[string]>('insert into parameters (body) values (?)');
  const allParameters = db.prepare<[], { id: number; body: string }>('select id, body from parameters');
  const counted = db.prepare<[], { reviews: number }>(
    'select count(*) as reviews from reviews where event is null',
  );

  return {
    /** The first free id at or after the instant. */
    freeId(at: number): number {
      let id = at;
      while (taken.get(id) !== undefined) id += 1;
      return id;
    },
    insert: (row: ReviewRecord): void => void insert.run(row),
    insertEvent: (row: EventRecord): void => void insertEvent.run(row),
    /** Removes an event; the database refuses it if an answer stands on it. */
    removeEvent: (id: number): void => void removeEvent.run(id),
    insertUndo: (row: { id: number; cardId: number; undoes: number; day: number }): void =>
      void insertUndo.run(row),
    get: (id: number): ReviewRecord | undefined => get.get(id),
    /** Whether a row is there and was not taken back. */
    isStanding: (id: number): boolean => stands.get(id) !== undefined,
    /** A card's answers that were not taken back, oldest first. */
    standing: (cardId: number): ReviewRecord[] => standing.all(cardId),
    /** A card's answers that were not taken back, and its events, oldest first. */
    log: (cardId: number): LogRecord[] => log.all(cardId),
    /** Id of the newest row that concerns a card, whatever it is; null if there is none. */
    lastId: (cardId: number): number | null => lastId.get(cardId) ?? null,
    /** Whether a card was answered after a row, even if that was taken back. */
    wasAnsweredAfter: (cardId: number, id: number): boolean => answersAfter.get(cardId, id) !== undefined,
    hasEventAfter: (cardId: number, id: number): boolean => eventsAfter.get(cardId, id) !== undefined,
    /** A skill's newest answers that were not taken back, newest first. */
    drillAnswers: (cardId: number, limit: number): DrillAnswerRecord[] => drillAnswers.all(cardId, limit),
    parametersId: (body: string): number =>
      findParameters.get(body)?.id ?? Number(addParameters.run(body).lastInsertRowid),
    parameters: (): Map<number, string> => new Map(allParameters.all().map(({ id, body }) => [id, body])),
    /** Answers, and rows that take one back. */
    count: (): number => counted.get()?.reviews ?? 0,
  };
}
