import type { ParsedNote } from '../types.ts';

/** How far a card is learned, as other programs write it; dates are instants in ISO form. */
export interface CardSchedule {
  /** The card of the note it belongs to; see `Face`. */
  readonly ordinal: number;
  readonly phase: 'new' | 'learning' | 'review' | 'relearning';
  readonly dueAt: string | null;
  readonly lastReviewedAt: string | null;
  readonly intervalDays: number;
  readonly stability: number;
  readonly difficulty: number;
  readonly reps: number;
  readonly lapses: number;
  readonly step: number;
}

/** A note to be written, with an id that nothing else in the collection has. */
export interface ExportedNote {
  readonly note: ParsedNote;
  readonly id: string;
  readonly schedules: readonly CardSchedule[];
}

/** A deck to be written, without its subdecks; `name` as `A::B`. */
export interface ExportedDeck {
  readonly name: string;
  readonly notes: readonly ExportedNote[];
}

/** Something of a note that a format cannot hold. */
export interface Loss {
  /** Id of the note. */
  readonly id: string;
  /** A whole sentence that says what is lost, and how it was written instead. */
  readonly message: string;
}

/** One file of a deck; `suffix` tells it from the deck's other ones, empty for the first. */
export interface WrittenText {
  readonly suffix: string;
  readonly text: string;
}

/** What a writer made of a deck. */
export interface WrittenDeck {
  readonly texts: readonly WrittenText[];
  readonly losses: readonly Loss[];
}
