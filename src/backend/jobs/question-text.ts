import { plainFacesOf } from '../../core/notes/faces.ts';
import type { ParsedNote, Question } from '../../core/notes/types.ts';

const longest = 80;

/** A question of the import as a sentence that asks. */
export function questionText({ kind, known, placed }: Pick<Question, 'kind' | 'known' | 'placed'>): string {
  const before = quoted(known.map(({ note }) => note));
  const after = quoted(placed.map(({ note }) => note));
  switch (kind) {
    case 'near':
      return `Your notes had ${before} and now have ${after}. Is that the same card?`;
    case 'split':
      return `Your notes had ${before} and now have ${after}. Did the one become several?`;
    case 'merge':
      return `Your notes had ${before} and now have ${after}. Did they become one?`;
    case 'duplicate':
      return `${after || before} stands more than once in your notes. Which is the card you have learned?`;
    case 'edited-both':
      return `You edited ${before} here, and your notes now say ${after}. Which text should the card have?`;
  }
}

function quoted(notes: readonly ParsedNote[]): string {
  const [first, ...others] = notes.map(
    (note) => `“${shortened(plainFacesOf(note)[0]?.front ?? note.front)}”`,
  );
  const last = others.pop();
  if (first === undefined) return '';
  return last === undefined ? first : `${[first, ...others].join(', ')} and ${last}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
