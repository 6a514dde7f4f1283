import { overlap, type AnyPrefix } from '../../net/any-prefix.ts';
import { askChoice, type Asked, type Lead } from '../instance.ts';
import { prefixCode } from '../prefix-work/worked.ts';
import type { Random } from '../random.ts';
import { capitalised } from '../wording.ts';
import { overlapMistakes, overlapReasons, seemToOverlap, type OverlapMistake } from './readings.ts';
import { overlappingPairs, type Pair, type UsedRange } from './scenario.ts';

const none = 'None of them';

/** One sentence on which two ranges overlap, or that none do. */
export function whyPair(ranges: readonly UsedRange[]): string {
  const [pair] = overlappingPairs(ranges, overlap);
  if (pair === undefined)
    return 'Each of the ranges ends before the next begins, so no address is in two of them.';
  const [a, b] = rangesOf(ranges, pair);
  const [outer, inner] = a.prefix.length <= b.prefix.length ? [a, b] : [b, a];
  return `The ${inner.use}' ${prefixCode(inner.prefix)} lies in the ${outer.use}' ${prefixCode(outer.prefix)}.`.replaceAll(
    "office'",
    "office's",
  );
}

/** Asks which two overlap; null if the ranges give too few answers to choose from. */
export function askPair(random: Random, ranges: readonly UsedRange[]): Asked | null {
  const right = pairText(ranges, overlappingPairs(ranges, overlap)[0]);
  const why = whyPair(ranges);
  const leads = Object.keys(overlapMistakes).flatMap((id): Lead<string>[] => {
    const misconception = id as OverlapMistake;
    const seen = overlappingPairs(ranges, (a: AnyPrefix, b: AnyPrefix) => seemToOverlap(misconception, a, b));
    const texts = seen.length === 0 ? [none] : seen.map((pair) => pairText(ranges, pair));
    return texts.map((leadsTo) => ({
      misconception,
      sentence: `${overlapReasons[misconception]} ${why}`,
      leadsTo,
    }));
  });
  const wrong = leads.filter(({ leadsTo }) => leadsTo !== right);
  if (new Set(wrong.map(({ leadsTo }) => leadsTo)).size < 2) return null;
  return askChoice(random, right, wrong, 5);
}

function pairText(ranges: readonly UsedRange[], pair: Pair | undefined): string {
  if (pair === undefined) return none;
  const [a, b] = rangesOf(ranges, pair);
  return capitalised(`${a.use} and ${b.use}`);
}

function rangesOf(ranges: readonly UsedRange[], [a, b]: Pair): [UsedRange, UsedRange] {
  const [first, second] = [ranges[a], ranges[b]];
  if (first === undefined || second === undefined) throw new RangeError('No such range');
  return [first, second];
}
