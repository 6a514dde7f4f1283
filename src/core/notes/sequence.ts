import type { Lexer, Token, Tokens } from 'marked';
import type { Block, BlockKind, ItemMark, Sequence } from './block.ts';
import { blockLexer, isNoteToken, type NoteToken } from './block-lexer.ts';
import { isOnlyComments, summaryAt } from './html-parts.ts';
import { newlines } from './newlines.ts';
import { closingPieces, pieceOfRegion, piecesOf, type Piece } from './pieces.ts';
import { placedByLines, placedInText } from './placed-tokens.ts';
import { regionsOf } from './regions.ts';
import { isOf } from './tokens.ts';

const kinds: Readonly<Record<string, BlockKind>> = {
  paragraph: 'paragraph',
  text: 'paragraph',
  heading: 'heading',
  list: 'list',
  blockquote: 'quote',
  code: 'code',
  table: 'table',
  mathBlock: 'math',
  hr: 'rule',
  def: 'definition',
  footnote: 'footnote',
  definitionList: 'definition-list',
  include: 'include',
};

/** Below this depth, divs and comments within lists and quotes are text. */
const deepestRegions = 8;

const quoteMark = /^ {0,3}>[ \t]?/;

interface Around {
  readonly headings: readonly string[];
  readonly depth: number;
}

/** Reads the texts of one file into sequences of blocks. */
export class SequenceReader {
  readonly #labels = new Set<string>();
  readonly #outer = blockLexer(false);
  readonly #inner = blockLexer(true);
  #lexer: Lexer = this.#outer;

  /** Reads Markdown whose first line is `line` of the file; the text has `\n` line ends and is not entangled. */
  read(text: string, line: number): Sequence {
    const sequence = this.#read(text, line, { headings: [], depth: 0 });
    for (const lexer of [this.#outer, this.#inner])
      for (const label of Object.keys(lexer.tokens.links)) this.#labels.add(label);
    return sequence;
  }

  #read(text: string, line: number, around: Around, item: ItemMark | null = null): Sequence {
    const pieces: Piece[] = [];
    let end = 0;
    let lineNow = line;
    const takeUntil = (stop: number) => {
      const part = text.slice(end, stop);
      for (const token of placedInText(this.#lex(part), end, lineNow))
        for (const piece of piecesOf(token)) pieces.push(piece);
      lineNow += newlines(part);
    };
    for (const region of regionsOf(text)) {
      takeUntil(region.start);
      pieces.push(pieceOfRegion(text, region, lineNow));
      lineNow += newlines(text.slice(region.start, region.end));
      end = region.end;
    }
    takeUntil(text.length);
    return this.#sequence(text, pieces, around, item);
  }

  #lex(text: string): Token[] {
    // A token in front keeps a title from being taken for that of a callout.
    return text === '' ? [] : this.#lexer.blockTokens(text, [{ type: 'space', raw: '' }]);
  }

  /** Takes tokens that marked has read already, unless there are divs or comments among them. */
  #ofTokens(
    tokens: readonly Token[],
    lines: readonly string[],
    line: number,
    around: Around,
    item: ItemMark | null,
  ): Sequence {
    const { text, placed } = placedByLines(tokens, lines, line);
    const hasRegions = around.depth <= deepestRegions && regionsOf(text).length > 0;
    return hasRegions
      ? this.#read(text, line, around, item)
      : this.#sequence(text, placed.flatMap(piecesOf), around, item);
  }

  #sequence(text: string, pieces: readonly Piece[], around: Around, item: ItemMark | null): Sequence {
    const closing = closingPieces(pieces, around.depth);
    const build = (from: number, to: number, { headings: above, depth }: Around): Block[] => {
      const blocks: Block[] = [];
      const path: { level: number; title: string }[] = [];
      for (let index = from; index < to; index += 1) {
        const piece = pieces[index];
        if (!piece) break;
        const level = levelOf(piece.token);
        if (level > 0) while ((path.at(-1)?.level ?? 0) >= level) path.pop();
        const inside = { headings: [...above, ...path.map(({ title }) => title)], depth: depth + 1 };
        const close = closing.get(index);
        const block =
          close === undefined
            ? this.#block(piece, inside)
            : container(text, piece, pieces[close], inside, build(index + 1, close, inside));
        if (block) blocks.push({ ...block, labels: this.#labels });
        if (block && level > 0) path.push({ level, title: block.title });
        index = close ?? index;
      }
      return blocks;
    };
    return { text, blocks: build(0, pieces.length, around), item };
  }

  #block(piece: Piece, inside: Around): Unlabelled | null {
    const { token, raw } = piece;
    const base = blockAt(piece, raw, inside.headings);
    if (piece.container === 'div') return { ...base, kind: 'paragraph' };
    if (!token)
      return { ...base, kind: piece.kind === 'comment' || isOnlyComments(raw) ? 'comment' : 'html' };
    const kind = kinds[token.type];
    if (isOf(token, 'html')) return { ...base, kind: 'html' };
    if (!kind) return null;
    if (isNoteToken(token))
      return {
        ...base,
        kind,
        name: token.name,
        title: token.title,
        children: this.#contents(token, piece.line, inside),
      };
    if (isOf(token, 'heading')) return { ...base, kind, level: token.depth, title: token.text.trim() };
    if (isOf(token, 'code')) return { ...base, kind, ...languageOf(token) };
    if (isOf(token, 'def')) return { ...base, kind, name: token.tag };
    if (isOf(token, 'list')) return { ...base, kind, children: this.#items(token, piece.line, inside) };
    if (isOf(token, 'blockquote')) return { ...base, ...this.#quote(token, piece.line, inside) };
    return { ...base, kind };
  }

  #items(list: Tokens.List, line: number, inside: Around): Sequence[] {
    let itemLine = line;
    return list.items.map((item, index) => {
      const mark = {
        number: list.start === '' ? null : list.start + index,
        isChecked: item.task ? (item.checked ?? false) : null,
      };
      const sequence = this.#ofTokens(item.tokens, item.text.split('\n'), itemLine, inside, mark);
      itemLine += newlines(item.raw);
      return sequence;
    });
  }

  #quote(
    quote: Tokens.Blockquote,
    line: number,
    inside: Around,
  ): Pick<Block, 'kind' | 'name' | 'title' | 'children'> {
    const lines = quote.raw.split('\n').map((text) => text.replace(quoteMark, ''));
    const [first] = quote.tokens;
    const children = [this.#ofTokens(quote.tokens, lines, line, inside, null)];
    if (!first || !isNoteToken(first)) return { kind: 'quote', name: '', title: '', children };
    return { kind: 'callout', name: first.name, title: first.title, children };
  }

  /** What stands in a footnote or definition holds none itself, so that the depth is bounded. */
  #contents({ contents }: NoteToken, line: number, inside: Around): Sequence[] {
    const outside = this.#lexer;
    this.#lexer = this.#inner;
    const children = contents.map(({ text, lineOffset }) => this.#read(text, line + lineOffset, inside));
    this.#lexer = outside;
    return children;
  }
}

type Unlabelled = Omit<Block, 'labels'>;

function blockAt({ line, start }: Piece, raw: string, headings: readonly string[]): Omit<Unlabelled, 'kind'> {
  return {
    line,
    endLine: line + newlines(raw),
    start,
    end: start + raw.length,
    raw,
    headings,
    title: '',
    level: 0,
    name: '',
    isCell: false,
    children: [],
  };
}

function container(
  text: string,
  open: Piece,
  close: Piece | undefined,
  { headings }: Around,
  inner: readonly Block[],
): Unlabelled {
  const end = close ? close.start + close.raw.length : open.start + open.raw.length;
  const base = blockAt(open, text.slice(open.start, end), headings);
  if (open.container === 'div') {
    const children = [{ text, blocks: inner, item: null }];
    return { ...base, kind: 'div', name: open.name, title: open.title, children };
  }
  const [first, ...rest] = inner;
  const late = open.title === '' && first?.kind === 'html' ? wholeSummary(first.raw) : null;
  const children = [{ text, blocks: late === null ? inner : rest, item: null }];
  return { ...base, kind: 'details', title: late ?? open.title, children };
}

function wholeSummary(html: string): string | null {
  const summary = summaryAt(html, html.toLowerCase(), 0);
  return summary?.end === html.length ? summary.text : null;
}

function levelOf(token: Token | null): number {
  return token && isOf(token, 'heading') ? token.depth : 0;
}

function languageOf({ lang = '' }: Tokens.Code): { name: string; isCell: boolean } {
  const [, brace = '', name = ''] = /^(\{?)\.?([\w+#-]*)/.exec(lang) ?? [];
  return { name: name.toLowerCase(), isCell: brace === '{' && !lang.startsWith('{.') };
}
