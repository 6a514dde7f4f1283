import ipaddr from 'ipaddr.js';
import { formatIpv4, parseIpv4, parseLooseIpv4 } from './address.ts';

/** An address as the C library prints it, and whether it is IPv4 or IPv6. */
export interface InetAddress {
  readonly family: 4 | 6;
  readonly text: string;
}

/** Reads an address as inet_pton does, IPv4 in four decimal numbers or IPv6 without a zone; null for anything else. */
export function parseInet(text: string): InetAddress | null {
  const ipv4 = parseIpv4(text);
  if (ipv4 !== null) return { family: 4, text: formatIpv4(ipv4) };
  const ipv6 = parseIpv6Parts(text);
  return ipv6 === null ? null : { family: 6, text: printedIpv6(ipv6) };
}

/** The eight groups of sixteen bits of an IPv6 address in any spelling without a zone; null if it is none. */
export function parseIpv6Parts(text: string): readonly number[] | null {
  const plain = text.includes(':') && !text.includes('%') ? withoutDecimals(text) : null;
  return plain === null || !ipaddr.IPv6.isValid(plain) ? null : ipaddr.IPv6.parse(plain).parts;
}

/** The four decimal numbers an IPv6 address may end with, written as two groups; ipaddr.js takes `::a.b.c.d` for a mapped address. */
function withoutDecimals(text: string): string | null {
  if (!text.includes('.')) return text;
  const at = text.lastIndexOf(':') + 1;
  const ipv4 = parseIpv4(text.slice(at));
  if (ipv4 === null) return null;
  return `${text.slice(0, at)}${(ipv4 >>> 16).toString(16)}:${(ipv4 & 0xffff).toString(16)}`;
}

/** Reads an address as getaddrinfo and the resolver's settings do: IPv4 also in the short, octal and hexadecimal spellings of inet_aton. */
export function parseNumericHost(text: string): InetAddress | null {
  const loose = /\s/.test(text) ? null : parseLooseIpv4(text);
  return loose === null ? parseInet(text) : { family: 4, text: formatIpv4(loose) };
}

/** The IPv4 address inside `::ffff:a.b.c.d`; null if the IPv6 address holds none. */
export function mappedIpv4(ipv6: string): string | null {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(ipv6)?.[1] ?? null;
}

/** As inet_ntop of glibc writes it: RFC 5952, and the last four octets in decimal where IPv4 is mapped or was compatible. */
function printedIpv6(parts: readonly number[]): string {
  const [zeros, isMapped] = [parts.findIndex((part) => part !== 0), parts[5] === 0xffff];
  const decimal = [...parts.slice(6)].flatMap((part) => [part >>> 8, part & 255]).join('.');
  if (zeros === 6) return `::${decimal}`;
  if (zeros === 5 && isMapped) return `::ffff:${decimal}`;
  return new ipaddr.IPv6([...parts]).toRFC5952String();
}
