import { describe, expect, it } from 'vitest';
import { summarise } from '../../../src/ui/state/session.ts';
import { nextDueText, upcomingDays } from '../../../src/ui/state/upcoming.ts';

describe('summarise', () => {
  it('sums up answers by deck, Again alone counting as forgotten', () => {
    const summary = summarise([
      { deck: 'B', grade: 1, tookMs: 4000 },
      { deck: 'A', grade: 2, tookMs: 1000 },
      { deck: 'B', grade: 4, tookMs: 2000 },
      { deck: 'B', grade: 3, tookMs: 3000 },
    ]);
    expect(summary).toMatchObject({ answered: 4, tookMs: 10_000, recalled: 0.75 });
    expect(summary.decks).toEqual([
      { deck: 'B', answered: 3, recalled: 2 / 3 },
      { deck: 'A', answered: 1, recalled: 1 },
    ]);
  });

  it('claims no share where nothing was answered', () => {
    expect(summarise([])).toEqual({ answered: 0, tookMs: 0, recalled: null, decks: [] });
  });
});

describe('the days ahead', () => {
  it('names the study day, which before the rollover is still the day before', () => {
    const nightOfSunday = new Date(2026, 10, 23, 2).getTime();
    const days = upcomingDays([3, 1, 0], nightOfSunday, 4);
    expect(days.map((day) => day.letter)).toEqual(['Su', 'Mo', 'Tu']);
    expect(days.map((day) => day.text)).toEqual([
      'Today: 3 reviews',
      'Tomorrow: 1 review',
      'Tuesday 24 November: 0 reviews',
    ]);
  });

  it.each([
    [[5, 4], 'The next 4 reviews are due tomorrow.'],
    [[0, 0, 1], 'The next review is due in 2 days.'],
    [[9, 0, 0], 'No reviews in the next 3 days.'],
  ])('says when the next come: %j', (counts, text) => {
    expect(nextDueText(counts)).toBe(text);
  });
});
