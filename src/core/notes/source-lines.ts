import type { Block, Sequence } from './read.ts';
import { opaqueSpans, type Span } from './spans.ts';

/**
 * A line of a sequence. `text` lines may begin with a mark; `inner` ones are indented parts of a list or quote; what a
 * table, code, mathematics, HTML or comment holds is of that kind.
 */
export interface SourceLine {
  readonly text: string;
  readonly line: number;
  readonly kind: 'text' | 'inner' | 'heading' | 'rule' | 'blank' | 'table' | 'html' | 'code';
  /** The block it belongs to; null for an empty line between blocks. */
  readonly block: Block | null;
  /** Titles of the `#` headings above, outermost first. */
  readonly headings: readonly string[];
}

const atxHeading = /^ {0,3}(#{1,6})(?=[ \t]|$)/;
const containers: ReadonlySet<string> = new Set(['list', 'quote', 'callout', 'footnote', 'definition-list']);
const sealed: ReadonlySet<string> = new Set(['code', 'math', 'include']);
const known = new WeakMap<Block, readonly (readonly Span[])[]>();

/** The level, from 1 to 6, and the title of a heading that begins with `#`; null for any other line. */
export function readHeading(text: string): { level: number; title: string } | null {
  const marks = text.includes('#') ? atxHeading.exec(text) : null;
  if (!marks) return null;
  const title = text.slice(marks[0].length).trim();
  return { level: marks[1]?.length ?? 1, title: title.replace(/(?:^|(?<=[ \t]))#+$/, '').trim() };
}

/** The lines of a sequence, for dialects whose marks go by lines; underlined headings count as text above a rule. */
export function sourceLines(sequence: Sequence): SourceLine[] {
  const texts = sequence.text.split('\n');
  const first = firstLineOf(sequence);
  const owners = new Array<Block | null>(texts.length).fill(null);
  claim(sequence.blocks, sequence, owners, first);
  const path: { level: number; title: string }[] = [];
  const above = sequence.blocks[0]?.headings ?? [];
  let headings = above;
  return texts.map((text, index) => {
    const block = owners[index] ?? null;
    const kind = kindOf(text, block);
    const line = { text, line: first + index, kind, block, headings };
    const heading = kind === 'heading' ? readHeading(text) : null;
    if (heading) {
      while ((path.at(-1)?.level ?? 0) >= heading.level) path.pop();
      headings = [...above, ...path.map(({ title }) => title)];
      path.push(heading);
      const own = { ...line, headings };
      headings = [...above, ...path.map(({ title }) => title)];
      return own;
    }
    return line;
  });
}

/** Stretches of a line that hold no marks: code, mathematics, links, images, HTML and escaped characters. */
export function opaqueIn({ text, line, kind, block }: SourceLine): readonly Span[] {
  const all = [{ start: 0, end: text.length }];
  if (kind !== 'text' && kind !== 'inner' && kind !== 'heading') return all;
  if (block?.kind !== 'paragraph') return opaqueSpans(text) ?? all;
  const spans = known.get(block) ?? opaqueByLine(block.raw);
  known.set(block, spans);
  return spans[line - block.line] ?? all;
}

/** Spans for each line of a paragraph; none of a line that is too entangled can be told, so all of it is opaque. */
function opaqueByLine(raw: string): (readonly Span[])[] {
  const spans = opaqueSpans(raw);
  const lines = raw.split('\n');
  if (!spans) return lines.map(({ length }) => [{ start: 0, end: length }]);
  let start = 0;
  let first = 0;
  return lines.map(({ length }) => {
    const end = start + length;
    while ((spans[first]?.end ?? Infinity) <= start) first += 1;
    const own: Span[] = [];
    for (let next = first; (spans[next]?.start ?? Infinity) < end; next += 1) {
      const span = spans[next];
      if (span) own.push({ start: span.start - start, end: span.end - start });
    }
    start = end + 1;
    return own;
  });
}

/** The texts of lines as one text. */
export function joinLines(lines: readonly SourceLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

function firstLineOf({ text, blocks }: Sequence): number {
  const [block] = blocks;
  if (!block) return 1;
  return block.line - (text.slice(0, block.start).split('\n').length - 1);
}

/** Notes for each line the block it belongs to; blocks within a div or `<details>` have the text around them in common. */
function claim(blocks: readonly Block[], { text }: Sequence, owners: (Block | null)[], first: number): void {
  for (const block of blocks) {
    for (let line = block.line; line <= block.endLine; line += 1)
      if (line - first < owners.length) owners[line - first] = block;
    for (const child of block.children)
      if (child.text === text && !containers.has(block.kind)) claim(child.blocks, child, owners, first);
  }
}

function kindOf(text: string, block: Block | null): SourceLine['kind'] {
  if (!block || text.trim() === '') return block && sealed.has(block.kind) ? 'code' : 'blank';
  if (sealed.has(block.kind)) return 'code';
  if (block.kind === 'rule') return 'rule';
  if (block.kind === 'table') return 'table';
  if (block.kind === 'heading') return headingKind(text);
  if (containers.has(block.kind)) return /^\s|^>/.test(text) ? 'inner' : 'text';
  return block.kind === 'paragraph' || block.kind === 'definition' ? 'text' : 'html';
}

function headingKind(text: string): SourceLine['kind'] {
  if (readHeading(text)) return 'heading';
  return /^ {0,3}(?:-+|=+)[ \t]*$/.test(text) ? 'rule' : 'text';
}
