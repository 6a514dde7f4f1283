import { transferSeconds } from '../../net/transfer-time.ts';
import type { Lead } from '../instance.ts';
import { amountText, bitsPerSecond, bytes, type SpeedScenario } from './scenario.ts';

/** The mistakes of this family, each with its heading. */
export const speedMistakes = {
  'bits-for-bytes': 'You took bytes for bits',
  'divides-by-eight': 'You divided by eight instead of multiplying',
  'loses-a-prefix': 'You took both prefixes for the same',
  'takes-the-fastest-link': 'You took the fastest link',
  'takes-the-first-link': 'You took the first link',
  'adds-the-links': 'You added up the times of all links',
  'ignores-other-transfers': 'You gave one transfer the whole link',
  'takes-mib-for-mb': 'You took 1024 for 1000',
} as const;

type SpeedMistake = keyof typeof speedMistakes;

/** The seconds each mistake leads to, the likeliest first. */
export function speedLeads(scenario: SpeedScenario): Lead<string>[] {
  const { size, links, transfers, seconds, decimals } = scenario;
  const rates = links.map(bitsPerSecond);
  const slowest = links.find((link) => bitsPerSecond(link) === Math.min(...rates));
  const [first] = rates;
  if (slowest === undefined || first === undefined) return [];
  const over = (rate: number) => transferSeconds(bytes(size), rate, transfers);
  const sizeText = amountText(size);
  const lead = (misconception: SpeedMistake, value: number, sentence: string) => [
    { misconception, leadsTo: secondsText(value, Math.max(decimals, 4)), sentence },
  ];
  const isBinary = size.unit.endsWith('iB');
  const sizePrefix = size.unit.charAt(0);
  const narrowest = `The slowest link sets the pace, here ${amountText(slowest)}`;
  return [
    ...lead(
      'bits-for-bytes',
      seconds / 8,
      `A byte has eight bits: ${sizeText} are ${bitsText(scenario)}, and links count bits.`,
    ),
    ...lead(
      'divides-by-eight',
      seconds / 64,
      `Each byte is eight bits to send, so ${sizeText} are eight times as many bits, not an eighth: ${bitsText(scenario)}.`,
    ),
    ...(sizePrefix !== slowest.unit.charAt(0) && !isBinary
      ? lead(
          'loses-a-prefix',
          (size.count * 8 * transfers) / slowest.count,
          `${sizeText} and ${amountText(slowest)} have different prefixes, a factor of 1000 apart.`,
        )
      : []),
    ...(links.length > 1
      ? [
          ...lead(
            'takes-the-fastest-link',
            over(Math.max(...rates)),
            `${narrowest}; faster ones only wait for it.`,
          ),
          ...lead('takes-the-first-link', over(first), `${narrowest}, wherever on the way it is.`),
          ...lead(
            'adds-the-links',
            rates.reduce((sum, rate) => sum + over(rate), 0),
            `${narrowest}: packets are on all links at the same time, so the times do not add up.`,
          ),
        ]
      : []),
    ...(transfers > 1
      ? lead(
          'ignores-other-transfers',
          seconds / transfers,
          `${transfers} transfers share the link alike, so each has only one part in ${transfers} of it.`,
        )
      : []),
    ...(isBinary
      ? lead(
          'takes-mib-for-mb',
          seconds * (size.unit === 'MiB' ? 1e6 / 2 ** 20 : 1e9 / 2 ** 30),
          `A ${size.unit} is ${size.unit === 'MiB' ? '1024² = 1,048,576' : '1024³ = 1,073,741,824'} bytes, while links are counted in thousands.`,
        )
      : []),
  ];
}

/** The number of bits to be sent, in the thousands that links are counted in. */
export function bitsText({ size }: SpeedScenario): string {
  const bits = bytes(size) * 8;
  const [factor, unit] = bits >= 1e9 ? [1e9, 'Gbit'] : [1e6, 'Mbit'];
  return `${trimmed(bits / factor, 4)} ${unit}`;
}

/** Seconds with a unit, no zeros at the end. */
export function secondsText(seconds: number, decimals: number): string {
  return `${trimmed(seconds, decimals)} s`;
}

function trimmed(value: number, decimals: number): string {
  return String(Number(value.toFixed(decimals)));
}
