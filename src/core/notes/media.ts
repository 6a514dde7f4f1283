import { addressOfTail } from './inline/link-tail.ts';
import { findTangle } from './limits.ts';
import { mediaKindOf, readEmbed, type MediaKind } from './media-kind.ts';
import { readBlocks, type Block, type Sequence } from './read.ts';
import { opaqueSpans, type OpaqueSpan } from './spans.ts';

/** Something a text shows or plays that is kept in a file of its own; `reference` is as written, `line` counts from 1. */
export interface MediaReference {
  readonly kind: MediaKind;
  readonly reference: string;
  readonly line: number;
}

const mayShow = /!\[|<(?:img|audio|video|source)\b|\[sound:/i;
const sources = /<(img|audio|video|source)\b[^<>]*?\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const definition = /\]:\s*<?([^\s>]+)/;
const tagKinds: Readonly<Record<string, MediaKind>> = { img: 'image', audio: 'audio', video: 'video' };

/**
 * The images, sounds and videos of a Markdown text whose first line is `line`, in order: `![](x.png)`, `<img>`, `<audio>`,
 * `<video>`, `<source>`, `![[x.png]]` and `[sound:x.mp3]`, but for those in code and comments.
 */
export function mediaOf(text: string, line = 1): MediaReference[] {
  if (!mayShow.test(text) || findTangle(text)) return [];
  const finder = new Finder();
  finder.read(readBlocks(text.replace(/\r\n?/g, '\n'), line));
  return finder.found;
}

class Finder {
  readonly found: MediaReference[] = [];
  readonly #addresses = new Map<string, string>();

  read(body: Sequence): void {
    this.#define(body);
    this.#sequence(body);
  }

  #define({ blocks }: Sequence): void {
    for (const { kind, name, raw, children } of blocks) {
      const address = kind === 'definition' ? definition.exec(raw)?.[1] : undefined;
      if (address !== undefined && !this.#addresses.has(name)) this.#addresses.set(name, address);
      for (const child of children) this.#define(child);
    }
  }

  #sequence({ blocks }: Sequence): void {
    for (const block of blocks) {
      const { kind, raw, title, line, labels, children } = block;
      if (isText(block)) this.#inline(raw, line, labels);
      else if (kind === 'html') this.#html(raw, line);
      else if (title !== '') this.#inline(title, line, labels);
      for (const child of children) this.#sequence(child);
    }
  }

  #inline(text: string, line: number, labels: ReadonlySet<string>): void {
    let counted = 0;
    let lineNow = line;
    for (const span of mayShow.test(text) ? (opaqueSpans(text, labels) ?? []) : []) {
      lineNow += text.slice(counted, span.start).split('\n').length - 1;
      counted = span.start;
      this.#span(span, text.slice(span.start, span.end), lineNow, labels);
    }
  }

  #span({ kind }: OpaqueSpan, raw: string, line: number, labels: ReadonlySet<string>): void {
    if (kind === 'html') this.#html(raw, line);
    else if (kind === 'sound') this.#add(raw.slice(7, -1), line, 'audio');
    else if (kind === 'link') this.#inline(raw.slice(1), line, labels);
    else if (kind === 'image') this.#image(raw, line);
    else if (kind === 'embed') {
      const { reference, kind: shown } = readEmbed(raw);
      if (shown) this.#add(reference, line, shown);
    }
  }

  #image(raw: string, line: number): void {
    const tail = raw.lastIndexOf('](');
    const reference =
      raw.endsWith(')') && tail >= 0
        ? addressOfTail(raw.slice(tail + 1)).replace(/\\([!-/:-@[-`{-~])/g, '$1')
        : this.#addresses.get(labelOf(raw));
    if (reference) this.#add(reference, line, mediaKindOf(reference) ?? 'image');
  }

  #html(html: string, line: number): void {
    for (const { index, 1: tag = '', 2: double, 3: single, 4: bare } of html.matchAll(sources)) {
      const reference = double ?? single ?? bare ?? '';
      const kind = tagKinds[tag.toLowerCase()] ?? mediaKindOf(reference) ?? 'audio';
      this.#add(reference, line + html.slice(0, index).split('\n').length - 1, kind);
    }
  }

  #add(reference: string, line: number, kind: MediaKind): void {
    const trimmed = reference.trim();
    if (trimmed !== '') this.found.push({ kind, reference: trimmed, line });
  }
}

function isText({ kind }: Block): boolean {
  return kind === 'paragraph' || kind === 'heading' || kind === 'table';
}

function labelOf(image: string): string {
  const [, text = '', named = ''] = /^!\[([^]*?)\](?:\[([^\]]*)\])?$/.exec(image) ?? [];
  return (named.trim() || text.trim()).replace(/\s+/g, ' ').toLowerCase();
}
