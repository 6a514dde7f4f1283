import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf, formatIpv4, ipv4 } from '../../../src/core/net/address.ts';
import { networkOf, prefixOf } from '../../../src/core/net/prefix.ts';
import type { Route } from '../../../src/core/net/route.ts';
import { parseIpRoute } from '../../../src/core/net/route-text.ts';
import { lookup } from '../../../src/core/net/routes.ts';
import { localRoutes, type DeviceAddress } from '../../../src/core/net/source-address.ts';

const addresses: DeviceAddress[] = [
  { device: 'eth0', address: ipv4('192.165.1.10'), length: 24 },
  { device: 'eth0', address: ipv4('10.0.0.1'), length: 8 },
  { device: 'eth1', address: ipv4('192.165.2.10'), length: 24 },
];
const local = localRoutes(addresses);

function find(text: string, to: string) {
  return lookup({ local, main: parseIpRoute(text), addresses }, ipv4(to));
}

describe('lookup', () => {
  it('explains why every other route lost', () => {
    const table = [
      'default via 192.165.1.1 dev eth0',
      '10.20.0.0/16 via 192.165.1.2 dev eth0',
      '10.20.80.0/20 via 192.165.2.1 dev eth1 metric 50',
      '10.20.80.0/20 via 192.165.2.2 dev eth1 metric 200',
      '10.20.96.0/20 via 192.165.2.3 dev eth1',
    ].join('\n');
    const { candidates } = find(table, '10.20.87.14');
    expect(candidates.slice(0, 5).map(({ outcome, reason }) => `${outcome}: ${reason}`)).toEqual([
      'wins: 20 bits, wins',
      'higher-metric: 20 bits too, but metric 200 is higher than 50',
      'shorter-prefix: 16 bits, shorter than 20',
      'shorter-prefix: 0 bits, shorter than 20',
      'no-match: differs at bit 1',
    ]);
    expect(candidates.find(({ route }) => route.destination.network === ipv4('10.20.96.0'))?.reason).toBe(
      'differs at bit 19',
    );
  });

  it('puts the local table before any host route', () => {
    const own = find('192.165.1.10 via 192.165.2.1 dev eth1', '192.165.1.10');
    expect(own).toMatchObject({ type: 'local', device: 'lo', table: 'local' });
    expect(own.candidates[1]).toMatchObject({ outcome: 'other-table' });
    const all = find('192.165.2.255 via 192.165.1.1 dev eth0', '192.165.2.255');
    expect(all).toMatchObject({ type: 'broadcast', device: 'eth1', source: ipv4('192.165.2.10') });
    expect(find('default via 192.165.1.1 dev eth0', '192.165.2.0').type).toBe('unicast');
  });

  it.each([
    ['blackhole', 'Invalid argument'],
    ['unreachable', 'No route to host'],
    ['prohibit', 'Permission denied'],
  ])('lets a more specific %s route win, and says %s', (type, error) => {
    const table = `default via 192.165.1.1 dev eth0\n${type} 172.16.0.0/12 metric 100`;
    expect(find(table, '172.16.5.5')).toMatchObject({ type, error, via: null, device: null });
    expect(find(table, '172.32.0.1')).toMatchObject({ type: 'unicast', error: null });
    expect(find('', '172.32.0.1')).toMatchObject({ type: 'none', error: 'Network is unreachable' });
  });

  it('chooses the source by the gateway, and knows its own address as a gateway to mean on-link', () => {
    const source = (text: string) => formatIpv4(find(text, '172.16.0.1').source ?? 0);
    expect(source('default via 10.9.9.9 dev eth0')).toBe('10.0.0.1');
    expect(source('default via 192.165.1.1 dev eth0')).toBe('192.165.1.10');
    expect(source('default dev eth0')).toBe('192.165.1.10');
    expect(source('default dev eth1 src 10.0.0.1')).toBe('10.0.0.1');
    expect(find('default via 192.165.1.10 dev eth0', '172.16.0.1').via).toBeNull();
    expect(find('default via 192.165.1.10 dev eth1', '172.16.0.1').via).toBe(ipv4('192.165.1.10'));
  });

  it('agrees with comparing bit strings, whatever the order of the table', () => {
    const route = fc.tuple(fc.nat(7), fc.nat(32), fc.nat(3)).map(([low, length, metric]): Route => ({
      ...{ destination: networkOf(low * 2 ** 29, length), metric, type: 'unicast' },
      ...{ via: null, device: 'eth0', source: null },
    }));
    const table = fc.uniqueArray(route, {
      selector: ({ destination, metric }) => `${destination.network}/${destination.length} ${metric}`,
    });
    fc.assert(
      fc.property(table, fc.nat(2 ** 32 - 1), (main, address) => {
        const prefix = ({ destination }: Route) => bitsOf(destination.network).slice(0, destination.length);
        const matching = main.filter((one) => bitsOf(address).startsWith(prefix(one)));
        const best = matching.reduce<Route | null>(
          (winner, one) =>
            winner === null ||
            one.destination.length > winner.destination.length ||
            (one.destination.length === winner.destination.length && one.metric < winner.metric)
              ? one
              : winner,
          null,
        );
        const found = lookup({ local: [], main, addresses: [] }, address);
        expect(found.matchedPrefix).toEqual(best?.destination ?? null);
        expect(found.metric).toBe(best?.metric ?? 0);
        expect(found.candidates).toHaveLength(main.length);
      }),
    );
  });
});

it('gives a secondary address no broadcast route of its own', () => {
  const second = { device: 'eth0', address: ipv4('192.165.1.11'), length: 24 };
  const routes = localRoutes([...addresses, second]).filter(({ type }) => type === 'broadcast');
  expect(routes.filter(({ destination }) => destination.network === ipv4('192.165.1.255'))).toHaveLength(1);
  expect(localRoutes([{ ...second, length: 31 }]).map(({ destination }) => destination)).toEqual([
    prefixOf('192.165.1.11/32'),
  ]);
});
