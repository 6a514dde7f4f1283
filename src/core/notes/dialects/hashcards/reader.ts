import { isCarriedLine } from '../../carried.ts';
import type { DialectResult } from '../../dialect.ts';
import { flowOf, type FlowLine } from '../../flow.ts';
import { readInlineCard } from '../../inline-card.ts';
import { newNote } from '../../new-note.ts';
import type { ReadFile } from '../../read.ts';
import { isWithin } from '../../spans.ts';
import type { ParsedNote, Problem } from '../../types.ts';
import { withGaps, withPathsFrom } from './deletions.ts';

/** What tells hashcards and its variants apart. */
export interface Variant {
  readonly dialect: string;
  /** Whether a line `left::right` is a card. */
  readonly readsInline: boolean;
}

interface Open {
  readonly kind: 'Q' | 'C';
  readonly first: FlowLine;
  readonly front: string[];
  back: string[] | null;
  last: FlowLine;
}

const tag = /^([QAC]):(?![\\/:])/;
const marks = /^[QAC]:|::|\[/m;
const separators = [{ mark: '::', isTwoWay: false }];

/** Reads cards whose tags stand at the beginning of a line; a heading, a rule, or the next card ends a card. */
export function readHashcards(file: ReadFile, variant: Variant): DialectResult {
  const reader = new Reader(file, variant);
  reader.read(flowOf(file, marks));
  const { name } = file.frontMatter.values;
  const deck = typeof name === 'string' && name.trim() !== '' ? name.trim() : null;
  return { notes: reader.notes, problems: reader.problems, deck };
}

class Reader {
  readonly notes: ParsedNote[] = [];
  readonly problems: Problem[] = [];
  readonly #file: ReadFile;
  readonly #variant: Variant;
  #open: Open | null = null;

  constructor(file: ReadFile, variant: Variant) {
    this.#file = file;
    this.#variant = variant;
  }

  read(flow: readonly FlowLine[]): void {
    for (const line of flow) {
      if (line.kind === 'rule' || (line.kind === 'heading' && /^ {0,3}(?:#|-+[ \t]*$)/.test(line.text)))
        this.#close();
      else this.#take(line);
    }
    this.#close();
  }

  #take(line: FlowLine): void {
    const match = line.kind === 'text' && !isWithin(line.opaque, 0) ? tag.exec(line.text) : null;
    const text = line.text.slice(2).trim();
    const open = this.#open;
    if (match?.[1] === 'Q' || match?.[1] === 'C') {
      this.#close();
      this.#open = { kind: match[1], first: line, front: [text], back: null, last: line };
    } else if (match && open?.kind === 'Q' && !open.back) {
      open.back = [text];
      open.last = line;
    } else if (match && !open)
      this.#report(line, 'This answer has no question; write a line `Q: …` above it.');
    else if (open) this.#goOn(open, line, match !== null);
    else if (this.#variant.readsInline) this.#inline(line);
  }

  #goOn(open: Open, line: FlowLine, isAnswer: boolean): void {
    if (isAnswer && open.kind === 'Q')
      this.#report(
        line,
        'This question has a second answer, which was read as text of the first; write one `A:` for each `Q:`.',
      );
    if (line.kind === 'html' && /^\s*<!--/.test(line.text) && !isCarriedLine(line.text)) return;
    (open.back ?? open.front).push(line.text);
    if (line.kind !== 'empty') open.last = line;
  }

  #inline(line: FlowLine): void {
    const card = line.from === 0 ? readInlineCard(line, separators) : null;
    if (card?.kind === 'near-miss')
      this.#report(line, `This is no card because ${card.message}; write \`left::right\` on one line.`);
    if (card?.kind !== 'card') return;
    const front = line.text.slice(0, card.at).trim();
    this.#push('basic', front, line.text.slice(card.at + card.length).trim(), line, line);
  }

  #close(): void {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const front = textOf(open.front);
    if (open.kind === 'C') {
      const text = withGaps(front);
      if (text === null) this.#report(open.first, noDeletion);
      else this.#push('cloze', text, '', open.first, open.last);
      return;
    }
    const back = textOf(open.back ?? []);
    if (front === '') this.#report(open.first, 'This question is empty; write it behind `Q:`.');
    else if (!open.back)
      this.#report(open.first, 'This question has no answer; write a line `A: …` below it.');
    else if (back === '')
      this.#report(open.first, 'This question has an empty answer; write it behind `A:`.');
    else this.#push('basic', front, back, open.first, open.last);
  }

  #push(kind: 'basic' | 'cloze', front: string, back: string, first: FlowLine, last: FlowLine): void {
    const { path, frontMatter } = this.#file;
    this.notes.push(
      newNote({
        kind,
        front: withPathsFrom(front, path),
        back: withPathsFrom(back, path),
        headings: first.headings,
        line: first.line,
        endLine: last.line,
        dialect: this.#variant.dialect,
        tags: frontMatter.tags,
      }),
    );
  }

  #report({ line }: FlowLine, message: string): void {
    this.problems.push({ path: this.#file.path, line, message });
  }
}

const noDeletion =
  'This cloze card has no `[deletion]` outside code, formulas, links and images; put what is to be asked in brackets.';

function textOf(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}
