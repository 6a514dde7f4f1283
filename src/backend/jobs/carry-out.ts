import { facesOf } from '../../core/notes/faces.ts';
import type { ParsedNote } from '../../core/notes/types.ts';
import { hash } from '../../core/schedule/hash.ts';
import type { Collection } from '../collection.ts';
import { keepImage } from '../files/images.ts';
import { EditLog } from '../services/undo.ts';
import { suspended } from '../tables/cards.ts';
import type { Report } from './jobs.ts';
import type { Plan, PlannedChange, PlannedFile } from './make-plan.ts';

/** How many cards of a file come before each of its drills. */
const cardsBeforeDrill = 6;

const noteColumns = [
  ...[
    'file_id',
    'kind',
    'front',
    'back',
    'remark',
    'explicit_id',
    'tags',
    'needs',
    'headings',
    'line',
    'end_line',
  ],
  ...['dialect', 'changed_at', 'imported', 'gone_at'],
];

interface Options {
  /** Whether a card the person edited keeps that text when its file changes. */
  readonly keepsEdits: boolean;
  readonly isUndoable: boolean;
}

/** Carries a plan out, in the caller's transaction; schedules stay with their cards whatever changes around them. */
export function carryOut(
  collection: Collection,
  plan: Plan,
  report: Report,
  options: Options = { keepsEdits: false, isUndoable: true },
): void {
  const writer = new PlanWriter(collection, options);
  const files = new Map(plan.files.map((file) => [file.item.location, writer.file(file)]));
  const changes = drillsAmongCards(plan.changes);
  for (const [index, change] of changes.entries()) {
    if (index % 500 === 0) report(index, changes.length, 'Writing cards');
    if (change.kind === 'gone') writer.gone(change.known.id);
    else writer.note(change, files.get(change.placed.path) ?? 0);
  }
  collection.heldCards.refreshAll();
  if (options.isUndoable) writer.save(`Import of ${plan.title}`);
}

class PlanWriter {
  readonly #collection: Collection;
  readonly #options: Options;
  readonly #log: EditLog;
  readonly #at: number;
  readonly #decks = new Map<string, number>();
  #position: number;

  constructor(collection: Collection, options: Options) {
    this.#collection = collection;
    this.#options = options;
    this.#log = new EditLog(collection);
    this.#at = collection.now().at;
    this.#position = collection.cards.lastPosition();
  }

  save(label: string): void {
    this.#log.save(label, this.#at);
  }

  /** Stores what is known of a file, and its images; gives its id. */
  file({ item, deck, deckName, images, notes }: PlannedFile): number {
    const { files, dataDir } = this.#collection;
    const known = files.at(item.location);
    if (known === undefined && notes.length === 0) return 0;
    const content = { hash: item.hash, deckId: this.#deck(deck), deckName, at: this.#at };
    const id =
      known?.id ??
      files.add({
        ...content,
        location: item.location,
        path: item.path,
        sourceId: this.#source(item.source),
      });
    if (known === undefined) this.#log.added('files', id);
    else if (known.hash !== item.hash || known.deck_name !== deckName) {
      this.#log.remember('files', id, ['hash', 'deck_id', 'deck_name', 'read_at']);
      files.update(id, content);
    }
    for (const reference of images) {
      const image = item.image(reference);
      if (image === null) continue;
      keepImage(dataDir, image);
      files.addMedia(image.name, image.type, image.bytes.length);
      files.refer(id, reference, image.name);
    }
    return id;
  }

  note(change: Exclude<PlannedChange, { kind: 'gone' }>, fileId: number): void {
    const { notes } = this.#collection;
    const { note, deck } = change.placed;
    const deckId = this.#deck(deck);
    if (change.kind === 'new') {
      const id = notes.insert(fileId, note, this.#at);
      this.#log.added('notes', id);
      for (const { ordinal } of facesOf(note)) this.#addCard(id, ordinal, deckId, note);
      return;
    }
    const { id, isGone } = change.known;
    const isSamePlace = change.known.note.line === note.line && change.known.note.endLine === note.endLine;
    if (change.kind === 'unchanged' && isSamePlace && !isGone) return;
    this.#log.remember('notes', id, noteColumns);
    if (change.kind !== 'changed') notes.place(id, fileId, note);
    else if (this.#options.keepsEdits && notes.get(id)?.isEdited === true) {
      notes.place(id, fileId, note);
      notes.setImported(id, note);
    } else notes.replace(id, fileId, note, this.#at);
    this.#matchCards(id, deckId);
  }

  gone(noteId: number): void {
    if (this.#collection.notes.get(noteId)?.isGone !== false) return;
    this.#log.remember('notes', noteId, ['gone_at']);
    this.#collection.notes.setGone(noteId, this.#at);
    for (const card of this.#collection.cards.ofNote(noteId)) {
      if (card.suspended !== suspended.no) continue;
      this.#log.remember('cards', card.id, ['suspended']);
      this.#collection.cards.setSuspended(card.id, suspended.gone);
    }
  }

  /** Brings a note's cards in line with its faces: adds what is missing, sets aside what is gone, wakes what is back. */
  #matchCards(noteId: number, deckId: number): void {
    const { cards, notes } = this.#collection;
    const record = notes.get(noteId);
    if (record === undefined) return;
    const ordinals = new Set(facesOf(record.note).map(({ ordinal }) => ordinal));
    for (const card of cards.ofNote(noteId)) {
      const should = ordinals.has(card.ordinal)
        ? card.suspended === suspended.gone
          ? suspended.no
          : card.suspended
        : card.suspended || suspended.gone;
      if (should !== card.suspended || card.deck_id !== deckId)
        this.#log.remember('cards', card.id, ['suspended', 'deck_id']);
      if (should !== card.suspended) cards.setSuspended(card.id, should);
      if (card.deck_id !== deckId) cards.setDeck(card.id, deckId);
      ordinals.delete(card.ordinal);
    }
    for (const ordinal of ordinals) this.#addCard(noteId, ordinal, deckId, record.note);
  }

  #addCard(noteId: number, ordinal: number, deckId: number, note: ParsedNote): void {
    this.#position += 1;
    const id = this.#collection.cards.insert({
      noteId,
      ordinal,
      deckId,
      isDrill: note.kind === 'drill',
      position: this.#position,
      shuffle: hash(noteId, ordinal) % 65_536,
      addedAt: this.#at,
    });
    this.#log.added('cards', id);
  }

  #deck(name: string): number {
    const known =
      this.#decks.get(name) ??
      this.#collection.decks.ensure(name, this.#at, (id) => this.#log.added('decks', id));
    this.#decks.set(name, known);
    return known;
  }

  #source(source: PlannedFile['item']['source']): number {
    const known = this.#collection.files.sourceAt(source.location);
    if (known !== undefined) return known;
    const id = this.#collection.files.addSource({ ...source, at: this.#at });
    this.#log.added('sources', id);
    return id;
  }
}

/** Lets each drill of a file follow some of the file's cards, so that a skill is met when there is something to apply. */
function drillsAmongCards(changes: readonly PlannedChange[]): PlannedChange[] {
  const byFile = Map.groupBy(changes, (change) => (change.kind === 'gone' ? '' : change.placed.path));
  return [...byFile.values()].flatMap((group) => {
    const isDrill = (change: PlannedChange) => change.kind === 'new' && change.placed.note.kind === 'drill';
    const drills = group.filter(isDrill);
    const others = group.filter((change) => !isDrill(change));
    drills.forEach((drill, index) =>
      others.splice(Math.min(others.length, (index + 1) * (cardsBeforeDrill + 1) - 1), 0, drill),
    );
    return others;
  });
}
