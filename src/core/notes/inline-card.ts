import type { FlowLine } from './flow.ts';
import { looksLikeIpv6 } from './ipv6.ts';
import { isWithin, type Span } from './spans.ts';

/** Where a line is split into question and answer; or why it is not, for a line that nearly is. */
export type InlineCard =
  | { readonly kind: 'card'; readonly isTwoWay: boolean; readonly at: number; readonly length: number }
  | { readonly kind: 'near-miss'; readonly message: string }
  | { readonly kind: 'none' };

const longestWord = 300;
const none: InlineCard = { kind: 'none' };
const wellKnown = /^[^\p{L}\p{N}]*(?:std|boost|crate|self|super|core|alloc|arn|urn)(?=:)/u;
const namespace = /::[\p{L}\p{N}_~]+(?:::|[(<]|\(\))/u;

/** A mark between the two sides of a card on one line. */
export interface Separator {
  readonly mark: string;
  readonly isTwoWay: boolean;
}

/**
 * Reads a line such as `question::answer`; marks within the line's opaque spans, within `masked` ones and within addresses
 * are text. Of several marks the first between spaces counts, else the first.
 */
export function readInlineCard(
  line: FlowLine,
  marks: readonly Separator[],
  masked: readonly Span[] = [],
): InlineCard {
  const { text } = line;
  if (line.kind !== 'text' || !marks.some(({ mark }) => text.includes(mark))) return none;
  const separators = [...marks].sort((one, other) => other.mark.length - one.mark.length);
  const isOpaque = (index: number) => isWithin(line.opaque, index) || isWithin(masked, index);
  let nearMiss: InlineCard = none;
  let best: (InlineCard & { kind: 'card' }) | null = null;
  for (let index = line.from; index < text.length; index += 1) {
    const separator = separators.find(({ mark }) => text.startsWith(mark, index));
    if (!separator) continue;
    const { mark, isTwoWay } = separator;
    const run = runOf(text, index, mark);
    if (isOpaque(index)) index += run - 1;
    else {
      const flaw = flawOf(text, line.from, index, run, mark);
      if (flaw === 'spaced' || (flaw === null && !best))
        best = { kind: 'card', isTwoWay, at: index, length: mark.length };
      else if (flaw && flaw !== 'spaced' && nearMiss.kind === 'none')
        nearMiss = { kind: 'near-miss', message: flaw };
      // With a space on each side there is no doubt; the first such mark counts.
      if (flaw === 'spaced') break;
      index += run - 1;
    }
  }
  return best ?? nearMiss;
}

/** How far the last character of a mark goes on, so that `::::` is no mark. */
function runOf(text: string, index: number, mark: string): number {
  let end = index + mark.length;
  while (text[end] === mark.at(-1)) end += 1;
  return end - index;
}

/** Why the mark at `index` is none, empty if that goes without saying; null if it is one, `spaced` if it surely is. */
function flawOf(text: string, from: number, index: number, run: number, mark: string): string | null {
  const end = index + run;
  const word = wordAround(text, index, end);
  const isSpaced = /\s/.test(text[index - 1] ?? '') && /\s/.test(text[end] ?? '');
  if (/^\$[^$]+\$\p{P}*$/u.test(word) || word.includes('://')) return '';
  if (!isSpaced && [word, word.replace(/^[*_~(]+|[*_~.,!?)]+$/g, '')].some(looksLikeIpv6)) return '';
  if (!isSpaced && wellKnown.test(word)) return '';
  if (run !== mark.length) return `\`${mark}\` must not be part of a longer row of signs`;
  if (text.slice(from, index).trim() === '') return `nothing stands before \`${mark}\``;
  if (text.slice(end).trim() === '') return `nothing stands behind \`${mark}\``;
  if (isSpaced) return 'spaced';
  return namespace.test(word) ? `\`${word}\` is a name with colons in it` : null;
}

function wordAround(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  while (from > 0 && start - from < longestWord && !/[\s,;"“”]/.test(text[from - 1] ?? '')) from -= 1;
  while (to < text.length && to - end < longestWord && !/[\s,;"“”]/.test(text[to] ?? '')) to += 1;
  return text.slice(from, to);
}
