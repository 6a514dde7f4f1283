import { addressClass } from '../../net/address.ts';
import { anyPrefixOf, lastOf, liesIn, overlap, type AnyPrefix } from '../../net/any-prefix.ts';

/** The mistakes in seeing whether two ranges overlap, each with its heading. */
export const overlapMistakes = {
  'looks-at-starts-only': 'You only compared where the ranges begin',
  'looks-one-way': 'You looked one way only',
  'fills-whole-octets': 'You took a range for shorter than it is',
  'cuts-to-whole-octets': 'You took a range for longer than it is',
  'takes-neighbours-for-overlap': 'You took ranges that only touch for overlapping',
  'class-based-mask': 'You took the mask of the address class',
} as const;

export type OverlapMistake = keyof typeof overlapMistakes;

/** What somebody with a mistake takes a range for. */
export function misread(mistake: OverlapMistake, prefix: AnyPrefix): AnyPrefix {
  const { length } = prefix;
  const classLength = { A: 8, B: 16, C: 24, D: 32, E: 32 }[addressClass(Number(prefix.value))];
  switch (mistake) {
    case 'fills-whole-octets':
      return { ...prefix, length: Math.ceil(length / 8) * 8 };
    case 'cuts-to-whole-octets':
      return anyPrefixOf(prefix, Math.floor(length / 8) * 8);
    case 'class-based-mask':
      return anyPrefixOf(prefix, Math.min(length, classLength));
    default:
      return prefix;
  }
}

/** Whether two ranges overlap in the eyes of somebody with a mistake; the first is the one mentioned first. */
export function seemToOverlap(mistake: OverlapMistake, a: AnyPrefix, b: AnyPrefix): boolean {
  switch (mistake) {
    case 'looks-at-starts-only':
      return a.value === b.value;
    case 'looks-one-way':
      return liesIn(a, b) && a.length <= b.length;
    case 'takes-neighbours-for-overlap':
      return overlap(a, b) || lastOf(a).value + 1n === b.value || lastOf(b).value + 1n === a.value;
    default:
      return overlap(misread(mistake, a), misread(mistake, b));
  }
}

/** Why a mistake is one, in a sentence. */
export const overlapReasons: Readonly<Record<OverlapMistake, string>> = {
  'looks-at-starts-only': 'Ranges that begin differently overlap too if one begins before the other ends.',
  'looks-one-way': 'It is not enough that the one does not hold the other: look the other way round as well.',
  'fills-whole-octets':
    'A prefix that ends in the middle of an octet leaves the rest of that octet to the range.',
  'cuts-to-whole-octets':
    'A prefix that ends in the middle of an octet leaves only part of that octet to the range.',
  'takes-neighbours-for-overlap':
    'Where one range ends and the next begins right behind it, no address is in both.',
  'class-based-mask': 'Classes have not counted since 1993: the prefix says how long a range is.',
};
