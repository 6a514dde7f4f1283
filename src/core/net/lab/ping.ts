import type { Ipv4 } from '../address.ts';
import { hasAddress, routeOf, type Lab, type LabHost } from './lab.ts';
import { follow, type Neighbours, type Trip } from './trip.ts';

/** What somebody who pings sees. */
export type PingResult =
  | 'ok'
  /** Nothing comes back. */
  | 'timeout'
  /** `Network is unreachable`, said by the sender's own kernel. */
  | 'no-route'
  | 'local-blackhole'
  | 'local-unreachable'
  /** Refused by an own route, or the address of all: ping asks whether a broadcast is meant. */
  | 'broadcast'
  /** `Destination Host Unreachable` */
  | 'host-unreachable'
  /** `Destination Net Unreachable` */
  | 'net-unreachable'
  /** `Packet filtered` */
  | 'filtered'
  /** `Time to live exceeded` */
  | 'ttl-exceeded';

/** What a ping came to, with the ways its packets took. */
export interface Ping {
  readonly result: PingResult;
  /** Whose address an error came from; null without one. */
  readonly reporter: Ipv4 | null;
  readonly there: Trip;
  /** The way of the answer; null if there was none. */
  readonly back: Trip | null;
  /** Whether two machines have an address on the way there or back, so that the result hangs on luck. */
  readonly isContested: boolean;
}

const localResults = {
  'no-route': 'no-route',
  blackhole: 'local-blackhole',
  unreachable: 'local-unreachable',
  prohibit: 'broadcast',
  broadcast: 'broadcast',
} as const;

/** The error a router sends for an end of a trip; the other ends are silent. */
const routerErrors = {
  'no-route': 'net-unreachable',
  unreachable: 'host-unreachable',
  'no-neighbour': 'host-unreachable',
  prohibit: 'filtered',
  'too-many-hops': 'ttl-exceeded',
} as const;

/**
 * What `ping -c1 -W5` says on Linux machines that have just been switched on, without firewalls and with reverse-path
 * filtering off. Throws a RangeError if no machine has the name.
 */
export function ping(lab: Lab, from: string, destination: Ipv4): Ping {
  const sender = machine(lab, from);
  const neighbours: Neighbours = new Map();
  const { source } = routeOf(sender, destination);
  const there = follow(lab, sender, { source, destination }, neighbours);
  const { kind, host } = there.end;
  const base = { there, back: null, reporter: null, isContested: there.isContested };
  if (kind === 'delivered') return answered(lab, sender, there, neighbours);
  if (there.hops.length === 0 && kind in localResults)
    return { ...base, result: localResults[kind as keyof typeof localResults] };
  if (!(kind in routerErrors)) return { ...base, result: 'timeout' };
  const result = routerErrors[kind as keyof typeof routerErrors];
  if (host === from) return { ...base, result, reporter: source };
  const reporter = source === null ? null : reportTo(lab, machine(lab, host), sender, source, neighbours);
  return reporter === null ? { ...base, result: 'timeout' } : { ...base, result, reporter };
}

function answered(lab: Lab, sender: LabHost, there: Trip, neighbours: Neighbours): Ping {
  const { source, destination } = there.packet;
  if (there.hops.length === 0 || source === null)
    return { result: 'ok', reporter: null, there, back: null, isContested: false };
  const answer = { source: destination, destination: source };
  const back = follow(lab, machine(lab, there.end.host), answer, neighbours);
  const isBack = back.end.kind === 'delivered' && back.end.host === sender.name;
  const isContested = there.isContested || back.isContested;
  return { result: isBack ? 'ok' : 'timeout', reporter: null, there, back, isContested };
}

/** The address an error reaches the sender from; null if it does not. */
function reportTo(lab: Lab, router: LabHost, sender: LabHost, to: Ipv4, neighbours: Neighbours): Ipv4 | null {
  const { source } = routeOf(router, to);
  const { end } = follow(lab, router, { source, destination: to }, neighbours);
  return end.kind === 'delivered' && hasAddress(sender, to) && end.host === sender.name ? source : null;
}

function machine(lab: Lab, name: string): LabHost {
  const found = lab.hosts.find((host) => host.name === name);
  if (found === undefined) throw new RangeError(`There is no machine ${name}`);
  return found;
}
