import { flatText, readCloze, spansOf } from '../cloze.ts';
import { isWithin } from '../spans.ts';
import type { ParsedNote } from '../types.ts';
import type { ClozePart } from '../write-cloze.ts';
import { broken, inOneLine } from './approximate.ts';
import type { DialectWriter, Form } from './dialect-text.ts';

/** Writes hashcards' syntax: `Q:` and `A:`, and `C:` with gaps in brackets. */
export const hashcardsWriter: DialectWriter = {
  dialect: 'hashcards',
  program: 'hashcards',
  header: (deck) => `---\nname = ${JSON.stringify(deck)}\n---`,
  sample: 'Q: Sample\nA: Sample',
  forms: (note) => (note.kind === 'cloze' ? clozeForms(note) : questionForms(note)),
  footer: () => '',
};

const marks = /^(?:[QAC]:|---|[ \t]*(?:#|<!--))|%(?=%)/gm;

function questionForms({ kind, front, back }: ParsedNote): Form[] {
  const lost = [
    kind === 'two-way' ? 'hashcards asks one way only, so the reverse is not asked there.' : null,
    back === '' ? 'hashcards needs an answer, so it has none to show there.' : null,
  ].filter((loss) => loss !== null);
  const loss = lost.length === 0 ? null : lost.join(' ');
  const form = (question: string, answer: string, changed: string | null): Form => ({
    write: (comment) => `Q: ${question}\nA: ${answer === '' ? '' : `${answer}\n`}${comment}`,
    loss: [loss, changed].filter((part) => part !== null).join(' ') || null,
  });
  return [
    form(front, back, null),
    form(broken(front, marks), broken(back, marks), escapedMarks),
    form(inOneLine(front), inOneLine(back), plainWords),
  ];
}

function clozeForms({ front }: ParsedNote): Form[] {
  const cloze = readCloze(front);
  if ('message' in cloze) return [];
  const form = (text: string, loss: string | null): Form => ({
    write: (comment) => `C: ${text}\n${comment}`,
    loss,
  });
  const isShared =
    new Set(cloze.parts.flatMap((part) => (typeof part === 'string' ? [] : (part.number ?? [])))).size > 0;
  const hasHints = cloze.parts.some((part) => typeof part !== 'string' && part.hint !== null);
  const loss =
    isShared || hasHints
      ? 'hashcards has neither hints nor gaps that are asked together; each gap is asked alone there.'
      : null;
  return [
    form(bracketed(cloze.parts, escapedBrackets), loss),
    form(broken(bracketed(cloze.parts, escapedBrackets), marks), escapedMarks),
    form(bracketed(cloze.parts, inOneLine), plainWords),
  ];
}

function bracketed(parts: readonly ClozePart[], plain: (text: string) => string): string {
  return parts
    .map((part) => (typeof part === 'string' ? plain(part) : `[${plain(flatText([part]))}]`))
    .join('');
}

/** Brackets within code, links and formulas, and escaped ones, are no gaps. */
function escapedBrackets(text: string): string {
  const opaque = spansOf(text) ?? [];
  return text.replace(/[[\]]/g, (bracket, index: number) =>
    isWithin(opaque, index) ? bracket : `\\${bracket}`,
  );
}

const escapedMarks = 'Signs that hashcards would take for marks were written as entities of HTML.';
const plainWords = 'hashcards would misread it, so only its words show there.';
