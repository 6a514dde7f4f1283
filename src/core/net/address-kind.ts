import { formatIpv4, parseIpv4, sharedBits, type Ipv4 } from './address.ts';
import { formatIpv6, parseIpv6, type Ipv6 } from './ipv6.ts';
import { lastAddress, networkOf, type Prefix } from './prefix.ts';

/** What IPv4 and IPv6 do differently, so that what they do alike is written once. */
export interface AddressKind<Address> {
  readonly bits: 32 | 128;
  parse(text: string): Address | null;
  format(address: Address): string;
  /** Below zero if the first is the lower, above zero if it is the higher. */
  compare(a: Address, b: Address): number;
  /** How many leading bits two addresses share. */
  sharedBits(a: Address, b: Address): number;
  /** The address so many addresses further on. */
  plus(address: Address, count: bigint): Address;
  networkOf(address: Address, length: number): Prefix<Address>;
  lastAddress(prefix: Prefix<Address>): Address;
}

/** IPv4: addresses are numbers of 32 bits. */
export const ipv4Kind: AddressKind<Ipv4> = {
  bits: 32,
  parse: parseIpv4,
  format: formatIpv4,
  compare: (a, b) => a - b,
  sharedBits,
  plus: (address, count) => address + Number(count),
  networkOf,
  lastAddress,
};

/** IPv6: addresses are numbers of 128 bits. */
export const ipv6Kind: AddressKind<Ipv6> = {
  bits: 128,
  parse: parseIpv6,
  format: formatIpv6,
  compare: (a, b) => (a < b ? -1 : Number(a > b)),
  sharedBits: (a, b) => 128 - (a === b ? 0 : (a ^ b).toString(2).length),
  plus: (address, count) => address + count,
  networkOf: (address, length) => ({ network: (address >> hostBits(length)) << hostBits(length), length }),
  lastAddress: ({ network, length }) => network | ((1n << hostBits(length)) - 1n),
};

function hostBits(length: number): bigint {
  return BigInt(128 - length);
}

/** Whether an address lies in a network. */
export function holds<Address>(
  kind: AddressKind<Address>,
  prefix: Prefix<Address>,
  address: Address,
): boolean {
  return kind.sharedBits(prefix.network, address) >= prefix.length;
}

/** Whether the first network holds the whole of the second; equal networks hold each other. */
export function holdsAll<Address>(
  kind: AddressKind<Address>,
  outer: Prefix<Address>,
  inner: Prefix<Address>,
): boolean {
  return outer.length <= inner.length && holds(kind, outer, inner.network);
}

/** Whether two networks are the same. */
export function isSamePrefix<Address>(
  kind: AddressKind<Address>,
  a: Prefix<Address>,
  b: Prefix<Address>,
): boolean {
  return a.length === b.length && kind.compare(a.network, b.network) === 0;
}

/** Writes a prefix of either kind as `network/length`. */
export function prefixText<Address>(kind: AddressKind<Address>, prefix: Prefix<Address>): string {
  return `${kind.format(prefix.network)}/${prefix.length}`;
}
