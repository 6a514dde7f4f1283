import { expect, it } from 'vitest';
import { deckFor } from '../../../src/core/notes/deck-from-path.ts';

it.each([
  ['dns/records.md', null, null, 'dns::records'],
  ['./a b/c.d/README.md', null, null, 'a b::c.d::README'],
  ['records.MARKDOWN', null, null, 'records'],
  ['dns/records.md', 'CKA::DNS', null, 'CKA::DNS'],
  ['dns/records.md', 'CKA::DNS', 'Mine', 'Mine::CKA::DNS'],
  ['dns/records.md', null, 'Mine :: New', 'Mine::New::dns::records'],
  ['a::b/.md', null, null, 'a:b::.md'],
  ['../up//x.txt', null, null, 'up::x'],
  ['a/x.org', null, null, 'a::x'],
  ['x.csv', null, null, 'x'],
  ['x.TSV', null, null, 'x'],
])('%s, declared %s, below %s: %s', (path, declared, target, deck) => {
  expect(deckFor(path, declared, target)).toBe(deck);
});
