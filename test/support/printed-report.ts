import { checkAnswer } from '../../src/core/drills/check-answer.ts';
import { families } from '../../src/core/drills/registry.ts';
import type { DrillInstance, Level } from '../../src/core/drills/types.ts';
import type { PrintedPaper, PrintedReport, PrintedTask } from '../../src/core/exam/printed-paper.ts';
import { rightAnswer, wrongAnswer } from './drill-answers.ts';

const base = { domain: 0, points: 2, isFlagged: false, spentMs: 72_000 };

/** A task with an instance, answered right, wrong or not at all. */
export function drillTask(
  instance: DrillInstance,
  position: number,
  how: 'right' | 'wrong' | 'unanswered',
): PrintedTask {
  const family = families.get(instance.family);
  if (family === undefined) throw new Error(`There should be a family ${instance.family}.`);
  const shared = { ...base, position, title: family.title, card: null, instance };
  if (how === 'unanswered')
    return { ...shared, answer: null, marking: { credit: 0, by: 'unanswered', verdict: null } };
  const answer =
    how === 'right' || instance.mistakes.length === 0 ? rightAnswer(instance) : wrongAnswer(instance);
  const verdict = checkAnswer(family, instance, answer);
  const credit = verdict.right ? 1 : 0;
  return { ...shared, answer, marking: { credit, by: 'computation', verdict } };
}

/** A task with a card that was answered by typing. */
export function cardTask(
  front: string,
  back: string,
  position: number,
  text: string | null,
  credit = 0.5,
): PrintedTask {
  return {
    ...{ ...base, position, title: 'Routing', card: { front, back }, instance: null },
    answer: text === null ? null : { kind: 'typed', text },
    marking:
      text === null ? { credit: 0, by: 'unanswered', verdict: null } : { credit, by: 'self', verdict: null },
  };
}

/** An instance of every family at a level, by its seed. */
export function instancesOf(level: Level, seed: number): DrillInstance[] {
  return [...families.values()].map((family) => family.make(level, seed));
}

/** A report about the given tasks, with figures made up. */
export function printedReport(
  tasks: readonly PrintedTask[],
  more: Partial<PrintedPaper> = {},
): PrintedReport {
  const paper: PrintedPaper = {
    ...{ examName: 'CKA networking', number: 4, mode: 'strict', weighting: 'weak', seed: 1234 },
    ...{ isRepeat: false, remark: null },
    ...{ durationMs: 7_200_000, passMark: 0.66, domains: [{ name: 'Routing' }], tasks },
    ...more,
  };
  const wrong = tasks.filter(({ marking }) => marking?.credit !== 1);
  return {
    ...{ paper, score: 0.714, isPassed: true, usedMs: 4_320_000 },
    prediction: { expected: 0.64, low: 0.52, high: 0.75, passChance: 0.48 },
    domains: [
      { name: 'Routing', weight: 0.6, tasks: tasks.length, right: 3, score: 0.714, msPerTask: 72_000 },
      { name: 'DNS | names', weight: 0.4, tasks: 0, right: 0, score: null, msPerTask: null },
    ],
    skills: tasks.map(({ title, instance, marking }) => ({
      ...{ title, family: instance?.family ?? null, tasks: 1 },
      score: marking?.credit ?? 0,
    })),
    mistakes: wrong.map(({ position, title, marking }) => ({
      ...{ position, title, timesThisMonth: position % 3 === 0 ? 3 : null },
      sentence: marking?.verdict?.sentence ?? 'It was not answered.',
    })),
    next: {
      minutes: 22,
      gain: 0.06,
      domains: ['Routing'],
      titles: ['Longest prefix match', 'Which gateway?'],
    },
    evidence: { isOn: true, reviews: tasks.length },
    history: [3, 4].map((number) => ({
      ...{ number, mode: 'strict' as const, taskCount: tasks.length, startedAt: number * 86_400_000 },
      ...{ score: 0.5 + number / 20, isPassed: number > 3, expected: 0.6 },
    })),
  };
}
