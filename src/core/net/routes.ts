import { sharedBits, type Ipv4 } from './address.ts';
import { contains, formatPrefix, type Prefix } from './prefix.ts';
import type { Route, RouteType } from './route.ts';
import { broadcastSource, isOwnAddress, sourceAddress, type DeviceAddress } from './source-address.ts';

/** All a host decides by: the kernel's own table, the main table, and the addresses that give packets their source. */
export interface RouteTables {
  readonly local: readonly Route[];
  readonly main: readonly Route[];
  readonly addresses: readonly DeviceAddress[];
}

/** One route looked at during a lookup, and why it won or lost. */
export interface Candidate {
  readonly route: Route;
  readonly table: 'local' | 'main';
  readonly outcome: 'wins' | 'other-table' | 'shorter-prefix' | 'higher-metric' | 'later' | 'no-match';
  /** Leading bits the route's network shares with the address, at most its prefix length. */
  readonly matchedBits: number;
  /** A few words, such as `16 bits, shorter than 20` or `differs at bit 19`. */
  readonly reason: string;
}

/** Where a packet goes. */
export interface Lookup {
  readonly type: RouteType | 'none';
  readonly via: Ipv4 | null;
  /** `lo` for the host's own addresses; null for error routes. */
  readonly device: string | null;
  readonly source: Ipv4 | null;
  readonly matchedPrefix: Prefix | null;
  readonly metric: number;
  readonly table: 'local' | 'main' | null;
  /** What `ip route get` prints when there is no way; null if there is one. */
  readonly error: string | null;
  /** Every route of both tables: the winner, then the other matches from nearest to farthest, then the rest. */
  readonly candidates: readonly Candidate[];
}

const errors: Partial<Record<Lookup['type'], string>> = {
  blackhole: 'Invalid argument',
  unreachable: 'No route to host',
  prohibit: 'Permission denied',
  none: 'Network is unreachable',
};

const nowhere = { via: null, device: null, source: null };

/**
 * Finds the route of an address as Linux does: the local table goes first, then the longest prefix, then the lowest
 * metric, then the earlier route; error routes take part like any other.
 */
export function lookup(tables: RouteTables, address: Ipv4): Lookup {
  const candidates = judge(tables, address);
  const winner = candidates.find((candidate) => candidate.outcome === 'wins');
  const type = winner?.route.type ?? 'none';
  const error = errors[type] ?? null;
  return {
    type,
    ...(winner === undefined || error !== null ? nowhere : nextHop(winner.route, tables.addresses, address)),
    matchedPrefix: winner?.route.destination ?? null,
    metric: winner?.route.metric ?? 0,
    table: winner?.table ?? null,
    error,
    candidates,
  };
}

function nextHop(route: Route, addresses: readonly DeviceAddress[], address: Ipv4) {
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

function judge(tables: RouteTables, address: Ipv4): Candidate[] {
  const looked = [
    ...tables.local.map((route) => ({ route, table: 'local' as const })),
    ...tables.main.map((route) => ({ route, table: 'main' as const })),
  ];
  const matching = looked.filter(({ route }) => contains(route.destination, address));
  const missing = looked.filter(({ route }) => !contains(route.destination, address));
  matching.sort(
    (a, b) =>
      Number(a.table === 'main') - Number(b.table === 'main') ||
      b.route.destination.length - a.route.destination.length ||
      a.route.metric - b.route.metric,
  );
  const [winner] = matching;
  return [
    ...matching.map((candidate) => ({
      ...candidate,
      ...(candidate === winner || winner === undefined
        ? { outcome: 'wins' as const, reason: `${bits(candidate.route.destination.length)}, wins` }
        : loss(candidate, winner)),
      matchedBits: candidate.route.destination.length,
    })),
    ...missing.map((candidate) => {
      const matchedBits = sharedBits(candidate.route.destination.network, address);
      return {
        ...candidate,
        outcome: 'no-match' as const,
        matchedBits,
        reason: `differs at bit ${matchedBits + 1}`,
      };
    }),
  ];
}

type Match = Pick<Candidate, 'route' | 'table'>;

function loss(loser: Match, winner: Match): Pick<Candidate, 'outcome' | 'reason'> {
  const [own, best] = [loser.route, winner.route];
  if (loser.table !== winner.table) {
    const reason = `the local table goes first and has ${formatPrefix(best.destination)}`;
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
