import { parseIpv4, type Ipv4 } from '../../net/address.ts';
import { networkOf, parseInterfaceAddress, type InterfaceAddress, type Prefix } from '../../net/prefix.ts';

/** More items in one list are refused. */
const mostItems = 64;

/** The address a text holds; throws a RangeError if it is none. */
export function addressOf(text: string): Ipv4 {
  const address = parseIpv4(text.trim());
  if (address === null) throw new RangeError(`“${text}” is no IPv4 address`);
  return address;
}

/** The address and prefix length a text holds; throws a RangeError if it holds none. */
export function interfaceOf(text: string): InterfaceAddress {
  const read = parseInterfaceAddress(text.trim());
  if (read === null) throw new RangeError(`“${text}” is no address with a prefix length, such as 10.0.0.0/8`);
  return read;
}

/** The network of an address with a prefix length; throws a RangeError if the text holds none. */
export function prefixIn(text: string): Prefix {
  const { address, length } = interfaceOf(text);
  return networkOf(address, length);
}

/** A prefix length; throws a RangeError if it is none. */
export function lengthIn(value: bigint): number {
  return whole(value, 0, 32, 'a prefix length');
}

/** A whole number within bounds; throws a RangeError if it is outside. */
export function whole(value: bigint, least: number, most: number, what: string): number {
  const number = Number(value);
  if (number < least || number > most)
    throw new RangeError(`${value} is not ${what} from ${least} to ${most}`);
  return number;
}

/** The list itself; throws a RangeError if it is too long to be worked with. */
export function shortList<Item>(items: readonly Item[]): readonly Item[] {
  if (items.length > mostItems)
    throw new RangeError(`a list has ${items.length} items, more than ${mostItems}`);
  return items;
}
