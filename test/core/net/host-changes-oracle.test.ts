import { expect, it } from 'vitest';
import { prefixText } from '../../../src/core/net/address-kind.ts';
import { addRoute, setLink } from '../../../src/core/net/host-changes.ts';
import {
  hostNetwork,
  tablesOf,
  type HostNetwork,
  type HostRules,
} from '../../../src/core/net/host-network.ts';
import { ipv4Rules } from '../../../src/core/net/ipv4-host-rules.ts';
import { ipv6Rules } from '../../../src/core/net/ipv6-host-rules.ts';
import type { Route } from '../../../src/core/net/route.ts';
import { lookup, lookupIpv6, type Lookup, type RouteTables } from '../../../src/core/net/routes.ts';
import { readOracle, Tally } from './oracle.ts';
import {
  asRecorded,
  toAddresses,
  toRequest,
  toRoute,
  withAbsent,
  type RoutesCase,
} from './recorded-routes.ts';

/** The host after each number of commands, from none to all. */
function replay<Address>(
  rules: HostRules<Address>,
  recorded: RoutesCase,
): { hosts: HostNetwork<Address>[]; refusals: string[] } {
  const hosts = [hostNetwork(rules, toAddresses(rules.kind, recorded))];
  const refusals: string[] = [];
  for (const command of recorded.commands) {
    const before = hosts.at(-1);
    if (before === undefined) continue;
    const change = addRoute(before, toRequest(rules.kind, command));
    if (change.refusal !== null) refusals.push(`${command}: ${change.refusal}`);
    hosts.push(change.host ?? before);
  }
  return { hosts, refusals };
}

function afterEvent<Address>(host: HostNetwork<Address>, { link }: RoutesCase): HostNetwork<Address> {
  if (link === undefined) return host;
  return setLink(host, link.dev, link.event === 'down' ? 'down' : 'no-carrier');
}

function routeTexts<Address>(host: HostNetwork<Address>, routes: readonly Route<Address>[]): string[] {
  const { kind } = host.rules;
  return routes
    .map(({ destination, type, via, device, metric }) => {
      const flag = host.links.get(device ?? '') === 'no-carrier' ? 'linkdown' : '';
      const gateway = via === null ? '' : kind.format(via);
      return [type, prefixText(kind, destination), gateway, device ?? '', metric, flag].join(' ');
    })
    .sort();
}

function recordedTexts<Address>(rules: HostRules<Address>, recorded: RoutesCase): string[] {
  return recorded.routes
    .map((route) => {
      const { destination, type, metric } = toRoute(rules.kind, route);
      const [via, dev, flags] = [route.via ?? '', route.dev ?? '', route.flags ?? []];
      return [type, prefixText(rules.kind, destination), via, dev, metric, flags.join()].join(' ');
    })
    .sort();
}

/** How many of the rejected commands are refused with the recorded words, each at some point after the one before it. */
function agreedRefusals<Address>(hosts: readonly HostNetwork<Address>[], recorded: RoutesCase): number {
  let from = 0;
  let agreed = 0;
  for (const { cmd, stderr } of recorded.rejected) {
    const isRefused = (host: HostNetwork<Address>) =>
      addRoute(host, toRequest(host.rules.kind, cmd)).refusal === stderr;
    const at = hosts.findIndex((host, index) => index >= from && isRefused(host));
    if (at === -1) continue;
    agreed += 1;
    from = at;
  }
  return agreed;
}

function replayed<Address>(
  file: string,
  rules: HostRules<Address>,
  find: (tables: RouteTables<Address>, address: Address) => Lookup<Address>,
): string[] {
  const changes = new Tally(`${file} commands replayed`);
  const lookups = new Tally(`${file} lookups after the replay`);
  for (const recorded of readOracle<RoutesCase>(file)) {
    const { hosts, refusals } = replay(rules, recorded);
    const last = hosts.at(-1);
    if (last === undefined) continue;
    const host = afterEvent(last, recorded);
    const tables = tablesOf(host);
    const local = recorded.local_routes.map((route) => `${route.type} ${route.dst} ${route.dev}`);
    changes.compare(
      `seed ${recorded.seed}`,
      {
        refusals,
        routes: routeTexts(host, host.main),
        local: tables.local
          .map((route) => `${route.type} ${prefixText(rules.kind, route.destination)} ${route.device}`)
          .sort(),
        rejected: agreedRefusals(hosts, recorded),
      },
      {
        refusals: [],
        routes: recordedTexts(rules, recorded),
        local: local.sort(),
        rejected: recorded.rejected.length,
      },
    );
    for (const one of recorded.lookups) {
      const address = rules.kind.parse(String(one['ip']));
      const solved = address === null ? {} : asRecorded(rules.kind, one['ip'], find(tables, address));
      lookups.compare(`seed ${recorded.seed} ${String(one['ip'])}`, solved, withAbsent(one));
    }
  }
  console.info(changes.report());
  console.info(lookups.report());
  return [...changes.disagreements, ...lookups.disagreements];
}

it('replays IPv4 routes being added and links going down as the kernel did, with its refusals', () => {
  expect(replayed('routes4.jsonl', ipv4Rules, lookup)).toEqual([]);
});

it('replays IPv6 routes being added and links going down as the kernel did, with its refusals', () => {
  expect(replayed('routes6.jsonl', ipv6Rules, lookupIpv6)).toEqual([]);
});
