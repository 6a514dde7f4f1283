import { Marked, type RendererObject, type Tokens } from 'marked';
import { highlight } from './highlight.ts';
import { findTangle, isTangledInline } from './limits.ts';
import { mathExtensions } from './math.ts';
import type { Embed } from './media-kind.ts';
import { mayHoldExtras, noteExtensions } from './note-extensions.ts';

/** What drawing a card's Markdown needs from outside. */
export interface RendererOptions {
  /** Draws TeX as HTML that is safe to insert; without it the source is shown. */
  readonly math?: (tex: string, isDisplay: boolean) => string;
}

interface RenderOptions {
  /** Address an image or a sound is loaded from, by its reference as written; null, or no function, shows its alternative text. */
  readonly imageUrl?: (href: string) => string | null;
}

/** Turns Markdown into HTML; see `createRenderer` for what the HTML promises. */
export interface Renderer {
  renderMarkdown(markdown: string, options?: RenderOptions): string;
  /** The same for one line, without a paragraph around it. */
  renderInline(markdown: string, options?: RenderOptions): string;
}

const linkTarget = /^(?:https?:\/\/|mailto:)/i;

/**
 * Makes a renderer of CommonMark and GFM with highlighted code and mathematics.
 *
 * The HTML must be sanitised before it is inserted: HTML that the Markdown holds is passed through as it is, so that a card
 * may use `<br>` or `<details>` and the `<mark class="gap">` of a cloze survives. Everything the renderer writes itself is
 * escaped; links lead to http, https and mailto only, and images and sounds only to what `imageUrl` gives.
 */
export function createRenderer(options: RendererOptions = {}): Renderer {
  let imageUrl: (href: string) => string | null = () => null;
  const renderer = rendererObject((href) => imageUrl(href));
  const draw = options.math ?? mathSource;
  const plain = new Marked({ renderer });
  const full = new Marked({
    renderer,
    extensions: [
      ...mathExtensions(draw),
      ...noteExtensions({ text: escape, embed: (embed) => drawEmbed(embed, imageUrl) }),
    ],
  });
  const render = (markdown: string, given: RenderOptions, how: 'parse' | 'parseInline') => {
    if (isTangledInline(markdown) || findTangle(markdown))
      return how === 'parse' ? `<p>${escape(markdown)}</p>` : escape(markdown);
    imageUrl = given.imageUrl ?? (() => null);
    const marked = /[$\\]/.test(markdown) || mayHoldExtras(markdown) ? full : plain;
    return marked[how](markdown, { async: false });
  };
  return {
    renderMarkdown: (markdown, given = {}) => render(markdown, given, 'parse'),
    renderInline: (markdown, given = {}) => render(markdown, given, 'parseInline'),
  };
}

function rendererObject(imageUrl: (href: string) => string | null): RendererObject {
  return {
    code({ text, lang = '' }: Tokens.Code) {
      const language = /^[\w+#.-]*/.exec(lang)?.[0].toLowerCase() ?? '';
      const code = text.replace(/\n$/, '');
      const html = highlight(code, language);
      const name = html === null ? '' : ` class="hljs language-${escape(language)}"`;
      return `<pre><code${name}>${html ?? escape(code)}\n</code></pre>\n`;
    },
    link({ href, title, tokens }: Tokens.Link) {
      const content = this.parser.parseInline(tokens);
      if (!linkTarget.test(href)) return content;
      return `<a href="${address(href)}"${titled(title)} target="_blank" rel="noopener noreferrer">${content}</a>`;
    },
    blockquote({ tokens }: Tokens.Blockquote) {
      const isCallout = tokens[0]?.type === 'calloutTitle';
      return `<blockquote${isCallout ? ' class="callout"' : ''}>\n${this.parser.parse(tokens)}</blockquote>\n`;
    },
    image({ href, title, text }: Tokens.Image) {
      const url = imageUrl(href);
      if (url === null) return escape(text);
      if (url.startsWith('data:audio/'))
        return `<audio controls src="${address(url)}" title="${escape(title ?? text)}"></audio>`;
      return `<img src="${address(url)}" alt="${escape(text)}"${titled(title)}>`;
    },
  };
}

/** An image or sound by the address it is given, else what the note calls it. */
function drawEmbed(
  { reference, kind, text, width }: Embed,
  imageUrl: (href: string) => string | null,
): string {
  const url = kind === 'image' || kind === 'audio' ? imageUrl(reference) : null;
  if (url === null) return escape(text);
  if (kind === 'audio') return `<audio controls src="${address(url)}" title="${escape(text)}"></audio>`;
  return `<img src="${address(url)}" alt="${escape(text)}"${width === null ? '' : ` width="${width}"`}>`;
}

function titled(title: string | null | undefined): string {
  return title ? ` title="${escape(title)}"` : '';
}

function mathSource(tex: string, isDisplay: boolean): string {
  return isDisplay
    ? `<code class="math display">${escape(tex)}</code>`
    : `<code class="math">${escape(tex)}</code>`;
}

const characters: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => characters[character] ?? character);
}

/** An address for an attribute; character references written in the Markdown keep their meaning. */
function address(url: string): string {
  const encoded = url.replace(/[\s<>"'`\\{}|^]/g, (character) =>
    encodeURIComponent(character).replace("'", '%27'),
  );
  return encoded.replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|\w{1,32});)/gi, '&amp;');
}
