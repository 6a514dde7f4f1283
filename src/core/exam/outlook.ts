import { taskCounts, type TaskCount } from './apportion.ts';
import type { Correction, CorrectionNode } from './correction.ts';
import { chanceAt, type Question } from './question.ts';
import {
  chanceOfAtLeast,
  evenly,
  meanScore,
  mixtureOf,
  rightIn,
  scoreAt,
  ScoreGrid,
  type Scores,
} from './score-distribution.ts';

/** The rules of an exam that decide how a paper is drawn and passed. */
export interface Rules {
  readonly domains: readonly { readonly name: string; readonly weight: number }[];
  readonly taskCount: number;
  readonly drillShare: number;
  readonly passMark: number;
}

/** Where the score will lie; scores and chances from 0 to 1, `low` and `high` with four chances in five between them. */
export interface Outlook {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly passChance: number;
  /** Entry i of n + 1 is the chance of a score of i / n. */
  readonly distribution: readonly number[];
  readonly domains: readonly {
    readonly name: string;
    readonly expected: number;
    readonly low: number;
    readonly high: number;
  }[];
}

/**
 * The distribution of a paper's score over all papers the rules can draw of these questions, over all ways they can be
 * answered, and over all ways in which FSRS may be off for the person: little evidence makes it wide. `courses` are ways the
 * same questions may come to stand on the day, each as likely as the others.
 */
export function outlookOf(
  courses: readonly (readonly Question[])[],
  rules: Rules,
  correction: Correction,
  tasks = tasksOf(courses[0] ?? [], rules),
): Outlook {
  const counts = rules.domains.map((_, index) => (tasks[index]?.cards ?? 0) + (tasks[index]?.drills ?? 0));
  const grid = new ScoreGrid(
    rules.domains.map(({ weight }) => weight),
    counts,
  );
  const ways = courses.flatMap((questions) => {
    const pools = rules.domains.map((_, domain) =>
      questions.filter((question) => question.domain === domain),
    );
    return correction.nodes.map((node) => ({
      weight: node.weight / courses.length,
      right: pools.map((pool, index) => rightAt(node, pool, tasks[index])),
    }));
  });
  const scores = mixtureOf(ways.map(({ weight, right }) => ({ weight, of: grid.scoresOf(right) })));
  return {
    ...rangeOf(scores),
    passChance: chanceOfAtLeast(scores, rules.passMark),
    distribution: evenly(scores, Math.min(50, Math.max(10, rules.taskCount))),
    domains: rules.domains.map(({ name }, index) => {
      const alone = new ScoreGrid([1], [counts[index] ?? 0]);
      const parts = ways.map(({ weight, right }) => ({
        weight,
        of: alone.scoresOf(right.slice(index, index + 1)),
      }));
      return { name, ...rangeOf(mixtureOf(parts)) };
    }),
  };
}

/** How many tasks each domain gets of these questions. */
export function tasksOf(
  questions: readonly Pick<Question, 'domain' | 'kind'>[],
  { domains, taskCount, drillShare }: Rules,
): readonly TaskCount[] {
  const pools = domains.map(({ weight }) => ({ weight, cards: 0, drills: 0 }));
  for (const { domain, kind } of questions) {
    const pool = pools[domain];
    if (pool !== undefined) pool[kind === 'card' ? 'cards' : 'drills'] += 1;
  }
  return taskCounts(pools, taskCount, drillShare);
}

/** Chance of 0, 1, … right answers in a domain, as a node says. */
function rightAt(
  node: CorrectionNode,
  pool: readonly Question[],
  tasks: TaskCount = { cards: 0, drills: 0 },
): Float64Array {
  const of = (kind: Question['kind']) =>
    pool.filter((question) => question.kind === kind).map((question) => chanceAt(node, question));
  return rightIn({ tasks, cards: of('card'), drills: of('drill') });
}

function rangeOf(scores: Scores) {
  return { expected: meanScore(scores), low: scoreAt(scores, 0.1), high: scoreAt(scores, 0.9) };
}
