import { readDataUnit } from '../net/data-rate.ts';
import { exact, type Exact } from './exact.ts';

/** What a unit measures, and how many of the smallest (a nanosecond, a bit, a bit per second) one of it is. */
export interface UnitRead {
  readonly dimension: 'time' | 'size' | 'rate';
  readonly factor: Exact;
}

const times: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  min: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
};

const spellings: readonly (readonly [RegExp, keyof typeof times])[] = [
  [/^(?:ns|nanoseconds?)$/i, 'ns'],
  [/^(?:us|[µμ]s|microseconds?)$/i, 'us'],
  [/^(?:ms|msecs?|milliseconds?)$/i, 'ms'],
  [/^(?:s|secs?|seconds?)$/i, 's'],
  [/^(?:min|mins|minutes?)$/i, 'min'],
  [/^(?:h|hrs?|hours?)$/i, 'h'],
  [/^(?:d|days?)$/i, 'd'],
];

/** Reads a unit of time, size or rate in its usual spellings; a string says why it cannot be read. */
export function readUnit(text: string): UnitRead | string {
  const time = spellings.find(([pattern]) => pattern.test(text))?.[1];
  if (time !== undefined) return { dimension: 'time', factor: exact(times[time] ?? 1n) };
  if (/^[kmgt]b$/.test(text))
    return `\`${text}\` may be bits or bytes: write ${text.charAt(0) === 'k' ? 'k' : text.charAt(0).toUpperCase()}bit or ${text.charAt(0) === 'k' ? 'k' : text.charAt(0).toUpperCase()}B.`;
  const data = text.length > 40 ? null : readDataUnit(text);
  if (data === null) return `\`${text}\` is not a unit that is known here.`;
  return { dimension: data.isRate ? 'rate' : 'size', factor: exact(BigInt(data.bits)) };
}
