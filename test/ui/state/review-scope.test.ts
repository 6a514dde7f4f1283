import { expect, it } from 'vitest';
import { scopeOf, studiedText } from '../../../src/ui/state/review-scope.ts';

const all = { deckId: null, only: null, cardIds: null, paperId: null };

it.each([
  [{}, all],
  [
    { deck: '3', only: 'drills' },
    { ...all, deckId: 3, only: 'drills' },
  ],
  [{ deck: 'x', only: 'y' }, all],
  [{ cards: '5,9,,x,-1,12' }, { ...all, cardIds: [5, 9, 12] }],
  [{ paper: '4' }, { ...all, paperId: 4 }],
])('reads %o', (query, scope) => {
  expect(scopeOf(query)).toEqual(scope);
});

it('says what is studied when it is something of its own', () => {
  expect(studiedText({ deck: '3' })).toBeNull();
  expect(studiedText({ cards: '5' })).toBe('1 card');
  expect(studiedText({ cards: '5,9', exam: 'CKA' })).toBe('2 cards for CKA');
  expect(studiedText({ paper: '4' })).toBe('The weak ones of a mock paper');
});
