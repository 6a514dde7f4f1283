import type { Exam, ExamFields } from '../../contract/exam.ts';
import type { Domain } from '../../core/exam/types.ts';
import type { Connection } from '../db/open.ts';

interface ExamRow {
  readonly id: number;
  readonly name: string;
  readonly at: number;
  readonly pass_mark: number;
  readonly duration_ms: number;
  readonly task_count: number;
  readonly minutes_per_day: number;
  readonly drill_share: number;
  readonly is_evidence: number;
  readonly is_planned: number;
  readonly domains: string;
  readonly added_at: number;
}

/** SQL of the table `exams`; those that were removed are not found. */
export function examsTable(db: Connection) {
  const all = db.prepare<[], ExamRow>('select * from exams where deleted_at is null order by at, id');
  const byId = db.prepare<[number], ExamRow>('select * from exams where id = ? and deleted_at is null');
  const planned = db.prepare<[], ExamRow>(
    'select * from exams where is_planned <> 0 and deleted_at is null order by id desc limit 1',
  );
  const insert = db.prepare(
    `insert into exams (name, at, pass_mark, duration_ms, task_count, minutes_per_day, drill_share, is_evidence, domains, added_at)
     values (@name, @at, @passMark, @durationMs, @taskCount, @minutesPerDay, @drillShare, @isEvidence, @domains, @addedAt)`,
  );
  const update = db.prepare(
    `update exams set name = @name, at = @at, pass_mark = @passMark, duration_ms = @durationMs, task_count = @taskCount,
       minutes_per_day = @minutesPerDay, drill_share = @drillShare, is_evidence = @isEvidence, domains = @domains
     where id = @id`,
  );
  const setPlanned = db.prepare<[number]>('update exams set is_planned = 1 where id = ?');
  const setUnplanned = db.prepare('update exams set is_planned = 0 where is_planned <> 0');
  const setDeleted = db.prepare<[number, number]>('update exams set deleted_at = ? where id = ?');

  return {
    /** By date, the earliest first. */
    all: (): Exam[] => all.all().map(fromRow),
    get(id: number): Exam | undefined {
      const row = byId.get(id);
      return row === undefined ? undefined : fromRow(row);
    },
    /** The exam that the schedule heads for; undefined if there is none. */
    planned(): Exam | undefined {
      const row = planned.get();
      return row === undefined ? undefined : fromRow(row);
    },
    insert: (exam: ExamFields, addedAt: number): number =>
      Number(insert.run({ ...columns(exam), addedAt }).lastInsertRowid),
    update: (id: number, exam: ExamFields): void => void update.run({ ...columns(exam), id }),
    /** Says that an exam's plan has just been made. */
    setPlanned: (id: number): void => void setPlanned.run(id),
    /** Says that the schedule heads for no exam. */
    setUnplanned: (): void => void setUnplanned.run(),
    setDeleted: (id: number, at: number): void => void setDeleted.run(at, id),
  };
}

function columns(exam: ExamFields) {
  return {
    name: exam.name,
    at: exam.at,
    passMark: exam.passMark,
    durationMs: exam.durationMs,
    taskCount: exam.taskCount,
    minutesPerDay: exam.minutesPerDay,
    drillShare: exam.drillShare,
    isEvidence: exam.isEvidence ? 1 : 0,
    domains: JSON.stringify(exam.domains),
  };
}

function fromRow(row: ExamRow): Exam {
  return {
    examId: row.id,
    name: row.name,
    at: row.at,
    passMark: row.pass_mark,
    durationMs: row.duration_ms,
    taskCount: row.task_count,
    minutesPerDay: row.minutes_per_day,
    drillShare: row.drill_share,
    isEvidence: row.is_evidence === 1,
    isPlanned: row.is_planned !== 0,
    domains: JSON.parse(row.domains) as Domain[],
    addedAt: row.added_at,
  };
}
