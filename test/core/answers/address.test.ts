import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressProblem, canonicalAddress, compareAddress } from '../../../src/core/answers/address.ts';

describe('compareAddress', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7', 'same'],
    ['  192.0.2.7\n', '192.0.2.7', 'same'],
    ['2001:DB8:0:0::7', '2001:db8::7', 'same'],
    ['2001:0db8:0000:0000:0000:0000:0000:0007', '2001:db8::7', 'same'],
    ['192.0.2.8', '192.0.2.7', 'one-digit-off'],
    ['192.0.2.70', '192.0.2.7', 'one-digit-off'],
    ['92.0.2.7', '192.0.2.7', 'one-digit-off'],
    ['192.0.2.85', '192.0.2.7', 'different'],
    ['10.0.0.1', '192.0.2.7', 'different'],
    ['::ffff:192.0.2.7', '192.0.2.7', 'different'],
    ['192.0.2', '192.0.2.7', 'unreadable'],
    ['', '192.0.2.7', 'unreadable'],
  ])('%j against %s is %s', (typed, right, expected) => {
    expect(compareAddress(typed, right)).toBe(expected);
  });

  it('never takes another IPv4 address for the same', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), (a, b) => {
        expect(compareAddress(a, b) === 'same').toBe(a === b);
      }),
    );
  });

  it('takes an IPv6 address for the same in every spelling', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), (groups) => {
        const long = groups.map((group) => group.toString(16).padStart(4, '0').toUpperCase()).join(':');
        const short = canonicalAddress(long) ?? '';
        expect(compareAddress(long, short)).toBe('same');
        expect(canonicalAddress(short)).toBe(short);
      }),
    );
  });
});

describe('addressProblem', () => {
  it.each([
    ['', 'Type an address.'],
    ['10.0.0.1/24', 'Type the address alone, without a prefix length.'],
    ['10.0.1', 'An IPv4 address has four numbers; this has 3.'],
    ['10.0.0.01', 'Leave out the zeros in front of a number.'],
    ['10.0.0.256', 'Each of the four numbers is at most 255.'],
    ['2001:db8', 'This is not a complete IPv6 address.'],
    ['server', 'An IPv4 address is four numbers with dots between them, such as 192.0.2.7.'],
  ])('says of %j: %s', (text, problem) => {
    expect(addressProblem(text)).toBe(problem);
  });

  it('finds none in what can be read', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        expect(addressProblem(text)).toBeNull();
      }),
    );
  });
});
