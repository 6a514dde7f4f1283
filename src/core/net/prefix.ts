import { formatIpv4, parseIpv4, type Ipv4 } from './address.ts';

/** A network, of IPv4 unless said otherwise: the bits after the first `length` are zero. */
export interface Prefix<Address = Ipv4> {
  readonly network: Address;
  /** From 0 to 32, for IPv6 to 128. */
  readonly length: number;
}

/** An address as it is given to an interface, with the length of its network's prefix. */
export interface InterfaceAddress<Address = Ipv4> {
  readonly address: Address;
  readonly length: number;
}

/** The netmask of a prefix length: that many ones, then zeros. */
export function netmask(length: number): Ipv4 {
  return length === 0 ? 0 : (-1 << (32 - length)) >>> 0;
}

/** The wildcard mask of a prefix length: the netmask turned over. */
export function wildcardMask(length: number): Ipv4 {
  return ~netmask(length) >>> 0;
}

/** The prefix length of a netmask; null if its ones are not all in front. */
export function lengthOfNetmask(mask: Ipv4): number | null {
  const length = Math.clz32(~mask);
  return netmask(length) === mask ? length : null;
}

/** The prefix length of a wildcard mask; null if its zeros are not all in front. */
export function lengthOfWildcardMask(mask: Ipv4): number | null {
  return lengthOfNetmask(~mask >>> 0);
}

/** The network an address lies in, for a prefix length from 0 to 32. */
export function networkOf(address: Ipv4, length: number): Prefix {
  return { network: (address & netmask(length)) >>> 0, length };
}

/** Reads `address/length`; null if either part is not well formed. */
export function parseInterfaceAddress(text: string): InterfaceAddress | null {
  const [addressText = '', lengthText = '', ...rest] = text.split('/');
  const address = parseIpv4(addressText);
  if (address === null || rest.length > 0 || !/^(0|[1-9][0-9]?)$/.test(lengthText)) return null;
  const length = Number(lengthText);
  return length > 32 ? null : { address, length };
}

/** Reads `network/length`; null if it is not well formed or bits are set after the prefix. */
export function parsePrefix(text: string): Prefix | null {
  const read = parseInterfaceAddress(text);
  if (read === null) return null;
  const prefix = networkOf(read.address, read.length);
  return prefix.network === read.address ? prefix : null;
}

/** Makes a prefix of text that is known to be well formed; throws a RangeError if it is not. */
export function prefixOf(text: string): Prefix {
  const prefix = parsePrefix(text);
  if (prefix === null) throw new RangeError(`${text} is not a network`);
  return prefix;
}

/** Writes a prefix as `network/length`. */
export function formatPrefix(prefix: Prefix): string {
  return `${formatIpv4(prefix.network)}/${prefix.length}`;
}

/** Whether an address lies in a network. */
export function contains(prefix: Prefix, address: Ipv4): boolean {
  return networkOf(address, prefix.length).network === prefix.network;
}

/** Whether the first network holds the whole of the second; equal networks hold each other. */
export function covers(outer: Prefix, inner: Prefix): boolean {
  return outer.length <= inner.length && contains(outer, inner.network);
}

/** The last address of a network, whatever its use. */
export function lastAddress(prefix: Prefix): Ipv4 {
  return (prefix.network | wildcardMask(prefix.length)) >>> 0;
}

/** The broadcast address; null for /31 and /32, which have none (RFC 3021). */
export function broadcastOf(prefix: Prefix): Ipv4 | null {
  return prefix.length >= 31 ? null : lastAddress(prefix);
}

/** First and last address a host may have, and how many there are: all in /31 and /32, else all but two. */
export function usableHosts(prefix: Prefix): { first: Ipv4; last: Ipv4; count: number } {
  const last = lastAddress(prefix);
  const total = totalAddresses(prefix);
  if (prefix.length >= 31) return { first: prefix.network, last, count: total };
  return { first: prefix.network + 1, last: last - 1, count: total - 2 };
}

/** How many addresses a network has. */
export function totalAddresses(prefix: Prefix): number {
  return 2 ** (32 - prefix.length);
}

/** What an address is to a network. */
export type Role = 'outside' | 'network' | 'broadcast' | 'host';

/** Says whether an address is a host of the network, its network or broadcast address, or outside it. */
export function roleIn(prefix: Prefix, address: Ipv4): Role {
  if (!contains(prefix, address)) return 'outside';
  if (prefix.length >= 31) return 'host';
  if (address === prefix.network) return 'network';
  return address === broadcastOf(prefix) ? 'broadcast' : 'host';
}
