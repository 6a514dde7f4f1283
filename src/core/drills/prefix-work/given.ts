import { formatAnyAddress, networkAddressOf, widthOf, type AnyAddress } from '../../net/any-address.ts';
import { anyPrefixOf, sizeOf, usableOf, type AnyPrefix } from '../../net/any-prefix.ts';
import { formatIpv4 } from '../../net/address.ts';
import { netmask } from '../../net/prefix.ts';
import type { Random } from '../random.ts';
import { somePrefix } from '../values.ts';

/** An address with the prefix that a question gives with it. */
export interface Given {
  readonly address: AnyAddress;
  readonly length: number;
  /** Whether the question writes a mask in place of the prefix length. */
  readonly asMask: boolean;
}

/** The network of what is given. */
export function networkOfGiven({ address, length }: Given): AnyPrefix {
  return anyPrefixOf(address, length);
}

/** The address with its prefix as the question has it, in inline Markdown. */
export function givenText({ address, length, asMask }: Given): string {
  const text = formatAnyAddress(address);
  return asMask ? `\`${text}\` with the mask \`${formatIpv4(netmask(length))}\`` : `\`${text}/${length}\``;
}

/** A host of a private IPv4 network of the given length; neither its network nor its broadcast address. */
export function someIpv4Given(random: Random, length: number, asMask = false): Given {
  const prefix = somePrefix(random, Math.max(length, 8));
  const wide = { version: 4, value: BigInt(prefix.network), length } as const;
  return { address: someHostOf(random, anyPrefixOf(wide, length)), length, asMask };
}

/** A host of a documentation or unique local IPv6 network of the given length, from 20 to 127. */
export function someIpv6Given(random: Random, length: number): Given {
  const network = anyPrefixOf(someIpv6Address(random), length);
  return { address: someHostOf(random, network), length, asMask: false };
}

/** An IPv6 address of a documentation or unique local range, all of whose groups have digits. */
export function someIpv6Address(random: Random): AnyAddress {
  const groups = random.chance(0.75) ? [0x2001, 0xdb8] : [0xfd00 + random.int(0, 255), random.int(1, 0xffff)];
  while (groups.length < 8) groups.push(random.int(1, 0xffff));
  return { version: 6, value: groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n) };
}

/** An address that a host of the network may have, chosen at random. */
export function someHostOf(random: Random, prefix: AnyPrefix): AnyAddress {
  const { first, count } = usableOf(prefix);
  return { version: prefix.version, value: first.value + randomBelow(random, count) };
}

/** A whole number from 0 to `count` - 1, however large. */
export function randomBelow(random: Random, count: bigint): bigint {
  let value = 0n;
  for (let bits = 0; bits < 136; bits += 16) value = (value << 16n) | BigInt(random.int(0, 0xffff));
  return value % count;
}

/** The network with another length that an address lies in; a length out of range is brought to the nearest in it. */
export function networkAt(address: AnyAddress, length: number): AnyPrefix {
  return anyPrefixOf(address, Math.min(widthOf(address), Math.max(0, length)));
}

/** The address so many networks of this size further on. */
export function nextNetwork(prefix: AnyPrefix, count = 1n): AnyPrefix {
  const value = prefix.value + sizeOf(prefix) * count;
  return { ...networkAddressOf({ version: prefix.version, value }, prefix.length), length: prefix.length };
}
