import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { linkStatus } from '../../../src/core/net/link-flags.ts';

it.each([
  ['BROADCAST,MULTICAST', 'off'],
  ['NO-CARRIER,BROADCAST,MULTICAST,UP', 'no-carrier'],
  ['BROADCAST,MULTICAST,UP', 'no-carrier'],
  ['BROADCAST,MULTICAST,UP,LOWER_UP', 'works'],
  ['POINTOPOINT,NOARP,UP,LOWER_UP', 'works'],
])('reads <%s> as %s', (flags, status) => {
  expect(linkStatus(flags.split(','))).toBe(status);
});

it('agrees with the state that real cards showed', () => {
  const file = join(import.meta.dirname, '../../fixtures/transcripts/host-R.txt');
  const cards = [...readFileSync(file, 'utf8').matchAll(/^\d+: eth\d@if\d+: <(\S+)> .* state (\S+)/gm)];
  expect(cards.length).toBeGreaterThan(6);
  for (const [, flags = '', state] of cards)
    expect(linkStatus(flags.split(',')) === 'works').toBe(state === 'UP');
});
