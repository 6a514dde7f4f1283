import { describe, expect, it } from 'vitest';
import {
  draftOf,
  emptyDomain,
  emptyDraft,
  fieldsOf,
  readDraft,
  shareOf,
  type ExamDraft,
} from '../../../src/ui/state/exam-draft.ts';
import { examOf } from './exam-fixtures.ts';

const now = Date.UTC(2026, 2, 2, 9);
const problemsOf = (change: (draft: ExamDraft) => void, isNew = true) => {
  const draft = draftOf(examOf());
  change(draft);
  return readDraft(draft, isNew, now).problems;
};

it('reads back an exam as it was, to the minute and whatever the zone', () => {
  const exam = fieldsOf(examOf());
  expect(readDraft(draftOf(exam), true, now)).toEqual({ fields: exam, problems: null });
});

it('proposes nine in the morning a month from now for an exam with nothing in it', () => {
  const draft = emptyDraft(now);
  expect(draft.at).toMatch(/^2026-\d\d-\d\dT09:00$/);
  expect(Object.keys(readDraft(draft, true, now).problems ?? {})).toEqual([
    'name',
    'domain-0-name',
    'domain-0-pool',
  ]);
});

describe('a field that cannot be read', () => {
  it.each<[string, Partial<ExamDraft>]>([
    ['name', { name: '  ' }],
    ['at', { at: '' }],
    ['passMark', { passMark: '0' }],
    ['passMark', { passMark: '101' }],
    ['durationMinutes', { durationMinutes: '1.5' }],
    ['taskCount', { taskCount: '' }],
    ['taskCount', { taskCount: '201' }],
    ['minutesPerDay', { minutesPerDay: 'ten' }],
    ['drillShare', { drillShare: '-1' }],
    ['domains', { domains: [] }],
  ])('is %s, and only that is said', (field, change) => {
    expect(Object.keys(problemsOf((draft) => Object.assign(draft, change)) ?? {})).toEqual([field]);
  });

  it('takes a comma for the point, and half percents', () => {
    const draft = { ...draftOf(examOf()), passMark: '62,5' };
    expect(readDraft(draft, true, now).fields?.passMark).toBe(0.625);
  });

  it('is a date that is over, but only for a new exam', () => {
    const over = (draft: ExamDraft) => {
      draft.at = '2025-01-01T09:00';
    };
    expect(problemsOf(over)).toHaveProperty('at');
    expect(problemsOf(over, false)).toBeNull();
  });
});

describe('domains', () => {
  it('have names of their own, a weight and something to ask', () => {
    expect(
      problemsOf((draft) => {
        draft.domains.push({ ...emptyDomain(7), name: 'routing ', weight: '0' });
      }),
    ).toEqual({
      'domain-7-name': 'Another domain has this name.',
      'domain-7-pool': 'Name a deck, a tag or a drill that it asks.',
      'domain-7-weight': 'Give a number of parts from 0.01 to 10000.',
    });
  });

  it('share the weights, of which those that cannot be read count as nothing', () => {
    const draft = draftOf(examOf());
    draft.domains.push({ ...emptyDomain(2), weight: 'x' });
    expect(draft.domains.map((domain) => shareOf(draft, domain))).toEqual([0.75, 0.25, null]);
  });
});
