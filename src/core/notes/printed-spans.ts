import type { Token } from 'marked';
import { decodedEntities } from './entities.ts';
import { isMath } from './math.ts';
import { isExtra } from './note-extensions.ts';
import { isOf } from './tokens.ts';

/** A run of text in one style, an image with the text that stands for it, or a line end. */
export interface PrintedSpan {
  readonly kind: 'text' | 'image' | 'break';
  /** Of an image what it shows; of a line end nothing. */
  readonly text: string;
  /** Address of a link, or an image's reference as written; null for neither. */
  readonly reference: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isCode: boolean;
  readonly isStruck: boolean;
}

type Style = 'bold' | 'italic' | 'code' | 'struck';

const htmlPart = /<!--[^]*?(?:-->|$)|<(\/?)([a-z][a-z0-9]*)\b((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
const styleOf: Readonly<Record<string, Style>> = {
  ...{ b: 'bold', strong: 'bold', mark: 'bold', th: 'bold', summary: 'bold', i: 'italic', em: 'italic' },
  ...{ code: 'code', kbd: 'code', pre: 'code', s: 'struck', del: 'struck' },
};
const breaking = new Set(['br', 'p', 'div', 'li', 'tr', 'summary', 'details', 'h1', 'h2', 'h3', 'h4']);
const sourceOf = /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const textOf = /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/** What inline tokens show, in order; the styles of HTML tags are kept, other HTML is left out but for its text. */
export function printedSpans(tokens: readonly Token[]): PrintedSpan[] {
  const writer = new SpanWriter();
  writer.write(tokens);
  return writer.spans;
}

class SpanWriter {
  readonly spans: PrintedSpan[] = [];
  readonly #open: Record<Style, number> = { bold: 0, italic: 0, code: 0, struck: 0 };
  #link: string | null = null;

  write(tokens: readonly Token[]): void {
    for (const token of tokens) this.#token(token);
  }

  #token(token: Token): void {
    if (isMath(token)) return this.#styled('code', () => this.#text(token.tex));
    if (isExtra(token))
      return this.#extra(token.text, token.embed?.kind === 'image' ? token.embed.reference : null);
    if (isOf(token, 'html')) return this.#html(token.text);
    if (isOf(token, 'strong')) return this.#styled('bold', () => this.write(token.tokens));
    if (isOf(token, 'em')) return this.#styled('italic', () => this.write(token.tokens));
    if (isOf(token, 'del')) return this.#styled('struck', () => this.write(token.tokens));
    if (isOf(token, 'codespan')) return this.#styled('code', () => this.#text(token.text));
    if (isOf(token, 'br')) return this.#add('break', '');
    if (isOf(token, 'image')) return this.#add('image', token.text, token.href);
    if (isOf(token, 'checkbox')) return this.#text(token.checked ? '☒ ' : '☐ ');
    if (isOf(token, 'escape')) return this.#text(token.text);
    if (isOf(token, 'link')) {
      this.#link = token.href;
      this.write(token.tokens);
      this.#link = null;
      return;
    }
    if ('tokens' in token) return this.write(token.tokens);
    if ('text' in token) this.#text(decodedEntities(String(token.text)));
  }

  #styled(style: Style, write: () => void): void {
    this.#open[style] += 1;
    write();
    this.#open[style] -= 1;
  }

  #extra(text: string, image: string | null): void {
    if (image === null) this.#text(text);
    else this.#add('image', text, image);
  }

  #html(html: string): void {
    let end = 0;
    for (const match of html.matchAll(htmlPart)) {
      this.#text(decodedEntities(html.slice(end, match.index)));
      end = match.index + match[0].length;
      if (match[2] !== undefined) this.#tag(match[2].toLowerCase(), match[1] === '/', match[3] ?? '');
    }
    this.#text(decodedEntities(html.slice(end)));
  }

  #tag(name: string, isClosing: boolean, attributes: string): void {
    const style = styleOf[name];
    if (style !== undefined) this.#open[style] = Math.max(0, this.#open[style] + (isClosing ? -1 : 1));
    if (name === 'br' || (breaking.has(name) && this.spans.length > 0 && this.spans.at(-1)?.kind !== 'break'))
      this.#add('break', '');
    if (name !== 'img') return;
    const source = sourceOf.exec(attributes);
    const text = textOf.exec(attributes);
    const reference = decodedEntities(source?.[1] ?? source?.[2] ?? source?.[3] ?? '');
    this.#add('image', decodedEntities(text?.[1] ?? text?.[2] ?? ''), reference);
  }

  #text(text: string): void {
    if (text !== '') this.#add('text', text, this.#link);
  }

  #add(kind: PrintedSpan['kind'], text: string, reference: string | null = null): void {
    const { bold, italic, code, struck } = this.#open;
    const style = { isBold: bold > 0, isItalic: italic > 0, isCode: code > 0, isStruck: struck > 0 };
    this.spans.push({ kind, text, reference, ...style });
  }
}
