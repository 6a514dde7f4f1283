import { ipv4Kind } from './address-kind.ts';
import { formatIpv4, ipv4, type Ipv4 } from './address.ts';
import { connectedRoute, type HostNetwork, type HostRules } from './host-network.ts';
import { offLinkProblem, onLinkStep, unusable, usable, type NextHop } from './next-hop.ts';
import { broadcastOf, contains, formatPrefix, networkOf, prefixOf } from './prefix.ts';
import type { Route } from './route.ts';
import { byPreference } from './routes.ts';
import { localRoutes, primaryAddresses, type DeviceAddress } from './source-address.ts';

const invalidGateway = 'Error: Nexthop has invalid gateway.';

const loopback: Route = {
  ...{ destination: prefixOf('127.0.0.0/8'), type: 'local', via: null, device: 'lo', metric: 0 },
  source: ipv4('127.0.0.1'),
};

/** IPv4 on Linux: connected routes have metric 0 and a source, and networks have broadcast addresses. */
export const ipv4Rules: HostRules<Ipv4> = {
  kind: ipv4Kind,
  defaultMetric: 0,
  noGateway: 0,
  keepsAddresses: true,
  deviceDownError: 'Error: Device for nexthop is not up.',
  connected: (addresses) =>
    primaryAddresses(addresses)
      .filter((own) => own.length < 32 && own.address >>> 24 > 0 && !isEarlierBroadcast(addresses, own))
      .map((own) => ({ ...connectedRoute(ipv4Kind, own, 0), source: own.address })),
  local: ({ addresses, links }) =>
    localRoutes(addresses).filter(
      ({ type, device }) => type === 'local' || links.get(device ?? '') !== 'down',
    ),
  nextHop,
};

/** The kernel makes no route from an address that is the broadcast address of a network it already has: no packet could have it as its source. */
function isEarlierBroadcast(addresses: readonly DeviceAddress[], own: DeviceAddress): boolean {
  const earlier = primaryAddresses(addresses.slice(0, addresses.indexOf(own)));
  return earlier.some(({ address, length }) => broadcastOf(networkOf(address, length)) === own.address);
}

/**
 * The kernel's check (fib_check_nh): the gateway is looked up among the host's own addresses and the routes that need no
 * gateway; error routes and routes through a gateway are passed over. It has to be a neighbour, or one of the host's own
 * addresses, on a device that is up.
 */
function nextHop(host: HostNetwork<Ipv4>, gateway: Ipv4, device: string | null): NextHop {
  const name = formatIpv4(gateway);
  if (gateway === 0)
    return unusable('unspecified', 'RTNETLINK answers: No such device', [
      `${name} is no host; as a gateway it says that there is none.`,
    ]);
  const first = onLinkStep(host);
  const found = onLinkRoute(host, gateway, device);
  if (found === undefined) {
    const { problem, step } = offLinkProblem(host, gateway, device);
    return unusable(problem, invalidGateway, [first, step]);
  }
  const by = found.device ?? '';
  if (found.type === 'broadcast') {
    const step = `${name} is the broadcast address on ${by}: all hosts there, not one that could pass packets on.`;
    return unusable('broadcast', invalidGateway, [first, step]);
  }
  if (found.type === 'local') return ownAddress(host, name, by, first);
  const steps = [first, `${name} lies in ${formatPrefix(found.destination)}, so it is a neighbour on ${by}.`];
  return usable(by, false, [...steps, ...carrierStep(host, by)]);
}

function ownAddress(host: HostNetwork<Ipv4>, name: string, by: string, first: string): NextHop {
  const step = `${name} is the host's own address on ${by}; the kernel takes that for "on the link of ${by}".`;
  if (host.links.get(by) !== 'down') return usable(by, true, [first, step]);
  const steps = [first, step, `But ${by} is down.`];
  return unusable('link-down', 'RTNETLINK answers: Network is down', steps);
}

function carrierStep({ links }: HostNetwork<Ipv4>, device: string): string[] {
  if (links.get(device) !== 'no-carrier') return [];
  return [`${device} has no carrier, which the kernel does not mind: the route stays, marked linkdown.`];
}

function onLinkRoute(host: HostNetwork<Ipv4>, gateway: Ipv4, device: string | null): Route | undefined {
  const fits = (route: Route) =>
    contains(route.destination, gateway) && (device === null || route.device === device);
  const local = [...host.rules.local(host), loopback];
  const direct = host.main.filter(({ type, via }) => type === 'unicast' && via === null);
  return local.find(fits) ?? direct.filter(fits).sort(byPreference)[0];
}
