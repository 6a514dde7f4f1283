import type { ReadFile } from './read.ts';
import type { ParsedNote, Problem } from './types.ts';

/** Reports something that was nearly a card, on a line of the file, in a whole sentence that says what would mend it. */
export type Report = (line: number, message: string) => void;

/** A sign that a file is written in a dialect. */
export interface Evidence {
  readonly line: number;
  /** The mark as it stands there, such as `<!--SR:!2024-08-16,51,230-->`. */
  readonly mark: string;
  /** 1 for a mark that other dialects or plain notes share, up to 10 for one that nothing else writes. */
  readonly weight: number;
}

/** What is known of a file besides its text. */
export interface DialectContext {
  /** Settings of the dialect from `nexthop.yml`, such as other separators; empty where nothing is set. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What an option of a dialect must be: text, `true` or `false`, or a list of texts. */
export type OptionType = 'text' | 'flag' | 'list';

/** What a dialect makes of one file. */
export interface DialectResult {
  /** In the order of their lines. */
  readonly notes: readonly ParsedNote[];
  readonly problems: readonly Problem[];
  /** Deck that the file names in the dialect's own way, as `A::B`; null if it names none. */
  readonly deck?: string | null;
}

/** A way of writing cards; a file in `dialects/` that exports one as `dialect` is registered by being there. */
export interface Dialect {
  readonly id: string;
  /** The name people know it by, such as `Obsidian Spaced Repetition`. */
  readonly title: string;
  /** The options it takes from `nexthop.yml` and what each must be; none where absent. */
  readonly options?: Readonly<Record<string, OptionType>>;
  /**
   * Whether a file without signs of this dialect may be written in it, where the others of its folder are; absent where such
   * a file holds no cards in any case.
   */
  takesUnmarked?(file: ReadFile): boolean;
  /** Signs of this dialect in a file, never from inside code, links, HTML, front matter or addresses. */
  detect(file: ReadFile): readonly Evidence[];
  /** Makes notes of a file; never throws. */
  read(file: ReadFile, context: DialectContext): DialectResult;
}
