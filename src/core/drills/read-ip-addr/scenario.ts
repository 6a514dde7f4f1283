import type { Ipv4 } from '../../net/address.ts';
import { broadcastOf, contains, networkOf, type Prefix } from '../../net/prefix.ts';
import { loopback, type ShownInterface } from '../../net/terminal-text.ts';
import { cardNames, someInterface } from '../interfaces.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';
import { hostNames, someHost, somePrefix } from '../values.ts';

/** A machine, what `ip addr` says on it, and the interface that is asked about. */
export interface AddrScenario {
  readonly host: string;
  readonly interfaces: readonly ShownInterface[];
  readonly asked: ShownInterface;
  /** A neighbour in the network of the interface asked about; null where the interface is named. */
  readonly neighbour: Ipv4 | null;
}

const shapes: Readonly<
  Record<Level, { lengths: readonly number[]; cards: number; printsBroadcast: boolean }>
> = {
  1: { lengths: [8, 16, 24], cards: 2, printsBroadcast: true },
  2: { lengths: range(25, 29), cards: 2, printsBroadcast: true },
  3: { lengths: [16, 24], cards: 2, printsBroadcast: false },
  4: { lengths: range(25, 29), cards: 3, printsBroadcast: false },
  5: { lengths: range(17, 23), cards: 3, printsBroadcast: false },
};

/** Makes the machine; its networks do not overlap, and from level 4 on the one asked about has a second address. */
export function addrScenario(level: Level, seed: number): AddrScenario {
  const random = new Random(`read-ip-addr/${level}/${seed}`);
  const { lengths, cards, printsBroadcast } = shapes[level];
  for (;;) {
    const networks = Array.from({ length: cards }, () => somePrefix(random, random.pick(lengths)));
    const isApart = networks.every((one, index) =>
      networks.every(
        (other, place) => place === index || !contains(networkOf(one.network, 9), other.network),
      ),
    );
    if (!isApart) continue;
    const names = cardNames(random, cards);
    const asked = random.int(0, cards - 1);
    const interfaces = networks.map((network, index) =>
      withAddress(random, names[index] ?? '', network, printsBroadcast, level >= 4 && index === asked),
    );
    const [own, network] = [interfaces[asked], networks[asked]];
    if (own === undefined || network === undefined) continue;
    const taken = own.addresses.map(({ address }) => address);
    const neighbour = level === 5 ? someHost(random, network, taken) : null;
    return { host: random.pick(hostNames), interfaces: [loopback, ...interfaces], asked: own, neighbour };
  }
}

function withAddress(
  random: Random,
  device: string,
  network: Prefix,
  printsBroadcast: boolean,
  hasSecond: boolean,
): ShownInterface {
  const broadcast = printsBroadcast ? broadcastOf(network) : null;
  const first = { address: someHost(random, network), length: network.length, broadcast };
  const second = { ...first, address: someHost(random, network, [first.address]), isSecondary: true };
  const one = someInterface(random, device, 'works');
  const [, b = '', c = '', d = '', e = '', f = ''] = one.hardware.split(':');
  const group = (high: string, low: string) => `${high}${low}`.replace(/^0+(?=.)/, '');
  return {
    ...one,
    addresses: hasSecond ? [first, second] : [first],
    // The modified EUI-64 of the hardware address (RFC 4291), whose first octet here is 52.
    linkLocal: `fe80::50${b}:${group(c, 'ff')}:${group('fe', d)}:${group(e, f)}/64`,
  };
}
