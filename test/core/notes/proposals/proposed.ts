import { propose } from '../../../../src/core/notes/propose.ts';
import { readFile } from '../../../../src/core/notes/read.ts';
import type { ParsedNote } from '../../../../src/core/notes/types.ts';

/** What is proposed for a text; the file has a name that says nothing unless one is given. */
export function proposed(text: string, path = 'notes.md'): ParsedNote[] {
  return propose(readFile({ path, text }), () => false);
}

/** What one rule proposes, as `front => back`; clozes as their text. */
export function cardsOf(rule: string, text: string, path?: string): string[] {
  return proposed(text, path)
    .filter(({ proposal }) => proposal?.rule === rule)
    .map(({ front, back, kind }) => (kind === 'cloze' ? front : `${front} => ${back}`));
}
