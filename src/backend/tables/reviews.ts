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

/** SQL of the tables `reviews` and `parameters`: rows are added, never changed. */
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
  const standing = db.prepare<[number], ReviewRecord>(
    `select * from reviews r where card_id = ? and undoes is null
       and not exists (select 1 from reviews u where u.undoes = r.id) order by id`,
  );
  const get = db.prepare<[number], ReviewRecord>('select * from reviews where id = ?');
  const recentDrills = db.prepare<[number, number], { drill: string }>(
    `select drill from reviews r where card_id = ? and drill is not null
       and not exists (select 1 from reviews u where u.undoes = r.id) order by id desc limit ?`,
  );
  const findParameters = db.prepare<[string], { id: number }>('select id from parameters where body = ?');
  const addParameters = db.prepare<[string]>('insert into parameters (body) values (?)');
  const allParameters = db.prepare<[], { id: number; body: string }>('select id, body from parameters');
  const counted = db.prepare<[], { reviews: number }>('select count(*) as reviews from reviews');

  return {
    /** The first free id at or after the instant. */
    freeId(at: number): number {
      let id = at;
      while (taken.get(id) !== undefined) id += 1;
      return id;
    },
    insert: (row: ReviewRecord): void => void insert.run(row),
    insertUndo: (row: { id: number; cardId: number; undoes: number; day: number }): void =>
      void insertUndo.run(row),
    get: (id: number): ReviewRecord | undefined => get.get(id),
    /** A card's answers that were not taken back, oldest first. */
    standing: (cardId: number): ReviewRecord[] => standing.all(cardId),
    recentDrills: (cardId: number, limit: number): string[] =>
      recentDrills.all(cardId, limit).map(({ drill }) => drill),
    parametersId: (body: string): number =>
      findParameters.get(body)?.id ?? Number(addParameters.run(body).lastInsertRowid),
    parameters: (): Map<number, string> => new Map(allParameters.all().map(({ id, body }) => [id, body])),
    count: (): number => counted.get()?.reviews ?? 0,
  };
}
