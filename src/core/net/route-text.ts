import { parseIpv4, type Ipv4 } from './address.ts';
import { lengthOfNetmask, networkOf, parsePrefix, type Prefix } from './prefix.ts';
import type { Route, RouteType } from './route.ts';

const routeTypes: readonly RouteType[] = [
  'unicast',
  'local',
  'broadcast',
  'blackhole',
  'unreachable',
  'prohibit',
];

/** Reads what `ip route` prints, one route a line; lines that are not IPv4 routes are left out. */
export function parseIpRoute(text: string): Route[] {
  return text
    .split('\n')
    .map((line) => parseIpRouteLine(line.trim().split(/\s+/)))
    .filter((route) => route !== null);
}

function parseIpRouteLine(words: readonly string[]): Route | null {
  const named = routeTypes.find((type) => type === words[0]);
  const [destinationText = '', ...rest] = named === undefined ? words : words.slice(1);
  const destination = parseDestination(destinationText);
  if (destination === null) return null;
  const after = (key: string) => rest[rest.indexOf(key) + 1] ?? '';
  const valueOf = (key: string) => (rest.includes(key) ? after(key) : null);
  return {
    destination,
    type: named ?? 'unicast',
    via: parseOptional(valueOf('via')),
    device: valueOf('dev'),
    metric: Number(valueOf('metric') ?? 0),
    source: parseOptional(valueOf('src')),
  };
}

function parseDestination(text: string): Prefix | null {
  if (text === 'default') return networkOf(0, 0);
  return parsePrefix(text.includes('/') ? text : `${text}/32`);
}

function parseOptional(text: string | null): Ipv4 | null {
  return text === null ? null : parseIpv4(text);
}

/**
 * Reads what `route -n` prints; it knows no source, shows a blackhole as a route with the interface `*`, and marks
 * unreachable and prohibit alike with `!`, both read here as unreachable.
 */
export function parseRouteNumeric(text: string): Route[] {
  return text
    .split('\n')
    .map((line) => parseRouteNumericLine(line.trim().split(/\s+/)))
    .filter((route) => route !== null);
}

function parseRouteNumericLine(words: readonly string[]): Route | null {
  const [networkText = '', gatewayText = '', maskText = '', flags = '', metricText = ''] = words;
  const network = parseIpv4(networkText);
  const mask = parseIpv4(maskText);
  const length = mask === null ? null : lengthOfNetmask(mask);
  if (network === null || length === null) return null;
  const device = words[7] ?? '';
  const type = flags.includes('!') ? 'unreachable' : device === '*' ? 'blackhole' : 'unicast';
  return {
    destination: networkOf(network, length),
    type,
    via: flags.includes('G') ? parseIpv4(gatewayText) : null,
    device: type === 'unicast' ? device : null,
    metric: Number(metricText),
    source: null,
  };
}
