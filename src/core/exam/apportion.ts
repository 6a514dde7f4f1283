/** What a domain can ask, and its share in any unit. */
export interface Share {
  readonly weight: number;
  readonly cards: number;
  readonly drills: number;
}

/** Tasks of a domain by kind. */
export interface TaskCount {
  readonly cards: number;
  readonly drills: number;
}

/**
 * Whole numbers in proportion to the weights that sum to `count`, each less than one from its exact share, by the largest
 * remainder; of equal remainders the first gets it. A weight of 0 gets nothing; all 0 if all weights are.
 */
export function apportion(weights: readonly number[], count: number): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (weight * count) / sum);
  const given = exact.map(Math.floor);
  const left = count - given.reduce((total, whole) => total + whole, 0);
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .filter(({ index }) => (weights[index] ?? 0) > 0)
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) given[index] = (given[index] ?? 0) + 1;
  return given;
}

/**
 * How many cards and drills a paper asks of each domain. Domains get tasks in proportion to their weights, what an empty one
 * would get goes to the others; drills are `drillShare` of the whole as far as the pools have both. A card is asked once at
 * most, a skill again with another instance; so a domain of few cards and no drills has fewer tasks than its share.
 */
export function taskCounts(
  domains: readonly Share[],
  taskCount: number,
  drillShare: number,
): readonly TaskCount[] {
  const tasks = apportion(
    domains.map(({ weight, cards, drills }) => (cards + drills > 0 ? weight : 0)),
    taskCount,
  );
  let owed = 0;
  return domains.map((pool, index) => {
    const count = tasks[index] ?? 0;
    owed += count * drillShare;
    const least = pool.drills === 0 ? 0 : Math.max(0, count - pool.cards);
    const most = pool.drills === 0 ? 0 : count;
    const drills = Math.min(most, Math.max(least, Math.round(owed)));
    // What one domain cannot have of a kind is not made up for by the next, which has a blueprint of its own.
    owed = Math.min(0.5, Math.max(-0.5, owed - drills));
    return { drills, cards: Math.min(pool.cards, count - drills) };
  });
}
