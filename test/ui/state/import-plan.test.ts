import { describe, expect, it } from 'vitest';
import type { ImportPlan, PlannedNote } from '../../../src/contract/import.ts';
import { previewCloze } from '../../../src/ui/state/cloze-preview.ts';
import {
  cardsToImport,
  notesShown,
  planSentence,
  planTitle,
  resultSentence,
} from '../../../src/ui/state/import-plan.ts';

const note = (change: PlannedNote['change'], path: string): PlannedNote => ({
  ...{ change, path, kind: 'basic', line: 1, headings: [], deck: 'A', front: 'f', back: 'b', cards: 1 },
  ...{ dialect: 'nexthop', tags: [], before: null, dueInDays: null },
});
const file = (path: string) => ({ path, cards: 1, problems: 0 });
const plan: ImportPlan = {
  title: 'notes',
  files: [file('a.md'), file('b.md')],
  notes: [note('new', 'a.md'), note('unchanged', 'a.md'), note('changed', 'b.md')],
  problems: [],
  counts: { new: 61, changed: 4, moved: 0, unchanged: 17, gone: 1 },
  decks: ['A', 'B'],
};

describe('an import in words', () => {
  it('says what was found and that nothing learned is lost', () => {
    expect(planSentence(plan)).toBe(
      '82 cards found. 61 are new, 4 changed, 17 unchanged and 1 gone from the notes. Nothing already learned is reset.',
    );
    expect(planSentence({ ...plan, counts: { new: 1, changed: 0, moved: 0, unchanged: 0, gone: 0 } })).toBe(
      '1 card found. 1 is new.',
    );
    expect(
      planSentence({ ...plan, counts: { new: 0, changed: 0, moved: 0, unchanged: 0, gone: 0 } }),
    ).toMatch(/^No cards were found\./);
  });

  it('counts what would change, and not what is unchanged or gone', () => {
    expect(cardsToImport({ ...plan, counts: { ...plan.counts, moved: 2 } })).toBe(67);
    expect(resultSentence(plan)).toBe('61 new and 4 changed in 2 decks.');
  });

  it('names the files once', () => {
    expect(planTitle(plan)).toBe('notes, 2 files');
    expect(planTitle({ ...plan, title: 'a.md, b.md' })).toBe('a.md, b.md');
    expect(planTitle({ ...plan, title: 'x, y' })).toBe('2 files of notes');
  });
});

it('shows one file or all, unchanged notes only if asked for', () => {
  expect(notesShown(plan, null, false).map((one) => one.change)).toEqual(['new', 'changed']);
  expect(notesShown(plan, 'a.md', true).map((one) => one.change)).toEqual(['new', 'unchanged']);
});

it('closes the gaps of a cloze and lists what belongs in them', () => {
  expect(previewCloze('The {{longest}} of {{c1::many :: how many?}} wins.')).toEqual({
    front: 'The <mark class="gap">[…]</mark> of <mark class="gap">[how many?]</mark> wins.',
    answers: ['longest', 'many'],
  });
  expect(previewCloze('no gap')).toEqual({ front: 'no gap', answers: [] });
});
