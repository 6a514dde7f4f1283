import { readCloze } from './cloze.ts';
import type { Report } from './dialect.ts';
import { newNote } from './new-note.ts';
import type { ReadFile } from './read.ts';
import type { ParsedNote, Problem } from './types.ts';
import { writeCloze, type ClozePart } from './write-cloze.ts';

/** Where a note stands in its file. */
export type Place = Pick<ParsedNote, 'line' | 'endLine' | 'headings'>;
type Extras = Partial<
  Omit<ParsedNote, 'kind' | 'front' | 'back' | 'line' | 'endLine' | 'headings' | 'dialect'>
>;

/** Collects what a dialect finds in a file; a card that lacks something is a problem instead. */
export class NoteWriter {
  readonly notes: ParsedNote[] = [];
  readonly problems: Problem[] = [];
  readonly #dialect: string;
  readonly #file: ReadFile;

  constructor(dialect: string, file: ReadFile) {
    this.#dialect = dialect;
    this.#file = file;
  }

  readonly report: Report = (line, message) =>
    void this.problems.push({ path: this.#file.path, line, message });

  /** Adds a card with a question and an answer; `missing` tells what is to be done where one of them is empty. */
  card(
    kind: 'basic' | 'two-way',
    front: string,
    back: string,
    place: Place,
    extras: Extras = {},
    missing = 'write both on either side of the mark',
  ): void {
    const [question, answer] = [unindented(front), unindented(back)];
    if (question === '' || answer === '') {
      const side = question === '' ? 'question' : 'answer';
      return this.report(place.line, `This card has no ${side}, so it was left out; ${missing}.`);
    }
    this.#add({ ...this.#common(place, extras), kind, front: question, back: answer });
  }

  /** Adds a card with gaps, from its parts or from a text in Nexthop's own syntax. */
  cloze(parts: readonly ClozePart[] | string, place: Place, extras: Extras = {}): void {
    const front = unindented(typeof parts === 'string' ? parts : writeCloze(parts));
    const cloze = readCloze(front);
    if ('message' in cloze) return this.report(place.line, cloze.message);
    this.#add({ ...this.#common(place, extras), kind: 'cloze', front, back: '' });
  }

  /** What was found, in the order of the lines. */
  result(deck: string | null = null) {
    const byLine = (one: { line: number }, other: { line: number }) => one.line - other.line;
    return { notes: this.notes.sort(byLine), problems: this.problems.sort(byLine), deck };
  }

  #common(place: Place, extras: Extras) {
    const tags = [...new Set([...this.#file.frontMatter.tags, ...(extras.tags ?? [])])];
    return { ...place, ...extras, tags, needs: this.#file.frontMatter.needs, dialect: this.#dialect };
  }

  #add(note: Parameters<typeof newNote>[0]): void {
    this.notes.push(newNote(note));
  }
}

/** Without empty lines around it; an indented code block that comes first keeps its indentation. */
function unindented(text: string): string {
  const begun = text.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  return /^(?: {4}|\t)/.test(begun) ? begun : begun.trimStart();
}
