import { formError, read, type Reading } from './reading.ts';

/** Reads a word or a few: case, spacing and quotation marks around them make no difference, and of synonyms the first stands for all. */
export function readWord(text: string, synonyms: readonly (readonly string[])[]): Reading {
  const words = plain(text);
  if (words === '') return formError('Type an answer.');
  const group = synonyms.find((one) => one.some((word) => plain(word) === words));
  return read(plain(group?.[0] ?? words));
}

function plain(text: string): string {
  const bare = text.trim().replace(/^(["'`])([^"'`]+)\1$/, '$2');
  return bare.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Reads a path as a request line has it: case counts, and it begins with a slash. */
export function readUri(text: string): Reading {
  const path = text.trim();
  if (path === '') return formError('Type a path.');
  if (/\s/.test(path)) return formError('A path has no spaces; a space in it is written %20.');
  return path.startsWith('/') ? read(path) : formError('A path begins with a slash.');
}
