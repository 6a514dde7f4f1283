import { widthOf } from '../../net/any-address.ts';
import { formatAnyPrefix, liesIn, type AnyPrefix } from '../../net/any-prefix.ts';
import { partOf } from '../../net/any-prefix-sets.ts';
import type { Lead } from '../instance.ts';
import { prefixCode } from '../prefix-work/worked.ts';
import { partSize, type SplitScenario } from './scenario.ts';

/** Which part it is, in words. */
export function turnText(turn: number): string {
  const words = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
  const isTeen = turn % 100 >= 11 && turn % 100 <= 13;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][turn % 10] ?? 'th');
  return words[turn] ?? `${turn}${ending}`;
}

/** One sentence on why the part asked for is the right one. */
export function whySplit(scenario: SplitScenario): string {
  const { whole, newLength, turn, part } = scenario;
  const more = newLength - whole.length;
  return `${more} more ${more === 1 ? 'bit makes' : 'bits make'} 2^${more} = ${2 ** more} networks of /${newLength}, and the ${turnText(turn)} of them is ${prefixCode(part)}.`;
}

/** What each mistake makes of the part asked for. */
export function splitLeads(scenario: SplitScenario): Lead<string>[] {
  const { whole, newLength, wanted, turn } = scenario;
  const why = whySplit(scenario);
  const leads: Lead<string>[] = [];
  const add = (misconception: string, sentence: string, prefix: AnyPrefix | null) => {
    if (prefix === null || !liesIn(whole, prefix) || prefix.length > widthOf(whole)) return;
    leads.push({ misconception, sentence: `${sentence} ${why}`, leadsTo: formatAnyPrefix(prefix) });
  };
  const size = partSize(scenario);
  const at = (value: bigint, length = newLength) => ({ version: whole.version, value, length }) as const;
  const steps = BigInt(turn - 1);
  const asked = wanted ?? 2 ** (newLength - whole.length);
  const isRounded = wanted !== null && wanted !== 2 ** (newLength - whole.length);
  if (isRounded)
    add(
      'rounds-parts-down',
      `${2 ** Math.floor(Math.log2(wanted))} networks are fewer than ${wanted}: round up to a power of two.`,
      partOf(whole, whole.length + Math.floor(Math.log2(wanted)), turn - 1),
    );
  add(
    'counts-from-zero',
    'The network that begins like the whole is the first, not the zeroth.',
    partOf(whole, newLength, turn),
  );
  if (wanted !== null)
    add(
      'adds-number-of-parts',
      `Each bit doubles the number of networks: ${asked} of them take ${newLength - whole.length} bits, not ${asked}.`,
      partOf(whole, whole.length + asked, turn - 1),
    );
  add(
    'one-bit-long',
    `/${newLength + 1} would make ${2 ** (newLength + 1 - whole.length)} networks.`,
    partOf(whole, newLength + 1, turn - 1),
  );
  if (!isRounded)
    add(
      'one-bit-short',
      `/${newLength - 1} would make only ${2 ** (newLength - 1 - whole.length)}.`,
      partOf(whole, newLength - 1, turn - 1),
    );
  if (whole.version === 6) {
    const decimal = BigInt(`0x${turn - 1}`);
    add(
      'counts-in-decimal',
      'The digits of IPv6 are hexadecimal: behind 9 comes a, and behind f comes 10.',
      at(whole.value + decimal * size),
    );
    return leads;
  }
  if (size <= 256n)
    add(
      'steps-of-usable-hosts',
      `The networks lie ${size} apart, network and broadcast addresses included.`,
      at(whole.value + steps * (size - 2n)),
    );
  else
    add(
      'steps-in-the-wrong-octet',
      `A /${newLength} ends before the last octet, so the steps are to be made where it ends.`,
      at(whole.value + steps * (size % 65_536n === 0n ? size / 65_536n : size / 256n)),
    );
  return leads;
}
