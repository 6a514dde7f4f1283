import { mediaOf } from './media.ts';
import type { ParsedNote } from './types.ts';

/** The images and sounds a note shows, in Markdown, as `![[x.png]]`, `[sound:x.mp3]` or `<img>`: the references as written, in order. */
export function imagesOf(note: ParsedNote): string[] {
  return [note.front, note.back, note.remark ?? ''].flatMap((text) =>
    mediaOf(text).flatMap(({ kind, reference }) => (kind === 'video' ? [] : [reference])),
  );
}
