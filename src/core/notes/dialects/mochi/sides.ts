import type { Block, ReadFile } from '../../read.ts';

/** One side of a card: its Markdown and its lines in the file. */
export interface Side {
  readonly text: string;
  readonly line: number;
  readonly endLine: number;
}

const underline = /\n[ \t]*-{3,}[ \t]*$/;

/** The sides of the card a file is: what stands between its rules, without empty ones. */
export function sidesOf({ body }: ReadFile): Side[] {
  const sides: Side[] = [];
  let open: Block[] = [];
  const close = (cut = 0) => {
    const [first] = open;
    const last = open.at(-1);
    open = [];
    if (!first || !last) return;
    const text = body.text.slice(first.start, last.end - cut).trim();
    if (text !== '') sides.push({ text, line: first.line, endLine: last.endLine - (cut > 0 ? 1 : 0) });
  };
  for (const block of body.blocks) {
    const isRule = block.kind === 'rule' && /^[ \t]*-{3,}[ \t]*$/.test(block.raw);
    if (isRule) {
      close();
      continue;
    }
    open.push(block);
    // Right below a paragraph the rule is read as the underline of a heading.
    const underlined = block.kind === 'heading' ? underline.exec(block.raw) : null;
    if (underlined) close(underlined[0].length);
  }
  close();
  return sides;
}
