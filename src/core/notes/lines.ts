import type { Block } from './read.ts';
import { isWithin, masked, opaqueSpans, type OpaqueSpan } from './spans.ts';

/*
 * How a dialect walks a file: go through `file.body.blocks` and into the `children` of lists, quotes, callouts, divs and
 * `<details>` (and of footnotes and definition lists, where it wants them). Look for marks only in paragraphs, by `linesOf`,
 * in the `title` of headings, by `marksIn(title, …)`, and in table cells, by `tableOf`. Code, mathematics, HTML, comments,
 * rules, link definitions and front matter are other kinds of blocks, so no mark in them is ever met. Within a line, search
 * `masked`, which has the length of `text` but neither code nor links nor addresses, and take what was found out of `text`.
 */

/** One line of a paragraph; `start` is its offset in the text of its sequence, spans count from the line's start. */
export interface Line {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Stretches that hold no marks. */
  readonly opaque: readonly OpaqueSpan[];
  /** Whether the line begins within code or HTML that began on a line above, or with it. */
  readonly beginsOpaque: boolean;
  /** The text with each character of its opaque stretches replaced by U+FFFC. */
  readonly masked: string;
}

const known = new WeakMap<Block, readonly OpaqueSpan[] | null>();

/** The opaque stretches of a paragraph, as `opaqueSpans` gives them; read once, when first asked for. */
function spansOf(paragraph: Block): readonly OpaqueSpan[] | null {
  const found = known.get(paragraph);
  if (found !== undefined) return found;
  const spans = opaqueSpans(paragraph.raw, paragraph.labels);
  known.set(paragraph, spans);
  return spans;
}

/**
 * Splits a paragraph into lines that know what in them is opaque; null if it has too many inline marks to be read.
 * To save time, a paragraph that `mark`, if given, does not match is not searched for opaque stretches, and its lines have none.
 */
export function linesOf(paragraph: Block, mark?: RegExp): readonly Line[] | null {
  const { raw } = paragraph;
  const spans = mark?.test(raw) === false ? [] : spansOf(paragraph);
  if (!spans) return null;
  let offset = 0;
  let first = 0;
  return raw.split('\n').map((text, index) => {
    const end = offset + text.length;
    while ((spans[first]?.end ?? Infinity) <= offset) first += 1;
    const opaque = within(spans, first, offset, end);
    const line = new ParagraphLine(text, paragraph.line + index, paragraph.start + offset, opaque);
    offset = end + 1;
    return line;
  });
}

const noSpans: readonly OpaqueSpan[] = [];

/** The spans from `first` on that reach into the line from `offset` to `end`, counted from its start. */
function within(spans: readonly OpaqueSpan[], first: number, offset: number, end: number) {
  if ((spans[first]?.start ?? Infinity) >= end) return noSpans;
  const opaque: OpaqueSpan[] = [];
  for (let next = first; (spans[next]?.start ?? Infinity) < end; next += 1) {
    const span = spans[next];
    if (span) opaque.push({ ...span, start: span.start - offset, end: span.end - offset });
  }
  return opaque;
}

class ParagraphLine implements Line {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly opaque: readonly OpaqueSpan[];

  constructor(text: string, line: number, start: number, opaque: readonly OpaqueSpan[]) {
    this.text = text;
    this.line = line;
    this.start = start;
    this.opaque = opaque;
  }

  get end(): number {
    return this.start + this.text.length;
  }

  get beginsOpaque(): boolean {
    return isWithin(this.opaque, this.text.length - this.text.trimStart().length);
  }

  get masked(): string {
    return masked(this.text, this.opaque);
  }
}

/**
 * What a global pattern matches in inline Markdown outside of its opaque stretches. The pattern is that of the mark alone
 * (`==`), as code may well stand between two marks. Nothing is found in a text of too many inline marks.
 */
export function marksIn(
  text: string,
  pattern: RegExp,
  spans: readonly OpaqueSpan[] | null = opaqueSpans(text),
): RegExpExecArray[] {
  return spans ? [...masked(text, spans).matchAll(pattern)] : [];
}
