/** An IPv4 address as an unsigned 32-bit number. */
export type Ipv4 = number;

/** Reads four decimal octets without leading zeros, as inet_pton does; null for anything else. */
export function parseIpv4(text: string): Ipv4 | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let address = 0;
  for (const part of parts) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part) || Number(part) > 255) return null;
    address = address * 256 + Number(part);
  }
  return address;
}

/** Writes an address in dotted decimal. */
export function formatIpv4(address: Ipv4): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join('.');
}

/** Reads an address that is known to be well formed; throws a RangeError if it is not. */
export function ipv4(text: string): Ipv4 {
  const address = parseIpv4(text);
  if (address === null) throw new RangeError(`${text} is not an IPv4 address`);
  return address;
}

/**
 * Reads an address as the C library's inet_aton does, and so ping: one to four parts, each decimal, octal (leading 0)
 * or hexadecimal (0x), the last filling the octets left; null if it cannot be read.
 */
export function parseLooseIpv4(text: string): Ipv4 | null {
  const [numbers = ''] = text.split(/[ \t\n\v\f\r]/);
  const parts = numbers.split('.').map(parseCNumber);
  if (parts.length > 4) return null;
  const largestLast = 2 ** (8 * (5 - parts.length)) - 1;
  let address = 0;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (part === null || part > (isLast ? largestLast : 255)) return null;
    address += isLast ? part : part * 2 ** (24 - 8 * index);
  }
  return address;
}

function parseCNumber(text: string): number | null {
  if (/^0x[0-9a-f]+$/i.test(text)) return parseInt(text, 16);
  if (/^0[0-7]*$/.test(text)) return parseInt(text, 8);
  return /^[1-9][0-9]*$/.test(text) ? Number(text) : null;
}

/** The 32 bits as 0 and 1, most significant first, without dots. */
export function bitsOf(address: Ipv4): string {
  return address.toString(2).padStart(32, '0');
}

/** How many leading bits two addresses share, from 0 to 32. */
export function sharedBits(a: Ipv4, b: Ipv4): number {
  return Math.clz32(a ^ b);
}

/** The class an address had before CIDR, by its first bits (RFC 791, RFC 1112). */
export function addressClass(address: Ipv4): 'A' | 'B' | 'C' | 'D' | 'E' {
  const leadingOnes = Math.clz32(~address);
  return (['A', 'B', 'C', 'D'] as const)[leadingOnes] ?? 'E';
}
