import { anyPrefixOf, formatAnyPrefix, type AnyPrefix } from '../../net/any-prefix.ts';
import { collapseOf, partOf, summaryOf } from '../../net/any-prefix-sets.ts';
import { networkAt, someIpv6Address } from '../prefix-work/given.ts';
import type { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { somePrefix } from '../values.ts';

/** Networks to be said with fewer. */
export interface SumScenario {
  /** In the order shown. */
  readonly networks: readonly AnyPrefix[];
  /** The smallest one that holds them all. */
  readonly summary: AnyPrefix;
  /** The fewest that hold exactly the same addresses. */
  readonly collapsed: readonly AnyPrefix[];
}

/** Draws networks that lie near each other. */
export function sumScenario(random: Random, level: Level): SumScenario {
  for (;;) {
    const networks = random.shuffle(someNetworks(random, level));
    const summary = summaryOf(networks);
    const collapsed = collapseOf(networks);
    const isDistinct = new Set(networks.map(formatAnyPrefix)).size === networks.length;
    if (summary === null || !isDistinct) continue;
    // Down to one only where one is asked for, and never through another of the networks.
    const isFit =
      level === 5
        ? collapsed.length >= 2 && collapsed.length < networks.length
        : collapsed.length < networks.length || level >= 3;
    const isTrivial = networks.some((one) => formatAnyPrefix(one) === formatAnyPrefix(summary));
    if (isFit && !isTrivial) return { networks, summary, collapsed };
  }
}

function someNetworks(random: Random, level: Level): AnyPrefix[] {
  switch (level) {
    case 1:
      return inARow(ipv4Block(random, random.pick([22, 23])), 24, 0, 4);
    case 2: {
      const block = random.int(18, 26);
      return inARow(ipv4Block(random, block), block + random.int(2, 3), 0, 8);
    }
    case 3:
      return mixed(random, ipv4Block(random, random.int(14, 24)));
    case 4: {
      const block = random.int(14, 25);
      const length = block + 4;
      const count = random.int(3, 6);
      return inARow(ipv4Block(random, block), length, random.int(1, 15 - count), count);
    }
    case 5:
      return random.chance(0.3)
        ? someOf(random, networkAt(someIpv6Address(random), random.pick([44, 45, 48, 52])))
        : someOf(random, ipv4Block(random, random.int(14, 25)));
  }
}

function ipv4Block(random: Random, length: number): AnyPrefix {
  const { network } = somePrefix(random, length);
  return anyPrefixOf({ version: 4, value: BigInt(network) }, length);
}

/** At most `count` networks of a length side by side in a block, from one of them on. */
function inARow(block: AnyPrefix, length: number, from: number, count: number): AnyPrefix[] {
  return Array.from({ length: count }, (_, index) => partOf(block, length, from + index)).filter(
    (part) => part !== null,
  );
}

/** Three to five networks of different lengths that do not overlap. */
function mixed(random: Random, block: AnyPrefix): AnyPrefix[] {
  const halves = inARow(block, block.length + 1, 0, 2);
  const parts = halves.flatMap((half) => {
    const length = half.length + random.int(1, 3);
    return random.sample(inARow(half, length, 0, 8), random.int(1, 3));
  });
  return parts.length >= 3 ? parts : mixed(random, block);
}

/** Neighbours, some of which belong together, and one that lies in another. */
function someOf(random: Random, block: AnyPrefix): AnyPrefix[] {
  const parts = inARow(block, block.length + 3, 0, 8);
  const half = random.pick([parts.slice(0, 4), parts.slice(4)]);
  const others = parts.filter((part) => !half.includes(part));
  const chosen = random.chance(0.6)
    ? [...half, ...random.sample(others, random.int(1, 2))]
    : random.sample(parts, random.int(3, 5));
  const holder = random.pick(chosen);
  const inner = partOf(holder, holder.length + random.int(1, 2), random.int(0, 1));
  return inner !== null && random.chance(0.6) ? [...chosen, inner] : chosen;
}
