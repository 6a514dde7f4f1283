import type { Ipv4 } from '../net/address.ts';
import { connectedRoutes, type LabHost, type LabInterface } from '../net/lab/lab.ts';
import { networkOf, type InterfaceAddress, type Prefix } from '../net/prefix.ts';
import type { Route } from '../net/route.ts';
import {
  briefAddressText,
  briefLinkText,
  ipRouteText,
  loopback,
  type ShownInterface,
} from '../net/terminal-text.ts';
import type { Random } from './random.ts';
import { someHost } from './values.ts';

/** An interface that works, with one address. */
export function plugged(device: string, network: string, own: InterfaceAddress): LabInterface {
  return { device, network, isUp: true, hasCarrier: true, addresses: [own] };
}

/** The working interfaces of a machine on some networks, and neighbours there that are not the machine itself. */
export interface Surroundings {
  readonly cards: readonly LabInterface[];
  /** Addresses in use; every gateway is added. */
  readonly taken: Ipv4[];
  /** Another neighbour that can be a gateway, with the interface it is reached by. */
  readonly gateway: () => [via: Ipv4, device: string];
}

/** Plugs a machine into each of the networks, `eth0` into the first. */
export function surroundings(random: Random, networks: readonly Prefix[]): Surroundings {
  const cards = networks.map((network, index) =>
    plugged(`eth${index}`, `switch ${index}`, { address: someHost(random, network), length: network.length }),
  );
  const taken = cards.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  return {
    cards,
    taken,
    gateway: () => {
      const index = random.int(0, networks.length - 1);
      const via = someHost(random, networks[index] ?? networkOf(0, 8), taken);
      taken.push(via);
      return [via, `eth${index}`];
    },
  };
}

/** A route of a machine through a gateway; a default where no destination is given. */
export function through(via: Ipv4, device: string, destination: Prefix = networkOf(0, 0)): Route {
  return { destination, type: 'unicast', via, device, metric: 0, source: null };
}

/** A machine with the routes of its connected networks and these besides. */
export function machine(
  name: string,
  interfaces: readonly LabInterface[],
  routes: readonly Route[] = [],
  forwards = false,
): LabHost {
  return { name, interfaces, forwards, routes: [...connectedRoutes(interfaces), ...routes] };
}

/** The interfaces of a machine as its terminal shows them, `lo` first; the hardware addresses are made from their place. */
function shownInterfaces({ interfaces }: LabHost, number: number): ShownInterface[] {
  const shown = interfaces.map(({ device, isUp, hasCarrier, addresses }, index): ShownInterface => {
    const works = isUp && hasCarrier;
    const carrier = isUp && !hasCarrier ? ['NO-CARRIER'] : [];
    const up = isUp ? ['UP', ...(hasCarrier ? ['LOWER_UP'] : [])] : [];
    return {
      ...{
        device,
        mtu: 1500,
        queueing: 'fq_codel',
        state: works ? 'UP' : 'DOWN',
        link: 'ether',
        linkLocal: null,
      },
      flags: [...carrier, 'BROADCAST', 'MULTICAST', ...up],
      hardware: `52:54:00:00:0${number % 10}:0${index + 1}`,
      addresses: addresses.map((own) => ({ ...own, broadcast: null })),
    };
  });
  return [loopback, ...shown];
}

interface TerminalFile {
  readonly name: string;
  readonly language: 'terminal';
  readonly text: string;
}

/** What `ip -br link` prints on a machine, reached by ssh; `number` tells its hardware addresses from those of others. */
export function linkFile(host: LabHost, number: number): TerminalFile {
  return terminal(`ssh ${host.name} ip -br link`, briefLinkText(shownInterfaces(host, number)));
}

/** What `ip -br addr` prints on a machine, reached by ssh. */
export function addressFile(host: LabHost): TerminalFile {
  return terminal(`ssh ${host.name} ip -br addr`, briefAddressText(shownInterfaces(host, 0)));
}

/** What `ip route` prints on a machine, reached by ssh. */
export function routeFile(host: LabHost): TerminalFile {
  return terminal(`ssh ${host.name} ip route`, ipRouteText(host.routes));
}

/** The routes through gateways that `ip route` prints on a machine, reached by ssh. */
export function gatewayFile(host: LabHost): TerminalFile {
  const text = ipRouteText(host.routes.filter(({ via }) => via !== null));
  return terminal(`ssh ${host.name} "ip route | grep via"`, text);
}

/** Whether a machine forwards, as sysctl prints it. */
export function forwardingFile({ name, forwards }: LabHost): TerminalFile {
  return terminal(`ssh ${name} sysctl net.ipv4.ip_forward`, `net.ipv4.ip_forward = ${forwards ? 1 : 0}`);
}

/** What a command prints. */
export function terminal(name: string, text: string): TerminalFile {
  return { name, language: 'terminal', text };
}
