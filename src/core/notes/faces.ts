import { readCloze, type Cloze, type Gap } from './cloze.ts';
import type { Face, ParsedNote } from './types.ts';
import { numbersOf } from './write-cloze.ts';

/**
 * The questions a note asks, ordered by ordinal. In a cloze the asked gap stands in `<mark class="gap">…</mark>`, as `[…]` or
 * `[hint]` on the front and as the answer on the back, or in a TeX `\boxed{…}` within a formula; other gaps are shown plain.
 * A drill's front is its family's id, and its back is empty.
 */
export function facesOf(note: Pick<ParsedNote, 'kind' | 'front' | 'back'>): Face[] {
  const { kind, front, back } = note;
  if (kind === 'cloze') return clozeFaces(front);
  if (kind === 'drill') return [{ ordinal: 0, front, back: '' }];
  const forward = { ordinal: 0, front, back };
  return kind === 'two-way' ? [forward, { ordinal: 1, front: back, back: front }] : [forward];
}

/** The questions a note asks as lists and scripts read them: of a cloze, the front without HTML, and as the back only what belongs in the gap. */
export function plainFacesOf(note: ParsedNote): Face[] {
  if (note.kind !== 'cloze') return facesOf(note);
  return clozeCards(note.front).map(({ ordinal, parts, isAsked }) => ({
    ordinal,
    front: written(parts, isAsked, (gap) => (gap.isInMath ? boxedHint(gap) : hinted(gap))),
    back: asked(parts, isAsked)
      .map(({ answer }) => answer)
      .join(', '),
  }));
}

function clozeFaces(text: string): Face[] {
  return clozeCards(text).map(({ ordinal, parts, isAsked }) => ({
    ordinal,
    front: written(parts, isAsked, (gap) => (gap.isInMath ? boxedHint(gap) : marked(hinted(gap)))),
    back: written(parts, isAsked, (gap) => (gap.isInMath ? boxedAnswer(gap) : marked(gap.answer))),
  }));
}

interface ClozeCard {
  readonly ordinal: number;
  readonly parts: Cloze['parts'];
  readonly isAsked: (gap: Gap) => boolean;
}

function clozeCards(text: string): ClozeCard[] {
  const cloze = readCloze(text);
  if ('message' in cloze) return [];
  const { parts } = cloze;
  const numbers = numbersOf(parts);
  return [...new Set(numbers.values())]
    .sort((one, other) => one - other)
    .map((ordinal) => ({ ordinal, parts, isAsked: (gap) => numbers.get(gap) === ordinal }));
}

/** A text with its gaps: the asked ones as `show` says, the others filled in. */
function written(parts: Cloze['parts'], isAsked: ClozeCard['isAsked'], show: (gap: Gap) => string): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (isAsked(part)) return show(part);
      return part.inner ? written(part.inner, isAsked, show) : part.answer;
    })
    .join('');
}

/** The asked gaps, outermost ones only. */
function asked(parts: Cloze['parts'], isAsked: ClozeCard['isAsked']): Gap[] {
  return parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    return isAsked(part) ? [part] : asked(part.inner ?? [], isAsked);
  });
}

function hinted({ hint }: Gap): string {
  return `[${hint ?? '…'}]`;
}

function boxedHint({ hint }: Gap): string {
  return `\\boxed{${hint === null ? '\\ldots' : `\\text{${texText(hint)}}`}}`;
}

function boxedAnswer({ answer }: Gap): string {
  // An answer over several cells or rows of TeX cannot stand in a box.
  return /(?<!\\)&|\\\\/.test(answer) ? answer : `\\boxed{${answer}}`;
}

function marked(text: string): string {
  return `<mark class="gap">${text}</mark>`;
}

function texText(text: string): string {
  return text
    .replace(/[$\\`]/g, '')
    .replace(/[{}%&#_]/g, '\\$&')
    .replace(/[~^]/g, ' ');
}
