import type { Sequence } from '../../read.ts';
import { asMarkdown } from './rem.ts';

/** What stands below the first paragraph of a bullet, as Markdown. */
export function answerOf({ text, blocks }: Sequence): string {
  const [, first] = blocks;
  const last = blocks.at(-1);
  if (!first || !last) return '';
  const start = text.lastIndexOf('\n', first.start - 1) + 1;
  const indent = text.slice(start, first.start).length || leadOf(text.slice(first.start));
  const lines = text.slice(start, last.end).split('\n');
  return asMarkdown(lines.map((line) => line.slice(Math.min(indent, leadOf(line)))).join('\n')).trim();
}

function leadOf(line: string): number {
  return line.length - line.trimStart().length;
}
