import type { ImportPlan, PlannedCard } from '../../../src/contract/import.ts';

/** A planned card with the given parts. */
export const planned = (parts: Partial<PlannedCard> = {}): PlannedCard => ({
  ...{ note: 'n1', change: 'new', kind: 'basic', ordinal: 0, front: 'front', back: 'back' },
  ...{ noteFront: 'front', noteBack: 'back', dialect: 'nexthop', rule: null, quality: null },
  ...{ path: 'a.md', line: 1, endLine: 2, headings: [], tags: [], deck: 'A', remark: null, before: null },
  ...{ dueInDays: null, isLearned: false, hasSchedule: false, decision: 'import' },
  ...parts,
});

/** A file of a plan with the given parts. */
export const plannedFile = (path: string, parts: Partial<ImportPlan['files'][number]> = {}) => ({
  ...{ path, cards: 1, proposals: 0, problems: 0, findings: 0, dialect: 'nexthop', isExcluded: false },
  ...parts,
});

/** A plan with the given parts and nothing else in it. */
export const planWith = (parts: Partial<ImportPlan> = {}): ImportPlan => ({
  ...{ title: 'notes', fingerprint: 'f', files: [], cards: [], problems: [], findings: [], questions: [] },
  ...{ dialects: [], media: { kept: 0, missing: [], remote: [] }, rules: [], decks: [] },
  counts: { new: 0, changed: 0, moved: 0, split: 0, merged: 0, unchanged: 0, gone: 0, rejected: 0 },
  ...parts,
});
