import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipv6Kind } from '../../../src/core/net/address-kind.ts';
import { explodeIpv6, formatIpv6, ipv6, type Ipv6 } from '../../../src/core/net/ipv6.ts';
import type { Route } from '../../../src/core/net/route.ts';
import { lookupIpv6 } from '../../../src/core/net/routes.ts';
import { ipv6SourceAddress } from '../../../src/core/net/source-address-ipv6.ts';

/** The bits as text, from the digits and not from the number. */
function bits(address: Ipv6): string {
  const digits = explodeIpv6(address).replaceAll(':', '');
  return digits.replaceAll(/./g, (digit) => parseInt(digit, 16).toString(2).padStart(4, '0'));
}

describe('lookupIpv6', () => {
  it('agrees with comparing bit strings, whatever the order of the table', () => {
    const address = fc.bigInt(0n, 7n).map((high) => (0x20010db8n << 96n) | (high << 93n));
    const route = fc
      .tuple(address, fc.integer({ min: 28, max: 40 }), fc.nat(3))
      .map(([high, length, metric]): Route<Ipv6> => ({
        ...{ destination: ipv6Kind.networkOf(high, length), metric, type: 'unicast' },
        ...{ via: null, device: 'eth0', source: null },
      }));
    const table = fc.uniqueArray(route, {
      selector: ({ destination, metric }) => `${destination.network}/${destination.length} ${metric}`,
    });
    fc.assert(
      fc.property(table, address, fc.bigInt(0n, 2n ** 93n), (main, high, low) => {
        const to = high | low;
        const matching = main.filter(({ destination }) =>
          bits(to).startsWith(bits(destination.network).slice(0, destination.length)),
        );
        const longest = Math.max(-1, ...matching.map(({ destination }) => destination.length));
        const metrics = matching.filter(({ destination }) => destination.length === longest);
        const found = lookupIpv6({ local: [], main, addresses: [] }, to);
        expect(found.matchedPrefix?.length ?? -1).toBe(longest);
        expect(found.metric).toBe(
          Math.min(...(matching.length === 0 ? [0] : metrics.map((one) => one.metric))),
        );
        expect(found.type).toBe(matching.length === 0 ? 'none' : 'unicast');
      }),
    );
  });
});

describe('ipv6SourceAddress', () => {
  const given = (text: string, device = 'eth0', length = 64) => ({ address: ipv6(text), device, length });
  const choose = (addresses: readonly ReturnType<typeof given>[], to: string) => {
    const found = ipv6SourceAddress(addresses, 'eth0', ipv6(to));
    return found === null ? null : formatIpv6(found);
  };

  it.each([
    ['the destination itself', ['2001:db8::1', '2001:db8::2'], '2001:db8::1', '2001:db8::1'],
    ['the fitting scope', ['fe80::1', '2001:db8::1'], '2001:db8:9::9', '2001:db8::1'],
    ['link-local for link-local', ['2001:db8::1', 'fe80::1'], 'fe80::9', 'fe80::1'],
    ['the same label', ['fd00::1', '2001:db8::1'], 'fd12::9', 'fd00::1'],
    ['most bits alike', ['2001:db8:1::1', '2001:db8:8::1'], '2001:db8:9::9', '2001:db8:8::1'],
    ['the one given last', ['2001:db8::1', '2001:db8::2'], '2001:db8:9::9', '2001:db8::2'],
  ])('prefers %s', (_rule, addresses, to, chosen) => {
    expect(
      choose(
        addresses.map((text) => given(text)),
        to,
      ),
    ).toBe(chosen);
  });

  it('counts bits only within the prefix of the address', () => {
    const addresses = [given('2001:db8:9::1', 'eth0', 32), given('2001:db8:1::1', 'eth0', 48)];
    expect(choose(addresses, '2001:db8:9::9')).toBe('2001:db8:1::1');
  });

  it('prefers the device it leaves by, and takes another where that has none', () => {
    const other = given('2001:db8:9::1', 'eth1');
    expect(choose([other, given('2001:db8:1::1')], '2001:db8:9::9')).toBe('2001:db8:1::1');
    expect(choose([other], '2001:db8:7::9')).toBe('2001:db8:9::1');
    expect(choose([{ ...other, address: ipv6('fe80::1') }], 'fe80::9')).toBeNull();
  });
});
