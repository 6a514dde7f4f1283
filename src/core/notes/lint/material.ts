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
  /** Whether it is a task that is not done, or a choice that is not ticked. */
  readonly isUnticked: boolean;
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

/** Characters of a passage; a longer one is no paragraph, and looked at piece by piece. */
const longestPassage = 4000;

const silent = new Set<string>(['html', 'math', 'rule', 'definition', 'comment', 'include']);

/** Blocks whose title or term introduces what is in them, as a paragraph does a list. */
const introducing = new Set<string>(['details', 'definition-list', 'callout']);

/** Takes a file's tree of blocks apart into what may make claims, in order, cut at headings. */
export function stretchesOf(body: Sequence): Stretch[] {
  const parts: Part[] = [];
  collect(body, { lead: null, titles: [] }, parts);
  const stretches: { parts: Part[] }[] = [];
  for (const part of parts) {
    const current = stretches.at(-1);
    if (!current || (part.kind === 'passage' && part.isHeading)) stretches.push({ parts: [part] });
    else current.parts.push(part);
  }
  return stretches;
}

/** What stands around a sequence. */
interface Surroundings {
  readonly lead: Lead | null;
  /** Titles of the callouts, divs and details around. */
  readonly titles: readonly string[];
}

function collect(sequence: Sequence, { lead, titles }: Surroundings, parts: Part[]): void {
  let before: Block | null = null;
  for (const block of sequence.blocks) {
    if (block.children.length > 0) {
      const introduction = introducing.has(block.kind) ? block.title : leadOf(before);
      const own: Lead = { raw: introduction, line: before?.line ?? block.line, items: [] };
      const isLed = block.kind === 'list' || (introducing.has(block.kind) && block.title !== '');
      const inner = {
        lead: isLed ? own : null,
        titles: block.title === '' ? titles : [...titles, block.title],
      };
      for (const child of block.children) collect(child, inner, parts);
    } else if (!silent.has(block.kind)) {
      const isUnticked = sequence.item?.isChecked === false;
      const surroundings = { lead: before === null ? lead : null, titles };
      for (const piece of piecesOf(block)) {
        const part = partOf(piece, before, surroundings, isUnticked);
        if (part.kind === 'passage') part.lead?.items.push(part);
        parts.push(part);
      }
    }
    before = block;
  }
}

type Piece = Pick<Block, 'kind' | 'raw' | 'line' | 'headings'>;

/** A block that is too long to be one paragraph is read in pieces, and lines that are too long not at all. */
function piecesOf(block: Block): Piece[] {
  const { kind, raw, line, headings } = block;
  if (raw.length <= longestPassage || kind === 'table' || kind === 'code') return [block];
  const pieces: Piece[] = [];
  let lines: string[] = [];
  let length = 0;
  const end = (next: number) => {
    if (lines.length > 0)
      pieces.push({ kind, raw: lines.join('\n'), line: line + next - lines.length, headings });
    [lines, length] = [[], 0];
  };
  const all = raw.split('\n');
  for (const [index, text] of all.entries()) {
    const isTooLong = text.length > longestPassage;
    if (isTooLong || length + text.length > longestPassage) end(index);
    if (isTooLong) continue;
    lines.push(text);
    length += text.length + 1;
  }
  end(all.length);
  return pieces;
}

function leadOf(before: Block | null): string {
  if (!before || before.raw.length > longestPassage) return '';
  return before.kind === 'paragraph' || before.kind === 'heading' ? before.raw : '';
}

function partOf(
  block: Piece,
  before: Block | null,
  { lead, titles }: Surroundings,
  isUnticked: boolean,
): Part {
  const { raw, line } = block;
  const headings = [...block.headings, ...titles];
  if (block.kind === 'table') return { kind: 'table', raw, line, headings };
  if (block.kind === 'code') {
    const context = [...headings, leadOf(before)].join('\n');
    return { kind: 'code', raw, code: codeTextOf(raw, line, context), headings };
  }
  return { kind: 'passage', raw, line, lead, isHeading: block.kind === 'heading', isUnticked, headings };
}
