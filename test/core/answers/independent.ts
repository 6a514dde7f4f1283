/**
 * What typed answers mean, worked out in another way than the app does: with strings of bits, decimal fractions as text, and patterns
 * for whole commands. Null for what is not well formed.
 */

/** The 32 or 128 bits of an address. */
export function addressBits(text: string): string | null {
  return text.includes(':') ? bits6(text) : bits4(text);
}

function bits4(text: string): string | null {
  const parts = text.split('.');
  if (
    parts.length !== 4 ||
    parts.some((part) => String(Number(part)) !== part || Number(part) > 255 || Number(part) < 0)
  )
    return null;
  return parts.map((part) => Number(part).toString(2).padStart(8, '0')).join('');
}

function bits6(text: string): string | null {
  if (/[^0-9a-fA-F:.]/.test(text) || text.split('::').length > 2 || text.includes(':::')) return null;
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const low = tail === null ? null : bits4(tail[2] ?? '');
  if (text.includes('.') && low === null) return null;
  const hex =
    low === null
      ? text
      : `${tail?.[1] ?? ''}${parseInt(low.slice(0, 16), 2).toString(16)}:${parseInt(low.slice(16), 2).toString(16)}`;
  const isShort = hex.includes('::');
  const sides = hex.split('::').map((side) => (side === '' ? [] : side.split(':')));
  const groups = sides.flat();
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return null;
  const missing = 8 - groups.length;
  if (isShort ? missing < 1 : missing !== 0) return null;
  const [left = [], right = []] = sides;
  const all = [...left, ...Array.from({ length: isShort ? missing : 0 }, () => '0'), ...right];
  return all.map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}

/** Bits, a slash and a length, of an address with a prefix length or a mask. */
export function prefixBits(text: string): string | null {
  const match = /^(\S+?)(?:\s*\/\s*|\s+(?=\S+\.))(\S+)$/.exec(text.trim());
  const bits = addressBits(match?.[1] ?? '');
  const length = lengthNumber(match?.[2] ?? '');
  return bits === null || length === null || length > bits.length ? null : `${bits}/${length}`;
}

function lengthNumber(text: string): number | null {
  if (/^(?:0|[1-9]\d*)$/.test(text)) return Number(text);
  const bits = bits4(text);
  return bits === null || /01/.test(bits) ? null : bits.replaceAll('0', '').length;
}

/** The bits of a mask, from dotted decimal or a length. */
export function maskBits(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.includes('.')) return bits4(trimmed);
  const length = lengthNumber(trimmed.replace(/^\//, ''));
  return length === null || length > 32 ? null : '1'.repeat(length).padEnd(32, '0');
}

/** The length a text stands for, from 0 to 128. */
export function lengthOf(text: string): number | null {
  const length = lengthNumber(text.trim().replace(/^\/\s*/, ''));
  return length === null || length > 128 ? null : length;
}

/** Units with what each is of a nanosecond, or of a thousandth of a bit or of a bit per second. */
const timeSizes: readonly (readonly [RegExp, bigint])[] = [
  [/^(?:s|secs?|seconds?)$/i, 10n ** 9n],
  [/^(?:ms|msecs?)$/i, 10n ** 6n],
  [/^[uµ]s$/i, 10n ** 3n],
  [/^ns$/i, 1n],
  [/^(?:mins?|minutes?)$/i, 60n * 10n ** 9n],
  [/^(?:h|hrs?|hours?)$/i, 3600n * 10n ** 9n],
  [/^(?:d|days?)$/i, 86400n * 10n ** 9n],
];

function unitSize(text: string): { readonly size: bigint; readonly kind: string } | null {
  const time = timeSizes.find(([pattern]) => pattern.test(text))?.[1];
  if (time !== undefined) return { size: time, kind: 'time' };
  const [, prefix = '', unit = '', rate] = /^([kmgt]i?)?(bits?|bytes?|[bB])(\/s|ps)?$/i.exec(text) ?? [];
  if (unit === '') return null;
  const power = BigInt(['', 'k', 'm', 'g', 't'].indexOf(prefix.charAt(0).toLowerCase()));
  const base = prefix.length === 2 ? 1024n : 1000n;
  const isBytes = unit === 'B' || /^bytes?$/i.test(unit);
  return { size: 1000n * base ** power * (isBytes ? 8n : 1n), kind: rate === undefined ? 'size' : 'rate' };
}

/** A number with a unit, in the smallest of its kind times 10^12; digits beyond the twelfth decimal are not looked at. */
export function quantity(text: string, unit: string): bigint | null {
  const [, number = '', written = ''] = /^([\d., ]*\d)\s*([a-zµ][a-zµ/]*)?$/i.exec(text.trim()) ?? [];
  const [given, meant] = [unitSize(written === '' ? unit : written), unitSize(unit)];
  const grouped = /^\d{1,3}(?: \d{3})+(?:\.\d+)?$|^\d{1,3}(?:,\d{3}){2,}$|^\d{1,3}(?:,\d{3})+\.\d+$/.test(
    number,
  );
  const point = grouped ? number.replaceAll(/[ ,]/g, '') : number.replace(',', '.');
  if (given === null || given.kind !== meant?.kind || !/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(point)) return null;
  const [whole = '', decimals = ''] = point.split('.');
  return BigInt(whole + decimals.padEnd(12, '0').slice(0, 12)) * given.size;
}

/** The value of a whole number, perhaps grouped. */
export function countSize(text: string): bigint | null {
  const trimmed = text.trim();
  if (/^[-+]?(?:0|[1-9]\d*)$/.test(trimmed)) return BigInt(trimmed.replace('+', ''));
  const match = /^(\d{1,3})([ ,'_])\d{3}(?:\2\d{3})*$/.exec(trimmed);
  return match === null || /^0\d/.test(trimmed) || match[1]?.startsWith('0') === true
    ? null
    : BigInt(trimmed.replaceAll(/\D/g, ''));
}

/** A name in lower case without its final dot. */
export function plainName(text: string): string {
  const lower = text.trim().toLowerCase();
  return lower.length > 1 && lower.endsWith('.') ? lower.slice(0, -1) : lower;
}
