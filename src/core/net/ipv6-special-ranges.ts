import { holds, ipv6Kind } from './address-kind.ts';
import type { Ipv6 } from './ipv6.ts';
import { ipv6PrefixOf } from './ipv6-prefix.ts';
import type { Prefix } from './prefix.ts';
import { specialUse, type SpecialUse } from './special-ranges.ts';

const mapped = ipv6PrefixOf('::ffff:0:0/96');
const linkLocal = prefixes('fe80::/10');
const multicast = prefixes('ff00::/8');
const uniqueLocal = prefixes('fc00::/7');
const documentation = prefixes('2001:db8::/32', '3fff::/20');
const privateRanges = prefixes(
  ...['::/127', '::ffff:0:0/96', '100::/64', '2001::/23', '2001:db8::/32', 'fc00::/7', 'fe80::/10'],
);
const reserved = prefixes(
  ...['::/3', '4000::/2', '8000::/2', 'c000::/3', 'e000::/4', 'f000::/5', 'f800::/6', 'fe00::/9'],
);

/** What the registry of special addresses says of one IPv6 address (RFC 6890, read as Python's `ipaddress` 3.11 does). */
export interface Ipv6SpecialUse extends Omit<SpecialUse, 'isRfc1918'> {
  /** In fc00::/7 (RFC 4193), what RFC 1918 is to IPv4. */
  readonly isUniqueLocal: boolean;
}

/** Says which special ranges an IPv6 address belongs to; an address mapped from IPv4 is as private as that one. */
export function ipv6SpecialUse(address: Ipv6): Ipv6SpecialUse {
  const isIn = (ranges: readonly Prefix<Ipv6>[]) => ranges.some((range) => holds(ipv6Kind, range, address));
  const isMapped = isIn([mapped]);
  const isPrivate = isMapped ? specialUse(Number(address & 0xffffffffn)).isPrivate : isIn(privateRanges);
  return {
    isPrivate,
    isGlobal: !isPrivate,
    isUniqueLocal: isIn(uniqueLocal),
    isLoopback: address === 1n,
    isLinkLocal: isIn(linkLocal),
    isMulticast: isIn(multicast),
    isReserved: isIn(reserved),
    isUnspecified: address === 0n,
    isDocumentation: isIn(documentation),
  };
}

function prefixes(...texts: readonly string[]): readonly Prefix<Ipv6>[] {
  return texts.map(ipv6PrefixOf);
}
