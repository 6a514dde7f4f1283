import { describe, expect, it } from 'vitest';
import type { Device, Link, Picture } from '../../../src/core/drills/picture.ts';
import { layersOf } from '../../../src/core/drills/hosts-layers.ts';
import { layOutHosts, type PlacedDevice } from '../../../src/core/drills/hosts-layout.ts';
import { describeHosts } from '../../../src/core/drills/hosts-words.ts';

type Hosts = Extract<Picture, { kind: 'hosts' }>;

const roles: Readonly<Record<string, Device['role']>> = {
  ...{ s: 'switch', R: 'router', P: 'proxy', v: 'server' },
};

/** Devices by name, their role from the first letter; links as `A-s1`. */
function network(names: string, joined: string, rest: Partial<Device & Link> = {}): Hosts {
  const { address = null, details, ...link } = rest;
  return {
    kind: 'hosts',
    devices: names.split(' ').map((name) => {
      const role = roles[name.charAt(0)] ?? 'host';
      return {
        ...{ name, role, address: role === 'host' ? address : null },
        ...(details === undefined ? {} : { details }),
      };
    }),
    links: joined.split(' ').map((pair) => {
      const [from = '', to = ''] = pair.split('-');
      return { ...link, from, to };
    }),
  };
}

const chain = network('A R1 R2 R3 B', 'A-R1 R1-R2 R2-R3 R3-B', { label: 'eth0', address: '10.10.10.10/24' });
const star = network('A B C D E F G s1', 'A-s1 B-s1 C-s1 D-s1 E-s1 F-s1 G-s1', {
  address: '192.168.100.200/24',
  details: ['gateway 192.168.100.254', 'aa:bb:cc:dd:ee:ff'],
});
const two = network('A B s1 R s2 C D', 'A-s1 B-s1 s1-R R-s2 s2-C s2-D', {
  address: '192.165.1.10/24',
  label: 'eth0',
});
const ring = network('A R1 R2 R3 B', 'A-R1 R1-R2 R2-R3 R1-R3 R3-B', { label: 'eth12' });
const fan = network('A P v1 v2 v3 lone', 'A-P P-v1 P-v2 P-v3', { label: 'HTTPS', isDown: true });

describe('the layers of a network', () => {
  it.each([
    [two, [['A', 'B'], ['s1'], ['R'], ['s2'], ['C', 'D']]],
    [star, [['A', 'B', 'C', 'D'], ['s1'], ['E', 'F', 'G']]],
    [fan, [['A'], ['P'], ['v1', 'v2', 'v3'], ['lone']]],
    [network('A s1 B', 'A-s1 s1-B'), [['A'], ['s1'], ['B']]],
    [ring, [['A'], ['R1'], ['R2', 'R3'], ['B']]],
  ])('follow the distance from the first device (%#)', (picture, layers) => {
    expect(layersOf(picture)).toEqual(layers);
  });
});

const overlap = (a: PlacedDevice, b: PlacedDevice) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

describe.each([796, 290])('a drawing with room for %i', (room) => {
  it.each(Object.entries({ chain, star, two, ring, fan }))(
    'lets nothing lie on anything else: %s',
    (_, picture) => {
      const { placed, links, width, height } = layOutHosts(picture, room);
      expect(placed).toHaveLength(picture.devices.length);
      expect(links).toHaveLength(picture.links.length);
      for (const [index, one] of placed.entries()) {
        expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
        expect(one.y - one.height / 2).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width / 2).toBeLessThanOrEqual(width);
        expect(one.y + one.height / 2).toBeLessThanOrEqual(height);
        for (const other of placed.slice(index + 1)) expect(overlap(one, other)).toBe(false);
      }
      const labels = links.flatMap(({ link, labelAt }) =>
        link.label === undefined ? [] : [{ ...labelAt, width: link.label.length * 6.7, height: 13 }],
      );
      for (const [index, one] of labels.entries())
        for (const other of [...placed, ...labels.slice(index + 1)])
          expect(overlap(one as PlacedDevice, other as PlacedDevice)).toBe(false);
    },
  );
});

it('goes down rather than across where there is no room', () => {
  expect(layOutHosts(two, 796).width).toBeGreaterThan(layOutHosts(two, 796).height);
  expect(layOutHosts(two, 290).width).toBeLessThan(layOutHosts(two, 290).height);
});

it('says the same in words', () => {
  const picture = network('A s1 R1', 'A-s1', { address: '192.0.2.7/24', details: ['via 192.0.2.1'] });
  const [first] = picture.links;
  if (first === undefined) throw new Error('There should be a link.');
  const links = [first, { from: 's1', to: 'R1', label: 'eth1', isDown: true }];
  expect(describeHosts({ ...picture, links })).toBe(
    'host A with 192.0.2.7/24 and via 192.0.2.1, switch s1 with via 192.0.2.1, router R1 with via 192.0.2.1. A is joined to s1, s1 is joined to R1 by eth1, which is down.',
  );
});
