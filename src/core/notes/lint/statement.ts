/** Something a note says, read without its marks: a sentence, a card, a labelled list, or a row of a table. */
export interface Statement {
  /** Labels end in `:`, the fields of a row in `;`, and the question of a card in `?`, followed by `→` and the answer. */
  readonly text: string;
  readonly kind: 'sentence' | 'card' | 'row';
  /** Where in the text the lines of the file begin, in order. */
  readonly breaks: readonly { readonly offset: number; readonly line: number }[];
  /** Titles of the headings above and the paragraph that introduces a list. */
  readonly context: string;
}

/** The line of the file that holds the character at `offset`. */
export function lineAt({ breaks }: Statement, offset: number): number {
  return (breaks.findLast((start) => start.offset <= offset) ?? breaks[0])?.line ?? 1;
}
