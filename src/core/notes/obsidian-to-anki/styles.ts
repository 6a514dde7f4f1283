import { labelledTexts } from '../labelled-lines.ts';
import { readHeading, joinLines, opaqueIn, type SourceLine } from '../source-lines.ts';
import { hashtagsIn, withoutTags } from '../hashtags.ts';
import { clozeParts } from './curly-gaps.ts';
import { noteIdIn } from './fields.ts';

/** A card written in one of the styles that the tool's wiki gives patterns for; `back` is null for a cloze. */
export interface StyledCard {
  readonly front: string;
  readonly back: string | null;
  readonly lines: readonly SourceLine[];
  readonly noteId: string | null;
}

/** Styles that are read wherever they stand; the others only where the tool has written an id below, or where they are set. */
const always: ReadonlySet<string> = new Set(['question-answer', 'flashcard']);

/** The cards of the lines outside `START … END`, in groups that an empty line or an id parts. */
export function styledCards(lines: readonly SourceLine[], styles: readonly string[]): StyledCard[] {
  const groups = groupsOf(lines);
  const cards: StyledCard[] = [];
  for (let index = 0; index < groups.length; index += 1) {
    const group = groups[index];
    if (!group || group.isDeleted) continue;
    const next = groups[index + 1];
    const found = cardOf(group, next);
    if (!found) continue;
    const owner = found.takesNext ? next : group;
    const isWanted = always.has(found.style) || styles.includes(found.style) || owner?.noteId != null;
    if (isWanted && owner?.isDeleted !== true) cards.push({ ...found.card, noteId: owner?.noteId ?? null });
    if (isWanted && found.takesNext) index += 1;
  }
  return cards;
}

interface Group {
  readonly lines: SourceLine[];
  noteId: string | null;
  isDeleted: boolean;
}

function groupsOf(lines: readonly SourceLine[]): Group[] {
  const groups: Group[] = [];
  let current: Group | null = null;
  for (const line of lines) {
    const id = noteIdIn(line);
    const last = current ?? groups.at(-1);
    if (id !== null) {
      if (last) last.noteId ??= id;
      current = null;
    } else if (line.kind === 'blank') current = null;
    else if (line.kind === 'text' && line.text.trim() === 'DELETE') {
      if (last) last.isDeleted = true;
    } else if (current) current.lines.push(line);
    else {
      current = { lines: [line], noteId: null, isDeleted: false };
      groups.push(current);
    }
  }
  return groups;
}

interface Found {
  readonly style: string;
  readonly card: Omit<StyledCard, 'noteId'>;
  /** Whether the answer is the next group. */
  readonly takesNext: boolean;
}

function cardOf({ lines }: Group, next: Group | undefined): Found | null {
  const [first] = lines;
  if (!first) return null;
  const below = next?.lines ?? [];
  if (/^Q: /.test(first.text) && first.kind === 'text') return questionAnswer(lines, below);
  const rule = lines.findIndex(({ kind }) => kind === 'rule');
  if (rule > 0 && rule < lines.length - 1 && first.kind === 'text')
    return found('ruled', joinLines(lines.slice(0, rule)), joinLines(lines.slice(rule + 1)), lines);
  const flashcard = lines.findIndex(isFlashcardLine);
  if (flashcard >= 0) {
    const line = lines[flashcard];
    const last = line ? withoutTags(line.text, hashtagsIn(line.text, opaqueIn(line))) : '';
    const front = [joinLines(lines.slice(0, flashcard)), last].filter((text) => text !== '').join('\n');
    const rest = lines.slice(flashcard + 1);
    const back = rest.length > 0 ? rest : below;
    return found(
      'flashcard',
      front,
      joinLines(back),
      [...lines, ...(rest.length > 0 ? [] : below)],
      rest.length === 0,
    );
  }
  if (first.kind === 'heading') {
    const rest = lines.slice(1);
    const back = rest.length > 0 ? rest : below;
    if (back.length === 0 || back[0]?.kind === 'heading') return null;
    return found(
      'heading',
      readHeading(first.text)?.title ?? '',
      joinLines(back),
      rest.length > 0 ? lines : [first, ...below],
      rest.length === 0,
    );
  }
  if (first.kind === 'table') return oneColumnTable(lines);
  const text = joinLines(lines);
  return first.kind === 'text' && clozeParts(text)
    ? { style: 'cloze', card: { front: text, back: null, lines }, takesNext: false }
    : null;
}

function found(
  style: string,
  front: string,
  back: string,
  lines: readonly SourceLine[],
  takesNext = false,
): Found {
  return { style, card: { front, back, lines }, takesNext };
}

function questionAnswer(lines: readonly SourceLine[], below: readonly SourceLine[]): Found | null {
  const [question, answer] = labelledTexts(lines, /^([QA]):[ \t]/);
  if (question && answer?.label === 'A') return found('question-answer', question.text, answer.text, lines);
  const [later] = below[0]?.text.startsWith('A: ') ? labelledTexts(below, /^(A):[ \t]/) : [];
  return question && later
    ? found('question-answer', question.text, later.text, [...lines, ...below], true)
    : null;
}

function isFlashcardLine(line: SourceLine): boolean {
  if (line.kind !== 'text' || !line.text.includes('#flashcard')) return false;
  return hashtagsIn(line.text, opaqueIn(line)).some(
    ({ name, end }) => name === 'flashcard' && line.text.slice(end).trim() === '',
  );
}

function oneColumnTable(lines: readonly SourceLine[]): Found | null {
  const cells = lines.map(({ text }) => /^\|([^|]+)\|$/.exec(text.trim())?.[1]?.trim());
  const [front, , back] = cells;
  return lines.length === 3 && front && back ? found('table', front, back, lines) : null;
}
