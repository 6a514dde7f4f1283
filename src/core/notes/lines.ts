import type { Block } from './read.ts';
import { isWithin, opaqueSpans, type Span } from './spans.ts';

/** One line of a paragraph; `start` is its offset in the text of its sequence, spans count from the line's start. */
export interface Line {
  readonly text: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Stretches that hold no marks. */
  readonly opaque: readonly Span[];
  /** Whether the line begins within code or HTML that began on a line above. */
  readonly beginsOpaque: boolean;
}

const mayHoldMark = /::|\{\{|^[ \t]*(?:[QAC]:|note:|tags:|needs:|id:)/m;

/** Splits a paragraph into lines that know what in them is opaque; null if it has too many inline marks to be read. */
export function linesOf(paragraph: Block): readonly Line[] | null {
  const { raw } = paragraph;
  const spans = mayHoldMark.test(raw) ? opaqueSpans(raw) : [];
  if (!spans) return null;
  let offset = 0;
  let first = 0;
  return raw.split('\n').map((text, index) => {
    const end = offset + text.length;
    while ((spans[first]?.end ?? Infinity) <= offset) first += 1;
    const opaque: Span[] = [];
    for (let next = first; (spans[next]?.start ?? Infinity) < end; next += 1) {
      const span = spans[next];
      if (span) opaque.push({ start: span.start - offset, end: span.end - offset });
    }
    const start = paragraph.start + offset;
    offset = end + 1;
    const indent = text.length - text.trimStart().length;
    return {
      text,
      line: paragraph.line + index,
      start,
      end: start + text.length,
      opaque,
      beginsOpaque: isWithin(opaque, indent),
    };
  });
}
