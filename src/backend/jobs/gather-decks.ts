import type { CardSchedule, ExportedDeck, ExportedNote } from '../../core/notes/export/types.ts';
import { facesOf } from '../../core/notes/faces.ts';
import { stateOf, suspended, type CardRecord } from '../tables/cards.ts';
import type { NoteRecord } from '../tables/notes.ts';
import type { Collection } from '../collection.ts';
import { dayStart } from '../clock.ts';

/** A note of the collection that is to be exported. */
export interface GatheredNote extends ExportedNote {
  readonly noteId: number;
  readonly fileId: number | null;
}

/** A deck with what stands in it itself, in the order its cards come up. */
export interface GatheredDeck extends ExportedDeck {
  readonly notes: readonly GatheredNote[];
}

/** Reads the notes of decks; those whose cards are all set aside because they are gone from the files or were deleted are left out, and so are decks without notes. */
export function gatherDecks(collection: Collection, deckIds: readonly number[]): GatheredDeck[] {
  const rolloverHour = collection.settings().rolloverHour;
  const notesOf = collection.db
    .prepare<[number, number], number>(
      'select note_id from cards where deck_id = ? and suspended < ? group by note_id order by min(position)',
    )
    .pluck();
  const seen = new Set<number>();
  return deckIds.flatMap((deckId) => {
    const notes = notesOf.all(deckId, suspended.gone).flatMap((noteId): GatheredNote[] => {
      const record = seen.has(noteId) ? undefined : collection.notes.get(noteId);
      seen.add(noteId);
      return record === undefined ? [] : [gathered(collection, record, rolloverHour)];
    });
    const name = collection.decks.get(deckId)?.name ?? '';
    return notes.length === 0 ? [] : [{ name, notes }];
  });
}

function gathered(collection: Collection, record: NoteRecord, rolloverHour: number): GatheredNote {
  const { id: noteId, note, fileId, addedAt } = record;
  const ordinals = new Set(facesOf(note).map(({ ordinal }) => ordinal));
  return {
    note,
    noteId,
    fileId,
    // Made of what never changes about a note, so that every export of it gives the same id.
    id: note.explicitId ?? `n-${addedAt.toString(36)}-${noteId.toString(36)}`,
    schedules: collection.cards
      .ofNote(noteId)
      .filter((card) => ordinals.has(card.ordinal))
      .map((card) => scheduleOf(card, rolloverHour)),
  };
}

function scheduleOf(card: CardRecord, rolloverHour: number): CardSchedule {
  const { phase, step, stability, difficulty, last, dueAt, dueDay, intervalDays, reps, lapses } =
    stateOf(card);
  const due = dueAt ?? (dueDay === null ? null : dayStart(dueDay, rolloverHour));
  return {
    ordinal: card.ordinal,
    phase,
    dueAt: due === null ? null : new Date(due).toISOString(),
    lastReviewedAt: last === null ? null : new Date(last.at).toISOString(),
    intervalDays,
    stability: stability ?? 0,
    difficulty: difficulty ?? 0,
    reps,
    lapses,
    step,
  };
}
