import type { AddressKind } from './address-kind.ts';
import type { NextHop } from './next-hop.ts';
import type { Route } from './route.ts';
import type { RouteTables } from './routes.ts';
import type { DeviceAddress } from './source-address.ts';

/** What a link is doing: `no-carrier` is up with its cable pulled, `down` was taken down by `ip link set`. */
export type LinkState = 'up' | 'no-carrier' | 'down';

/** What IPv4 and IPv6 do differently with a host's own routes. */
export interface HostRules<Address> {
  readonly kind: AddressKind<Address>;
  /** The metric of a route that is added without one. */
  readonly defaultMetric: number;
  /** The gateway by which one says that there is none; null if there is no such address. */
  readonly noGateway: Address | null;
  /** Whether an address stays on a device that is taken down. */
  readonly keepsAddresses: boolean;
  /** What `ip route add … dev X` says of a device that is down. */
  readonly deviceDownError: string;
  /** The routes to the networks of these addresses, which the kernel adds by itself. */
  connected(addresses: readonly DeviceAddress<Address>[]): Route<Address>[];
  /** The kernel's local table, without loopback. */
  local(host: HostNetwork<Address>): Route<Address>[];
  /** Whether a gateway can be used, on one device if it is named. */
  nextHop(host: HostNetwork<Address>, gateway: Address, device: string | null): NextHop;
}

/** One host's links, addresses in the order in which they were given, and main table. */
export interface HostNetwork<Address> {
  readonly rules: HostRules<Address>;
  readonly links: ReadonlyMap<string, LinkState>;
  readonly addresses: readonly DeviceAddress<Address>[];
  readonly main: readonly Route<Address>[];
}

/** A host whose devices are all up and have only their connected routes. */
export function hostNetwork<Address>(
  rules: HostRules<Address>,
  addresses: readonly DeviceAddress<Address>[],
): HostNetwork<Address> {
  const links = new Map(addresses.map(({ device }) => [device, 'up' as const]));
  return { rules, links, addresses, main: rules.connected(addresses) };
}

/** What the host decides by when it looks a route up. */
export function tablesOf<Address>(host: HostNetwork<Address>): RouteTables<Address> {
  return { local: host.rules.local(host), main: host.main, addresses: host.addresses };
}

/** The route to the network of an address, as the kernel adds it with a device's address. */
export function connectedRoute<Address>(
  kind: AddressKind<Address>,
  own: DeviceAddress<Address>,
  metric: number,
): Route<Address> {
  const destination = kind.networkOf(own.address, own.length);
  return { destination, type: 'unicast', via: null, device: own.device, metric, source: null };
}
