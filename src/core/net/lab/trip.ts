import { formatIpv4, type Ipv4 } from '../address.ts';
import { hasAddress, routeOf, type Lab, type LabHost } from './lab.ts';

/** A packet on its way. */
export interface Packet {
  /** Null for a machine that has no address at all. */
  readonly source: Ipv4 | null;
  readonly destination: Ipv4;
}

/** One machine that sent the packet on. */
export interface Hop {
  readonly host: string;
  readonly device: string;
  /** The gateway, or the destination itself where it is on the link. */
  readonly nextHop: Ipv4;
  readonly isGateway: boolean;
}

/** How a trip ended, at the machine named. */
export interface TripEnd {
  readonly kind:
    | 'delivered'
    /** No route matches. */
    | 'no-route'
    /** The route is one that refuses. */
    | 'blackhole'
    | 'unreachable'
    | 'prohibit'
    /** Nobody on the switch answers for the next hop. */
    | 'no-neighbour'
    /** It was not for this machine, and it does not forward. */
    | 'not-forwarding'
    /** It came back to the machine whose address it has as its source. */
    | 'own-source'
    /** It is for all machines of a network. */
    | 'broadcast'
    /** It went round until it had no hops left. */
    | 'too-many-hops';
  readonly host: string;
}

/** The way of one packet. */
export interface Trip {
  readonly packet: Packet;
  readonly hops: readonly Hop[];
  readonly end: TripEnd;
  /** Whether two machines have an address the packet was sent to on the way, so that luck decides which one gets it. */
  readonly isContested: boolean;
}

/** Which machine a machine has learned to find behind an address of its switch. */
export type Neighbours = Map<string, string>;

/** Hops a packet of Linux may take. */
const mostHops = 64;

/**
 * Follows a packet from the machine that sends it to its end, as Linux machines pass it on: by their routes, to the
 * machine on the switch that answers for the next hop. `neighbours` is filled on the way and used on later trips.
 */
export function follow(lab: Lab, from: LabHost, packet: Packet, neighbours: Neighbours = new Map()): Trip {
  const hops: Hop[] = [];
  let host = from;
  let isContested = false;
  const ended = (kind: TripEnd['kind']): Trip => ({
    packet,
    hops,
    end: { kind, host: host.name },
    isContested,
  });
  for (;;) {
    const isSender = hops.length === 0;
    if (!isSender && packet.source !== null && hasAddress(host, packet.source)) return ended('own-source');
    const route = routeOf(host, packet.destination);
    if (route.type === 'local') return ended('delivered');
    if (route.type === 'broadcast') return ended('broadcast');
    if (!isSender && !host.forwards) return ended('not-forwarding');
    if (hops.length >= mostHops) return ended('too-many-hops');
    if (route.type === 'none') return ended('no-route');
    if (route.type !== 'unicast') return ended(route.type);
    const nextHop = route.via ?? packet.destination;
    const device = route.device ?? '';
    const sender = isSender ? (packet.source ?? route.source) : route.source;
    hops.push({ host: host.name, device, nextHop, isGateway: route.via !== null });
    const found = neighbour(lab, host, device, nextHop, sender, neighbours);
    if (found === null) return ended('no-neighbour');
    isContested ||= found.isContested;
    host = found.host;
  }
}

/** The machine on the switch that answers for an address; of several the one learned, else the first; null if none does. */
function neighbour(
  lab: Lab,
  host: LabHost,
  device: string,
  address: Ipv4,
  sender: Ipv4 | null,
  neighbours: Neighbours,
): { host: LabHost; isContested: boolean } | null {
  const own = host.interfaces.find((one) => one.device === device);
  if (own === undefined || !own.isUp || !own.hasCarrier) return null;
  const key = (name: string, network: string, of: Ipv4) => `${name} ${network} ${formatIpv4(of)}`;
  const known = neighbours.get(key(host.name, own.network, address));
  const isReachable = (other: LabHost) =>
    other.interfaces.some(({ network, isUp, hasCarrier }) => network === own.network && isUp && hasCarrier);
  const answering = lab.hosts.filter(
    (other) =>
      other !== host &&
      isReachable(other) &&
      hasAddress(other, address) &&
      // A question with one's own address as its source is dropped unanswered.
      (sender === null || !hasAddress(other, sender)),
  );
  const learned = answering.find(({ name }) => name === known);
  const first = learned ?? answering[0];
  if (first === undefined) return null;
  neighbours.set(key(host.name, own.network, address), first.name);
  if (sender !== null)
    for (const { name } of answering) neighbours.set(key(name, own.network, sender), host.name);
  return { host: first, isContested: answering.length > 1 };
}
