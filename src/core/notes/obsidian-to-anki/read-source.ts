import type { Sequence } from '../read.ts';
import { opaqueIn, sourceLines, type SourceLine } from '../source-lines.ts';
import { isWithin } from '../spans.ts';
import { readBody, readInline, tagWords, type Field, type NoteBody } from './fields.ts';

/** A note between `START` and `END`, or within one line. */
export interface AnkiNote {
  readonly noteType: string;
  readonly body: NoteBody;
  readonly isInline: boolean;
  readonly line: number;
  readonly endLine: number;
  readonly headings: readonly string[];
}

/** What a file says in the tool's own words. */
export interface Source {
  readonly notes: readonly AnkiNote[];
  readonly deck: string | null;
  readonly tags: readonly string[];
  /** Fields that are added to every note of a type, by its name in small letters. */
  readonly frozen: ReadonlyMap<string, readonly Field[]>;
  /** Lines such as `TARGET DECK: x`. */
  readonly marks: readonly { readonly line: number; readonly mark: string }[];
  /** Lines that belong to none of these. */
  readonly rest: readonly SourceLine[];
  readonly flaws: readonly { readonly line: number; readonly message: string }[];
}

const setting = /^(TARGET DECK|FILE TAGS)(?::[ \t]*(.*))?$/;
const frozenLine = /^FROZEN - ([^\n:]{1,80}):[ \t]*$/;
const inline = /STARTI[ \t]+\[([^\][\n]{1,80})\][ \t]+(.{0,2000}?)[ \t]{1,8}ENDI(?![A-Z])/g;

/** Reads a file's body line by line; nothing within code is a word of the tool. */
export function readSource(body: Sequence): Source {
  return new SourceReader(body).read();
}

class SourceReader {
  readonly #body: Sequence;
  readonly #lines: readonly SourceLine[];
  readonly #notes: AnkiNote[] = [];
  readonly #frozen = new Map<string, Field[]>();
  readonly #marks: { line: number; mark: string }[] = [];
  readonly #rest: SourceLine[] = [];
  readonly #flaws: { line: number; message: string }[] = [];
  #deck: string | null = null;
  #tags: string[] | null = null;

  constructor(body: Sequence) {
    this.#body = body;
    this.#lines = sourceLines(body);
  }

  read(): Source {
    for (let index = 0; index < this.#lines.length;) index = this.#step(index);
    this.#inlineNotes(this.#body);
    return {
      notes: this.#notes.sort((one, other) => one.line - other.line),
      deck: this.#deck,
      tags: this.#tags ?? [],
      frozen: this.#frozen,
      marks: this.#marks,
      rest: this.#rest,
      flaws: this.#flaws,
    };
  }

  /** Takes what begins on a line; the index of the line behind it. */
  #step(index: number): number {
    const line = this.#lines[index];
    if (!line) return index + 1;
    const text = line.text.trimEnd();
    if (line.kind === 'text' && text === 'START') return this.#block(line, index);
    if (line.kind === 'text' && text === 'END')
      this.#flaws.push({
        line: line.line,
        message: 'This `END` has no `START` above it; write it on the line before the note type.',
      });
    const found = line.kind === 'text' ? setting.exec(text) : null;
    if (found) return this.#setting(found, line, index);
    const frozen = line.kind === 'text' ? frozenLine.exec(text) : null;
    if (frozen) return this.#freeze(frozen[1] ?? '', line, index);
    this.#rest.push(line);
    return index + 1;
  }

  #block(start: SourceLine, index: number): number {
    let end = index + 1;
    while (end < this.#lines.length && !this.#is(end, 'END') && !this.#is(end, 'START')) end += 1;
    if (!this.#is(end, 'END')) {
      this.#flaws.push({
        line: start.line,
        message:
          'This `START` has no `END` below it, so it was read as text; write `END` on a line of its own behind the note.',
      });
      return index + 1;
    }
    const noteType = this.#lines[index + 1]?.text.trim() ?? '';
    const endLine = this.#lines[end]?.line ?? start.line;
    if (end === index + 1 || noteType === '')
      this.#flaws.push({
        line: start.line,
        message: 'This note has no type; write it on the line below `START`, such as `Basic`.',
      });
    else
      this.#notes.push({
        noteType,
        body: readBody(this.#lines.slice(index + 2, end), noteType),
        isInline: false,
        line: start.line,
        endLine,
        headings: start.headings,
      });
    return end + 1;
  }

  #setting([mark, name, value]: RegExpExecArray, line: SourceLine, index: number): number {
    const isBelow = value === undefined;
    const content = (isBelow ? this.#lines[index + 1]?.text : value)?.trim() ?? '';
    this.#marks.push({ line: line.line, mark });
    if (content === '')
      this.#flaws.push({
        line: line.line,
        message: `\`${mark}\` names nothing; write it behind a colon, as in \`${name ?? ''}: name\`.`,
      });
    else if (name === 'TARGET DECK') this.#deck ??= content;
    else this.#tags ??= tagWords(content);
    return index + (isBelow && content !== '' ? 2 : 1);
  }

  #freeze(noteType: string, line: SourceLine, index: number): number {
    let end = index + 1;
    while (end < this.#lines.length && this.#lines[end]?.kind !== 'blank') end += 1;
    this.#marks.push({ line: line.line, mark: line.text.trim() });
    const { fields } = readBody(this.#lines.slice(index + 1, end), noteType);
    this.#frozen.set(noteType.trim().toLowerCase(), [...fields]);
    return end;
  }

  #is(index: number, word: string): boolean {
    const line = this.#lines[index];
    return line?.kind === 'text' && line.text.trimEnd() === word;
  }

  /** Notes on one line may stand anywhere, also in list items. */
  #inlineNotes(sequence: Sequence): void {
    const lines = sequence === this.#body ? this.#rest : sourceLines(sequence);
    for (const line of lines) {
      if (!line.text.includes('STARTI') || line.kind !== 'text') continue;
      if (line.block && line.block.children.length > 0) continue;
      const opaque = opaqueIn(line).filter((span) => !('kind' in span) || span.kind !== 'html-comment');
      const before = this.#notes.length;
      for (const { index, 1: noteType = '', 2: text = '' } of line.text.matchAll(inline))
        if (!isWithin(opaque, index))
          this.#notes.push({
            noteType,
            body: readInline(text, noteType),
            isInline: true,
            line: line.line,
            endLine: line.line,
            headings: line.headings,
          });
      const isCode = isWithin(opaque, line.text.indexOf('STARTI'));
      if (this.#notes.length === before && !isCode && /STARTI[ \t]+\[/.test(line.text))
        this.#flaws.push({
          line: line.line,
          message: 'This note on one line is not closed; write `STARTI [Basic] question Back: answer ENDI`.',
        });
    }
    for (const { children } of sequence.blocks)
      for (const child of children) if (child.text !== sequence.text) this.#inlineNotes(child);
  }
}
