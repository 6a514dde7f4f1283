import { Marked, type Token } from 'marked';
import { framedCardExtension } from './framed-card.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';
import { formatOf, type Format } from './format.ts';
import { findTangle } from './limits.ts';
import { mathExtensions } from './math.ts';
import { isOf } from './tokens.ts';
import type { NoteFile, Problem } from './types.ts';

type BlockKind =
  'paragraph' | 'heading' | 'list' | 'quote' | 'code' | 'table' | 'html' | 'math' | 'rule' | 'definition';

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
  /** The heading's own text as inline Markdown; empty for other blocks. */
  readonly title: string;
  /** One per list item, one for a quote, none for other blocks. */
  readonly children: readonly Sequence[];
}

/** Blocks that follow each other: a file's body, a list item or a quote, without its own indentation and marks. */
export interface Sequence {
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** A file split into front matter and blocks; what every dialect works on. */
export interface ReadFile {
  readonly path: string;
  /** What the file is written in; the body of anything but Markdown is empty. */
  readonly format: Format;
  /** The whole text without a byte order mark, its lines ended by `\n`. */
  readonly source: string;
  readonly frontMatter: FrontMatter;
  readonly body: Sequence;
  readonly problems: readonly Problem[];
  /** Whether the text was too entangled to be read. */
  readonly isRefused: boolean;
}

const cardLine = /^ {0,3}(?:[QAC]:(?:[ \t]|$)|.*[ \t]:{2,3}[ \t])/;

const marked = new Marked({
  extensions: [...mathExtensions((tex) => tex), framedCardExtension],
  tokenizer: {
    // A rule right below a card would make the card a setext heading.
    lheading: (source) => (cardLine.test(source.split('\n', 1)[0] ?? '') ? undefined : false),
  },
});

const kinds: Readonly<Record<string, BlockKind>> = {
  paragraph: 'paragraph',
  text: 'paragraph',
  heading: 'heading',
  list: 'list',
  blockquote: 'quote',
  code: 'code',
  table: 'table',
  html: 'html',
  mathBlock: 'math',
  hr: 'rule',
  def: 'definition',
};

/** Reads a file into front matter and a tree of blocks; whatever cannot be read is told in `problems`. */
export function readFile(file: NoteFile): ReadFile {
  const source = file.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const format = formatOf(file.path, source);
  const { frontMatter, bodyLine, body, problems } = readFrontMatter(
    file.path,
    format === 'markdown' ? source : '',
  );
  const whole = { path: file.path, format, source, frontMatter };
  const tangle = findTangle(body);
  if (!tangle) return { ...whole, body: readBlocks(body, bodyLine), problems, isRefused: false };
  const problem = {
    path: file.path,
    line: bodyLine + tangle.line - 1,
    message: `The text of this file was not read because ${tangle.reason} here; split it up to have it read.`,
  };
  return {
    ...whole,
    body: { text: '', blocks: [] },
    problems: [...problems, problem],
    isRefused: true,
  };
}

/** Reads Markdown whose first line is `line` of the file; the text has `\n` line ends and is not entangled. */
export function readBlocks(text: string, line = 1): Sequence {
  const lexer = new marked.Lexer({ ...marked.defaults });
  return sequenceOf(text, lexer.blockTokens(text, []), line, []);
}

function sequenceOf(
  text: string,
  tokens: readonly Token[],
  line: number,
  above: readonly string[],
): Sequence {
  const blocks: Block[] = [];
  const path: { depth: number; title: string }[] = [];
  const place = new Place(text, line);
  for (const token of tokens) {
    const kind = kinds[token.type];
    if (token.type === 'checkbox') continue;
    const raw = contentOf(token);
    place.find(raw);
    const heading = isOf(token, 'heading') ? { depth: token.depth, title: token.text.trim() } : null;
    if (heading) while ((path.at(-1)?.depth ?? 0) >= heading.depth) path.pop();
    if (kind) {
      const headings = [...above, ...path.map(({ title }) => title)];
      const children = childrenOf(token, place.line, headings);
      blocks.push({ kind, ...place.spanOf(raw), headings, title: heading?.title ?? '', children });
    }
    if (heading) path.push(heading);
    place.pass(raw);
  }
  return { text, blocks };
}

/** Where the walk over a sequence's tokens stands. */
class Place {
  readonly #text: string;
  #offset = 0;
  line: number;

  constructor(text: string, line: number) {
    this.#text = text;
    this.line = line;
  }

  /** Steps over the line end that marked leaves out between the parts of a quote. */
  find(raw: string): void {
    while (!this.#text.startsWith(raw, this.#offset) && this.#text[this.#offset] === '\n') this.pass('\n');
  }

  pass(raw: string): void {
    this.#offset += raw.length;
    this.line += newlines(raw);
  }

  spanOf(raw: string) {
    const content = raw.trimEnd();
    const start = this.#offset;
    return {
      line: this.line,
      endLine: this.line + newlines(content),
      start,
      end: start + content.length,
      raw: content,
    };
  }
}

function childrenOf(token: Token, line: number, headings: readonly string[]): Sequence[] {
  if (isOf(token, 'blockquote')) return [sequenceOf(token.text, token.tokens, line, headings)];
  if (!isOf(token, 'list')) return [];
  let itemLine = line;
  return token.items.map((item) => {
    const sequence = sequenceOf(item.text, item.tokens, itemLine, headings);
    itemLine += newlines(item.raw);
    return sequence;
  });
}

/** The token's text without the `[ ]` that marked puts before the first paragraph of a loose task item. */
function contentOf(token: Token): string {
  const [first] = isOf(token, 'paragraph') ? token.tokens : [];
  return first?.type === 'checkbox' ? token.raw.slice(first.raw.length) : token.raw;
}

function newlines(text: string): number {
  let count = 0;
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) count += 1;
  return count;
}
