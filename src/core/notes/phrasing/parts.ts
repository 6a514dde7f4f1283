import { blockTokens, isOf } from '../tokens.ts';
import type { Block, Sequence } from '../read.ts';
import { inlineOf, type Inline } from './inline.ts';

/** A list item: its first paragraph, null if it has none, and what else is in it. */
export interface Item {
  readonly text: Inline | null;
  readonly line: number;
  readonly endLine: number;
  readonly parts: readonly Part[];
}

interface Place {
  readonly line: number;
  readonly endLine: number;
}

/** Paragraphs, or the lines of one that are labelled each. */
export interface TextPart extends Place {
  readonly kind: 'text';
  readonly text: Inline;
}

/** A list with its items. */
export interface ListPart extends Place {
  readonly kind: 'list';
  readonly isOrdered: boolean;
  readonly items: readonly Item[];
}

/** A fenced or indented code block. */
export interface CodePart extends Place {
  readonly kind: 'code';
  readonly language: string;
  readonly code: string;
  /** As it stands in the file. */
  readonly raw: string;
}

/** A table; every row has as many cells as the header. */
export interface TablePart extends Place {
  readonly kind: 'table';
  readonly header: readonly Inline[];
  readonly rows: readonly { readonly cells: readonly Inline[]; readonly line: number }[];
}

/** A fold of HTML: its summary and what it hides. */
export interface DetailsPart extends Place {
  readonly kind: 'details';
  readonly summary: Inline;
  readonly parts: readonly Part[];
}

/** A quote, or something that is no text, such as a rule, HTML, mathematics or what is claimed. */
export interface OtherPart extends Place {
  readonly kind: 'other';
}

/** A block as the rules see it. */
export type Part = TextPart | ListPart | CodePart | TablePart | DetailsPart | OtherPart;

const mostCells = 20_000;
const deepest = 20;

/** The blocks of a sequence as the rules see them. */
export function partsOf(sequence: Sequence, isClaimed: (line: number) => boolean, depth = 0): Part[] {
  const parts: Part[] = [];
  if (depth > deepest) return parts;
  const { blocks } = sequence;
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block) break;
    const { line, endLine } = block;
    const place = { line, endLine };
    if (isClaimed(line) || isClaimed(endLine)) parts.push({ kind: 'other', ...place });
    else if (block.kind === 'paragraph') parts.push(...textsOf(block));
    else if (block.kind === 'list') parts.push(listOf(block, isClaimed, depth));
    else if (block.kind === 'code') parts.push({ kind: 'code', ...place, ...codeOf(block.raw) });
    else if (block.kind === 'table') parts.push(tableOf(block));
    else if (block.kind === 'html' && /<details\b/i.test(block.raw) && !/<\/details>/i.test(block.raw)) {
      const close = closeOf(blocks, index);
      const inner = blocks.slice(index + 1, close);
      const summary = inlineOf(/<summary>([^<]*)<\/summary>/i.exec(block.raw)?.[1] ?? '');
      parts.push({
        kind: 'details',
        line,
        endLine: inner.at(-1)?.endLine ?? endLine,
        summary: summary ?? emptyInline,
        parts: partsOf({ text: '', blocks: inner }, isClaimed, depth + 1),
      });
      index = close;
    } else parts.push({ kind: 'other', ...place });
  }
  return parts;
}

const emptyInline: Inline = { segments: [], plain: '', masked: '', isForeign: false };

/** The index of the block that closes the fold begun at `open`, or behind the last one. */
function closeOf(blocks: readonly Block[], open: number): number {
  for (let index = open + 1; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block?.kind === 'heading') return index - 1;
    if (block?.kind === 'html' && /<\/details>/i.test(block.raw)) return index;
  }
  return blocks.length;
}

const labelledLine = /^(?:\*\*|__)[^*_\n]{1,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：–—])/;
const labelAlone = /^[\p{Lu}*][\p{L}\p{N} /&'()*-]{1,50}[:：]\**$/u;
const listLike = /^[•·▪‣➢➤✓✔✅→]\s*/;

function textsOf(block: Block): TextPart[] {
  const groups: { lines: string[]; line: number }[] = [];
  for (const [index, raw] of block.raw.split('\n').entries()) {
    const text = raw.trim();
    const last = groups.at(-1);
    const begins = labelledLine.test(text) || labelAlone.test(text) || listLike.test(text);
    if (!last || begins) groups.push({ lines: [text], line: block.line + index });
    else last.lines.push(text);
  }
  return groups.flatMap(({ lines, line }) => {
    const text = inlineOf(lines.join(' ').replace(listLike, ''));
    const endLine = line + lines.length - 1;
    return text && text.plain !== '' ? [{ kind: 'text', text, line, endLine }] : [];
  });
}

function listOf(block: Block, isClaimed: (line: number) => boolean, depth: number): ListPart {
  const items = block.children.map((child) => {
    const [first, ...rest] = partsOf(child, isClaimed, depth + 1);
    const line = child.blocks[0]?.line ?? block.line;
    const endLine = child.blocks.at(-1)?.endLine ?? line;
    if (first?.kind === 'text')
      return { text: first.text, line: first.line, endLine: first.endLine, parts: rest };
    return { text: null, line, endLine, parts: first ? [first, ...rest] : [] };
  });
  const { line, endLine } = block;
  return { kind: 'list', line, endLine, isOrdered: /^\s*\d/.test(block.raw), items };
}

function codeOf(raw: string): { language: string; code: string; raw: string } {
  const lines = raw.split('\n');
  const fence = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`{]*)/.exec(lines[0] ?? '');
  if (!fence)
    return { language: '', code: lines.map((line) => line.replace(/^(?: {4}|\t)/, '')).join('\n'), raw };
  const isClosed = lines.length > 1 && (lines.at(-1)?.trim() ?? '').startsWith(fence[1] ?? '```');
  const code = lines.slice(1, isClosed ? -1 : undefined).join('\n');
  return { language: (fence[2] ?? '').toLowerCase(), code, raw };
}

function tableOf(block: Block): Part {
  const { line, endLine, raw } = block;
  const token = blockTokens(raw).find((candidate) => isOf(candidate, 'table'));
  if (!token || !isOf(token, 'table') || token.header.length * token.rows.length > mostCells)
    return { kind: 'other', line, endLine };
  const inline = ({ text }: { text: string }) => inlineOf(text) ?? emptyInline;
  return {
    kind: 'table',
    line,
    endLine,
    header: token.header.map(inline),
    rows: token.rows.map((row, index) => ({ cells: row.map(inline), line: line + 2 + index })),
  };
}
