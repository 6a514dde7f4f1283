import { formatIpv4, parseIpv4 } from './address.ts';

/** An IPv6 address as an unsigned 128-bit number. */
export type Ipv6 = bigint;

const groupBits = 16n;

/**
 * Reads an IPv6 address as inet_pton does: eight groups of one to four hexadecimal digits, `::` once in place of one or more
 * zero groups, the last 32 bits perhaps in dotted decimal, no zone; null for anything else.
 */
export function parseIpv6(text: string): Ipv6 | null {
  const halves = text.split('::');
  if (halves.length > 2 || text.length > 45) return null;
  const [front, back] = halves.map((half, index) => readGroups(half, index === halves.length - 1));
  if (front === undefined || front === null || back === null) return null;
  if (back === undefined) return front.length === 8 ? joined(front) : null;
  const missing = 8 - front.length - back.length;
  return missing < 1 ? null : joined([...front, ...Array<number>(missing).fill(0), ...back]);
}

function readGroups(text: string, isLast: boolean): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(parseInt(part, 16));
    else {
      const dotted = isLast && index === parts.length - 1 ? parseIpv4(part) : null;
      if (dotted === null) return null;
      groups.push(dotted >>> 16, dotted & 0xffff);
    }
  }
  return groups;
}

function joined(groups: readonly number[]): Ipv6 {
  return groups.reduce((address, group) => (address << groupBits) | BigInt(group), 0n);
}

/** Reads an address that is known to be well formed; throws a RangeError if it is not. */
export function ipv6(text: string): Ipv6 {
  const address = parseIpv6(text);
  if (address === null) throw new RangeError(`${text} is not an IPv6 address`);
  return address;
}

/** The eight 16-bit groups, first one first. */
export function groupsOf(address: Ipv6): number[] {
  return Array.from({ length: 8 }, (_, index) => Number((address >> BigInt(112 - 16 * index)) & 0xffffn));
}

/** Writes an address in its one canonical spelling (RFC 5952), all of it in hexadecimal groups. */
export function formatIpv6(address: Ipv6): string {
  return compressed(groupsOf(address).map((group) => group.toString(16)));
}

/** Reads an IPv6 address in any spelling without a zone and gives its one canonical spelling (RFC 5952); null if unreadable. */
export function canonicalIpv6(text: string): string | null {
  const address = parseIpv6(text);
  return address === null ? null : formatIpv6(address);
}

/** Writes all eight groups with four digits each. */
export function explodeIpv6(address: Ipv6): string {
  return groupsOf(address)
    .map((group) => group.toString(16).padStart(4, '0'))
    .join(':');
}

/**
 * Writes an address as the C library's inet_ntop does: as RFC 5952 has it, but with the last 32 bits in dotted decimal
 * where an IPv4 address stands in `::/96` or `::ffff:0:0/96`.
 */
export function formatIpv6AsC(address: Ipv6): string {
  const front = address >> 32n;
  const isEmbedded = front === 0xffffn || (front === 0n && address > 0xffffn);
  if (!isEmbedded) return formatIpv6(address);
  return `${front === 0n ? '::' : '::ffff:'}${formatIpv4(Number(address & 0xffffffffn))}`;
}

/** Puts `::` for the first of the longest runs of two or more zero groups. */
function compressed(groups: readonly string[]): string {
  let best = { start: 0, length: 1 };
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (groups[end] === '0') end += 1;
    if (end - start > best.length) best = { start, length: end - start };
  }
  if (best.length < 2) return groups.join(':');
  const rest = groups.slice(best.start + best.length);
  return `${groups.slice(0, best.start).join(':')}::${rest.join(':')}`;
}

/** An IPv6 address with the zone that may follow it after `%`, such as the interface of a link-local one. */
export interface ScopedIpv6 {
  readonly address: Ipv6;
  readonly zone: string | null;
}

/** Reads an address with or without a zone (RFC 4007); null if either part is not well formed. */
export function parseScopedIpv6(text: string): ScopedIpv6 | null {
  const [addressText = '', zone = null, ...rest] = text.split('%');
  const address = parseIpv6(addressText);
  if (address === null || zone === '' || rest.length > 0 || text.includes('/')) return null;
  return { address, zone };
}
