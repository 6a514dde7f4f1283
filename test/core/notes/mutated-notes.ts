import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

/** How many texts a fuzz test reads, unless the environment variable FUZZ_RUNS says otherwise. */
export const fuzzRuns = (usual: number) => Number(process.env['FUZZ_RUNS'] ?? usual);

const folder = join(import.meta.dirname, '../../fixtures/notes');
const corpora = process.env['CORPORA'];

const notesIn = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|qmd|org|txt)$/.test(name))
    .map((name) => readFileSync(join(root, name), 'utf8'));

/** Notes that people wrote: the fixtures, and those in the folder named by CORPORA, if it is set. */
export const writtenNotes = [...notesIn(folder), ...(corpora === undefined ? [] : notesIn(corpora))].filter(
  (text) => text !== '',
);

const piece = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '    ',
    '\t',
    ' ',
    'a',
    'Q: x\n',
    'A: y\n',
    'x :: y',
    '\n- ',
    '\n  - ',
    '\n1. ',
    '\n> ',
  ],
  ...[
    '\n> [!note] t\n',
    '- [ ] ',
    '- [x] a\n',
    '\n# h\n',
    '\n===\n',
    '\n---\n',
    '***\n',
    '`',
    '``',
    '\n```\n',
    '\n~~~\n',
    '\n```{python}\n',
  ],
  ...[
    '$',
    '$$',
    '\n$$\n',
    '\\',
    '\\[',
    '\\(',
    '\\]',
    '[',
    ']',
    '](',
    ')',
    '!',
    '[[',
    ']]',
    '![[x]]',
    '[^1]',
    '\n[^1]: ',
    '\n: ',
    'T\n: d\n',
  ],
  ...[
    '<',
    '>',
    '<b>',
    '\n<div>\n',
    '<!--',
    '-->',
    '\n<details>\n',
    '<summary>',
    '</summary>',
    '\n</details>\n',
    '%%',
    '\n%%\n',
    '\n::: {.x}\n',
    '\n:::\n',
  ],
  ...[
    '{{',
    '}}',
    '{{c1::',
    '{{< include a >}}',
    '|',
    '\n| a | b |\n|---|---|\n',
    '\n|-|\n',
    '*',
    '**',
    '_',
    '~~',
    '==',
    '^',
    ' ^id',
  ],
  ...[
    '::',
    ':::',
    'fe80::1',
    '10.0.0.1/8',
    'http://a.b',
    'a@b.c',
    '---\nx: y\n---\n',
    '+++\n',
    '\u00a0',
    '\u2028',
    '\uFEFF',
    'مرحبا',
    '漢字',
    '\ud800',
  ],
  ...['<!-- card -->\n', '<!-- end -->\n', '\n[r]: http://x\n'],
);

const made = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

type Edit = (text: string, at: number, length: number) => string;

const edits: fc.Arbitrary<Edit> = fc.oneof(
  piece.map<Edit>(
    (inserted) => (text, at, length) => text.slice(0, at) + inserted + text.slice(at + (length % 40)),
  ),
  fc.constant<Edit>((text, at, length) => text.slice(0, at) + text.slice(at + length)),
  fc.constant<Edit>((text, at, length) => text.slice(0, at + length) + text.slice(at)),
  fc.constant<Edit>(
    (text, at, length) => text.slice(at, at + length) + text.slice(0, at) + text.slice(at + length),
  ),
);

const mutated = fc
  .tuple(
    fc.nat(writtenNotes.length - 1),
    fc.nat(),
    fc.nat(1500),
    fc.array(fc.tuple(edits, fc.nat(), fc.nat(200)), { maxLength: 12 }),
  )
  .map(([index, place, size, changes]) => {
    const note = writtenNotes[index] ?? '';
    const from = place % note.length;
    let text = note.slice(from, from + size);
    for (const [edit, at, length] of changes) text = edit(text, at % (text.length + 1), length);
    return text;
  });

/** Texts as nobody would write them: made of marks, or notes cut up, spliced and repeated. */
export const hostileTexts = fc.oneof({ arbitrary: made, weight: 1 }, { arbitrary: mutated, weight: 2 });
