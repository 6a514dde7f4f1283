/** What a block of Markdown is; a `definition` is one of a link's address, a `definition-list` a term with what it means. */
export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'list'
  | 'quote'
  | 'callout'
  | 'code'
  | 'table'
  | 'html'
  | 'details'
  | 'comment'
  | 'math'
  | 'rule'
  | 'definition'
  | 'footnote'
  | 'definition-list'
  | 'div'
  | 'include';

/** A block of Markdown with its place; `line` and `endLine` are lines of the file, counted from 1. */
export interface Block {
  readonly kind: BlockKind;
  readonly line: number;
  readonly endLine: number;
  /** Where it stands in the text of its sequence, without the empty lines behind it. */
  readonly start: number;
  readonly end: number;
  readonly raw: string;
  /** Titles of the headings above, outermost first. */
  readonly headings: readonly string[];
  /**
   * Inline Markdown: the text of a heading, the title of a callout or div, the summary of `<details>`, the term of a
   * definition list; empty for other blocks and where there is none.
   */
  readonly title: string;
  /** From 1 to 6 for a heading, 0 for other blocks. */
  readonly level: number;
  /**
   * The type of a callout (`note`), the first class of a div (`callout-tip`), the language of code, the label of a footnote,
   * the path of an include; empty for other blocks and where there is none.
   */
  readonly name: string;
  /** Whether it is a code cell of Quarto or R Markdown, such as ```` ```{python} ````. */
  readonly isCell: boolean;
  /**
   * One per list item and per definition of a term; one for a quote, callout, footnote, div and `<details>`;
   * none for other blocks.
   */
  readonly children: readonly Sequence[];
  /** Labels of the link definitions of the whole file, as `[text][label]` needs them; in lower case. */
  readonly labels: ReadonlySet<string>;
}

/** What begins a list item. */
export interface ItemMark {
  /** Null in a list with bullets. */
  readonly number: number | null;
  /** Whether the box of a task is ticked; null if the item is no task. */
  readonly isChecked: boolean | null;
}

/**
 * Blocks that follow each other: a file's body, a list item or a quote, without its own indentation and marks.
 * The sequence in a div or in `<details>` has the text of the sequence around it.
 */
export interface Sequence {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** Null outside lists. */
  readonly item: ItemMark | null;
}
