import { Marked, type MarkedToken, type Token } from 'marked';
import { mathExtensions } from './math.ts';
import { noteExtensions } from './note-extensions.ts';

const marked = new Marked({ extensions: mathExtensions((tex) => tex) });
const shown = new Marked({
  extensions: [
    ...mathExtensions((tex) => tex),
    ...noteExtensions({ text: (text) => text, embed: ({ text }) => text }),
  ],
});

/** The inline tokens of a paragraph, as marked reads it with mathematics and without reference links. */
export function inlineTokens(text: string): Token[] {
  return new marked.Lexer({ ...marked.defaults }).inlineTokens(text);
}

/** The block and inline tokens of a Markdown text, as marked reads it with mathematics. */
export function blockTokens(text: string): Token[] {
  return marked.lexer(text);
}

/** The same with wikilinks, embeds, comments, footnotes and callouts, for what a text shows. */
export function shownTokens(text: string): Token[] {
  return shown.lexer(text);
}

/** Whether a token is one of marked's own of that type; tokens of extensions keep the compiler from seeing it. */
export function isOf<Type extends MarkedToken['type']>(
  token: Token,
  type: Type,
): token is Extract<MarkedToken, { type: Type }> {
  return token.type === type;
}

/** The groups of tokens within a token: one per list item or table cell, at most one for others. */
export function nestedTokens(token: Token): readonly (readonly Token[])[] {
  if (isOf(token, 'list')) return token.items.map(({ tokens }) => tokens);
  if (isOf(token, 'table')) return [...token.header, ...token.rows.flat()].map(({ tokens }) => tokens);
  return 'tokens' in token ? [token.tokens] : [];
}
