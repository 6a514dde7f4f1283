import { describe, expect, it } from 'vitest';
import type { AddressKind } from '../../../src/core/net/address-kind.ts';
import { addRoute, deleteRoute, setLink } from '../../../src/core/net/host-changes.ts';
import {
  hostNetwork,
  tablesOf,
  type HostNetwork,
  type HostRules,
} from '../../../src/core/net/host-network.ts';
import { ipv4Kind, ipv6Kind } from '../../../src/core/net/address-kind.ts';
import { ipv4 } from '../../../src/core/net/address.ts';
import { ipv4Rules } from '../../../src/core/net/ipv4-host-rules.ts';
import { ipv6Rules } from '../../../src/core/net/ipv6-host-rules.ts';
import { prefixOf } from '../../../src/core/net/prefix.ts';
import { lookup } from '../../../src/core/net/routes.ts';
import { toRequest } from './recorded-routes.ts';

function host<Address>(rules: HostRules<Address>, addresses: readonly string[]): HostNetwork<Address> {
  return hostNetwork(
    rules,
    addresses.map((text) => {
      const [device = '', addressText = '', length = ''] = text.split(/[ /]/);
      const address = rules.kind.parse(addressText);
      if (address === null) throw new Error(text);
      return { device, address, length: Number(length) };
    }),
  );
}

/** Adds routes in order; throws what the kernel says if it refuses one. */
function withRoutes<Address>(start: HostNetwork<Address>, ...commands: string[]): HostNetwork<Address> {
  return commands.reduce((before, command) => {
    const change = addRoute(before, toRequest(before.rules.kind, command));
    if (change.host === null) throw new Error(`${command}: ${change.refusal}`);
    return change.host;
  }, start);
}

function refusal<Address>(before: HostNetwork<Address>, command: string): string | null {
  return addRoute(before, toRequest(before.rules.kind, command)).refusal;
}

function read<Address>(kind: AddressKind<Address>, text: string): Address {
  const address = kind.parse(text);
  if (address === null) throw new Error(text);
  return address;
}

const four = host(ipv4Rules, ['eth0 10.0.0.5/24', 'eth1 10.1.0.5/24', 'eth2 10.2.0.4/31']);
const six = host(ipv6Rules, ['eth0 2001:db8::5/64', 'eth1 2001:db8:1::5/64', 'eth2 2001:db8:2::5/64']);

describe('a next hop of IPv4', () => {
  it.each([
    ['10.0.0.9', null, 'eth0'],
    ['10.0.0.0', null, 'eth0'],
    ['10.2.0.5', null, 'eth2'],
    ['10.0.0.5', null, 'eth0'],
    ['127.0.0.1', null, 'lo'],
    ['10.0.0.255', null, 'broadcast'],
    ['10.0.0.9', 'eth1', 'other-device'],
    ['10.0.0.5', 'eth1', 'other-device'],
    ['99.9.9.9', null, 'off-link'],
    ['0.0.0.0', null, 'unspecified'],
  ])('judges %s on %s as the kernel does: %s', (gateway, device, verdict) => {
    const found = ipv4Rules.nextHop(four, ipv4(gateway), device);
    expect(found.isUsable ? found.device : found.problem).toBe(verdict);
    expect(found.steps.length).toBeGreaterThan(0);
    for (const step of found.steps) expect(step).toMatch(/^.*[a-z].*\.$/);
  });

  it('is a neighbour by any route without a gateway, and by none with one or that refuses', () => {
    const more = withRoutes(
      four,
      'ip route add 4.0.0.0/8 dev eth1',
      'ip route add 4.4.0.0/16 via 10.0.0.9',
      'ip route add blackhole 4.5.0.0/16',
      'ip route add 77.0.0.0/8 via 10.0.0.9',
    );
    for (const gateway of ['4.0.0.1', '4.4.0.1', '4.5.0.1'])
      expect(ipv4Rules.nextHop(more, ipv4(gateway), null)).toMatchObject({ isUsable: true, device: 'eth1' });
    expect(ipv4Rules.nextHop(more, ipv4('77.1.1.1'), null)).toMatchObject({ problem: 'behind-gateway' });
    expect(ipv4Rules.nextHop(more, ipv4('77.1.1.1'), null).steps.at(-1)).toBe(
      '77.1.1.1 is itself reached through the gateway 10.0.0.9; a gateway has to be a neighbour.',
    );
  });

  it('is lost with its link, and does not mind a missing carrier', () => {
    const down = setLink(four, 'eth1', 'down');
    expect(refusal(down, 'ip route add 9.0.0.0/8 via 10.1.0.9')).toBe('Error: Nexthop has invalid gateway.');
    expect(refusal(down, 'ip route add 9.0.0.0/8 via 10.1.0.5')).toBe('RTNETLINK answers: Network is down');
    expect(refusal(down, 'ip route add 9.0.0.0/8 dev eth1')).toBe('Error: Device for nexthop is not up.');
    expect(ipv4Rules.nextHop(down, ipv4('10.1.0.9'), null)).toMatchObject({ problem: 'link-down' });
    const unplugged = setLink(four, 'eth1', 'no-carrier');
    expect(ipv4Rules.nextHop(unplugged, ipv4('10.1.0.9'), null)).toMatchObject({ isUsable: true });
  });
});

describe('a next hop of IPv6', () => {
  it.each([
    ['2001:db8::9', null, 'eth0'],
    ['2001:db8::', null, 'eth0'],
    ['fe80::1', 'eth0', 'eth0'],
    ['fe80::1', null, 'no-device'],
    ['2001:db8::5', null, 'own-address'],
    ['2001:db8::5', 'eth2', 'own-address'],
    ['2001:db8::9', 'eth2', 'other-device'],
    ['ff02::1', 'eth0', 'multicast'],
    ['::', null, 'unspecified'],
    ['::1', null, 'own-address'],
    ['2001:db8:77::9', null, 'off-link'],
  ])('judges %s on %s as the kernel does: %s', (gateway, device, verdict) => {
    const found = ipv6Rules.nextHop(six, read(ipv6Kind, gateway), device);
    expect(found.isUsable ? found.device : found.problem).toBe(verdict);
    for (const step of found.steps) expect(step).toMatch(/^.*[a-z].*\.$/);
  });

  it('is looked up as a packet is, on the named device alone', () => {
    const more = withRoutes(
      six,
      'ip -6 route add 2001:db8:0:0:8000::/65 via 2001:db8:2::9',
      'ip -6 route add blackhole 2001:db8:0:0:4000::/66',
    );
    const behind = 'ip -6 route add 2001:db8:c::/48 via 2001:db8:0:0:8000::9';
    const refused = 'ip -6 route add 2001:db8:c::/48 via 2001:db8:0:0:4000::9';
    for (const command of [behind, refused]) {
      expect(refusal(more, command)).toBe('RTNETLINK answers: No route to host');
      expect(refusal(more, `${command} dev eth0`)).toBeNull();
    }
  });
});

describe('routes of a host', () => {
  it('are refused where prefix and metric exist, also over a connected route', () => {
    expect(refusal(four, 'ip route add 10.0.0.0/24 via 10.1.0.9')).toBe('RTNETLINK answers: File exists');
    expect(refusal(four, 'ip route add 10.0.0.0/24 via 10.1.0.9 metric 5')).toBeNull();
    const more = withRoutes(six, 'ip -6 route add 2001:db8:f::/48 dev eth0');
    for (const metric of ['', ' metric 1024', ' metric 0'])
      expect(refusal(more, `ip -6 route add 2001:db8:f::/48 dev eth1${metric}`)).toBe(
        'RTNETLINK answers: File exists',
      );
    expect(refusal(six, 'ip -6 route add 2001:db8::/64 via 2001:db8:1::9')).toBeNull();
    expect(refusal(four, 'ip route add 9.0.0.0/8 dev eth7')).toBe('Cannot find device "eth7"');
    expect(refusal(four, 'ip route add 9.0.0.0/8')).toBe('RTNETLINK answers: No such device');
  });

  it('go with a link that goes down; only the connected one comes back', () => {
    const added = withRoutes(four, 'ip route add 9.0.0.0/8 via 10.1.0.9', 'ip route add 8.0.0.0/8 dev eth1');
    const again = setLink(setLink(added, 'eth1', 'down'), 'eth1', 'up');
    const names = (one: HostNetwork<number>) => one.main.map(({ destination }) => destination.network);
    expect(new Set(names(again))).toEqual(new Set(names(four)));
    expect(lookup(tablesOf(setLink(added, 'eth1', 'down')), ipv4('10.1.0.5')).type).toBe('local');
    expect(lookup(tablesOf(setLink(added, 'eth1', 'no-carrier')), ipv4('9.1.1.1')).via).toBe(
      ipv4('10.1.0.9'),
    );
    const back = setLink(setLink(six, 'eth1', 'down'), 'eth1', 'up');
    expect(back.main).toHaveLength(2);
    expect(back.addresses).toHaveLength(2);
  });

  it('are deleted by what is given of them', () => {
    const added = withRoutes(
      four,
      'ip route add 9.0.0.0/8 via 10.1.0.9 metric 20',
      'ip route add 9.0.0.0/8 via 10.0.0.9 metric 10',
    );
    const ask = { destination: prefixOf('9.0.0.0/8'), via: null, device: null, metric: null };
    const metrics = (change: ReturnType<typeof deleteRoute<number>>) =>
      change.host?.main.filter(({ destination }) => destination.length === 8).map(({ metric }) => metric);
    expect(metrics(deleteRoute(added, ask))).toEqual([20]);
    expect(metrics(deleteRoute(added, { ...ask, via: read(ipv4Kind, '10.1.0.9') }))).toEqual([10]);
    expect(deleteRoute(added, { ...ask, metric: 30 }).refusal).toBe('RTNETLINK answers: No such process');
    expect(deleteRoute(four, ask).refusal).toBe('RTNETLINK answers: No such process');
  });

  it('make no connected route from an address that was a broadcast address before it was given', () => {
    const odd = host(ipv4Rules, ['eth0 10.0.0.5/24', 'eth1 10.0.0.255/31', 'eth1 0.1.2.3/8']);
    expect(odd.main.map(({ device }) => device)).toEqual(['eth0']);
  });
});
