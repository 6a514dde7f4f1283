import type { Decision } from '../../contract/import.ts';
import { facesOf, plainFacesOf } from '../../core/notes/faces.ts';
import { normalise } from '../../core/notes/identity.ts';
import type { Ordinals, ParsedNote } from '../../core/notes/types.ts';
import { hash } from '../../core/schedule/hash.ts';
import type { Collection } from '../collection.ts';
import { logEvent } from '../services/card-log.ts';
import type { EditLog } from '../services/edit-log.ts';
import { suspended, type CardRecord } from '../tables/cards.ts';
import type { NoteRecord, ReadBefore } from '../tables/notes.ts';
import { givenState } from './given-state.ts';

/** Columns that follow the log. */
const schedulingColumns = [
  ...['phase', 'step', 'stability', 'difficulty', 'last_at', 'last_day', 'due_at', 'due_day'],
  ...['interval_days', 'reps', 'lapses', 'shuffle', 'buried_day', 'version'],
];

/** A card of a note: what its question and answer are. */
interface Side {
  readonly front: string;
  readonly back: string;
  /** What it asks for, as lists show it. */
  readonly answer: string;
}

/** Brings cards in line with their notes, and sets what an import sets of their schedules. */
export class CardWriter {
  readonly #collection: Collection;
  readonly #log: EditLog;
  readonly #at: number;
  #position: number;
  #eventId: number;
  #hasWritten = false;

  constructor(collection: Collection, log: EditLog, at: number) {
    this.#collection = collection;
    this.#log = log;
    this.#at = at;
    this.#position = collection.cards.lastPosition();
    this.#eventId = at;
  }

  /** Whether any note's cards were looked at. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  /** Adds the cards of a new note, each with the schedule another program gave it. */
  addAll(noteId: number, deckId: number, note: ParsedNote): void {
    this.#hasWritten = true;
    for (const { ordinal } of facesOf(note)) this.#add(noteId, ordinal, deckId, note);
  }

  /**
   * Brings a note's cards in line with its faces: those that go on take their new ordinals, those without a face are set
   * aside, those that are back wake, and those missing are added. Null `ordinals`: the text did not change.
   */
  match(
    before: NoteRecord,
    after: NoteRecord,
    deckId: number,
    ordinals: Ordinals | null,
    decision: Decision,
  ): void {
    this.#hasWritten = true;
    const noteId = after.id;
    const stored = this.#collection.cards.ofNote(noteId);
    const sidesBefore = sidesOf(before.note);
    const sides = sidesOf(after.note);
    const goesOn = ordinals ?? new Map([...sidesBefore.keys()].map((ordinal) => [ordinal, ordinal]));
    const placing = placeCards(stored, sidesBefore, sides, goesOn, before.before);
    this.#setOrdinals(stored, placing);
    for (const card of stored) {
      const { isThere } = placing.get(card.id) ?? { isThere: false };
      const should = isThere
        ? card.suspended === suspended.byPerson
          ? suspended.byPerson
          : suspended.no
        : card.suspended || suspended.gone;
      if (should !== card.suspended || card.deck_id !== deckId)
        this.#log.remember('cards', card.id, ['suspended', 'deck_id']);
      if (should !== card.suspended) this.#collection.cards.setSuspended(card.id, should);
      if (card.deck_id !== deckId) this.#collection.cards.setDeck(card.id, deckId);
      // What was shown of the drill as it was defined before cannot be marked by what it is now.
      if (after.note.kind === 'drill' && after.note.back !== before.note.back) {
        this.#log.remember('cards', card.id, ['version']);
        this.#collection.cards.nextVersion(card.id);
      }
      if (isThere && (decision === 'soon' || decision === 'restart')) this.#setBack(card, decision);
    }
    const texts = readBefore(stored, placing, sidesBefore, sides, before.before, this.#at);
    if (JSON.stringify(texts) !== JSON.stringify(before.before))
      this.#collection.notes.setBefore(noteId, texts);
    const held = new Set(
      stored.flatMap(({ id }) => (placing.get(id)?.isThere === true ? (placing.get(id)?.ordinal ?? []) : [])),
    );
    for (const ordinal of sides.keys())
      if (!held.has(ordinal)) this.#add(noteId, ordinal, deckId, after.note);
  }

  /** Takes the cards of a note out of the queue, for good if it was deleted. */
  setAside(noteId: number, isDeleted: boolean): void {
    this.#hasWritten = true;
    for (const card of this.#collection.cards.ofNote(noteId)) {
      if (!isDeleted && card.suspended !== suspended.no) continue;
      this.#log.remember('cards', card.id, ['suspended']);
      this.#collection.cards.setSuspended(card.id, isDeleted ? suspended.deleted : suspended.gone);
    }
  }

  #add(noteId: number, ordinal: number, deckId: number, note: ParsedNote): void {
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
    const found = note.schedules.find((schedule) => schedule.ordinal === ordinal);
    const state = found === undefined ? null : givenState(this.#collection, found).state;
    const card = state === null ? undefined : this.#collection.cards.get(id);
    if (found === undefined || state === null || card === undefined) return;
    this.#event(card, { kind: 'given', state, original: found.original });
  }

  /** Starts a learned card over, or brings its next review forward to today. */
  #setBack(card: CardRecord, decision: 'soon' | 'restart'): void {
    const { day } = this.#collection.now();
    const isPointless = decision === 'soon' ? card.due_day === null || card.due_day <= day : card.phase === 0;
    if (isPointless) return;
    this.#log.remember('cards', card.id, schedulingColumns);
    this.#event(card, { kind: decision });
  }

  #event(card: CardRecord, event: Parameters<typeof logEvent>[2]): void {
    const id = logEvent(this.#collection, card, event, this.#eventId);
    this.#log.logged(id, card.id);
    // Downwards, so that no event lies after an answer that follows the import.
    this.#eventId -= 1;
  }

  /** Moves cards to their new ordinals, past each other where they change places. */
  #setOrdinals(stored: readonly CardRecord[], placing: ReadonlyMap<number, Placing>): void {
    const moving = stored.flatMap((card) => {
      const ordinal = placing.get(card.id)?.ordinal ?? card.ordinal;
      return ordinal === card.ordinal ? [] : { id: card.id, ordinal };
    });
    const { cards } = this.#collection;
    for (const { id } of moving) {
      this.#log.remember('cards', id, ['ordinal']);
      cards.setOrdinal(id, -1_000_000 - id);
    }
    for (const { id, ordinal } of moving) cards.setOrdinal(id, ordinal);
  }
}

/** Where a stored card goes: its ordinal, and whether the note still has it. */
interface Placing {
  readonly ordinal: number;
  readonly isThere: boolean;
}

function placeCards(
  stored: readonly CardRecord[],
  before: ReadonlyMap<number, Side>,
  now: ReadonlyMap<number, Side>,
  goesOn: Ordinals,
  earlier: readonly ReadBefore[],
): Map<number, Placing> {
  const placing = new Map<number, Placing>();
  const taken = new Set<number>();
  for (const { id, ordinal } of stored) {
    const to = before.has(ordinal) ? goesOn.get(ordinal) : undefined;
    if (to === undefined || !now.has(to) || taken.has(to)) continue;
    placing.set(id, { ordinal: to, isThere: true });
    taken.add(to);
  }
  const others = stored.filter(({ id }) => !placing.has(id));
  // One set aside earlier wakes if what it asked for is asked again.
  for (const { id, ordinal } of others) {
    const side = now.get(ordinal);
    const read = earlier.find((one) => one.ordinal === ordinal);
    if (before.has(ordinal) || side === undefined || taken.has(ordinal)) continue;
    if (read !== undefined && normalise(read.answer) !== normalise(side.answer)) continue;
    placing.set(id, { ordinal, isThere: true });
    taken.add(ordinal);
  }
  let free = Math.min(0, ...stored.map(({ ordinal }) => ordinal));
  for (const { id, ordinal } of others) {
    if (placing.has(id)) continue;
    const isInTheWay = now.has(ordinal);
    if (isInTheWay) free -= 1;
    placing.set(id, { ordinal: isInTheWay ? free : ordinal, isThere: false });
  }
  return placing;
}

/** How the note's cards read when they were last learned or set aside, where that is not how they read now. */
function readBefore(
  stored: readonly CardRecord[],
  placing: ReadonlyMap<number, Placing>,
  before: ReadonlyMap<number, Side>,
  now: ReadonlyMap<number, Side>,
  earlier: readonly ReadBefore[],
  at: number,
): ReadBefore[] {
  return stored.flatMap((card) => {
    const { ordinal, isThere } = placing.get(card.id) ?? { ordinal: card.ordinal, isThere: false };
    const known = earlier.find((one) => one.ordinal === card.ordinal);
    const isOpen = known !== undefined && (card.last_at ?? 0) < known.at;
    const side = before.get(card.ordinal);
    const read =
      isOpen || side === undefined ? known : { ...side, at: Math.max(at, (card.last_at ?? 0) + 1) };
    if (read === undefined) return [];
    if (!isThere) return [{ ...read, ordinal }];
    if (card.phase === 0 || isSameSide(read, now.get(ordinal))) return [];
    return [{ ...read, ordinal }];
  });
}

function isSameSide(one: Pick<Side, 'front' | 'back'>, other: Side | undefined): boolean {
  return (
    other !== undefined &&
    normalise(one.front) === normalise(other.front) &&
    normalise(one.back) === normalise(other.back)
  );
}

function sidesOf(note: ParsedNote): Map<number, Side> {
  const answers = new Map(plainFacesOf(note).map(({ ordinal, back }) => [ordinal, back]));
  return new Map(
    facesOf(note).map(({ ordinal, front, back }) => [
      ordinal,
      { front, back, answer: answers.get(ordinal) ?? back },
    ]),
  );
}
