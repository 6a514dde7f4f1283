import type { ParsedNote } from './types.ts';

/** Text with every run of white space made one space and none at the ends; case, digits and punctuation count. */
export function normalise(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Equal for two notes that ask and answer the same, whatever their place, tags or remark; of a drill, every sign of its definition counts. */
export function contentKey(note: ParsedNote): string {
  return joined(note.kind, normalise(note.front), note.kind === 'drill' ? note.back : normalise(note.back));
}

/** Equal for two notes under the same headings of the same file. */
export function placeKey(path: string, note: ParsedNote): string {
  return joined(path, ...note.headings.map(normalise));
}

/** Joins parts so that no two different lists give the same key. */
export function joined(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** A short name for a text, the same at every run: 53 bits of a hash (cyrb53) in base 36. */
export function digest(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
