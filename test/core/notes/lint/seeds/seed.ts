import { formatIpv4, type Ipv4 } from '../../../../../src/core/net/address.ts';
import { networkOf, type Prefix } from '../../../../../src/core/net/prefix.ts';
import type { Random } from '../../../../../src/core/drills/random.ts';

/** A claim in one wording, once with the true value and once with a wrong one. */
export interface Seed {
  readonly right: string;
  readonly wrong: string;
}

/** Makes a claim with random values. */
export type Wording = (random: Random) => Seed;

/** A wording that says one value, which is true or not. */
export function saying<Value>(
  draw: (random: Random) => { readonly right: Value; readonly wrong: Value },
  say: (value: Value, random: Random) => string,
): Wording {
  return (random) => {
    const { right, wrong } = draw(random);
    return { right: say(right, random), wrong: say(wrong, random) };
  };
}

/** An address in private space. */
export function privateAddress(random: Random): Ipv4 {
  const rest = random.int(0, 2 ** 24 - 1);
  const start = random.pick([10 * 2 ** 24, 172 * 2 ** 24 + 16 * 2 ** 16, 192 * 2 ** 24 + 168 * 2 ** 16]);
  const size = start === 10 * 2 ** 24 ? 2 ** 24 : start === 172 * 2 ** 24 + 16 * 2 ** 16 ? 2 ** 20 : 2 ** 16;
  return start + (rest % size);
}

/** A network in private space. */
export function network(random: Random, shortest = 16, longest = 29): Prefix {
  return networkOf(privateAddress(random), random.int(shortest, longest));
}

/** Another item than the given one. */
export function other<Item>(random: Random, items: readonly Item[], item: Item): Item {
  return random.pick(items.filter((each) => each !== item));
}

/** An address in dotted decimal. */
export const dotted = (address: Ipv4) => formatIpv4(address >>> 0);
