import { anyPrefixOf, overlap, sizeOf, type AnyPrefix } from '../../net/any-prefix.ts';
import { ipv4 } from '../../net/address.ts';
import { networkOf } from '../../net/prefix.ts';
import { randomBelow } from '../prefix-work/given.ts';
import type { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** What a range of addresses is for. */
export type Use = 'pods' | 'services' | 'nodes' | 'office';

/** A range of addresses of a cluster, or of the network it is reached from. */
export interface UsedRange {
  readonly use: Use;
  readonly prefix: AnyPrefix;
}

/** The indexes of two ranges, the lower first. */
export type Pair = readonly [number, number];

/** All pairs of so many ranges. */
function pairsOf(count: number): Pair[] {
  return Array.from({ length: count }, (_, a) => a).flatMap((a) =>
    Array.from({ length: count - a - 1 }, (_, more): Pair => [a, a + 1 + more]),
  );
}

const lengths: Readonly<Record<Level, Partial<Record<Use, readonly number[]>>>> = {
  1: { pods: [16], services: [16, 24], nodes: [16, 24] },
  2: { pods: [14, 16, 17, 18, 20], services: [12, 13, 14, 18, 20, 22], nodes: [19, 20, 21, 22, 25] },
  3: { pods: [13, 14, 17, 18], services: [12, 14, 18, 20], nodes: [18, 20, 21, 22], office: [9, 10, 11, 13] },
  4: { pods: [12, 13, 14, 17], services: [12, 14, 18, 20], nodes: [18, 19, 20, 22] },
  5: { pods: [12, 13, 14, 17], services: [12, 14, 18, 20], nodes: [18, 19, 20, 22] },
};

/** Draws the ranges of a cluster of which at most one pair overlaps; none does where `mayOverlap` is not set. */
export function someRanges(random: Random, level: Level, mayOverlap: boolean): UsedRange[] {
  const uses = Object.entries(lengths[level]).map(([use, choice]) => ({
    use: use as Use,
    length: random.pick(choice),
  }));
  const wanted = mayOverlap && random.chance(0.7) ? random.pick(pairsOf(uses.length)) : null;
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const ranges: UsedRange[] = [];
    for (const { use, length } of uses) {
      const other = ranges.length === 0 ? null : random.pick(ranges).prefix;
      ranges.push({ use, prefix: other === null ? anywhere(random, length) : near(random, other, length) });
    }
    if (wanted !== null) {
      const [first, second] = [ranges[wanted[0]], ranges[wanted[1]]];
      if (first === undefined || second === undefined) continue;
      const [outer, inner] = first.prefix.length <= second.prefix.length ? [first, second] : [second, first];
      ranges[ranges.indexOf(inner)] = { ...inner, prefix: within(random, outer.prefix, inner.prefix.length) };
    }
    const found = overlappingPairs(ranges, overlap);
    if (found.length === (wanted === null ? 0 : 1) && ranges.every(isPrivate)) return ranges;
  }
  throw new RangeError('No ranges fit');
}

/** The pairs for which a test holds. */
export function overlappingPairs(
  ranges: readonly UsedRange[],
  doOverlap: (a: AnyPrefix, b: AnyPrefix) => boolean,
): Pair[] {
  return pairsOf(ranges.length).filter(([a, b]) => {
    const [first, second] = [ranges[a], ranges[b]];
    return first !== undefined && second !== undefined && doOverlap(first.prefix, second.prefix);
  });
}

const privateRanges = ['10.0.0.0', '172.16.0.0', '192.168.0.0'].map((text, index) =>
  anyPrefixOf({ version: 4, value: BigInt(ipv4(text)) }, [8, 12, 16][index] ?? 8),
);

function isPrivate({ prefix }: UsedRange): boolean {
  return privateRanges.some(
    (range) => range.length <= prefix.length && anyPrefixOf(prefix, range.length).value === range.value,
  );
}

function anywhere(random: Random, length: number): AnyPrefix {
  const octet = () => random.int(0, 255);
  const texts = [`10.${octet()}.${octet()}.0`];
  if (length >= 16) texts.push(`192.168.${octet()}.0`);
  if (length >= 13) texts.push(`172.${random.int(16, 31)}.${octet()}.0`, `10.${octet()}.${octet()}.0`);
  const { network } = networkOf(ipv4(random.pick(texts)), length);
  return anyPrefixOf({ version: 4, value: BigInt(network) }, length);
}

/** Beside another range, a little farther on, or somewhere else. */
function near(random: Random, other: AnyPrefix, length: number): AnyPrefix {
  if (random.chance(0.15)) return anywhere(random, length);
  const step = sizeOf({ ...other, length: Math.min(other.length, length) });
  const value = other.value + step * BigInt(random.pick([-2, -1, -1, 1, 1, 2, 3]));
  return value < 0n ? anywhere(random, length) : anyPrefixOf({ version: 4, value }, length);
}

/** In a range: at its beginning, near it, or anywhere. */
function within(random: Random, outer: AnyPrefix, length: number): AnyPrefix {
  if (random.chance(0.2)) return { ...outer, length };
  const room = random.chance(0.35) ? outer.length + 3 : outer.length;
  const value = outer.value + randomBelow(random, sizeOf({ ...outer, length: Math.min(room, length) }));
  return anyPrefixOf({ version: 4, value }, length);
}
