import { describe, expect, it } from 'vitest';
import { planSentence, planTitle, resultSentence } from '../../../src/ui/state/import-plan.ts';
import { planned, plannedFile, planWith } from './import-fixtures.ts';

const none = planWith().counts;
const files = [plannedFile('a.md'), plannedFile('b.md')];

describe('an import in words', () => {
  it('says what was found and that nothing learned is lost', () => {
    const counts = { ...none, new: 61, changed: 4, unchanged: 17, gone: 1 };
    expect(planSentence(planWith({ counts }))).toBe(
      '82 cards found. 61 are new, 4 changed, 17 unchanged and 1 gone from the notes. Nothing already learned is reset.',
    );
    expect(planSentence(planWith({ counts: { ...none, new: 1 } }))).toBe('1 card found. 1 is new.');
    expect(planSentence(planWith())).toMatch(/^No cards were found/);
  });

  it('says how many cards are proposed', () => {
    const cards = [planned({ rule: 'table' }), planned({ rule: 'fact' }), planned()];
    expect(planSentence(planWith({ counts: { ...none, new: 3 }, cards }))).toBe(
      '3 cards found. 3 are new. 2 are proposed from plain notes.',
    );
  });

  it('says what an import did', () => {
    const counts = { ...none, new: 61, changed: 4, split: 1, unchanged: 17 };
    expect(resultSentence(planWith({ counts, decks: ['A', 'B'] }))).toBe(
      '61 new, 4 changed and 1 split in 2 decks.',
    );
    expect(resultSentence(planWith())).toBe('Everything was already here.');
  });

  it('names the files once', () => {
    expect(planTitle(planWith({ files }))).toBe('notes, 2 files');
    expect(planTitle(planWith({ files, title: 'a.md, b.md' }))).toBe('a.md, b.md');
    expect(planTitle(planWith({ files, title: 'x, y' }))).toBe('2 files of notes');
  });
});
