import type { TaskCount } from './apportion.ts';

/** Steps a score is counted in: a ten-thousandth of all points. */
const steps = 10_000;
/** Chances below this are left out where many answers are summed. */
const negligible = 1e-13;

/** A domain's share of the points in any unit, and the chances of 0, 1, … right answers to its tasks. */
export interface DomainRight {
  readonly weight: number;
  readonly right: readonly number[];
}

/** How many tasks a domain has by kind, and the chance of a right answer to each item of its pools. */
export interface DomainChances {
  readonly tasks: TaskCount;
  readonly cards: readonly number[];
  readonly drills: readonly number[];
}

/** Chance of each score in steps of a ten-thousandth: entry i is a score of i / (length − 1). */
export type Scores = Float64Array;

/** Chance of 0, 1, … right answers to independent questions, each with its own chance. */
export function rightOf(chances: readonly number[]): number[] {
  let distribution = [1];
  // Only the middle, which has nearly all, is carried on; `from` is how many right its first entry stands for.
  let from = 0;
  for (const chance of chances) {
    const next = distribution.map((likely, right) => {
      const before = right === 0 ? 0 : (distribution[right - 1] ?? 0);
      return likely * (1 - chance) + before * chance;
    });
    next.push((distribution.at(-1) ?? 0) * chance);
    let first = 0;
    while (first < next.length - 1 && (next[first] ?? 0) < negligible) first += 1;
    while (next.length - 1 > first && (next.at(-1) ?? 0) < negligible) next.pop();
    distribution = first === 0 ? next : next.slice(first);
    from += first;
  }
  const all = Array.from({ length: chances.length + 1 }, () => 0);
  distribution.forEach((likely, index) => (all[from + index] = likely));
  return all;
}

/**
 * Chance of 0 to `tasks` right answers when that many items of a pool are drawn, every set of them equally likely, none twice
 * before all were drawn once. How many would be right of the whole pool decides by the hypergeometric distribution how many are of those drawn.
 */
export function rightOfDrawn(pool: readonly number[], tasks: number): number[] {
  if (tasks === 0 || pool.length === 0) return [1];
  const ofPool = rightOf(pool);
  const rounds = Math.floor(tasks / pool.length);
  let distribution = drawn(ofPool, pool.length, tasks % pool.length);
  for (let round = 0; round < rounds; round += 1) distribution = sumOf(distribution, ofPool);
  return distribution;
}

/** Chance of each score of a paper whose domains have points by their weights, all tasks of a domain the same. Domains without tasks have none. */
export function scoresOf(domains: readonly DomainRight[]): Scores {
  const asked = domains.filter(({ right }) => right.length > 1);
  const sum = asked.reduce((total, { weight }) => total + weight, 0);
  let scores: Scores = new Float64Array(steps + 1);
  scores[0] = 1;
  let given = 0;
  for (const { weight, right } of asked) {
    // Taken of the running sum, so that the shares of all domains sum to all steps.
    const share = Math.round(((given + weight) / sum) * steps) - Math.round((given / sum) * steps);
    given += weight;
    scores = addDomain(scores, right, share);
  }
  return scores;
}

/** Chance of 0, 1, … right answers in a domain. */
export function rightIn({ tasks, cards, drills }: DomainChances): number[] {
  return sumOf(rightOfDrawn(cards, tasks.cards), rightOfDrawn(drills, tasks.drills));
}

/** Mean score, from 0 to 1. */
export function meanScore(scores: Scores): number {
  return scores.reduce((sum, likely, index) => sum + likely * index, 0) / (scores.length - 1);
}

/** The least score that is not exceeded with the chance. */
export function scoreAt(scores: Scores, chance: number): number {
  let below = 0;
  const index = scores.findIndex((likely) => (below += likely) >= chance - 1e-9);
  return (index < 0 ? scores.length - 1 : index) / (scores.length - 1);
}

/** Chance of a score of at least the mark; rounding to steps is allowed for. */
export function chanceOfAtLeast(scores: Scores, mark: number): number {
  const from = Math.max(0, Math.ceil(mark * (scores.length - 1) - 2));
  return Math.min(
    1,
    scores.subarray(from).reduce((sum, likely) => sum + likely, 0),
  );
}

/** The same in `count` + 1 entries, each chance shared out between the two nearest so that the mean stays. */
export function coarser(scores: Scores, count: number): number[] {
  const coarse = Array.from({ length: count + 1 }, () => 0);
  scores.forEach((likely, index) => {
    const place = (index / (scores.length - 1)) * count;
    const low = Math.min(count - 1, Math.floor(place));
    coarse[low] = (coarse[low] ?? 0) + likely * (low + 1 - place);
    coarse[low + 1] = (coarse[low + 1] ?? 0) + likely * (place - low);
  });
  return coarse;
}

function addDomain(scores: Scores, right: readonly number[], share: number): Scores {
  const added: Scores = new Float64Array(scores.length);
  const most = right.length - 1;
  const places = right.map((_, count) => Math.round((count / most) * share));
  scores.forEach((likely, index) => {
    if (likely === 0) return;
    right.forEach((chance, count) => {
      const place = index + (places[count] ?? 0);
      added[place] = (added[place] ?? 0) + likely * chance;
    });
  });
  return added;
}

/** How many of `tasks` drawn from a pool are right, given how many of the whole pool are. */
function drawn(ofPool: readonly number[], size: number, tasks: number): number[] {
  const logs = logFactorials(size);
  const log = (whole: number) => logs[whole] ?? 0;
  const choose = (of: number, chosen: number) => log(of) - log(chosen) - log(of - chosen);
  const all = choose(size, tasks);
  const result = Array.from({ length: tasks + 1 }, () => 0);
  ofPool.forEach((likely, right) => {
    if (likely === 0) return;
    for (let among = Math.max(0, tasks - (size - right)); among <= Math.min(tasks, right); among += 1)
      result[among] =
        (result[among] ?? 0) +
        likely * Math.exp(choose(right, among) + choose(size - right, tasks - among) - all);
  });
  return result;
}

function sumOf(some: readonly number[], others: readonly number[]): number[] {
  const sum = Array.from({ length: some.length + others.length - 1 }, () => 0);
  some.forEach((likely, index) =>
    others.forEach((chance, more) => (sum[index + more] = (sum[index + more] ?? 0) + likely * chance)),
  );
  return sum;
}

function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let whole = 2; whole <= most; whole += 1) logs[whole] = (logs[whole - 1] ?? 0) + Math.log(whole);
  return logs;
}
