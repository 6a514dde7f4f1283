import type { Content, CustomTableLayout, TableCell } from 'pdfmake';
import type { PrintedBlock } from '../../core/notes/printed-blocks.ts';
import { columnWidths, insets, linesOf, rowLines, widthInside } from './block-lines.ts';
import { inlineText, paragraphs, type PdfContext } from './pdf-text.ts';

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
const tableSize = 9.5;
/** Of tables that have to be squeezed. */
const narrowTableSize = 8;
const codeSize = 8.5;
const leastCodeSize = 6;
/** Width of a character of the code font as a share of its size. */
const codeCharacter = 0.602;
/** Points at the left and right of code. */
const codePadding = 8;
/** Blocks up to so many lines stay on the page of the heading above them. */
const shortBlock = 12;
/** Code, and what is kept together, takes so many lines at most; a page has room for more. */
const mostTogether = 32;

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
  paddingLeft: () => codePadding,
  paddingRight: () => codePadding,
};
const quoteLayout: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: (index) => (index === 0 ? 2 : 0),
  vLineColor: () => grey,
  paddingTop: () => 2,
  paddingBottom: () => 0,
  paddingLeft: () => insets.quote - 4,
  paddingRight: () => 0,
};

/** Blocks of Markdown as content of pdfmake; a heading stays with what follows it, as far as that is short. */
export function pdfContent(blocks: readonly PrintedBlock[], context: PdfContext): Content[] {
  const made: Content[] = [];
  for (let index = 0; index < blocks.length;) {
    const group = groupAt(blocks, index, context.width);
    const content = group.flatMap((block) => contentOf(block, context));
    if (group.length > 1) made.push({ stack: content, unbreakable: true });
    else made.push(...content);
    index += group.length;
  }
  return made;
}

/**
 * A block; or headings and the short blocks behind them up to the first that is a body; or a file's name with the file; or what
 * there is to choose from with the line for the answer. What is longer than a page must not be kept together: it would be cut.
 */
function groupAt(blocks: readonly PrintedBlock[], start: number, width: number): readonly PrintedBlock[] {
  const isShort = (block: PrintedBlock, most = shortBlock) => linesOf(block, width) <= most;
  const [first, second] = blocks.slice(start, start + 2);
  if (first === undefined || second === undefined) return blocks.slice(start);
  const isNamedCode =
    isName(first) && second.kind === 'code' && isShort(first) && isShort(second, mostTogether - 6);
  const isAnswered =
    first.kind === 'list' && second.kind === 'paragraph' && isShort(first) && isShort(second);
  if (isNamedCode || isAnswered) return [first, second];
  if (first.kind !== 'heading') return [first];
  let end = start;
  let lines = 0;
  let bodies = 0;
  for (const block of blocks.slice(start)) {
    lines += linesOf(block, width);
    if (lines > mostTogether || bodies > 2) break;
    if (block.kind === 'heading' ? bodies > 0 : !isShort(block)) break;
    end += 1;
    if (block.kind !== 'heading') bodies = block.kind === 'paragraph' ? bodies + 1 : 3;
  }
  return blocks.slice(start, Math.max(end, start + 1));
}

function isName(block: PrintedBlock): boolean {
  return block.kind === 'paragraph' && block.spans.every(({ isCode }) => isCode);
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
      const width = widthInside(context.width, insets.quote);
      const stack = pdfContent(block.blocks.map(withSmallHeading), { ...context, width });
      if (width === context.width) return stack;
      return [{ table: { widths: [width], body: [[{ stack }]] }, layout: quoteLayout, margin: [0, 2, 0, 6] }];
    }
    case 'list':
      return list(block, context);
    case 'table':
      return [tableOf(block, context.width)];
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
    text: inlineText(
      spans.map((span) => ({ ...span, isBold: true })),
      fontSize,
    ),
    fontSize,
    margin: [0, above, 0, 4],
  };
}

/** As large as lets its longest line stand on one line, within reason; the width is given so that longer words are split. */
function code(block: Kind<'code'>, width: number): Content {
  const inside = width - 2 * codePadding;
  const text = block.text.replaceAll('\t', '    ');
  const longest = Math.max(1, ...text.split('\n').map((line) => line.length));
  const fitting = (inside - 2) / (codeCharacter * longest);
  const fontSize = Math.max(leastCodeSize, Math.min(codeSize, fitting));
  const cell: TableCell = { text, font: 'Mono', fontSize, preserveLeadingSpaces: true, lineHeight: 1.15 };
  const dontBreakRows = linesOf(block, inside) <= mostTogether;
  return {
    table: { widths: [inside], body: [[cell]], dontBreakRows },
    layout: codeLayout,
    margin: [0, 2, 0, 8],
  };
}

function list({ start, items }: Kind<'list'>, context: PdfContext): Content[] {
  const width = widthInside(context.width, insets.list);
  const written = items.map((blocks): Content => ({
    stack: pdfContent(blocks, { ...context, width, below: 2 }),
  }));
  if (width === context.width) return written;
  const margin: [number, number, number, number] = [0, 0, 0, 4];
  return [start === null ? { ul: written, margin } : { ol: written, start, margin }];
}

function tableOf(block: Kind<'table'>, width: number): Content {
  const { alignments, head, rows } = block;
  const widths = columnWidths(block, width);
  const fontSize = widths === null ? tableSize : narrowTableSize;
  const cell = (isHead: boolean) => (spans: Kind<'table'>['head'][number], column: number) => ({
    text: inlineText(isHead ? spans.map((span) => ({ ...span, isBold: true })) : spans, fontSize),
    alignment: alignments[column] ?? ('left' as const),
  });
  const body: TableCell[][] = [head.map(cell(true)), ...rows.map((row) => row.map(cell(false)))];
  const isBlank = head.every((spans) => spans.length === 0);
  const lines = rowLines(block, width);
  return {
    table: {
      headerRows: isBlank || (lines[0] ?? 0) > mostTogether / 4 ? 0 : 1,
      dontBreakRows: lines.every((count) => count <= mostTogether),
      widths: widths ?? head.map(() => 'auto' as const),
      body: isBlank ? body.slice(1) : body,
    },
    layout: tableLayout,
    fontSize,
    margin: [0, 2, 0, 8],
  };
}
