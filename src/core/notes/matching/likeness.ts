const longestCompared = 6000;

/** How often each run of three characters occurs in a text, and how many there are; only its first 6,000 characters count. */
export interface Grams {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Counts the runs of three characters in words, which are lower case and without markup. */
export function gramsOf(words: readonly { readonly text: string }[]): Grams {
  const text = ` ${words.map((word) => word.text).join(' ')} `.slice(0, longestCompared);
  const counts = new Map<string, number>();
  for (let index = 0; index + 2 < text.length; index++) {
    const gram = text.slice(index, index + 3);
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return { counts, total: Math.max(0, text.length - 2) };
}

/** How much two texts have in common, from 0 to 1: Sørensen and Dice's coefficient of their runs of three characters. */
export function likeness(one: Grams, other: Grams): number {
  const [small, large] =
    one.counts.size < other.counts.size ? [one.counts, other.counts] : [other.counts, one.counts];
  let shared = 0;
  for (const [gram, count] of small) shared += Math.min(count, large.get(gram) ?? 0);
  const total = one.total + other.total;
  return total === 0 ? 0 : (2 * shared) / total;
}
