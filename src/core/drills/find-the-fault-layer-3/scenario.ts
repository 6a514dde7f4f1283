import type { Ipv4 } from '../../net/address.ts';
import type { Lab, LabHost } from '../../net/lab/lab.ts';
import { ping, type Ping } from '../../net/lab/ping.ts';
import { routeFault, type RouteFault } from '../../net/lab/route-fault.ts';
import { covers, networkOf, type Prefix } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
import { machine, plugged, through } from '../lab-machines.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';
import { hostNames, someHost, somePrefix } from '../values.ts';

/** Two networks with a router between, a ping that does not come back, and why. */
export interface RoutedScenario {
  readonly lab: Lab;
  readonly a: LabHost;
  /** In the network of `a`, and neither asked nor needed. */
  readonly bystander: LabHost;
  readonly router: LabHost;
  readonly c: LabHost;
  readonly destination: Ipv4;
  readonly seen: Ping;
  readonly fault: RouteFault;
  readonly random: Random;
}

type Wanted =
  'no-route' | 'no-way-back' | 'forwarding-off' | 'nobody' | 'neighbour' | 'wrong-way-back' | 'link-down';

const shapes: Readonly<Record<Level, { wanted: readonly Wanted[]; lengths: readonly number[] }>> = {
  1: { wanted: ['no-route', 'forwarding-off', 'no-way-back'], lengths: [24] },
  2: { wanted: ['no-route', 'forwarding-off', 'no-way-back', 'nobody'], lengths: [16, 24] },
  3: { wanted: ['forwarding-off', 'no-way-back', 'neighbour', 'link-down'], lengths: [24] },
  4: {
    wanted: ['forwarding-off', 'no-way-back', 'neighbour', 'wrong-way-back', 'link-down'],
    lengths: range(18, 27),
  },
  5: {
    wanted: ['no-way-back', 'neighbour', 'wrong-way-back', 'link-down', 'nobody'],
    lengths: range(18, 27),
  },
};

/** Makes the machines; mending what is named mends the ping. */
export function routedScenario(level: Level, seed: number): RoutedScenario {
  const random = new Random(`find-the-fault-layer-3/${level}/${seed}`);
  const wanted = random.pick(shapes[level].wanted);
  for (;;) {
    const [left, right] = [
      somePrefix(random, random.pick(shapes[level].lengths)),
      somePrefix(random, random.pick(shapes[level].lengths)),
    ];
    if (covers(left, right) || covers(right, left)) continue;
    const made = draw(random, wanted, left, right);
    const seen = ping(made.lab, made.a.name, made.destination);
    const fault = routeFault(made.lab, seen);
    if (fault !== null && seen.result !== 'ok') return { ...made, seen, fault, random };
  }
}

function draw(
  random: Random,
  wanted: Wanted,
  left: Prefix,
  right: Prefix,
): Omit<RoutedScenario, 'seen' | 'fault' | 'random'> {
  const [nameA = '', nameB = '', nameC = '', nameD = ''] = random.sample(hostNames, 4);
  const [nearA, nearC] = [someHost(random, left), someHost(random, right)];
  const a = someHost(random, left, [nearA]);
  const b = someHost(random, left, [nearA, a]);
  const nobody = someHost(random, left, [nearA, a, b]);
  const c = someHost(random, right, [nearC]);
  const d = someHost(random, right, [nearC, c]);
  const isSpecific = (): boolean => random.chance(0.5);
  const routesA: Route[] =
    wanted === 'no-route'
      ? []
      : [
          toOther(
            wanted === 'nobody' ? nobody : wanted === 'neighbour' ? b : nearA,
            isSpecific() ? right : null,
          ),
        ];
  const routesC: Route[] =
    wanted === 'no-way-back'
      ? []
      : [toOther(wanted === 'wrong-way-back' ? d : nearC, isSpecific() ? left : null)];
  const own = (address: Ipv4, network: Prefix) => ({ address, length: network.length });
  const eth1 = plugged('eth1', 'switch 2', own(nearC, right));
  const hostA = machine(nameA, [plugged('eth0', 'switch 1', own(a, left))], routesA);
  const bystander = machine(
    nameB,
    [plugged('eth0', 'switch 1', own(b, left))],
    random.chance(0.6) ? [] : [toOther(nearA, null)],
  );
  const router = machine(
    'router',
    [
      plugged('eth0', 'switch 1', own(nearA, left)),
      wanted === 'link-down' ? { ...eth1, isUp: false, hasCarrier: false } : eth1,
    ],
    [],
    wanted !== 'forwarding-off',
  );
  const hostC = machine(nameC, [plugged('eth0', 'switch 2', own(c, right))], routesC);
  const hostD = machine(nameD, [plugged('eth0', 'switch 2', own(d, right))], [toOther(nearC, null)]);
  return {
    lab: { hosts: [hostA, bystander, router, hostC, hostD] },
    a: hostA,
    bystander,
    router,
    c: hostC,
    destination: c,
  };
}

function toOther(via: Ipv4, network: Prefix | null): Route {
  return through(via, 'eth0', network ?? networkOf(0, 0));
}
