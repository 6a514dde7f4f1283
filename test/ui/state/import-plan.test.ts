import { describe, expect, it } from 'vitest';
import type { ImportPlan, PlannedCard } from '../../../src/contract/import.ts';
import {
  cardsToImport,
  cardsShown,
  planSentence,
  planTitle,
  resultSentence,
} from '../../../src/ui/state/import-plan.ts';

const card = (change: PlannedCard['change'], path: string): PlannedCard => ({
  ...{ note: path, change, path, kind: 'basic', ordinal: 0, line: 1, endLine: 2, headings: [], deck: 'A' },
  ...{ front: 'f', back: 'b', remark: null, dialect: 'nexthop', rule: null, quality: null, tags: [] },
  ...{ before: null, dueInDays: null, isLearned: false, hasSchedule: false, decision: 'import' },
  ...{ noteFront: 'front', noteBack: 'back' },
});
const file = (path: string) => ({
  ...{ path, cards: 1, proposals: 0, problems: 0, findings: 0, dialect: 'nexthop', isExcluded: false },
});
const none = { new: 0, changed: 0, moved: 0, split: 0, merged: 0, unchanged: 0, gone: 0, rejected: 0 };
const plan: ImportPlan = {
  title: 'notes',
  files: [file('a.md'), file('b.md')],
  fingerprint: '',
  cards: [card('new', 'a.md'), card('unchanged', 'a.md'), card('changed', 'b.md')],
  ...{ problems: [], findings: [], questions: [], dialects: [], rules: [] },
  media: { kept: 0, missing: [], remote: [] },
  counts: { ...none, new: 61, changed: 4, unchanged: 17, gone: 1 },
  decks: ['A', 'B'],
};

describe('an import in words', () => {
  it('says what was found and that nothing learned is lost', () => {
    expect(planSentence(plan)).toBe(
      '82 cards found. 61 are new, 4 changed, 17 unchanged and 1 gone from the notes. Nothing already learned is reset.',
    );
    expect(planSentence({ ...plan, counts: { ...none, new: 1 } })).toBe('1 card found. 1 is new.');
    expect(planSentence({ ...plan, counts: none })).toMatch(/^No cards were found\./);
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

it('shows one file or all, unchanged cards only if asked for', () => {
  expect(cardsShown(plan, null, false).map((one) => one.change)).toEqual(['new', 'changed']);
  expect(cardsShown(plan, 'a.md', true).map((one) => one.change)).toEqual(['new', 'unchanged']);
});
