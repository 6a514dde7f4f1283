import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeNexthopText } from '../../../../src/core/notes/export/nexthop-text.ts';
import type { ExportedNote } from '../../../../src/core/notes/export/types.ts';
import { parseFile } from '../../../../src/core/notes/parse-file.ts';
import { noteWith } from '../parse.ts';
import { essence, nastyNotes } from './nasty-notes.ts';

const write = (notes: readonly ExportedNote[], name = 'Net::DNS') => writeNexthopText({ name, notes });
const read = (text: string) => parseFile({ path: 'x.md', text });
const exported = (parts: Parameters<typeof noteWith>[0], id = 'x'): ExportedNote => ({
  note: noteWith({ front: 'a', back: 'b', ...parts }),
  id,
  schedules: [],
});
const bodyOf = (notes: readonly ExportedNote[]) =>
  write(notes).texts.map(({ text }) => text.replace(/^---\n[^]*?\n---\n\n/, '').trimEnd());

describe('writing Nexthop’s own syntax', () => {
  it.each([
    ['a question', {}, 'Q: a\nA: b\nid: x'],
    ['a list as answer', { back: '- b\n- c' }, 'Q: a\nA:\n\n- b\n- c\n\nid: x'],
    ['two ways', { kind: 'two-way' }, 'a ::: b\nid: x'],
    [
      'two ways over lines',
      { kind: 'two-way', back: 'b\nc' },
      '<!-- card: two-way -->\na\n<!-- answer -->\nb\nc\n<!-- end -->\nid: x',
    ],
    ['gaps', { kind: 'cloze', front: 'a {{c1::b :: hint}}', back: '' }, 'C: a {{c1::b :: hint}}\nid: x'],
    ['a remark', { remark: 'c\n\nd' }, 'Q: a\nA: b\nnote: c\nnote: d\nid: x'],
    ['needs', { needs: ['y', 'x'] }, 'Q: a\nA: b\nid: x'],
    [
      'an answer with a heading',
      { back: '# b' },
      '<!-- card -->\na\n<!-- answer -->\n# b\n<!-- end -->\nid: x',
    ],
    ['an empty answer', { back: '' }, '<!-- card -->\na\n<!-- end -->\nid: x'],
    ['old line ends', { back: 'b\r\nc\rd' }, 'Q: a\nA: b\nc\nd\n\nid: x'],
    ['headings', { headings: ['h', 'C #'] }, '# h\n\n## C # #\n\nQ: a\nA: b\nid: x'],
  ] as const)('writes %s plainly', (_, parts, text) => {
    const notes = [exported(parts)];
    expect(bodyOf(notes)).toEqual([text]);
    expect(write(notes).losses).toEqual([]);
  });

  it('says in the front matter what all cards share', () => {
    const notes = [
      exported({ tags: ['net', 'dns'], needs: ['n'] }, 'x'),
      exported({ tags: ['net', 'arp'], needs: ['n'] }, 'y'),
    ];
    const [file] = write(notes).texts;
    expect(file?.text).toContain(
      '---\ndialect: nexthop\ndeck: Net::DNS\ntags:\n  - net\nneeds:\n  - n\n---\n',
    );
    expect(read(file?.text ?? '').notes.map(({ tags, needs }) => [...tags, ...needs])).toEqual([
      ['net', 'dns', 'n'],
      ['net', 'arp', 'n'],
    ]);
  });

  it('repeats a heading after one below it, and puts what has none first', () => {
    const notes = [['h'], ['h', 'i'], ['h'], [], ['j']].map((headings, index) =>
      exported({ headings, front: `${index}` }, `n${index}`),
    );
    const found = read(write(notes).texts[0]?.text ?? '').notes;
    expect(found.map(({ front, headings }) => `${front} ${headings.join('/')}`)).toEqual([
      '3 ',
      '0 h',
      '1 h/i',
      '2 h',
      '4 j',
    ]);
  });

  it('names drills beside cards that share their tags and needs, and others in a file of their own', () => {
    const drill = (front: string, tags: readonly string[]) =>
      exported({ kind: 'drill', front, back: '', tags });
    const card = exported({ tags: ['net', 'dns'] });
    const { texts } = write([card, drill('route-match', ['net']), drill('cname-chain', ['other'])]);
    expect(texts.map(({ suffix }) => suffix)).toEqual(['', 'drills']);
    expect(
      texts.map(({ text }) =>
        read(text).notes.map(({ kind, front, tags }) => [kind, front, ...tags].join(' ')),
      ),
    ).toEqual([['drill route-match net', 'basic a net dns'], ['drill cname-chain other']]);
  });

  it.each([
    ['a tag with a comma', { tags: ['a, b'] }, /tag/],
    ['more headings than there are levels', { headings: 'a b c d e f g'.split(' ') }, /headings/],
  ])('says that %s cannot be written', (_, parts, message) => {
    const { texts, losses } = write([exported({ front: 'first' }, 'w'), exported(parts)]);
    expect(losses).toEqual([{ id: 'x', message: expect.stringMatching(message) }]);
    expect(read(texts[0]?.text ?? '').notes).toMatchObject([{ front: 'first' }, { front: 'a', back: 'b' }]);
  });

  it('leaves out, and says so, what no reader would take', () => {
    const { texts, losses } = write([
      exported({ back: '> '.repeat(5000) + 'b' }),
      exported({ front: 'c' }, 'y'),
    ]);
    expect(losses).toEqual([{ id: 'x', message: expect.stringContaining('left out') }]);
    expect(read(texts[0]?.text ?? '').notes).toMatchObject([{ front: 'c' }]);
  });

  it('reads back the same, whatever is in the cards', () => {
    fc.assert(
      fc.property(nastyNotes, (notes) => {
        const { texts, losses } = write(notes);
        expect(losses).toEqual([]);
        expect(texts).toHaveLength(1);
        const { notes: found, deck } = read(texts[0]?.text ?? '');
        expect(deck).toBe('Net::DNS');
        expect(essence(found)).toEqual(essence(notes.map(({ note, id }) => ({ ...note, explicitId: id }))));
        const headings = new Map(notes.map(({ note, id }) => [id, note.headings]));
        for (const note of found) expect(note.headings).toEqual(headings.get(note.explicitId ?? ''));
      }),
      { numRuns: 300 },
    );
  });
});
