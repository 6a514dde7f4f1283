import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportDecks, type TextFormat } from '../../../../src/core/notes/export/export-decks.ts';
import type { CardSchedule, ExportedNote } from '../../../../src/core/notes/export/types.ts';
import { parseFile } from '../../../../src/core/notes/parse-file.ts';
import { noteWith } from '../parse.ts';
import { essence, nastyNotes } from './nasty-notes.ts';

const exported = (
  parts: Parameters<typeof noteWith>[0],
  id = 'x',
  schedules: readonly CardSchedule[] = [],
): ExportedNote => ({ note: noteWith({ front: 'a', back: 'b', ...parts }), id, schedules });
const write = (format: TextFormat, notes: readonly ExportedNote[], name = 'Net work::DNS') =>
  exportDecks(format, [{ name, notes }], { title: 'DNS', depth: 0 });
const read = (dialect: string, text: string) =>
  parseFile({ path: 'x.md', text }, { dialect, options: {}, proposes: false });
const bodyOf = (format: TextFormat, notes: readonly ExportedNote[]) =>
  (write(format, notes, 'DNS').files[0]?.text ?? '').replace(/^---\n[^]*?\n---\n\n/, '').trimEnd();

describe.each(['obsidian-sr', 'hashcards'] as const)('writing %s', (format) => {
  it('reads back the same, whatever is in the cards', () => {
    fc.assert(
      fc.property(nastyNotes, (notes) => {
        const { files } = write(format, notes);
        expect(files).toHaveLength(1);
        const { notes: found, deck } = read(format, files[0]?.text ?? '');
        expect(essence(found)).toEqual(essence(notes.map(({ note, id }) => ({ ...note, explicitId: id }))));
        expect(new Set(found.map((note) => note.deck ?? deck))).toEqual(new Set(['Net work::DNS']));
      }),
      { numRuns: 100 },
    );
  });
});

const learned: CardSchedule = {
  ordinal: 0,
  phase: 'review',
  dueAt: '2026-03-09T04:00:00.000Z',
  lastReviewedAt: '2026-03-02T09:00:00.000Z',
  intervalDays: 7,
  stability: 7.25,
  difficulty: 5.5,
  reps: 3,
  lapses: 1,
  step: 0,
};
const unseen: CardSchedule = {
  ...learned,
  ordinal: 1,
  phase: 'new',
  dueAt: null,
  lastReviewedAt: null,
  reps: 0,
};

describe('writing obsidian-sr', () => {
  const comment = '<!-- nexthop {"id":"x"} -->';

  it.each([
    ['a question', { front: 'what', back: 'this' }, `what::this ${comment}`],
    ['both ways', { kind: 'two-way', front: 'what', back: 'this' }, `what:::this ${comment}`],
    ['an address', { back: '10.0.0.0/8', front: 'fe80' }, `fe80 :: 10.0.0.0/8 ${comment}`],
    ['lines', { back: 'b\nc' }, `a\n?\nb\nc ${comment}`],
    ['lines both ways', { kind: 'two-way', back: 'b\nc' }, `a\n??\nb\nc ${comment}`],
    ['code', { back: '```\nb\n```' }, `a\n?\n\`\`\`\nb\n\`\`\`\n${comment}`],
    ['gaps', { kind: 'cloze', front: 'a {{b}} {{c}}', back: '' }, `a ==b== ==c== ${comment}`],
  ] as const)('writes %s as the plugin reads it', (_, parts, text) => {
    const notes = [exported(parts)];
    expect(bodyOf('obsidian-sr', notes)).toBe(text);
    expect(write('obsidian-sr', notes).losses).toEqual([]);
  });

  it('writes schedules in the plugin’s FSRS form, of siblings in their order', () => {
    const notes = [exported({ kind: 'two-way' }, 'x', [unseen, learned])];
    const text = bodyOf('obsidian-sr', notes);
    const schedule = '!fsrs,2026-03-09T04:00:00.000Z,7,7.25,5.5,2,3,1,0,2026-03-02T09:00:00.000Z';
    expect(text.split('\n').at(-1)).toBe(`<!--SR:${schedule}!2000-01-01,1,250-->`);
    const [note] = read('obsidian-sr', write('obsidian-sr', notes).files[0]?.text ?? '').notes;
    expect(note?.explicitId).toBe('x');
    expect(note?.schedules).toMatchObject([
      { ordinal: 0, dueOn: '2026-03-09', lastReviewedOn: '2026-03-02', stability: 7.25, reps: 3, lapses: 1 },
    ]);
  });

  it('says what the plugin shows otherwise', () => {
    const { losses } = write('obsidian-sr', [exported({ back: 'b\n\n# c' })]);
    expect(losses).toEqual([{ id: 'x', message: expect.stringMatching(/^“a”: Empty lines and signs/) }]);
  });
});

describe('writing hashcards', () => {
  const comment = '<!-- nexthop {"id":"x"} -->';

  it.each([
    ['a question', {}, `Q: a\nA: b\n${comment}`],
    ['paragraphs', { back: 'b\n\nc' }, `Q: a\nA: b\n\nc\n${comment}`],
    ['gaps', { kind: 'cloze', front: 'a {{b}} \\[c\\]', back: '' }, `C: a [b] \\[c\\]\n${comment}`],
  ] as const)('writes %s as hashcards reads it', (_, parts, text) => {
    const notes = [exported(parts)];
    expect(bodyOf('hashcards', notes)).toBe(text);
    expect(write('hashcards', notes).losses).toEqual([]);
  });

  it.each([
    ['two ways', { kind: 'two-way' }, /asks one way only/],
    ['an empty answer', { back: '' }, /needs an answer/],
    ['a mark in the answer', { back: 'b\nQ: c' }, /entities of HTML/],
    ['hints', { kind: 'cloze', front: 'a {{b :: c}}', back: '' }, /neither hints/],
    ['a drill', { kind: 'drill', front: 'route-match', back: '' }, /was left out/],
  ] as const)('says that %s is lost there', (_, parts, message) => {
    expect(write('hashcards', [exported(parts)]).losses).toEqual([
      { id: 'x', message: expect.stringMatching(message) },
    ]);
  });
});
