import { formatIpv4, ipv4, type Ipv4 } from '../../net/address.ts';
import type { CommandHost } from '../../net/command/host.ts';
import {
  covers,
  formatPrefix,
  networkOf,
  usableHosts,
  type InterfaceAddress,
  type Prefix,
} from '../../net/prefix.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { hostNames, someHost, somePrefix } from '../values.ts';

/** What the table is to get or to lose: a default route, one to a network or to one host; another default, or a second one. */
export type RouteTask = 'default' | 'network' | 'host' | 'replace' | 'backup' | 'remove';

/** A router with an address on the host's side and one on the other. */
export interface Router {
  readonly name: string;
  readonly near: Ipv4;
  readonly far: InterfaceAddress;
}

/** An interface of the host. */
export interface Own extends InterfaceAddress {
  readonly device: string;
}

/** A host, the routers it can use and the machine behind one of them. */
export interface RouteScenario {
  readonly task: RouteTask;
  readonly host: string;
  /** The interface that leads to the router asked for. */
  readonly own: Own;
  /** The other interface, with the router of the default route behind it; null if there is one only. */
  readonly beside: Own | null;
  readonly router: Router;
  /** The router of the default route there is; null if there is none. */
  readonly standing: Router | null;
  /** A machine behind the router; its network is the destination, unless that is default. */
  readonly machine: InterfaceAddress & { readonly name: string };
  readonly destination: Prefix;
  /** Null for none. */
  readonly metric: number | null;
}

const everything: Prefix = { network: 0, length: 0 };

/** Makes a scenario; which network a machine is in, core/net says. */
export function routeCommandScenario(level: Level, seed: number): RouteScenario {
  const random = new Random(`ip-route-command/${level}/${seed}`);
  const task = taskAt(random, level);
  const taken: Prefix[] = [];
  const free = (length: number) => {
    const prefix = freePrefix(random, length, taken);
    taken.push(prefix);
    return prefix;
  };
  const behind = free(lengthBehind(random, level));
  const own = ownIn(
    random,
    free(level <= 2 ? random.pick([16, 24, 24]) : random.int(22, 28)),
    level === 5 ? 'eth1' : 'eth0',
  );
  const beside = level === 5 ? ownIn(random, free(24), 'eth0') : null;
  const hasStanding = ['replace', 'backup', 'remove'].includes(task) || beside !== null;
  const [name = '', otherName = ''] = random.sample(['gw1', 'gw2'], 2);
  const isOutward = ['default', 'replace', 'backup'].includes(task);
  const router = routerIn(random, own, hasStanding ? name : 'gw', isOutward ? free(30) : behind, []);
  const standing = hasStanding ? routerIn(random, beside ?? own, otherName, free(30), [router.near]) : null;
  const [host = '', machineName = ''] = random.sample(hostNames, 2);
  const machine = {
    name: machineName,
    address: plainHost(random, behind, [router.far.address]),
    length: behind.length,
  };
  const hasMetric = task === 'backup' || (level === 5 && random.chance(0.5));
  return {
    ...{ task, host, own, beside, router, standing, machine },
    destination: isOutward ? everything : task === 'host' ? { network: machine.address, length: 32 } : behind,
    metric: hasMetric ? random.pick([10, 20, 50, 100, 150, 200, 300]) : null,
  };
}

function taskAt(random: Random, level: Level): RouteTask {
  if (level === 1) return 'default';
  if (level === 3) return random.chance(0.3) ? 'host' : 'network';
  if (level === 4) return random.pick(['replace', 'backup', 'remove']);
  return 'network';
}

function lengthBehind(random: Random, level: Level): number {
  if (level <= 2) return random.pick([8, 16, 16, 24, 24]);
  const shortest = level === 5 ? 13 : 17;
  let length = random.int(shortest, 29);
  while (length === 16 || length === 24) length = random.int(shortest, 29);
  return length;
}

function freePrefix(random: Random, length: number, taken: readonly Prefix[]): Prefix {
  const isFree = (prefix: Prefix) => taken.every((other) => !covers(other, prefix) && !covers(prefix, other));
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const prefix = somePrefix(random, length);
    if (isFree(prefix)) return prefix;
  }
  const fixed = ['192.168.0.0', '172.16.0.0', '198.51.100.0', '203.0.113.0'].map((text) =>
    networkOf(ipv4(text), length),
  );
  return fixed.find(isFree) ?? networkOf(ipv4('192.0.2.0'), length);
}

function ownIn(random: Random, prefix: Prefix, device: string): Own {
  const { first, last } = usableHosts(prefix);
  return { device, address: plainHost(random, prefix, [first, last]), length: prefix.length };
}

/** The router has the first or the last address of the host's network. */
function routerIn(random: Random, own: Own, name: string, beyond: Prefix, taken: readonly Ipv4[]): Router {
  const { first, last } = usableHosts(networkOf(own.address, own.length));
  const near = random.pick([first, last].filter((address) => !taken.includes(address)));
  return { name, near, far: { address: usableHosts(beyond).first, length: beyond.length } };
}

/** A host whose address does not end in 0 or 255, which would look like a network or a broadcast address. */
function plainHost(random: Random, prefix: Prefix, taken: readonly Ipv4[]): Ipv4 {
  let address = someHost(random, prefix, taken);
  while (address % 256 === 0 || address % 256 === 255) address = someHost(random, prefix, taken);
  return address;
}

/** The host as the command finds it, with its routes as `ip route` prints them. */
export function hostOf({ task, own, beside, router, standing, destination }: RouteScenario): CommandHost {
  const owns = [own, ...(beside === null ? [] : [beside])].sort((a, b) => (a.device < b.device ? -1 : 1));
  const connected = owns.map(({ device, address, length }) => ({
    prefix: networkOf(address, length),
    rest: `dev ${device} proto kernel scope link src ${formatIpv4(address)}`,
  }));
  const removable = { prefix: destination, rest: `via ${formatIpv4(router.near)} dev ${own.device}` };
  const routes = [...connected, ...(task === 'remove' ? [removable] : [])]
    .sort((a, b) => a.prefix.network - b.prefix.network)
    .map(({ prefix, rest }) => `${formatPrefix(prefix)} ${rest}`);
  const first =
    standing === null ? [] : [`default via ${formatIpv4(standing.near)} dev ${(beside ?? own).device}`];
  return {
    interfaces: owns.map(({ device, address, length }) => ({
      device,
      address: `${formatIpv4(address)}/${length}`,
    })),
    routes: [...first, ...routes],
  };
}
