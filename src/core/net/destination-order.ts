import ipaddr from 'ipaddr.js';
import { ipv4 } from './address.ts';
import { mappedIpv4, parseIpv6Parts, type InetAddress } from './inet-text.ts';
import { contains, parsePrefix } from './prefix.ts';

const linkLocalScope = 2;
const globalScope = 14;

/** Label and precedence of a destination by its range, the first that holds it (RFC 3484, 2.1, with glibc's additions). */
const policy: readonly { range: string; label: number; precedence: number }[] = [
  { range: '::1/128', label: 0, precedence: 50 },
  { range: '::ffff:0:0/96', label: 4, precedence: 10 },
  { range: '::/96', label: 3, precedence: 20 },
  { range: '2001::/32', label: 7, precedence: 40 },
  { range: '2002::/16', label: 2, precedence: 30 },
  { range: 'fec0::/10', label: 5, precedence: 40 },
  { range: 'fc00::/7', label: 6, precedence: 40 },
  { range: '::/0', label: 1, precedence: 40 },
];

interface Ranked {
  readonly address: InetAddress;
  /** Lower is better, compared from the first to the last. */
  readonly ranks: readonly number[];
}

/**
 * Puts addresses in the order getaddrinfo gives them (RFC 3484, section 6, as in glibc) on a host that reaches everything, from a
 * global address of each family it has. Addresses that the rules do not tell apart keep their order; rule 9, which
 * compares with the host's own prefix, is left out.
 */
export function destinationOrder(addresses: readonly InetAddress[]): InetAddress[] {
  const ranked = addresses.map((address): Ranked => ({ address, ranks: ranksOf(address) }));
  return ranked.sort((a, b) => compareRanks(a.ranks, b.ranks)).map(({ address }) => address);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, index) => rank !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function ranksOf({ family, text }: InetAddress): number[] {
  const ipv4Text = family === 4 ? text : mappedIpv4(text);
  if (ipv4Text !== null) {
    const isLoopback = isIn(ipv4Text, '127.0.0.0/8');
    const isLinkLocal = isIn(ipv4Text, '169.254.0.0/16');
    const scope = isLoopback || isLinkLocal ? linkLocalScope : globalScope;
    return [0, isLinkLocal ? 1 : 0, 0, -10, scope];
  }
  const address = new ipaddr.IPv6([...(parseIpv6Parts(text) ?? [])]);
  const isLinkLocal = address.range() === 'linkLocal';
  const { label, precedence } = policyOf(address);
  const isLoopback = label === 0;
  const scope = isLoopback || isLinkLocal ? linkLocalScope : globalScope;
  // A link-local address without an interface cannot be reached, and the host's own address has label 1.
  return [isLinkLocal ? 1 : 0, isLinkLocal ? 1 : 0, isLoopback || label === 1 ? 0 : 1, -precedence, scope];
}

function isIn(address: string, range: string): boolean {
  const prefix = parsePrefix(range);
  return prefix !== null && contains(prefix, ipv4(address));
}

function policyOf(address: ipaddr.IPv6): { label: number; precedence: number } {
  const found = policy.find(({ range }) => address.match(ipaddr.IPv6.parseCIDR(range)));
  return found ?? { label: 1, precedence: 40 };
}
