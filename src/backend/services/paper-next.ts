import type { Help } from '../../contract/exam.ts';
import { adviceOn } from '../../core/exam/forecast.ts';
import type { Collection } from '../collection.ts';
import type { PaperRecord } from '../tables/papers.ts';
import { prospectOf } from './exam-forecast.ts';
import { weakCards } from './weak-cards.ts';

const mostTitles = 3;

/**
 * What to study after a paper: its cards without all points, with what reviewing them brings on the day by the exam's forecast.
 * Null if none of them can be reviewed, or if the exam is not there any more.
 */
export function nextAfter(collection: Collection, paper: PaperRecord): Help | null {
  const weak = weakCards(collection, paper);
  const exam = collection.exams.get(paper.exam_id);
  if (weak.length === 0 || exam === undefined) return null;
  const advice = adviceOn(
    prospectOf(collection, exam, exam.minutesPerDay),
    weak.map(({ cardId }) => cardId),
  );
  return {
    ...advice,
    domains: advice.domains.flatMap((index) => exam.domains[index]?.name ?? []),
    titles: [...new Set(weak.map(({ title }) => title))].slice(0, mostTitles),
  };
}
