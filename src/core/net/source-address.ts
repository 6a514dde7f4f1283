import type { Ipv4 } from './address.ts';
import { broadcastOf, contains, networkOf, type InterfaceAddress } from './prefix.ts';
import type { Route } from './route.ts';

/** An address on a device, in the order in which the addresses were given. */
export interface DeviceAddress<Address = Ipv4> extends InterfaceAddress<Address> {
  readonly device: string;
}

/**
 * The source a packet gets when its route names none (the kernel's inet_select_addr): the device's first primary address
 * whose network holds the gateway, else its first address, else another device's first; null if there is none.
 */
export function sourceAddress(
  addresses: readonly DeviceAddress[],
  device: string | null,
  gateway: Ipv4 | null,
): Ipv4 | null {
  const primary = primaryAddresses(addresses);
  const own = primary.filter((candidate) => candidate.device === device);
  const nearGateway = own.find(
    ({ address, length }) => gateway !== null && contains(networkOf(address, length), gateway),
  );
  return (nearGateway ?? own[0] ?? primary[0])?.address ?? null;
}

/** The source of a broadcast: the device's first primary address whose network has that broadcast address; null if there is none. */
export function broadcastSource(
  addresses: readonly DeviceAddress[],
  device: string | null,
  broadcast: Ipv4,
): Ipv4 | null {
  const sender = primaryAddresses(addresses).find(
    (own) => own.device === device && broadcastOf(networkOf(own.address, own.length)) === broadcast,
  );
  return sender?.address ?? null;
}

/** Whether an address is one that the device itself carries. */
export function isOwnAddress(
  addresses: readonly DeviceAddress[],
  address: Ipv4,
  device: string | null,
): boolean {
  return addresses.some((own) => own.address === address && own.device === device);
}

/**
 * The kernel's local table for these addresses on devices that are up: each address itself, and the broadcast address of
 * each primary address's network, none for /31 and /32.
 */
export function localRoutes(addresses: readonly DeviceAddress[]): Route[] {
  const primary = primaryAddresses(addresses);
  const routes = addresses.flatMap((own) => {
    const broadcast = primary.includes(own) ? broadcastOf(networkOf(own.address, own.length)) : null;
    const local = hostRoute('local', own.address, own);
    return broadcast === null ? [local] : [local, hostRoute('broadcast', broadcast, own)];
  });
  return routes.filter(
    (route, index) => routes.findIndex((other) => isSameHostRoute(other, route)) === index,
  );
}

function isSameHostRoute(a: Route, b: Route): boolean {
  return (
    a.type === b.type &&
    a.destination.network === b.destination.network &&
    a.device === b.device &&
    a.source === b.source
  );
}

function hostRoute(type: 'local' | 'broadcast', to: Ipv4, own: DeviceAddress): Route {
  const destination = networkOf(to, 32);
  return { destination, type, via: null, device: own.device, metric: 0, source: own.address };
}

/** The addresses that are not secondary: a later address in a network the device already has is never chosen by itself. */
export function primaryAddresses(addresses: readonly DeviceAddress[]): readonly DeviceAddress[] {
  return addresses.filter(
    (candidate, index) =>
      !addresses
        .slice(0, index)
        .some(
          (earlier) =>
            earlier.device === candidate.device &&
            earlier.length === candidate.length &&
            contains(networkOf(earlier.address, earlier.length), candidate.address),
        ),
  );
}
