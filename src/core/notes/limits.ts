import { columnsOf } from './table-columns.ts';

const deepestIndent = 200;
const mostLazyLines = 500;
const longestItemLines = 3000;
const mostDelimiters = 2000;
const mostTableWork = 300_000;
/** The pattern for empty lines exhausts the stack on some millions. */
const mostEmptyLines = 100_000;

const containerMarks = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))+/;
const delimiterRow = /^[ \t]*(?:\|[ \t]*)?:?-[-:| \t]*$/;
const rule = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/;

/** Where a text is too entangled to be read as Markdown in linear time, and why. */
export interface Tangle {
  readonly line: number;
  readonly reason: string;
}

/**
 * The first line (from 1) whose nesting would make a Markdown parser slow or exhaust its stack, or null.
 * Notes written by people stay far below these limits.
 */
export function findTangle(text: string): Tangle | null {
  let run = startOfRun;
  let line = 0;
  let emptyLines = 0;
  for (const content of linesOf(text)) {
    line += 1;
    emptyLines = content.trim() === '' ? emptyLines + 1 : 0;
    if (emptyLines > mostEmptyLines)
      return { line, reason: `more than ${mostEmptyLines} empty lines follow each other` };
    const marks = containerMarks.exec(content)?.[0] ?? '';
    if (columns(marks) > deepestIndent && !rule.test(content))
      return { line, reason: 'quotes or lists are nested too deeply' };
    run = lengthened(run, content, marks);
    if (run.misfits * run.lines > mostTableWork)
      return { line, reason: 'too many lines look like the head of a table and do not fit it' };
    if (run.lazyLines > mostLazyLines)
      return { line, reason: 'a quote runs on for too many lines without `>`' };
    if (run.itemLines > longestItemLines)
      return {
        line,
        reason: `a list item or quote has more than ${longestItemLines} lines without an empty one`,
      };
  }
  return null;
}

/** Whether a text has so many inline marks (brackets, stars, backticks …) that reading them would take too long. */
export function isTangledInline(text: string): boolean {
  if (text.length <= mostDelimiters) return false;
  let delimiters = 0;
  for (const _ of text.matchAll(/[[*_`<~$]/g)) if (++delimiters > mostDelimiters) return true;
  return false;
}

/**
 * The lines since the last empty one: how many belong to one list item, how many go on with a quote without `>`, and how many
 * look like the line below a table's head but fit no table, so that all that follows is looked through for rows in vain.
 */
interface Run {
  readonly lines: number;
  readonly last: string;
  readonly misfits: number;
  readonly isInQuote: boolean;
  readonly isInContainer: boolean;
  readonly itemLines: number;
  readonly lazyLines: number;
}

const startOfRun: Run = {
  lines: 0,
  last: '',
  misfits: 0,
  isInQuote: false,
  isInContainer: false,
  itemLines: 0,
  lazyLines: 0,
};

function lengthened(run: Run, content: string, marks: string): Run {
  if (content.trim() === '') return startOfRun;
  const isInQuote = run.isInQuote || marks.includes('>');
  const isInContainer = run.isInContainer || marks !== '' || /^[ \t]/.test(content);
  const isNewItem = marks !== '' && !marks.includes('>');
  return {
    lines: run.lines + 1,
    last: content,
    misfits: run.misfits + (run.lines > 0 && isMisfit(run.last, content.slice(marks.length)) ? 1 : 0),
    isInQuote,
    isInContainer,
    itemLines: isNewItem ? 1 : run.itemLines + (isInContainer ? 1 : 0),
    lazyLines: run.lazyLines + (run.isInQuote && marks === '' ? 1 : 0),
  };
}

function isMisfit(head: string, content: string): boolean {
  if (!delimiterRow.test(content)) return false;
  return !/[|:]/.test(content) || columnsOf(head) !== columnsOf(content);
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    yield text.slice(start, end);
    start = end + 1;
  }
  yield text.slice(start);
}

function columns(marks: string): number {
  return marks.length + 3 * (marks.split('\t').length - 1);
}
