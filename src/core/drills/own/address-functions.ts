import { addressClass, bitsOf, formatIpv4, parseIpv4, sharedBits } from '../../net/address.ts';
import {
  broadcastOf,
  contains,
  covers,
  formatPrefix,
  lengthOfNetmask,
  netmask,
  networkOf,
  roleIn,
  totalAddresses,
  usableHosts,
  wildcardMask,
  type Prefix,
} from '../../net/prefix.ts';
import { parseIpRoute } from '../../net/route-text.ts';
import { lookup } from '../../net/routes.ts';
import { specialUse } from '../../net/special-ranges.ts';
import { collapse, prefixesOfRange, split, summary } from '../../net/summarise.ts';
import { addressOf, interfaceOf, lengthIn, prefixIn, shortList, whole } from './arguments.ts';
import type { OwnFunction } from './functions.ts';

/** Addresses and networks of IPv4, written `10.1.2.3` and `10.0.0.0/8`. */
export const addressFunctions: readonly OwnFunction[] = [
  of('network(string): string', (text: string) => formatPrefix(prefixIn(text))),
  of('network(string, int): string', (address: string, length: bigint) =>
    formatPrefix(networkOf(addressOf(address), lengthIn(length))),
  ),
  of('networkAddress(string): string', (text: string) => formatIpv4(prefixIn(text).network)),
  of('addressOf(string): string', (text: string) => formatIpv4(interfaceOf(text).address)),
  of('lengthOf(string): int', (text: string) => BigInt(lengthOf(text))),
  of('broadcast(string): string', (text: string) => {
    const address = broadcastOf(prefixIn(text));
    if (address === null) throw new RangeError(`${text} has no broadcast address`);
    return formatIpv4(address);
  }),
  of('firstHost(string): string', (text: string) => formatIpv4(usableHosts(prefixIn(text)).first)),
  of('lastHost(string): string', (text: string) => formatIpv4(usableHosts(prefixIn(text)).last)),
  of('hosts(string): int', (text: string) => BigInt(usableHosts(prefixIn(text)).count)),
  of('addresses(string): int', (text: string) => BigInt(totalAddresses(prefixIn(text)))),
  of('netmask(int): string', (length: bigint) => formatIpv4(netmask(lengthIn(length)))),
  of('netmask(string): string', (text: string) => formatIpv4(netmask(prefixIn(text).length))),
  of('wildcard(int): string', (length: bigint) => formatIpv4(wildcardMask(lengthIn(length)))),
  of('wildcard(string): string', (text: string) => formatIpv4(wildcardMask(prefixIn(text).length))),
  of('contains(string, string): bool', (outer: string, inner: string) =>
    inner.includes('/')
      ? covers(prefixIn(outer), prefixIn(inner))
      : contains(prefixIn(outer), addressOf(inner)),
  ),
  of('overlap(string, string): bool', (one: string, other: string) => {
    const [a, b] = [prefixIn(one), prefixIn(other)];
    return covers(a, b) || covers(b, a);
  }),
  of('role(string, string): string', (prefix: string, address: string) =>
    roleIn(prefixIn(prefix), addressOf(address)),
  ),
  of('subnet(string, int, int): string', (text: string, length: bigint, index: bigint) => {
    const part = split(prefixIn(text), lengthIn(length))?.at(Number(index)) ?? null;
    if (part === null) throw new RangeError(`${text} has no part ${index} of the length /${length}`);
    return formatPrefix(part);
  }),
  of('subnets(string, int): int', (text: string, length: bigint) => {
    const parts = split(prefixIn(text), lengthIn(length));
    if (parts === null) throw new RangeError(`${text} has no parts of the length /${length}`);
    return BigInt(parts.count);
  }),
  of('summary(list<string>): string', (texts: readonly string[]) => {
    const whole = summary(prefixesIn(texts));
    if (whole === null) throw new RangeError('an empty list has no summary');
    return formatPrefix(whole);
  }),
  of('collapse(list<string>): list<string>', (texts: readonly string[]) =>
    collapse(prefixesIn(texts)).map(formatPrefix),
  ),
  of('cover(string, string): list<string>', (first: string, last: string) =>
    prefixesOfRange(addressOf(first), addressOf(last)).map(formatPrefix),
  ),
  of('plus(string, int): string', (text: string, count: bigint) => {
    const sum = BigInt(addressOf(text)) + count;
    if (sum < 0n || sum >= 2n ** 32n) throw new RangeError(`${text} and ${count} lead outside IPv4`);
    return formatIpv4(Number(sum));
  }),
  of('octet(string, int): int', (text: string, index: bigint) => {
    const place = whole(index, 1, 4, 'an octet');
    return BigInt((addressOf(text) >>> (8 * (4 - place))) & 255);
  }),
  of('bits(string): string', (text: string) => bitsOf(addressOf(text)).replaceAll(/.{8}(?=.)/g, '$&.')),
  of('sharedBits(string, string): int', (one: string, other: string) =>
    BigInt(sharedBits(addressOf(one), addressOf(other))),
  ),
  of('addressClass(string): string', (text: string) => addressClass(addressOf(text))),
  of('isPrivate(string): bool', (text: string) => specialUse(addressOf(text)).isRfc1918),
  of('isLoopback(string): bool', (text: string) => specialUse(addressOf(text)).isLoopback),
  of('isLinkLocal(string): bool', (text: string) => specialUse(addressOf(text)).isLinkLocal),
  of('isMulticast(string): bool', (text: string) => specialUse(addressOf(text)).isMulticast),
  of('isDocumentation(string): bool', (text: string) => specialUse(addressOf(text)).isDocumentation),
  of('isAddress(string): bool', (text: string) => parseIpv4(text) !== null),
  of('longestMatch(list<string>, string): string', (texts: readonly string[], address: string) => {
    const { matchedPrefix } = routed(
      prefixesIn(texts)
        .map((prefix) => formatPrefix(prefix))
        .join('\n'),
      address,
    );
    return matchedPrefix === null ? '' : formatPrefix(matchedPrefix);
  }),
  of('routeFor(string, string): string', (table: string, address: string) => {
    const { matchedPrefix } = routed(table, address);
    return matchedPrefix === null ? '' : formatPrefix(matchedPrefix);
  }),
  of('nextHop(string, string): string', (table: string, address: string) => {
    const { via, device, type } = routed(table, address);
    if (type === 'unicast') return via === null ? (device ?? '') : formatIpv4(via);
    return type === 'none' ? '' : type;
  }),
];

function of(signature: string, handler: OwnFunction['handler']): OwnFunction {
  return { signature, handler };
}

function prefixesIn(texts: readonly string[]): Prefix[] {
  return shortList(texts).map(prefixIn);
}

/** The length of a network, or of a netmask. */
function lengthOf(text: string): number {
  if (text.includes('/')) return prefixIn(text).length;
  const length = lengthOfNetmask(addressOf(text));
  if (length === null) throw new RangeError(`${text} is no netmask`);
  return length;
}

/** Looks an address up in a table as `ip route` prints it, on a host whose own addresses do not matter. */
function routed(table: string, address: string) {
  const main = parseIpRoute(shortList(table.split('\n')).join('\n'));
  return lookup({ local: [], main, addresses: [] }, addressOf(address));
}
