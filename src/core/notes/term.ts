import { looksLikeIpv6 } from './ipv6.ts';
import { isProperty } from './property.ts';
import { isWithin, type Span } from './spans.ts';

/** What a line says as `term :: definition`; offsets count from the start of the line. */
export type TermLine =
  | { readonly kind: 'term'; readonly isTwoWay: boolean; readonly left: Span; readonly right: Span }
  | { readonly kind: 'near-miss'; readonly message: string }
  | { readonly kind: 'none' };

const none: TermLine = { kind: 'none' };
const wordCharacter = /[^\s,;()"'“”]/;

/** Reads a line as a term; `::` within `opaque` spans, within a word and as part of an IPv6 address is no mark. */
export function readTerm(line: string, opaque: readonly Span[]): TermLine {
  let mark: { index: number; length: number } | null = null;
  let nearMiss: TermLine = none;
  for (const { index, 0: colons } of line.matchAll(/:{2,}/g)) {
    if (isWithin(opaque, index) || isWithin(opaque, index - 1)) continue;
    const fit = fitOf(line, index, colons.length);
    if (fit === 'near-miss') nearMiss = nearMissOf(colons);
    if (fit !== 'mark') continue;
    if (mark) return { kind: 'near-miss', message: twoMarks };
    mark = { index, length: colons.length };
  }
  return mark ? termOf(line, mark.index, mark.length) : nearMiss;
}

const twoMarks =
  'This line has more than one ` :: `, so it is not clear what is asked; write `\\::` for those that are text.';

function nearMissOf(colons: string): TermLine {
  const reason =
    colons.length > 3
      ? `This is no card because \`${colons.length > 8 ? '::::' : colons}\` is not a mark`
      : `This is no card because \`${colons}\` has a space on one side only`;
  return {
    kind: 'near-miss',
    message: `${reason}; write \`term :: definition\`, or \`\\::\` if it is text.`,
  };
}

/** How the colons at `index` stand: as a mark between spaces, nearly so, or as part of a word. */
function fitOf(line: string, index: number, length: number): 'mark' | 'near-miss' | 'text' {
  const hasSpaceBefore = index === 0 || /\s/.test(line[index - 1] ?? '');
  const hasSpaceAfter = index + length === line.length || /\s/.test(line[index + length] ?? '');
  if (hasSpaceBefore && hasSpaceAfter) return length <= 3 ? 'mark' : 'text';
  if ((!hasSpaceBefore && !hasSpaceAfter) || isProperty(line, index)) return 'text';
  const word = wordAround(line, index, length);
  const bare = word.replace(/^[*_~`]+|[*_~`.!?]+$/g, '');
  return looksLikeIpv6(word) || looksLikeIpv6(bare) ? 'text' : 'near-miss';
}

function wordAround(line: string, index: number, length: number): string {
  let start = index;
  let end = index + length;
  while (start > 0 && index - start < 100 && wordCharacter.test(line[start - 1] ?? '')) start -= 1;
  while (end < line.length && end - index < 100 && wordCharacter.test(line[end] ?? '')) end += 1;
  return line.slice(start, end);
}

function termOf(line: string, index: number, length: number): TermLine {
  const left = trimmed(line, 0, index);
  const right = trimmed(line, index + length, line.length);
  if (left.start < left.end && right.start < right.end)
    return { kind: 'term', isTwoWay: length === 3, left, right };
  const side = left.start < left.end ? 'behind' : 'before';
  const colons = ':'.repeat(length);
  return {
    kind: 'near-miss',
    message: `This is no card because nothing stands ${side} \`${colons}\`; write \`term ${colons} definition\` on one line.`,
  };
}

function trimmed(line: string, from: number, to: number): Span {
  const text = line.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  return { start, end: Math.max(start, from + text.trimEnd().length) };
}
