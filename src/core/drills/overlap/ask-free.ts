import {
  anyPrefixOf,
  formatAnyPrefix,
  lastOf,
  liesIn,
  overlap,
  sizeOf,
  type AnyPrefix,
} from '../../net/any-prefix.ts';
import { firstFree } from '../../net/any-prefix-sets.ts';
import { askChoice, askTyped, type Asked, type Lead } from '../instance.ts';
import { randomBelow } from '../prefix-work/given.ts';
import { prefixCode } from '../prefix-work/worked.ts';
import type { Random } from '../random.ts';
import { misread, overlapMistakes, overlapReasons, seemToOverlap, type OverlapMistake } from './readings.ts';
import type { UsedRange } from './scenario.ts';

/** A range that is to be new, of which it is asked where. */
export interface NewRange {
  readonly right: AnyPrefix;
  readonly within: AnyPrefix;
  readonly why: string;
}

const mistakes = Object.keys(overlapMistakes).map((id) => id as OverlapMistake);

/**
 * Asks which of several ranges shares no address with those used. Every other one is drawn so that somebody with a mistake
 * takes it for free; null if too few can be found.
 */
export function askWhichIsFree(
  random: Random,
  ranges: readonly UsedRange[],
  length: number,
): (Asked & NewRange) | null {
  const within = blockOf(ranges);
  let right: AnyPrefix | null = null;
  const taken = new Map<string, Taken>();
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const candidate = nearOne(random, ranges, random.pick([length, length, length - 2, length + 2]));
    if (!liesIn(within, candidate)) continue;
    const inTheWay = ranges.find((used) => overlap(used.prefix, candidate));
    if (inTheWay === undefined) right ??= candidate;
    else {
      const takenFor = mistakesTaking(ranges, candidate);
      if (takenFor.length > 0) taken.set(formatAnyPrefix(candidate), { candidate, inTheWay, takenFor });
    }
  }
  if (right === null || taken.size < 3) return null;
  const why = `${prefixCode(right)} ends before or begins behind every range that is in use.`;
  const leads = spread(random, [...taken.values()]).flatMap(leadsTo);
  return { ...askChoice(random, `\`${formatAnyPrefix(right)}\``, leads, 5), right, within, why };
}

/** A range that is not free, and the mistakes that take it for free. */
interface Taken {
  readonly candidate: AnyPrefix;
  readonly inTheWay: UsedRange;
  readonly takenFor: readonly OverlapMistake[];
}

/** Whoever compares beginnings alone takes nearly all for free, and so shows only where nobody else does. */
function mistakesTaking(ranges: readonly UsedRange[], candidate: AnyPrefix): OverlapMistake[] {
  const found = mistakes.filter((mistake) =>
    ranges.every((used) => !seemToOverlap(mistake, used.prefix, candidate)),
  );
  const others = found.filter((mistake) => mistake !== 'looks-at-starts-only');
  return others.length > 0 ? others : found;
}

function leadsTo({ candidate, inTheWay, takenFor }: Taken): Lead<string>[] {
  return takenFor.map((misconception) => ({
    misconception,
    sentence: `${overlapReasons[misconception]} ${prefixCode(candidate)} shares addresses with the ${inTheWay.use}, ${prefixCode(inTheWay.prefix)}.`,
    leadsTo: prefixCode(candidate),
  }));
}

/** Three or four that are not free, for as many different mistakes as there are, those that show one alone first. */
function spread(random: Random, taken: readonly Taken[]): Taken[] {
  const ordered = random.shuffle(taken).sort((a, b) => a.takenFor.length - b.takenFor.length);
  const chosen = new Set<Taken>();
  for (const mistake of random.shuffle(mistakes)) {
    const own = ordered.find(({ takenFor }) => takenFor.includes(mistake));
    if (own !== undefined && chosen.size < 4) chosen.add(own);
  }
  for (const one of ordered) if (chosen.size < 3) chosen.add(one);
  return ordered.filter((one) => chosen.has(one));
}

/** Asks for the first free range of a length in the private range that the cluster lies in; null if there is nothing to get wrong. */
export function askFirstFree(ranges: readonly UsedRange[], length: number): (Asked & NewRange) | null {
  const block = blockOf(ranges);
  const lowest = ranges.reduce(
    (least, { prefix }) => (prefix.value < least.value ? prefix : least),
    ranges[0]?.prefix ?? block,
  );
  const within = anyPrefixOf(lowest, Math.max(block.length, Math.min(11, lowest.length)));
  const taken = ranges.map(({ prefix }) => prefix).filter((prefix) => overlap(within, prefix));
  const right = firstFree(within, length, taken);
  if (right === null || right.value === within.value || taken.length < 2) return null;
  const why = `The first /${length} of ${prefixCode(within)} that shares no address with a range in use is ${prefixCode(right)}.`;
  const leads: Lead<string>[] = [];
  const add = (misconception: string, sentence: string, prefix: AnyPrefix | null) => {
    if (prefix !== null)
      leads.push({ misconception, sentence: `${sentence} ${why}`, leadsTo: formatAnyPrefix(prefix) });
  };
  for (const mistake of mistakes)
    add(mistake, overlapReasons[mistake], firstSeemingFree(within, length, taken, mistake));
  const first = [...taken].sort((a, b) => Number(a.value - b.value))[0];
  if (first !== undefined && first.length > length)
    add('ignores-alignment', `A /${length} begins only at a multiple of its own length.`, {
      ...{ version: 4, length },
      value: lastOf(first).value + 1n,
    });
  if (leads.length < 2) return null;
  return {
    ...askTyped({ kind: 'prefix' }, formatAnyPrefix(right), 'a network with its prefix length', leads),
    ...{ right, within, why },
  };
}

function firstSeemingFree(
  within: AnyPrefix,
  length: number,
  taken: readonly AnyPrefix[],
  mistake: OverlapMistake,
): AnyPrefix | null {
  const isMisreading = taken.some((prefix) => misread(mistake, prefix).length !== prefix.length);
  if (isMisreading)
    return firstFree(
      within,
      length,
      taken.map((prefix) => misread(mistake, prefix)),
    );
  const step = 1n << BigInt(32 - length);
  for (let value = within.value; value <= lastOf(within).value; value += step) {
    const candidate = { version: 4, value, length } as const;
    if (taken.every((prefix) => !seemToOverlap(mistake, prefix, candidate))) return candidate;
  }
  return null;
}

const blocks = [
  { version: 4, value: 10n << 24n, length: 8 },
  { version: 4, value: (172n << 24n) | (16n << 16n), length: 12 },
  { version: 4, value: (192n << 24n) | (168n << 16n), length: 16 },
] as const;

/** The private range in which most of the ranges lie. */
function blockOf(ranges: readonly UsedRange[]): AnyPrefix {
  const counts = blocks.map((block) => ranges.filter(({ prefix }) => liesIn(block, prefix)).length);
  return blocks[counts.indexOf(Math.max(...counts))] ?? blocks[0];
}

/** In a range in use, around one or beside one. */
function nearOne(random: Random, ranges: readonly UsedRange[], length: number): AnyPrefix {
  const { prefix } = random.pick(ranges);
  const size = sizeOf({ ...prefix, length: Math.min(prefix.length, length) });
  const offset = random.pick([-2n, -1n, 0n, 0n, 0n, 1n, 2n, 3n]) * size;
  const value = prefix.value + offset + randomBelow(random, size);
  return anyPrefixOf({ version: 4, value: value < 0n ? prefix.value : value }, length);
}
