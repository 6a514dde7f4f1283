import type { Line } from './lines.ts';
import { readMetadataLine, type MetadataLine } from './metadata.ts';
import { readTerm, type TermLine } from './term.ts';
import type { Span } from './spans.ts';

/** What the beginning of a line, or the `::` in it, says; `from` is where the labelled text begins in the line. */
export type Mark =
  | { readonly kind: 'question' | 'cloze'; readonly from: number }
  | { readonly kind: 'answer'; readonly from: number }
  | { readonly kind: 'metadata'; readonly entry: MetadataLine }
  | TermLine;

const label = /^[ \t]*([QAC]):(?:[ \t]+|$)/;
const labelWithoutSpace = /^[ \t]*(?:Q:[^\s:]|C:[^\s:]*\{\{)/;
const kinds: Readonly<Record<string, 'question' | 'answer' | 'cloze'>> = {
  Q: 'question',
  A: 'answer',
  C: 'cloze',
};

/**
 * Reads the mark of a line. Lines such as `id: x` count only below a card (`isBelowCard`),
 * and `C: ` further down in a paragraph only if a gap follows (`hasGap`), as lists of choices are written that way.
 */
export function readMark(line: Line, isBelowCard: boolean, hasGap: boolean): Mark {
  const { text } = line;
  if (line.beginsOpaque) return readTerm(text, line.opaque);
  const entry = isBelowCard ? readMetadataLine(text, line.line) : null;
  if (entry) return { kind: 'metadata', entry };
  const match = label.exec(text);
  const kind = kinds[match?.[1] ?? ''];
  if (match && kind && (kind !== 'cloze' || hasGap)) return { kind, from: match[0].length };
  if (labelWithoutSpace.test(text))
    return { kind: 'near-miss', message: spaceMissing(text.trim().slice(0, 2)) };
  return text.includes('::') ? readTerm(text, [...line.opaque, ...gapSpans(text)]) : { kind: 'none' };
}

function spaceMissing(mark: string): string {
  return `This is no card because there is no space behind \`${mark}\`; write \`${mark} …\`.`;
}

/** Gaps hold a `::` of their own before a hint, which is no mark of a term. */
function gapSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.indexOf('{{');
  while (start >= 0) {
    const close = text.indexOf('}}', start);
    if (close < 0) return [...spans, { start, end: text.length }];
    spans.push({ start, end: close + 2 });
    start = text.indexOf('{{', close + 2);
  }
  return spans;
}
