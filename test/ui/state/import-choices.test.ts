import { beforeEach, expect, it } from 'vitest';
import { ImportChoices } from '../../../src/ui/state/import-choices.svelte.ts';
import { notesOf, type PlannedNote } from '../../../src/ui/state/import-list.ts';
import { planned, planWith } from './import-fixtures.ts';

const notes = notesOf(
  planWith({
    cards: [
      planned({ note: 'written' }),
      planned({ note: 'one', rule: 'definition' }),
      planned({ note: 'two', rule: 'definition' }),
      planned({ note: 'no', rule: 'definition', change: 'rejected', decision: 'reject' }),
      planned({ note: 'changed', change: 'changed', isLearned: true, decision: 'keep' }),
      planned({ note: 'unlearned', change: 'changed', decision: 'keep' }),
      planned({ note: 'gone', change: 'gone', decision: 'suspend' }),
    ],
  }),
);
const note = (key: string): PlannedNote => {
  const found = notes.find((one) => one.key === key);
  if (!found) throw new Error(`There should be a note ${key}.`);
  return found;
};
const offered = (key: string) => choices.optionsOf(note(key)).map(({ decision }) => decision);
let choices: ImportChoices;

beforeEach(() => {
  choices = new ImportChoices();
});

it('offers what can be decided about a note, and nothing else', () => {
  expect(offered('written')).toEqual([]);
  expect(offered('one')).toEqual(['accept', 'reject']);
  expect(offered('no')).toEqual(['accept', 'reject']);
  expect(offered('changed')).toEqual(['keep', 'soon', 'restart']);
  expect(offered('unlearned')).toEqual([]);
  expect(offered('gone')).toEqual(['suspend', 'keep', 'delete']);
  choices.decide(note('written'), 'reject');
  expect(choices.decisionOf(note('written'))).toBe('accept');
});

it('lets a decision about one card stand against the one about its rule, until the rule is decided anew', () => {
  choices.decideRule('definition', 'reject', notes);
  expect(['one', 'two', 'written'].map((key) => choices.decisionOf(note(key)))).toEqual([
    'reject',
    'reject',
    'accept',
  ]);
  choices.decide(note('one'), 'accept');
  expect(choices.decisionOf(note('one'))).toBe('accept');
  choices.decideRule('definition', 'reject', notes);
  expect(choices.decisionOf(note('one'))).toBe('reject');
});

it('hands over what was decided, and only that', () => {
  choices.rewrite(note('one'), { front: 'Mine?', back: 'Yes.' });
  choices.decide(note('two'), 'reject');
  choices.decide(note('changed'), 'restart');
  choices.decide(note('gone'), 'delete');
  choices.answer('q1', 'same');
  choices.decideRule('table', 'reject', notes);
  expect(choices.forImport(notes)).toEqual({
    proposals: { one: { decision: 'accept', front: 'Mine?', back: 'Yes.' }, two: { decision: 'reject' } },
    rules: { table: 'reject' },
    changed: { changed: 'restart' },
    gone: { gone: 'delete' },
    answers: { q1: 'same' },
  });
  choices.clear();
  expect(choices.forImport(notes)).toEqual({ proposals: {}, rules: {}, changed: {}, gone: {}, answers: {} });
});

it('leaves files out and takes them in again', () => {
  choices.exclude(['a.md', 'b.md'], true);
  choices.exclude(['a.md'], false);
  expect(choices.excluded).toEqual(['b.md']);
  expect(choices.isExcluded('b.md')).toBe(true);
});
