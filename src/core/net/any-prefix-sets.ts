import { ipv4Kind, ipv6Kind, type AddressKind } from './address-kind.ts';
import { liesIn, type AnyPrefix } from './any-prefix.ts';
import { collapseIn, splitIn, summaryIn } from './summarise.ts';
import type { Prefix } from './prefix.ts';

/** The smallest one network that holds all the given ones, which are of one version; null if none is given. */
export function summaryOf(prefixes: readonly AnyPrefix[]): AnyPrefix | null {
  const [first] = prefixes;
  if (first === undefined) return null;
  const found =
    first.version === 4
      ? toAny(4, summaryIn(ipv4Kind, prefixes.map(toIpv4)))
      : toAny(6, summaryIn(ipv6Kind, prefixes.map(toIpv6)));
  return found;
}

/** The fewest networks that hold exactly the same addresses, in ascending order; the given ones are of one version. */
export function collapseOf(prefixes: readonly AnyPrefix[]): AnyPrefix[] {
  const collapsed =
    prefixes[0]?.version === 4
      ? collapseIn(ipv4Kind, prefixes.map(toIpv4)).map((prefix) => toAny(4, prefix))
      : collapseIn(ipv6Kind, prefixes.map(toIpv6)).map((prefix) => toAny(6, prefix));
  return collapsed.filter((prefix) => prefix !== null);
}

/** The part with an index from 0 of a network cut into parts of a longer length; null if there is none. */
export function partOf(prefix: AnyPrefix, newLength: number, index: number): AnyPrefix | null {
  const at = <Address>(kind: AddressKind<Address>, one: Prefix<Address>) =>
    splitIn(kind, one, newLength)?.at(index) ?? null;
  return prefix.version === 4
    ? toAny(4, at(ipv4Kind, toIpv4(prefix)))
    : toAny(6, at(ipv6Kind, toIpv6(prefix)));
}

/** The first network of a length that lies within one and shares no address with those taken; null if there is none. */
export function firstFree(within: AnyPrefix, length: number, taken: readonly AnyPrefix[]): AnyPrefix | null {
  const inTheWay = (one: AnyPrefix) => taken.find((other) => liesIn(one, other) || liesIn(other, one));
  const step = 1n << BigInt((within.version === 4 ? 32 : 128) - length);
  let candidate = partOf(within, length, 0);
  while (candidate !== null && liesIn(within, candidate)) {
    const obstacle = inTheWay(candidate);
    if (obstacle === undefined) return candidate;
    const size = 1n << BigInt((within.version === 4 ? 32 : 128) - obstacle.length);
    const end = obstacle.value + size;
    const next = ((end + step - 1n) / step) * step;
    const isBeyond = next >= 1n << (within.version === 4 ? 32n : 128n);
    candidate = isBeyond ? null : { version: within.version, value: next, length };
  }
  return null;
}

/** The longest prefix of IPv4 with a broadcast address whose network has room for so many hosts; null if none has. */
export function longestPrefixFor(hosts: number): number | null {
  for (let length = 30; length >= 0; length -= 1) if (2 ** (32 - length) - 2 >= hosts) return length;
  return null;
}

function toIpv4({ value, length }: AnyPrefix): Prefix {
  return { network: Number(value), length };
}

function toIpv6({ value, length }: AnyPrefix): Prefix<bigint> {
  return { network: value, length };
}

function toAny(version: 4 | 6, prefix: Prefix | Prefix<bigint> | null): AnyPrefix | null {
  return prefix === null ? null : { version, value: BigInt(prefix.network), length: prefix.length };
}
