import type { Block } from '../read.ts';
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

/** A fold of HTML, or a callout that asks: its summary and what it hides. */
export interface DetailsPart extends Place {
  readonly kind: 'details';
  readonly summary: Inline;
  readonly parts: readonly Part[];
}

/** Something that is no text, such as a rule, HTML, mathematics, the edge of a quote or what is claimed. */
export interface OtherPart extends Place {
  readonly kind: 'other';
  /** HTML as it stands in the file; empty for others. */
  readonly html: string;
}

/** A block as the rules see it. */
export type Part = TextPart | ListPart | CodePart | TablePart | DetailsPart | OtherPart;

const mostCells = 20_000;
const deepest = 20;

/** A sequence of blocks as the rules see them. */
export function partsOf(blocks: readonly Block[], isClaimed: (line: number) => boolean, depth = 0): Part[] {
  if (depth > deepest) return [];
  return blocks.flatMap((block): Part[] => {
    const { kind, line, endLine } = block;
    const other: Part = { kind: 'other', line, endLine, html: kind === 'html' ? block.raw : '' };
    if (isClaimed(line) || isClaimed(endLine)) return [other];
    if (kind === 'paragraph') return textsOf(block);
    if (kind === 'list') return [listOf(block, isClaimed, depth)];
    if (kind === 'code') return block.isCell ? [other] : [codeOf(block)];
    if (kind === 'table') return [tableOf(block)];
    if (kind === 'definition-list') return definitionsOf(block);
    const inner = () => block.children.flatMap(({ blocks: own }) => partsOf(own, isClaimed, depth + 1));
    if (kind === 'details' || (kind === 'callout' && /[?？]$/.test(block.title)))
      return [
        { kind: 'details', line, endLine, summary: inlineOf(block.title) ?? emptyInline, parts: inner() },
      ];
    return kind === 'quote' || kind === 'callout' || kind === 'div' ? [other, ...inner(), other] : [other];
  });
}

const emptyInline: Inline = { segments: [], plain: '', masked: '', isForeign: false };

/** A term with its first definition, as `**term**: definition`. */
function definitionsOf({ title, children, line, endLine }: Block): Part[] {
  const [first] = children[0]?.blocks ?? [];
  const text = first?.kind === 'paragraph' ? inlineOf(`**${title.replace(/\*/g, '')}**: ${first.raw}`) : null;
  return text ? [{ kind: 'text', text, line, endLine: Math.max(line, first?.endLine ?? endLine) }] : [];
}

const labelledLine = /^(?:\*\*|__)[^*_\n]{1,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)[ \t]*[:：–—])/;
const labelAlone = /^[\p{Lu}*][\p{L}\p{N} /&'()*-]{1,50}[:：]\**$/u;
const listLike = /^[•·▪‣➢➤✓✔✅→]\s*/;

function isLabelAlone(text: string): boolean {
  return /[:：*]$/.test(text) && labelAlone.test(text);
}

function textsOf(block: Block): TextPart[] {
  const groups: { lines: string[]; line: number }[] = [];
  for (const [index, raw] of block.raw.split('\n').entries()) {
    const text = raw.trim();
    const last = groups.at(-1);
    const begins =
      last !== undefined && (labelledLine.test(text) || isLabelAlone(text) || listLike.test(text));
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
  const items = block.children.map(({ blocks, item }) => {
    const [first, ...rest] = partsOf(blocks, isClaimed, depth + 1);
    const line = blocks[0]?.line ?? block.line;
    const endLine = blocks.at(-1)?.endLine ?? line;
    const isTask = item !== null && item.isChecked !== null;
    if (first?.kind === 'text' && !isTask)
      return { text: first.text, line: first.line, endLine: first.endLine, parts: rest };
    return { text: null, line, endLine, parts: first && !isTask ? [first, ...rest] : [] };
  });
  const { line, endLine, children } = block;
  const number = children[0]?.item?.number ?? null;
  return { kind: 'list', line, endLine, isOrdered: number !== null, items };
}

function codeOf({ raw, name, line, endLine }: Block): CodePart {
  const lines = raw.split('\n');
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1];
  const isClosed = fence !== undefined && lines.length > 1 && (lines.at(-1) ?? '').trim().startsWith(fence);
  const code =
    fence === undefined
      ? lines.map((text) => text.replace(/^(?: {4}|\t)/, '')).join('\n')
      : lines.slice(1, isClosed ? -1 : undefined).join('\n');
  return { kind: 'code', line, endLine, language: name.toLowerCase(), code, raw };
}

function tableOf({ line, endLine, raw }: Block): Part {
  const [first = '', , ...rest] = raw.split('\n');
  const header = cellsOf(first);
  if (header.length * rest.length > mostCells) return { kind: 'other', line, endLine, html: '' };
  const inline = (cell: string) => inlineOf(cell) ?? emptyInline;
  return {
    kind: 'table',
    line,
    endLine,
    header: header.map(inline),
    rows: rest.map((row, index) => {
      const cells = cellsOf(row);
      return { cells: header.map((_, column) => inline(cells[column] ?? '')), line: line + 2 + index };
    }),
  };
}

/** The cells of a row; a `|` behind a backslash belongs to its cell, also in code. */
function cellsOf(row: string): string[] {
  const inner = row
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').trim());
}
