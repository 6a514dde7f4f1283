import { scanInline } from './inline/scan-inline.ts';
import { isTangledInline } from './limits.ts';

const special = /[`<[\\$^{]|%%|[:.@]\S/;

/** A stretch of text from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What an opaque stretch is; a `url` is bare, or of e-mail; an `address` is an IP, MAC or ARN address, or a Windows path. */
export type OpaqueKind =
  | 'code'
  | 'math'
  | 'link'
  | 'image'
  | 'wikilink'
  | 'embed'
  | 'sound'
  | 'html'
  | 'html-comment'
  | 'obsidian-comment'
  | 'block-id'
  | 'footnote'
  | 'shortcode'
  | 'escape'
  | 'url'
  | 'address';

/** A stretch of inline Markdown in which nothing is the mark of a card, with the brackets or quotes around it. */
export interface OpaqueSpan extends Span {
  readonly kind: OpaqueKind;
}

const noLabels: ReadonlySet<string> = new Set();

/**
 * The opaque stretches of one paragraph, heading or table cell, in order and without overlap;
 * null if it has too many inline marks to be read. `[text][label]` counts as a link only if `labels` has the label.
 */
export function opaqueSpans(
  text: string,
  labels: ReadonlySet<string> = noLabels,
): readonly OpaqueSpan[] | null {
  if (!special.test(text)) return [];
  return isTangledInline(text) ? null : scanInline(text, labels);
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

/** The text with every character of its opaque stretches but line ends replaced by U+FFFC, so that a search finds no mark there. */
export function masked(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let end = 0;
  for (const span of spans) {
    const start = Math.max(span.start, end);
    if (start >= span.end) continue;
    parts.push(text.slice(end, start), text.slice(start, span.end).replace(/[^\n]/g, '\uFFFC'));
    end = span.end;
  }
  parts.push(text.slice(end));
  return parts.join('');
}
