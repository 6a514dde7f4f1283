import type { Dialect, Evidence } from '../dialect.ts';
import { oncePerFile } from '../once-per-file.ts';
import type { ReadFile } from '../read.ts';
import { readHashcards } from './hashcards/reader.ts';

const id = 'repeater';
const mayHoldCloze = /^C:/m;
const read = oncePerFile((file) => readHashcards(file, { dialect: id, readsInline: true }));

/** The format of repeater: that of hashcards, with `left::right` on one line besides. */
export const dialect: Dialect = {
  id,
  title: 'repeater',
  detect,
  read,
};

/** Cards on one line are shared by many; beside a cloze in brackets they can only be repeater's. */
function detect(file: ReadFile): readonly Evidence[] {
  const { text } = file.body;
  if (!text.includes('::') || !mayHoldCloze.test(text)) return [];
  const { notes } = read(file);
  const clozes = notes.filter(({ kind }) => kind === 'cloze');
  const inline = notes.filter(({ line, endLine, kind }) => kind === 'basic' && line === endLine);
  if (clozes.length === 0 || inline.length === 0) return [];
  return notes.map(({ kind, line, front }) => ({
    line,
    mark: front.split('\n', 1)[0] ?? '',
    weight: kind === 'cloze' ? 5 : 1.5,
  }));
}
