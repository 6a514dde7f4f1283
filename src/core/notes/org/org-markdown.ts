import type { ClozePart } from '../write-cloze.ts';
import { orgInline, type GapNumber } from './org-inline.ts';
import { blockEnds, type OrgLine } from './read-org.ts';

const begin = /^([ \t]*)#\+begin_(\w+)[ \t]*([\w+#-]*)/i;
const item =
  /^([ \t]*)([-+]|\d{1,9}[.)]|(?<=[ \t])\*)[ \t]+(?:\[@\d+\][ \t]*)?(\[[ xX-]\][ \t]+)?(?:(.*?)[ \t]{1,20}::(?:[ \t]+|$))?(.*)$/;
const rule = /^[ \t]*-{5,}[ \t]*$/;
const tableRule = /^[ \t]*\|[-+|: ]*-[-+|: ]*\|?[ \t]*$/;
const dropped = /^[ \t]*(?:#(?:[ \t]|$)|#\+\w+)/;

/** Lines of an Org file as the parts of a Markdown text; code stays code, and what is in brackets becomes gaps of that number. */
export function orgMarkdown(lines: readonly OrgLine[], gap: GapNumber): ClozePart[] {
  const writer = new OrgWriter(gap);
  writer.takeAll(lines);
  return writer.finish();
}

class OrgWriter {
  readonly #gap: GapNumber;
  readonly #parts: ClozePart[] = [];
  #prose: string[] = [];
  #indent = '';

  constructor(gap: GapNumber) {
    this.#gap = gap;
  }

  takeAll(lines: readonly OrgLine[]): void {
    const ends = blockEnds(lines.map(({ text }) => text));
    for (let index = 0; index < lines.length;) index = this.#take(lines, index, ends.get(index));
  }

  /** Writes what begins on a line, such as a block that ends at `end`; the index of the line behind it. */
  #take(lines: readonly OrgLine[], index: number, end: number | undefined): number {
    const text = lines[index]?.text ?? '';
    const block = begin.exec(text);
    if (block && end !== undefined) return this.#block(lines, index, end, block);
    if (/^[ \t]*\|/.test(text)) return this.#table(lines, index);
    if (/^[ \t]*:(?: |$)/.test(text)) return this.#fixed(lines, index);
    const listed = item.exec(text);
    if (dropped.test(text)) this.#flush();
    else if (rule.test(text)) this.#write('\n---\n\n');
    else if (text.trim() === '') {
      this.#flush();
      this.#write('\n');
    } else if (listed) this.#item(listed);
    else this.#prose.push(this.#indent === '' ? text.trim() : `${this.#indent}${text.trim()}`);
    return index + 1;
  }

  finish(): ClozePart[] {
    this.#flush();
    return this.#parts;
  }

  #write(text: string): void {
    this.#flush();
    this.#parts.push(text);
  }

  #flush(): void {
    if (this.#prose.length === 0) return;
    const text = `${this.#prose.join('\n')}\n`;
    this.#prose = [];
    this.#parts.push(...orgInline(text, this.#gap));
  }

  #item([, indent = '', bullet = '-', box = '', term, rest = '']: RegExpExecArray): void {
    this.#flush();
    const mark = /\d/.test(bullet) ? bullet : '-';
    this.#parts.push(`${indent}${mark} ${box.replace('[-]', '[ ]')}`);
    if (term !== undefined) this.#parts.push('**', ...orgInline(term, this.#gap), '**: ');
    this.#prose.push(rest);
    this.#indent = `${indent}${' '.repeat(mark.length + 1)}`;
  }

  #block(
    lines: readonly OrgLine[],
    index: number,
    end: number,
    [, indent = '', kind = '', language = '']: RegExpExecArray,
  ): number {
    const content = lines.slice(index + 1, end);
    const name = kind.toLowerCase();
    if (name === 'src' || name === 'example' || name === 'export')
      this.#code(content, indent, name === 'src' ? language : '');
    else if (name === 'quote' || name === 'verse') {
      const inner = orgMarkdown(
        content.map(({ text, line }) => ({ text: text.trim(), line })),
        this.#gap,
      );
      const quoted = inner.map((part) =>
        typeof part === 'string' ? part.replace(/\n(?=[^]*\S)/g, '\n> ') : part,
      );
      this.#write('\n> ');
      this.#parts.push(...quoted, '\n');
    } else if (name !== 'comment') this.takeAll(content);
    return end + 1;
  }

  #code(lines: readonly OrgLine[], indent: string, language: string): void {
    const texts = lines.map(({ text }) => text.replace(/^([ \t]*),(?=\*|,*#\+)/, '$1'));
    const common = texts
      .filter((text) => text.trim() !== '')
      .reduce((least, text) => Math.min(least, text.length - text.trimStart().length), Infinity);
    const longest = texts.reduce(
      (most, text) => Math.max(most, /^[ \t]*(`{3,})/.exec(text)?.[1]?.length ?? 0),
      2,
    );
    const fence = '`'.repeat(longest + 1);
    const body = texts.map((text) => `${indent}${text.slice(Math.min(common, text.length))}`.trimEnd());
    const names: Readonly<Record<string, string>> = { shell: 'sh', 'emacs-lisp': 'elisp' };
    this.#write(
      `\n${[`${indent}${fence}${names[language] ?? language}`, ...body, `${indent}${fence}`].join('\n')}\n\n`,
    );
  }

  #fixed(lines: readonly OrgLine[], index: number): number {
    let end = index;
    while (/^[ \t]*:(?: |$)/.test(lines[end]?.text ?? '')) end += 1;
    const content = lines
      .slice(index, end)
      .map(({ text, line }) => ({ text: text.replace(/^[ \t]*: ?/, ''), line }));
    this.#code(content, '', '');
    return end;
  }

  /** Markdown wants a rule below the first row, and only there. */
  #table(lines: readonly OrgLine[], index: number): number {
    let end = index;
    while (/^[ \t]*\|/.test(lines[end]?.text ?? '')) end += 1;
    const rows = lines
      .slice(index, end)
      .map(({ text }) => text.trim())
      .filter((text) => !tableRule.test(text));
    const width = (rows[0]?.replace(/\|$/, '').split('|').length ?? 2) - 1;
    this.#write('\n');
    for (const [at, row] of rows.entries()) {
      this.#parts.push(...orgInline(row.endsWith('|') ? row : `${row} |`, this.#gap), '\n');
      if (at === 0) this.#parts.push(`|${' --- |'.repeat(Math.max(width, 1))}\n`);
    }
    this.#parts.push('\n');
    return end;
  }
}
