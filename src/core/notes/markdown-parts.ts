import { findTangle, isTangledInline } from './limits.ts';
import { literal } from './literal.ts';

const blockStart =
  /^\s*(?:[#>|<]|[-+*](?:\s|$)|\d{1,9}[.)](?:\s|$)|`{3}|~{3}|\$\$|\\\[|\[\^|%%|(?:[-*_]\s*){3,}$)|^ {4}|^\t/;

/** A code span that shows a text as it is on one line, whatever backticks it holds. */
export function codeSpan(text: string): string {
  const line = onOneLine(text);
  const marks = '`'.repeat(longestRun(line, 1) + 1);
  const isPadded = /^`|`$|^ .* $/.test(line);
  return isPadded ? `${marks} ${line} ${marks}` : `${marks}${line}${marks}`;
}

/** A fenced block of code that holds a text as it is, its fence longer than any in it. */
export function codeBlock(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text, 3) + 1));
  return `${fence}${language}\n${text.replace(/\n+$/, '')}\n${fence}`;
}

/** A text without Markdown as Markdown that shows it on one line. */
export function escapedText(text: string): string {
  return literal(onOneLine(text));
}

/** A GFM table of inline Markdown; cells on one line with their pipes escaped. Columns are aligned to the left or the right. */
export function table(
  columns: readonly { readonly title: string; readonly isRight?: boolean }[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const rule = `| ${columns.map(({ isRight }) => (isRight === true ? '--:' : '---')).join(' | ')} |`;
  return [line(columns.map(({ title }) => title)), rule, ...rows.map(line)].join('\n');
}

/** Items of inline Markdown as a list, ordered or with dashes. */
export function list(items: readonly string[], isOrdered = false): string {
  return items.map((item, index) => `${isOrdered ? `${index + 1}.` : '-'} ${onOneLine(item)}`).join('\n');
}

/**
 * Markdown of someone else as a block that ends where it ends, whatever it leaves open: as it is if it is one plain paragraph,
 * else as a block quote; as code if it is too entangled to be read. Nothing for nothing.
 */
export function enclosed(markdown: string): string {
  const text = tidied(markdown);
  return text.includes('\n') || blockStart.test(text) || isTangled(text) ? quoted(text) : text;
}

/** The same always as a block quote. */
export function quoted(markdown: string): string {
  const text = tidied(markdown);
  if (text === '') return '';
  return (isTangled(text) ? codeBlock(text) : text)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function tidied(markdown: string): string {
  return markdown.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '    ').trim();
}

function isTangled(text: string): boolean {
  return isTangledInline(text) || findTangle(text) !== null;
}

function cell(markdown: string): string {
  const line = onOneLine(markdown);
  return line.replaceAll(/(\\*)\|/g, (whole, before: string) =>
    before.length % 2 === 0 ? `${before}\\|` : whole,
  );
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim();
}

function longestRun(text: string, least: number): number {
  const runs = text.match(/`+/g) ?? [];
  return Math.max(least - 1, ...runs.map((run) => run.length));
}
