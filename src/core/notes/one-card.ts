import type { ReadFile } from './read.ts';

const mostLines = 60;

/** Whether a file is short enough, and free of sections, to be a single card rather than a page of notes. */
export function looksLikeOneCard({ body: { blocks, text } }: ReadFile): boolean {
  const isSection = (raw: string) => /^ {0,3}#/.test(raw);
  return (
    text.split('\n', mostLines + 1).length <= mostLines &&
    !blocks.some(({ kind, raw }, index) => index > 0 && kind === 'heading' && isSection(raw))
  );
}
