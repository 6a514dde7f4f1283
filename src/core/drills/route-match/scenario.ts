import { formatIpv4, ipv4, type Ipv4 } from '../../net/address.ts';
import { contains, formatPrefix, networkOf, prefixOf, type Prefix } from '../../net/prefix.ts';
import type { Route, RouteType } from '../../net/route.ts';
import { lookup, type Lookup } from '../../net/routes.ts';
import { Random } from '../random.ts';
import { range } from '../range.ts';
import type { Level } from '../types.ts';

/** A packet, the table it meets in the order shown, and what the routing rules say. */
export interface RouteScenario {
  readonly address: Ipv4;
  readonly routes: readonly Route[];
  readonly result: Lookup;
  /** Index of the winning route. */
  readonly winner: number;
}

/** What a level's tables are made of. */
interface LevelShape {
  readonly rows: readonly [number, number];
  /** Prefix lengths to choose from. */
  readonly lengths: readonly number[];
  /** How many routes besides the default contain the address. */
  readonly matching: readonly [number, number];
  readonly defaultChance: number;
  /** How far a near miss lies from the address, counted in networks of its size. */
  readonly nearness: number;
  readonly equalPrefixChance: number;
  readonly errorRouteChance: number;
}

const octets = [8, 16, 24];

const shapes: Readonly<Record<Level, LevelShape>> = {
  1: shape([3, 3], octets, [1, 2], { defaultChance: 0.5, nearness: 9 }),
  2: shape([4, 4], octets, [0, 2], { defaultChance: 1, nearness: 3 }),
  3: shape([5, 5], range(14, 26), [0, 3], { defaultChance: 0.8, nearness: 3 }),
  4: shape([6, 6], range(11, 29), [1, 4], {
    ...{ defaultChance: 0.7, nearness: 2 },
    ...{ equalPrefixChance: 0.7, errorRouteChance: 0.5 },
  }),
  5: shape([6, 7], range(9, 30), [2, 4], {
    ...{ defaultChance: 0.5, nearness: 1 },
    ...{ equalPrefixChance: 0.6, errorRouteChance: 0.7 },
  }),
};

function shape(
  rows: LevelShape['rows'],
  lengths: readonly number[],
  matching: LevelShape['matching'],
  rest: Partial<LevelShape> & Pick<LevelShape, 'defaultChance' | 'nearness'>,
): LevelShape {
  return { rows, lengths, matching, equalPrefixChance: 0, errorRouteChance: 0, ...rest };
}

/** Makes the packet and the table of an instance; the winner is what core/net finds. */
export function routeScenario(level: Level, seed: number): RouteScenario {
  const random = new Random(`route-match/${level}/${seed}`);
  const form = shapes[level];
  const address = targetAddress(random);
  const destinations = chooseDestinations(random, form, address);
  const routes = random.shuffle(withRoutes(random, form, destinations, address));
  const result = lookup({ main: routes, local: [], addresses: [] }, address);
  const winner = routes.findIndex((route) => route === result.candidates[0]?.route);
  return { address, routes, result, winner };
}

const links = ['192.165.1.0/24', '10.9.0.0/24', '10.9.1.0/24', '172.31.7.0/24'].map(prefixOf);

function targetAddress(random: Random): Ipv4 {
  const [octet, host] = [random.int(0, 255), random.int(1, 254)];
  const text = random.pick([
    `10.${random.int(16, 250)}.${octet}.${host}`,
    `10.${random.int(16, 250)}.${octet}.${host}`,
    `172.${random.int(16, 30)}.${octet}.${host}`,
    `192.168.${octet}.${host}`,
    `192.165.${random.int(2, 250)}.${host}`,
  ]);
  return ipv4(text);
}

function chooseDestinations(random: Random, form: LevelShape, address: Ipv4): Prefix[] {
  const rows = random.int(...form.rows);
  const hasDefault = random.chance(form.defaultChance);
  const wanted = random.int(...form.matching);
  const matchingCount = Math.max(wanted, hasDefault ? 0 : 2);
  const chosen = new Map<string, Prefix>();
  const add = (prefix: Prefix) => chosen.set(formatPrefix(prefix), prefix);
  for (const length of random.sample(form.lengths, matchingCount)) add(networkOf(address, length));
  if (hasDefault) add(networkOf(address, 0));
  while (chosen.size < rows) add(nearMiss(random, form, address));
  return [...chosen.values()];
}

/** A network that looks close to the address and does not hold it; it is sometimes longer than any that does. */
function nearMiss(random: Random, form: LevelShape, address: Ipv4): Prefix {
  for (;;) {
    const length = random.pick(form.lengths);
    const size = 2 ** (32 - length);
    const index = Math.floor(address / size) + random.int(-form.nearness, form.nearness);
    const prefix = networkOf(index * size, length);
    const firstOctet = prefix.network >>> 24;
    if (!contains(prefix, address) && firstOctet > 1 && firstOctet < 223 && firstOctet !== 127) return prefix;
  }
}

function withRoutes(
  random: Random,
  form: LevelShape,
  destinations: readonly Prefix[],
  address: Ipv4,
): Route[] {
  const hasMetrics = form.equalPrefixChance > 0;
  const gateways = gatewayPool(random, destinations.length);
  const routes = destinations.map((destination, index): Route => ({
    ...{ destination, type: 'unicast', source: null },
    ...(gateways[index] ?? { via: null, device: 'eth0' }),
    metric: hasMetrics ? random.pick([0, 50, 100, 200]) : 0,
  }));
  if (random.chance(form.equalPrefixChance)) doubleOne(random, routes, address);
  if (random.chance(form.errorRouteChance)) refuseOne(random, routes);
  return routes;
}

function gatewayPool(random: Random, count: number): Pick<Route, 'via' | 'device'>[] {
  const hosts = random.sample(range(1, 254), count);
  return hosts.map((host) => {
    const link = random.int(0, links.length - 1);
    return { via: (links[link]?.network ?? 0) + host, device: `eth${link}` };
  });
}

/** Gives a matching route a twin with the same prefix and another metric, in place of a near miss. */
function doubleOne(random: Random, routes: Route[], address: Ipv4): void {
  const matching = routes.filter(({ destination }) => contains(destination, address));
  const longestFirst = matching.sort((a, b) => b.destination.length - a.destination.length);
  const model = random.chance(0.7) ? longestFirst[0] : random.pick(longestFirst);
  const replaced = routes.findIndex(({ destination }) => !contains(destination, address));
  const twin = routes[replaced];
  if (model === undefined || twin === undefined) return;
  const metric = random.pick([0, 10, 50, 100, 200, 300, 600].filter((value) => value !== model.metric));
  routes[replaced] = { ...twin, destination: model.destination, metric };
}

/** Turns one route into an error route; the default stays. */
function refuseOne(random: Random, routes: Route[]): void {
  const specific = routes.filter(({ destination }) => destination.length > 0);
  const refused = routes.indexOf(random.pick(specific));
  const type = random.pick<RouteType>(['blackhole', 'unreachable', 'prohibit']);
  routes.splice(refused, 1, ...routes.slice(refused, refused + 1).map((route) => asError(route, type)));
}

function asError(route: Route, type: RouteType): Route {
  return { ...route, type, via: null, device: null };
}

/** The destination as `ip route` writes it: `default`, and the type before an error route. */
export function destinationText(route: Route): string {
  const network = route.destination.length === 0 ? 'default' : formatPrefix(route.destination);
  return route.type === 'unicast' ? network : `${route.type} ${network}`;
}

/** The route in a few words of inline Markdown. */
export function routeText(route: Route): string {
  const via = route.via === null ? '' : ` via \`${formatIpv4(route.via)}\``;
  const metric = route.metric === 0 ? '' : `, metric ${route.metric}`;
  return `\`${destinationText(route)}\`${via}${metric}`;
}
