import type { Dialect, DialectResult, Report } from '../dialect.ts';
import type { ReadFile } from '../read.ts';
import { columnsOf, isHeader } from '../text-table/columns.ts';
import { readDirectives, type Directives } from '../text-table/directives.ts';
import { holdsHtml } from '../text-table/html-field.ts';
import { separatorOf } from '../text-table/looks-like-table.ts';
import { markdownColumnsOf, markdownRowNote } from '../text-table/markdown-row.ts';
import { readRows, type Row } from '../text-table/read-rows.ts';
import { rowNote } from '../text-table/row-note.ts';
import { likeliestSeparator } from '../text-table/separators.ts';
import type { ParsedNote, Problem } from '../types.ts';

const id = 'text-table';

/** CSV, TSV and text with other separators, one note per row, with the directives of Anki's text export. */
export const dialect: Dialect = {
  id,
  title: 'Table of text (CSV, TSV, Anki text)',
  detect: ({ format, source }) =>
    format === 'table' ? [{ line: 1, mark: source.split('\n', 1)[0]?.slice(0, 80) ?? '', weight: 10 }] : [],
  takesUnmarked: () => false,
  read,
};

function read(file: ReadFile): DialectResult {
  if (file.format !== 'table') return { notes: [], problems: [] };
  const problems: Problem[] = [];
  const report: Report = (line, message) => void problems.push({ path: file.path, line, message });
  const directives = readDirectives(file.source);
  for (const { line, key, value } of directives.unread)
    report(
      line,
      `\`#${key}:${value}\` says nothing that can be followed; write it as Anki's manual has it, such as \`${examples[key] ?? '#html:true'}\`.`,
    );
  const rows = rowsOf(file.path, directives);
  const [first] = rows;
  const isFirstHeader =
    directives.columns.length === 0 &&
    first !== undefined &&
    (isHeader(first.fields) || markdownColumnsOf(first.fields) !== null);
  const names = isFirstHeader ? first.fields : directives.columns;
  const body = isFirstHeader ? rows.slice(1) : rows;
  const table = {
    dialect: id,
    directives,
    columns: columnsOf(directives, names, body),
    isHtml: directives.isHtml ?? holdsHtml(body.flatMap(({ fields }) => fields)),
  };
  const markdown = markdownColumnsOf(names);
  const usesQuotes = rows.some(({ isQuoted }) => isQuoted);
  const notes: ParsedNote[] = [];
  for (const row of body) {
    const before = problems.length;
    if (row.hasStrayQuote && (usesQuotes || !hasSides(row))) report(row.line, strayQuote);
    const reportOnce = problems.length > before ? () => undefined : report;
    const note = markdown
      ? markdownRowNote(row, markdown, table, reportOnce)
      : rowNote(row, table, reportOnce);
    if (note) notes.push(note);
  }
  return { notes, problems, deck: directives.deck };
}

const strayQuote =
  'A field of this row begins with a quotation mark that is not closed at the end of the field, so it was taken as it stands; close it, or write `"""` at its beginning and double the others.';

const examples: Readonly<Record<string, string>> = {
  separator: '#separator:tab',
  'tags column': '#tags column:3',
  'deck column': '#deck column:3',
  'notetype column': '#notetype column:1',
  'guid column': '#guid column:1',
};

function rowsOf(path: string, directives: Directives): Row[] {
  const separator = directives.separator ?? separatorFor(path, directives.rows);
  const rows = readRows(directives.rows, separator, directives.firstLine);
  return [...rows].filter(
    ({ fields, isQuoted }) => !directives.areGiven || isQuoted || !fields[0]?.startsWith('#'),
  );
}

function separatorFor(path: string, rows: string): string {
  if (/\.tsv$/i.test(path)) return '\t';
  if (/\.csv$/i.test(path)) return likeliestSeparator(rows, [',', ';', '\t', '|']) ?? ',';
  return separatorOf(rows) ?? likeliestSeparator(rows, ['\t', ';', ',', '|']) ?? '\t';
}

function hasSides({ fields }: Row): boolean {
  return fields.filter((field) => field.trim() !== '').length > 1;
}
