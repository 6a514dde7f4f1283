import { isSamePrefix } from './address-kind.ts';
import type { HostNetwork, LinkState } from './host-network.ts';
import type { Prefix } from './prefix.ts';
import type { Route, RouteType } from './route.ts';

/** A route as it is asked for: what is null is left to the kernel. */
export interface RouteRequest<Address> {
  readonly destination: Prefix<Address>;
  readonly type: RouteType;
  readonly via: Address | null;
  readonly device: string | null;
  readonly metric: number | null;
}

/** The host after a change, or what the kernel says when it refuses. */
export type Change<Address> =
  | { readonly host: HostNetwork<Address>; readonly refusal: null }
  | { readonly host: null; readonly refusal: string };

/** `ip route add`: refused for a next hop that cannot be used, and where a route of the same prefix and metric exists. */
export function addRoute<Address>(host: HostNetwork<Address>, asked: RouteRequest<Address>): Change<Address> {
  const request = asked.via === host.rules.noGateway ? { ...asked, via: null } : asked;
  const chosen = deviceFor(host, request);
  if (chosen.refusal !== null) return refused(chosen.refusal);
  const { device } = chosen;
  const metric = metricOf(host, request.metric);
  if (host.main.some((route) => isSameEntry(host, route, request.destination, metric)))
    return refused('RTNETLINK answers: File exists');
  const { destination, type, via } = request;
  const route = { destination, type, via, device, metric, source: null };
  return accepted({ ...host, main: [...host.main, route] });
}

interface Device {
  readonly device: string | null;
  readonly refusal: string | null;
}

function on(device: string | null): Device {
  return { device, refusal: null };
}

function none(refusal: string): Device {
  return { device: null, refusal };
}

function deviceFor<Address>(
  host: HostNetwork<Address>,
  { type, via, device }: RouteRequest<Address>,
): Device {
  if (type !== 'unicast') return on(null);
  if (device !== null && !host.links.has(device)) return none(`Cannot find device "${device}"`);
  if (via !== null) {
    const nextHop = host.rules.nextHop(host, via, device);
    return nextHop.isUsable ? on(nextHop.device) : none(nextHop.error);
  }
  if (device === null) return none('RTNETLINK answers: No such device');
  return host.links.get(device) === 'down' ? none(host.rules.deviceDownError) : on(device);
}

/** IPv6 takes a metric of 0 for one not given. */
function metricOf<Address>(host: HostNetwork<Address>, metric: number | null): number {
  return metric === null || metric === 0 ? host.rules.defaultMetric : metric;
}

function isSameEntry<Address>(
  { rules }: HostNetwork<Address>,
  route: Route<Address>,
  destination: Prefix<Address>,
  metric: number,
): boolean {
  return route.metric === metric && isSamePrefix(rules.kind, route.destination, destination);
}

/** `ip route del`: removes the first route that fits all that is given; refused if there is none. */
export function deleteRoute<Address>(
  host: HostNetwork<Address>,
  request: Omit<RouteRequest<Address>, 'type'>,
): Change<Address> {
  const { kind } = host.rules;
  const { destination, via, device, metric } = request;
  const fits = (route: Route<Address>) =>
    isSamePrefix(kind, route.destination, destination) &&
    (metric === null || route.metric === metric) &&
    (device === null || route.device === device) &&
    (via === null || (route.via !== null && kind.compare(route.via, via) === 0));
  const [found] = host.main.filter(fits).sort((a, b) => a.metric - b.metric);
  if (found === undefined) return refused('RTNETLINK answers: No such process');
  return accepted({ ...host, main: host.main.filter((route) => route !== found) });
}

/**
 * A link changes: taken down, its routes go, and in IPv6 its addresses too; brought up again, only the routes to its own
 * networks come back; without a carrier everything stays.
 */
export function setLink<Address>(
  host: HostNetwork<Address>,
  device: string,
  state: LinkState,
): HostNetwork<Address> {
  const before = host.links.get(device);
  const links = new Map(host.links).set(device, state);
  const isOn = (one: { readonly device: string | null }) => one.device === device;
  if (state === 'down') {
    const addresses = host.rules.keepsAddresses ? host.addresses : host.addresses.filter((own) => !isOn(own));
    return { ...host, links, addresses, main: host.main.filter((route) => !isOn(route)) };
  }
  if (before !== 'down') return { ...host, links };
  const returning = host.rules.connected(host.addresses).filter(isOn);
  return { ...host, links, main: [...host.main, ...returning] };
}

function accepted<Address>(host: HostNetwork<Address>): Change<Address> {
  return { host, refusal: null };
}

function refused<Address>(refusal: string): Change<Address> {
  return { host: null, refusal };
}
