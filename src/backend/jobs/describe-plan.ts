import type { ChangeKind, ImportPlan, PlannedNote } from '../../contract/import.ts';
import { facesOf } from '../../core/notes/faces.ts';
import type { Collection } from '../collection.ts';
import type { Plan, PlannedChange } from './make-plan.ts';

/** The plan as people and scripts read it, in the order of the files. */
export function describePlan(collection: Collection, plan: Plan): ImportPlan {
  const paths = new Map(plan.files.map(({ item }) => [item.location, item.path]));
  const notes = plan.changes.map((change) => describe(collection, change, paths));
  const order = new Map(plan.files.map(({ item }, index) => [item.path, index]));
  const place = ({ path }: PlannedNote) => order.get(path) ?? plan.files.length;
  notes.sort((a, b) => place(a) - place(b) || a.line - b.line);
  const counts: Record<ChangeKind, number> = { new: 0, changed: 0, moved: 0, unchanged: 0, gone: 0 };
  for (const note of notes) counts[note.change] += note.cards;
  return {
    title: plan.title,
    files: plan.files.map(({ item, notes: found }) => ({
      path: item.path,
      cards: found.reduce((sum, note) => sum + facesOf(note).length, 0),
      problems: plan.problems.filter(({ path }) => path === item.path).length,
    })),
    notes,
    problems: plan.problems,
    counts,
    decks: [...new Set(plan.files.filter(({ notes: found }) => found.length > 0).map(({ deck }) => deck))],
  };
}

function describe(
  collection: Collection,
  change: PlannedChange,
  paths: ReadonlyMap<string, string>,
): PlannedNote {
  const place = change.kind === 'gone' ? change.known : change.placed;
  const { note } = place;
  const before =
    change.kind === 'changed' ? (collection.notes.get(change.known.id)?.note ?? change.known.note) : null;
  return {
    change: change.kind,
    kind: note.kind,
    path: paths.get(place.path) ?? place.path.replace(/^(upload|bundled):\/?/, ''),
    line: note.line,
    headings: note.headings,
    deck: place.deck,
    front: note.front,
    back: note.back,
    cards: facesOf(note).length,
    dialect: note.dialect,
    tags: note.tags,
    before: before === null ? null : { front: before.front, back: before.back },
    dueInDays: change.kind === 'new' ? null : dueInDays(collection, change.known.id),
  };
}

function dueInDays(collection: Collection, noteId: number): number | null {
  const { day } = collection.now();
  const days = collection.cards.ofNote(noteId).flatMap((card) => {
    if (card.due_at !== null) return [0];
    return card.due_day === null ? [] : [card.due_day - day];
  });
  return days.length === 0 ? null : Math.min(...days);
}
