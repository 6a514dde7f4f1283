import { holdsAll, ipv4Kind, type AddressKind } from './address-kind.ts';
import type { Ipv4 } from './address.ts';
import type { Prefix } from './prefix.ts';

/** The network `bits` shorter that holds the given one; null if there is none that short. */
export function supernet(prefix: Prefix, bits: number): Prefix | null {
  return supernetIn(ipv4Kind, prefix, bits);
}

/** As `supernet`, for either kind of address. */
export function supernetIn<Address>(
  kind: AddressKind<Address>,
  prefix: Prefix<Address>,
  bits: number,
): Prefix<Address> | null {
  return bits > prefix.length ? null : kind.networkOf(prefix.network, prefix.length - bits);
}

/** The fewest networks that hold exactly the same addresses, in ascending order. */
export function collapse(prefixes: readonly Prefix[]): Prefix[] {
  return collapseIn(ipv4Kind, prefixes);
}

/** As `collapse`, for either kind of address. */
export function collapseIn<Address>(
  kind: AddressKind<Address>,
  prefixes: readonly Prefix<Address>[],
): Prefix<Address>[] {
  const collapsed: Prefix<Address>[] = [];
  const ordered = [...prefixes].sort((a, b) => kind.compare(a.network, b.network) || a.length - b.length);
  for (const prefix of ordered) {
    const previous = collapsed.at(-1);
    if (previous !== undefined && holdsAll(kind, previous, prefix)) continue;
    collapsed.push(prefix);
    joinSiblings(kind, collapsed);
  }
  return collapsed;
}

function joinSiblings<Address>(kind: AddressKind<Address>, ordered: Prefix<Address>[]): void {
  for (;;) {
    const [left, right] = ordered.slice(-2);
    if (left === undefined || right === undefined || left.length !== right.length) return;
    const parent = kind.networkOf(left.network, left.length - 1);
    if (kind.compare(left.network, parent.network) !== 0 || !holdsAll(kind, parent, right)) return;
    ordered.splice(-2, 2, parent);
  }
}

/** The smallest one network that holds all the given ones; null if none is given. */
export function summary(prefixes: readonly Prefix[]): Prefix | null {
  return summaryIn(ipv4Kind, prefixes);
}

/** As `summary`, for either kind of address. */
export function summaryIn<Address>(
  kind: AddressKind<Address>,
  prefixes: readonly Prefix<Address>[],
): Prefix<Address> | null {
  const [first, ...rest] = prefixes;
  if (first === undefined) return null;
  const shared = rest.map(({ network, length }) => Math.min(length, kind.sharedBits(first.network, network)));
  return kind.networkOf(first.network, Math.min(first.length, ...shared));
}

/** The fewest networks that hold exactly the addresses from `first` to `last`; none if `last` is below `first`. */
export function prefixesOfRange(first: Ipv4, last: Ipv4): Prefix[] {
  return prefixesOfRangeIn(ipv4Kind, first, last);
}

/** As `prefixesOfRange`, for either kind of address. */
export function prefixesOfRangeIn<Address>(
  kind: AddressKind<Address>,
  first: Address,
  last: Address,
): Prefix<Address>[] {
  const found: Prefix<Address>[] = [];
  let next = first;
  while (kind.compare(next, last) <= 0) {
    const prefix = widestFrom(kind, next, last);
    found.push(prefix);
    const end = kind.lastAddress(prefix);
    if (kind.compare(end, last) >= 0) break;
    next = kind.plus(end, 1n);
  }
  return found;
}

/** The largest network that starts at an address and does not go beyond `last`. */
function widestFrom<Address>(kind: AddressKind<Address>, start: Address, last: Address): Prefix<Address> {
  let prefix = kind.networkOf(start, kind.bits);
  for (let length = kind.bits - 1; length >= 0; length -= 1) {
    const wider = kind.networkOf(start, length);
    const startsThere = kind.compare(wider.network, start) === 0;
    if (!startsThere || kind.compare(kind.lastAddress(wider), last) > 0) break;
    prefix = wider;
  }
  return prefix;
}

/** A network cut into equal parts, without listing them all. */
export interface Split<Address = Ipv4> {
  /** Exact up to 2^53 parts. */
  readonly count: number;
  /** The part at an index from 0; null beyond the last. */
  at(index: number): Prefix<Address> | null;
}

/** Cuts a network into parts of a longer prefix length; null if the length is shorter than the network's or above 32. */
export function split(prefix: Prefix, newLength: number): Split | null {
  return splitIn(ipv4Kind, prefix, newLength);
}

/** As `split`, for either kind of address. */
export function splitIn<Address>(
  kind: AddressKind<Address>,
  prefix: Prefix<Address>,
  newLength: number,
): Split<Address> | null {
  if (newLength < prefix.length || newLength > kind.bits) return null;
  const count = 2 ** (newLength - prefix.length);
  const step = 2n ** BigInt(kind.bits - newLength);
  return {
    count,
    at: (index) =>
      Number.isInteger(index) && index >= 0 && index < count
        ? { network: kind.plus(prefix.network, BigInt(index) * step), length: newLength }
        : null,
  };
}
