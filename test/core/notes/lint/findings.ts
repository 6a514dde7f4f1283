import { lint } from '../../../../src/core/notes/lint.ts';
import { readFile } from '../../../../src/core/notes/read.ts';
import type { Finding } from '../../../../src/core/notes/types.ts';

/** The findings of a text read as the file `notes.md`. */
export function findingsIn(text: string): readonly Finding[] {
  return lint(readFile({ path: 'notes.md', text }));
}

/** The findings of a text as `line check: correction`. */
export function corrections(text: string): string[] {
  return findingsIn(text).map(({ line, check, correction }) => `${line} ${check}: ${correction}`);
}
