import type { Connection } from '../db/open.ts';

/** An exam that the schedule heads for, and whether the order of its cards holds today. */
export interface PlanState {
  readonly examId: number;
  /** The instant the exam begins. */
  readonly at: number;
  /** Whether what the plan rests on has changed since it was made. */
  readonly isStale: boolean;
  /** The study day it was made on; null if it has no cards. */
  readonly day: number | null;
}

/** SQL of the table `planned_cards`. */
export function plannedCardsTable(db: Connection) {
  const state = db.prepare<[], { examId: number; at: number; mark: number; day: number | null }>(
    `select id as examId, at, is_planned as mark, (select day from planned_cards limit 1) as day
     from exams where is_planned <> 0 and deleted_at is null order by id desc limit 1`,
  );
  const any = db.prepare<[], number>('select 1 from planned_cards limit 1').pluck();
  const clear = db.prepare('delete from planned_cards');
  const insert = db.prepare<{ cards: string; examId: number; day: number }>(
    `insert into planned_cards (card_id, exam_id, day, place)
     select value ->> 0, @examId, @day, value ->> 1 from json_each(@cards)`,
  );

  return {
    /** Undefined if the schedule heads for no exam. */
    state(): PlanState | undefined {
      const row = state.get();
      return row === undefined
        ? undefined
        : { examId: row.examId, at: row.at, isStale: row.mark === 2, day: row.day };
    },
    isEmpty: (): boolean => any.get() === undefined,
    clear: (): void => void clear.run(),
    /** Replaces all rows; a card's place is its order among those asked on the day, null if it is left alone. */
    replace(
      examId: number,
      day: number,
      cards: readonly (readonly [cardId: number, place: number | null])[],
    ): void {
      clear.run();
      insert.run({ cards: JSON.stringify(cards), examId, day });
    },
  };
}
