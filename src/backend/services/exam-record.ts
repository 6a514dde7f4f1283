import type { ForecastRecord } from '../../contract/exam.ts';
import { brierOfMean, brierScore, mean, tenthsOf } from '../../core/exam/reliability.ts';
import type { Collection } from '../collection.ts';
import { examOf, predictionOf } from './paper-json.ts';
import { isPassed } from './show-paper.ts';

/** So many tasks the diagram and the Brier score of tasks need: about three papers. */
const enoughTasks = 50;
/** So many papers the Brier score of passing needs. */
const enoughPapers = 10;

/**
 * What was said before each of an exam's papers and what came of it. A paper that repeats another is no test of a forecast,
 * because its tasks are known, and is left out. The chances judged are those that were said: corrected, as they stood then.
 */
export function recordOf(collection: Collection, examId: number): ForecastRecord {
  const done = collection.papers
    .ofExam(examId)
    .filter(({ done_at: doneAt, repeat_of: repeated }) => doneAt !== null && repeated === null);
  const papers = done.map((paper) => {
    const { expected, low, high, passChance } = predictionOf(paper);
    const score = paper.score ?? 0;
    return {
      paperId: paper.id,
      number: paper.number,
      submittedAt: paper.submitted_at ?? paper.started_at,
      ...{ expected, low, high, passChance, score },
      isPassed: isPassed(score, examOf(paper).passMark),
    };
  });
  const tasks = done
    .flatMap(({ id }) => collection.papers.tasks(id))
    .map(({ chance, credit }) => ({ chance, result: credit ?? 0 }));
  const passes = papers.map(({ passChance, isPassed }) => ({
    chance: passChance,
    result: isPassed ? 1 : 0,
  }));
  const isEnough = tasks.length >= enoughTasks;
  return {
    papers,
    tasks: tasks.length,
    tenths: tenthsOf(tasks),
    brier: isEnough ? brierScore(tasks) : null,
    brierOfMean: isEnough ? brierOfMean(tasks) : null,
    passBrier: papers.length >= enoughPapers ? brierScore(passes) : null,
    meanMiss: mean(papers.map(({ expected, score }) => Math.abs(expected - score))),
    covered: papers.filter(({ low, high, score }) => score >= low - 1e-9 && score <= high + 1e-9).length,
    isEnough,
    tasksMissing: Math.max(0, enoughTasks - tasks.length),
    papersMissing: Math.max(0, enoughPapers - papers.length),
  };
}
