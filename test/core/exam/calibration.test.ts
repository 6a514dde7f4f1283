import { describe, expect, it } from 'vitest';
import { fitCorrection, type Correction } from '../../../src/core/exam/correction.ts';
import { outlookOf, tasksOf, type Rules } from '../../../src/core/exam/outlook.ts';
import { chanceBy, questionOn, type Question } from '../../../src/core/exam/question.ts';
import { brierScore, tenthsOf, type Judged } from '../../../src/core/exam/reliability.ts';
import { chanceOfAtLeast, rightIn, ScoreGrid } from '../../../src/core/exam/score-distribution.ts';
import { hash, hashFraction } from '../../../src/core/schedule/hash.ts';
import { defaultParameters } from '../../../src/core/schedule/parameters.ts';
import { studiedLearner, type StudiedLearner } from '../../support/studied-learner.ts';

/** More can be asked for; 300 take some seconds. */
const learners = Number(process.env['EXAM_LEARNERS'] ?? 300);
const firstSeed = Number(process.env['EXAM_SEED'] ?? 1);
/** Days from the last day of study to the exam. */
const distances = [0, 3, 10, 30];
/** So many results are drawn for each prediction, so that what came of a few dozen of them is not mere luck. */
const drawnEach = 20;
const marks = [0.5, 0.6, 0.66, 0.7, 0.75, 0.8, 0.9];
/** So many pass marks are asked about on each day. */
const examsEach = 3;
const domains = ['one', 'two', 'three'].map((name, index) => ({ name, weight: [20, 50, 30][index] ?? 1 }));

const fsrsAlone: Correction = { evidence: 0, nodes: [{ weight: 1, slope: 1, card: 0, drill: 0 }] };

/** What was said, with the true chance, or with what draws from the true chance gave. */
interface Predictions {
  readonly uncorrected: Judged[];
  readonly tasks: Judged[];
  readonly tasksDrawn: Judged[];
  readonly passes: Judged[];
  readonly passesDrawn: Judged[];
}

function predictions(): Predictions {
  const all: Predictions = { uncorrected: [], tasks: [], tasksDrawn: [], passes: [], passesDrawn: [] };
  for (let seed = firstSeed; seed < firstSeed + learners; seed += 1) {
    const days = 8 + Math.floor(hashFraction(seed, 1) * 60);
    const newPerDay = 2 + Math.floor(hashFraction(seed, 2) * 5);
    const person = studiedLearner(seed, 90, days, newPerDay);
    const correction = fitCorrection(person.evidence);
    for (const distance of distances)
      judge(all, person, correction, hash(seed, distance), person.day + distance);
  }
  return all;
}

function judge(
  all: Predictions,
  person: StudiedLearner,
  correction: Correction,
  seed: number,
  day: number,
): void {
  const questions = person.items.map((item) => questionOn(item, day, defaultParameters));
  const truths = person.items.map((_, index) => person.truth(index, day));
  questions.forEach((question, index) => {
    const result = truths[index] ?? 0;
    const said = chanceBy(correction, question);
    all.tasks.push({ chance: said, result });
    all.tasksDrawn.push({ chance: said, result: shareDrawn(result, seed, 6, index) });
    all.uncorrected.push({ chance: chanceBy(fsrsAlone, question), result });
  });
  for (let exam = 0; exam < examsEach; exam += 1) {
    const passMark = marks[(seed + exam) % marks.length] ?? 0.66;
    const rules: Rules = { domains, taskCount: 17, drillShare: 0.5, passMark };
    const { passChance } = outlookOf([questions], rules, correction);
    const result = truePassChance(questions, truths, rules);
    all.passes.push({ chance: passChance, result });
    all.passesDrawn.push({ chance: passChance, result: shareDrawn(result, seed, 5, exam) });
  }
}

/** The share of right results among those drawn from a chance. */
function shareDrawn(chance: number, ...seed: readonly number[]): number {
  const right = Array.from({ length: drawnEach }, (_, draw) => hashFraction(...seed, draw) < chance);
  return right.filter(Boolean).length / drawnEach;
}

function truePassChance(questions: readonly Question[], truths: readonly number[], rules: Rules): number {
  const tasks = tasksOf(questions, rules);
  const right = rules.domains.map((_, domain) => {
    const of = (kind: Question['kind']) =>
      truths.filter((_, index) => questions[index]?.domain === domain && questions[index].kind === kind);
    const count = tasks[domain] ?? { cards: 0, drills: 0 };
    return rightIn({ tasks: count, cards: of('card'), drills: of('drill') });
  });
  const grid = new ScoreGrid(
    rules.domains.map(({ weight }) => weight),
    tasks.map(({ cards, drills }) => cards + drills),
  );
  return chanceOfAtLeast(grid.scoresOf(right), rules.passMark);
}

function table(title: string, judged: readonly Judged[]): string {
  const rows = tenthsOf(judged)
    .filter(({ predictions: count }) => count > 0)
    .map(({ from, to, predictions: count, predicted, observed }) => {
      const miss = ((observed ?? 0) - (predicted ?? 0)) * 100;
      const figures = [predicted, observed].map((value) => ((value ?? 0) * 100).toFixed(1).padStart(6));
      return `  ${from.toFixed(1)}-${to.toFixed(1)} ${String(count).padStart(6)} said ${figures[0]}% came ${figures[1]}% (${miss.toFixed(1)})`;
    });
  return `${title}, mean squared distance ${brierScore(judged)?.toFixed(4)}\n${rows.join('\n')}`;
}

/** Holds that in every tenth with at least so many predictions what was said came true to within five points. */
function expectReliable(judged: readonly Judged[], enough: number): void {
  const tenths = tenthsOf(judged).filter(({ predictions: count }) => count >= enough);
  expect(tenths.length).toBeGreaterThan(5);
  for (const { from, predicted, observed } of tenths)
    expect(Math.abs((observed ?? 0) - (predicted ?? 0)), `the tenth from ${from}`).toBeLessThan(0.05);
}

describe('the forecast of learners whose true memory is known', () => {
  const all = predictions();

  it('prints how true it came', () => {
    const { uncorrected, tasks, tasksDrawn, passes, passesDrawn } = all;
    const tables = [
      table('Tasks, by FSRS alone', uncorrected),
      table('Tasks, against the true chance', tasks),
      table(`Tasks, against ${drawnEach} results drawn for each`, tasksDrawn),
      table('Passing, against the true chance', passes),
      table(`Passing, against ${drawnEach} papers drawn for each`, passesDrawn),
    ];
    console.info(`${learners} learners from seed ${firstSeed}\n${tables.join('\n')}`);
    expect(brierScore(tasks) ?? 1).toBeLessThan(0.8 * (brierScore(uncorrected) ?? 0));
  });

  it('is within five points of the true chance of a task in every tenth of 50 predictions', () => {
    expectReliable(all.tasks, 50);
    expectReliable(all.tasksDrawn, 50);
  });

  it('is within five points of the true chance to pass in every tenth of 50 predictions', () => {
    expectReliable(all.passes, 50);
    expectReliable(all.passesDrawn, 50);
  });
});
