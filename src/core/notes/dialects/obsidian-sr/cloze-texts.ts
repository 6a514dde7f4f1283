import type { Cloze, Gap } from '../../cloze.ts';
import { numbersOf, writeCloze, type ClozePart } from '../../write-cloze.ts';
import type { FoundCloze } from './cloze-pattern.ts';

/** A line of a card with the clozes in it; `from` is where its text begins. */
export interface LineClozes {
  readonly text: string;
  readonly from: number;
  readonly clozes: readonly FoundCloze[];
}

const mostCards = 100;

/**
 * The cloze texts a card makes: one, or one for each letter where its clozes say by letters what each card asks, hides and
 * shows; what a card hides without asking stands there as `[…]`. `clean` takes marks off the end of the text.
 */
export function clozeTexts(lines: readonly LineClozes[], clean: (text: string) => string): string[] {
  const sequences = lines.flatMap(({ clozes }) => clozes.map(({ sequence }) => sequence ?? ''));
  const letters = sequences.filter((sequence) => /^[ash]+$/.test(sequence));
  if (letters.length === 0)
    return [textOf(lines, clean, ({ answer, hint, sequence }) => gap(answer, hint, sequence))];
  const cards = Math.min(mostCards, Math.max(...letters.map(({ length }) => length)));
  return Array.from({ length: cards }, (_, card) =>
    textOf(lines, clean, ({ answer, hint, sequence }) => {
      const action = (sequence ?? '')[card] ?? 's';
      if (action === 'a') return { ...gap(answer, hint, null), number: 1 };
      return action === 'h' ? '[…]' : answer;
    }),
  ).filter((text) => text.includes('{{c1::'));
}

/** The ordinals of the cards a cloze text makes, in order. */
export function ordinalsOf({ parts }: Cloze): number[] {
  return [...new Set(numbersOf(parts).values())].sort((one, other) => one - other);
}

function textOf(
  lines: readonly LineClozes[],
  clean: (text: string) => string,
  write: (cloze: FoundCloze) => ClozePart,
): string {
  const parts: ClozePart[] = [];
  for (const [index, { text, from, clozes }] of lines.entries()) {
    if (index > 0) parts.push('\n');
    let end = from;
    for (const cloze of clozes) {
      if (cloze.start > end) parts.push(text.slice(end, cloze.start));
      parts.push(write(cloze));
      end = cloze.end;
    }
    parts.push(text.slice(end));
  }
  return clean(writeCloze(joined(parts))).trim();
}

function joined(parts: readonly ClozePart[]): ClozePart[] {
  const result: ClozePart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else result.push(part);
  }
  return result;
}

function gap(answer: string, hint: string | null, sequence: string | null): Gap {
  const number = sequence !== null && /^[1-9]\d{0,3}$/.test(sequence) ? Number(sequence) : null;
  return { number, answer, hint };
}
