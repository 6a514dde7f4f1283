import type { Statement } from './statement.ts';
import type { Part } from './material.ts';
import type { CodeText } from './code-text.ts';

/** A wrong claim within the text of a statement, from `start` to `end`. */
export interface Mistake {
  readonly start: number;
  readonly end: number;
  /** Where the wrong word stands, if not at the start; the finding is on its line. */
  readonly at?: number;
  /** How the truth is computed, in a sentence. */
  readonly computation: string;
  /** What the note should say instead, in a sentence. */
  readonly correction: string;
  /** Whether the claim is that something is not so; others are dropped where the note denies them. */
  readonly isDenial?: boolean;
}

/** A wrong claim on a line of the file that is no sentence, such as a line of code. */
export interface LineMistake {
  readonly line: number;
  /** The words of the note. */
  readonly claim: string;
  readonly computation: string;
  readonly correction: string;
}

/** Looks for one kind of wrong claim; a file in `checks/` that exports one as `check` is registered by being there. */
export interface Check {
  readonly id: string;
  /** What every text that may hold such a claim matches; others are never looked at. */
  readonly trigger: RegExp;
  /** Whether such a claim can be made without a digit. */
  readonly isWordy?: boolean;
  /** Whether one item of a list may give what another is measured by, so that the list is read as a whole as well. */
  readonly joinsItems?: boolean;
  /** Wrong claims of a sentence, a card, a labelled list or a row of a table. */
  readonly inStatement?: (statement: Statement) => readonly Mistake[];
  /** Wrong lines of a block of code, or of the code in a sentence. */
  readonly inCode?: (code: CodeText) => readonly LineMistake[];
  /** Wrong claims that need all that stands under one heading. */
  readonly inSection?: (section: Section) => readonly LineMistake[];
}

/** All that stands between two headings. */
export interface Section {
  readonly parts: readonly Part[];
  readonly statements: readonly Statement[];
}
