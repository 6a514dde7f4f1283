import { dialects } from '../../../src/core/notes/dialects/registry.ts';
import { facesOf } from '../../../src/core/notes/faces.ts';
import { readFile } from '../../../src/core/notes/read.ts';
import type { DialectResult } from '../../../src/core/notes/dialect.ts';

/** What a dialect makes of a text; a dialect that does not exist fails the test. */
export function readWith(
  dialect: string,
  text: string,
  path = 'notes.md',
  options: Readonly<Record<string, unknown>> = {},
): DialectResult {
  const found = dialects.get(dialect);
  if (!found) throw new Error(`There is no dialect ${dialect}.`);
  return found.read(readFile({ path, text }), { options });
}

/** The notes of a text as `kind: front => back`; a cloze note without `=> `. */
export const cardsWith = (dialect: string, text: string, path?: string): string[] =>
  readWith(dialect, text, path).notes.map(({ kind, front, back }) =>
    kind === 'cloze' ? `cloze: ${front}` : `${kind}: ${front} => ${back}`,
  );

/** The questions that the notes of a text ask, without the marks around gaps. */
export const questionsWith = (dialect: string, text: string, path?: string): string[] =>
  readWith(dialect, text, path).notes.flatMap((note) =>
    facesOf(note).map(({ front }) => front.replace(/<\/?mark[^>]*>/g, '')),
  );

/** The problems of a text as `line message`. */
export const problemsWith = (dialect: string, text: string, path?: string): string[] =>
  readWith(dialect, text, path).problems.map(({ line, message }) => `${line} ${message}`);

/** The sum of the weights of a dialect's evidence in a text. */
export const scoreOf = (dialect: string, text: string, path = 'notes.md'): number =>
  (dialects.get(dialect)?.detect(readFile({ path, text })) ?? []).reduce(
    (sum, { weight }) => sum + weight,
    0,
  );
