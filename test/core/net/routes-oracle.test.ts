import { expect, it } from 'vitest';
import { ipv4Kind } from '../../../src/core/net/address-kind.ts';
import { ipv4 } from '../../../src/core/net/address.ts';
import { formatPrefix } from '../../../src/core/net/prefix.ts';
import type { Route } from '../../../src/core/net/route.ts';
import { parseIpRoute, parseRouteNumeric } from '../../../src/core/net/route-text.ts';
import { lookup, type RouteTables } from '../../../src/core/net/routes.ts';
import { localRoutes } from '../../../src/core/net/source-address.ts';
import { readOracle, Tally } from './oracle.ts';
import {
  asRecorded,
  toAddresses,
  toRoute,
  withAbsent,
  type RecordedRoute,
  type RoutesCase,
} from './recorded-routes.ts';

const cases = readOracle<RoutesCase>('routes4.jsonl');
const ipv4Route = (recorded: RecordedRoute) => toRoute(ipv4Kind, recorded);

function tablesOf(recorded: RoutesCase, main: readonly Route[]): RouteTables {
  return { main, local: recorded.local_routes.map(ipv4Route), addresses: toAddresses(ipv4Kind, recorded) };
}

function solved(tables: RouteTables, ip: string): Record<string, unknown> {
  return asRecorded(ipv4Kind, ip, lookup(tables, ipv4(ip)));
}

it('finds every route as the kernel did, from the recorded tables', () => {
  const tally = new Tally('routes4.jsonl lookups');
  for (const recorded of cases) {
    const tables = tablesOf(recorded, recorded.routes.map(ipv4Route));
    for (const one of recorded.lookups)
      tally.compare(
        `seed ${recorded.seed} ${String(one['ip'])}`,
        solved(tables, String(one['ip'])),
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
    expect(tables.main).toEqual(recorded.routes.map(ipv4Route));
    for (const one of recorded.lookups)
      tally.compare(`seed ${recorded.seed}`, solved(tables, String(one['ip'])), withAbsent(one));
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

it('reads `route -n`, which names neither sources nor the kind of refusal', () => {
  const tally = new Tally('routes4.jsonl lookups by route_n');
  for (const recorded of cases) {
    const main = parseRouteNumeric(recorded.route_n);
    const known = recorded.routes.map(ipv4Route).map((route) => ({
      ...route,
      type: route.type === 'prohibit' ? 'unreachable' : route.type,
      source: null,
    }));
    const key = (route: Route) => JSON.stringify(route);
    expect(main.map(key).sort()).toEqual(known.map(key).sort());
    for (const one of recorded.lookups.filter(({ type }) => type !== 'prohibit')) {
      const { ip, type, via, dev, matched_prefix, metric } = withAbsent(one);
      tally.compare(`seed ${recorded.seed}`, solved(tablesOf(recorded, main), String(ip)), {
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
      { local: localRoutes(toAddresses(ipv4Kind, recorded)).map(text).sort() },
      { local: recorded.local_routes.map(ipv4Route).map(text).sort() },
    );
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});
