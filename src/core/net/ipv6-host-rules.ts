import { holds, ipv6Kind, isSamePrefix, prefixText } from './address-kind.ts';
import { connectedRoute, type HostNetwork, type HostRules } from './host-network.ts';
import { formatIpv6, type Ipv6 } from './ipv6.ts';
import { ipv6SpecialUse } from './ipv6-special-ranges.ts';
import { offLinkProblem, onLinkStep, unusable, usable, type NextHop } from './next-hop.ts';
import type { Route } from './route.ts';
import { byPreference } from './routes.ts';

const noRoute = 'RTNETLINK answers: No route to host';

/** IPv6 on Linux: connected routes have metric 256, added ones 1024, and a device that goes down loses its addresses. */
export const ipv6Rules: HostRules<Ipv6> = {
  kind: ipv6Kind,
  defaultMetric: 1024,
  noGateway: null,
  keepsAddresses: false,
  deviceDownError: 'Error: Nexthop device is not up.',
  connected: (addresses) => {
    const routes = addresses.map((own) => connectedRoute(ipv6Kind, own, 256));
    const isSame = (a: Route<Ipv6>, b: Route<Ipv6>) =>
      a.device === b.device && isSamePrefix(ipv6Kind, a.destination, b.destination);
    return routes.filter((route, index) => routes.findIndex((other) => isSame(other, route)) === index);
  },
  local: ({ addresses }) =>
    addresses.map((own) => ({
      ...connectedRoute(ipv6Kind, { ...own, length: 128 }, 0),
      ...{ type: 'local', source: own.address },
    })),
  nextHop,
};

/**
 * The kernel's check (ip6_validate_gw): a link-local gateway needs a named device that is up; any other is looked up in the
 * main table as a packet to it would be, on the named device only, and the route found must need no gateway itself.
 */
function nextHop(host: HostNetwork<Ipv6>, gateway: Ipv6, device: string | null): NextHop {
  const use = ipv6SpecialUse(gateway);
  const name = formatIpv6(gateway);
  const isOwn = host.addresses.some((own) => own.address === gateway);
  if (use.isLinkLocal) return linkLocalNextHop(host, name, isOwn, device);
  if (use.isUnspecified || use.isMulticast) {
    const problem = use.isMulticast ? 'multicast' : 'unspecified';
    return unusable(problem, 'Error: Invalid gateway address.', [`${name} is not the address of one host.`]);
  }
  if (isOwn || (use.isLoopback && device !== null)) return ownAddress(name);
  const first = onLinkStep(host);
  const found = host.main
    .filter((route) => holds(ipv6Kind, route.destination, gateway))
    .filter((route) => device === null || route.device === device)
    .sort(byPreference)[0];
  const isNeighbour = found?.type === 'unicast' && found.via === null;
  if (use.isLoopback) return isNeighbour ? ownAddress(name) : loopback(name);
  if (isNeighbour) {
    const network = prefixText(ipv6Kind, found.destination);
    const by = found.device ?? '';
    return usable(by, false, [first, `${name} lies in ${network}, so it is a neighbour on ${by}.`]);
  }
  if (found === undefined || found.via !== null) {
    const { problem, step } = offLinkProblem(host, gateway, device);
    return unusable(found === undefined ? problem : 'behind-gateway', noRoute, [
      first,
      found === undefined ? step : behindStep(name, found),
    ]);
  }
  const refusing = `${found.type} ${prefixText(ipv6Kind, found.destination)}`;
  return unusable('refused-by-route', noRoute, [first, `The route to ${name} would be ${refusing}.`]);
}

function behindStep(name: string, { destination, via }: Route<Ipv6>): string {
  const gateway = via === null ? '' : ` through ${formatIpv6(via)}`;
  return `The best route to ${name} is ${prefixText(ipv6Kind, destination)}${gateway}: a gateway has to be a neighbour.`;
}

function linkLocalNextHop(
  host: HostNetwork<Ipv6>,
  name: string,
  isOwn: boolean,
  device: string | null,
): NextHop {
  const first = `${name} is link-local: every link has such addresses, so the device has to be named.`;
  if (device === null) return unusable('no-device', 'Error: Egress device not specified.', [first]);
  if (isOwn) return ownAddress(name);
  if (host.links.get(device) === 'down')
    return unusable('link-down', 'Error: Nexthop device is not up.', [first, `${device} is down.`]);
  return usable(device, false, [first, `It is looked for on the link of ${device}.`]);
}

function ownAddress(name: string): NextHop {
  const step = `${name} is the host's own address; IPv6 refuses that.`;
  return unusable('own-address', 'Error: Gateway can not be a local address.', [step]);
}

function loopback(name: string): NextHop {
  const error = 'Error: Egress device can not be loopback device for this route.';
  return unusable('own-address', error, [
    `${name} is the loopback address: packets to it never leave the host.`,
  ]);
}
