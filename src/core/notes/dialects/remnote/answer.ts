import type { Sequence } from '../../read.ts';
import { asMarkdown } from './rem.ts';

/** What stands below the first paragraph of a bullet, as Markdown. */
export function answerOf({ text, blocks }: Sequence): string {
  const [, first] = blocks;
  const last = blocks.at(-1);
  return first && last ? asMarkdown(text.slice(first.start, last.end)).trim() : '';
}
