import type { Token } from 'marked';
import { isTangledInline } from '../limits.ts';
import { isMath } from '../math.ts';
import { inlineTokens, isOf } from '../tokens.ts';

/** A stretch of text in one style. */
export interface Segment {
  readonly text: string;
  readonly isStrong: boolean;
  readonly isEmphasised: boolean;
  readonly kind: 'text' | 'code' | 'math';
}

/** One line of inline text, without links' targets, footnotes and block ids; offsets count in `plain`. */
export interface Inline {
  readonly segments: readonly Segment[];
  /** What a reader sees. */
  readonly plain: string;
  /** `plain` with every character of code and mathematics written as `x`, for looking for words and marks. */
  readonly masked: string;
  /** Whether it shows an image, HTML or a bare address, or consists of nothing but a link. */
  readonly isForeign: boolean;
}

interface Style {
  readonly isStrong: boolean;
  readonly isEmphasised: boolean;
}

const upright: Style = { isStrong: false, isEmphasised: false };
const special = /[\\`*_[\]<>&~$=^]|https?:|www\./;

/** Reads one paragraph of Markdown as text and its styles; null if it has too many inline marks to be read. */
export function inlineOf(markdown: string): Inline | null {
  const text = /\s\s|[^\S ]/.test(markdown) ? markdown.replace(/\s+/g, ' ').trim() : markdown.trim();
  if (!special.test(text)) return ofSegments([{ ...upright, text, kind: 'text' }], false);
  const quick = quickly(text);
  if (quick) return quick;
  if (isTangledInline(text)) return null;
  const reading = new Reading();
  collect(inlineTokens(text), upright, reading);
  const segments = tidied(reading.segments);
  const length = segments.reduce((sum, segment) => sum + segment.text.length, 0);
  return ofSegments(segments, reading.isForeign || (length > 0 && reading.linked >= length - 3));
}

const beyondQuick = /[\\[\]<>&~$=^_]|https?:|www\.|@|\*\*\*|(?<!\*)\*(?!\*)|``/;

/** Reads text whose only marks are whole words in `**` and code in single backticks, which is most text; null for any other. */
function quickly(text: string): Inline | null {
  if (beyondQuick.test(text)) return null;
  const segments: Segment[] = [];
  let isStrong = false;
  for (const [index, part] of text.split('`').entries()) {
    if (index % 2 === 1) {
      if (part.trim() === '' || part.includes('**')) return null;
      segments.push({ text: part.trim(), kind: 'code', isStrong, isEmphasised: false });
      continue;
    }
    const pieces = part.split('**');
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) {
        const before = pieces[at - 1] ?? '';
        const isOpening: boolean = !isStrong;
        const isFlanked = isOpening
          ? /^[\p{L}\p{N}]/u.test(piece) && /(?:^|\s)$/.test(before)
          : /[\p{L}\p{N}]$/u.test(before) || (/[^\s]$/.test(before) && /^(?:\s|$)/.test(piece));
        if (!isFlanked) return null;
        isStrong = isOpening;
      }
      if (piece !== '') segments.push({ text: piece, kind: 'text', isStrong, isEmphasised: false });
    }
  }
  const isWhole = !isStrong && text.split('`').length % 2 === 1;
  return isWhole ? ofSegments(tidied(segments), false) : null;
}

/** Text without styles. */
export function inlineText(text: string): Inline {
  return ofSegments([{ ...upright, text, kind: 'text' }], false);
}

/** The part of a text from `start` up to, not including, `end`, without spaces around it. */
export function sliceInline(inline: Inline, start: number, end = inline.plain.length): Inline {
  let from = Math.max(0, start);
  let to = Math.min(end, inline.plain.length);
  while (from < to && isSpace(inline.plain, from)) from += 1;
  while (to > from && isSpace(inline.plain, to - 1)) to -= 1;
  const segments: Segment[] = [];
  let offset = 0;
  for (const segment of inline.segments) {
    const text = segment.text.slice(Math.max(0, from - offset), Math.max(0, to - offset));
    if (text !== '') segments.push({ ...segment, text });
    offset += segment.text.length;
  }
  return ofSegments(segments, inline.isForeign);
}

/** The text without bold and italics; code and mathematics stay. */
export function unstyled(inline: Inline): Inline {
  return ofSegments(
    inline.segments.map(({ text, kind }) => ({ ...upright, text, kind })),
    inline.isForeign,
  );
}

/** One text behind the other. */
export function joinInline(...parts: readonly Inline[]): Inline {
  return ofSegments(
    parts.flatMap(({ segments }) => segments),
    parts.some(({ isForeign }) => isForeign),
  );
}

/** The text as Markdown; `bold` tells whether bold and italics are kept. */
export function markdownOf(inline: Inline, keepsStyle = true): string {
  let markdown = '';
  let open: Style = upright;
  for (const segment of inline.segments) {
    const style = keepsStyle ? segment : upright;
    if (style.isStrong !== open.isStrong || style.isEmphasised !== open.isEmphasised) {
      markdown = closed(markdown, open);
      const space = /^\s*/.exec(segment.text)?.[0] ?? '';
      markdown += space + marksOf(style) + written(segment).slice(space.length);
      open = style;
    } else markdown += written(segment);
  }
  return closed(markdown, open).trim();
}

/** The segment at an offset of `plain`, with the offset it begins at. */
export function segmentsWithOffsets(inline: Inline): { segment: Segment; start: number; end: number }[] {
  let offset = 0;
  return inline.segments.map((segment) => {
    const start = offset;
    offset += segment.text.length;
    return { segment, start, end: offset };
  });
}

class Reading {
  readonly segments: Segment[] = [];
  isForeign = false;
  /** Characters so far, and those of them that belong to links. */
  length = 0;
  linked = 0;

  add(text: string, kind: Segment['kind'], { isStrong, isEmphasised }: Style): void {
    if (text === '') return;
    this.segments.push({ text, kind, isStrong, isEmphasised });
    this.length += text.length;
  }
}

function collect(tokens: readonly Token[], style: Style, reading: Reading): void {
  for (const token of tokens) {
    if (isMath(token)) reading.add(token.tex, 'math', style);
    else if (isOf(token, 'codespan')) reading.add(codeOf(token.raw), 'code', style);
    else if (isOf(token, 'strong')) collect(token.tokens, { ...style, isStrong: true }, reading);
    else if (isOf(token, 'em')) collect(token.tokens, { ...style, isEmphasised: true }, reading);
    else if (isOf(token, 'link')) {
      const before = reading.length;
      if (token.text === token.href || token.raw.startsWith('<')) reading.isForeign = true;
      collect(token.tokens, style, reading);
      reading.linked += reading.length - before;
    } else if (isOf(token, 'image')) reading.isForeign = true;
    else if (isOf(token, 'html')) readHtml(token.raw, style, reading);
    else if (isOf(token, 'br')) reading.add(' ', 'text', style);
    else if (isOf(token, 'escape')) reading.add(token.text, 'text', style);
    else if (isOf(token, 'text')) readText(token.raw, style, reading);
  }
}

function readHtml(raw: string, style: Style, reading: Reading): void {
  if (/^<br\b/i.test(raw)) reading.add(' ', 'text', style);
  else if (!/^<(?:!--|\/?(?:sub|sup|b|i|u|em|strong|kbd|mark|small|span|p)\b)/i.test(raw))
    reading.isForeign = true;
}

const wikilink = /!?\[\[([^\][|#]+)(?:#[^\][|]*)?(?:\|([^\][]*))?\]\]/g;
const highlight = /==([^\s=](?:[^=]*[^\s=])?)==/;

function readText(raw: string, style: Style, reading: Reading): void {
  const text = raw
    .replace(wikilink, (whole: string, page: string, title?: string) => {
      if (whole.startsWith('!')) reading.isForeign = true;
      const shown = (title ?? page).trim();
      reading.linked += shown.length;
      return shown;
    })
    .replace(/\[\^[^\]\s]{1,40}\]/g, '')
    .replace(/ \^[A-Za-z0-9-]{1,40}$/, '')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole);
  for (const [index, part] of text.split(highlight).entries())
    reading.add(part, 'text', index % 2 === 1 ? { ...style, isStrong: true } : style);
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

function codeOf(raw: string): string {
  const inside = raw.replace(/^`+|`+$/g, '');
  return inside.trim() === '' ? inside : inside.trim();
}

/** Segments of the same style joined, white space at the ends and doubled between them left out. */
function tidied(segments: readonly Segment[]): Segment[] {
  const tidy: Segment[] = [];
  for (const segment of segments) {
    const last = tidy.at(-1);
    const hasSpaceBefore = !last || last.text.endsWith(' ');
    const text = hasSpaceBefore && segment.kind === 'text' ? segment.text.trimStart() : segment.text;
    if (text === '') continue;
    if (last?.kind === 'text' && segment.kind === 'text' && isSameStyle(last, segment))
      tidy[tidy.length - 1] = { ...last, text: last.text + text };
    else tidy.push({ ...segment, text });
  }
  const last = tidy.at(-1);
  if (last) tidy[tidy.length - 1] = { ...last, text: last.text.trimEnd() };
  return tidy.filter(({ text }) => text !== '');
}

function isSameStyle(one: Style, other: Style): boolean {
  return one.isStrong === other.isStrong && one.isEmphasised === other.isEmphasised;
}

function ofSegments(segments: readonly Segment[], isForeign: boolean): Inline {
  return {
    segments,
    plain: segments.map(({ text }) => text).join(''),
    masked: segments.map(({ text, kind }) => (kind === 'text' ? text : 'x'.repeat(text.length))).join(''),
    isForeign,
  };
}

function isSpace(text: string, index: number): boolean {
  return /\s/.test(text[index] ?? '');
}

function marksOf({ isStrong, isEmphasised }: Style): string {
  return (isStrong ? '**' : '') + (isEmphasised ? '*' : '');
}

function closed(markdown: string, open: Style): string {
  const marks = marksOf(open);
  if (marks === '') return markdown;
  const text = markdown.trimEnd();
  return text + marks + markdown.slice(text.length);
}

function written({ text, kind }: Segment): string {
  if (kind === 'math') return `$${text}$`;
  if (kind === 'text') return escaped(text);
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${text} ${fence}` : fence + text + fence;
}

/** Escapes what Markdown would read as a mark, and no more. */
function escaped(text: string): string {
  return text
    .replace(/[\\`$]|\*(?=\S)|(?<=\S)\*/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/[[\]](?=[^[\]]*[([\]])|<(?=[A-Za-z/!?])/g, '\\$&')
    .replace(/~~/g, '\\~\\~');
}
