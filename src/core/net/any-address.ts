import ipaddr from 'ipaddr.js';
import { formatIpv4, parseIpv4 } from './address.ts';

/** An address of either version as one number. */
export interface AnyAddress {
  readonly version: 4 | 6;
  readonly value: bigint;
}

/** How many bits an address of a version has. */
export function widthOf({ version }: Pick<AnyAddress, 'version'>): 32 | 128 {
  return version === 4 ? 32 : 128;
}

/**
 * Reads an IPv4 address of four decimal numbers without leading zeros, or an IPv6 address in any spelling of RFC 4291 without
 * a zone, as inet_pton does; null for anything else.
 */
export function parseAnyAddress(text: string): AnyAddress | null {
  const short = parseIpv4(text);
  if (short !== null) return { version: 4, value: BigInt(short) };
  if (!text.includes(':') || text.length > 45 || !/^[0-9a-f:.]+$/i.test(text)) return null;
  if (/[0-9a-f]{5}/i.test(text)) return null;
  const last = text.slice(text.lastIndexOf(':') + 1);
  if (text.includes('.') && parseIpv4(last) === null) return null;
  if (!ipaddr.IPv6.isValid(text)) return null;
  const bytes = ipaddr.IPv6.parse(text).toByteArray();
  return { version: 6, value: bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n) };
}

/** Writes an address in its one canonical spelling (dotted decimal, RFC 5952). */
export function formatAnyAddress({ version, value }: AnyAddress): string {
  if (version === 4) return formatIpv4(Number(value));
  const groups = Array.from({ length: 8 }, (_, index) =>
    Number((value >> BigInt(16 * (7 - index))) & 0xffffn),
  );
  return new ipaddr.IPv6(groups).toRFC5952String();
}

/** The address with the bits after the first `length` cleared; `length` from 0 to the width. */
export function networkAddressOf(address: AnyAddress, length: number): AnyAddress {
  const hostBits = BigInt(widthOf(address) - length);
  return { version: address.version, value: (address.value >> hostBits) << hostBits };
}
