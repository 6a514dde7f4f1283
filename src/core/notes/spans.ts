import type { Token } from 'marked';
import { isTangledInline } from './limits.ts';
import { inlineTokens } from './tokens.ts';

const special = /[`<[\\$]|:\/\/|www\./;
const emphasis = new Set(['em', 'strong', 'del']);

/** A stretch of text from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Stretches of one paragraph that never hold a card mark: code, mathematics, links, images, HTML and escaped characters,
 * in order and without overlap; null if the paragraph has too many inline marks to be read.
 */
export function opaqueSpans(text: string): readonly Span[] | null {
  if (!special.test(text)) return [];
  if (isTangledInline(text)) return null;
  const spans: Span[] = [];
  collect(inlineTokens(text), 0, spans);
  return spans;
}

/** Whether the character at `index` lies in one of the spans, which are in order and do not overlap. */
export function isWithin(spans: readonly Span[], index: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? Infinity) <= index) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.start ?? Infinity) <= index;
}

function collect(tokens: readonly Token[], offset: number, spans: Span[]): void {
  let start = offset;
  for (const token of tokens) {
    const end = start + token.raw.length;
    if (emphasis.has(token.type) && 'text' in token && typeof token.text === 'string')
      collect(
        ('tokens' in token && token.tokens) || [],
        start + (token.raw.length - token.text.length) / 2,
        spans,
      );
    else if (token.type !== 'text' && token.type !== 'br') spans.push({ start, end });
    start = end;
  }
}
