import { linesOf } from './lines.ts';
import type { Block, ReadFile, Sequence } from './read.ts';
import type { OpaqueSpan } from './spans.ts';

/** What a line of a file is part of: text that may hold marks, another kind of block, or nothing. */
export type FlowKind = 'text' | 'heading' | 'code' | 'html' | 'other' | 'rule' | 'empty';

/** A line of a file as it stands there, its marks of lists and quotes included, with what the tree of blocks knows of it. */
export interface FlowLine {
  readonly text: string;
  readonly line: number;
  readonly kind: FlowKind;
  /** Stretches that hold no marks; all of the line unless it is text. */
  readonly opaque: readonly OpaqueSpan[];
  /** Where the text begins behind the marks of lists and quotes. */
  readonly from: number;
  /** Titles of the headings above, outermost first. */
  readonly headings: readonly string[];
  /** For a line of text, the paragraph it is in; null elsewhere. */
  readonly paragraph: Block | null;
}

type Entry = Omit<FlowLine, 'text' | 'line'>;

const kinds: Readonly<Record<string, FlowKind>> = {
  heading: 'heading',
  code: 'code',
  html: 'html',
  comment: 'html',
  rule: 'rule',
};

/**
 * The lines of a file's body, for dialects that are written line by line. Inline marks are read only in paragraphs that
 * `mayHoldMark` matches; paragraphs too entangled to be read count as opaque.
 */
export function flowOf({ body }: ReadFile, mayHoldMark: RegExp): readonly FlowLine[] {
  const [first] = body.blocks;
  if (!first) return [];
  const texts = body.text.split('\n');
  const firstLine = first.line - newlinesBefore(body.text, first.start);
  const entries: (Entry | undefined)[] = new Array<Entry | undefined>(texts.length);
  const walk = (sequence: Sequence) => {
    for (const block of sequence.blocks) {
      if (block.kind === 'paragraph') fillParagraph(block, texts, firstLine, entries, mayHoldMark);
      else if (block.children.length === 0) fill(block, firstLine, entries);
      else block.children.forEach(walk);
    }
  };
  walk(body);
  let headings: readonly string[] = [];
  return texts.map((text, index) => {
    const entry = entries[index];
    headings = entry?.headings ?? headings;
    const empty = { kind: text.trim() === '' ? ('empty' as const) : ('other' as const), from: 0, headings };
    const opaque = [{ start: 0, end: text.length, kind: 'code' as const }];
    return { text, line: firstLine + index, opaque, paragraph: null, ...(entry ?? empty) };
  });
}

function fill(
  { kind, line, endLine, headings }: Block,
  firstLine: number,
  entries: (Entry | undefined)[],
): void {
  for (let at = line; at <= endLine; at += 1)
    entries[at - firstLine] = {
      kind: kinds[kind] ?? 'other',
      opaque: [{ start: 0, end: Infinity, kind: 'code' }],
      from: 0,
      headings,
      paragraph: null,
    };
}

function fillParagraph(
  block: Block,
  texts: readonly string[],
  firstLine: number,
  entries: (Entry | undefined)[],
  mayHoldMark: RegExp,
): void {
  const lines = linesOf(block, mayHoldMark);
  if (!lines) return fill({ ...block, kind: 'code' }, firstLine, entries);
  for (const { text, line, opaque } of lines) {
    const whole = texts[line - firstLine] ?? '';
    // Where tabs were expanded, the paragraph's line is not the end of the file's line as it stands.
    const shift = whole.length - text.length;
    const isSuffix = shift >= 0 && whole.endsWith(text);
    const from = isSuffix ? shift + text.length - text.trimStart().length : whole.length;
    entries[line - firstLine] = {
      kind: 'text',
      opaque: isSuffix
        ? opaque.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift }))
        : [{ start: 0, end: Infinity, kind: 'code' }],
      from,
      headings: block.headings,
      paragraph: block,
    };
  }
}

function newlinesBefore(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
