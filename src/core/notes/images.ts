import { Marked, type Token } from 'marked';
import { embedExtension } from './embeds.ts';
import { isTangledInline } from './limits.ts';
import { mathExtensions } from './math.ts';
import { nestedTokens } from './tokens.ts';
import type { ParsedNote } from './types.ts';

const sourceAttribute = /<img\b[^<>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

const marked = new Marked({ extensions: [...mathExtensions((tex) => tex), embedExtension] });
const mayShow = /!\[|<img|\[sound:/i;

/** The images and sounds a note shows, in Markdown, as `![[x.png]]`, `[sound:x.mp3]` or `<img>`: the references as written, in order. */
export function imagesOf(note: ParsedNote): string[] {
  return [note.front, note.back, note.remark ?? ''].flatMap((text) =>
    mayShow.test(text) && !isTangledInline(text) ? imagesIn(marked.lexer(text)) : [],
  );
}

function imagesIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) => {
    if (token.type === 'image') return [String(token.href)];
    if (token.type === 'html') return sourcesIn(token.raw);
    return nestedTokens(token).flatMap(imagesIn);
  });
}

function sourcesIn(html: string): string[] {
  return [...html.matchAll(sourceAttribute)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
