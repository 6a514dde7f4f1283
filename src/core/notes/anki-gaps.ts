import { flatText, type Gap } from './cloze.ts';
import { looksLikeIpv6 } from './ipv6.ts';
import { masked, opaqueSpans, type Span } from './spans.ts';
import type { ClozePart } from './write-cloze.ts';

/** The parts of a text with gaps, or a sentence that says why they cannot be told apart. */
export type GapParts = { readonly parts: readonly ClozePart[] } | { readonly message: string };

/** Ways of reading gaps that differ between programs. */
export interface GapOptions {
  /** Rewrites the stretches outside the gaps, their answers and their hints. */
  readonly literal?: (text: string) => string;
  /** Whether `{{answer}}` without a number is a gap, too. */
  readonly takesBare?: boolean;
}

interface OpenGap {
  readonly number: number | null;
  readonly parts: ClozePart[];
  hint: string | null;
}

const label = /\{\{c(\d{1,4})::/y;
const anyLabel = /\{\{c\d{1,4}::/;

/** Whether a text has a gap such as `{{c1::answer}}` outside code, links and HTML. */
export function hasAnkiGap(text: string): boolean {
  if (!text.includes('{{c')) return false;
  const opaque = opaqueSpans(text);
  return opaque !== null && anyLabel.test(masked(text, opaque));
}

/** Splits a text at `{{c1::answer::hint}}`, also within each other; other double braces are text. */
export function ankiGaps(text: string, options: GapOptions = {}): GapParts {
  const opaque = opaqueSpans(text);
  if (!opaque) return { message: 'This gap card has too many inline marks to be read; make it shorter.' };
  return new GapReader(text, opaque, options).read();
}

class GapReader {
  readonly #text: string;
  readonly #opaque: readonly Span[];
  readonly #literal: (text: string) => string;
  readonly #takesBare: boolean;
  readonly #root: OpenGap = { number: null, parts: [], hint: null };
  readonly #open: OpenGap[] = [];
  #from = 0;

  constructor(text: string, opaque: readonly Span[], options: GapOptions) {
    this.#text = text;
    this.#opaque = opaque;
    this.#literal = options.literal ?? ((plain) => plain);
    this.#takesBare = options.takesBare ?? false;
  }

  read(): GapParts {
    for (const { index, 0: found } of masked(this.#text, this.#opaque).matchAll(/\{\{|\}{2,}/g)) {
      if (index < this.#from) continue;
      if (found === '{{') this.#begin(index);
      else this.#end(index, found.length);
    }
    if (this.#open.length > 0) return { message: unclosed };
    this.#flush(this.#text.length);
    const { parts } = this.#root;
    return parts.some((part) => typeof part !== 'string') ? { parts } : { message: noGap };
  }

  #begin(index: number): void {
    label.lastIndex = index;
    const match = label.exec(this.#text);
    if (!match && !(this.#takesBare && this.#open.length === 0)) return;
    this.#flush(index);
    this.#open.push({ number: match ? Number(match[1]) : null, parts: [], hint: null });
    this.#from = index + (match?.[0].length ?? 2);
  }

  /** Closes gaps with a run of braces: the last ones of the run, so that an answer may end in a brace. */
  #end(index: number, length: number): void {
    const count = Math.min(this.#open.length, Math.floor(length / 2));
    for (let at = index + length - 2 * count; at < index + length; at += 2) {
      this.#flush(at);
      const gap = this.#open.pop();
      if (gap) (this.#open.at(-1) ?? this.#root).parts.push(closed(gap));
      this.#from = at + 2;
    }
  }

  #flush(end: number): void {
    const text = this.#text.slice(this.#from, end);
    this.#from = end;
    const gap = this.#open.at(-1) ?? this.#root;
    const split = gap === this.#root || gap.hint !== null ? -1 : hintIn(text);
    const plain = split < 0 ? text : text.slice(0, split);
    if (gap.hint !== null) gap.hint += this.#literal(text);
    else if (plain !== '') gap.parts.push(this.#literal(plain));
    if (split >= 0) gap.hint = this.#literal(text.slice(split + 2));
  }
}

const unclosed = 'This gap card has a `{{c1::` without `}}`; close the gap, or write `\\{{` if it is text.';
const noGap = 'This card has no gap; mark what is to be asked as `{{c1::answer}}`.';

function closed({ number, parts, hint }: OpenGap): Gap {
  const trimmed = parts
    .map((part, index) => {
      if (typeof part !== 'string') return part;
      const start = index === 0 ? part.trimStart() : part;
      return index === parts.length - 1 ? start.trimEnd() : start;
    })
    .filter((part) => part !== '');
  const aside = hint?.trim() ?? '';
  const inner = trimmed.some((part) => typeof part !== 'string') ? { inner: trimmed } : {};
  return { number, answer: flatText(trimmed), hint: aside === '' ? null : aside, ...inner };
}

/** Where the `::` before a hint stands: the first that is no part of an IPv6 address; -1 if there is none. */
function hintIn(text: string): number {
  let first = -1;
  for (const { index } of text.matchAll(/::(?!:)/g)) {
    const before = /\S*$/.exec(text.slice(Math.max(0, index - 50), index))?.[0] ?? '';
    if (before.includes('::') && looksLikeIpv6(before)) return index;
    const after = /^\S*/.exec(text.slice(index + 2, index + 52))?.[0] ?? '';
    const isAddress = looksLikeIpv6(`${before}::${after.replace(/[.,;:!?)]+$/, '')}`);
    if (first < 0 && !isAddress) first = index;
  }
  return first;
}
