import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressClass,
  bitsOf,
  formatIpv4,
  ipv4,
  parseIpv4,
  parseLooseIpv4,
  sharedBits,
} from '../../../src/core/net/address.ts';

const anyAddress = fc.nat(2 ** 32 - 1);

describe('parseIpv4', () => {
  it('reads back every address that was written', () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        expect(parseIpv4(formatIpv4(address))).toBe(address);
        expect(parseLooseIpv4(formatIpv4(address))).toBe(address);
      }),
    );
  });

  it.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '01.2.3.4',
    '1.2.3.00',
    '1.2.3.4 ',
    '1.2.3.-4',
    '1.2.3.4/8',
    '١.2.3.4',
  ])('refuses %j', (text) => {
    expect(parseIpv4(text)).toBeNull();
  });

  it('throws where an address was promised', () => {
    expect(() => ipv4('10.0.0')).toThrow(RangeError);
  });
});

describe('parseLooseIpv4', () => {
  it.each([
    ['127.1', '127.0.0.1'],
    ['192.168.1', '192.168.0.1'],
    ['10.0x1F.010.1', '10.31.8.1'],
    ['3232235777', '192.168.1.1'],
    ['1.2.3.4 and more', '1.2.3.4'],
    ['0', '0.0.0.0'],
  ])('reads %j as %s', (text, address) => {
    expect(formatIpv4(parseLooseIpv4(text) ?? 1)).toBe(address);
  });

  it.each(['', ' 1.2.3.4', '1.2.3.4.', '1.2.3.08', '0x', '1.2.65536', '256.1', '4294967296', '1.2.3.4.5'])(
    'refuses %j',
    (text) => {
      expect(parseLooseIpv4(text)).toBeNull();
    },
  );
});

describe('bits', () => {
  it('counts the leading bits two addresses share', () => {
    fc.assert(
      fc.property(anyAddress, anyAddress, (a, b) => {
        const [bitsA, bitsB] = [bitsOf(a), bitsOf(b)];
        const shared = sharedBits(a, b);
        expect(bitsA).toHaveLength(32);
        expect(bitsA.slice(0, shared)).toBe(bitsB.slice(0, shared));
        if (shared < 32) expect(bitsA[shared]).not.toBe(bitsB[shared]);
      }),
    );
  });

  it.each([
    ['127.255.255.255', 'A'],
    ['128.0.0.0', 'B'],
    ['192.165.1.1', 'C'],
    ['224.0.0.1', 'D'],
    ['240.0.0.0', 'E'],
    ['255.255.255.255', 'E'],
  ])('puts %s in class %s', (text, letter) => {
    expect(addressClass(ipv4(text))).toBe(letter);
  });
});
