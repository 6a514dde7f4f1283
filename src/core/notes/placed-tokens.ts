import type { Token } from 'marked';
import { newlines } from './newlines.ts';
import { isOf } from './tokens.ts';

/** A token with its source, without the empty lines behind it, and where that stands in a text and in the file. */
export interface PlacedToken {
  readonly token: Token;
  readonly raw: string;
  readonly start: number;
  readonly line: number;
}

/** Places tokens whose sources follow each other in a text from `start` on, the first of them on `line`. */
export function placedInText(tokens: readonly Token[], start: number, line: number): PlacedToken[] {
  let offset = start;
  let lineNow = line;
  return tokens.flatMap((token) => {
    const raw = withoutEmptyEnd(token.raw);
    const placed = { token, raw, start: offset, line: lineNow };
    offset += token.raw.length;
    lineNow += newlines(token.raw);
    return raw === '' ? [] : [placed];
  });
}

/**
 * Places the tokens of a list item or quote by its lines, given without indentation and marks, and makes the text they stand in.
 * marked changes such text in places (tabs, lazy lines), but every line that is not empty belongs to one token.
 */
export function placedByLines(
  tokens: readonly Token[],
  lines: readonly string[],
  line: number,
): { text: string; placed: PlacedToken[] } {
  const parts: string[] = [];
  const placed: PlacedToken[] = [];
  let length = 0;
  let row = 0;
  let written = 0;
  for (const token of tokens) {
    const raw = withoutEmptyStart(withoutEmptyEnd(contentOf(token)));
    if (raw === '' || token.type === 'checkbox') continue;
    while (row < lines.length - 1 && lines[row]?.trim() === '') row += 1;
    const ends = '\n'.repeat(row - written);
    placed.push({ token, raw, start: length + ends.length, line: line + row });
    parts.push(ends, raw);
    length += ends.length + raw.length;
    written = row + newlines(raw);
    row = written + 1;
  }
  return { text: parts.join(''), placed };
}

/** To marked a line of other white space than spaces and tabs is text, but it trims such lines away in places. */
function withoutEmptyStart(text: string): string {
  let start = 0;
  for (
    let end = text.indexOf('\n');
    end >= 0 && text.slice(start, end).trim() === '';
    end = text.indexOf('\n', start)
  )
    start = end + 1;
  const rest = text.slice(start);
  return rest.trim() === '' ? '' : rest;
}

function withoutEmptyEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\n'.includes(text[end - 1] ?? '')) end -= 1;
  return text.slice(0, end);
}

/** The token's text without the `[ ]` that marked puts before the first paragraph of a loose task item. */
function contentOf(token: Token): string {
  const [first] = isOf(token, 'paragraph') ? token.tokens : [];
  return first?.type === 'checkbox' ? token.raw.slice(first.raw.length) : token.raw;
}
