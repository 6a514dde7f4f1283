import type { Lexer, Token, TokenizerAndRendererExtension, TokenizerThis, Tokens } from 'marked';
import { indentedPart } from './indented-part.ts';
import { nameOf, readEmbed, wikilinkText, type Embed } from './media-kind.ts';

/** How what notes hold beyond Markdown is drawn, as HTML that is safe but for what the texts hold. */
export interface NoteDrawing {
  text(text: string): string;
  embed(embed: Embed): string;
}

/** A token of what notes hold beyond Markdown; `text` is what it shows, empty if nothing. */
export interface ExtraToken extends Tokens.Generic {
  readonly type: 'noteText' | 'noteEmbed' | 'noteHidden' | 'footnoteMark' | 'footnoteText' | 'calloutTitle';
  readonly text: string;
  readonly embed: Embed | null;
}

const wiki = /^!?\[\[(?![\s[])[^[\]\n]{0,499}[^\s[\]]\]\]/;
const sound = /^\[sound:([^[\]\n]{1,500})\]/;
const footnoteMark = /^\[\^(\d+|\w{2,}[\w-]*)\](?!:)/;
const footnoteText = /^ {0,3}\[\^([^\]\s]{1,200})\]:[ \t]*/;
const blockId = /^(?:[ \t]+\^|\^)(?=[a-z0-9-]*[a-z])[a-z0-9-]{3,}[ \t]*(?=\n|$)/i;
const hiddenStart = /%%|[ \t]\^|^\^/;
const calloutTitle = /^\[!([^\]\n|]{1,100})(?:\|[^\]\n]{0,100})?\][+-]?([^\n]*)(?:\n|$)/;

/** Whether a Markdown text may hold anything that these extensions read. */
export function mayHoldExtras(markdown: string): boolean {
  return /\[[[!^]|%%|\[sound:|(?:^|\s)\^/m.test(markdown);
}

/** Whether a token is one of those these extensions make. */
export function isExtra(token: Tokens.Generic): token is ExtraToken {
  return ['noteText', 'noteEmbed', 'noteHidden', 'footnoteMark', 'footnoteText', 'calloutTitle'].includes(
    token.type,
  );
}

/**
 * Extensions of marked for wikilinks, embeds, `[sound:…]`, comments and block ids of Obsidian, footnotes and callout titles.
 * Comments and ids are not drawn.
 */
export function noteExtensions(draw: NoteDrawing): TokenizerAndRendererExtension[] {
  return [
    {
      name: 'noteText',
      level: 'inline',
      tokenizer: linkAt,
      renderer: (token) => (isExtra(token) ? draw.text(token.text) : false),
    },
    {
      name: 'noteEmbed',
      level: 'inline',
      tokenizer: embedAt,
      renderer: (token) => (isExtra(token) && token.embed ? draw.embed(token.embed) : false),
    },
    {
      name: 'noteHidden',
      level: 'inline',
      start: (source) => hiddenStart.exec(source)?.index,
      tokenizer: (source, tokens) => hiddenAt(source, tokens),
      renderer: () => '',
    },
    { name: 'hiddenBlock', level: 'block', tokenizer: hiddenBlockAt },
    {
      name: 'footnoteMark',
      level: 'inline',
      tokenizer: markAt,
      renderer: (token) => (isExtra(token) ? `<sup>${draw.text(token.text)}</sup>` : false),
    },
    {
      name: 'footnoteText',
      level: 'block',
      tokenizer: footnoteAt,
      renderer(token) {
        if (!isExtra(token)) return false;
        return `<div class="footnote"><sup>${draw.text(token.text)}</sup> ${this.parser.parse(token.tokens ?? [])}</div>\n`;
      },
    },
    {
      name: 'calloutTitle',
      level: 'block',
      tokenizer: titleAt,
      renderer(token) {
        return `<p class="callout-title"><strong>${this.parser.parseInline(token.tokens ?? [])}</strong></p>\n`;
      },
    },
  ];
}

function extra(
  type: ExtraToken['type'],
  raw: string,
  text: string,
  more: { embed?: Embed; tokens?: Token[] } = {},
): ExtraToken {
  return { type, raw, text, embed: null, ...more };
}

function linkAt(source: string): ExtraToken | undefined {
  const raw = source.startsWith('[[') ? wiki.exec(source)?.[0] : undefined;
  return raw === undefined ? undefined : extra('noteText', raw, wikilinkText(raw));
}

function embedAt(source: string): ExtraToken | undefined {
  const raw = source.startsWith('![[') ? wiki.exec(source)?.[0] : undefined;
  if (raw !== undefined) {
    const embed = readEmbed(raw);
    return extra('noteEmbed', raw, embed.text, { embed });
  }
  const match = source.startsWith('[sound:') ? sound.exec(source) : null;
  const reference = match?.[1]?.trim() ?? '';
  if (!match || reference === '') return undefined;
  const text = nameOf(reference);
  return extra('noteEmbed', match[0], text, {
    embed: { reference, kind: 'audio', text, width: null },
  });
}

function hiddenAt(source: string, tokens: readonly Token[]): ExtraToken | undefined {
  if (source.startsWith('%%')) {
    const close = source.indexOf('%%', 2);
    const isComment = close >= 0 && !/\w/.test(source[close + 2] ?? '');
    return isComment ? extra('noteHidden', source.slice(0, close + 2), '') : undefined;
  }
  const raw = source.startsWith('^') && tokens.length > 0 ? undefined : blockId.exec(source)?.[0];
  return raw === undefined ? undefined : extra('noteHidden', raw, '');
}

function hiddenBlockAt(source: string): ExtraToken | undefined {
  const close = source.startsWith('%%') ? source.indexOf('%%', 2) : -1;
  const behind = close < 0 ? null : /^[ \t]*(?:\n|$)/.exec(source.slice(close + 2));
  return behind ? extra('noteHidden', source.slice(0, close + 2 + behind[0].length), '') : undefined;
}

function markAt(source: string): ExtraToken | undefined {
  const match = source.startsWith('[^') ? footnoteMark.exec(source) : null;
  return match ? extra('footnoteMark', match[0], match[1] ?? '') : undefined;
}

function footnoteAt(this: TokenizerThis, source: string): ExtraToken | undefined {
  const match = footnoteText.exec(source);
  if (!match) return undefined;
  const { text, end } = indentedPart(source, match[0].length, footnoteText);
  // A footnote that begins with one would nest without bound.
  if (footnoteText.test(text)) return undefined;
  return extra('footnoteText', source.slice(0, end), match[1] ?? '', { tokens: blocksOf(this.lexer, text) });
}

function blocksOf(lexer: Lexer, text: string): Token[] {
  const { top } = lexer.state;
  lexer.state.top = true;
  const tokens = lexer.blockTokens(text, [{ type: 'space', raw: '' }]);
  lexer.state.top = top;
  return tokens;
}

function titleAt(this: TokenizerThis, source: string, tokens: readonly Token[]): ExtraToken | undefined {
  const match = tokens.length === 0 && this.lexer.state.top ? calloutTitle.exec(source) : null;
  if (!match) return undefined;
  const [raw, type = '', written = ''] = match;
  const title = written.trim() || type.trim().replace(/^./, (first) => first.toUpperCase());
  return extra('calloutTitle', raw, title, { tokens: this.lexer.inline(title) });
}
