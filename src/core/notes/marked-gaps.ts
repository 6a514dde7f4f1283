import { spansOf, type Gap } from './cloze.ts';
import type { ClozePart } from './write-cloze.ts';

/**
 * Splits a text at what a global pattern finds outside code, links and HTML, each match made a gap by `gapOf`, or left as
 * text where that gives null; null if there is no gap.
 */
export function markedGaps(
  text: string,
  pattern: RegExp,
  gapOf: (match: RegExpExecArray) => Gap | null,
): ClozePart[] | null {
  const matches = [...text.matchAll(pattern)];
  const spans = matches.length > 0 ? spansOf(text) : [];
  if (!spans) return null;
  const parts: ClozePart[] = [];
  let end = 0;
  let next = 0;
  for (const match of matches) {
    const { index, 0: found } = match;
    while ((spans[next]?.end ?? Infinity) <= index) next += 1;
    const isOpaque = (spans[next]?.start ?? Infinity) <= index;
    const gap = isOpaque ? null : gapOf(match);
    if (!gap || gap.answer === '') continue;
    parts.push(text.slice(end, index), gap);
    end = index + found.length;
  }
  return end === 0 ? null : [...parts, text.slice(end)].filter((part) => part !== '');
}
