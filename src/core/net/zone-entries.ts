/** A word of a master file; quoted ones are never read as anything but text. */
export interface ZoneWord {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** One entry of a master file, over as many lines as its parentheses span. */
export interface ZoneEntry {
  /** Line it begins on, from 1. */
  readonly line: number;
  /** Whether it begins with white space, and so has the owner of the entry before. */
  readonly repeatsOwner: boolean;
  readonly words: readonly ZoneWord[];
}

/** Splits a master file into entries (RFC 1035, 5.1): comments and empty lines go, parentheses join lines. */
export function zoneEntries(text: string): ZoneEntry[] {
  const entries: ZoneEntry[] = [];
  let words: ZoneWord[] = [];
  let repeatsOwner = false;
  let startLine = 0;
  let depth = 0;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (depth === 0) {
      words = [];
      repeatsOwner = /^\s/.test(line);
      startLine = index + 1;
    }
    for (const token of line.matchAll(/;.*|"((?:\\.|[^"\\])*)"|[()]|(?:\\.|[^\s;"()\\])+/g)) {
      const [whole, quoted] = token;
      if (whole === '(') depth += 1;
      else if (whole === ')') depth = Math.max(0, depth - 1);
      else if (!whole.startsWith(';')) words.push({ text: quoted ?? whole, isQuoted: quoted !== undefined });
    }
    if (depth === 0 && words.length > 0) entries.push({ line: startLine, repeatsOwner, words });
  }
  return entries;
}
