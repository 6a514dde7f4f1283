import type { Exam } from '../../contract/exam.ts';
import { correctedAt } from '../../core/exam/correction.ts';
import { meanNode } from '../../core/exam/forecast.ts';
import { planToday, withinMinutes, type Asked, type StudyTime } from '../../core/exam/plan/plan-today.ts';
import { studyItems, type Believe } from '../../core/exam/plan/study-item.ts';
import type { ExamItem } from '../../core/exam/types.ts';
import { chanceBy } from '../../core/exam/question.ts';
import { quickMemory } from '../../core/schedule/quick-memory.ts';
import { dayStart } from '../clock.ts';
import type { Collection } from '../collection.ts';
import { correctionOf } from './exam-evidence.ts';
import { examDayOf } from './exam-forecast.ts';
import { examItems } from './exam-items.ts';

/** An answer that took longer counts for this: something else came between. */
const longestMs = 120_000;

/**
 * Has today's order of the planned exam's cards hold before a queue reads it: made anew on a new day and when the exam or its
 * cards have changed, and given up once the exam has begun. Outside any transaction; does nothing if no exam is planned.
 */
export function keepPlan(collection: Collection): void {
  const state = collection.plannedCards.state();
  if (state === undefined) return;
  const { at, day } = collection.now();
  if (state.at <= at) collection.transact(() => dropPlan(collection));
  else if (state.isStale || state.day !== day) {
    collection.transact(() => {
      const exam = collection.exams.planned();
      if (exam !== undefined) makePlan(collection, exam);
    });
  }
}

/** Gives the plan up, in the caller's transaction. */
export function dropPlan(collection: Collection): void {
  collection.plannedCards.clear();
  collection.exams.setUnplanned();
}

/** Plans the cards of an exam for today, in the caller's transaction. */
export function makePlan(collection: Collection, exam: Exam): void {
  const items = examItems(collection, exam.domains);
  const { day } = collection.now();
  const cardIds = items.flatMap(({ cardId }) => cardId ?? []);
  const time = studyTime(collection, exam, cardIds);
  const ranked = planToday(
    studyItems(items, exam),
    time,
    quickMemory(collection.parameters()),
    believing(collection),
  );
  const today = withinMinutes(askable(collection, items, ranked), time.minutesToday);
  const places = new Map(today.map(({ item }, place) => [items[item]?.cardId, place]));
  collection.plannedCards.replace(
    exam.examId,
    day,
    cardIds.map((id) => [id, places.get(id) ?? null]),
  );
  collection.exams.setPlanned(exam.examId);
}

/** The days to an exam, with what is left of today's minutes after what was spent on these cards. */
export function studyTime(collection: Collection, exam: Exam, cardIds: readonly number[]): StudyTime {
  const { day: today } = collection.now();
  const { minutesPerDay } = exam;
  const spentMs = collection.db
    .prepare<{ ids: string; since: number; day: number; most: number }, number | null>(
      `select sum(min(r.took_ms, @most)) from reviews r
       where r.id >= @since and r.day = @day and r.grade is not null
         and r.card_id in (select value from json_each(@ids))
         and not exists (select 1 from reviews u where u.undoes = r.id)`,
    )
    .pluck()
    .get({
      ids: JSON.stringify(cardIds),
      since: dayStart(today, collection.settings().rolloverHour),
      day: today,
      most: longestMs,
    });
  return {
    today,
    examDay: Math.max(today, examDayOf(collection, exam)),
    minutesToday: Math.max(0, minutesPerDay - (spentMs ?? 0) / 60_000),
    minutesPerDay,
  };
}

/** What the person's own answers say of FSRS's chances, as is most likely. */
export function believing(collection: Collection): Believe {
  const node = meanNode(correctionOf(collection));
  return (chance, kind, levelsAbove) => correctedAt(node, { chance, kind, levelsAbove });
}

/** The same over everything that may be true, as a forecast says it; it takes longer. */
export function believingOnDay(collection: Collection): Believe {
  const correction = correctionOf(collection);
  return (chance, kind, levelsAbove) => chanceBy(correction, { chance, kind, levelsAbove, isLearned: true });
}

/**
 * What of the ranked can be asked today: cards not in steps, not answered yet, not hidden, and not such as the answer to a
 * sibling before them would bury.
 */
function askable(collection: Collection, items: readonly ExamItem[], ranked: readonly Asked[]): Asked[] {
  const { day } = collection.now();
  const { burySiblings } = collection.settings();
  const noteOfCard = visibleCards(
    collection,
    items.flatMap(({ cardId }) => cardId ?? []),
  );
  const taken = new Set<number>();
  return ranked.filter(({ item }) => {
    const asked = items[item];
    const noteId = noteOfCard.get(asked?.cardId ?? 0);
    if (asked === undefined || noteId === undefined) return false;
    const { phase, last, dueDay } = asked.state;
    if ((phase !== 'new' && phase !== 'review') || last?.day === day) return false;
    if (burySiblings && taken.has(noteId) && (dueDay ?? day) <= day) return false;
    taken.add(noteId);
    return true;
  });
}

/** The notes of those of the cards that can be seen today, by card: neither buried for the day nor new and held back. */
function visibleCards(collection: Collection, cardIds: readonly number[]): Map<number, number> {
  const found = collection.db
    .prepare<{ ids: string; day: number }, { id: number; noteId: number }>(
      `select id, note_id as noteId from cards where id in (select value from json_each(@ids))
         and buried_day is not @day and not (phase = 0 and held = 1)`,
    )
    .all({ ids: JSON.stringify(cardIds), day: collection.now().day });
  return new Map(found.map(({ id, noteId }) => [id, noteId]));
}
