import { sliceInline, type Inline } from './inline.ts';

const end = /[.!?][”"'’)\]]*(?=\s+(?:[-–•]\s+)?["“'‘(]?[\p{Lu}\p{N}])/gu;
const cjkEnd = /[。！？]/gu;
const abbreviation =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|incl|esp|resp|no|nos|fig|sec|dr|mr|mrs|ms|st|inc|ltd|z\.\s?B|bzw|ca|usw|d\.\s?h|u\.\s?a|[A-Z])\.$/i;
const mostSentences = 200;

/** The sentences of a paragraph, in order; a full stop inside code, a number or an abbreviation ends none. */
export function sentencesOf(text: Inline): Inline[] {
  const sentences: Inline[] = [];
  let start = 0;
  for (const index of endsOf(text.masked)) {
    if (sentences.length >= mostSentences) return sentences;
    sentences.push(sliceInline(text, start, index));
    start = index;
  }
  const last = sliceInline(text, start);
  if (last.plain !== '') sentences.push(last);
  return sentences;
}

function endsOf(masked: string): number[] {
  const ends: number[] = [];
  for (const match of masked.matchAll(end)) {
    const before = masked.slice(Math.max(0, match.index - 12), match.index + 1);
    if (!abbreviation.test(before)) ends.push(match.index + match[0].length);
  }
  for (const match of masked.matchAll(cjkEnd)) ends.push(match.index + 1);
  return ends.sort((one, other) => one - other);
}
