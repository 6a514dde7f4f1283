import { expect, it } from 'vitest';
import { describeHosts, layOutHosts } from '../../../src/ui/parts/hosts-layout.ts';

const device = (name: string, role: 'host' | 'switch' | 'router', address: string | null = null) => ({
  name,
  role,
  address,
});
const picture = {
  kind: 'hosts',
  devices: [
    device('A', 'host', '192.0.2.7/24'),
    device('sw1', 'switch'),
    device('R1', 'router'),
    device('C', 'host'),
    device('lone', 'host'),
  ],
  links: [
    { from: 'A', to: 'sw1' },
    { from: 'sw1', to: 'R1' },
    { from: 'C', to: 'sw1' },
  ],
} as const;

it('places devices in columns by their distance from the first, none on another', () => {
  const { placed, lines, width, height } = layOutHosts(picture);
  const x = (name: string) => placed.find((place) => place.device.name === name)?.x ?? -1;
  expect(x('A')).toBeLessThan(x('sw1'));
  expect(x('sw1')).toBeLessThan(x('R1'));
  expect(x('C')).toBe(x('R1'));
  expect(placed).toHaveLength(5);
  expect(new Set(placed.map((place) => `${String(place.x)} ${String(place.y)}`)).size).toBe(5);
  expect(lines).toHaveLength(3);
  for (const place of placed) {
    expect(place.x > 0 && place.x < width && place.y > 0 && place.y < height).toBe(true);
  }
});

it('says the same in words', () => {
  expect(describeHosts(picture)).toBe(
    'host A with 192.0.2.7/24, switch sw1, router R1, host C, host lone. A is joined to sw1, sw1 is joined to R1, C is joined to sw1.',
  );
});
