import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ipv4 } from '../../../src/core/net/address.ts';
import { parseInterfaceAddress, prefixOf } from '../../../src/core/net/prefix.ts';
import type { Route } from '../../../src/core/net/route.ts';
import { parseIpRoute } from '../../../src/core/net/route-text.ts';
import {
  briefAddressText,
  briefLinkText,
  ipAddrText,
  ipLinkText,
  ipRouteText,
  loopback,
  routeNumericText,
  type ShownInterface,
} from '../../../src/core/net/terminal-text.ts';
import { readOracle, Tally } from './oracle.ts';

interface RoutesCase {
  seed: number;
  routes: { dst: string; via?: string; dev?: string; metric?: number; type: Route['type']; src?: string }[];
  ip_route: string;
  route_n: string;
}

interface LabCase {
  seed: number;
  state: Record<string, { ip_route: string; route_n: string; ip_br_addr: string }>;
}

/** A cable that is pulled is told at the end of a line; so is a gateway that was an own address when it was set. */
function tidy(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/ linkdown/, '')
        .replace(/( via .*) scope link/, '$1')
        .trimEnd(),
    )
    .join('\n')
    .trim();
}

it('prints routing tables as `ip route` and `route -n` did', () => {
  const tally = new Tally('routes4.jsonl tables');
  for (const { seed, routes, ip_route, route_n } of readOracle<RoutesCase>('routes4.jsonl')) {
    const read = routes.map((one): Route => ({
      ...{ destination: prefixOf(one.dst), type: one.type, device: one.dev ?? null, metric: one.metric ?? 0 },
      ...{ via: one.via === undefined ? null : ipv4(one.via) },
      ...{ source: one.src === undefined ? null : ipv4(one.src) },
    }));
    tally.compare(
      `seed ${seed}`,
      { ip_route: tidy(ipRouteText(read)), route_n: tidy(routeNumericText(read)) },
      { ip_route: tidy(ip_route), route_n: tidy(route_n) },
    );
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

it('prints the tables and addresses of the lab as they were', () => {
  const tally = new Tally('lab.jsonl tables and addresses');
  for (const { seed, state } of readOracle<LabCase>('lab.jsonl'))
    for (const [name, { ip_route, route_n, ip_br_addr }] of Object.entries(state)) {
      const routes = parseIpRoute(ip_route);
      const interfaces = ip_br_addr
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.trim().split(/\s+/))
        .map(([device = '', shown = '', ...rest]) => ({
          ...{ device, state: shown },
          addresses: rest.map(parseInterfaceAddress).filter((address) => address !== null),
        }));
      tally.compare(
        `seed ${seed} ${name}`,
        {
          ...{ ip_route: tidy(ipRouteText(routes)), route_n: tidy(routeNumericText(routes)) },
          ip_br_addr: tidy(briefAddressText(interfaces)),
        },
        { ip_route: tidy(ip_route), route_n: tidy(route_n), ip_br_addr: tidy(ip_br_addr) },
      );
    }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

function outputs(file: string, command: string): string[] {
  const text = readFileSync(join(import.meta.dirname, '../../fixtures/transcripts', file), 'utf8');
  return text
    .split('\n$ ')
    .filter((part) => part.startsWith(`${command}\n`))
    .map((part) => part.slice(command.length + 1, part.indexOf('[exit')))
    .map((part) =>
      part
        .replaceAll(/@if\d+/g, '')
        .replaceAll(/ link-netns ns-sw/g, '')
        .trimEnd(),
    );
}

function ether(device: string, hardware: string, isOn: boolean, address: string | null): ShownInterface {
  const read = address === null ? null : parseInterfaceAddress(address);
  const [, , , fourth = '', fifth = '', last = ''] = hardware.split(':');
  return {
    ...{ device, hardware, mtu: 1500, link: 'ether', state: isOn ? 'UP' : 'DOWN' },
    queueing: isOn ? 'noqueue' : 'noop',
    flags: ['BROADCAST', 'MULTICAST', ...(isOn ? ['UP', 'LOWER_UP'] : [])],
    addresses: read === null ? [] : [{ ...read, broadcast: null }],
    linkLocal: isOn ? `fe80::ff:fe${fourth}:${Number(fifth)}${last}/64` : null,
  };
}

it('prints interfaces as `ip link` and `ip addr` did before and after they were set up', () => {
  const machines: [string, [string, string, string][]][] = [
    ['host-A.txt', [['eth0', '02:00:00:00:01:0a', '192.165.1.10/24']]],
    [
      'host-R.txt',
      [
        ['eth0', '02:00:00:00:01:01', '192.165.1.1/24'],
        ['eth1', '02:00:00:00:02:01', '192.165.2.1/24'],
      ],
    ],
  ];
  for (const [file, cards] of machines) {
    const before = [loopback, ...cards.map(([device, mac]) => ether(device, mac, false, null))];
    const after = [loopback, ...cards.map(([device, mac, address]) => ether(device, mac, true, address))];
    const trimmed = (text: string) => text.trimEnd();
    const links = outputs(file, 'ip link');
    expect(trimmed(ipLinkText(before))).toBe(links[0]);
    expect(trimmed(ipLinkText(after))).toBe(links[1]);
    const brief = tidy(outputs(file, 'ip -br link')[0] ?? '').replaceAll(/ {2,}/g, ' ');
    expect(tidy(briefLinkText(after)).replaceAll(/ {2,}/g, ' ')).toBe(brief);
    const addresses = outputs(file, 'ip addr');
    expect(trimmed(ipAddrText(before))).toBe(addresses[0]);
    expect(trimmed(ipAddrText(after))).toBe(addresses[1]);
  }
});
