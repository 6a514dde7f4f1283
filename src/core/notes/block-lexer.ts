import { Lexer, Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked';
import { framedCardExtension } from './framed-card.ts';
import { indentedPart } from './indented-part.ts';
import { mathExtensions } from './math.ts';
import { newlines } from './newlines.ts';
import { columnsOf } from './table-columns.ts';

/** What a block beyond marked's own holds besides marked's fields. */
export interface NoteToken extends Tokens.Generic {
  readonly type: 'calloutTitle' | 'include' | 'footnote' | 'definitionList';
  /** The title of a callout or the term of a definition list. */
  readonly title: string;
  readonly name: string;
  /** Texts of a footnote or of the definitions, one line for each line of the source from `contentLine` on. */
  readonly contents: readonly { readonly text: string; readonly lineOffset: number }[];
}

const cardLine = /^ {0,3}(?:[QAC]:(?:[ \t]|$)|.*[ \t]:{2,3}[ \t])/;
/** A title longer than this is a paragraph; looking further at every block would take time quadratic in the text. */
const longestTitle = 2000;
/** The underline of a heading or the empty line that ends a paragraph, whichever comes first. */
const lineBelow = /\n(?: {0,3}(?:=+|-+)[ \t]*(?=\n|$)|[ \t]*\n)/;
const calloutTitle = /^\[!([^\]\n|]{1,100})(?:\|[^\]\n]{0,100})?\][+-]?([^\n]*)(?:\n|$)/;
const include = /^\{\{<[ \t]*include[ \t]([^\n>]*)>\}\}[ \t]*(?:\n|$)/;
const footnote = /^ {0,3}\[\^([^\]\s]{1,200})\]:[ \t]*/;
const noTerm =
  /^(?: {4}| {0,3}(?:\t|[>|:]|[-*+](?:[ \t]|$)|\d{1,9}[.)][ \t]|#{1,6}(?:\s|$)|`{3}|~{3}|\$\$|<[/!a-z]|\[[^\]]+\]:|(?:-[ \t]*){3,}$|(?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$))/i;
const definition = /^ {0,3}:[ \t]+(?=\S)/;

/** Whether a token is one of the blocks that this module adds to marked's. */
export function isNoteToken(token: Tokens.Generic): token is NoteToken {
  return ['calloutTitle', 'include', 'footnote', 'definitionList'].includes(token.type);
}

/**
 * Makes a lexer of blocks: CommonMark and GFM with mathematics, titles of callouts and includes, and footnotes and definition
 * lists unless it is for what stands in one of them. The cells of its tables are left out.
 */
export function blockLexer(isInner: boolean): Lexer {
  const marked = isInner ? innerMarked : outerMarked;
  return new marked.Lexer({ ...marked.defaults });
}

const common: TokenizerAndRendererExtension[] = [
  ...mathExtensions((tex) => tex),
  framedCardExtension,
  {
    name: 'calloutTitle',
    level: 'block',
    tokenizer(source, tokens) {
      const isFirst = tokens.length === 0 && this.lexer.state.top;
      const match = isFirst ? calloutTitle.exec(source) : null;
      if (!match) return undefined;
      const [raw, name = '', title = ''] = match;
      return noteToken('calloutTitle', raw, name.trim().toLowerCase(), title.trim());
    },
  },
  {
    name: 'include',
    level: 'block',
    tokenizer: (source) => {
      const match = source.startsWith('{{<') ? include.exec(source) : null;
      return match ? noteToken('include', match[0], (match[1] ?? '').trim(), '') : undefined;
    },
  },
];

const outer: TokenizerAndRendererExtension[] = [
  {
    name: 'footnote',
    level: 'block',
    tokenizer: (source) => {
      const match = footnote.exec(source);
      if (!match) return undefined;
      const { end, text } = indentedPart(source, match[0].length, footnote);
      return noteToken('footnote', source.slice(0, end), match[1] ?? '', '', [{ text, lineOffset: 0 }]);
    },
  },
  { name: 'definitionList', level: 'block', tokenizer: definitionList },
];

function definitionList(source: string): NoteToken | undefined {
  const termEnd = source.indexOf('\n');
  const first = termEnd < 0 ? termEnd : definitionAt(source, termEnd + 1);
  if (first < 0) return undefined;
  const term = source.slice(0, termEnd);
  if (term.trim() === '' || noTerm.test(term) || cardLine.test(term)) return undefined;
  const contents: { text: string; lineOffset: number }[] = [];
  let lineOffset = 0;
  let counted = 0;
  let end = 0;
  for (let start = first; start >= 0; start = definitionAt(source, end)) {
    const mark = definition.exec(source.slice(start, start + 100))?.[0].length ?? 0;
    const part = indentedPart(source, start + mark, definition);
    lineOffset += newlines(source.slice(counted, start));
    counted = start;
    contents.push({ text: part.text, lineOffset });
    end = part.end;
  }
  return noteToken('definitionList', source.slice(0, end), '', term.trim(), contents);
}

/** Where a definition begins, at `from` or behind one empty line; -1 if none does. */
function definitionAt(source: string, from: number): number {
  const lineAt = (start: number) => {
    const end = source.indexOf('\n', start);
    return source.slice(start, end < 0 ? source.length : end);
  };
  const line = lineAt(from);
  if (definition.test(line)) return from;
  const next = from + line.length + 1;
  return line.trim() === '' && next <= source.length && definition.test(lineAt(next)) ? next : -1;
}

function noteToken(
  type: NoteToken['type'],
  raw: string,
  name: string,
  title: string,
  contents: NoteToken['contents'] = [],
): NoteToken {
  return { type, raw, name, title, contents };
}

const tokenizer = {
  // A rule right below a card would make the card a setext heading. Without a line below, marked's search is spared.
  lheading: (source: string): undefined | false => {
    const below = lineBelow.exec(source.slice(0, longestTitle))?.[0].trim() ?? '';
    return below === '' || cardLine.test(source.split('\n', 1)[0] ?? '') ? undefined : false;
  },
  // marked fills up short rows and queues every cell, which takes very long for thousands of columns.
  table: (source: string): Tokens.Table | undefined => {
    const match = Lexer.rules.block.gfm.table.exec(source);
    const [whole, header = '', delimiters = ''] = match ?? [];
    if (whole === undefined || !/[:|]/.test(delimiters)) return undefined;
    if (columnsOf(header) !== columnsOf(delimiters)) return undefined;
    return { type: 'table', raw: whole.replace(/\n+$/, ''), align: [], header: [], rows: [] };
  },
};

const innerMarked = new Marked({ extensions: common, tokenizer });
const outerMarked = new Marked({ extensions: [...common, ...outer], tokenizer });
