import ipaddr from 'ipaddr.js';

/** What an IPv6 address is for, by the range it lies in (RFC 4291, 4193, 3849, 9637). */
export type Ipv6Use =
  | 'unspecified'
  | 'loopback'
  | 'link-local'
  | 'unique-local'
  | 'multicast'
  | 'documentation'
  | 'global'
  | 'other';

/** Says what an IPv6 address is for; null if the text is no IPv6 address. */
export function ipv6Use(text: string): Ipv6Use | null {
  const address = text.replace(/%.*$/, '').replace(/\/.*$/, '');
  if (!ipaddr.IPv6.isValid(address)) return null;
  const [first = 0, second = 0] = ipaddr.IPv6.parse(address).parts;
  if (first === 0x2001 && second === 0xdb8) return 'documentation';
  if (first === 0x3fff && second < 0x1000) return 'documentation';
  switch (ipaddr.IPv6.parse(address).range()) {
    case 'unspecified':
      return 'unspecified';
    case 'loopback':
      return 'loopback';
    case 'linkLocal':
      return 'link-local';
    case 'uniqueLocal':
      return 'unique-local';
    case 'multicast':
      return 'multicast';
    default:
      return first >= 0x2000 && first < 0x4000 ? 'global' : 'other';
  }
}
