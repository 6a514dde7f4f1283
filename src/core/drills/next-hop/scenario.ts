import type { Ipv4 } from '../../net/address.ts';
import { routeOf, type LabHost, type LabInterface } from '../../net/lab/lab.ts';
import { contains, covers, networkOf, type Prefix } from '../../net/prefix.ts';
import type { Route } from '../../net/route.ts';
import type { Lookup } from '../../net/routes.ts';
import { machine, plugged } from '../lab-machines.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';
import { hostNames, someAddress, someHost, somePrefix } from '../values.ts';

/** A machine with a routing table, and a packet that leaves it. */
export interface HopScenario {
  readonly host: LabHost;
  /** In the order shown. */
  readonly routes: readonly Route[];
  readonly destination: Ipv4;
  readonly lookup: Lookup;
  /** The gateway, or the destination itself if it is on the link. */
  readonly nextHop: Ipv4;
}

interface Shape {
  readonly cards: number;
  readonly lengths: readonly number[];
  /** Routes through gateways, the default not counted. */
  readonly specific: readonly [number, number];
  readonly hasTwins: boolean;
  readonly hasHostRoute: boolean;
}

const shapes: Readonly<Record<Level, Shape>> = {
  1: { cards: 1, lengths: [16, 24], specific: [1, 1], hasTwins: false, hasHostRoute: false },
  2: { cards: 2, lengths: [16, 24], specific: [2, 3], hasTwins: false, hasHostRoute: false },
  3: { cards: 2, lengths: range(17, 28), specific: [3, 4], hasTwins: false, hasHostRoute: false },
  4: { cards: 3, lengths: range(17, 28), specific: [3, 4], hasTwins: true, hasHostRoute: false },
  5: { cards: 3, lengths: range(13, 29), specific: [4, 5], hasTwins: true, hasHostRoute: true },
};

/** Makes the table and the packet; about a third of the destinations are on a link. */
export function hopScenario(level: Level, seed: number): HopScenario {
  const random = new Random(`next-hop/${level}/${seed}`);
  const name = random.pick(hostNames);
  for (;;) {
    const networks = Array.from({ length: shapes[level].cards }, () =>
      somePrefix(random, Math.min(27, random.pick(shapes[level].lengths))),
    );
    if (networks.some((one, index) => networks.some((other, place) => place !== index && covers(one, other))))
      continue;
    const cards = networks.map((network, index) =>
      plugged(`eth${index}`, `switch ${index}`, {
        address: someHost(random, network),
        length: network.length,
      }),
    );
    const isOnLink = random.chance(0.33);
    const destination = isOnLink
      ? someHost(random, random.pick(networks), cards.map(addressOf))
      : someAddress(random);
    const routes = gatewayRoutes(random, shapes[level], cards, destination, networks);
    const host = machine(name, cards, routes);
    const lookup = routeOf(host, destination);
    const { via, device } = lookup;
    const isFair = lookup.type === 'unicast' && device !== null && (via === null) === isOnLink;
    const shown = random.shuffle(host.routes);
    if (isFair) return { host, routes: shown, destination, lookup, nextHop: via ?? destination };
  }
}

function addressOf({ addresses }: LabInterface): Ipv4 {
  return addresses[0]?.address ?? 0;
}

function gatewayRoutes(
  random: Random,
  { lengths, specific, hasTwins, hasHostRoute }: Shape,
  cards: readonly LabInterface[],
  destination: Ipv4,
  networks: readonly Prefix[],
): Route[] {
  const taken = [destination, ...cards.map(addressOf)];
  const through = (to: Prefix, metric = 0): Route => {
    const index = random.int(0, networks.length - 1);
    const via = someHost(random, networks[index] ?? to, taken);
    taken.push(via);
    return { destination: to, type: 'unicast', via, device: `eth${index}`, metric, source: null };
  };
  const count = random.int(...specific);
  const near = random.int(0, Math.min(3, count));
  const isOurs = (prefix: Prefix) =>
    networks.some((own) => own.network === prefix.network && own.length === prefix.length);
  const wanted = [
    ...random.sample(lengths, near).map((length) => networkOf(destination, length)),
    ...Array.from({ length: count - near }, () => somePrefix(random, random.pick(lengths))),
  ].filter(
    (prefix) =>
      !isOurs(prefix) && networks.every((own) => !contains(own, destination) || prefix.length < own.length),
  );
  const unique = wanted.filter(
    (one, index) => wanted.findIndex((other) => covers(one, other) && covers(other, one)) === index,
  );
  const routes = [through(networkOf(0, 0)), ...unique.map((prefix) => through(prefix))];
  if (hasHostRoute && random.chance(0.4))
    routes.push(through(networkOf(random.chance(0.5) ? destination : someAddress(random), 32)));
  if (!hasTwins || !random.chance(0.6)) return routes;
  const twin = random.pick(routes);
  return [
    ...routes.filter((route) => route !== twin),
    { ...twin, metric: 100 },
    through(twin.destination, random.pick([50, 200, 600])),
  ];
}
