import { formatIpv4, ipv4, type Ipv4 } from '../../net/address.ts';
import type { CommandHost } from '../../net/command/host.ts';
import { covers, networkOf, usableHosts, type InterfaceAddress, type Prefix } from '../../net/prefix.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { hostNames, someHost, somePrefix } from '../values.ts';

/**
 * What is asked for: to give an address in a network told by its length or by its mask, to give the first or last one of a
 * network told or of a neighbour's, or to remove one.
 */
export type AddressTask = 'give' | 'give-by-mask' | 'edge' | 'neighbour' | 'remove';

/** A host with two interfaces, and an address that one of them gets or loses. */
export interface AddressScenario {
  readonly task: AddressTask;
  readonly host: string;
  /** In the order listed. */
  readonly devices: readonly [string, string];
  readonly target: string;
  /** The other interface has this address. */
  readonly present: InterfaceAddress;
  readonly prefix: Prefix;
  /** What the interface gets or loses. */
  readonly address: Ipv4;
  /** Which usable address of the network is asked for. */
  readonly edge: 'first' | 'last';
  /** A machine of the network: its router, or for the task `neighbour` the one it is told by. */
  readonly machine: Ipv4;
  /** The interface's other address, for the task `remove`. */
  readonly second: InterfaceAddress;
}

const deviceStyles = [
  ['eth0', 'eth1'],
  ['enp1s0', 'enp2s0'],
  ['ens18', 'ens19'],
  ['eno1', 'eno2'],
] as const;

/** Makes a scenario; what the right address is, core/net says. */
export function addressScenario(level: Level, seed: number): AddressScenario {
  const random = new Random(`ip-addr-command/${level}/${seed}`);
  const task = taskAt(random, level);
  const prefix = somePrefix(random, lengthAt(random, level, task));
  const devices = random.pick(deviceStyles);
  const edge = random.pick(['first', 'last'] as const);
  const machine = task === 'neighbour' ? inner(random, prefix) : usableHosts(prefix).first;
  const { first, last } = usableHosts(prefix);
  const isEdge = task === 'edge' || task === 'neighbour';
  const address = isEdge ? (edge === 'first' ? first : last) : inner(random, prefix);
  const present = elsewhere(random, [prefix]);
  return {
    ...{ task, prefix, edge, machine, address, present },
    host: random.pick(hostNames),
    devices,
    target: random.pick(devices),
    second: elsewhere(random, [prefix, networkOf(present.address, present.length)]),
  };
}

function taskAt(random: Random, level: Level): AddressTask {
  if (level <= 2) return 'give';
  if (level === 3) return random.chance(0.6) ? 'give-by-mask' : 'remove';
  return level === 4 ? 'edge' : 'neighbour';
}

function lengthAt(random: Random, level: Level, task: AddressTask): number {
  if (level === 1) return random.pick([8, 16, 16, 24, 24]);
  if (level === 2) return random.int(25, 29);
  const [shortest, longest] = task === 'give-by-mask' || level === 5 ? [9, 29] : [17, 29];
  let length = random.int(shortest, longest);
  // Whole octets ask nothing of a mask, and one bit beside them the class gives the same.
  while ([9, 16, 17, 24, 25].includes(length)) length = random.int(shortest, longest);
  return length;
}

/** A usable address that is neither the first nor the last. */
function inner(random: Random, prefix: Prefix): Ipv4 {
  const { first, last } = usableHosts(prefix);
  return someHost(random, prefix, [first, last]);
}

/** An address in a /24 of its own. */
function elsewhere(random: Random, taken: readonly Prefix[]): InterfaceAddress {
  const isFree = (prefix: Prefix) => taken.every((other) => !covers(other, prefix) && !covers(prefix, other));
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const prefix = somePrefix(random, 24);
    if (isFree(prefix)) return { address: someHost(random, prefix), length: 24 };
  }
  const free = [ipv4('172.16.9.0'), ipv4('192.168.9.0'), ipv4('192.168.77.0'), ipv4('198.51.100.0')].map(
    (network) => networkOf(network, 24),
  );
  const prefix = free.find(isFree) ?? networkOf(ipv4('203.0.113.0'), 24);
  return { address: prefix.network + 20, length: 24 };
}

/** The host as the command finds it. */
export function hostOf({
  task,
  devices,
  target,
  present,
  prefix,
  address,
  second,
}: AddressScenario): CommandHost {
  const text = (one: InterfaceAddress) => `${formatIpv4(one.address)}/${one.length}`;
  const removable = [{ address, length: prefix.length }, second].sort((a, b) => a.address - b.address);
  const own = task === 'remove' ? removable.map(text) : [null];
  return {
    interfaces: devices.flatMap((device) =>
      (device === target ? own : [text(present)]).map((one) => ({ device, address: one })),
    ),
  };
}
