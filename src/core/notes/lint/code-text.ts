/** Code of a note: a block, or the code within a sentence. */
export interface CodeText {
  /** First word of the fence's info string in lower case; empty where none is given. */
  readonly language: string;
  readonly lines: readonly CodeLine[];
  readonly isInline: boolean;
  /** Titles of the headings above and the sentence that introduces the code. */
  readonly context: string;
}

/** A line of code and its place in the file. */
export interface CodeLine {
  readonly text: string;
  readonly line: number;
}

const fence = /^ {0,3}(`{3,}|~{3,})[ \t]*\{?\.?([\w+-]*)/;

/** Takes a block of code, fenced or indented, apart into lines; `line` is where the block begins. */
export function codeTextOf(raw: string, line: number, context: string): CodeText {
  const lines = raw.split('\n').map((text, index) => ({ text, line: line + index }));
  const [, mark, language = ''] = fence.exec(raw) ?? [];
  if (mark === undefined)
    return {
      language: '',
      lines: lines.map(({ text, line: at }) => ({ text: text.replace(/^(?: {4}|\t)/, ''), line: at })),
      isInline: false,
      context,
    };
  const isClosed = lines.length > 1 && lines.at(-1)?.text.trim().startsWith(mark) === true;
  return {
    language: language.toLowerCase(),
    lines: lines.slice(1, isClosed ? -1 : undefined),
    isInline: false,
    context,
  };
}
