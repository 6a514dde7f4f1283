import { parseFile } from '../../../src/core/notes/parse-file.ts';
import type { ParsedNote } from '../../../src/core/notes/types.ts';

/** Parses a text as the file `notes.md`. */
export const parse = (text: string) => parseFile({ path: 'notes.md', text });

/** The notes of a text as `kind: front => back`. */
export const cards = (text: string) =>
  parse(text).notes.map(({ kind, front, back }) => `${kind}: ${front} => ${back}`);

/** The problems of a text as `line message`. */
export const problems = (text: string) =>
  parse(text).problems.map(({ line, message }) => `${line} ${message}`);

/** A note with the given parts, for tests that need no file. */
export const noteWith = (parts: Partial<ParsedNote>): ParsedNote => ({
  kind: 'basic',
  front: 'What is a gateway?',
  back: 'The router a host hands packets to.',
  remark: null,
  explicitId: null,
  tags: [],
  needs: [],
  headings: [],
  line: 1,
  endLine: 2,
  dialect: 'nexthop',
  proposal: null,
  schedules: [],
  ...parts,
});
