import { formatAnyAddress, networkAddressOf, widthOf, type AnyAddress } from './any-address.ts';
import { usableIpv6Hosts } from './ipv6-prefix.ts';
import { broadcastOf, usableHosts } from './prefix.ts';

/** A network of either version: the bits of its address after the first `length` are zero. */
export interface AnyPrefix extends AnyAddress {
  readonly length: number;
}

/** The network an address lies in. */
export function anyPrefixOf(address: AnyAddress, length: number): AnyPrefix {
  return { ...networkAddressOf(address, length), length };
}

/** Writes a network as `address/length`. */
export function formatAnyPrefix(prefix: AnyPrefix): string {
  return `${formatAnyAddress(prefix)}/${prefix.length}`;
}

/** How many addresses a network has. */
export function sizeOf(prefix: AnyPrefix): bigint {
  return 1n << BigInt(widthOf(prefix) - prefix.length);
}

/** The last address of a network, whatever its use. */
export function lastOf(prefix: AnyPrefix): AnyAddress {
  return { version: prefix.version, value: prefix.value + sizeOf(prefix) - 1n };
}

/** Whether an address lies in a network. */
export function liesIn(prefix: AnyPrefix, address: AnyAddress): boolean {
  return (
    address.version === prefix.version && networkAddressOf(address, prefix.length).value === prefix.value
  );
}

/** Whether any address lies in both networks. */
export function overlap(a: AnyPrefix, b: AnyPrefix): boolean {
  return liesIn(a, b) || liesIn(b, a);
}

/** First and last address a host may have, and how many there are. */
export function usableOf(prefix: AnyPrefix): { first: AnyAddress; last: AnyAddress; count: bigint } {
  const { version, value, length } = prefix;
  const { first, last, count } =
    version === 4
      ? usableHosts({ network: Number(value), length })
      : usableIpv6Hosts({ network: value, length });
  const at = (address: number | bigint) => ({ version, value: BigInt(address) });
  return { first: at(first), last: at(last), count: BigInt(count) };
}

/** The broadcast address; null for IPv6, and for /31 and /32 of IPv4, which have none. */
export function anyBroadcastOf({ version, value, length }: AnyPrefix): AnyAddress | null {
  if (version === 6) return null;
  const broadcast = broadcastOf({ network: Number(value), length });
  return broadcast === null ? null : { version, value: BigInt(broadcast) };
}

/** The octet or group in which a prefix ends, and the block of its values that the network has. */
export interface EndingPart {
  /** Which one, from 0; of 4 octets in IPv4, of 8 groups in IPv6. */
  readonly index: number;
  /** How many of its bits belong to the prefix, from 1 to 8 or 16. */
  readonly bits: number;
  /** 8 or 16. */
  readonly width: number;
  /** Its value in the address. */
  readonly value: number;
  /** The lowest and the highest value that it has in the network. */
  readonly first: number;
  readonly last: number;
}

/** Finds the octet or group in which a prefix of at least one bit ends; a prefix ends in the part whose last bit it takes. */
export function endingPart(address: AnyAddress, length: number): EndingPart {
  const width = address.version === 4 ? 8 : 16;
  const index = Math.max(0, Math.ceil(length / width) - 1);
  const bits = length - index * width;
  const shift = BigInt(widthOf(address) - (index + 1) * width);
  const value = Number((address.value >> shift) & ((1n << BigInt(width)) - 1n));
  const size = 2 ** (width - bits);
  const first = Math.floor(value / size) * size;
  return { index, bits, width, value, first, last: first + size - 1 };
}
