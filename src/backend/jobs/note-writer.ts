import type { ParsedNote } from '../../core/notes/types.ts';
import type { Collection } from '../collection.ts';
import type { EditLog } from '../services/edit-log.ts';
import type { CardWriter } from './card-writer.ts';
import type { FileWriter } from './file-writer.ts';
import { findingSentence, findingsOn, type Plan, type PlannedChange } from './plan.ts';

const noteColumns = [
  ...['file_id', 'kind', 'front', 'back', 'remark', 'explicit_id', 'tags', 'needs', 'headings', 'line'],
  ...['end_line', 'dialect', 'changed_at', 'imported', 'gone_at', 'rule', 'quality', 'findings', 'before'],
  'deleted_at',
];

/** Writes notes as a plan says, and their cards through the card writer. */
export class NoteWriter {
  readonly #collection: Collection;
  readonly #findings: ReadonlyMap<string, Plan['fresh'][number]['findings']>;
  readonly #log: EditLog;
  readonly #cards: CardWriter;
  readonly #files: FileWriter;
  readonly #at: number;

  constructor(
    collection: Collection,
    plan: Plan,
    log: EditLog,
    cards: CardWriter,
    files: FileWriter,
    at: number,
  ) {
    this.#collection = collection;
    this.#findings = new Map(plan.fresh.map(({ file, findings }) => [file.item.location, findings]));
    this.#log = log;
    this.#cards = cards;
    this.#files = files;
    this.#at = at;
  }

  /** Carries out what a plan says of one note. */
  write(change: PlannedChange): void {
    if (change.kind === 'rejected') return;
    if (change.placed === null) this.#setAside(change);
    else if (change.known === null) this.#add(change);
    else this.#update(change);
  }

  #add({ placed, text }: PlannedChange): void {
    if (placed === null) return;
    const { notes } = this.#collection;
    const { note } = placed;
    const deckId = this.#files.deck(placed.deck);
    const findings = this.#findingsOn(placed.path, note);
    const id = notes.insert(this.#files.idAt(placed.path), note, findings, this.#at);
    this.#log.added('notes', id);
    if (text !== null) notes.edit(id, { ...text, tags: note.tags }, note, this.#at);
    this.#cards.addAll(id, deckId, text === null ? note : { ...note, ...text });
  }

  #update({ kind, placed, known, ordinals, decision, keepsEdit }: PlannedChange): void {
    if (placed === null || known === null) return;
    const { notes } = this.#collection;
    const { note } = placed;
    const before = notes.get(known.id);
    if (before === undefined) return;
    const findings = this.#findingsOn(placed.path, note);
    const deckId = this.#files.deck(placed.deck);
    if (kind === 'unchanged' && isAsBefore(known.note, note) && isSameList(before.findings, findings)) return;
    this.#log.remember('notes', known.id, noteColumns);
    const fileId = this.#files.idAt(placed.path);
    if (kind === 'unchanged' || kind === 'moved') notes.place(known.id, fileId, note, findings);
    else if (keepsEdit) notes.replaceBeside(known.id, fileId, note, findings, this.#at);
    else notes.replace(known.id, fileId, note, findings, this.#at);
    const after = notes.get(known.id);
    if (after === undefined) return;
    this.#cards.match(before, after, deckId, keepsEdit ? null : ordinals, decision);
  }

  /** Of a note that is no longer in its file: sets its cards aside, keeps asking them, or takes them out for good. */
  #setAside({ known, decision }: PlannedChange): void {
    if (known === null) return;
    this.#log.remember('notes', known.id, ['gone_at', 'deleted_at']);
    this.#collection.notes.setGone(known.id, this.#at, decision === 'delete');
    if (decision !== 'keep') this.#cards.setAside(known.id, decision === 'delete');
  }

  #findingsOn(location: string, note: ParsedNote): string[] {
    return findingsOn(note, this.#findings.get(location) ?? []).map(findingSentence);
  }
}

function isAsBefore(before: ParsedNote, now: ParsedNote): boolean {
  return (
    before.line === now.line &&
    before.endLine === now.endLine &&
    before.dialect === now.dialect &&
    before.proposal?.rule === now.proposal?.rule &&
    before.proposal?.quality === now.proposal?.quality
  );
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}
