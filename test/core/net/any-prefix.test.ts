import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnyAddress, type AnyAddress } from '../../../src/core/net/any-address.ts';
import {
  anyBroadcastOf,
  anyPrefixOf,
  endingPart,
  formatAnyPrefix,
  lastOf,
  liesIn,
  overlap,
  sizeOf,
  usableOf,
} from '../../../src/core/net/any-prefix.ts';
import {
  collapseOf,
  firstFree,
  longestPrefixFor,
  partOf,
  summaryOf,
} from '../../../src/core/net/any-prefix-sets.ts';

function prefix(text: string) {
  const [address = '', length = ''] = text.split('/');
  const read = parseAnyAddress(address);
  if (read === null) throw new Error(text);
  return anyPrefixOf(read, Number(length));
}

const anyAddress = fc.oneof(
  fc.nat(2 ** 32 - 1).map((value): AnyAddress => ({ version: 4, value: BigInt(value) })),
  fc.bigInt(0n, 2n ** 128n - 1n).map((value): AnyAddress => ({ version: 6, value })),
);

describe('networks of either version', () => {
  it('hold what lies from their first to their last address', () => {
    fc.assert(
      fc.property(anyAddress, fc.nat(128), fc.bigInt(-5n, 5n), (address, bits, by) => {
        const length = address.version === 4 ? bits % 33 : bits;
        const network = anyPrefixOf(address, length);
        const other = { version: address.version, value: lastOf(network).value + by };
        expect(liesIn(network, address)).toBe(true);
        expect(liesIn(network, other)).toBe(other.value >= network.value && by <= 0n);
        expect(overlap(network, anyPrefixOf(address, 0))).toBe(true);
        const { first, last, count } = usableOf(network);
        expect(last.value - first.value + 1n).toBe(count);
        expect(sizeOf(network) - count).toBeLessThanOrEqual(2n);
      }),
    );
  });

  it('end in the octet or group that has the last bit of the prefix', () => {
    fc.assert(
      fc.property(anyAddress, fc.integer({ min: 1, max: 128 }), (address, bits) => {
        const length = address.version === 4 ? (bits % 32) + 1 : bits;
        const part = endingPart(address, length);
        expect(part.index * part.width + part.bits).toBe(length);
        expect(part.first <= part.value && part.value <= part.last).toBe(true);
        const network = anyPrefixOf(address, length);
        expect(endingPart(network, length).value).toBe(part.first);
        expect(endingPart(lastOf(network), length).value).toBe(part.last);
      }),
    );
    expect(endingPart(prefix('10.1.2.77/26'), 26)).toEqual({
      ...{ index: 3, bits: 2, width: 8, value: 64, first: 64, last: 127 },
    });
  });

  it('have a broadcast address only in IPv4, and not in /31 and /32', () => {
    expect(anyBroadcastOf(prefix('10.1.2.0/30'))?.value).toBe(0x0a010203n);
    for (const text of ['10.1.2.0/31', '10.1.2.0/32', '2001:db8::/64'])
      expect(anyBroadcastOf(prefix(text))).toBeNull();
    expect(overlap(prefix('10.0.0.0/8'), prefix('2001:db8::/32'))).toBe(false);
  });
});

describe('sets of networks', () => {
  it('are summed up and cut in either version', () => {
    const four = ['10.1.0.0/24', '10.1.1.0/24', '10.1.3.0/24'].map(prefix);
    expect(collapseOf(four).map(formatAnyPrefix)).toEqual(['10.1.0.0/23', '10.1.3.0/24']);
    const six = ['2001:db8::/64', '2001:db8:0:1::/64'].map(prefix);
    expect(collapseOf(six).map(formatAnyPrefix)).toEqual(['2001:db8::/63']);
    const summary = summaryOf(four);
    expect(summary === null ? null : formatAnyPrefix(summary)).toBe('10.1.0.0/22');
    expect(summaryOf([])).toBeNull();
    expect(collapseOf([])).toEqual([]);
    expect(partOf(prefix('10.1.0.0/16'), 24, 256)).toBeNull();
  });

  it('leave the first aligned place that nothing touches', () => {
    const some = fc.array(fc.tuple(fc.nat(255), fc.integer({ min: 26, max: 32 })), { maxLength: 8 });
    fc.assert(
      fc.property(some, fc.integer({ min: 24, max: 30 }), (pairs, length) => {
        const within = prefix('10.1.2.0/24');
        const taken = pairs.map(([host, size]) =>
          anyPrefixOf({ version: 4, value: within.value + BigInt(host) }, size),
        );
        const places = Array.from({ length: 2 ** (length - 24) }, (_, index) =>
          partOf(within, length, index),
        );
        const first = places.find((place) => place !== null && !taken.some((one) => overlap(one, place)));
        expect(firstFree(within, length, taken)).toEqual(first ?? null);
      }),
    );
    expect(firstFree(prefix('255.255.255.0/24'), 25, [prefix('255.255.255.0/24')])).toBeNull();
  });

  it('have room for so many hosts and no fewer', () => {
    expect([1, 2, 3, 6, 7, 254, 255, 2 ** 32 - 2, 2 ** 32].map(longestPrefixFor)).toEqual([
      ...[30, 30, 29, 29, 28, 24, 23, 0, null],
    ]);
  });
});
