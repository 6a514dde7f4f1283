import { readRows, type Row } from './read-rows.ts';

const named: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
};

/** The separator a word such as `tab` means, or the characters themselves; null for nothing. */
export function separatorNamed(value: string): string | null {
  const word = value.trim().toLowerCase();
  if (word === '') return value === '' || value.includes('\n') ? null : (value[0] ?? null);
  return named[word] ?? (word === String.raw`\t` ? '\t' : value.trim());
}

/** How well a separator splits a text: the usual count of fields, and the share of rows that have it. */
interface Fit {
  readonly columns: number;
  readonly share: number;
  readonly rows: readonly Row[];
}

const longestSample = 100_000;
const mostRows = 500;

/** Splits the beginning of a text by a separator. */
export function fitOf(text: string, separator: string): Fit {
  const rows: Row[] = [];
  for (const row of readRows(sampleOf(text), separator)) {
    rows.push(row);
    if (rows.length === mostRows) break;
  }
  const counts = new Map<number, number>();
  for (const { fields } of rows) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  const [columns, count] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [0, 0];
  return { columns, share: rows.length ? count / rows.length : 0, rows };
}

/** The separator that splits most rows of a text alike into at least two fields; null if none does. */
export function likeliestSeparator(text: string, candidates: readonly string[]): string | null {
  let best: { separator: string; share: number } | null = null;
  for (const separator of candidates) {
    const { columns, share } = fitOf(text, separator);
    if (columns > 1 && share > (best?.share ?? 0.5)) best = { separator, share };
  }
  return best?.separator ?? null;
}

function sampleOf(text: string): string {
  if (text.length <= longestSample) return text;
  const end = text.lastIndexOf('\n', longestSample);
  return text.slice(0, end < 0 ? longestSample : end);
}
