import type { ApiOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Exam } from '../../contract/exam.ts';
import type { PlanCalendar } from '../../contract/plan.ts';
import { makeCalendar, type Calendar } from '../../core/exam/plan/calendar.ts';
import { studyItems } from '../../core/exam/plan/study-item.ts';
import { quickMemory } from '../../core/schedule/quick-memory.ts';
import { dayStart } from '../clock.ts';
import type { Collection } from '../collection.ts';
import { itemsOf } from './exam-forecast.ts';
import { believing, believingOnDay, dropPlan, keepPlan, makePlan, studyTime } from './keep-plan.ts';
import { rememberedFor } from './remembered.ts';
import { requireExam } from './save-exam.ts';

/** The schedule towards an exam's date: what it will do, and whether it is followed. */
export function planService(collection: Collection, changed: () => void): ApiOf<'plan'> {
  return {
    'plan.calendar'({ examId }) {
      keepPlan(collection);
      return calendarOf(collection, plannable(collection, examId));
    },
    'plan.follow'({ examId, isOn }) {
      keepPlan(collection);
      const exam = isOn ? plannable(collection, examId) : requireExam(collection, examId);
      collection.transact(() => {
        if (isOn) {
          dropPlan(collection);
          makePlan(collection, exam);
        } else if (collection.exams.planned()?.examId === examId) dropPlan(collection);
      });
      changed();
      return calendarOf(collection, exam);
    },
  } satisfies ApiOf<'plan'>;
}

/** An exam that a plan can head for. Throws AppError `not-found`, or `conflict` if it is over or has nothing to ask. */
function plannable(collection: Collection, examId: number): Exam {
  const exam = requireExam(collection, examId);
  if (exam.at <= collection.now().at)
    throw new AppError('conflict', `“${exam.name}” is over. Give it a date to come to plan towards it.`);
  if (itemsOf(collection, exam).length === 0)
    throw new AppError(
      'conflict',
      `“${exam.name}” has nothing to ask yet: its decks, tags and drills hold no cards. Import notes, or choose others in its set-up.`,
    );
  return exam;
}

function calendarOf(collection: Collection, exam: Exam): PlanCalendar {
  const { rolloverHour, newPerDay } = collection.settings();
  const other = collection.exams.planned();
  const calendar = rememberedFor(collection, `calendar ${exam.examId}`, (): Calendar => {
    const items = itemsOf(collection, exam);
    // A plan can be switched off when there is nothing left to plan.
    if (items.length === 0 || exam.at <= collection.now().at)
      return { days: [], expected: 0, ordinaryExpected: 0 };
    const cardIds = items.flatMap(({ cardId }) => cardId ?? []);
    return makeCalendar(
      studyItems(items, exam),
      studyTime(collection, exam, cardIds),
      newPerDay,
      quickMemory(collection.parameters()),
      believing(collection),
      believingOnDay(collection),
    );
  });
  const { days, expected, ordinaryExpected } = calendar;
  return {
    examId: exam.examId,
    isOn: other?.examId === exam.examId,
    other: other === undefined || other.examId === exam.examId ? null : other.name,
    days: days.map((day) => ({ ...day, at: dayStart(day.day, rolloverHour) })),
    pulledIn: days.reduce((sum, { pulledIn }) => sum + pulledIn, 0),
    left: days.reduce((sum, { left }) => sum + left, 0),
    lastNewDay: days.findLast((day) => day.new > 0)?.day ?? null,
    expected,
    ordinaryExpected,
  };
}
