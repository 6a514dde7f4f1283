import { looksLikeIpv6 } from './ipv6.ts';
import { isWithin, opaqueSpans, type Span } from './spans.ts';

/** What rewriting Anki's gaps makes of a text: Nexthop's own cloze text, or a sentence that says why it cannot. */
export type Rewritten = { readonly text: string } | { readonly message: string };

/** Ways of reading gaps that differ between programs. */
export interface GapOptions {
  /** Rewrites what stands outside the gaps, and their answers and hints. */
  readonly literal?: (text: string) => string;
  /** Whether `{{answer}}` without a number is a gap, too. */
  readonly takesBare?: boolean;
}

interface OpenGap {
  readonly number: string | null;
  readonly start: number;
  written: string;
  hint: string | null;
}

const opening = /\{\{c(\d{1,4})::/y;
const anyMark = /\{\{c\d{1,4}::/;

/** Whether a text has a gap such as `{{c1::answer}}` outside code, links and HTML. */
export function hasAnkiGap(text: string): boolean {
  if (!text.includes('{{c') || !anyMark.test(text)) return false;
  const opaque = opaqueSpans(text);
  return (
    opaque !== null && [...text.matchAll(/\{\{c\d{1,4}::/g)].some(({ index }) => !isWithin(opaque, index))
  );
}

/** Rewrites `{{c1::answer::hint}}`, also within each other, as Nexthop's own gaps; other `{{` become text. */
export function rewriteAnkiGaps(text: string, options: GapOptions = {}): Rewritten {
  const opaque = opaqueSpans(text);
  if (!opaque) return { message: 'This gap card has too many inline marks to be read; make it shorter.' };
  const literal = options.literal ?? ((plain: string) => plain);
  const root: OpenGap = { number: null, start: 0, written: '', hint: null };
  const open: OpenGap[] = [];
  let end = 0;
  let gaps = 0;
  const flush = (to: number) => {
    const gap = open.at(-1) ?? root;
    addText(gap, text.slice(end, to), open.length > 0, literal);
    end = to;
  };
  for (const index of braces(text, opaque)) {
    if (index < end) continue;
    if (text[index] === '{') {
      opening.lastIndex = index;
      const match = opening.exec(text);
      const isBare = !match && options.takesBare === true && open.length === 0;
      if (!match && !isBare) {
        flush(index);
        (open.at(-1) ?? root).written += String.raw`\{{`;
        end = index + 2;
        continue;
      }
      flush(index);
      open.push({ number: match?.[1] ?? null, start: index, written: '', hint: null });
      end = index + (match?.[0].length ?? 2);
      gaps += 1;
    } else if (open.length > 0) {
      const close =
        text[index + 2] === '}' && open.length === 1 && text[index + 3] !== '}' ? index + 1 : index;
      flush(close);
      const gap = open.pop();
      if (gap) (open.at(-1) ?? root).written += written(gap);
      end = close + 2;
    }
  }
  if (open.length > 0)
    return {
      message: 'This gap card has a `{{c1::` without `}}`; close the gap, or write `\\{{` if it is text.',
    };
  if (gaps === 0) return { message: 'This card has no gap; mark what is to be asked as `{{c1::answer}}`.' };
  flush(text.length);
  return { text: root.written };
}

function* braces(text: string, opaque: readonly Span[]): Generator<number> {
  for (const { index } of text.matchAll(/\{\{|\}\}/g)) if (!isWithin(opaque, index)) yield index;
}

function addText(gap: OpenGap, text: string, isInGap: boolean, literal: (text: string) => string): void {
  if (gap.hint !== null) gap.hint += literal(text);
  else {
    const split = isInGap ? hintIn(text) : -1;
    if (split < 0) gap.written += literal(text);
    else {
      gap.written += literal(text.slice(0, split));
      gap.hint = literal(text.slice(split + 2));
    }
  }
}

function written({ number, written: answer, hint }: OpenGap): string {
  const label = number === null ? '' : `c${Number(number)}::`;
  const aside = hint === null || hint.trim() === '' ? '' : ` :: ${hint.trim()}`;
  return `{{${label}${answer.trim()}${aside}}}`;
}

/** Where the `::` before a hint stands: the first that is no part of an IPv6 address; -1 if there is none. */
function hintIn(text: string): number {
  let first = -1;
  for (const { index } of text.matchAll(/::(?!:)/g)) {
    const before = /\S*$/.exec(text.slice(Math.max(0, index - 50), index))?.[0] ?? '';
    if (before.includes('::') && looksLikeIpv6(before)) return index;
    const after = /^\S*/.exec(text.slice(index + 2, index + 52))?.[0] ?? '';
    const isAddress = looksLikeIpv6(`${before}::${after.replace(/[.,;:!?)]+$/, '')}`);
    if (first < 0 && !isAddress) first = index;
  }
  return first;
}
