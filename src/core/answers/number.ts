import { exact, formatExact, over, rounded, times, type Exact } from './exact.ts';
import { formError, read, type Reading } from './reading.ts';
import type { Syntax } from './syntax.ts';
import { readUnit } from './units.ts';

type NumberSyntax = Extract<Syntax, { kind: 'number' }>;

/** A number as it is written, or a sentence on why it is none. */
type Written = { readonly value: Exact; readonly remark: string | null } | string;

const powerForm = 'A power is written 2^8, and may have a number added or taken off, such as 2^8 - 2.';

const kinds = { time: 'time, such as s', size: 'size, such as MB', rate: 'rate, such as Mbit/s' };

/**
 * Reads a number, with a unit where one is meant: digits may be grouped, a power may be written `2^8` or `2^8 - 2`, and units of one kind are
 * turned into each other exactly. Without a unit the one meant is taken; with `decimals` it is rounded to so many in that unit.
 */
export function readNumber(text: string, { unit, decimals }: NumberSyntax): Reading {
  const trimmed = text.trim();
  if (trimmed === '') return formError('Type a number.');
  if (trimmed.length > 200) return formError('That is too long for a number.');
  const split = /^([-+]?[\d\s.,'’_*^+-]*[\d.])\s*([a-zµμ].*)?$/i.exec(trimmed);
  const [, digits = '', unitText = ''] = split ?? [];
  if (split === null) return formError(/[*^]/.test(trimmed) ? powerForm : 'A number begins with a digit.');
  const number = readDigits(digits, unit !== null);
  if (typeof number === 'string') return formError(number);
  const { value, remark } = number;
  if (unit === null) {
    if (unitText !== '') return formError(`Type the number alone, without \`${unitText}\`.`);
    return read(formatExact(decimals === undefined ? value : rounded(value, decimals)), remark);
  }
  const wanted = readUnit(unit);
  const given = unitText === '' ? wanted : readUnit(unitText);
  if (typeof given === 'string') return formError(given);
  if (typeof wanted === 'string') return formError(wanted);
  if (given.dimension !== wanted.dimension)
    return formError(`What is asked for has a unit of ${kinds[wanted.dimension]}.`);
  const converted = over(times(value, given.factor), wanted.factor);
  return read(
    `${formatExact(decimals === undefined ? converted : rounded(converted, decimals))} ${unit}`,
    remark,
  );
}

function readDigits(text: string, hasUnit: boolean): Written {
  const power = /^(\d{1,3})\s*(?:\^|\*\*)\s*(\d{1,3})(?:\s*([-+])\s*(\d{1,6}))?$/.exec(text);
  if (power) return readPower(power);
  if (/[*^]/.test(text)) return powerForm;
  const [, sign = '', size = ''] = /^([-+]?)(.*)$/.exec(text) ?? [];
  if (/^\d+(?:\.\d+)?$/.test(size)) return plainNumber(sign, size, hasUnit);
  if (/^\d{1,3}(?:([\s,'’_])\d{3})(?:\1\d{3})*(?:\.\d+)?$/.test(size)) {
    const isOpen = hasUnit && /^\d+,\d+$/.test(size);
    return isOpen
      ? 'The comma may stand between thousands or before decimals: leave it out, or write a point.'
      : plainNumber(sign, size.replaceAll(/[\s,'’_]/g, ''), true);
  }
  if (/^\d+,\d+$/.test(size))
    return { value: decimal(sign, size.replace(',', '.')), remark: 'Decimals stand after a point here.' };
  return 'This is not a number: write it in digits, with a point before decimals.';
}

function plainNumber(sign: string, size: string, mayHaveThreeDecimals: boolean): Written {
  if (/^0\d/.test(size)) return 'Leave out the zeros in front of the number.';
  if (!mayHaveThreeDecimals && /^\d{1,3}\.\d{3}$/.test(size))
    return 'The point may stand between thousands or before decimals: leave it out if it is a whole number.';
  return { value: decimal(sign, size), remark: null };
}

function decimal(sign: string, size: string): Exact {
  const [whole = '', part = ''] = size.split('.');
  const value = exact(BigInt(`${whole}${part}`), 10n ** BigInt(part.length));
  return sign === '-' ? { ...value, numerator: -value.numerator } : value;
}

function readPower([, base = '', exponent = '', sign, more = '0']: RegExpExecArray): Written {
  if (Number(exponent) > 128) return 'The exponent is at most 128 here.';
  const power = BigInt(base) ** BigInt(exponent);
  const value = exact(sign === '-' ? power - BigInt(more) : power + BigInt(more));
  return { value, remark: `That is ${formatExact(value)}.` };
}
