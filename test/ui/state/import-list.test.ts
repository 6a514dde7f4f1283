import { expect, it } from 'vitest';
import { filtersOf, narrowed, notesOf, type ListFilter } from '../../../src/ui/state/import-list.ts';
import { planned, planWith } from './import-fixtures.ts';

const finding = { path: 'b.md', line: 7, check: 'x', claim: 'y', computation: 'z', correction: 'c' };
const plan = planWith({
  findings: [finding],
  cards: [
    planned({ note: 'new', front: 'What is a gateway?' }),
    planned({ note: 'proposed', rule: 'definition', dialect: null, path: 'dns/c.md' }),
    planned({ note: 'cloze', ordinal: 1, change: 'unchanged' }),
    planned({ note: 'cloze', ordinal: 2, change: 'new' }),
    planned({ note: 'same', change: 'unchanged' }),
    planned({ note: 'no', change: 'rejected', rule: 'table' }),
    planned({ note: 'wrong', change: 'changed', path: 'b.md', line: 6, endLine: 7 }),
    planned({ note: 'beside', change: 'gone', path: 'b.md', line: 8, endLine: 8 }),
  ],
});
const notes = notesOf(plan);
const show = (filter: ListFilter, parts: { path?: string; rule?: string; words?: string } = {}) =>
  narrowed(notes, { filter, path: null, rule: null, words: '', ...parts }).map(({ key }) => key);

it('joins the cards of a note, which has changed when only some of them have', () => {
  expect(notes.map(({ key, change, cards }) => `${key} ${change} ${String(cards.length)}`)).toEqual([
    'new new 1',
    'proposed new 1',
    'cloze changed 2',
    'same unchanged 1',
    'no rejected 1',
    'wrong changed 1',
    'beside gone 1',
  ]);
});

it('narrows to a kind of change, a folder, a rule or words', () => {
  expect(show('all')).toEqual(['new', 'proposed', 'cloze', 'wrong', 'beside']);
  expect(show('unchanged')).toEqual(['same']);
  expect(show('rejected')).toEqual(['no']);
  expect(show('proposed')).toEqual(['proposed']);
  expect(show('flagged')).toEqual(['wrong']);
  expect(show('all', { path: 'dns/' })).toEqual(['proposed']);
  expect(show('all', { rule: 'definition' })).toEqual(['proposed']);
  expect(show('all', { words: 'GATEWAY what' })).toEqual(['new']);
  expect(show('all', { words: 'gateway bridge' })).toEqual([]);
});

it('offers only filters that show something, with their cards', () => {
  expect(filtersOf(notes).map(({ filter, cards }) => `${filter} ${String(cards)}`)).toEqual([
    'all 6',
    'new 2',
    'proposed 1',
    'changed 3',
    'gone 1',
    'flagged 1',
    'unchanged 1',
    'rejected 1',
  ]);
});
