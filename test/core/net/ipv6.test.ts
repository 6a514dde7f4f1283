import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, ipv6Kind } from '../../../src/core/net/address-kind.ts';
import {
  canonicalIpv6,
  explodeIpv6,
  formatIpv6,
  formatIpv6AsC,
  groupsOf,
  ipv6,
  parseIpv6,
  parseScopedIpv6,
} from '../../../src/core/net/ipv6.ts';
import {
  formatIpv6Prefix,
  ipv6PrefixOf,
  ipv6RoleIn,
  parseIpv6Prefix,
  totalIpv6Addresses,
  usableIpv6Hosts,
} from '../../../src/core/net/ipv6-prefix.ts';
import { ipv6SpecialUse } from '../../../src/core/net/ipv6-special-ranges.ts';
import { collapseIn, prefixesOfRangeIn, summaryIn } from '../../../src/core/net/summarise.ts';

/** Addresses with runs of zeros, as people meet them. */
const anyIpv6 = fc
  .array(fc.oneof(fc.constant(0), fc.nat(0xffff)), { minLength: 8, maxLength: 8 })
  .map((groups) => groups.reduce((address, group) => (address << 16n) | BigInt(group), 0n));
const anyPrefix = fc
  .tuple(anyIpv6, fc.nat(128))
  .map(([address, length]) => ipv6Kind.networkOf(address, length));

function bits(address: bigint): string {
  return groupsOf(address)
    .map((group) => group.toString(2).padStart(16, '0'))
    .join('');
}

describe('spellings of IPv6', () => {
  it('reads back what it writes, in each spelling', () => {
    fc.assert(
      fc.property(anyIpv6, (address) => {
        for (const spell of [formatIpv6, explodeIpv6, formatIpv6AsC])
          expect(parseIpv6(spell(address))).toBe(address);
        expect(parseIpv6(formatIpv6(address).toUpperCase())).toBe(address);
        expect(canonicalIpv6(explodeIpv6(address))).toBe(formatIpv6(address));
      }),
    );
  });

  it.each([
    ['::ffff:192.0.2.1', '::ffff:c000:201', '::ffff:192.0.2.1'],
    ['::1.2.3.4', '::102:304', '::1.2.3.4'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3', '1:0:0:2::3'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', '1:2:3:4:5:6:7:0'],
    ['::', '::', '::'],
  ])('spells %s as %s, and as the C library %s', (text, canonical, asC) => {
    expect(formatIpv6(ipv6(text))).toBe(canonical);
    expect(formatIpv6AsC(ipv6(text))).toBe(asC);
  });

  it.each([
    ...[
      '',
      ':',
      ':::',
      '1::2::3',
      '1::2:3:4:5:6:7:8',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '12345::',
      'g::',
    ],
    ...['::1 ', '1.2.3.4::', '::1.2.3.04', '::1.2.3', '1:2:3:4:5:6:7:1.2.3.4', '::1%eth0', '::1/64', '-1::'],
  ])('refuses %j', (text) => {
    expect(parseIpv6(text)).toBeNull();
    expect(canonicalIpv6(text)).toBeNull();
    expect(() => ipv6(text)).toThrow(RangeError);
  });

  it('is quick with long nonsense', () => {
    expect(parseIpv6(':'.repeat(1_000_000))).toBeNull();
    expect(parseIpv6('1:'.repeat(1_000_000))).toBeNull();
  });

  it('takes a zone apart', () => {
    expect(parseScopedIpv6('fe80::1%eth0')).toEqual({ address: ipv6('fe80::1'), zone: 'eth0' });
    for (const text of ['fe80::1%', 'fe80::1%a%b', 'fe80::1%a/64']) expect(parseScopedIpv6(text)).toBeNull();
  });
});

describe('IPv6 prefixes', () => {
  it('hold exactly the addresses whose bits begin alike', () => {
    fc.assert(
      fc.property(anyPrefix, anyIpv6, (prefix, address) => {
        const isHeld = bits(address).startsWith(bits(prefix.network).slice(0, prefix.length));
        expect(holds(ipv6Kind, prefix, address)).toBe(isHeld);
        expect(ipv6RoleIn(prefix, address) === 'outside').toBe(!isHeld);
        expect(ipv6Kind.lastAddress(prefix) - prefix.network + 1n).toBe(totalIpv6Addresses(prefix));
        expect(parseIpv6Prefix(formatIpv6Prefix(prefix))).toEqual(prefix);
      }),
    );
  });

  it('leave out the subnet-router anycast address except in /127 and /128', () => {
    expect(usableIpv6Hosts(ipv6PrefixOf('2001:db8::/64'))).toEqual({
      ...{ first: ipv6('2001:db8::1'), last: ipv6('2001:db8::ffff:ffff:ffff:ffff'), count: 2n ** 64n - 1n },
    });
    expect(usableIpv6Hosts(ipv6PrefixOf('2001:db8::6/127')).count).toBe(2n);
    expect(usableIpv6Hosts(ipv6PrefixOf('2001:db8::6/128')).count).toBe(1n);
    expect(ipv6RoleIn(ipv6PrefixOf('2001:db8::/64'), ipv6('2001:db8::'))).toBe('network');
    expect(ipv6RoleIn(ipv6PrefixOf('2001:db8::6/127'), ipv6('2001:db8::6'))).toBe('host');
  });

  it.each(['2001:db8::1/64', '2001:db8::/129', '2001:db8::', '2001:db8::/064', '2001:db8::/64/1'])(
    'refuse %s as a network',
    (text) => {
      expect(parseIpv6Prefix(text)).toBeNull();
      expect(() => ipv6PrefixOf(text)).toThrow(RangeError);
    },
  );

  it('cover a range exactly, in networks that lie end to end', () => {
    fc.assert(
      fc.property(anyIpv6, fc.bigInt(0n, 2n ** 70n), (first, more) => {
        const end = first + more;
        const last = end < 2n ** 128n ? end : 2n ** 128n - 1n;
        const prefixes = prefixesOfRangeIn(ipv6Kind, first, last);
        const total = prefixes.reduce((sum, prefix) => sum + totalIpv6Addresses(prefix), 0n);
        expect(prefixes[0]?.network).toBe(first);
        expect(total).toBe(last - first + 1n);
        expect(collapseIn(ipv6Kind, prefixes)).toEqual(prefixes);
        const cover = summaryIn(ipv6Kind, prefixes);
        expect(cover === null || bits(first).slice(0, cover.length)).toBe(bits(last).slice(0, cover?.length));
        expect(bits(first)[cover?.length ?? 0]).not.toBe(
          first === last ? null : bits(last)[cover?.length ?? 0],
        );
      }),
    );
  });
});

it.each([
  ['fd12::1', { isPrivate: true, isUniqueLocal: true }],
  ['fe80::1', { isPrivate: true, isLinkLocal: true, isUniqueLocal: false }],
  ['2001:db8::1', { isPrivate: true, isDocumentation: true, isGlobal: false }],
  ['2a00:1450::1', { isPrivate: false, isGlobal: true, isReserved: false }],
  ['ff02::1', { isMulticast: true }],
  ['::ffff:8.8.8.8', { isPrivate: false, isReserved: true }],
  ['::1', { isLoopback: true, isUnspecified: false }],
])('knows what %s is for', (text, use) => {
  expect(ipv6SpecialUse(ipv6(text))).toMatchObject(use);
});

it.each([
  ['2001:0DB8::0001', '2001:db8::1'],
  ['0:0:0:0:0:0:0:0', '::'],
  ['2001:db8:0:1:0:0:0:1', '2001:db8:0:1::1'],
  ['fe80::1%eth0', null],
  ['1::2::3', null],
  ['192.0.2.1', null],
])('spells %s as %s', (text, canonical) => {
  expect(canonicalIpv6(text)).toBe(canonical);
});
