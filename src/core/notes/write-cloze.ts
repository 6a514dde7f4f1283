import { flatText, spansOf, type Gap } from './cloze.ts';
import { isWithin, type Span } from './spans.ts';

/** A stretch of Markdown, or a gap to be made; a gap of number null becomes a card of its own. */
export type ClozePart = string | Gap;

/**
 * Writes parts as the text of a cloze note, so that `readCloze` gives the same parts: braces and ` :: ` that are text are
 * escaped. Where a gap stands within a formula all gaps are numbered, since gaps there count only with a number.
 */
export function writeCloze(parts: readonly ClozePart[]): string {
  const spans = spansOf(flatText(parts)) ?? [];
  const formulas = spans.filter(({ kind }) => kind === 'math');
  const numbers = needsNumbers(parts, formulas) ? numbersOf(parts) : new Map<Gap, number>();
  return new Writer(spans, formulas, numbers).write(parts);
}

/** The number each gap is asked under: gaps without one take the lowest that no gap names, in order. */
export function numbersOf(parts: readonly ClozePart[]): Map<Gap, number> {
  const gaps = allGaps(parts);
  const named = new Set(gaps.map(({ number }) => number));
  let next = 0;
  const free = () => {
    do next += 1;
    while (named.has(next));
    return next;
  };
  return new Map(gaps.map((gap) => [gap, gap.number ?? free()]));
}

function allGaps(parts: readonly ClozePart[]): Gap[] {
  return parts.flatMap((part) => (typeof part === 'string' ? [] : [part, ...allGaps(part.inner ?? [])]));
}

function needsNumbers(parts: readonly ClozePart[], formulas: readonly Span[]): boolean {
  let offset = 0;
  for (const part of parts) {
    const end = offset + (typeof part === 'string' ? part : part.answer).length;
    if (typeof part !== 'string' && (part.inner || isInside(formulas, offset, end))) return true;
    offset = end;
  }
  return false;
}

/** Whether a stretch lies within one of the spans without filling it. */
function isInside(spans: readonly Span[], start: number, end: number): boolean {
  return spans.some((span) => start > span.start && end < span.end);
}

class Writer {
  /** Stretches of the filled-in text that hold no marks. */
  readonly #opaque: readonly Span[];
  readonly #formulas: readonly Span[];
  readonly #numbers: ReadonlyMap<Gap, number>;
  #offset = 0;

  constructor(opaque: readonly Span[], formulas: readonly Span[], numbers: ReadonlyMap<Gap, number>) {
    this.#opaque = opaque;
    this.#formulas = formulas;
    this.#numbers = numbers;
  }

  write(parts: readonly ClozePart[], isInGap = false): string {
    return parts
      .map((part, index) => {
        if (typeof part !== 'string') return this.#gap(part);
        const isBeforeGap = index + 1 < parts.length || isInGap;
        return this.#plain(part, index > 0, isBeforeGap, isInGap);
      })
      .join('');
  }

  #gap(gap: Gap): string {
    const { hint } = gap;
    const isInMath = isInside(this.#formulas, this.#offset, this.#offset + gap.answer.length);
    const inner =
      isInMath && !gap.inner ? this.#skip(gap.answer) : this.write(gap.inner ?? [gap.answer], true);
    const number = this.#numbers.get(gap) ?? gap.number;
    const label = number === null ? '' : `c${number}::`;
    const looksLabelled = number === null && /^c\d{1,4}::/.test(inner);
    const answer = looksLabelled
      ? inner.replace('::', '\\::')
      : label !== '' && inner.startsWith(':')
        ? ` ${inner}`
        : inner;
    return `{{${label}${answer}${hint === null ? '' : ` :: ${isInMath ? hint : escapedHint(hint)}`}}}`;
  }

  #skip(text: string): string {
    this.#offset += text.length;
    return text;
  }

  #plain(text: string, isAfterGap: boolean, isBeforeGap: boolean, isInGap: boolean): string {
    const start = this.#offset;
    this.#offset += text.length;
    let written = '';
    let from = 0;
    const marks = isInGap ? /\{(?=\{)|\}(?=\})|(?<=\s|^)::(?=\s|$|\})/g : /\{(?=\{)/g;
    for (const { index, 0: found } of text.matchAll(marks)) {
      if (isWithin(this.#opaque, start + index)) continue;
      written += `${text.slice(from, index)}\\${found}`;
      from = index + found.length;
    }
    written += text.slice(from);
    if (isAfterGap && written.startsWith('}') && !isWithin(this.#opaque, start)) written = `\\${written}`;
    if (!isBeforeGap || isWithin(this.#opaque, start + text.length - 1)) return written;
    if (written.endsWith('{')) return `${written.slice(0, -1)}\\{`;
    return /(?:^|[^\\])(?:\\\\)*\\$/.test(written) ? `${written}\\` : written;
  }
}

function escapedHint(hint: string): string {
  return hint.replace(/\{(?=\{)|\}(?=\})/g, '\\$&').replace(/\\$/, '\\\\');
}
