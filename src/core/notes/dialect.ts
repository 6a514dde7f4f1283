import type { ReadFile } from './read.ts';
import type { ParsedNote, Problem } from './types.ts';

/** Reports something that was nearly a card, on a line of the file, in a whole sentence that says what would mend it. */
export type Report = (line: number, message: string) => void;

/** A way of writing cards in Markdown. */
export interface Dialect {
  readonly id: string;
  /** Makes notes of a file, in the order of their lines; never throws. */
  read(file: ReadFile): { readonly notes: readonly ParsedNote[]; readonly problems: readonly Problem[] };
}
