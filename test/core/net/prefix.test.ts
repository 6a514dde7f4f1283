import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ipv4 } from '../../../src/core/net/address.ts';
import {
  broadcastOf,
  contains,
  covers,
  formatPrefix,
  lastAddress,
  lengthOfNetmask,
  netmask,
  networkOf,
  parsePrefix,
  prefixOf,
  roleIn,
  totalAddresses,
  usableHosts,
  wildcardMask,
} from '../../../src/core/net/prefix.ts';
import { collapse, prefixesOfRange, split, summary, supernet } from '../../../src/core/net/summarise.ts';

const anyAddress = fc.nat(2 ** 32 - 1);
const anyPrefix = fc.tuple(anyAddress, fc.nat(32)).map(([address, length]) => networkOf(address, length));

describe('prefix', () => {
  it('holds exactly the addresses from its network to its last', () => {
    fc.assert(
      fc.property(anyPrefix, anyAddress, (prefix, address) => {
        const isBetween = address >= prefix.network && address <= lastAddress(prefix);
        expect(contains(prefix, address)).toBe(isBetween);
        expect(roleIn(prefix, address) === 'outside').toBe(!isBetween);
        expect(lastAddress(prefix) - prefix.network + 1).toBe(totalAddresses(prefix));
      }),
    );
  });

  it('has masks that are each other turned over', () => {
    for (let length = 0; length <= 32; length += 1) {
      expect(netmask(length) + wildcardMask(length)).toBe(2 ** 32 - 1);
      expect(lengthOfNetmask(netmask(length))).toBe(length);
    }
    expect(lengthOfNetmask(ipv4('255.0.255.0'))).toBeNull();
  });

  it('has two hosts and no broadcast at /31, one at /32', () => {
    expect(usableHosts(prefixOf('192.0.2.6/31'))).toEqual({
      ...{ first: ipv4('192.0.2.6'), last: ipv4('192.0.2.7'), count: 2 },
    });
    expect(broadcastOf(prefixOf('192.0.2.6/31'))).toBeNull();
    expect(roleIn(prefixOf('192.0.2.6/31'), ipv4('192.0.2.7'))).toBe('host');
    expect(usableHosts(prefixOf('192.0.2.6/32')).count).toBe(1);
  });

  it('reads only networks without host bits', () => {
    expect(parsePrefix('192.165.1.0/24')).toEqual({ network: ipv4('192.165.1.0'), length: 24 });
    for (const text of ['192.165.1.1/24', '192.165.1.0/33', '192.165.1.0', '192.165.1.0/24/1', '1.0.0.0/08'])
      expect(parsePrefix(text)).toBeNull();
    expect(() => prefixOf('192.165.1.1/24')).toThrow(RangeError);
  });
});

describe('summarising', () => {
  it('collapses without gaining or losing an address, and no further', () => {
    const near = fc.array(
      fc
        .tuple(fc.nat(255), fc.integer({ min: 24, max: 32 }))
        .map(([host, length]) => networkOf(host, length)),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(near, (prefixes) => {
        const collapsed = collapse(prefixes);
        for (let address = 0; address < 256; address += 1)
          expect(collapsed.some((one) => contains(one, address))).toBe(
            prefixes.some((one) => contains(one, address)),
          );
        expect(collapse(collapsed)).toEqual(collapsed);
        const cover = summary(prefixes);
        for (const prefix of prefixes) expect(cover !== null && covers(cover, prefix)).toBe(true);
      }),
    );
    expect(summary([])).toBeNull();
  });

  it('covers a range exactly, end to end', () => {
    fc.assert(
      fc.property(anyAddress, fc.nat(100_000), (first, more) => {
        const last = Math.min(2 ** 32 - 1, first + more);
        const prefixes = prefixesOfRange(first, last);
        expect(prefixes[0]?.network).toBe(first);
        expect(lastAddress(prefixes.at(-1) ?? networkOf(0, 0))).toBe(last);
        for (const [index, prefix] of prefixes.slice(1).entries())
          expect(prefix.network).toBe(lastAddress(prefixes[index] ?? prefix) + 1);
        expect(collapse(prefixes)).toEqual(prefixes);
      }),
    );
    expect(prefixesOfRange(0, 2 ** 32 - 1).map(formatPrefix)).toEqual(['0.0.0.0/0']);
    expect(prefixesOfRange(5, 4)).toEqual([]);
  });

  it('splits into parts that lie side by side', () => {
    const parts = split(prefixOf('192.165.1.0/24'), 26);
    const texts = [0, 1, 2, 3, 4, -1].map((index) => parts?.at(index) ?? null);
    expect(texts.map((part) => part && formatPrefix(part))).toEqual([
      ...['192.165.1.0/26', '192.165.1.64/26', '192.165.1.128/26', '192.165.1.192/26', null, null],
    ]);
    expect(split(prefixOf('192.165.1.0/24'), 23)).toBeNull();
    expect(supernet(prefixOf('10.0.0.0/8'), 9)).toBeNull();
  });
});
