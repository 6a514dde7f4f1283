import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportDecks, type TextFormat } from '../../../../src/core/notes/export/export-decks.ts';
import type { ExportedNote } from '../../../../src/core/notes/export/types.ts';
import { parseFile } from '../../../../src/core/notes/parse-file.ts';
import { noteWith } from '../parse.ts';
import { essence, nastyNotes } from './nasty-notes.ts';

const exported = (parts: Parameters<typeof noteWith>[0], id = 'x'): ExportedNote => ({
  note: noteWith({ front: 'a', back: 'b', ...parts }),
  id,
  schedules: [],
});
const write = (format: TextFormat, notes: readonly ExportedNote[]) =>
  exportDecks(format, [{ name: 'Net::DNS', notes }], { title: 'DNS', depth: 0 });
const choice = { dialect: 'text-table', options: {}, proposes: false };
const read = (file: { path: string; text: string }) => parseFile(file, choice);
const formats = ['csv', 'tsv', 'anki-text'] as const;

describe.each(formats)('writing %s', (format) => {
  it('reads back the same, whatever is in the cards', () => {
    fc.assert(
      fc.property(nastyNotes, (notes) => {
        const { files } = write(format, notes);
        const [file] = files;
        if (file === undefined) throw new Error('There should be a file.');
        const { notes: found, problems } = read(file);
        expect(problems).toEqual([]);
        expect(found.every(({ deck }) => deck === 'Net::DNS')).toBe(true);
        const written = notes.map(({ note, id }) => ({
          ...note,
          explicitId: id,
          tags: note.tags.map((tag) => tag.replaceAll(' ', '_')),
          needs: format === 'anki-text' ? [] : note.needs,
        }));
        expect(essence(found)).toEqual(essence(written));
      }),
      { numRuns: 300 },
    );
  });

  it('names what it cannot hold', () => {
    const notes = [exported({ tags: ['two words'] }), exported({ kind: 'drill', front: 'route-match' }, 'y')];
    expect(write(format, notes).losses).toEqual([
      { id: 'x', message: expect.stringContaining('“two words”') },
      { id: 'y', message: expect.stringContaining('route-match') },
    ]);
  });

  it('keeps an id that came from Anki', () => {
    const [file] = write(format, [exported({}, 'anki:Ab#1{,"')]).files;
    if (file === undefined) throw new Error('There should be a file.');
    expect(read(file).notes.map(({ explicitId }) => explicitId)).toEqual(['anki:Ab#1{,"']);
  });
});

describe('writing a table', () => {
  it('is a row per note below the names of the columns', () => {
    const notes = [exported({ back: 'b, "c"\nd', tags: ['t', 'u'], needs: ['n'] })];
    expect(write('csv', notes).files).toEqual([
      {
        path: 'DNS.csv',
        text: 'id,kind,front markdown,back markdown,remark markdown,tags,needs,deck\nx,basic,a,"b, ""c""\nd",,t u,n,Net::DNS\n',
      },
    ]);
  });
});

describe('writing Anki’s text', () => {
  const rowsOf = (notes: readonly ExportedNote[]) =>
    (write('anki-text', notes).files[0]?.text ?? '')
      .split('\n')
      .slice(7, -1)
      .map((row) => row.split('\t').slice(1, 6));

  it('begins with Anki’s directives', () => {
    const [file] = write('anki-text', [exported({})]).files;
    expect(file?.path).toBe('DNS.txt');
    expect(file?.text.split('\n').slice(0, 7)).toEqual([
      '#separator:tab',
      '#html:true',
      '#columns:guid\tnotetype\tdeck\ttags\tFront\tBack\tfront markdown\tback markdown\tremark markdown',
      '#guid column:1',
      '#notetype column:2',
      '#deck column:3',
      '#tags column:4',
    ]);
  });

  it.each([
    [
      'HTML',
      { front: '**a** < b', back: '`c`' },
      ['Basic', 'Net::DNS', '', '<strong>a</strong> &lt; b', '<code>c</code>'],
    ],
    ['formulas', { front: '$x<y$', back: '$$z$$' }, ['Basic', 'Net::DNS', '', '\\(x&lt;y\\)', '\\[z\\]']],
    ['both ways', { kind: 'two-way' }, ['Basic (and reversed card)', 'Net::DNS', '', 'a', 'b']],
    [
      'gaps, numbered',
      { kind: 'cloze', front: '{{a}} {{c1::b :: h}} {{c}}', back: '', remark: 'r' },
      ['Cloze', 'Net::DNS', '', '{{c2::a}} {{c1::b::h}} {{c3::c}}', 'r'],
    ],
    [
      'images by their names',
      { back: '![x](img/y.png)' },
      ['Basic', 'Net::DNS', '', 'a', '"<img src=""y.png"" alt=""x"">"'],
    ],
  ] as const)('writes %s', (_, parts, row) => {
    expect(rowsOf([exported(parts)])).toEqual([row]);
  });

  it('knows a note again that Anki has exported without the columns of Markdown', () => {
    const text = '#separator:tab\n#html:true\n#guid column:1\nnexthop:a-record\tWhat?\tThis.\n';
    expect(read({ path: 'x.txt', text }).notes).toMatchObject([{ explicitId: 'a-record', front: 'What?' }]);
  });
});
