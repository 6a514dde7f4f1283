import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CommandHost } from '../../../../src/core/net/command/host.ts';
import { readCommand } from '../../../../src/core/net/command/read-command.ts';

const host: CommandHost = {
  interfaces: [
    { device: 'eth0', address: '192.168.1.10/24' },
    { device: 'eth1', address: '10.0.0.5/16' },
  ],
};

/** A route to be added or removed, without the words. */
interface Route {
  readonly verb: 'add' | 'delete' | 'replace';
  readonly address: number;
  readonly length: number;
  /** The last number of the gateway, and whether it is on eth0 or on eth1. */
  readonly gateway: number;
  readonly isOnFirst: boolean;
  readonly metric: number;
}

const route = fc.record<Route>({
  verb: fc.constantFrom('add', 'delete', 'replace'),
  address: fc.integer({ min: 2 ** 24, max: 2 ** 32 - 1 }),
  length: fc.integer({ min: 0, max: 32 }),
  gateway: fc.integer({ min: 1, max: 254 }),
  isOnFirst: fc.boolean(),
  metric: fc.nat(500),
});

const spelling = fc.record({
  prompt: fc.constantFrom('', '$ ', '# ', 'sudo ', '  ', '/usr/sbin/'),
  options: fc.constantFrom('', '-4 ', '-br ', '-f inet ', '--color '),
  object: fc.constantFrom('r', 'ro', 'rou', 'rout', 'route'),
  shortened: fc.nat(6),
  order: fc.uniqueArray(fc.nat(3), { minLength: 4, maxLength: 4 }),
  isNamed: fc.boolean(),
  isDefault: fc.boolean(),
  isMasked: fc.boolean(),
  gap: fc.constantFrom(' ', '  ', '\t'),
});

function dotted(value: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

function networkText({ address, length }: Route, isMasked = false): string {
  const size = 2 ** (32 - length);
  const network = dotted(Math.floor(address / size) * size);
  return `${network}/${isMasked ? dotted(2 ** 32 - size) : length}`;
}

function gatewayText({ gateway, isOnFirst }: Route): string {
  return isOnFirst ? `192.168.1.${gateway}` : `10.0.7.${gateway}`;
}

function plain(one: Route): string {
  const device = one.verb === 'delete' ? '' : ` dev ${one.isOnFirst ? 'eth0' : 'eth1'}`;
  return `ip route ${one.verb} ${networkText(one)} via ${gatewayText(one)}${device} metric ${one.metric}`;
}

function effectOf(text: string): string {
  const outcome = readCommand(text, host);
  if (outcome.kind === 'unreadable') throw new Error(`${text}: ${outcome.problem}`);
  return outcome.effect;
}

it('knows a route in every spelling', () => {
  fc.assert(
    fc.property(route, spelling, (one, how) => {
      const shortest = { add: 1, delete: 1, replace: 1 }[one.verb];
      const verb = one.verb.slice(0, Math.max(shortest, one.verb.length - how.shortened));
      const target = one.length === 0 && how.isDefault ? 'default' : networkText(one, how.isMasked);
      const parts = [
        target,
        `via ${gatewayText(one)}`,
        how.isNamed && one.verb !== 'delete' ? `dev ${one.isOnFirst ? 'eth0' : 'eth1'}` : '',
        one.metric === 0 ? '' : `metric ${one.metric}`,
      ];
      const ordered = how.order.map((place) => parts[place] ?? '').filter((part) => part !== '');
      const words = `${how.prompt}ip ${how.options}${how.object} ${verb} ${ordered.join(' ')}`;
      expect(effectOf(words.replaceAll(' ', how.gap).replaceAll(/^\s+/g, ''))).toBe(effectOf(plain(one)));
    }),
    { numRuns: 1000 },
  );
});

it('tells two routes apart that differ in anything', () => {
  fc.assert(
    fc.property(route, route, fc.constantFrom('verb', 'network', 'gateway', 'metric'), (one, other, what) => {
      const changed: Route = {
        ...one,
        ...(what === 'verb' ? { verb: other.verb } : {}),
        ...(what === 'network' ? { address: other.address, length: other.length } : {}),
        ...(what === 'gateway' ? { gateway: other.gateway, isOnFirst: other.isOnFirst } : {}),
        ...(what === 'metric' ? { metric: other.metric } : {}),
      };
      expect(effectOf(plain(one)) === effectOf(plain(changed))).toBe(plain(one) === plain(changed));
    }),
    { numRuns: 1000 },
  );
});
