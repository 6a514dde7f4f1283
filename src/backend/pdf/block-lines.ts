import type { PrintedBlock } from '../../core/notes/printed-blocks.ts';
import type { PrintedSpan } from '../../core/notes/printed-spans.ts';

type Table = Extract<PrintedBlock, { kind: 'table' }>;
type Cell = Table['head'][number];

/** Points that a character takes at most, as a rule; what is written wide counts twice. */
const character = 6;
const wide = /[\u1100-\u11ff\u2e80-\uffdc\u{1f000}-\u{3ffff}]/gu;
/** Points that quotes and lists stand in, and that a table leaves between its columns. */
export const insets = { quote: 14, list: 20, cell: 16 } as const;
/** Points that are never divided any further by quotes in lists in quotes. */
const narrowest = 370;
/** Lines that an image counts for, more than any block that is kept together. */
const imageLines = 60;

/** The width that is left inside of a quote or list. */
export function widthInside(width: number, inset: number): number {
  return Math.max(Math.min(width, narrowest), width - inset);
}

/** How many lines of text a block takes at a width in points: rather too many than too few. */
export function linesOf(block: PrintedBlock, width: number): number {
  switch (block.kind) {
    case 'heading':
      return 1 + 2 * textLines(block.spans, width);
    case 'paragraph':
      return textLines(block.spans, width);
    case 'code':
      return 1 + sum(block.text.split('\n').map((line) => lineCount(line, width)));
    case 'quote':
      return sum(block.blocks.map((inner) => linesOf(inner, widthInside(width, insets.quote))));
    case 'list':
      return sum(block.items.flat().map((inner) => linesOf(inner, widthInside(width, insets.list))));
    case 'table':
      return sum(rowLines(block, width));
    case 'rule':
      return 2;
  }
}

/** The lines each row of a table takes, its head first. */
export function rowLines(table: Table, width: number): number[] {
  const widths = columnWidths(table, width);
  return [table.head, ...table.rows].map(
    (row) => 0.5 + Math.max(1, ...row.map((cell, column) => textLines(cell, widths?.[column] ?? width))),
  );
}

/** Points for what stands in each column where a table is too wide to be written as it is, the narrow ones as they are; else null. */
export function columnWidths(table: Table, width: number): number[] | null {
  const natural = table.head.map((head, column) =>
    Math.max(character, ...[head, ...table.rows.map((row) => row[column] ?? [])].map(cellWidth)),
  );
  const available = Math.max(0, width - natural.length * insets.cell);
  if (sum(natural) <= available) return null;
  const widths = natural.map(() => 0);
  const byWidth = natural.map((wanted, column) => ({ wanted, column })).sort((a, b) => a.wanted - b.wanted);
  let left = available;
  for (const [index, { wanted, column }] of byWidth.entries()) {
    const given = Math.min(wanted, left / (byWidth.length - index));
    widths[column] = given;
    left -= given;
  }
  return widths;
}

function cellWidth(spans: Cell): number {
  return Math.max(0, ...partsOf(spans).map((part) => lengthOf(part) * character));
}

function textLines(spans: readonly PrintedSpan[], width: number): number {
  const images = spans.filter(({ kind }) => kind === 'image').length;
  return images * imageLines + sum(partsOf(spans).map((part) => lineCount(part, width)));
}

/** What stands between line ends. */
function partsOf(spans: readonly PrintedSpan[]): string[] {
  return spans
    .map(({ kind, text }) => (kind === 'break' ? '\n' : text))
    .join('')
    .split('\n');
}

function lineCount(text: string, width: number): number {
  return Math.max(1, Math.ceil((lengthOf(text) * character) / Math.max(character, width)));
}

function lengthOf(text: string): number {
  return text.length + (text.match(wide) ?? []).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
