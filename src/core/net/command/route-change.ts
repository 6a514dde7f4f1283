import { formatAnyAddress, parseAnyAddress, widthOf, type AnyAddress } from '../any-address.ts';
import type { CommandHost } from './host.ts';
import { does, type CommandOutcome } from './outcome.ts';
import { areInOneNetwork, formatWithLength, readPrefixWord } from './prefix-word.ts';

/** A route as a command or a line of `ip route` words it. */
export interface WordedRoute {
  /** `unicast` unless it is said. */
  readonly type: string;
  readonly destination: AnyAddress;
  readonly length: number;
  readonly via: AnyAddress | null;
  readonly device: string | null;
  /** Null if none is said. */
  readonly metric: number | null;
  /** Whatever else is said, as `key value`. */
  readonly others: readonly string[];
}

/** What is done to the table; `prepend` is also what route(8) does when it adds. */
export type RouteVerb = 'add' | 'replace' | 'change' | 'append' | 'prepend' | 'delete';

/** What changing a route does on a host: its words in canonical form, or, if the host's routes are known, what becomes of them. */
export function routeChange(
  verb: RouteVerb,
  given: WordedRoute,
  host: CommandHost,
  present: readonly WordedRoute[] | null,
  remarks: readonly string[],
): CommandOutcome {
  if (verb === 'delete') return does(removal(given, present), ...remarks);
  const route = { ...given, device: given.device ?? inferredDevice(given, host, present) };
  const words = formatRoute(route);
  if (present === null) return does(`route ${verb === 'prepend' ? 'add' : verb} ${words}`, ...remarks);
  const same = present.find((one) => isSameKey(one, route));
  if (same === undefined)
    return does(verb === 'change' ? `refused, no such route: change ${words}` : `+ ${words}`, ...remarks);
  if (verb === 'add') return does(`refused, route exists: add ${words}`, ...remarks);
  if (verb === 'append' || verb === 'prepend') return does(`${verb} ${words}`, ...remarks);
  const old = formatRoute(same);
  return does(old === words ? 'nothing' : `- ${old}\n+ ${words}`, ...remarks);
}

function removal(given: WordedRoute, present: readonly WordedRoute[] | null): string {
  if (present === null) return `route delete ${formatRoute(given)}`;
  const [found] = present
    .filter((one) => isSameDestination(one, given) && isAskedFor(given, one))
    .sort((a, b) => (a.metric ?? 0) - (b.metric ?? 0));
  return found === undefined
    ? `refused, no such route: delete ${formatRoute(given)}`
    : `- ${formatRoute(found)}`;
}

function isAskedFor(given: WordedRoute, one: WordedRoute): boolean {
  return (
    (given.type === 'unicast' || given.type === one.type) &&
    (given.via === null || one.via?.value === given.via.value) &&
    (given.device === null || one.device === given.device) &&
    (given.metric === null || given.metric === 0 || one.metric === given.metric) &&
    given.others.every((other) => one.others.includes(other))
  );
}

function isSameDestination(a: WordedRoute, b: WordedRoute): boolean {
  return (
    a.length === b.length &&
    a.destination.version === b.destination.version &&
    a.destination.value === b.destination.value
  );
}

function isSameKey(a: WordedRoute, b: WordedRoute): boolean {
  return isSameDestination(a, b) && (a.metric ?? 0) === (b.metric ?? 0);
}

/** The device of the longest network on a link that holds the gateway; null if there is none, or two as long. */
function inferredDevice(
  route: WordedRoute,
  host: CommandHost,
  present: readonly WordedRoute[] | null,
): string | null {
  const { via } = route;
  if (via === null) return null;
  const onLink = [
    ...host.interfaces.flatMap(({ device, address, isUp }) => {
      const read = address === null || isUp === false ? null : readPrefixWord(address);
      if (read === null || typeof read === 'string') return [];
      return [{ device, network: read.address, length: read.length ?? widthOf(read.address) }];
    }),
    ...(present ?? []).flatMap(({ type, via: next, device, destination, length }) =>
      type === 'unicast' && next === null && device !== null
        ? [{ device, network: destination, length }]
        : [],
    ),
  ].filter(({ network, length }) => areInOneNetwork(network, via, length));
  const longest = Math.max(...onLink.map(({ length }) => length));
  const devices = new Set(onLink.filter(({ length }) => length === longest).map(({ device }) => device));
  const [device] = devices;
  return devices.size === 1 ? (device ?? null) : null;
}

/** Writes a route in canonical form: `10.8.0.0/16 via 10.0.0.1 dev eth0 metric 5`. */
function formatRoute({ type, destination, length, via, device, metric, others }: WordedRoute): string {
  return [
    ...(type === 'unicast' ? [] : [type]),
    formatWithLength(destination, length),
    ...(via === null ? [] : ['via', formatAnyAddress(via)]),
    ...(device === null ? [] : ['dev', device]),
    ...(metric === null || metric === 0 ? [] : ['metric', String(metric)]),
    ...[...others].sort(),
  ].join(' ');
}

/** The route a line of `ip route` shows; null if the line shows none. */
function routeOfLine(line: string): WordedRoute | null {
  const words = line.trim().split(/\s+/);
  const isTyped = /^[a-z]+$/.test(words[0] ?? '') && words[0] !== 'default';
  const [type, destinationText = '', ...rest] = isTyped ? words : ['unicast', ...words];
  const valueOf = (key: string) => (rest.includes(key) ? (rest[rest.indexOf(key) + 1] ?? null) : null);
  const viaText = valueOf('via');
  const via = viaText === null ? null : parseAnyAddress(viaText);
  const version = via?.version ?? 4;
  const read =
    destinationText === 'default'
      ? { address: { version, value: 0n }, length: 0 }
      : readPrefixWord(destinationText);
  if (typeof read === 'string') return null;
  const metric = valueOf('metric');
  return {
    type: type ?? 'unicast',
    destination: read.address,
    length: read.length ?? widthOf(read.address),
    via,
    device: valueOf('dev'),
    metric: metric === null ? null : Number(metric),
    others: ['src', 'proto'].flatMap((key) => {
      const value = valueOf(key);
      return value === null ? [] : [`${key === 'proto' ? 'protocol' : key} ${value}`];
    }),
  };
}

const parsed = new WeakMap<readonly string[], readonly WordedRoute[]>();

/** The routes of a host, from the lines `ip route` prints; null if they are not told. The same list is read once only. */
export function routesOf({ routes }: CommandHost): readonly WordedRoute[] | null {
  if (routes === undefined) return null;
  const known = parsed.get(routes) ?? routes.map(routeOfLine).filter((route) => route !== null);
  parsed.set(routes, known);
  return known;
}
