import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumber } from '../../../src/core/answers/number.ts';
import { formError } from '../../../src/core/answers/reading.ts';
import type { Unit } from '../../../src/core/answers/syntax.ts';

const count = { kind: 'number', unit: null } as const;
const inUnit = (unit: Unit, decimals?: number) =>
  decimals === undefined
    ? ({ kind: 'number', unit } as const)
    : ({ kind: 'number', unit, decimals } as const);

describe('readNumber', () => {
  it.each([
    ['65534', '65534'],
    ['65,534', '65534'],
    ['65 534', '65534'],
    ["1'048'576", '1048576'],
    ['1_048_576', '1048576'],
    ['+254', '254'],
    ['-1', '-1'],
    ['2^32', '4294967296'],
    ['2**10', '1024'],
    ['2^8 - 2', '254'],
    ['2 ^ 64', '18446744073709551616'],
    ['1.5', '1.5'],
    ['1,5', '1.5'],
    ['0', '0'],
  ])('reads the count %j as %s', (text, meaning) => {
    expect(readNumber(text, count)).toMatchObject({ kind: 'read', meaning });
  });

  it.each<readonly [string, Unit, string]>([
    ['6.4', 's', '6.4 s'],
    ['6.4 s', 's', '6.4 s'],
    ['6400 ms', 's', '6.4 s'],
    ['6,4 seconds', 's', '6.4 s'],
    ['1 min', 's', '60 s'],
    ['0.5 h', 'min', '30 min'],
    ['1 s', 'min', '1/60 min'],
    ['1 MB', 'kB', '1000 kB'],
    ['1 MiB', 'B', '1048576 B'],
    ['8 bit', 'B', '1 B'],
    ['100 Mbit/s', 'Mbit/s', '100 Mbit/s'],
    ['100 Mbps', 'Mbit/s', '100 Mbit/s'],
    ['12.5 MB/s', 'Mbit/s', '100 Mbit/s'],
    ['0.1 Gbit/s', 'Mbit/s', '100 Mbit/s'],
    ['100', 'Mbit/s', '100 Mbit/s'],
    ['1 234 567 B', 'B', '1234567 B'],
  ])('reads %j where %s is meant as %s', (text, unit, meaning) => {
    expect(readNumber(text, inUnit(unit))).toMatchObject({ kind: 'read', meaning });
  });

  it.each<readonly [string, Unit | null, string]>([
    ['', null, 'Type a number.'],
    ['many', null, 'A number begins with a digit.'],
    ['254 hosts', null, 'Type the number alone, without `hosts`.'],
    [
      '65.534',
      null,
      'The point may stand between thousands or before decimals: leave it out if it is a whole number.',
    ],
    ['0254', null, 'Leave out the zeros in front of the number.'],
    ['2^', null, 'A power is written 2^8, and may have a number added or taken off, such as 2^8 - 2.'],
    ['2^x', null, 'A power is written 2^8, and may have a number added or taken off, such as 2^8 - 2.'],
    ['2^999', null, 'The exponent is at most 128 here.'],
    [
      '1,234',
      's',
      'The comma may stand between thousands or before decimals: leave it out, or write a point.',
    ],
    ['5 MB', 's', 'What is asked for has a unit of time, such as s.'],
    ['100 Mbit', 'Mbit/s', 'What is asked for has a unit of rate, such as Mbit/s.'],
    ['5 mb', 'MB', '`mb` may be bits or bytes: write Mbit or MB.'],
    ['5 parsecs', 's', '`parsecs` is not a unit that is known here.'],
  ])('says of %j where %s is meant: %s', (text, unit, problem) => {
    const reading = readNumber(text, unit === null ? count : inUnit(unit));
    expect(reading).toEqual(formError(problem));
  });

  it('rounds where the question says so, and never over a digit', () => {
    const meaningOf = (text: string) => readNumber(text, inUnit('s', 1));
    expect(meaningOf('6.43')).toEqual(meaningOf('6.4'));
    expect(meaningOf('6.45')).toEqual(meaningOf('6.5'));
    expect(meaningOf('6.3')).not.toEqual(meaningOf('6.4'));
    expect(readNumber('6.43', inUnit('s'))).not.toEqual(readNumber('6.4', inUnit('s')));
  });

  it('keeps every digit of a large number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n }), (value) => {
        expect(readNumber(String(value), count)).toMatchObject({ meaning: String(value) });
        expect(readNumber(`${value} ms`, inUnit('ms'))).toMatchObject({ meaning: `${value} ms` });
      }),
    );
  });

  it('turns units into each other and back', () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(999), (whole, part) => {
        const text = `${whole}.${String(part).padStart(3, '0')}`;
        const inSeconds = readNumber(`${text} min`, inUnit('s'));
        if (inSeconds.kind !== 'read') throw new Error(inSeconds.problem);
        expect(readNumber(inSeconds.meaning, inUnit('min'))).toEqual(readNumber(text, inUnit('min')));
      }),
    );
  });
});
