import { sharedBits, type Ipv4 } from './address.ts';
import { covers, lastAddress, networkOf, totalAddresses, type Prefix } from './prefix.ts';

/** The network `bits` shorter that holds the given one; null if there is none that short. */
export function supernet(prefix: Prefix, bits: number): Prefix | null {
  return bits > prefix.length ? null : networkOf(prefix.network, prefix.length - bits);
}

/** The fewest networks that hold exactly the same addresses, in ascending order. */
export function collapse(prefixes: readonly Prefix[]): Prefix[] {
  const collapsed: Prefix[] = [];
  const ordered = [...prefixes].sort((a, b) => a.network - b.network || a.length - b.length);
  for (const prefix of ordered) {
    const previous = collapsed.at(-1);
    if (previous !== undefined && covers(previous, prefix)) continue;
    collapsed.push(prefix);
    joinSiblings(collapsed);
  }
  return collapsed;
}

function joinSiblings(ordered: Prefix[]): void {
  for (;;) {
    const [left, right] = ordered.slice(-2);
    if (left === undefined || right === undefined || left.length !== right.length) return;
    const parent = networkOf(left.network, left.length - 1);
    if (left.network !== parent.network || !covers(parent, right)) return;
    ordered.splice(-2, 2, parent);
  }
}

/** The smallest one network that holds all the given ones; null if none is given. */
export function summary(prefixes: readonly Prefix[]): Prefix | null {
  const [first] = prefixes;
  if (first === undefined) return null;
  const lowest = prefixes.reduce((least, prefix) => Math.min(least, prefix.network), first.network);
  const highest = prefixes.reduce((most, prefix) => Math.max(most, lastAddress(prefix)), 0);
  return networkOf(lowest, sharedBits(lowest, highest));
}

/** The fewest networks that hold exactly the addresses from `first` to `last`; none if `last` is below `first`. */
export function prefixesOfRange(first: Ipv4, last: Ipv4): Prefix[] {
  const found: Prefix[] = [];
  for (let next = first; next <= last;) {
    let prefix = networkOf(next, 32);
    for (let length = 31; length >= 0; length -= 1) {
      const wider = networkOf(next, length);
      if (wider.network !== next || lastAddress(wider) > last) break;
      prefix = wider;
    }
    found.push(prefix);
    next += totalAddresses(prefix);
  }
  return found;
}

/** A network cut into equal parts, without listing them all. */
export interface Split {
  readonly count: number;
  /** The part at an index from 0; null beyond the last. */
  at(index: number): Prefix | null;
}

/** Cuts a network into parts of a longer prefix length; null if the length is shorter than the network's or above 32. */
export function split(prefix: Prefix, newLength: number): Split | null {
  if (newLength < prefix.length || newLength > 32) return null;
  const count = 2 ** (newLength - prefix.length);
  const step = 2 ** (32 - newLength);
  return {
    count,
    at: (index) =>
      Number.isInteger(index) && index >= 0 && index < count
        ? { network: prefix.network + index * step, length: newLength }
        : null,
  };
}
