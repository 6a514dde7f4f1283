import type { Collection } from '../collection.ts';
import type { FileRecord } from '../tables/files.ts';
import type { PlannedChange, PlannedQuestion } from './plan.ts';
import { isBelow } from './read-items.ts';
import type { Survey } from './survey.ts';

/**
 * Asks before all cards of a source are taken for gone because none of its files is there any more: that is how a disk looks
 * that is not connected. Unless answered otherwise, its cards stay as they are.
 */
export function vanishedQuestions(
  collection: Collection,
  { items, unchanged, fresh }: Survey,
  vanished: readonly FileRecord[],
  changes: readonly PlannedChange[],
  answers: ReadonlyMap<string, string>,
): { questions: PlannedQuestion[]; changes: readonly PlannedChange[] } {
  const questions: PlannedQuestion[] = [];
  const kept = new Set<string>();
  for (const source of items.sources) {
    const prefix = items.prefixes.find(
      (one) => one === source.location || one.slice(0, -1) === source.location,
    );
    const below = (location: string) => prefix !== undefined && isBelow(location, [prefix]);
    const lost = new Set(vanished.filter(({ location }) => below(location)).map(({ location }) => location));
    const isThere =
      unchanged.some(({ row }) => below(row.location)) ||
      fresh.some(({ row }) => row !== null && below(row.location));
    const gone = changes.filter(
      ({ kind, known }) => kind === 'gone' && known !== null && lost.has(known.path),
    );
    const found = changes.some(
      ({ kind, known }) => kind !== 'gone' && known !== null && lost.has(known.path),
    );
    if (isThere || found || gone.length === 0) continue;
    const id = `vanished-${collection.sources.at(source.location)?.id ?? source.location}`;
    if (answers.get(id) !== 'gone') for (const { key } of gone) kept.add(key);
    questions.push({
      id,
      kind: 'vanished',
      text: `None of the files that “${source.title}” had is there any more. Is it whole, or is its disk not connected?`,
      known: gone.flatMap(({ known }) => known ?? []),
      placed: [],
      options: [
        { id: 'keep', does: 'It is not whole: its cards stay as they are.' },
        { id: 'gone', does: 'Its notes are gone: their cards are set aside as chosen for them.' },
      ],
      default: 'keep',
      similarity: 0,
    });
  }
  return { questions, changes: changes.filter(({ key }) => !kept.has(key)) };
}
