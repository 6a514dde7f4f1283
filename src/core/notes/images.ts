import type { Token } from 'marked';
import { isTangledInline } from './limits.ts';
import { blockTokens, nestedTokens } from './tokens.ts';
import type { ParsedNote } from './types.ts';

const sourceAttribute = /<img\b[^<>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** The images a note shows, in Markdown or as `<img>`: the references as written, in order. */
export function imagesOf(note: ParsedNote): string[] {
  return [note.front, note.back, note.remark ?? ''].flatMap((text) => {
    const mayShow = text.includes('![') || text.includes('<img') || text.includes('<IMG');
    return mayShow && !isTangledInline(text) ? imagesIn(blockTokens(text)) : [];
  });
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
