import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressProblem, canonicalAddress } from '../../../src/core/answers/address.ts';
import { isOneEditApart } from '../../../src/core/answers/one-edit.ts';

describe('canonicalAddress', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['  192.0.2.7\n', '192.0.2.7'],
    ['2001:DB8:0:0::7', '2001:db8::7'],
    ['2001:0db8:0000:0000:0000:0000:0000:0007', '2001:db8::7'],
    ['192.0.2', null],
    ['', null],
  ])('reads %j as %s', (typed, expected) => {
    expect(canonicalAddress(typed)).toBe(expected);
  });

  it('never takes another IPv4 address for the same', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), (a, b) => {
        expect(canonicalAddress(a) === canonicalAddress(b)).toBe(a === b);
      }),
    );
  });

  it('takes an IPv6 address for the same in every spelling', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), (groups) => {
        const long = groups.map((group) => group.toString(16).padStart(4, '0').toUpperCase()).join(':');
        const short = canonicalAddress(long) ?? '';
        expect(canonicalAddress(short)).toBe(short);
        expect(short.length).toBeLessThanOrEqual(long.length);
      }),
    );
  });
});

describe('isOneEditApart', () => {
  it.each([
    ['192.0.2.8', '192.0.2.7', true],
    ['192.0.2.70', '192.0.2.7', true],
    ['92.0.2.7', '192.0.2.7', true],
    ['192.0.2.85', '192.0.2.7', false],
    ['192.0.2.7', '192.0.2.7', false],
    ['', 'ab', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(isOneEditApart(a, b)).toBe(expected);
    expect(isOneEditApart(b, a)).toBe(expected);
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
