import type { TaskCount } from './apportion.ts';

/** Scores are told apart to a ten-thousandth of all points; of many domains, which have many more scores, to a two-thousandth. */
const steps = { few: 10_000, many: 2_000 };
const mostFew = 6;
/** Chances below this are left out where many answers are summed. */
const negligible = 1e-13;

/** How many tasks a domain has by kind, and the chance of a right answer to each item of its pools. */
export interface DomainChances {
  readonly tasks: TaskCount;
  readonly cards: readonly number[];
  readonly drills: readonly number[];
}

/** Scores that can come out, ascending from 0 to 1, and the chance of each. */
export interface Scores {
  readonly scores: readonly number[];
  readonly chances: Float64Array;
  /** By how much scores may be off for being rounded. */
  readonly tolerance: number;
}

/** Chance of 0, 1, … right answers to independent questions, each with its own chance. */
export function rightOf(chances: readonly number[]): Float64Array {
  const likely = new Float64Array(chances.length + 1);
  likely[0] = 1;
  // Only the middle, which has nearly all, is carried on.
  let first = 0;
  let last = 0;
  for (const chance of chances) {
    for (let right = last + 1; right > first; right -= 1)
      likely[right] = (likely[right] ?? 0) * (1 - chance) + (likely[right - 1] ?? 0) * chance;
    likely[first] = (likely[first] ?? 0) * (1 - chance);
    last += 1;
    while (first < last && (likely[first] ?? 0) < negligible) likely[first++] = 0;
    while (last > first && (likely[last] ?? 0) < negligible) likely[last--] = 0;
  }
  return likely;
}

/** Chance of 0, 1, … right answers in a domain. */
export function rightIn({ tasks, cards, drills }: DomainChances): Float64Array {
  return sumOf(rightOfDrawn(cards, tasks.cards), rightOfDrawn(drills, tasks.drills));
}

/**
 * Chance of 0 to `tasks` right answers when that many items of a pool are drawn, every set of them equally likely, none twice
 * before all were drawn once. How many would be right of the whole pool decides by the hypergeometric distribution how many are of those drawn.
 */
function rightOfDrawn(pool: readonly number[], tasks: number): Float64Array {
  if (tasks === 0 || pool.length === 0) return new Float64Array([1]);
  const ofPool = rightOf(pool);
  const rounds = Math.floor(tasks / pool.length);
  let likely = drawn(ofPool, pool.length, tasks % pool.length);
  for (let round = 0; round < rounds; round += 1) likely = sumOf(likely, ofPool);
  return likely;
}

/**
 * The scores that can come out of a paper whose domains share the points by their weights, all tasks of a domain the same;
 * `scoresOf` then gives their chances for as many ways of answering as are asked about.
 */
export class ScoreGrid {
  /** For each domain: where the score goes that is at an entry and gains so many right answers, entries first. */
  readonly #moves: readonly Int32Array[];
  readonly #scores: readonly number[];
  readonly #tolerance: number;

  /** `counts` are the tasks of each domain; a domain without any has no points. */
  constructor(weights: readonly number[], counts: readonly number[]) {
    const isAsked = counts.map((count) => count > 0);
    const sum = weights.reduce((total, weight, index) => total + (isAsked[index] === true ? weight : 0), 0);
    const all = isAsked.filter(Boolean).length > mostFew ? steps.many : steps.few;
    let places = [0];
    let given = 0;
    this.#moves = counts.map((count, index) => {
      const weight = isAsked[index] === true ? (weights[index] ?? 0) : 0;
      // Taken of the running sum, so that the shares of all domains sum to all steps.
      const before = Math.round((given / sum) * all);
      given += weight;
      const share = Math.round((given / sum) * all) - before;
      const gains = Array.from({ length: count + 1 }, (_, right) =>
        count === 0 ? 0 : Math.round((right / count) * share),
      );
      const reached = places.flatMap((place) => gains.map((gain) => place + gain));
      places = [...new Set(reached)].sort((a, b) => a - b);
      const entryOf = new Map(places.map((place, entry) => [place, entry]));
      return Int32Array.from(reached, (place) => entryOf.get(place) ?? 0);
    });
    this.#scores = places.map((place) => place / all);
    this.#tolerance = 2 / all;
  }

  /** The chances of the scores, from those of 0, 1, … right answers in each domain. */
  scoresOf(right: readonly Float64Array[]): Scores {
    let likely = new Float64Array([1]);
    this.#moves.forEach((moves, index) => {
      const here = right[index] ?? new Float64Array([1]);
      const next = new Float64Array(moves.length);
      let move = 0;
      let most = 0;
      for (const before of likely)
        for (const chance of here) {
          const entry = moves[move] ?? 0;
          next[entry] = (next[entry] ?? 0) + before * chance;
          most = Math.max(most, entry);
          move += 1;
        }
      likely = next.slice(0, most + 1);
    });
    return { scores: this.#scores, chances: likely, tolerance: this.#tolerance };
  }
}

/** The mean of distributions over the same scores, each with its weight; the weights sum to 1. */
export function mixtureOf(parts: readonly { readonly weight: number; readonly of: Scores }[]): Scores {
  const { scores, tolerance } = parts[0]?.of ?? { scores: [0], tolerance: 0 };
  const chances = new Float64Array(scores.length);
  for (const { weight, of } of parts)
    of.chances.forEach((chance, entry) => (chances[entry] = (chances[entry] ?? 0) + weight * chance));
  return { scores, chances, tolerance };
}

/** Mean score, from 0 to 1. */
export function meanScore({ scores, chances }: Scores): number {
  return chances.reduce((sum, chance, entry) => sum + chance * (scores[entry] ?? 0), 0);
}

/** The least score that is not exceeded with the chance. */
export function scoreAt({ scores, chances }: Scores, chance: number): number {
  let below = 0;
  const entry = chances.findIndex((likely) => (below += likely) >= chance - 1e-9);
  return scores[entry < 0 ? scores.length - 1 : entry] ?? 0;
}

/** Chance of a score of at least the mark; the rounding of scores is allowed for. */
export function chanceOfAtLeast({ scores, chances, tolerance }: Scores, mark: number): number {
  const least = mark - tolerance;
  const sum = chances.reduce(
    (total, chance, entry) => total + ((scores[entry] ?? 0) >= least ? chance : 0),
    0,
  );
  return Math.min(1, sum);
}

/** The same in `count` + 1 entries for scores of 0 to 1, each chance shared out between the two nearest so that the mean stays. */
export function evenly({ scores, chances }: Scores, count: number): number[] {
  const even = Array.from({ length: count + 1 }, () => 0);
  chances.forEach((chance, entry) => {
    const place = (scores[entry] ?? 0) * count;
    const low = Math.min(count - 1, Math.floor(place));
    even[low] = (even[low] ?? 0) + chance * (low + 1 - place);
    even[low + 1] = (even[low + 1] ?? 0) + chance * (place - low);
  });
  return even;
}

/** How many of `tasks` drawn from a pool are right, given how many of the whole pool are. */
function drawn(ofPool: Float64Array, size: number, tasks: number): Float64Array {
  const logs = logFactorials(size);
  const choose = (of: number, chosen: number) =>
    (logs[of] ?? 0) - (logs[chosen] ?? 0) - (logs[of - chosen] ?? 0);
  const all = choose(size, tasks);
  const result = new Float64Array(tasks + 1);
  ofPool.forEach((likely, right) => {
    if (likely === 0) return;
    for (let among = Math.max(0, tasks - (size - right)); among <= Math.min(tasks, right); among += 1)
      result[among] =
        (result[among] ?? 0) +
        likely * Math.exp(choose(right, among) + choose(size - right, tasks - among) - all);
  });
  return result;
}

function sumOf(some: Float64Array, others: Float64Array): Float64Array {
  const sum = new Float64Array(some.length + others.length - 1);
  some.forEach((likely, right) =>
    others.forEach((chance, more) => (sum[right + more] = (sum[right + more] ?? 0) + likely * chance)),
  );
  return sum;
}

/** Logarithms of the factorials of 0 to at least `most`, made once and longer when needed. */
function logFactorials(most: number): Float64Array {
  if (knownLogs.length > most) return knownLogs;
  const logs = new Float64Array(2 * most + 1);
  for (let whole = 2; whole < logs.length; whole += 1) logs[whole] = (logs[whole - 1] ?? 0) + Math.log(whole);
  knownLogs = logs;
  return logs;
}

let knownLogs = new Float64Array(1);
