import { readCloze, type Cloze, type Gap } from './cloze.ts';
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

/** The questions a note asks as lists and scripts read them: of a cloze, the front without HTML, and as the back only what belongs in the gap. */
export function plainFacesOf(note: ParsedNote): Face[] {
  if (note.kind !== 'cloze') return facesOf(note);
  return clozeCards(note.front).map(({ ordinal, parts, asked }) => ({
    ordinal,
    front: written(parts, asked, hinted),
    back: asked.map(({ answer }) => answer).join(', '),
  }));
}

function clozeFaces(text: string): Face[] {
  return clozeCards(text).map(({ ordinal, parts, asked }) => ({
    ordinal,
    front: written(parts, asked, (gap) => marked(hinted(gap))),
    back: written(parts, asked, ({ answer }) => marked(answer)),
  }));
}

interface ClozeCard {
  readonly ordinal: number;
  readonly parts: Cloze['parts'];
  readonly asked: readonly Gap[];
}

function clozeCards(text: string): ClozeCard[] {
  const cloze = readCloze(text);
  if ('message' in cloze) return [];
  const { parts } = cloze;
  const gaps = parts.filter((part) => typeof part !== 'string');
  const numbers = numbersOf(gaps);
  return [...new Set(numbers.values())]
    .sort((one, other) => one - other)
    .map((ordinal) => ({ ordinal, parts, asked: gaps.filter((gap) => numbers.get(gap) === ordinal) }));
}

function written(parts: Cloze['parts'], asked: readonly Gap[], show: (gap: Gap) => string): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : asked.includes(part) ? show(part) : part.answer))
    .join('');
}

function hinted({ hint }: Gap): string {
  return `[${hint ?? '…'}]`;
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
