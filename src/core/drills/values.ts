import { ipv4, type Ipv4 } from '../net/address.ts';
import { lastAddress, networkOf, usableHosts, type Prefix } from '../net/prefix.ts';
import type { Random } from './random.ts';

/** Names people give machines. */
export const hostNames = [
  ...['web1', 'web2', 'db1', 'db2', 'cache', 'mail', 'nas', 'backup', 'build', 'ci', 'git', 'wiki'],
  ...['laptop', 'desk', 'printer', 'camera', 'sensor', 'kiosk', 'pos1', 'lab3', 'node1', 'node2', 'node3'],
];

/** The network of the notes' own example. */
const exampleNetwork = '192.165.1.0';

/** An address from a private or documentation range, now and then from the notes' own example network. */
export function someAddress(random: Random): Ipv4 {
  const octet = () => random.int(0, 255);
  return ipv4(
    random.pick([
      ...[`10.${octet()}.${octet()}.${octet()}`, `10.${octet()}.${octet()}.${octet()}`],
      ...[`172.${random.int(16, 31)}.${octet()}.${octet()}`, `192.168.${octet()}.${octet()}`],
      ...[`198.51.100.${octet()}`, `203.0.113.${octet()}`, `192.165.${random.int(1, 2)}.${octet()}`],
    ]),
  );
}

/** A network of the given length that stays within one private or documentation range. */
export function somePrefix(random: Random, length: number): Prefix {
  const octet = () => random.int(0, 255);
  const wide = [`10.${octet()}.${octet()}.${octet()}`];
  if (length >= 12) wide.push(`172.${random.int(16, 31)}.${octet()}.${octet()}`);
  if (length >= 16) wide.push(`192.168.${octet()}.${octet()}`);
  if (length >= 24) wide.push(`198.51.100.${octet()}`, `203.0.113.${octet()}`, exampleNetwork);
  return networkOf(ipv4(random.pick(wide)), length);
}

/** A host of the network, neither its network nor its broadcast address, and none of `taken`; throws a RangeError if there is none. */
export function someHost(random: Random, prefix: Prefix, taken: readonly Ipv4[] = []): Ipv4 {
  const { first, last } = usableHosts(prefix);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const address = random.int(first, last);
    if (!taken.includes(address)) return address;
  }
  for (let address = first; address <= last; address += 1) if (!taken.includes(address)) return address;
  throw new RangeError(`No host is left up to ${lastAddress(prefix)}`);
}
