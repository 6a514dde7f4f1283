import { readCloze } from '../cloze.ts';
import type { Dialect, DialectResult, Evidence } from '../dialect.ts';
import { newNote } from '../new-note.ts';
import type { ReadFile, Sequence } from '../read.ts';
import type { ParsedNote, Problem } from '../types.ts';
import { readRem, type Rem } from './remnote/rem.ts';
import { answerOf } from './remnote/answer.ts';

const id = 'remnote';

/** RemNote's signs in bullets, as one pastes or exports them: `>>`, `<<`, `<>`, `::`, `;;` and `{{cloze}}`. */
export const dialect: Dialect = { id, title: 'RemNote', detect, read };

const mayHoldCard = />>|<<|<>|><|::|;;|\{\{/;
const weights: Readonly<Record<string, number>> = {
  '>>': 2,
  '<<': 2,
  '<>': 2,
  '><': 2,
  ';;': 3,
  '::': 1,
  '{{': 1,
};

function detect(file: ReadFile): readonly Evidence[] {
  if (!mayHoldCard.test(file.body.text)) return [];
  return remsOf(file).flatMap(({ rem, line }) =>
    rem.kind === 'card' || rem.kind === 'cloze'
      ? [{ line, mark: rem.mark, weight: weights[rem.mark] ?? 1 }]
      : [],
  );
}

function read(file: ReadFile): DialectResult {
  const notes: ParsedNote[] = [];
  const problems: Problem[] = [];
  if (!mayHoldCard.test(file.body.text)) return { notes, problems };
  for (const { rem, line, endLine, headings, sequence } of remsOf(file)) {
    const report = (message: string) => void problems.push({ path: file.path, line, message });
    const place = { headings, line, endLine, dialect: id, tags: file.frontMatter.tags };
    if (rem.kind === 'near-miss') report(rem.message);
    if (rem.kind === 'cloze') {
      const cloze = readCloze(rem.text);
      if ('message' in cloze) report(cloze.message.replace('This gap card', 'This cloze'));
      else notes.push(newNote({ kind: 'cloze', front: rem.text, back: '', ...place }));
    }
    if (rem.kind !== 'card') continue;
    const back = rem.right === '' ? answerOf(sequence) : rem.right;
    if (back === '')
      report(`Nothing stands behind \`${rem.mark}\`; write the answer there, or as bullets below.`);
    else if (rem.direction === 'backward')
      notes.push(newNote({ kind: 'basic', front: back, back: rem.left, ...place }));
    else
      notes.push(
        newNote({ kind: rem.direction === 'both' ? 'two-way' : 'basic', front: rem.left, back, ...place }),
      );
  }
  return { notes, problems };
}

interface PlacedRem {
  readonly rem: Rem;
  readonly line: number;
  readonly endLine: number;
  readonly headings: readonly string[];
  readonly sequence: Sequence;
}

/** The bullets of a file; the concepts and titles above a bullet count as its headings. */
function remsOf({ body }: ReadFile): PlacedRem[] {
  const rems: PlacedRem[] = [];
  const walk = (sequence: Sequence, above: readonly string[]) => {
    for (const { kind, children, headings } of sequence.blocks) {
      if (kind !== 'list') continue;
      for (const child of children) {
        const [first] = child.blocks;
        if (first?.kind !== 'paragraph') continue;
        const rem = readRem(first.raw);
        const isMultiLine = rem.kind === 'card' && rem.right === '';
        const endLine = (isMultiLine ? child.blocks.at(-1) : first)?.endLine ?? first.endLine;
        rems.push({ rem, line: first.line, endLine, headings: [...headings, ...above], sequence: child });
        const title = rem.kind === 'card' ? rem.left : (first.raw.split('\n', 1)[0] ?? '');
        walk(child, [...above, title]);
      }
    }
  };
  walk(body, []);
  return rems;
}
