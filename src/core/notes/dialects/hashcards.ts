import type { Dialect, Evidence } from '../dialect.ts';
import { oncePerFile } from '../once-per-file.ts';
import type { ReadFile } from '../read.ts';
import { readHashcards } from './hashcards/reader.ts';

const id = 'hashcards';
const mayHoldCard = /^[QC]:/m;
const read = oncePerFile((file) => readHashcards(file, { dialect: id, readsInline: false }));

/** The format of hashcards: `Q:` and `A:`, and `C:` with what is to be asked in brackets. */
export const dialect: Dialect = {
  id,
  title: 'hashcards',
  detect,
  read,
};

function detect(file: ReadFile): readonly Evidence[] {
  if (!mayHoldCard.test(file.body.text)) return [];
  const { notes, deck } = read(file);
  const evidence = notes.map(({ kind, line, front }) => {
    const [text = ''] = front.split('\n', 1);
    return kind === 'cloze'
      ? { line, mark: `C: ${text}`, weight: 5 }
      : { line, mark: `Q: ${text}`, weight: 1 };
  });
  // Only hashcards names a deck so, but a page of another program may have a `name` as well.
  const isNamed = typeof deck === 'string' && notes.length > 0;
  return isNamed ? [{ line: 2, mark: `name = "${deck}"`, weight: 6 }, ...evidence] : evidence;
}
