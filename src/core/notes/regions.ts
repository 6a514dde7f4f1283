import { frameLength } from './framed-card.ts';

/** A stretch of lines that marked knows nothing of: a comment, or the line that opens or closes a div. */
export interface Region {
  readonly kind: 'comment' | 'open' | 'close';
  /** Without the line end. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly title: string;
}

const deepest = 40;
const mayHold = /^(?::::|%%)/m;
const fence = /^[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)])[ \t]+|>)*(`{3,}|~{3,})(.*)$/;
const div = /^:{3,}[ \t]*(?:\{([^\n]*)\}|([a-z][\w-]*)((?:[ \t[{][^\n]*)?))?[ \t:]*$/i;
const firstClass = /(?:^|\s)\.?([a-z][\w-]*)/i;
const titleAttribute = /(?:^|\s)title="([^"]*)"/;

/**
 * Finds the fenced divs of Quarto (`::: {.note}` … `:::`, nested) and the comments of Obsidian (`%%` … `%%`) that stand on
 * lines of their own; what is in code, not closed or indented is none. In order and without overlap.
 */
export function regionsOf(text: string): Region[] {
  if (!mayHold.test(text)) return [];
  const finder = new Finder(text);
  let start = 0;
  while (start <= text.length) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    start = finder.take(start, end) + 1;
  }
  return finder.regions();
}

class Finder {
  readonly #text: string;
  readonly #found: Region[] = [];
  /** The divs not closed yet; those nested too deeply have no region. */
  readonly #open: (Region | null)[] = [];
  #fence = '';
  #isInHtmlComment = false;
  #hasMoreComments = true;

  constructor(text: string) {
    this.#text = text;
  }

  regions(): Region[] {
    const unclosed = new Set(this.#open);
    return this.#found.filter((region) => !unclosed.has(region));
  }

  /** Takes the line from `start` to `end`; gives the end of what it belongs to. */
  take(start: number, end: number): number {
    const line = this.#text.slice(start, end);
    if (this.#isInHtmlComment) this.#isInHtmlComment = !line.includes('-->');
    else if (!this.#isOfFence(line)) {
      if (line.startsWith('<!--')) return this.#htmlComment(line, start, end);
      else if (line.startsWith('%%')) return this.#comment(start) ?? end;
      else if (line.startsWith(':::')) this.#div(line, start, end);
    }
    return end;
  }

  /** A card between comments may hold anything. */
  #htmlComment(line: string, start: number, end: number): number {
    const length = frameLength(this.#text.slice(start));
    if (length > 0) return start + length - (this.#text[start + length - 1] === '\n' ? 1 : 0);
    this.#isInHtmlComment = !line.includes('-->');
    return end;
  }

  #isOfFence(line: string): boolean {
    const match = line.includes('```') || line.includes('~~~') ? fence.exec(line) : null;
    const [, mark = '', behind = ''] = match ?? [];
    if (this.#fence !== '') {
      if (mark.startsWith(this.#fence) && behind.trim() === '') this.#fence = '';
      return true;
    }
    if (!(mark.startsWith('`') && behind.includes('`'))) this.#fence = mark;
    return this.#fence !== '';
  }

  /** A comment that fills its lines; others are part of a paragraph. */
  #comment(start: number): number | null {
    const close = this.#hasMoreComments ? this.#text.indexOf('%%', start + 2) : -1;
    this.#hasMoreComments = close >= 0;
    if (close < 0) return null;
    const end = close + 2;
    const stop = this.#text.indexOf('\n', end);
    const behind = this.#text.slice(end, stop < 0 ? this.#text.length : stop);
    if (behind.trim() !== '') return null;
    this.#found.push({ kind: 'comment', start, end, name: '', title: '' });
    return end + behind.length;
  }

  #div(line: string, start: number, end: number): void {
    const match = div.exec(line);
    if (!match) return;
    const [, attributes, word] = match;
    if (attributes === undefined && word === undefined) {
      const isOfDiv = this.#open.pop();
      if (isOfDiv) this.#found.push({ kind: 'close', start, end, name: '', title: '' });
      return;
    }
    const region = this.#open.length < deepest ? openDiv(start, end, match) : null;
    this.#open.push(region);
    if (region) this.#found.push(region);
  }
}

function openDiv(start: number, end: number, [, attributes, word, rest = '']: RegExpExecArray): Region {
  const named = titleAttribute.exec(attributes ?? rest)?.[1];
  const written = rest.trim().replace(/^\[(.*)\]$/, '$1');
  return {
    kind: 'open',
    start,
    end,
    name: word ?? firstClass.exec(attributes ?? '')?.[1] ?? '',
    title: named ?? (written.startsWith('{') ? '' : written),
  };
}
