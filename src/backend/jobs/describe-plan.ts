import type { ChangeKind, ImportPlan, PlannedCard } from '../../contract/import.ts';
import { facesOf } from '../../core/notes/faces.ts';
import type { Collection } from '../collection.ts';
import { contentHash } from '../files/note-folder.ts';
import { describeCards } from './describe-cards.ts';
import type { Plan } from './make-plan.ts';

/** The plan as people and scripts read it, in the order of the files. */
export function describePlan(collection: Collection, plan: Plan): ImportPlan {
  const paths = new Map(plan.files.map(({ item }) => [item.location, item.path]));
  const cards = plan.changes.flatMap((change) => describeCards(collection, change, paths));
  const order = new Map(plan.files.map(({ item }, index) => [item.path, index]));
  const place = ({ path }: PlannedCard) => order.get(path) ?? plan.files.length;
  cards.sort((a, b) => place(a) - place(b) || a.line - b.line);
  const counts = countsOf(cards);
  return {
    title: plan.title,
    fingerprint: contentHash(
      plan.files.map(({ item, deck }) => `${item.location} ${item.hash} ${deck}`).join('\n'),
    ),
    files: plan.files.map(({ item, notes }) => ({
      path: item.path,
      cards: notes.reduce((sum, note) => sum + facesOf(note).length, 0),
      proposals: notes.reduce((sum, note) => sum + (note.proposal === null ? 0 : facesOf(note).length), 0),
      problems: plan.problems.filter(({ path }) => path === item.path).length,
      findings: item.parsed.findings.length,
      dialect: 'nexthop',
      isExcluded: false,
    })),
    cards,
    problems: plan.problems,
    findings: plan.files.flatMap(({ item }) => item.parsed.findings),
    questions: [],
    dialects: [],
    media: { kept: 0, missing: [], remote: [] },
    counts,
    rules: [],
    decks: [...new Set(plan.files.filter(({ notes: found }) => found.length > 0).map(({ deck }) => deck))],
  };
}

function countsOf(cards: readonly PlannedCard[]): Record<ChangeKind, number> {
  const counts = { new: 0, changed: 0, moved: 0, split: 0, merged: 0, unchanged: 0, gone: 0, rejected: 0 };
  for (const { change } of cards) counts[change] += 1;
  return counts;
}
