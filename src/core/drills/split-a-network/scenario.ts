import { widthOf } from '../../net/any-address.ts';
import { totalAddresses } from '../../net/prefix.ts';
import { anyPrefixOf, type AnyPrefix } from '../../net/any-prefix.ts';
import { partOf } from '../../net/any-prefix-sets.ts';
import { networkAt, randomBelow, someIpv6Address } from '../prefix-work/given.ts';
import type { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { somePrefix } from '../values.ts';

/** A network cut into equal parts, of which one is asked for. */
export interface SplitScenario {
  readonly whole: AnyPrefix;
  readonly newLength: number;
  /** How many parts are asked for: as many as there are, or fewer where that is no power of two; null if the length is given. */
  readonly wanted: number | null;
  /** Which part, from 1. */
  readonly turn: number;
  readonly part: AnyPrefix;
}

/** Draws a network, how it is cut and which part is asked for, never the first. */
export function splitScenario(random: Random, level: Level): SplitScenario {
  for (;;) {
    const { whole, newLength, wanted } = someCut(random, level);
    const count = 2 ** (newLength - whole.length);
    const most = Math.min(wanted ?? count, count, 64);
    const turn = random.int(2, most);
    const part = partOf(whole, newLength, turn - 1);
    if (part !== null) return { whole, newLength, wanted, turn, part };
  }
}

type Cut = Pick<SplitScenario, 'whole' | 'newLength' | 'wanted'>;

function someCut(random: Random, level: Level): Cut {
  if (level === 5) return ipv6Cut(random);
  if (level === 4) {
    const length = random.int(14, 24);
    const wanted = random.pick([3, 5, 6, 7, 9, 10, 12, 14, 20]);
    return { whole: ipv4Whole(random, length), newLength: length + Math.ceil(Math.log2(wanted)), wanted };
  }
  const [length, more] = {
    1: () => [24, random.int(1, 3)] as const,
    2: () => [random.int(23, 25), random.int(2, 4)] as const,
    3: () => [random.int(13, 20), random.int(3, 6)] as const,
  }[level]();
  const isByCount = random.chance(level === 3 ? 0.3 : 0.5);
  return { whole: ipv4Whole(random, length), newLength: length + more, wanted: isByCount ? 2 ** more : null };
}

/** Mostly somewhere in a wide private range, so that there are many. */
function ipv4Whole(random: Random, length: number): AnyPrefix {
  const range = somePrefix(random, random.chance(0.15) ? length : Math.min(length, 14));
  const value = BigInt(range.network) + randomBelow(random, BigInt(totalAddresses(range)));
  return anyPrefixOf({ version: 4, value }, length);
}

function ipv6Cut(random: Random): Cut {
  const length = random.pick([40, 44, 48, 48, 52, 56, 56]);
  const newLength = random.pick([4, 5, 6, 7, 8].map((more) => length + more));
  return { whole: networkAt(someIpv6Address(random), length), newLength, wanted: null };
}

/** How many addresses a part has. */
export function partSize({ whole, newLength }: SplitScenario): bigint {
  return 1n << BigInt(widthOf(whole) - newLength);
}
