import type { Content, CustomTableLayout, TableCell } from 'pdfmake';
import type { PrintedBlock } from '../../core/notes/printed-blocks.ts';
import { inlineText, lengthOf, paragraphs, type PdfContext } from './pdf-text.ts';

type Kind<Name extends PrintedBlock['kind']> = Extract<PrintedBlock, { kind: Name }>;

const grey = '#d5d8dd';
const ground = '#f5f6f8';
/** Size of headings by level, with the room above them. */
const headings = [
  { fontSize: 20, above: 0 },
  { fontSize: 14.5, above: 14 },
  { fontSize: 11.5, above: 12 },
  { fontSize: 10.5, above: 8 },
] as const;
const codeSize = 8.5;
const leastCodeSize = 6;
/** Width of a character of the code font as a share of its size. */
const codeCharacter = 0.602;
const quoteInset = 14;
const listInset = 20;
/** Blocks up to so many characters stay on the page of the heading above them. */
const shortBlock = 700;
/** Code up to so many characters, counting whole lines, stays on one page. */
const shortCode = 2400;

const tableLayout: CustomTableLayout = {
  hLineWidth: (index, { table }) => (index === 0 || index === table.body.length ? 0 : index === 1 ? 1 : 0.5),
  vLineWidth: () => 0,
  hLineColor: () => grey,
  paddingTop: () => 3,
  paddingBottom: () => 3,
  paddingLeft: (index) => (index === 0 ? 0 : 8),
  paddingRight: () => 8,
};
const codeLayout: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  fillColor: () => ground,
  paddingTop: () => 6,
  paddingBottom: () => 6,
  paddingLeft: () => 8,
  paddingRight: () => 8,
};
const quoteLayout: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: (index) => (index === 0 ? 2 : 0),
  vLineColor: () => grey,
  paddingTop: () => 2,
  paddingBottom: () => 0,
  paddingLeft: () => quoteInset - 4,
  paddingRight: () => 0,
};

/** Blocks of Markdown as content of pdfmake; a heading stays with what follows it, as far as that is short. */
export function pdfContent(blocks: readonly PrintedBlock[], context: PdfContext): Content[] {
  const made: Content[] = [];
  for (let index = 0; index < blocks.length;) {
    const group = groupAt(blocks, index);
    const content = group.flatMap((block) => contentOf(block, context));
    if (group.length > 1) made.push({ stack: content, unbreakable: true });
    else made.push(...content);
    index += group.length;
  }
  return made;
}

/**
 * A block; or headings and the short blocks behind them up to the first that is a body; or a file's name with the file; or what
 * there is to choose from with the line for the answer.
 */
function groupAt(blocks: readonly PrintedBlock[], start: number): readonly PrintedBlock[] {
  let end = start;
  const [first, second] = blocks.slice(start, start + 2);
  const isNamedCode = isName(first) && second?.kind === 'code' && sizeOf(second) <= shortCode;
  const isAnswered = isShort(first, 'list') && isShort(second, 'paragraph');
  if (isNamedCode || isAnswered) return blocks.slice(start, start + 2);
  while (blocks[end]?.kind === 'heading') end += 1;
  if (end === start) return blocks.slice(start, start + 1);
  for (let taken = 0; taken < 3 && end < blocks.length; taken += 1) {
    const next = blocks[end];
    if (next === undefined || next.kind === 'heading' || sizeOf(next) > shortBlock) break;
    end += 1;
    if (next.kind !== 'paragraph') break;
  }
  return blocks.slice(start, end);
}

function isName(block: PrintedBlock | undefined): boolean {
  return block?.kind === 'paragraph' && block.spans.every(({ isCode }) => isCode);
}

function isShort(block: PrintedBlock | undefined, kind: PrintedBlock['kind']): boolean {
  return block?.kind === kind && sizeOf(block) <= shortBlock;
}

/** Characters that a block shows; what is drawn counts for some lines. */
function sizeOf(block: PrintedBlock): number {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return lengthOf(block.spans) + 1000 * block.spans.filter(({ kind }) => kind === 'image').length;
    case 'code':
      return block.text.split('\n').reduce((sum, line) => sum + Math.max(80, line.length), 0);
    case 'quote':
      return sum(block.blocks.map(sizeOf));
    case 'list':
      return sum(block.items.flat().map((item) => Math.max(80, sizeOf(item))));
    case 'table':
      return sum([block.head, ...block.rows].map((row) => Math.max(80, sum(row.map(lengthOf)))));
    case 'rule':
      return 0;
  }
}

function contentOf(block: PrintedBlock, context: PdfContext): Content[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block)];
    case 'paragraph':
      return paragraphs(block.spans, context);
    case 'code':
      return [code(block, context.width)];
    case 'quote': {
      const inside = { ...context, width: context.width - quoteInset };
      const stack = pdfContent(block.blocks.map(withSmallHeading), inside);
      return [{ table: { widths: ['*'], body: [[{ stack }]] }, layout: quoteLayout, margin: [0, 2, 0, 6] }];
    }
    case 'list':
      return [list(block, context)];
    case 'table':
      return [tableOf(block)];
    case 'rule': {
      const line = {
        type: 'line' as const,
        x1: 0,
        y1: 0,
        x2: context.width,
        y2: 0,
        lineWidth: 0.75,
        lineColor: grey,
      };
      return [{ canvas: [line], margin: [0, 8, 0, 8] }];
    }
  }
}

/** What is quoted must not look like a part of the document. */
function withSmallHeading(block: PrintedBlock): PrintedBlock {
  return block.kind === 'heading' ? { ...block, level: headings.length } : block;
}

function heading({ level, spans }: Kind<'heading'>): Content {
  const { fontSize, above } = headings[level - 1] ?? headings[3];
  return {
    text: inlineText(spans.map((span) => ({ ...span, isBold: true }))),
    fontSize,
    margin: [0, above, 0, 4],
  };
}

/** As large as lets its longest line stand on one line, within reason. */
function code(block: Kind<'code'>, width: number): Content {
  const { text } = block;
  const longest = Math.max(1, ...text.split('\n').map((line) => line.length));
  const fitting = (width - 18) / (codeCharacter * longest);
  const fontSize = Math.max(leastCodeSize, Math.min(codeSize, fitting));
  const cell: TableCell = { text, font: 'Mono', fontSize, preserveLeadingSpaces: true, lineHeight: 1.15 };
  const dontBreakRows = sizeOf(block) <= shortCode;
  return {
    table: { widths: ['*'], body: [[cell]], dontBreakRows },
    layout: codeLayout,
    margin: [0, 2, 0, 8],
  };
}

function list({ start, items }: Kind<'list'>, context: PdfContext): Content {
  const inside = { ...context, width: context.width - listInset, below: 2 };
  const written = items.map((blocks): Content => ({ stack: pdfContent(blocks, inside) }));
  const margin: [number, number, number, number] = [0, 0, 0, 4];
  return start === null ? { ul: written, margin } : { ol: written, start, margin };
}

function tableOf({ alignments, head, rows }: Kind<'table'>): Content {
  const cell = (isHead: boolean) => (spans: Kind<'table'>['head'][number], column: number) => ({
    text: inlineText(isHead ? spans.map((span) => ({ ...span, isBold: true })) : spans),
    alignment: alignments[column] ?? ('left' as const),
  });
  const body: TableCell[][] = [head.map(cell(true)), ...rows.map((row) => row.map(cell(false)))];
  const isBlank = head.every((spans) => lengthOf(spans) === 0);
  return {
    table: { headerRows: 1, dontBreakRows: true, body: isBlank ? body.slice(1) : body },
    layout: tableLayout,
    fontSize: 9.5,
    margin: [0, 2, 0, 8],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
