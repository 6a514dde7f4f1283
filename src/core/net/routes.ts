import { holds, ipv4Kind, ipv6Kind, prefixText, type AddressKind } from './address-kind.ts';
import { ipv4, type Ipv4 } from './address.ts';
import type { Ipv6 } from './ipv6.ts';
import type { Prefix } from './prefix.ts';
import type { Route, RouteType } from './route.ts';
import { ipv6SourceAddress } from './source-address-ipv6.ts';
import { broadcastSource, isOwnAddress, sourceAddress, type DeviceAddress } from './source-address.ts';

/** All a host decides by: the kernel's own table, the main table, and the addresses that give packets their source. */
export interface RouteTables<Address = Ipv4> {
  readonly local: readonly Route<Address>[];
  readonly main: readonly Route<Address>[];
  readonly addresses: readonly DeviceAddress<Address>[];
}

/** One route looked at during a lookup, and why it won or lost. */
export interface Candidate<Address = Ipv4> {
  readonly route: Route<Address>;
  readonly table: 'local' | 'main';
  readonly outcome: 'wins' | 'other-table' | 'shorter-prefix' | 'higher-metric' | 'later' | 'no-match';
  /** Leading bits the route's network shares with the address, at most its prefix length. */
  readonly matchedBits: number;
  /** A few words, such as `16 bits, shorter than 20` or `differs at bit 19`. */
  readonly reason: string;
}

/** Where a packet goes. */
export interface Lookup<Address = Ipv4> {
  readonly type: RouteType | 'none';
  readonly via: Address | null;
  /** `lo` for the host's own addresses; null for error routes. */
  readonly device: string | null;
  readonly source: Address | null;
  readonly matchedPrefix: Prefix<Address> | null;
  readonly metric: number;
  readonly table: 'local' | 'main' | null;
  /** What `ip route get` prints when there is no way; null if there is one. */
  readonly error: string | null;
  /** Every route of both tables: the winner, then the other matches from nearest to farthest, then the rest. */
  readonly candidates: readonly Candidate<Address>[];
}

const errors: Partial<Record<Lookup['type'], string>> = {
  blackhole: 'Invalid argument',
  unreachable: 'No route to host',
  prohibit: 'Permission denied',
  none: 'Network is unreachable',
};

/** Where a route that is no error route sends a packet. */
type Way<Address> = Pick<Lookup<Address>, 'via' | 'device' | 'source'>;

/**
 * Finds the route of an address as Linux does: the local table goes first, then the longest prefix, then the lowest
 * metric, then the earlier route; error routes take part like any other.
 */
export function lookup(tables: RouteTables, address: Ipv4): Lookup {
  const found = lookupBy(ipv4Kind, tables, address, (route) => ipv4Way(route, tables.addresses, address));
  // All ones is a broadcast on whatever link the route leads to.
  const isToAll = address === allOnes && found.type === 'unicast';
  return isToAll ? { ...found, type: 'broadcast', via: null } : found;
}

const allOnes = ipv4('255.255.255.255');

/** As `lookup`, for IPv6, which has no broadcast and chooses the source by the destination. */
export function lookupIpv6(tables: RouteTables<Ipv6>, address: Ipv6): Lookup<Ipv6> {
  return lookupBy(ipv6Kind, tables, address, (route) => ({
    via: route.via,
    device: route.type === 'local' ? 'lo' : route.device,
    source: route.source ?? ipv6SourceAddress(tables.addresses, route.device, address),
  }));
}

function lookupBy<Address>(
  kind: AddressKind<Address>,
  tables: RouteTables<Address>,
  address: Address,
  wayOf: (route: Route<Address>) => Way<Address>,
): Lookup<Address> {
  const candidates = judge(kind, tables, address);
  const winner = candidates.find((candidate) => candidate.outcome === 'wins');
  const type = winner?.route.type ?? 'none';
  const error = errors[type] ?? null;
  const nowhere = { via: null, device: null, source: null };
  return {
    type,
    ...(winner === undefined || error !== null ? nowhere : wayOf(winner.route)),
    matchedPrefix: winner?.route.destination ?? null,
    metric: winner?.route.metric ?? 0,
    table: winner?.table ?? null,
    error,
    candidates,
  };
}

function ipv4Way(route: Route, addresses: readonly DeviceAddress[], address: Ipv4): Way<Ipv4> {
  if (route.type === 'local') return { via: null, device: 'lo', source: route.source ?? address };
  if (route.type === 'broadcast') {
    const source = route.source ?? broadcastSource(addresses, route.device, address);
    return { via: null, device: route.device, source };
  }
  // The kernel takes its own address on the route's own device as a gateway to mean "on the link".
  const isOnLink = route.via === null || isOwnAddress(addresses, route.via, route.device);
  return {
    via: isOnLink ? null : route.via,
    device: route.device,
    source: route.source ?? sourceAddress(addresses, route.device, route.via),
  };
}

function judge<Address>(
  kind: AddressKind<Address>,
  tables: RouteTables<Address>,
  address: Address,
): Candidate<Address>[] {
  const looked = [
    ...tables.local.map((route) => ({ route, table: 'local' as const })),
    ...tables.main.map((route) => ({ route, table: 'main' as const })),
  ];
  const isMatch = ({ route }: { route: Route<Address> }) => holds(kind, route.destination, address);
  const matching = looked.filter(isMatch);
  const missing = looked.filter((candidate) => !isMatch(candidate));
  matching.sort(
    (a, b) => Number(a.table === 'main') - Number(b.table === 'main') || byPreference(a.route, b.route),
  );
  const [winner] = matching;
  return [
    ...matching.map((candidate) => ({
      ...candidate,
      ...(candidate === winner || winner === undefined
        ? { outcome: 'wins' as const, reason: `${bits(candidate.route.destination.length)}, wins` }
        : loss(kind, candidate, winner)),
      matchedBits: candidate.route.destination.length,
    })),
    ...missing.map((candidate) => {
      const matchedBits = kind.sharedBits(candidate.route.destination.network, address);
      return {
        ...candidate,
        outcome: 'no-match' as const,
        matchedBits,
        reason: `differs at bit ${matchedBits + 1}`,
      };
    }),
  ];
}

/** Orders routes of one table that hold the same address: the longest prefix first, then the lowest metric. */
export function byPreference(
  a: { readonly destination: { readonly length: number }; readonly metric: number },
  b: typeof a,
): number {
  return b.destination.length - a.destination.length || a.metric - b.metric;
}

type Match<Address> = Pick<Candidate<Address>, 'route' | 'table'>;

function loss<Address>(
  kind: AddressKind<Address>,
  loser: Match<Address>,
  winner: Match<Address>,
): Pick<Candidate, 'outcome' | 'reason'> {
  const [own, best] = [loser.route, winner.route];
  if (loser.table !== winner.table) {
    const reason = `the local table goes first and has ${prefixText(kind, best.destination)}`;
    return { outcome: 'other-table', reason };
  }
  if (own.destination.length < best.destination.length) {
    const reason = `${bits(own.destination.length)}, shorter than ${best.destination.length}`;
    return { outcome: 'shorter-prefix', reason };
  }
  if (own.metric > best.metric) {
    return {
      outcome: 'higher-metric',
      reason: `${bits(own.destination.length)} too, but metric ${own.metric} is higher than ${best.metric}`,
    };
  }
  return { outcome: 'later', reason: 'equal in prefix and metric, but later in the table' };
}

function bits(count: number): string {
  return count === 1 ? '1 bit' : `${count} bits`;
}
