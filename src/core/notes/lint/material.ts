import type { Block, Sequence } from '../read.ts';
import { codeTextOf, type CodeText } from './code-text.ts';

/** A paragraph, heading or list item's own paragraph. */
export interface Passage {
  readonly kind: 'passage';
  readonly raw: string;
  readonly line: number;
  /** Text that introduces the list it is an item of; null outside lists. */
  readonly lead: Lead | null;
  readonly isHeading: boolean;
  readonly headings: readonly string[];
}

/** What introduces a list, and the passages that are its items. */
export interface Lead {
  /** Raw Markdown; empty where nothing introduces the list. */
  readonly raw: string;
  readonly line: number;
  readonly items: Passage[];
}

/** A table of the note. */
export interface TableText {
  readonly kind: 'table';
  readonly raw: string;
  readonly line: number;
  readonly headings: readonly string[];
}

/** A block of code of the note. */
export interface CodePart {
  readonly kind: 'code';
  readonly raw: string;
  readonly code: CodeText;
  readonly headings: readonly string[];
}

/** A part of a note that may make claims. */
export type Part = Passage | TableText | CodePart;

/** Parts that follow each other under one heading. */
export interface Stretch {
  readonly parts: readonly Part[];
}

const silent = new Set<string>(['html', 'math', 'rule', 'definition', 'comment']);

/** Takes a file's tree of blocks apart into what may make claims, in order, cut at headings. */
export function stretchesOf(body: Sequence): Stretch[] {
  const parts: Part[] = [];
  collect(body, null, parts);
  const stretches: { parts: Part[] }[] = [];
  for (const part of parts) {
    const current = stretches.at(-1);
    if (!current || (part.kind === 'passage' && part.isHeading)) stretches.push({ parts: [part] });
    else current.parts.push(part);
  }
  return stretches;
}

function collect({ blocks }: Sequence, lead: Lead | null, parts: Part[]): void {
  let before: Block | null = null;
  for (const block of blocks) {
    if (block.children.length > 0) {
      const isList = block.kind === 'list';
      const own: Lead = { raw: leadOf(before), line: before?.line ?? block.line, items: [] };
      for (const child of block.children) collect(child, isList ? own : null, parts);
    } else if (!silent.has(block.kind)) {
      const part = partOf(block, before === null ? lead : null, before);
      if (part.kind === 'passage') part.lead?.items.push(part);
      parts.push(part);
    }
    before = block;
  }
}

function leadOf(before: Block | null): string {
  return before?.kind === 'paragraph' || before?.kind === 'heading' ? before.raw : '';
}

function partOf(block: Block, lead: Lead | null, before: Block | null): Part {
  const { raw, line, headings } = block;
  if (block.kind === 'table') return { kind: 'table', raw, line, headings };
  if (block.kind === 'code') {
    const context = [...headings, leadOf(before)].join('\n');
    return { kind: 'code', raw, code: codeTextOf(raw, line, context), headings };
  }
  return { kind: 'passage', raw, line, lead, isHeading: block.kind === 'heading', headings };
}
