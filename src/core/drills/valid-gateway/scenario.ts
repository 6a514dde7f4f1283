import type { Ipv4 } from '../../net/address.ts';
import type { LabHost, LabInterface } from '../../net/lab/lab.ts';
import {
  contains,
  lastAddress,
  networkOf,
  usableHosts,
  type InterfaceAddress,
  type Prefix,
} from '../../net/prefix.ts';
import { machine, plugged } from '../lab-machines.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';
import { hostNames, someHost, somePrefix } from '../values.ts';

/** A machine that needs a gateway, and the router it is to use. */
export interface GatewayScenario {
  readonly host: LabHost;
  /** The interface on the router's side. */
  readonly by: LabInterface;
  readonly own: InterfaceAddress;
  readonly network: Prefix;
  /** The router's address on the machine's side. */
  readonly right: Ipv4;
  /** The router's address on its other side. */
  readonly far: Ipv4;
  /** Another interface of the machine, which is down; null without one. */
  readonly asleep: InterfaceAddress | null;
  readonly random: Random;
}

const lengths: Readonly<Record<Level, readonly number[]>> = {
  1: [24],
  2: range(25, 28),
  3: range(18, 23),
  4: [...range(18, 22), ...range(26, 28)],
  5: [...range(17, 22), ...range(26, 29)],
};

/** Makes the machine and its router; from level 4 on the router has, by custom, the first or the last address. */
export function gatewayScenario(level: Level, seed: number): GatewayScenario {
  const random = new Random(`valid-gateway/${level}/${seed}`);
  for (;;) {
    const network = somePrefix(random, random.pick(lengths[level]));
    const { first, last } = usableHosts(network);
    const right = level >= 4 ? random.pick([first, last]) : someHost(random, network);
    const own = { address: someHost(random, network, [first, last, right]), length: network.length };
    const beside = networkOf(
      network.network + random.pick([-1, 1]) * 2 ** (32 - network.length),
      network.length,
    );
    const far = someHost(random, beside);
    const second = somePrefix(random, network.length);
    const isApart = [network, beside].every((one) => !contains(networkOf(one.network, 15), second.network));
    if (beside.network < 2 ** 24 || !isApart) continue;
    const by = plugged('eth0', 'switch', own);
    const asleep = level === 3 ? { address: someHost(random, second), length: second.length } : null;
    const others =
      asleep === null ? [] : [{ ...plugged('eth1', 'other', asleep), isUp: false, hasCarrier: false }];
    const host = machine(random.pick(hostNames), [by, ...others]);
    return { host, by, own, network, right, far, asleep, random };
  }
}

/** An address that shares the first three octets with the machine's, but lies outside its network; null if there is none. */
export function lookAlike({ network, own, random }: GatewayScenario): Ipv4 | null {
  const block = networkOf(own.address, network.length > 24 ? 24 : network.length - 2);
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const address = random.int(block.network + 1, lastAddress(block) - 1);
    if (!contains(network, address)) return address;
  }
  return null;
}
