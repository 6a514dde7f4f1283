import type { CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Exam } from '../../contract/exam.ts';
import type { Domain } from '../../core/exam/types.ts';
import type { Collection } from '../collection.ts';
import { familyOf } from './drill-families.ts';
import { EditLog } from './edit-log.ts';

const editedColumns = [
  'name',
  'at',
  'pass_mark',
  'duration_ms',
  'task_count',
  'minutes_per_day',
  'drill_share',
  'is_evidence',
  'domains',
];

/** An exam that was not removed. Throws AppError `not-found`. */
export function requireExam(collection: Collection, examId: number): Exam {
  const exam = collection.exams.get(examId);
  if (exam === undefined)
    throw new AppError('not-found', 'That exam is not there any more. Choose another one.');
  return exam;
}

/** Adds or changes an exam, which can be taken back; gives its id. Throws AppError if it could not be asked as it is. */
export function saveExam(collection: Collection, { examId, ...given }: CheckedOf<'exam.save'>): number {
  const before = examId === null ? null : requireExam(collection, examId);
  const fields = { ...given, domains: withoutLostDecks(collection, given.domains, before) };
  const { at } = collection.now();
  if (fields.at <= at && fields.at !== before?.at)
    throw new AppError('bad-input', 'The exam would be over already. Choose a date and time to come.');
  checkDomains(collection, fields.domains);
  const log = new EditLog(collection);
  let id = examId;
  if (id === null) {
    id = collection.exams.insert(fields, at);
    log.added('exams', id);
  } else {
    log.remember('exams', id, editedColumns);
    collection.exams.update(id, fields);
  }
  log.save(`${before === null ? 'Add' : 'Change'} the exam “${fields.name}”`, at);
  return id;
}

/** Sets an exam aside, which can be taken back, and with it the order its plan asks cards in; gives its name. */
export function removeExam(collection: Collection, examId: number): string {
  const { name } = requireExam(collection, examId);
  const log = new EditLog(collection);
  log.remember('exams', examId, ['deleted_at']);
  collection.exams.setDeleted(examId, collection.now().at);
  collection.db.prepare<[number]>('delete from planned_cards where exam_id = ?').run(examId);
  log.save(`Remove the exam “${name}”`, collection.now().at);
  return name;
}

/** Decks the exam named before and that are gone since are left out, so that it can be saved. */
function withoutLostDecks(collection: Collection, domains: readonly Domain[], before: Exam | null): Domain[] {
  const known = new Set(before?.domains.flatMap(({ deckIds }) => deckIds));
  return domains.map((domain) => ({
    ...domain,
    deckIds: domain.deckIds.filter((id) => !known.has(id) || collection.decks.get(id) !== undefined),
  }));
}

function checkDomains(collection: Collection, domains: readonly Domain[]): void {
  const names = new Set<string>();
  for (const domain of domains) {
    const { name, deckIds, tags, families } = domain;
    if (names.has(name.toLowerCase()))
      throw new AppError('bad-input', `Two domains are called “${name}”. Give each a name of its own.`);
    names.add(name.toLowerCase());
    if (deckIds.length + tags.length + families.length === 0)
      throw new AppError(
        'bad-input',
        `The domain “${name}” names nothing to ask. Give it a deck, a tag or a drill, or take it out.`,
      );
    if (deckIds.some((id) => collection.decks.get(id) === undefined))
      throw new AppError(
        'bad-input',
        `The domain “${name}” names a deck that is not there any more. Take it out, or choose another one.`,
      );
    const unknown = families.find((family) => familyOf(collection, family) === null);
    if (unknown !== undefined)
      throw new AppError(
        'bad-input',
        `The domain “${name}” names a drill “${unknown}” that is not known. Take it out, or choose another one.`,
      );
  }
}
