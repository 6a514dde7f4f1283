import { areOpposite, smallWords } from './word-lists.ts';
import type { Word } from './words.ts';

/**
 * How far two texts lie apart. `same`: but for markup, case and punctuation. `slight`: but for small words and slips of the
 * pen. `telling`: a number, address, negation or the like differs, so they may say different things however alike they look.
 */
export type Distance = 'same' | 'slight' | 'reworded' | 'telling';

const shortestMisspelt = 5;

/** Compares two texts word by word. */
export function distanceOf(before: readonly Word[], after: readonly Word[]): Distance {
  if (isSequenceEqual(before, after)) return 'same';
  const telling = (words: readonly Word[]) => words.filter(({ isTelling }) => isTelling);
  if (!isSequenceEqual(telling(before), telling(after))) return 'telling';
  const [removed, added] = [without(before, after), without(after, before)];
  if (removed.some((one) => added.some((other) => areOpposite(one, other)))) return 'telling';
  return isSlight(before, after) ? 'slight' : 'reworded';
}

/** The words of one text that the other lacks, counting how often each occurs. */
export function without(words: readonly Word[], others: readonly Word[]): string[] {
  const left = countsOf(others);
  return words.flatMap(({ text }) => {
    const count = left.get(text) ?? 0;
    if (count === 0) return [text];
    left.set(text, count - 1);
    return [];
  });
}

/** How often each word occurs. */
export function countsOf(words: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of words) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

/** The words that carry a text's meaning. */
export function contentWords(words: readonly Word[]): Word[] {
  return words.filter(({ text }) => !smallWords.has(text));
}

function isSequenceEqual(one: readonly Word[], other: readonly Word[]): boolean {
  return one.length === other.length && one.every(({ text }, index) => text === other[index]?.text);
}

function isSlight(before: readonly Word[], after: readonly Word[]): boolean {
  const [old, now] = [contentWords(before), contentWords(after)];
  if (old.length !== now.length || old.length === 0) return false;
  let slips = 0;
  for (const [index, word] of old.entries()) {
    const other = now[index];
    if (other === undefined || word.text === other.text) continue;
    if (!isSlip(word, other)) return false;
    slips += 1;
  }
  return slips <= Math.max(1, Math.floor(old.length / 5));
}

/** Whether one word is the other misspelt: one letter more, less, other or swapped behind the first. */
function isSlip(one: Word, other: Word): boolean {
  if (one.isExact || other.isExact) return false;
  const [a, b] = [one.text, other.text];
  if (Math.min(a.length, b.length) < shortestMisspelt || a.charAt(0) !== b.charAt(0)) return false;
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a.charAt(start) === b.charAt(start)) start += 1;
  let end = 0;
  const shorter = Math.min(a.length, b.length) - start;
  while (end < shorter && a.charAt(a.length - 1 - end) === b.charAt(b.length - 1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && left.charAt(0) === right.charAt(1) && left.charAt(1) === right.charAt(0);
}
