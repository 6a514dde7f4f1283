import { mathAt } from '../math.ts';
import type { OpaqueKind, OpaqueSpan } from '../spans.ts';
import { addressesIn } from './addresses.ts';
import { endOfTail } from './link-tail.ts';
import { BacktickSearch, WordSearch } from './searches.ts';

const interesting = /[\\`<[\]!$%^{]/g;
const escape = /\\[!-/:-@[-`{-~]/y;
const autolink = /<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>/iy;
const tag =
  /<(?:\/[a-z][a-z0-9-]*\s*|[a-z][a-z0-9-]*(?:\s+[a-z_:@][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*\/?|\?[^>]*\?|![a-z][^>]*)>/iy;
const wiki = /!?\[\[(?![\s[])[^[\]\n]{0,499}[^\s[\]]\]\]/y;
const sound = /\[sound:[^[\]\n]{1,500}\]/y;
const reference = /\[\^[^\]\s[]{1,200}\](?!:)/y;
const inlineFootnote = /\^\[[^[\]\n]{1,1000}\]/y;
const blockId = /\^(?=[a-z0-9-]*[a-z])[a-z0-9-]{3,}(?=[ \t]*(?:\n|$))/iy;
const label = /\[([^[\]]{0,999})\]/y;

/** The opaque stretches of inline Markdown in order, as `opaqueSpans` promises them; takes time linear in the text. */
export function scanInline(text: string, labels: ReadonlySet<string>): OpaqueSpan[] {
  return new Scanner(text, labels).scan();
}

/** A `[` or `![` that may begin a link. */
interface Opener {
  readonly start: number;
  readonly isImage: boolean;
  /** How many spans were found before it. */
  readonly spans: number;
}

class Scanner {
  readonly #text: string;
  readonly #labels: ReadonlySet<string>;
  readonly #spans: OpaqueSpan[] = [];
  readonly #openers: Opener[] = [];
  readonly #backticks: BacktickSearch;
  readonly #comment: WordSearch;
  readonly #htmlComment: WordSearch;
  readonly #shortcode: WordSearch;
  readonly #angle: WordSearch;
  readonly #lastClose: number;
  /** Openers before this one cannot begin a link, as a link holds no links. */
  #firstActive = 0;

  constructor(text: string, labels: ReadonlySet<string>) {
    this.#text = text;
    this.#labels = labels;
    this.#backticks = new BacktickSearch(text);
    this.#comment = new WordSearch(text, '%%');
    this.#htmlComment = new WordSearch(text, '-->');
    this.#shortcode = new WordSearch(text, '>}}');
    this.#angle = new WordSearch(text, '>');
    this.#lastClose = text.lastIndexOf(')');
  }

  scan(): OpaqueSpan[] {
    const addresses = addressesIn(this.#text);
    let next = 0;
    let at = 0;
    let found = -1;
    for (;;) {
      if (found < at) {
        interesting.lastIndex = at;
        found = interesting.exec(this.#text)?.index ?? Infinity;
      }
      while ((addresses[next]?.start ?? Infinity) < at) next += 1;
      const address = addresses[next];
      if (address && address.start <= found) {
        this.#spans.push(address);
        at = address.end;
      } else if (found === Infinity) return this.#spans;
      else at = this.#take(found);
    }
  }

  /** Takes what begins with the character at `at`; gives where to go on. */
  #take(at: number): number {
    switch (this.#text[at]) {
      case '\\':
        return this.#math(at) ?? this.#match(escape, at, 'escape') ?? at + 1;
      case '`':
        return this.#code(at);
      case '<':
        return this.#html(at) ?? at + 1;
      case '$':
        return this.#math(at) ?? at + 1;
      case '%':
        return this.#obsidianComment(at) ?? at + 1;
      case '{':
        return this.#between(at, '{{<', this.#shortcode, 3, 'shortcode') ?? at + 1;
      case '^':
        return this.#caret(at) ?? at + 1;
      case '!':
        return this.#text[at + 1] === '[' ? (this.#match(wiki, at, 'embed') ?? this.#open(at, true)) : at + 1;
      case '[':
        return (
          this.#match(wiki, at, 'wikilink') ??
          this.#match(sound, at, 'sound') ??
          this.#match(reference, at, 'footnote') ??
          this.#open(at, false)
        );
      default:
        return this.#close(at);
    }
  }

  #add(start: number, end: number, kind: OpaqueKind): number {
    this.#spans.push({ start, end, kind });
    return end;
  }

  #match(pattern: RegExp, at: number, kind: OpaqueKind): number | null {
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? this.#add(at, pattern.lastIndex, kind) : null;
  }

  #between(at: number, open: string, close: WordSearch, length: number, kind: OpaqueKind): number | null {
    const end = this.#text.startsWith(open, at) ? close.from(at + open.length) : -1;
    return end < 0 ? null : this.#add(at, end + length, kind);
  }

  /** What is glued to the marks behind it, as in `%%d and %%s`, is no comment. */
  #obsidianComment(at: number): number | null {
    const end = this.#text.startsWith('%%', at) ? this.#comment.from(at + 2) : -1;
    return end < 0 || /\w/.test(this.#text[end + 2] ?? '')
      ? null
      : this.#add(at, end + 2, 'obsidian-comment');
  }

  #code(at: number): number {
    let from = at;
    while (this.#text[from] === '`') from += 1;
    const end = this.#backticks.endOf(from - at, from);
    return end < 0 ? from : this.#add(at, end, 'code');
  }

  #html(at: number): number | null {
    if (this.#angle.from(at) < 0) return null;
    return (
      this.#between(at, '<!--', this.#htmlComment, 3, 'html-comment') ??
      this.#match(autolink, at, 'link') ??
      this.#match(tag, at, 'html')
    );
  }

  #math(at: number): number | null {
    const math = mathAt(this.#text.slice(at));
    return math ? this.#add(at, at + math.raw.length, 'math') : null;
  }

  #caret(at: number): number | null {
    if (this.#text[at + 1] === '[') return this.#match(inlineFootnote, at, 'footnote');
    return at === 0 || /\s/.test(this.#text[at - 1] ?? '') ? this.#match(blockId, at, 'block-id') : null;
  }

  #open(start: number, isImage: boolean): number {
    this.#openers.push({ start, isImage, spans: this.#spans.length });
    return start + (isImage ? 2 : 1);
  }

  #close(at: number): number {
    const opener = this.#openers.pop();
    const isActive = this.#openers.length >= this.#firstActive;
    this.#firstActive = Math.min(this.#firstActive, this.#openers.length);
    if (!opener || !(isActive || opener.isImage)) return at + 1;
    const end = this.#endOfLink(opener, at);
    if (end < 0) return at + 1;
    this.#spans.length = opener.spans;
    if (!opener.isImage) this.#firstActive = this.#openers.length;
    return this.#add(opener.start, end, opener.isImage ? 'image' : 'link');
  }

  #endOfLink(opener: Opener, close: number): number {
    const end = endOfTail(this.#text, close + 1, this.#lastClose);
    if (end >= 0 || this.#labels.size === 0) return end;
    label.lastIndex = close + 1;
    const named = label.exec(this.#text)?.[1];
    const own = this.#text.slice(opener.start + (opener.isImage ? 2 : 1), close);
    if (named === undefined) return this.#has(own) ? close + 1 : -1;
    if (this.#has(named.trim() === '' ? own : named)) return close + 3 + named.length;
    return -1;
  }

  #has(name: string): boolean {
    return name.length < 1000 && this.#labels.has(name.trim().replace(/\s+/g, ' ').toLowerCase());
  }
}
