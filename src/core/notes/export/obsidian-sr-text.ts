import { flatText, readCloze, type Gap } from '../cloze.ts';
import type { ParsedNote } from '../types.ts';
import { numbersOf, type ClozePart } from '../write-cloze.ts';
import { broken, inOneLine } from './approximate.ts';
import type { DialectWriter, Form } from './dialect-text.ts';
import type { CardSchedule } from './types.ts';

/** Writes the syntax of Obsidian's plugin Spaced Repetition with its usual separators, and schedules in its FSRS form. */
export const obsidianSrWriter: DialectWriter = {
  dialect: 'obsidian-sr',
  program: 'the Obsidian plugin',
  header: (deck) =>
    `---\ndialect: obsidian-sr\ntags:\n  - flashcards/${deck.split('::').map(tagLevel).join('/')}\n---`,
  sample: 'Sample::Sample',
  forms: (note) => (note.kind === 'cloze' ? clozeForms(note) : questionForms(note)),
  footer: (schedules) => (schedules.some(({ phase }) => phase !== 'new') ? `\n${comment(schedules)}` : ''),
};

const phases = ['new', 'learning', 'review', 'relearning'];
const marks = /:(?=:)|^[ \t]*\?{1,2}[ \t]*$|=(?==)|^[ \t]*(?:#|-{3,}|\*{3,}|_{3,}|<!--)|%(?=%)/gm;

function tagLevel(level: string): string {
  return level.replace(/[^\p{L}\p{N}_-]+/gu, '-') || '-';
}

function comment(schedules: readonly CardSchedule[]): string {
  const ordered = [...schedules].sort((one, other) => one.ordinal - other.ordinal);
  return `<!--SR:${ordered.map(scheduleOf).join('')}-->`;
}

/** A sibling that was never reviewed is written as the plugin writes it. */
function scheduleOf(schedule: CardSchedule): string {
  const { phase, dueAt, lastReviewedAt, intervalDays, stability, difficulty, reps, lapses, step } = schedule;
  if (phase === 'new') return '!2000-01-01,1,250';
  const fields = [
    dueAt ?? '-',
    intervalDays,
    stability,
    difficulty,
    phases.indexOf(phase),
    reps,
    lapses,
    step,
  ];
  return `!fsrs,${[...fields, lastReviewedAt ?? '-'].join(',')}`;
}

function questionForms({ kind, front, back }: ParsedNote): Form[] {
  const isTwoWay = kind === 'two-way';
  const inline = (question: string, answer: string, loss: string | null, space = ''): Form => ({
    write: (end) => `${question}${space}${isTwoWay ? ':::' : '::'}${space}${answer} ${end}`,
    loss,
  });
  // The plugin leaves out what follows a comment that begins a line, so that is for texts that end in a block only.
  const lines = (question: string, answer: string, loss: string | null): Form[] =>
    [' ', '\n'].map((space) => ({
      write: (end) => `${question}\n${isTwoWay ? '??' : '?'}\n${answer}${space}${end}`,
      loss,
    }));
  const isOneLine = !front.includes('\n') && !back.includes('\n') && back !== '';
  const shown = (text: string) => broken(text.replace(/\n(?:[ \t]*\n)+/g, '\n<br>\n'), marks);
  return [
    ...(isOneLine ? [inline(front, back, null), inline(front, back, null, ' ')] : []),
    ...lines(front, back, null),
    ...lines(shown(front), shown(back), escapedMarks),
    inline(inOneLine(front), inOneLine(back), plainWords, ' '),
  ];
}

function clozeForms({ front }: ParsedNote): Form[] {
  const cloze = readCloze(front);
  if ('message' in cloze) return [];
  const numbers = numbersOf(cloze.parts);
  const isNumbered = cloze.parts.some((part) => typeof part !== 'string' && part.number !== null);
  const marked = (plain: (text: string) => string, space = '') => {
    const gap = (part: Gap) =>
      `==${isNumbered ? `${numbers.get(part) ?? 1};;` : ''}${plain(flatText([part]))}${part.hint === null ? '' : `;;${plain(part.hint)}`}==`;
    return cloze.parts
      .map((part: ClozePart) => (typeof part === 'string' ? plain(part) : gap(part)))
      .join(space);
  };
  const form = (text: string, loss: string | null): Form[] =>
    [' ', '\n'].map((space) => ({ write: (end) => `${text}${space}${end}`, loss }));
  const shown = (text: string) => broken(text.replace(/\n(?:[ \t]*\n)+/g, '\n<br>\n'), marks);
  return [
    ...form(
      marked((text) => text),
      null,
    ),
    ...form(marked(shown), escapedMarks),
    ...form(marked(inOneLine, ' '), plainWords),
  ];
}

const escapedMarks =
  'Empty lines and signs that the Obsidian plugin would take for marks were written as HTML.';
const plainWords = 'The Obsidian plugin would misread it, so only its words show there.';
