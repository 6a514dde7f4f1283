import { formatIpv4, parseIpv4 } from './address.ts';
import { formatIpv6, parseIpv6 } from './ipv6.ts';

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
  const long = parseIpv6(text);
  return long === null ? null : { version: 6, value: long };
}

/** Writes an address in its one canonical spelling (dotted decimal, RFC 5952). */
export function formatAnyAddress({ version, value }: AnyAddress): string {
  return version === 4 ? formatIpv4(Number(value)) : formatIpv6(value);
}

/** The address with the bits after the first `length` cleared; `length` from 0 to the width. */
export function networkAddressOf(address: AnyAddress, length: number): AnyAddress {
  const hostBits = BigInt(widthOf(address) - length);
  return { version: address.version, value: (address.value >> hostBits) << hostBits };
}
