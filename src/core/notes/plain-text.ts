import type { Token } from 'marked';
import { isTangledInline, findTangle } from './limits.ts';
import { isMath } from './math.ts';
import { isExtra } from './note-extensions.ts';
import { nestedTokens, shownTokens } from './tokens.ts';

const mayBeMarked = /[\\`*_[\]<>&~$|#%^]|^\s*(?:[-+]|\d+[.)])\s|^\s*(?:-{3,}|={2,})\s*$|^ {4}/m;
const blocks = new Set(['paragraph', 'heading', 'blockquote', 'list', 'table']);
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

/** One line of text for lists and search: what the Markdown shows, code kept, marks, HTML tags and link targets left out. */
export function plainText(markdown: string): string {
  const isPlain = !mayBeMarked.test(markdown) || isTangledInline(markdown) || findTangle(markdown) !== null;
  const text = isPlain ? markdown : textOf(shownTokens(markdown));
  return text.replace(/\s+/g, ' ').trim();
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(textOfToken).join('');
}

function textOfToken(token: Token): string {
  if (isMath(token)) return token.tex;
  if (isExtra(token)) return token.tokens ? `${textOf(token.tokens)} ` : token.text;
  switch (token.type) {
    case 'html':
    case 'def':
    case 'hr':
    case 'checkbox':
      return ' '.repeat('block' in token && token.block ? 1 : 0);
    case 'br':
    case 'space':
      return ' ';
    case 'code':
    case 'codespan':
    case 'escape':
      return `${token.text}${token.type === 'code' ? ' ' : ''}`;
    case 'text':
      return token.tokens ? textOf(token.tokens) : decoded(String(token.text));
    default:
      return nestedTokens(token)
        .map((tokens) => `${textOf(tokens)}${blocks.has(token.type) ? ' ' : ''}`)
        .join('');
  }
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole);
}
