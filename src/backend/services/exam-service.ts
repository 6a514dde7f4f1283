import type { ApiOf } from '../../contract/api.ts';
import type { Exam, ExamSummary } from '../../contract/exam.ts';
import type { Collection } from '../collection.ts';
import { blueprintsOf } from './exam-blueprints.ts';
import { examDayOf, forecast, helpOf, itemsOf, outlookAhead } from './exam-forecast.ts';
import { examItems, poolsOf } from './exam-items.ts';
import { recordOf } from './exam-record.ts';
import { removeExam, requireExam, saveExam } from './save-exam.ts';

/** Exams: what they ask, where their scores will lie, and how true that came. */
export function examService(collection: Collection, changed: () => void): ApiOf<'exam'> {
  return {
    'exam.list'() {
      const { at } = collection.now();
      const exams = collection.exams.all();
      const ahead = exams.filter((exam) => exam.at > at);
      const over = exams.filter((exam) => exam.at <= at).reverse();
      return [...ahead, ...over].map((exam) => summaryOf(collection, exam));
    },
    'exam.blueprints': () => blueprintsOf(collection),
    'exam.get': ({ examId }) => summaryOf(collection, requireExam(collection, examId)),
    'exam.pools'({ domains }) {
      const named = domains.map((domain) => ({ name: '', weight: 1, ...domain }));
      return poolsOf(examItems(collection, named), named);
    },
    'exam.save'(input) {
      const examId = collection.transact(() => saveExam(collection, input));
      changed();
      return requireExam(collection, examId);
    },
    'exam.remove'({ examId }) {
      const removed = collection.transact(() => removeExam(collection, examId));
      changed();
      return { removed };
    },
    'exam.forecast'({ examId, minutesPerDay }) {
      const exam = requireExam(collection, examId);
      return forecast(collection, exam, minutesPerDay ?? exam.minutesPerDay);
    },
    'exam.record': ({ examId }) => recordOf(collection, requireExam(collection, examId).examId),
  } satisfies ApiOf<'exam'>;
}

function summaryOf(collection: Collection, exam: Exam): ExamSummary {
  const papers = collection.papers.ofExam(exam.examId);
  return {
    ...exam,
    daysLeft: examDayOf(collection, exam) - collection.now().day,
    pools: poolsOf(itemsOf(collection, exam), exam.domains),
    outlook: outlookAhead(collection, exam),
    help: helpOf(collection, exam),
    paperCount: papers.filter(({ submitted_at: at }) => at !== null).length,
    openPaperId: papers.find(({ done_at: at }) => at === null)?.id ?? null,
    lastScore: papers.findLast(({ done_at: at }) => at !== null)?.score ?? null,
  };
}
