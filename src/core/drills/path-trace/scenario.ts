import type { Ipv4 } from '../../net/address.ts';
import type { Lab, LabHost, LabInterface } from '../../net/lab/lab.ts';
import { follow, type Trip } from '../../net/lab/trip.ts';
import { networkOf, type Prefix } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
import { machine, plugged, through } from '../lab-machines.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';
import { hostNames, someHost, somePrefix } from '../values.ts';

/** Routers in a drawn network, a packet from one host to another, and the way it takes. */
export interface TraceScenario {
  readonly lab: Lab;
  readonly from: LabHost;
  readonly to: LabHost;
  readonly destination: Ipv4;
  readonly routers: readonly LabHost[];
  /** Pairs of machines on one link, in drawing order. */
  readonly links: readonly (readonly [string, string])[];
  /** Of the packet asked about; at the upper levels the answer on its way back. */
  readonly trip: Trip;
  readonly isBack: boolean;
}

/** Links between routers by their numbers; the first host hangs on router 1, the second on the last. */
type Plan = readonly (readonly [number, number])[];

const square: Plan = [
  [1, 2],
  [1, 3],
  [2, 4],
  [3, 4],
];
const house: Plan = [...square, [2, 3], [4, 5], [3, 5]];
const plans: Readonly<Record<Level, readonly Plan[]>> = {
  1: [square],
  2: [
    [...square, [1, 4]],
    [...square, [2, 3]],
  ],
  3: [
    house,
    [
      [1, 2],
      [1, 3],
      [1, 4],
      [2, 5],
      [3, 5],
      [4, 5],
    ],
  ],
  4: [
    house,
    [
      [1, 2],
      [1, 3],
      [1, 4],
      [2, 5],
      [3, 5],
      [4, 5],
      [2, 3],
    ],
  ],
  5: [
    [
      [1, 2],
      [1, 3],
      [2, 3],
      [2, 4],
      [3, 5],
      [4, 5],
      [4, 6],
      [5, 6],
    ],
    [
      [1, 2],
      [1, 3],
      [2, 4],
      [3, 4],
      [3, 5],
      [4, 6],
      [5, 6],
      [2, 5],
    ],
  ],
};

/** Makes the network; the packet arrives, by at least two routers. */
export function traceScenario(level: Level, seed: number): TraceScenario {
  const random = new Random(`path-trace/${level}/${seed}`);
  for (;;) {
    const made = draw(random, level);
    if (made?.trip.end.kind === 'delivered' && routersOf(made).length >= 2) return made;
  }
}

/** The routers on the way, first one first. */
export function routersOf({ trip, routers }: Pick<TraceScenario, 'trip' | 'routers'>): string[] {
  const names = routers.map(({ name }) => name);
  return trip.hops.map(({ host }) => host).filter((name) => names.includes(name));
}

interface Wire {
  readonly ends: readonly [number, number];
  readonly network: Prefix;
}

function draw(random: Random, level: Level): TraceScenario | null {
  const plan = random.pick(plans[level]);
  const count = Math.max(...plan.flat());
  const block = random.int(0, 255);
  const wires = plan.map((ends, index): Wire => ({
    ends,
    network: networkOf((10 << 24) + (block << 16) + (index << 8), 30),
  }));
  const [here, there] = [somePrefix(random, 24), somePrefix(random, 24)];
  if (here.network === there.network || [here, there].some(({ network }) => network >>> 24 === 10))
    return null;
  const [nameHere = '', nameThere = ''] = random.sample(hostNames, 2);
  const routers = Array.from({ length: count }, (_, index) =>
    router(random, index + 1, wires, [index === 0 ? here : null, index === count - 1 ? there : null], {
      here,
      there,
    }),
  );
  const from = end(random, nameHere, here, 'here');
  const to = end(random, nameThere, there, 'there');
  const lab = { hosts: [from, ...routers, to] };
  const [a, b] = [addressOf(from), addressOf(to)];
  const isBack = level >= 4 && random.chance(0.5);
  const onward = follow(lab, from, { source: a, destination: b });
  if (onward.end.kind !== 'delivered') return null;
  const trip = isBack ? follow(lab, to, { source: b, destination: a }) : onward;
  const between = wires.map(({ ends: [one, other] }) => [`r${one}`, `r${other}`] as const);
  const links = [[nameHere, 'r1'] as const, ...between, [`r${count}`, nameThere] as const];
  return { lab, from, to, destination: isBack ? a : b, routers, links, trip, isBack };
}

function addressOf({ interfaces }: LabHost): Ipv4 {
  return interfaces[0]?.addresses[0]?.address ?? 0;
}

function end(random: Random, name: string, network: Prefix, wire: string): LabHost {
  const own = plugged('eth0', wire, {
    address: someHost(random, network, [network.network + 1]),
    length: 24,
  });
  return machine(name, [own], [through(network.network + 1, 'eth0')]);
}

/** A router with an interface on each of its wires, and a route to either end through a neighbour. */
function router(
  random: Random,
  number: number,
  wires: readonly Wire[],
  [isHere, isThere]: readonly [Prefix | null, Prefix | null],
  { here, there }: { here: Prefix; there: Prefix },
): LabHost {
  const own = wires.filter(({ ends }) => ends.includes(number));
  const interfaces: LabInterface[] = own.map(({ ends, network }, index) =>
    plugged(`eth${index}`, `${network.network}`, {
      address: network.network + (ends[0] === number ? 1 : 2),
      length: 30,
    }),
  );
  for (const [network, wire] of [[isHere, 'here'] as const, [isThere, 'there'] as const])
    if (network !== null)
      interfaces.push(plugged(`eth${interfaces.length}`, wire, { address: network.network + 1, length: 24 }));
  const neighbour = ({ ends, network }: Wire): readonly [Ipv4, string] => [
    network.network + (ends[0] === number ? 2 : 1),
    `eth${own.findIndex((wire) => wire.network.network === network.network)}`,
  ];
  const routes: Route[] = [];
  // A neighbour with a higher number is never farther from the far end, so most ways lead there.
  const onwards = own.filter(({ ends }) => Math.max(...ends) > number);
  const backwards = own.filter(({ ends }) => Math.min(...ends) < number);
  const [on, back] = [pickOne(random, onwards, own), pickOne(random, backwards, own)];
  if (isThere === null) routes.push(through(...neighbour(on), there));
  if (isHere === null) routes.push(through(...neighbour(back), here));
  // A default that differs from the route to the far end is what somebody who overlooks that route follows.
  routes.push(through(...neighbour(random.pick(own))));
  return machine(`r${number}`, interfaces, routes, true);
}

function pickOne(random: Random, preferred: readonly Wire[], all: readonly Wire[]): Wire {
  return random.pick(preferred.length > 0 ? preferred : all);
}
