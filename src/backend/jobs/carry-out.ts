import type { Collection } from '../collection.ts';
import { dropImages } from '../files/images.ts';
import { EditLog } from '../services/edit-log.ts';
import { CardWriter } from './card-writer.ts';
import { FileWriter } from './file-writer.ts';
import type { Report } from './jobs.ts';
import { NoteWriter } from './note-writer.ts';
import type { Plan, PlannedChange } from './plan.ts';

/** How many cards of a file come before each of its drills. */
const cardsBeforeDrill = 6;

/** Carries a plan out, in the caller's transaction; schedules stay with their cards whatever changes around them. */
export function carryOut(collection: Collection, plan: Plan, report: Report, isUndoable = true): void {
  const log = new EditLog(collection);
  const { at } = collection.now();
  const files = new FileWriter(collection, plan, log, at);
  try {
    const cards = new CardWriter(collection, log, at);
    const notes = new NoteWriter(collection, plan, log, cards, files, at);
    const changes = drillsAmongCards(plan.changes);
    for (const [index, change] of changes.entries()) {
      if (index % 200 === 0) report(index, changes.length, 'Writing cards');
      notes.write(change);
    }
    for (const { isRejected, ...rejection } of plan.rejections) {
      log.rememberRow('rejections', rejection);
      if (isRejected) collection.rejections.add(rejection, at);
      else collection.rejections.remove(rejection);
    }
    files.finish();
    if (cards.hasWritten) collection.heldCards.refreshAll();
    if (isUndoable) log.save(`Import of ${plan.items.title}`, at);
    report(changes.length, changes.length, 'Writing cards');
  } catch (error) {
    // The rows are rolled back; what was copied for them would stay behind.
    dropImages(collection.dataDir, files.copied);
    throw error;
  }
}

/** Lets each drill of a file follow some of the file's cards, so that a skill is met when there is something to apply. */
function drillsAmongCards(changes: readonly PlannedChange[]): PlannedChange[] {
  const byFile = Map.groupBy(changes, ({ placed }) => placed?.path ?? '');
  return [...byFile.values()].flatMap((group) => {
    const isDrill = ({ kind, placed }: PlannedChange) => kind === 'new' && placed?.note.kind === 'drill';
    const drills = group.filter(isDrill);
    const others = group.filter((change) => !isDrill(change));
    drills.forEach((drill, index) =>
      others.splice(Math.min(others.length, (index + 1) * (cardsBeforeDrill + 1) - 1), 0, drill),
    );
    return others;
  });
}
