import { readCloze, type Gap } from './cloze.ts';
import type { Face, ParsedNote } from './types.ts';

/**
 * The questions a note asks, ordered by ordinal. In a cloze the asked gap stands in `<mark class="gap">…</mark>`, as `[…]` or
 * `[hint]` on the front and as the answer on the back; other gaps are shown plain. A drill's front is its family's id.
 */
export function facesOf(note: ParsedNote): Face[] {
  const { kind, front, back } = note;
  if (kind === 'cloze') return clozeFaces(front);
  const forward = { ordinal: 0, front, back };
  return kind === 'two-way' ? [forward, { ordinal: 1, front: back, back: front }] : [forward];
}

function clozeFaces(text: string): Face[] {
  const cloze = readCloze(text);
  if ('message' in cloze) return [];
  const numbers = numbersOf(cloze.parts.filter((part) => typeof part !== 'string'));
  const write = (asked: number, show: (gap: Gap) => string) =>
    cloze.parts
      .map((part) =>
        typeof part === 'string' ? part : numbers.get(part) === asked ? marked(show(part)) : part.answer,
      )
      .join('');
  return [...new Set(numbers.values())]
    .sort((one, other) => one - other)
    .map((ordinal) => ({
      ordinal,
      front: write(ordinal, ({ hint }) => `[${hint ?? '…'}]`),
      back: write(ordinal, ({ answer }) => answer),
    }));
}

/** Gaps without a number take the lowest ones that no gap names, in order. */
function numbersOf(gaps: readonly Gap[]): Map<Gap, number> {
  const named = new Set(gaps.map(({ number }) => number));
  let next = 0;
  const free = () => {
    do next += 1;
    while (named.has(next));
    return next;
  };
  return new Map(gaps.map((gap) => [gap, gap.number ?? free()]));
}

function marked(text: string): string {
  return `<mark class="gap">${text}</mark>`;
}
