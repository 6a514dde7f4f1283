import { isWithin, opaqueSpans, type Span } from './spans.ts';

/** A gap of a cloze text; `number` is null where the note gives none. */
export interface Gap {
  readonly number: number | null;
  readonly answer: string;
  readonly hint: string | null;
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
const numbered = /^c(\d{1,4})::(?!:)/;

/** Splits the text of a `C:` card into gaps and what stands between them, or says why it cannot. */
export function readCloze(text: string): Cloze | ClozeProblem {
  const opaque = opaqueSpans(text);
  if (!opaque) return { message: 'This gap card has too many inline marks to be read; make it shorter.' };
  const parts: (string | Gap)[] = [];
  let end = 0;
  for (let open = marker(text, '{{', 0, opaque); open >= 0; open = marker(text, '{{', end, opaque)) {
    const close = closing(text, open + 2, opaque);
    if (close < 0)
      return {
        message: 'This gap card has a `{{` without `}}`; close the gap, or write `\\{{` if it is text.',
      };
    const nested = marker(text, '{{', open + 2, opaque);
    if (nested >= 0 && nested < close)
      return { message: 'This gap card has a gap inside a gap; gaps must stand side by side.' };
    const gap = gapOf(text.slice(open + 2, close), shifted(opaque, open + 2));
    if ('message' in gap) return gap;
    parts.push(text.slice(end, open), gap);
    if (parts.length > 2 * mostGaps)
      return { message: `This gap card has more than ${mostGaps} gaps; split it up.` };
    end = close + 2;
  }
  if (parts.length === 0) return { message: noGap };
  return { parts: [...parts, text.slice(end)].filter((part) => part !== '') };
}

const noGap =
  'This begins like a gap card but has no `{{gap}}` outside code, links and HTML; mark what is to be asked with `{{…}}`, or begin the line otherwise.';

function marker(text: string, mark: string, from: number, opaque: readonly Span[]): number {
  let index = text.indexOf(mark, from);
  while (index >= 0 && isWithin(opaque, index)) index = text.indexOf(mark, index + 1);
  return index;
}

/** The `}}` that closes a gap; of `}}}` the last two, so that an answer may end in a brace. */
function closing(text: string, from: number, opaque: readonly Span[]): number {
  let index = marker(text, '}}', from, opaque);
  while (index >= 0 && text[index + 2] === '}') index += 1;
  return index;
}

function gapOf(inside: string, opaque: readonly Span[]): Gap | ClozeProblem {
  const label = numbered.exec(inside);
  const number = label ? Number(label[1]) : null;
  if (number === 0) return { message: 'This gap card has a gap numbered c0; numbers begin with `c1::`.' };
  const from = label?.[0].length ?? 0;
  const separator = hintSeparator(inside, from, opaque);
  const answer = inside.slice(from, separator?.start ?? inside.length).trim();
  const hint = separator ? inside.slice(separator.end).trim() : '';
  if (answer === '')
    return { message: 'This gap card has an empty gap; write the answer between `{{` and `}}`.' };
  return { number, answer, hint: hint === '' ? null : hint };
}

function hintSeparator(inside: string, from: number, opaque: readonly Span[]): Span | null {
  for (const { index, 0: found } of inside.matchAll(/(?<=\s)::(?=\s|$)/g))
    if (index >= from && !isWithin(opaque, index)) return { start: index, end: index + found.length };
  return null;
}

function shifted(spans: readonly Span[], by: number): Span[] {
  return spans.map(({ start, end }) => ({ start: start - by, end: end - by }));
}
