import { transferSeconds } from '../../net/transfer-time.ts';
import { hostNames } from '../values.ts';
import { Random } from '../random.ts';
import type { Level } from '../types.ts';

/** A number with a unit, and how many bytes, or bits per second, one of the unit is. */
export interface Amount {
  readonly count: number;
  readonly unit: string;
  readonly factor: number;
}

/** A file that goes from one machine to another over one or several links. */
export interface SpeedScenario {
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly size: Amount;
  /** In the order of the way. */
  readonly links: readonly Amount[];
  /** Transfers that share the links alike, this one included. */
  readonly transfers: number;
  readonly seconds: number;
  /** Decimals the answer is rounded to. */
  readonly decimals: number;
}

const megabit = { unit: 'Mbit/s', factor: 1e6 };
const gigabit = { unit: 'Gbit/s', factor: 1e9 };
const megabyte = { unit: 'MB', factor: 1e6 };
const gigabyte = { unit: 'GB', factor: 1e9 };
const mebibyte = { unit: 'MiB', factor: 2 ** 20 };
const gibibyte = { unit: 'GiB', factor: 2 ** 30 };

const whats = [
  'a backup',
  'a database dump',
  'a container image',
  'a disk image',
  'a log archive',
  'a video',
];

/** Makes the transfer of an instance; it takes from half a second to half a day. */
export function speedScenario(level: Level, seed: number): SpeedScenario {
  const random = new Random(`link-speed/${level}/${seed}`);
  const [from = '', to = ''] = random.sample(hostNames, 2);
  const what = random.pick(whats);
  for (;;) {
    const size = someSize(random, level);
    const links = someLinks(random, level);
    const transfers = level >= 4 ? random.int(2, 5) : 1;
    const slowest = Math.min(...links.map(bitsPerSecond));
    const seconds = transferSeconds(bytes(size), slowest, transfers);
    const [least, decimals] = level === 5 ? [20, 0] : [0.5, 2];
    const isExact = level === 5 || Math.abs(seconds * 100 - Math.round(seconds * 100)) < 1e-6;
    if (isExact && seconds >= least && seconds <= 43_200)
      return { from, to, what, size, links, transfers, seconds, decimals };
  }
}

function someSize(random: Random, level: Level): Amount {
  if (level === 1) return { ...megabyte, count: 5 * random.int(1, 199) };
  if (level === 5)
    return random.chance(0.5)
      ? { ...mebibyte, count: 50 * random.int(2, 18) }
      : { ...gibibyte, count: random.int(2, 64) };
  return random.chance(0.3)
    ? { ...megabyte, count: 25 * random.int(2, 36) }
    : { ...gigabyte, count: random.pick([0.5, 1.5, 2.5, random.int(1, 40), random.int(1, 40)]) };
}

function someLinks(random: Random, level: Level): Amount[] {
  const one = (): Amount =>
    random.chance(0.5)
      ? { ...megabit, count: random.pick([10, 50, 100, 200, 250, 400, 500, 800]) }
      : { ...gigabit, count: random.pick([1, 2.5, 5, 10, 25, 40]) };
  if (level === 1) return [{ ...megabit, count: random.pick([10, 50, 100, 200, 250, 500, 1000]) }];
  if (level === 2) return [one()];
  const links = Array.from({ length: level === 3 ? random.int(2, 3) : 3 }, one);
  const rates = links.map(bitsPerSecond);
  return new Set(rates).size === rates.length ? links : someLinks(random, level);
}

/** The size in bytes. */
export function bytes({ count, factor }: Amount): number {
  return count * factor;
}

/** The rate in bits per second. */
export function bitsPerSecond({ count, factor }: Amount): number {
  return count * factor;
}

/** Such as `2.5 GB`. */
export function amountText({ count, unit }: Amount): string {
  return `${count} ${unit}`;
}
