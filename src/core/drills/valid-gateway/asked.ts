import { formatIpv4, type Ipv4 } from '../../net/address.ts';
import { networkOfHost } from '../../net/lab/lab.ts';
import type { NextHop } from '../../net/next-hop.ts';
import {
  broadcastOf,
  formatPrefix,
  lastAddress,
  networkOf,
  usableHosts,
  type Prefix,
} from '../../net/prefix.ts';
import { askChoice, askTyped, type Asked, type Lead } from '../instance.ts';
import { someHost } from '../values.ts';
import { code } from '../wording.ts';
import { lookAlike, type GatewayScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const gatewayMistakes = {
  'gateway-on-the-other-side': "You took the router's address on its other side",
  'broadcast-as-gateway': 'You took the broadcast address',
  'own-address-as-gateway': "You took the machine's own address",
  'compares-octets-only': 'You compared whole octets',
  'interface-is-down': 'You took an address behind an interface that is down',
  'other-end-of-the-network': 'You took the other end of the network',
  'one-bit-short': 'You took the prefix for one bit shorter',
  'one-bit-long': 'You took the prefix for one bit longer',
} as const;

/** What the kernel says of an address as the machine's gateway. */
export function judged({ host }: GatewayScenario, address: Ipv4): NextHop {
  const network = networkOfHost(host);
  return network.rules.nextHop(network, address, null);
}

/** Addresses to choose from. */
export function askWhich(scenario: GatewayScenario): Asked {
  const { network, own, right, far, asleep, random } = scenario;
  const like = lookAlike(scenario);
  const broadcast = broadcastOf(network);
  const runs = `The network of \`eth0\` runs from ${code(network.network)} to ${code(lastAddress(network))}`;
  const lead = (
    misconception: keyof typeof gatewayMistakes,
    address: Ipv4,
    sentence: string,
  ): Lead<string> => ({
    ...{ misconception, leadsTo: code(address), sentence },
  });
  return askChoice(random, code(right), [
    lead(
      'gateway-on-the-other-side',
      far,
      `${runs}, and ${code(far)} is outside: a gateway has to be a neighbour.`,
    ),
    ...(broadcast === null
      ? []
      : [
          lead(
            'broadcast-as-gateway',
            broadcast,
            `${code(broadcast)} is the broadcast address: it is everybody, not one router.`,
          ),
        ]),
    lead(
      'own-address-as-gateway',
      own.address,
      `${code(own.address)} is the machine itself, which would hand the packet to nobody.`,
    ),
    ...(like === null
      ? []
      : [lead('compares-octets-only', like, `${code(like)} begins alike but is outside. ${runs}.`)]),
    ...(asleep === null
      ? []
      : [sleeping(scenario, networkOf(asleep.address, asleep.length), asleep.address)]),
  ]);
}

function sleeping({ random }: GatewayScenario, network: Prefix, own: Ipv4): Lead<string> {
  const address = someHost(random, network, [own]);
  return {
    ...{ misconception: 'interface-is-down', leadsTo: code(address) },
    sentence: `${code(address)} would be a neighbour on \`eth1\`, but that is down, so nobody there can be reached.`,
  };
}

/** The first or the last address that a router can have there, to be typed. */
export function askEnd({ network, own, right }: GatewayScenario): Asked {
  const { first, last } = usableHosts(network);
  const isFirst = right === first;
  const endOf = (length: number) => {
    const hosts = usableHosts(networkOf(own.address, length));
    return isFirst ? hosts.first : hosts.last;
  };
  const runs = `The network runs from ${code(network.network)} to ${code(lastAddress(network))}, so its ${isFirst ? 'first' : 'last'} host is ${code(right)}.`;
  const lead = (misconception: keyof typeof gatewayMistakes, address: Ipv4): Lead<string> => ({
    ...{ misconception, leadsTo: formatIpv4(address), sentence: runs },
  });
  const leads = [
    lead('compares-octets-only', endOf(24)),
    lead('one-bit-short', endOf(network.length - 1)),
    lead('one-bit-long', endOf(network.length + 1)),
    ...(isFirst ? [] : [lead('broadcast-as-gateway', lastAddress(network))]),
    lead('other-end-of-the-network', isFirst ? last : first),
  ];
  return askTyped({ kind: 'address', family: 'ipv4' }, formatIpv4(right), 'an IPv4 address', leads);
}

/** One sentence: why the right one can be the gateway. */
export function whyGateway({ network, right }: GatewayScenario): string {
  return `${code(right)} lies in \`${formatPrefix(network)}\`, the network of \`eth0\`, and is neither its broadcast address nor the machine itself.`;
}
