import type { Report } from './dialect.ts';
import { withMetadata, type Defaults } from './draft.ts';
import { linesOf } from './lines.ts';
import { readMetadataLine, type MetadataLine } from './metadata.ts';
import type { Block, Sequence } from './read.ts';
import type { ParsedNote } from './types.ts';

const mayHoldMetadata = /^[ \t]*(?:note|tags|needs|id):/m;

/** Makes a note of every heading with text of its own below it, leaving out the blocks that belong to other cards. */
export function headingNotes(
  body: Sequence,
  claimed: ReadonlySet<Block>,
  defaults: Defaults,
  report: Report,
): ParsedNote[] {
  return sectionsOf(body.blocks).flatMap(([heading, ...below]) => {
    if (heading?.kind !== 'heading' || heading.title === '') return [];
    const own = below.filter((block) => !claimed.has(block) && isText(block));
    const last = own.at(-1);
    if (!last) return [];
    const [lastText, lines] = last.kind === 'paragraph' ? splitMetadata(last) : [last.raw, []];
    const back = [...own.slice(0, -1).map(({ raw }) => raw), lastText].join('\n\n').trimEnd();
    if (back === '') return [];
    const { title, headings, line } = heading;
    const parts = { kind: 'basic', front: title, back, headings, line, endLine: last.endLine } as const;
    return [withMetadata(parts, lines, defaults, report)];
  });
}

function sectionsOf(blocks: readonly Block[]): Block[][] {
  const sections: Block[][] = [[]];
  for (const block of blocks) {
    if (block.kind === 'heading') sections.push([]);
    sections.at(-1)?.push(block);
  }
  return sections;
}

function isText({ kind }: Block): boolean {
  return kind !== 'rule' && kind !== 'definition' && kind !== 'comment';
}

/** Splits the lines that belong to the card off the end of a section's last paragraph. */
function splitMetadata(paragraph: Block): [string, MetadataLine[]] {
  const entries: MetadataLine[] = [];
  const text: string[] = [];
  for (const line of linesOf(paragraph, mayHoldMetadata) ?? []) {
    const entry = line.beginsOpaque ? null : readMetadataLine(line.text, line.line);
    const current = entries.at(-1);
    if (entry) entries.push(entry);
    else if (current) current.value += `\n${line.text.trim()}`;
    else text.push(line.text);
  }
  return entries.length ? [text.join('\n'), entries] : [paragraph.raw, []];
}
