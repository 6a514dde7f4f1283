import { describe, expect, it } from 'vitest';
import {
  count,
  formatClock,
  formatDays,
  formatDaysShort,
  formatDeck,
  formatDue,
  formatEstimate,
  formatOutcome,
  formatPercent,
  formatSeconds,
  joinWords,
} from '../../src/ui/format.ts';

const MINUTE = 60_000;
const noon = new Date(2026, 10, 22, 12).getTime();

describe('durations', () => {
  it.each([
    [{ inMs: 30_000, inDays: null }, 'under a minute'],
    [{ inMs: MINUTE, inDays: null }, '1 min'],
    [{ inMs: 10 * MINUTE, inDays: null }, '10 min'],
    [{ inMs: 60 * MINUTE, inDays: null }, '1 hour'],
    [{ inMs: 180 * MINUTE, inDays: null }, '3 hours'],
    [{ inMs: null, inDays: 1 }, '1 day'],
    [{ inMs: null, inDays: 13 }, '13 days'],
    [{ inMs: null, inDays: 30 }, '30 days'],
    [{ inMs: null, inDays: 31 }, '1 month'],
    [{ inMs: null, inDays: 36 }, '1.2 months'],
    [{ inMs: null, inDays: 365 }, '12 months'],
    [{ inMs: null, inDays: 366 }, '1 year'],
    [{ inMs: null, inDays: 730 }, '2 years'],
    [{ inMs: null, inDays: 36_500 }, '100 years'],
  ])('says what a grade leads to: %o is %s', (outcome, text) => {
    expect(formatOutcome(outcome)).toBe(text);
  });

  it('keeps the narrow form narrow', () => {
    expect([0.1, 9, 30.6, 31, 400].map(formatDaysShort)).toEqual(['0.1 d', '9 d', '31 d', '1 mo', '1.1 y']);
  });

  it('does not round a part of a day up to one', () => {
    expect(formatDays(0.4)).toBe('less than a day');
  });

  it('writes the clock with two digits for seconds and shows hours only when there are some', () => {
    expect([0, 5_999, 220_000, 3_727_000, -5].map(formatClock)).toEqual([
      '0:00',
      '0:05',
      '3:40',
      '1:02:07',
      '0:00',
    ]);
  });

  it('says seconds and minutes of one answer', () => {
    expect([200, 7_400, 60_000, 65_000].map(formatSeconds)).toEqual(['1 s', '7 s', '1 min', '1 min 5 s']);
  });

  it('estimates in words that fit the size', () => {
    expect([0.4, 1, 9.2, 120].map(formatEstimate)).toEqual([
      'under a minute',
      'about 1 minute',
      'about 9 minutes',
      'about 2 hours',
    ]);
  });
});

describe('due days', () => {
  it.each([
    [null, 'new'],
    [-1, '1 day late'],
    [-3, '3 days late'],
    [0, 'today'],
    [1, 'tomorrow'],
    [2, '24 Nov'],
    [60, '21 Jan 2027'],
  ])('%s days from 22 November 2026 is %s', (days, text) => {
    expect(formatDue(days, noon)).toBe(text);
  });
});

describe('words and figures', () => {
  it('counts with the right noun and groups thousands', () => {
    expect([count(0, 'card'), count(1, 'card'), count(1204, 'card')]).toEqual([
      '0 cards',
      '1 card',
      '1,204 cards',
    ]);
  });

  it('shows an unknown share as a dash, not as nothing', () => {
    expect([formatPercent(null), formatPercent(0), formatPercent(0.876)]).toEqual(['–', '0%', '88%']);
  });

  it('joins levels and lists', () => {
    expect(formatDeck('CKA networking::Routing')).toBe('CKA networking › Routing');
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(joinWords)).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]);
  });
});
