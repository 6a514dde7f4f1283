import { anyPrefixOf, formatAnyPrefix, liesIn, sizeOf, type AnyPrefix } from '../../net/any-prefix.ts';
import { firstFree, longestPrefixFor, partOf } from '../../net/any-prefix-sets.ts';
import type { Lead } from '../instance.ts';
import { prefixCode } from '../prefix-work/worked.ts';
import type { Random } from '../random.ts';
import { somePrefix } from '../values.ts';
import { listed } from '../wording.ts';
import { sizeLeads } from './leads.ts';

/** A network of which parts are taken, and the first free part with room for so many hosts. */
export interface FreePlace {
  readonly within: AnyPrefix;
  /** In ascending order. */
  readonly taken: readonly AnyPrefix[];
  readonly right: AnyPrefix;
}

/** Draws a network with two or three parts taken, a gap between them, and a place that is free. */
export function freePlace(random: Random, hosts: number): FreePlace {
  const length = longestPrefixFor(hosts) ?? 30;
  for (;;) {
    const prefix = somePrefix(random, random.int(Math.max(20, length - 5), length - 2));
    const within = anyPrefixOf({ version: 4, value: BigInt(prefix.network) }, prefix.length);
    const taken: AnyPrefix[] = [];
    for (let count = random.int(2, 3); count > 0; count -= 1) {
      const size = random.int(within.length + 1, Math.min(29, within.length + 5));
      const free = firstFree(within, size, taken);
      const skipped = free === null || random.chance(0.5) ? free : firstFree(within, size, [...taken, free]);
      if (skipped !== null) taken.push(skipped);
    }
    taken.sort((a, b) => Number(a.value - b.value));
    const right = firstFree(within, length, taken);
    if (right !== null && taken.length >= 2 && right.value !== within.value) return { within, taken, right };
  }
}

/** What each mistake makes of the place. */
export function placeLeads({ within, taken, right }: FreePlace, hosts: number): Lead<string>[] {
  const why = `The first free /${right.length} is ${prefixCode(right)}.`;
  const leads: Lead<string>[] = [];
  const add = (misconception: string, sentence: string, prefix: AnyPrefix | null) => {
    if (prefix !== null)
      leads.push({ misconception, sentence: `${sentence} ${why}`, leadsTo: formatAnyPrefix(prefix) });
  };
  const free = taken.find((one) => firstFree(within, right.length, [one]) !== null) ?? within;
  const end = endOf(taken, right.length);
  add(
    'ignores-alignment',
    `A /${right.length} can only begin at a multiple of its own size, ${sizeOf(right)}.`,
    firstGap(within, taken, right),
  );
  add(
    'appends-at-the-end',
    `There is a gap before ${prefixCode(taken.at(-1) ?? free)} that is large enough.`,
    end !== null && liesIn(within, end) ? end : null,
  );
  add(
    'overlooks-what-is-taken',
    `${listed(taken.map(prefixCode))} are taken, and the new network may share no address with them.`,
    partOf(within, right.length, 0),
  );
  for (const { misconception, sentence, length } of sizeLeads(hosts, hosts))
    if (length > within.length) add(misconception, sentence, firstFree(within, Math.min(32, length), taken));
  return leads;
}

/** Right behind the first part taken that has free addresses behind it, aligned or not. */
function firstGap(within: AnyPrefix, taken: readonly AnyPrefix[], right: AnyPrefix): AnyPrefix | null {
  const ends = [within.value, ...taken.map((one) => one.value + sizeOf(one))];
  const start = ends.find(
    (value) =>
      liesIn(within, { version: 4, value }) && !taken.some((one) => liesIn(one, { version: 4, value })),
  );
  return start === undefined || start === within.value ? null : { ...right, value: start };
}

/** The first aligned place behind everything taken. */
function endOf(taken: readonly AnyPrefix[], length: number): AnyPrefix | null {
  const last = taken.at(-1);
  if (last === undefined) return null;
  const size = 2n ** BigInt(32 - length);
  const value = ((last.value + sizeOf(last) + size - 1n) / size) * size;
  return { version: 4, value, length };
}
