import { readCloze } from './cloze.ts';
import type { ParsedNote } from './types.ts';

/** Text with every run of white space made one space and none at the ends; case, digits and punctuation count. */
export function normalise(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Equal for two notes that ask and answer the same, whatever their place, tags or remark. */
export function contentKey(note: ParsedNote): string {
  return joined(note.kind, normalise(note.front), normalise(note.back));
}

/** Equal for two notes that ask the same: the same question or term, the same cloze text whatever its gaps, the same drill. */
export function frontKey(note: ParsedNote): string {
  const front = note.kind === 'cloze' ? withoutGaps(note.front) : note.front;
  return joined(note.kind === 'drill' ? 'drill' : 'note', normalise(front));
}

/** Equal for two notes with the same answer; null where an answer alone says too little to know a note by, such as `80` or `yes`. */
export function backKey(note: ParsedNote): string | null {
  const back = normalise(note.back);
  return back.length >= 16 || back.split(' ').length >= 3 ? back : null;
}

/** Equal for two notes under the same headings of the same file. */
export function placeKey(path: string, note: ParsedNote): string {
  return joined(path, ...note.headings.map(normalise));
}

/** Joins parts so that no two different lists give the same key. */
export function joined(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

function withoutGaps(text: string): string {
  const cloze = readCloze(text);
  if ('message' in cloze) return text;
  return cloze.parts.map((part) => (typeof part === 'string' ? part : part.answer)).join('');
}
