import { expect, it } from 'vitest';
import { formatIpv4, ipv4 } from '../../../src/core/net/address.ts';
import { formatPrefix, parseInterfaceAddress, prefixOf } from '../../../src/core/net/prefix.ts';
import type { Route, RouteType } from '../../../src/core/net/route.ts';
import { parseIpRoute, parseRouteNumeric } from '../../../src/core/net/route-text.ts';
import { lookup, type RouteTables } from '../../../src/core/net/routes.ts';
import { localRoutes, type DeviceAddress } from '../../../src/core/net/source-address.ts';
import { readOracle, Tally } from './oracle.ts';

interface RecordedRoute {
  dst: string;
  via?: string;
  dev?: string;
  metric?: number;
  type: RouteType;
  src?: string;
}

interface RoutesCase {
  seed: number;
  addrs: { dev: string; addr: string }[];
  link?: { event: 'down' | 'nocarrier'; dev: string };
  routes: RecordedRoute[];
  local_routes: RecordedRoute[];
  ip_route: string;
  route_n: string;
  lookups: Record<string, unknown>[];
}

const cases = readOracle<RoutesCase>('routes4.jsonl');

function toRoute(recorded: RecordedRoute): Route {
  return {
    destination: prefixOf(recorded.dst),
    type: recorded.type,
    via: recorded.via === undefined ? null : ipv4(recorded.via),
    device: recorded.dev ?? null,
    metric: recorded.metric ?? 0,
    source: recorded.src === undefined ? null : ipv4(recorded.src),
  };
}

function toAddresses(recorded: RoutesCase): DeviceAddress[] {
  return recorded.addrs.flatMap(({ dev, addr }) => {
    const read = parseInterfaceAddress(addr);
    return read === null ? [] : [{ ...read, device: dev }];
  });
}

function tablesOf(recorded: RoutesCase, main: readonly Route[]): RouteTables {
  return { main, local: recorded.local_routes.map(toRoute), addresses: toAddresses(recorded) };
}

function asRecorded(tables: RouteTables, ip: string): Record<string, unknown> {
  const found = lookup(tables, ipv4(ip));
  const text = (address: number | null) => (address === null ? undefined : formatIpv4(address));
  return {
    ip,
    type: found.type,
    via: text(found.via),
    dev: found.device ?? undefined,
    src: text(found.source),
    matched_prefix: found.matchedPrefix === null ? null : formatPrefix(found.matchedPrefix),
    metric: found.metric === 0 ? undefined : found.metric,
    table: found.table ?? undefined,
    error: found.error ?? undefined,
  };
}

/** Absent fields count too: a gateway the kernel did not name must not be named by the solver. */
function withAbsent(recorded: Record<string, unknown>): Record<string, unknown> {
  const keys = ['ip', 'type', 'via', 'dev', 'src', 'matched_prefix', 'metric', 'table', 'error'];
  return { ...Object.fromEntries(keys.map((key) => [key, undefined])), ...recorded };
}

it('finds every route as the kernel did, from the recorded tables', () => {
  const tally = new Tally('routes4.jsonl lookups');
  for (const recorded of cases) {
    const tables = tablesOf(recorded, recorded.routes.map(toRoute));
    for (const one of recorded.lookups)
      tally.compare(
        `seed ${recorded.seed} ${String(one['ip'])}`,
        asRecorded(tables, String(one['ip'])),
        withAbsent(one),
      );
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

it('finds the same from the text of `ip route`', () => {
  const tally = new Tally('routes4.jsonl lookups by ip_route');
  for (const recorded of cases) {
    const tables = tablesOf(recorded, parseIpRoute(recorded.ip_route));
    expect(tables.main).toEqual(recorded.routes.map(toRoute));
    for (const one of recorded.lookups)
      tally.compare(`seed ${recorded.seed}`, asRecorded(tables, String(one['ip'])), withAbsent(one));
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

it('reads `route -n`, which names neither sources nor the kind of refusal', () => {
  const tally = new Tally('routes4.jsonl lookups by route_n');
  for (const recorded of cases) {
    const main = parseRouteNumeric(recorded.route_n);
    const known = recorded.routes.map(toRoute).map((route) => ({
      ...route,
      type: route.type === 'prohibit' ? 'unreachable' : route.type,
      source: null,
    }));
    const key = (route: Route) => JSON.stringify(route);
    expect(main.map(key).sort()).toEqual(known.map(key).sort());
    for (const one of recorded.lookups.filter(({ type }) => type !== 'prohibit')) {
      const { ip, type, via, dev, matched_prefix, metric } = withAbsent(one);
      tally.compare(`seed ${recorded.seed}`, asRecorded(tablesOf(recorded, main), String(ip)), {
        ...{ type, via, dev, matched_prefix, metric },
      });
    }
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

it("makes the kernel's local table from the addresses of devices that are up", () => {
  const tally = new Tally('routes4.jsonl local tables');
  const text = (route: Route) => `${route.type} ${formatPrefix(route.destination)} ${route.device}`;
  for (const recorded of cases.filter(({ link }) => link?.event !== 'down'))
    tally.compare(
      `seed ${recorded.seed}`,
      { local: localRoutes(toAddresses(recorded)).map(text).sort() },
      { local: recorded.local_routes.map(toRoute).map(text).sort() },
    );
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});
