import type { Ipv4 } from '../address.ts';
import { tablesOf, type HostNetwork } from '../host-network.ts';
import { ipv4Rules } from '../ipv4-host-rules.ts';
import type { InterfaceAddress } from '../prefix.ts';
import type { Route } from '../route.ts';
import { lookup, type Lookup } from '../routes.ts';
import type { DeviceAddress } from '../source-address.ts';

/** An interface of a machine, plugged into a switch. */
export interface LabInterface {
  readonly device: string;
  /** Name of the switch at the other end of its cable. */
  readonly network: string;
  /** Whether it was switched on, as with `ip link set eth0 up`. */
  readonly isUp: boolean;
  /** Whether the cable is in and the other end is on; without it the routes stay but nothing gets through. */
  readonly hasCarrier: boolean;
  /** In the order in which they were given. */
  readonly addresses: readonly InterfaceAddress[];
}

/** A machine: a host, or a router if it forwards. */
export interface LabHost {
  readonly name: string;
  readonly interfaces: readonly LabInterface[];
  /** The main routing table, routes of connected networks included. */
  readonly routes: readonly Route[];
  /** Whether `net.ipv4.ip_forward` is 1. */
  readonly forwards: boolean;
}

/** Machines on switches; a switch is no more than the name its machines share. */
export interface Lab {
  readonly hosts: readonly LabHost[];
}

/** The routes the kernel makes itself: one for the network of each address on an interface that is up, none for a /32. */
export function connectedRoutes(interfaces: readonly LabInterface[]): Route[] {
  return ipv4Rules.connected(deviceAddresses(interfaces.filter(({ isUp }) => isUp)));
}

function deviceAddresses(interfaces: readonly LabInterface[]): DeviceAddress[] {
  return interfaces.flatMap(({ device, addresses }) => addresses.map((own) => ({ ...own, device })));
}

/** Whether a machine answers to an address; it does on every interface, also while the one that has it is down. */
export function hasAddress(host: LabHost, address: Ipv4): boolean {
  return host.interfaces.some(({ addresses }) => addresses.some((own) => own.address === address));
}

/** A machine as one host's network, for what core/net says of a single host. */
export function networkOfHost({ interfaces, routes }: LabHost): HostNetwork<Ipv4> {
  const state = ({ isUp, hasCarrier }: LabInterface) => (isUp ? (hasCarrier ? 'up' : 'no-carrier') : 'down');
  const links = new Map(interfaces.map((one) => [one.device, state(one)] as const));
  return { rules: ipv4Rules, links, addresses: deviceAddresses(interfaces), main: routes };
}

/** Where a machine sends what is for an address. */
export function routeOf(host: LabHost, address: Ipv4): Lookup {
  return lookup(tablesOf(networkOfHost(host)), address);
}
