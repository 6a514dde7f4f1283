import fc from 'fast-check';
import { readCloze } from '../../../../src/core/notes/cloze.ts';
import { tidied } from '../../../../src/core/notes/framed-card.ts';
import type { ExportedNote } from '../../../../src/core/notes/export/types.ts';
import { noteWith } from '../parse.ts';

/** Lines that are marks in some dialect, or blocks that swallow what follows. */
const nastyLines = [
  ...[
    'Q: a question',
    'A: an answer',
    'A:',
    'C: a {{gap}}',
    'Q:',
    'note: a remark',
    'tags: a, b',
    'id: x',
    'needs: y',
  ],
  ...[
    'term :: definition',
    'left ::: right',
    'a::b',
    'a:::b',
    '?',
    '??',
    '---',
    '***',
    '===',
    '+++',
    '',
    '',
    '',
    '%',
  ],
  ...[
    '# heading',
    '## heading ##',
    '- item',
    '- term :: definition',
    '  - nested',
    '1. one',
    '7. seven',
    '- [x] done',
  ],
  ...[
    '```',
    '```yaml',
    '~~~',
    '``',
    '    indented',
    '\tindented',
    '> quote',
    '> Q: quoted',
    '> [!note] title',
  ],
  ...[
    '| a | b |',
    '| - | - |',
    '$$',
    '$x^2$',
    '\\[x\\]',
    '\\(x\\)',
    '$5',
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<!-- note -->',
  ],
  ...[
    '<!-- card -->',
    '<!-- answer -->',
    '<!-- end -->',
    '<!--- card --->',
    '<!--- end --->',
    '<!-- id: x -->',
    '<!--ID: 5-->',
  ],
  ...[
    '<!--SR:!2024-08-16,51,230-->',
    '%% comment %%',
    '%%',
    '^block-id',
    'text ^block-id',
    '[[link]]',
    '![[image.png]]',
  ],
  ...[
    '![alt](image.png)',
    '[text](target)',
    '[target]: https://example.org',
    '[^1]: footnote',
    '[gap]',
    '\\[',
    '\\{{',
    '{{',
  ],
  ...[
    '{{c1::gap}}',
    '{{c1::gap :: hint}}',
    '==marked==',
    '**bold**',
    '`a :: b`',
    '`{{x}}`',
    '#tag',
    '#flashcards/x',
    '#card',
  ],
  ...[
    'fe80::1',
    '::1 localhost',
    'default via fe80::1',
    ':::80',
    'C:\\Windows',
    'std::string',
    'a\tb',
    'a;b',
    'a,b',
    '"quoted"',
  ],
  ...[
    '#separator:tab',
    '#html:true',
    '"',
    'Ä ß 漢字 🙂',
    'ends with two spaces  ',
    'ends with a backslash\\',
    '&amp;',
    '<br>',
  ],
  ...['question : answer', 'a >> b', 'START', 'END', 'T | a |', 'Front', 'back'],
];

const line = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...nastyLines) },
  {
    weight: 3,
    arbitrary: fc.constantFrom('What is a gateway?', 'plain words', 'The router.', '10.0.0.0/8', 'two words'),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }).map((text) => text.replace(/[\r\n]/g, '')) },
);

/** Text of one or several lines, as a card may hold it. */
const nastyText = fc
  .oneof(
    line,
    fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n')),
    fc.tuple(line, line).map((words) => words.join(' ')),
  )
  .map(tidied);

const nastyQuestion = nastyText.filter((text) => text !== '');

const gap = fc
  .record({
    number: fc.option(fc.constantFrom(1, 2, 3, 12), { nil: null }),
    answer: nastyQuestion,
    hint: fc.option(fc.constantFrom('which?', 'a [hint]', 'x=y'), { nil: null }),
  })
  .map(
    ({ number, answer, hint }) =>
      `{{${number === null ? '' : `c${number}::`}${answer}${hint === null ? '' : ` :: ${hint}`}}}`,
  );

const clozeText = fc
  .array(fc.oneof(gap, nastyText), { minLength: 1, maxLength: 4 })
  .chain((parts) => fc.constantFrom(' ', '\n', '\n\n').map((glue) => tidied(parts.join(glue))))
  .filter((text) => !('message' in readCloze(text)));

const word = fc.constantFrom('dns', 'a/b', 'two words', 'ü', 'x-y', '#hash', '1.5', 'true', 'null', 'a:b');
const name = fc.constantFrom('a-record', 'route-match', 'X1', 'n-5');
const title = fc.constantFrom(
  'DNS',
  'What is it?',
  'C#',
  '# #',
  '`code` & *more*',
  'a :: b',
  'Q: x',
  '1. one',
  '> quote',
  '',
);

/** Notes of every kind whose texts are full of marks, with ids of their own. */
export const nastyNotes = fc
  .array(
    fc.record({
      texts: fc.oneof(
        fc.record({ kind: fc.constant('basic' as const), front: nastyQuestion, back: nastyText }),
        fc.record({ kind: fc.constant('two-way' as const), front: nastyQuestion, back: nastyQuestion }),
        fc.record({ kind: fc.constant('cloze' as const), front: clozeText, back: fc.constant('') }),
      ),
      remark: fc.option(nastyQuestion, { nil: null }),
      tags: fc.uniqueArray(word, { maxLength: 3 }),
      needs: fc.uniqueArray(name, { maxLength: 2 }),
      headings: fc.array(title, { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((items) =>
    items.map(({ texts, ...rest }, index): ExportedNote => ({
      note: noteWith({ ...texts, ...rest }),
      id: `card-${index + 1}`,
      schedules: [],
    })),
  );

/** What must be the same of a note that was written and read again; notes are told apart by id. */
export function essence(notes: readonly ExportedNote['note'][]) {
  return notes
    .map(({ kind, front, back, remark, tags, needs, explicitId }) => ({
      kind,
      front,
      back,
      remark,
      tags,
      needs,
      explicitId,
    }))
    .sort((one, other) => ((one.explicitId ?? '') < (other.explicitId ?? '') ? -1 : 1));
}
