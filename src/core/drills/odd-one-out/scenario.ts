import { sharedBits, type Ipv4 } from '../../net/address.ts';
import {
  contains,
  lastAddress,
  networkOf,
  roleIn,
  type InterfaceAddress,
  type Prefix,
} from '../../net/prefix.ts';
import { compareSubnets } from '../../net/same-subnet.ts';
import { hostNames, someAddress, someHost, somePrefix } from '../values.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';

/** A machine on the switch. */
export interface Member {
  readonly name: string;
  readonly own: InterfaceAddress;
}

/** Machines on one switch, and those that cannot talk to the router without another one. */
export interface OddScenario {
  readonly router: Member;
  readonly network: Prefix;
  readonly members: readonly Member[];
  readonly outside: readonly string[];
}

interface Shape {
  readonly lengths: readonly number[];
  readonly members: readonly [number, number];
  /** How far a member's prefix may be from the router's. */
  readonly gap: number;
}

const shapes: Readonly<Record<Level, Shape>> = {
  1: { lengths: [16, 24], members: [4, 5], gap: 0 },
  2: { lengths: range(26, 28), members: [4, 6], gap: 0 },
  3: { lengths: range(17, 22), members: [5, 6], gap: 0 },
  4: { lengths: [...range(11, 14), ...range(18, 22), ...range(26, 29)], members: [5, 7], gap: 0 },
  5: { lengths: [...range(17, 22), 26, 27], members: [5, 7], gap: 3 },
};

/** Makes the machines of an instance: one to three are outside, at least one is not. */
export function oddScenario(level: Level, seed: number): OddScenario {
  const random = new Random(`odd-one-out/${level}/${seed}`);
  for (;;) {
    const made = draw(random, level);
    const count = made?.outside.length ?? 0;
    if (made !== null && count >= 1 && count <= Math.min(3, made.members.length - 1)) return made;
  }
}

function draw(random: Random, level: Level): OddScenario | null {
  const { lengths, members: range, gap } = shapes[level];
  const network = somePrefix(random, random.pick(lengths));
  const router = { name: 'router', own: { address: routerAddress(random, network), length: network.length } };
  const taken: Ipv4[] = [router.own.address];
  const members: Member[] = [];
  for (const name of random.sample(hostNames, random.int(...range))) {
    const length = network.length + random.int(-gap, gap);
    const address = someMember(random, network, router.own.address, length, taken);
    if (address === null) return null;
    taken.push(address);
    members.push({ name, own: { address, length } });
  }
  const outside = members.filter(({ own }) => {
    const { aSeesB, bSeesA } = compareSubnets(router.own, own);
    return !aSeesB || !bSeesA;
  });
  return { router, network, members, outside: outside.map(({ name }) => name) };
}

/** Most routers have the first address, some the last, some another. */
function routerAddress(random: Random, network: Prefix): Ipv4 {
  if (random.chance(0.4)) return network.network + 1;
  return random.chance(0.3) ? lastAddress(network) - 1 : someHost(random, network);
}

/** An address inside the network or not far from it, that is an ordinary host whatever it is in; null if the dice find none. */
function someMember(
  random: Random,
  network: Prefix,
  router: Ipv4,
  length: number,
  taken: readonly Ipv4[],
): Ipv4 | null {
  const unit = network.length % 8 === 0 ? 8 : 1;
  const shared = network.length + random.pick([0, 0, 1, -unit, -unit, -2 * unit]);
  const block = networkOf(router, Math.max(8, shared));
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const spread = random.chance(0.5) ? block : networkOf(router, Math.max(block.length, 22));
    const address = shared < 8 ? someAddress(random) : random.int(spread.network, lastAddress(spread));
    const isHost = [network, networkOf(address, network.length), networkOf(address, length)].every((one) =>
      ['host', 'outside'].includes(roleIn(one, address)),
    );
    if (isHost && !taken.includes(address)) return address;
  }
  return null;
}

/** The members that a way to compare takes to be outside. */
export function outsideBy({ members }: OddScenario, isInside: (member: Member) => boolean): string[] {
  return members.filter((member) => !isInside(member)).map(({ name }) => name);
}

/** Whether a member's address lies in the router's network when `length` bits are compared. */
export function isInsideBy({ router }: OddScenario, { own }: Member, length: number): boolean {
  return contains(networkOf(router.own.address, length), own.address);
}

/** The first bit, counted from one, at which a member's address differs from the router's. */
export function firstDifference({ router }: OddScenario, { own }: Member): number {
  return sharedBits(router.own.address, own.address) + 1;
}
