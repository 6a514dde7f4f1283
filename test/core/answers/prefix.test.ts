import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMask, readPrefix, readPrefixes, readPrefixLength } from '../../../src/core/answers/prefix.ts';
import { formError, read } from '../../../src/core/answers/reading.ts';

describe('readPrefix', () => {
  it.each([
    ['10.0.0.0/8', '10.0.0.0/8'],
    [' 10.0.0.0 / 8 ', '10.0.0.0/8'],
    ['10.0.0.0 255.0.0.0', '10.0.0.0/8'],
    ['10.0.0.0/255.0.0.0', '10.0.0.0/8'],
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['10.1.2.3/8', '10.1.2.3/8'],
    ['2001:DB8:0:0::/32', '2001:db8::/32'],
    ['::/0', '::/0'],
    ['10.0.0.0 255.0.255.0', '10.0.0.0/255.0.255.0'],
    ['10.0.0.0 0.255.255.255', '10.0.0.0/0.255.255.255'],
  ])('reads %j as %s', (text, meaning) => {
    expect(readPrefix(text)).toMatchObject({ kind: 'read', meaning });
  });

  it.each([
    ['10.0.0.0', 'The prefix length is missing: write it after a slash, such as /24.'],
    ['10.0.0.0/', 'The prefix length is missing: write it after a slash, such as /24.'],
    ['10.0.0.0 8', 'Write the prefix length after a slash, such as /24.'],
    ['10.0.0.0/33', 'A prefix length is at most 32 here.'],
    ['2001:db8::/129', 'A prefix length is at most 128 here.'],
    ['10.0.0.0/08', 'Leave out the zero in front of the prefix length.'],
    ['10.0.0.0/x', 'A prefix length is a number from 0 to 32, such as /24.'],
    ['10.0.0/8', 'An IPv4 address has four numbers; this has 3.'],
    ['10.0.0.0/8/8', 'Type one address and one prefix length, and nothing behind them.'],
    ['', 'Type an address and a prefix length, such as 10.0.0.0/8.'],
  ])('says of %j: %s', (text, problem) => {
    expect(readPrefix(text)).toEqual(formError(problem));
  });

  it('remarks on a mask', () => {
    expect(readPrefix('10.0.0.0 255.0.0.0')).toEqual(
      read('10.0.0.0/8', '`/8` says the same as the mask `255.0.0.0`.'),
    );
  });

  it('reads its own meaning as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(32), (address, length) => {
        const reading = readPrefix(`${address}/${length}`);
        expect(reading.kind).toBe('read');
        if (reading.kind === 'read') expect(readPrefix(reading.meaning)).toEqual(reading);
      }),
    );
  });
});

describe('readPrefixes', () => {
  it.each([
    ['10.1.0.0/16, 10.0.0.0/16', '10.0.0.0/16, 10.1.0.0/16'],
    ['10.1.0.0/16 10.0.0.0/16', '10.0.0.0/16, 10.1.0.0/16'],
    ['10.1.0.0/16\n10.0.0.0/16;', '10.0.0.0/16, 10.1.0.0/16'],
    ['10.1.0.0/16 and 10.0.0.0/16', '10.0.0.0/16, 10.1.0.0/16'],
    ['10.1.0.0 255.255.0.0, 10.0.0.0/16', '10.0.0.0/16, 10.1.0.0/16'],
    ['10.0.0.0/16', '10.0.0.0/16'],
  ])('reads %j as %s', (text, meaning) => {
    expect(readPrefixes(text)).toMatchObject({ kind: 'read', meaning });
  });

  it.each([
    [
      '10.1.0.0/16, 10.0.0.0',
      'In `10.0.0.0`: The prefix length is missing: write it after a slash, such as /24.',
    ],
    [' , ', 'Type the networks with commas between them, such as 10.0.0.0/8, 10.1.0.0/16.'],
  ])('says of %j: %s', (text, problem) => {
    expect(readPrefixes(text)).toEqual(formError(problem));
  });
});

describe('readMask', () => {
  it.each([
    ['255.255.255.0', '255.255.255.0', null],
    [' 255.255.255.0 ', '255.255.255.0', null],
    ['/26', '255.255.255.192', 'As a mask, /26 is written 255.255.255.192.'],
    ['26', '255.255.255.192', 'As a mask, /26 is written 255.255.255.192.'],
    ['0.0.0.255', '0.0.0.255', null],
    ['255.0.255.0', '255.0.255.0', null],
  ])('reads %j as %s', (text, meaning, remark) => {
    expect(readMask(text)).toEqual(read(meaning, remark));
  });

  it.each([
    ['', 'A netmask is four numbers with dots between them, such as 255.255.255.0.'],
    ['255.255.255', 'A netmask has four numbers; this has 3.'],
    ['255.255.255.256', 'Each of the four numbers is at most 255.'],
    ['/33', 'A prefix length is at most 32 here.'],
    ['ff:ff', 'A netmask is four numbers with dots between them, such as 255.255.255.0.'],
  ])('says of %j: %s', (text, problem) => {
    expect(readMask(text)).toEqual(formError(problem));
  });
});

describe('readPrefixLength', () => {
  it.each([
    ['24', '/24', null],
    ['/24', '/24', null],
    [' / 24', '/24', null],
    ['255.255.255.0', '/24', 'As a prefix length, that mask is written /24.'],
    ['128', '/128', null],
    ['255.0.255.0', '255.0.255.0', null],
  ])('reads %j as %s', (text, meaning, remark) => {
    expect(readPrefixLength(text)).toEqual(read(meaning, remark));
  });

  it.each([
    ['', 'A prefix length is a number from 0 to 128, such as /24.'],
    ['129', 'A prefix length is at most 128 here.'],
    ['024', 'Leave out the zero in front of the prefix length.'],
  ])('says of %j: %s', (text, problem) => {
    expect(readPrefixLength(text)).toEqual(formError(problem));
  });
});
