import type { Connection } from '../db/open.ts';

/** A row of `papers`, as stored. */
export interface PaperRecord {
  readonly id: number;
  readonly exam_id: number;
  readonly number: number;
  readonly seed: number;
  readonly mode: 'strict' | 'study';
  readonly weighting: 'blueprint' | 'weak';
  /** JSON of the exam as it was then. */
  readonly exam: string;
  /** JSON of what was forecast before. */
  readonly prediction: string;
  readonly started_at: number;
  readonly ends_at: number | null;
  readonly submitted_at: number | null;
  readonly done_at: number | null;
  readonly score: number | null;
  readonly repeat_of: number | null;
}

/** A row of `paper_tasks`, as stored. */
export interface PaperTaskRecord {
  readonly paper_id: number;
  readonly position: number;
  readonly domain: number;
  readonly points: number;
  readonly card_id: number | null;
  /** JSON of what is asked. */
  readonly asked: string;
  readonly fingerprint: number | null;
  readonly chance: number;
  /** JSON of an Answer. */
  readonly answer: string | null;
  readonly is_flagged: number;
  readonly spent_ms: number;
  readonly credit: number | null;
  /** JSON of how it was marked. */
  readonly marking: string | null;
}

export type NewPaper = Omit<PaperRecord, 'id' | 'number' | 'submitted_at' | 'done_at' | 'score'>;
export type NewPaperTask = Pick<
  PaperTaskRecord,
  'domain' | 'points' | 'card_id' | 'asked' | 'fingerprint' | 'chance'
>;

/** SQL of the tables `papers` and `paper_tasks`. */
export function papersTable(db: Connection) {
  const get = db.prepare<[number], PaperRecord>('select * from papers where id = ?');
  const ofExam = db.prepare<[number], PaperRecord>('select * from papers where exam_id = ? order by number');
  const tasks = db.prepare<[number], PaperTaskRecord>(
    'select * from paper_tasks where paper_id = ? order by position',
  );
  const task = db.prepare<[number, number], PaperTaskRecord>(
    'select * from paper_tasks where paper_id = ? and position = ?',
  );
  const spent = db
    .prepare<[number], number | null>('select sum(spent_ms) from paper_tasks where paper_id = ?')
    .pluck();
  const insert = db.prepare<NewPaper>(
    `insert into papers (exam_id, number, seed, mode, weighting, exam, prediction, started_at, ends_at, repeat_of)
     values (@exam_id, (select coalesce(max(number), 0) + 1 from papers where exam_id = @exam_id), @seed, @mode, @weighting,
       @exam, @prediction, @started_at, @ends_at, @repeat_of)`,
  );
  const insertTask = db.prepare<NewPaperTask & { paper_id: number; position: number }>(
    `insert into paper_tasks (paper_id, position, domain, points, card_id, asked, fingerprint, chance)
     values (@paper_id, @position, @domain, @points, @card_id, @asked, @fingerprint, @chance)`,
  );
  const keep = db.prepare<
    Pick<PaperTaskRecord, 'paper_id' | 'position' | 'answer' | 'is_flagged' | 'spent_ms'>
  >(
    `update paper_tasks set answer = @answer, is_flagged = @is_flagged, spent_ms = @spent_ms
     where paper_id = @paper_id and position = @position`,
  );
  const mark = db.prepare<Pick<PaperTaskRecord, 'paper_id' | 'position' | 'credit' | 'marking'>>(
    'update paper_tasks set credit = @credit, marking = @marking where paper_id = @paper_id and position = @position',
  );
  const submit = db.prepare<[number, number]>('update papers set submitted_at = ? where id = ?');
  const finish = db.prepare<[number, number, number]>(
    'update papers set done_at = ?, score = ? where id = ?',
  );
  const removeTasks = db.prepare<[number]>('delete from paper_tasks where paper_id = ?');
  const remove = db.prepare<[number]>('delete from papers where id = ?');
  const asked = db.prepare<[], { asked: string; fingerprint: number }>(
    'select asked, fingerprint from paper_tasks where fingerprint is not null',
  );
  const drillsBetween = db.prepare<[number, number], PaperTaskRecord>(
    `select t.* from paper_tasks t join papers p on p.id = t.paper_id
     where p.done_at is not null and p.submitted_at between ? and ? and t.fingerprint is not null`,
  );

  return {
    get: (id: number): PaperRecord | undefined => get.get(id),
    /** An exam's papers, the first one first. */
    ofExam: (examId: number): PaperRecord[] => ofExam.all(examId),
    tasks: (id: number): PaperTaskRecord[] => tasks.all(id),
    task: (id: number, position: number): PaperTaskRecord | undefined => task.get(id, position),
    /** Milliseconds spent on all its tasks. */
    spentMs: (id: number): number => spent.get(id) ?? 0,
    /** Adds a paper under the exam's next number; gives its id. */
    insert(paper: NewPaper, drawn: readonly NewPaperTask[]): number {
      const id = Number(insert.run(paper).lastInsertRowid);
      for (const [position, row] of drawn.entries()) insertTask.run({ ...row, paper_id: id, position });
      return id;
    },
    /** Keeps what was answered so far, the flag and the time spent. */
    keep: (
      row: Pick<PaperTaskRecord, 'paper_id' | 'position' | 'answer' | 'is_flagged' | 'spent_ms'>,
    ): void => void keep.run(row),
    mark: (row: Pick<PaperTaskRecord, 'paper_id' | 'position' | 'credit' | 'marking'>): void =>
      void mark.run(row),
    submit: (id: number, at: number): void => void submit.run(at, id),
    finish: (id: number, at: number, score: number): void => void finish.run(at, score, id),
    remove(id: number): void {
      removeTasks.run(id);
      remove.run(id);
    },
    /** What every drill of every paper asked, with its fingerprint. */
    askedDrills: (): { asked: string; fingerprint: number }[] => asked.all(),
    /** The drills of papers that are done and were handed in from one instant to another, both included. */
    drillsBetween: (from: number, to: number): PaperTaskRecord[] => drillsBetween.all(from, to),
  };
}
