import { findTangle } from './limits.ts';
import { opaqueSpans, type OpaqueKind, type OpaqueSpan, type Span } from './spans.ts';
import { blockTokens } from './tokens.ts';

/** A gap of a cloze text; `number` is null where the note gives none. */
export interface Gap {
  readonly number: number | null;
  /** What stands in the gap, gaps within it filled in. */
  readonly answer: string;
  readonly hint: string | null;
  /** The answer's plain stretches and the gaps within it; absent where it holds none. */
  readonly inner?: readonly (string | Gap)[];
  /** Whether the gap stands within a formula, so that it is drawn as TeX; absent elsewhere. */
  readonly isInMath?: true;
}

/** A cloze text as its plain stretches and gaps, in order. */
export interface Cloze {
  readonly parts: readonly (string | Gap)[];
}

/** A cloze text that cannot be asked, with a sentence that says why. */
export interface ClozeProblem {
  readonly message: string;
}

const mostGaps = 100;
const deepest = 8;
const label = /^c(\d{1,4})::(?!:)/;
const labelInMath = /\{\{c(\d{1,4})::(?!:)/g;
const separator = /(?<=\s)::(?=\s|$)/g;
const mark = /\{\{|\}{2,}|(?<=\s)::(?=\s|$|\}\})/g;

/**
 * Splits a cloze text into gaps and what stands between them, or says why it cannot. Gaps within a gap, and gaps within a
 * formula, count only where they have a number (`{{c1::…}}`); none counts within code, links and HTML.
 */
export function readCloze(text: string): Cloze | ClozeProblem {
  const opaque = spansOf(text);
  if (!opaque) return { message: 'This gap card has too many inline marks to be read; make it shorter.' };
  return new ClozeReader(text, opaque).read();
}

/** The text of a cloze without its gaps, each filled in. */
export function flatText(parts: readonly (string | Gap)[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.answer)).join('');
}

const blockKinds: Readonly<Record<string, OpaqueKind>> = { code: 'code', mathBlock: 'math', html: 'html' };
const blockStart = /\n[ \t]*\n|^[ \t]*(?:```|~~~|<[a-z!/?])|^(?: {4}|\t)/im;

/**
 * Stretches of a text of one or more blocks that hold no gaps but numbered ones in formulas; null if it is too entangled.
 * Addresses are among them only if `hasAddresses`: a number before a gap may look like part of one.
 */
export function spansOf(text: string, hasAddresses = false): readonly OpaqueSpan[] | null {
  const within = (block: string) => {
    const spans = opaqueSpans(block);
    return hasAddresses ? spans : (spans?.filter(({ kind }) => kind !== 'address') ?? null);
  };
  if (!blockStart.test(text) || findTangle(text)) return within(text);
  const spans: OpaqueSpan[] = [];
  let start = 0;
  for (const { type, raw } of blockTokens(text)) {
    if (!text.startsWith(raw, start)) return within(text);
    const kind = blockKinds[type];
    const indent = raw.length - raw.trimStart().length;
    const found = kind ? [{ start: indent, end: raw.length, kind }] : within(raw);
    if (!found) return null;
    for (const span of found) spans.push({ ...span, start: start + span.start, end: start + span.end });
    start += raw.length;
  }
  return spans;
}

/** A gap that is being read; the first frame is the text itself. */
interface Frame {
  readonly number: number | null;
  readonly parts: (string | Gap)[];
  /** Where the stretch begins that is not yet in `parts`. */
  from: number;
  hint: number | null;
}

class ClozeReader {
  readonly #text: string;
  readonly #opaque: readonly OpaqueSpan[];
  readonly #frames: Frame[] = [{ number: null, parts: [], from: 0, hint: null }];
  #gaps = 0;
  #message: string | null = null;

  constructor(text: string, opaque: readonly OpaqueSpan[]) {
    this.#text = text;
    this.#opaque = opaque;
  }

  read(): Cloze | ClozeProblem {
    let next = 0;
    mark.lastIndex = 0;
    for (let match = mark.exec(this.#text); this.#message === null; match = mark.exec(this.#text)) {
      const index = match?.index ?? Infinity;
      let isCovered = false;
      for (; (this.#opaque[next]?.start ?? Infinity) <= index && next < this.#opaque.length; next += 1) {
        const span = this.#opaque[next];
        if (span?.kind === 'math') this.#math(span);
        isCovered = span !== undefined && index < span.end;
        if (span && isCovered) mark.lastIndex = span.end;
      }
      if (!match) break;
      if (!isCovered) this.#take(match[0], index);
    }
    const [frame] = this.#frames;
    if (this.#message !== null) return { message: this.#message };
    if (!frame || this.#frames.length > 1) return { message: unclosed };
    this.#flush(frame, this.#text.length);
    if (this.#gaps === 0) return { message: noGap };
    return { parts: frame.parts };
  }

  #take(found: string, index: number): void {
    const frame = this.#frames.at(-1);
    if (!frame) return;
    if (found === '{{') this.#open(frame, index);
    else if (found === '::') frame.hint ??= this.#frames.length > 1 ? index : null;
    else this.#close(index, found.length);
  }

  #open(frame: Frame, index: number): void {
    this.#flush(frame, index);
    const numbered = label.exec(this.#text.slice(index + 2, index + 12));
    const number = numbered ? Number(numbered[1]) : null;
    if (this.#frames.length > 1 && (number === null || frame.number === null)) this.#message = nested;
    if (this.#frames.length > deepest) this.#message = tooDeep;
    mark.lastIndex = index + 2 + (numbered?.[0].length ?? 0);
    this.#frames.push({ number, parts: [], from: mark.lastIndex, hint: null });
  }

  /** Closes gaps with a run of braces: the last ones of the run, so that an answer may end in a brace. */
  #close(index: number, length: number): void {
    const count = Math.min(this.#frames.length - 1, Math.floor(length / 2));
    let at = index + length - 2 * count;
    for (let left = count; left > 0; left -= 1, at += 2) {
      const frame = this.#frames.pop();
      const outer = this.#frames.at(-1);
      if (!frame || !outer) return;
      this.#flush(frame, frame.hint ?? at);
      const hint = frame.hint === null ? '' : this.#text.slice(frame.hint + 2, at).trim();
      this.#add(outer, frame.number, frame.parts, hint);
      outer.from = at + 2;
    }
  }

  #add(outer: Frame, number: number | null, parts: readonly (string | Gap)[], hint: string): void {
    const trimmed = trimmedParts(parts);
    const answer = flatText(trimmed);
    if (number === 0) this.#message = numberedZero;
    else if (answer === '') this.#message = empty;
    else if (++this.#gaps > mostGaps) this.#message = tooMany;
    const inner = trimmed.some((part) => typeof part !== 'string') ? { inner: trimmed } : {};
    outer.parts.push({ number, answer, hint: hint === '' ? null : hint, ...inner });
  }

  #math({ start, end }: Span): void {
    const frame = this.#frames.at(-1);
    const tex = this.#text.slice(start, end);
    if (!frame || !tex.includes('{{c')) return;
    const parts = mathParts(tex, deepest);
    if (!parts.some((part) => typeof part !== 'string')) return;
    if (this.#frames.length > 1 && frame.number === null) this.#message = nested;
    this.#flush(frame, start);
    frame.parts.push(...parts);
    frame.from = end;
    this.#gaps += parts.length;
    if (this.#gaps > 2 * mostGaps) this.#message = tooMany;
  }

  #flush(frame: Frame, end: number): void {
    const isInAnswer = frame.hint === null || end <= frame.hint;
    if (end > frame.from && isInAnswer) frame.parts.push(this.#text.slice(frame.from, end));
    frame.from = Math.max(frame.from, end);
  }
}

/** The parts of a formula, split at its numbered gaps; braces within a gap are balanced. */
function mathParts(tex: string, depth: number): (string | Gap)[] {
  const parts: (string | Gap)[] = [];
  const labels = depth > 0 ? [...tex.matchAll(labelInMath)].slice(0, mostGaps) : [];
  let end = 0;
  for (const { index, 0: open, 1: digits } of labels) {
    const close = index < end ? -1 : balancedEnd(tex, index + open.length);
    const gap = close < 0 ? null : mathGap(Number(digits), tex.slice(index + open.length, close), depth);
    if (!gap) continue;
    if (index > end) parts.push(tex.slice(end, index));
    parts.push(gap);
    end = close + 2;
  }
  if (end < tex.length) parts.push(tex.slice(end));
  return parts;
}

function mathGap(number: number, inside: string, depth: number): Gap | null {
  const lastGap = inside.lastIndexOf('}}');
  const at = [...inside.matchAll(separator)].find(({ index }) => index > lastGap)?.index;
  const inner = mathParts(inside.slice(0, at).trim(), depth - 1);
  const answer = flatText(inner);
  if (answer === '' || number === 0) return null;
  const hint = at === undefined ? '' : inside.slice(at + 2).trim();
  const holdsGaps = inner.some((part) => typeof part !== 'string');
  return { number, answer, hint: hint || null, isInMath: true, ...(holdsGaps ? { inner } : {}) };
}

/** Where the `}}` stands that closes a gap of a formula; -1 if none does. */
function balancedEnd(tex: string, from: number): number {
  let depth = 0;
  for (let index = from; index < tex.length; index += 1) {
    const character = tex[index];
    if (character === '\\') index += 1;
    else if (character === '{') depth += 1;
    else if (character === '}' && depth > 0) depth -= 1;
    else if (character === '}') return tex[index + 1] === '}' ? index : -1;
  }
  return -1;
}

function trimmedParts(parts: readonly (string | Gap)[]): (string | Gap)[] {
  return parts
    .map((part, index) => {
      if (typeof part !== 'string') return part;
      const start = index === 0 ? part.trimStart() : part;
      return index === parts.length - 1 ? start.trimEnd() : start;
    })
    .filter((part) => part !== '');
}

const noGap =
  'This begins like a gap card but has no `{{gap}}` outside code, links and HTML; mark what is to be asked with `{{…}}`, or begin the line otherwise.';
const unclosed = 'This gap card has a `{{` without `}}`; close the gap, or write `\\{{` if it is text.';
const nested =
  'This gap card has a gap inside a gap; gaps must stand side by side, or both be numbered as in `{{c1::a {{c2::b}}}}`.';
const tooDeep = `This gap card has gaps within gaps more than ${deepest} deep; write them side by side.`;
const empty = 'This gap card has an empty gap; write the answer between `{{` and `}}`.';
const numberedZero = 'This gap card has a gap numbered c0; numbers begin with `c1::`.';
const tooMany = `This gap card has more than ${mostGaps} gaps; split it up.`;
