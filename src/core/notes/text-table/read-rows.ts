/** A row of a text table; `line` and `endLine` count from 1. */
export interface Row {
  readonly fields: readonly string[];
  readonly line: number;
  readonly endLine: number;
  /** Whether a field begins with a quote that does not close before a separator or the line's end, and was taken as it stands. */
  readonly hasStrayQuote: boolean;
  /** Whether a field was quoted as RFC 4180 has it. */
  readonly isQuoted: boolean;
}

interface Field {
  readonly text: string;
  readonly end: number;
  readonly isQuoted: boolean;
  readonly isStray: boolean;
}

/**
 * Reads rows of fields between separators, quoted as RFC 4180 has it, leaving out empty lines; lines begin at `firstLine`.
 * A quote that opens a field but closes nowhere proper is text, so that one slip costs one row and not the rest of the file.
 */
export function* readRows(text: string, separator: string, firstLine = 1): Generator<Row> {
  let line = firstLine;
  let start = 0;
  while (start < text.length) {
    if (text[start] === '\n') {
      start += 1;
      line += 1;
      continue;
    }
    const { fields, end } = readRow(text, separator, start);
    const endLine = line + newlines(text, start, end);
    const texts = fields.map(({ text: field }) => field);
    if (texts.some((field) => field.trim() !== ''))
      yield {
        fields: texts,
        line,
        endLine,
        hasStrayQuote: fields.some(({ isStray }) => isStray),
        isQuoted: fields.some(({ isQuoted }) => isQuoted),
      };
    line = endLine + 1;
    start = end + 1;
  }
}

function readRow(text: string, separator: string, start: number): { fields: Field[]; end: number } {
  const fields: Field[] = [];
  let lineEnd = endOfLine(text, start);
  for (let from = start; ;) {
    const field =
      (text[from] === '"' && quotedField(text, separator, from)) || bareField(text, separator, from, lineEnd);
    fields.push(field);
    if (!text.startsWith(separator, field.end)) return { fields, end: field.end };
    from = field.end + separator.length;
    if (field.end > lineEnd) lineEnd = endOfLine(text, from);
  }
}

function bareField(text: string, separator: string, from: number, lineEnd: number): Field {
  const length = text.slice(from, lineEnd).indexOf(separator);
  const end = length < 0 ? lineEnd : from + length;
  return { text: text.slice(from, end), end, isQuoted: false, isStray: text[from] === '"' };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Null if the quote at `from` is closed by none, or by one that stands within the text of a field. */
function quotedField(text: string, separator: string, from: number): Field | null {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 2)) {
    if (text[quote + 1] === '"') continue;
    const end = quote + 1;
    if (end !== text.length && text[end] !== '\n' && !text.startsWith(separator, end)) return null;
    return { text: text.slice(from + 1, quote).replaceAll('""', '"'), end, isQuoted: true, isStray: false };
  }
  return null;
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let index = text.indexOf('\n', from); index >= 0 && index < to; index = text.indexOf('\n', index + 1))
    count += 1;
  return count;
}
