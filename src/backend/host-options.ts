import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What can be told to any host. */
export interface HostOptions {
  /** Folder of the collection; null for the platform's usual place. */
  readonly dataDir: string | null;
  /** Instant the clock starts at, in epoch milliseconds; null for the real time. */
  readonly now: number | null;
  /** Seed of everything drawn by chance; null for a fresh one. */
  readonly seed: number | null;
}

/** An argument that makes no sense; the message is a sentence for the person who typed it. */
export class ArgumentError extends Error {}

/** The options of every host, as `parseArgs` takes them. */
export const hostOptionFlags = {
  data: { type: 'string' },
  now: { type: 'string' },
  seed: { type: 'string' },
} as const;

/** Reads `--data --now --seed` and leaves every other argument (such as Chromium's own switches) alone; throws ArgumentError. */
export function parseHostOptions(args: readonly string[]): HostOptions {
  const { values } = parseArgs({ args: [...args], options: hostOptionFlags, strict: false });
  return readHostOptions({ data: text(values.data), now: text(values.now), seed: text(values.seed) });
}

/** Makes sense of the three options as they were typed; throws ArgumentError. */
export function readHostOptions(typed: {
  readonly data?: string | undefined;
  readonly now?: string | undefined;
  readonly seed?: string | undefined;
}): HostOptions {
  const { MIN_SAFE_INTEGER: least, MAX_SAFE_INTEGER: most } = Number;
  return {
    dataDir: typed.data === undefined ? null : folder(typed.data),
    now: typed.now === undefined ? null : instant(typed.now),
    seed: typed.seed === undefined ? null : wholeNumber('--seed', typed.seed, least, most),
  };
}

/** Reads a whole number within limits, both included; throws ArgumentError. */
export function wholeNumber(option: string, typed: string, least: number, most: number): number {
  const number = /^-?\d+$/.test(typed) ? Number(typed) : Number.NaN;
  if (!(number >= least && number <= most))
    throw new ArgumentError(`${option} needs a whole number from ${least} to ${most}, not "${typed}".`);
  return number;
}

/** Unchecked parsing gives `true` for an option without its value. */
function text(value: string | boolean | undefined): string | undefined {
  return value === true ? '' : value === false ? undefined : value;
}

function folder(typed: string): string {
  if (typed === '') throw new ArgumentError('--data needs the folder of the collection after it.');
  return resolve(typed);
}

function instant(typed: string): number {
  const at = /^\d{4}-\d\d-\d\d/.test(typed) ? Date.parse(typed) : Number.NaN;
  if (Number.isNaN(at))
    throw new ArgumentError(`--now needs an ISO date and time such as 2026-03-01T09:00:00Z, not "${typed}".`);
  return at;
}
