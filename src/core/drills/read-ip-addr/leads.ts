import { formatIpv4, type Ipv4 } from '../../net/address.ts';
import { broadcastOf, lastAddress, networkOf, type InterfaceAddress } from '../../net/prefix.ts';
import { loopback, type ShownInterface } from '../../net/terminal-text.ts';
import type { Lead } from '../instance.ts';
import { code } from '../wording.ts';
import type { AddrScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const addrMistakes = {
  'reads-another-interface': 'You read the line of another interface',
  'takes-loopback': 'You took the loopback address',
  'takes-the-broadcast': 'You took the address after brd',
  'takes-the-ipv6-length': 'You took the length of the IPv6 prefix',
  'takes-the-second-address': 'You took the secondary address',
  'broadcast-ends-in-255': 'You let every broadcast address end in 255',
  'broadcast-one-too-low': 'You took the last host for the broadcast address',
  'network-for-broadcast': 'You took the network address for the broadcast address',
} as const;

/** What is to be filled in. */
export interface Told {
  readonly device: string;
  readonly address: Ipv4;
  readonly length: number;
  readonly broadcast: Ipv4;
}

/** Address, length and broadcast of an interface; the broadcast is computed where none is printed. */
export function toldOf(one: ShownInterface, own: InterfaceAddress | undefined = one.addresses[0]): Told {
  const { address, length } = own ?? { address: 0, length: 32 };
  const network = networkOf(address, length);
  return { device: one.device, address, length, broadcast: broadcastOf(network) ?? lastAddress(network) };
}

/** What each mistake fills in, the likeliest first. */
export function addrLeads({ interfaces, asked }: AddrScenario): Lead<Told>[] {
  const truth = toldOf(asked);
  const network = networkOf(truth.address, truth.length);
  const [, second] = asked.addresses;
  const others = interfaces.filter((one) => one !== asked && one.device !== 'lo');
  const name = `\`${asked.device}\``;
  const inet = `${name} has \`inet ${formatIpv4(truth.address)}/${truth.length}\``;
  const runs = `The network runs from ${code(network.network)} to ${code(truth.broadcast)}`;
  return [
    ...others.map((one) => ({
      misconception: 'reads-another-interface',
      leadsTo: toldOf(one),
      sentence: `That belongs to \`${one.device}\`: what is below a numbered line is of that interface. ${inet}.`,
    })),
    {
      misconception: 'takes-loopback',
      leadsTo: toldOf(loopback),
      sentence: `\`127.0.0.1/8\` on \`lo\` is the machine itself. ${inet}.`,
    },
    {
      misconception: 'takes-the-broadcast',
      leadsTo: { ...truth, address: truth.broadcast },
      sentence: `What follows \`brd\` is the address of everybody in the network. ${inet}.`,
    },
    {
      misconception: 'takes-the-ipv6-length',
      leadsTo: { ...truth, length: 64 },
      sentence: `The 64 belongs to the line \`inet6\`. ${inet}.`,
    },
    ...(second === undefined
      ? []
      : [
          {
            misconception: 'takes-the-second-address',
            leadsTo: toldOf(asked, second),
            sentence: `${code(second.address)} is marked \`secondary\`; the first address is ${code(truth.address)}.`,
          },
        ]),
    {
      misconception: 'broadcast-ends-in-255',
      leadsTo: { ...truth, broadcast: (truth.address | 255) >>> 0 },
      sentence: `With a \`/${truth.length}\` the last ${32 - truth.length} bits are all 1, no more and no fewer. ${runs}.`,
    },
    {
      misconception: 'broadcast-one-too-low',
      leadsTo: { ...truth, broadcast: truth.broadcast - 1 },
      sentence: `${runs}, and its last address is the broadcast address.`,
    },
    {
      misconception: 'network-for-broadcast',
      leadsTo: { ...truth, broadcast: network.network },
      sentence: `${runs}: the first one stands for the network, the last one is the broadcast address.`,
    },
  ];
}
