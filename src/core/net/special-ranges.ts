import { ipv4, type Ipv4 } from './address.ts';
import { contains, parsePrefix, type Prefix } from './prefix.ts';

const rfc1918 = prefixes('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16');
const loopback = prefixes('127.0.0.0/8');
const linkLocal = prefixes('169.254.0.0/16');
const multicast = prefixes('224.0.0.0/4');
const reserved = prefixes('240.0.0.0/4');
const sharedByProviders = prefixes('100.64.0.0/10');
const notForwarded = prefixes('0.0.0.0/8', '192.0.0.0/29', '192.0.0.170/31', '198.18.0.0/15');
const documentation = prefixes('192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24');

/** What the registry of special addresses says of one address (RFC 6890, read as Python's `ipaddress` 3.11 does). */
export interface SpecialUse {
  /** Not meant for the public internet; wider than RFC 1918, yet without the providers' 100.64.0.0/10. */
  readonly isPrivate: boolean;
  readonly isGlobal: boolean;
  readonly isRfc1918: boolean;
  readonly isLoopback: boolean;
  readonly isLinkLocal: boolean;
  readonly isMulticast: boolean;
  readonly isReserved: boolean;
  readonly isUnspecified: boolean;
  readonly isDocumentation: boolean;
}

/** Says which special ranges an address belongs to. */
export function specialUse(address: Ipv4): SpecialUse {
  const isIn = (ranges: readonly Prefix[]) => ranges.some((range) => contains(range, address));
  const isPrivate = [rfc1918, loopback, linkLocal, reserved, notForwarded, documentation].some(isIn);
  return {
    isPrivate,
    isGlobal: !isPrivate && !isIn(sharedByProviders),
    isRfc1918: isIn(rfc1918),
    isLoopback: isIn(loopback),
    isLinkLocal: isIn(linkLocal),
    isMulticast: isIn(multicast),
    isReserved: isIn(reserved),
    isUnspecified: address === ipv4('0.0.0.0'),
    isDocumentation: isIn(documentation),
  };
}

function prefixes(...texts: readonly string[]): readonly Prefix[] {
  return texts.map(parsePrefix).filter((prefix) => prefix !== null);
}
