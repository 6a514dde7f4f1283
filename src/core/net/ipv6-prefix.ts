import { holds, ipv6Kind, prefixText } from './address-kind.ts';
import { parseIpv6, type Ipv6 } from './ipv6.ts';
import type { InterfaceAddress, Prefix } from './prefix.ts';

/** Reads `address/length` with a length from 0 to 128; null if either part is not well formed. */
export function parseIpv6Interface(text: string): InterfaceAddress<Ipv6> | null {
  const [addressText = '', lengthText = '', ...rest] = text.split('/');
  const address = parseIpv6(addressText);
  if (address === null || rest.length > 0 || !/^(0|[1-9][0-9]{0,2})$/.test(lengthText)) return null;
  const length = Number(lengthText);
  return length > 128 ? null : { address, length };
}

/** Reads `network/length`; null if it is not well formed or bits are set after the prefix. */
export function parseIpv6Prefix(text: string): Prefix<Ipv6> | null {
  const read = parseIpv6Interface(text);
  if (read === null) return null;
  const prefix = ipv6Kind.networkOf(read.address, read.length);
  return prefix.network === read.address ? prefix : null;
}

/** Makes a prefix of text that is known to be well formed; throws a RangeError if it is not. */
export function ipv6PrefixOf(text: string): Prefix<Ipv6> {
  const prefix = parseIpv6Prefix(text);
  if (prefix === null) throw new RangeError(`${text} is not an IPv6 network`);
  return prefix;
}

/** Writes a prefix as `network/length`, the network as RFC 5952 has it. */
export function formatIpv6Prefix(prefix: Prefix<Ipv6>): string {
  return prefixText(ipv6Kind, prefix);
}

/** How many addresses a network has. */
export function totalIpv6Addresses(prefix: Prefix<Ipv6>): bigint {
  return 1n << BigInt(128 - prefix.length);
}

/**
 * First and last address a host may have, and how many there are: all but the first, which is the subnet-router anycast
 * address (RFC 4291), and all in /127 (RFC 6164) and /128. IPv6 has no broadcast address, so the last is a host's too.
 */
export function usableIpv6Hosts(prefix: Prefix<Ipv6>): { first: Ipv6; last: Ipv6; count: bigint } {
  const last = ipv6Kind.lastAddress(prefix);
  const total = totalIpv6Addresses(prefix);
  if (prefix.length >= 127) return { first: prefix.network, last, count: total };
  return { first: prefix.network + 1n, last, count: total - 1n };
}

/** Says whether an address is a host of the network, its subnet-router anycast address, or outside it. */
export function ipv6RoleIn(prefix: Prefix<Ipv6>, address: Ipv6): 'outside' | 'network' | 'host' {
  if (!holds(ipv6Kind, prefix, address)) return 'outside';
  return prefix.length < 127 && address === prefix.network ? 'network' : 'host';
}
