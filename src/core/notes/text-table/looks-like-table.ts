import { isHeader } from './columns.ts';
import { beginsWithDirective } from './directives.ts';
import { fitOf } from './separators.ts';

const fewestRows = 2;
const fewestRowsOfDashes = 5;
const longestRun = 4;
const punctuationRun = /(?<![-=~|#@>→⇒])(?:-{2,4}>?|={1,3}>|-+>|[|#@~]{2,4}|→|⇒)(?![-=~|#@>→⇒])/g;

/**
 * Whether a text is lines of fields rather than prose: Anki's directives at its top, or a separator that splits nearly all lines alike.
 * Commas and semicolons count only where they are written as in data, without a space behind.
 */
export function looksLikeTable(text: string): boolean {
  if (beginsWithDirective(text)) return true;
  return separatorOf(text) !== null;
}

/** The separator of a table without directives; null if the text is prose. */
export function separatorOf(text: string): string | null {
  for (const separator of ['\t', ';', ',']) if (separates(text, separator)) return separator;
  return customSeparator(text);
}

function separates(text: string, separator: string): boolean {
  const { columns, share, rows } = fitOf(text, separator);
  if (columns < 2 || rows.length < fewestRows) return false;
  const [first] = rows;
  if (first && isHeader(first.fields) && share > 0.5) return true;
  const even = rows.filter(({ fields }) => fields.length === columns);
  const isFilled = even.filter(({ fields }) =>
    fields.every((_, index) => index > 1 || hasText(fields[index])),
  );
  if (share < 0.9 || isFilled.length < 0.9 * rows.length) return false;
  if (rows.some(({ fields }) => /^ {0,3}(?:#{1,6}|[-*+>]|```|\d+[.)])(?:\s|$)/.test(fields[0] ?? '')))
    return false;
  const fronts = new Set(even.map(({ fields }) => fields[0]));
  if (fronts.size < even.length / 2) return false;
  return separator === '\t' || isWrittenAsData(even);
}

/** Prose puts a space behind a comma, data do not; fields of data that hold one are quoted. */
function isWrittenAsData(
  rows: readonly { readonly fields: readonly string[]; readonly isQuoted: boolean }[],
): boolean {
  const prose = rows.filter(
    ({ fields, isQuoted }) => !isQuoted && fields.slice(1).some((field) => field.startsWith(' ')),
  );
  return rows.length >= 3 && prose.length <= 0.1 * rows.length;
}

/** A mark such as `---`, `=>` or ` - ` that stands exactly once in nearly every line, as Quizlet lets one choose. */
function customSeparator(text: string): string | null {
  const lines = text
    .slice(0, 100_000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const [first] = lines;
  if (first === undefined || lines.some((line) => /^\s*(?:#{1,6}\s|[-*+>|]|```|~~~)/.test(line))) return null;
  const candidates = new Set([...first.matchAll(punctuationRun)].map(([run]) => run));
  for (const candidate of candidates)
    if (candidate.length <= longestRun && lines.length >= 3 && splitsAll(lines, candidate)) return candidate;
  return lines.length >= fewestRowsOfDashes && splitsAll(lines, ' - ') ? ' - ' : null;
}

function splitsAll(lines: readonly string[], separator: string): boolean {
  const split = lines.filter((line) => {
    const sides = line.split(separator);
    return sides.length === 2 && sides.every(hasText);
  });
  return split.length >= 0.95 * lines.length;
}

function hasText(field: string | undefined): boolean {
  return field !== undefined && field.trim() !== '';
}
