import { networkOf, contains } from '../prefix.ts';
import type { Ipv4 } from '../address.ts';
import type { Lab, LabHost } from './lab.ts';
import type { Ping } from './ping.ts';
import type { Trip } from './trip.ts';

/** What has to be mended, at the machine named, for a ping between two networks to come back. */
export interface RouteFault {
  readonly kind:
    /** It has no route to the other network. */
    | 'no-route'
    /** It joins both networks, and does not forward. */
    | 'forwarding-off'
    /** Its gateway is nobody, or a machine that is no router. */
    | 'wrong-gateway'
    /** The interface in the other network is down, and the route with it. */
    | 'link-down';
  readonly host: string;
  /** Whether the packet arrived and the answer does not. */
  readonly isOnTheWayBack: boolean;
}

/** The first fault on the way of a ping or of its answer; null if it came back, or if something else keeps it. */
export function routeFault(lab: Lab, { there, back }: Ping): RouteFault | null {
  if (there.end.kind !== 'delivered') return faultOf(lab, there, false);
  return back === null || back.end.kind === 'delivered' ? null : faultOf(lab, back, true);
}

function faultOf(lab: Lab, { end, hops, packet }: Trip, isOnTheWayBack: boolean): RouteFault | null {
  const at = lab.hosts.find(({ name }) => name === end.host);
  const last = hops.at(-1);
  if (at === undefined) return null;
  const { destination } = packet;
  const fault = (kind: RouteFault['kind'], host: string) => ({ kind, host, isOnTheWayBack });
  switch (end.kind) {
    case 'no-route':
      return fault(hasNetworkAsleep(at, destination) ? 'link-down' : 'no-route', at.name);
    case 'no-neighbour':
      return last?.isGateway === true ? fault('wrong-gateway', at.name) : null;
    case 'not-forwarding':
      if (isInNetworkOf(at, destination)) return fault('forwarding-off', at.name);
      return last?.isGateway === true ? fault('wrong-gateway', last.host) : null;
    default:
      return null;
  }
}

function isInNetworkOf(host: LabHost, address: Ipv4): boolean {
  return host.interfaces.some(({ isUp, addresses }) => isUp && holds(addresses, address));
}

function hasNetworkAsleep(host: LabHost, address: Ipv4): boolean {
  return host.interfaces.some(({ isUp, addresses }) => !isUp && holds(addresses, address));
}

function holds(addresses: LabHost['interfaces'][number]['addresses'], address: Ipv4): boolean {
  return addresses.some((own) => contains(networkOf(own.address, own.length), address));
}
