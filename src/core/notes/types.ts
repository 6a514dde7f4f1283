/** A Markdown file as it was read; `path` is relative to its source, with forward slashes. */
export interface NoteFile {
  readonly path: string;
  readonly text: string;
}

/** How a note becomes cards: one card, one each way, one per cloze number, or one per drill family. */
export type NoteKind = 'basic' | 'two-way' | 'cloze' | 'drill';

/** What one place in a file says; Markdown throughout, lines counted from 1. */
export interface ParsedNote {
  readonly kind: NoteKind;
  /** Question, term, the whole cloze text, or the drill family's id, which begins with `own/` where the note defines it. */
  readonly front: string;
  /** Answer or definition, also that of a drill which the note itself defines; empty for cloze notes and other drills. */
  readonly back: string;
  /** A short aside shown below the answer (`note:`); null if there is none. */
  readonly remark: string | null;
  /** The id given in the file (`id:`); null if there is none. */
  readonly explicitId: string | null;
  readonly tags: readonly string[];
  /** Ids of notes or drill families to be learned first. */
  readonly needs: readonly string[];
  /** Titles of the headings above, outermost first. */
  readonly headings: readonly string[];
  readonly line: number;
  readonly endLine: number;
  /** Id of the dialect that made it; `plain` for a proposal. */
  readonly dialect: string;
  /** For a card proposed from a plain note, what made it; null for one that is written as a card. */
  readonly proposal: Proposal | null;
  /** Schedules another program wrote beside it, at most one per card. */
  readonly schedules: readonly FoundSchedule[];
  /** Deck that the note names for itself, as `A::B`; absent where the file's deck holds. */
  readonly deck?: string;
}

/** Why a card is proposed where the note holds none. */
export interface Proposal {
  /** Id of the rule, such as `definition`; a file in `proposals/`. */
  readonly rule: string;
  /** How likely a person would keep it as it is, from 0 to 1. */
  readonly quality: number;
}

/** What another program knew of a card, as its mark in the file says it; dates are `YYYY-MM-DD`. */
export interface FoundSchedule {
  /** The card of the note it belongs to; see `Face`. */
  readonly ordinal: number;
  /** Mark as it stands in the file, kept in the log. */
  readonly original: string;
  readonly dueOn: string | null;
  readonly lastReviewedOn: string | null;
  readonly intervalDays: number | null;
  /** SM-2's factor, such as 2.5; null for FSRS. */
  readonly ease: number | null;
  /** FSRS's memory; null for SM-2. */
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly reps: number | null;
  readonly lapses: number | null;
}

/** Something that was nearly a card, or cannot be read; shown as `path:line message`. */
export interface Problem {
  readonly path: string;
  readonly line: number;
  /** A whole sentence that says what is the matter and what would mend it. */
  readonly message: string;
}

/** A claim in a note that computation shows to be wrong. */
export interface Finding {
  readonly path: string;
  readonly line: number;
  /** Id of the check, such as `prefix-mask`; a file in `lint/checks/`. */
  readonly check: string;
  /** The words of the note. */
  readonly claim: string;
  /** How the truth is computed, in a sentence. */
  readonly computation: string;
  /** What the note should say instead. */
  readonly correction: string;
}

/** All that one file gives. */
export interface ParsedFile {
  readonly path: string;
  /** Deck named in the front matter, as `A::B`; null if none, and the import decides from the path. */
  readonly deck: string | null;
  readonly notes: readonly ParsedNote[];
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
  /** Whether the text was not read at all, so that nothing can be said of the cards it held before. */
  readonly isRefused: boolean;
  /** Images the notes show: the reference as written, once each. */
  readonly images: readonly string[];
}

/** One question made of a note. `ordinal` tells a note's cards apart and stays when the note is edited. */
export interface Face {
  /** 0 for basic and the forward card, 1 for the reverse, the cloze number for cloze (from 1). */
  readonly ordinal: number;
  readonly front: string;
  readonly back: string;
}

/** A note already in the collection, as the diff needs it. */
export interface KnownNote {
  readonly id: number;
  readonly path: string;
  readonly deck: string;
  readonly note: ParsedNote;
  /** Whether the note was missing from its file at the last import. */
  readonly isGone: boolean;
}

/** A parsed note with the deck and the file it belongs to. */
export interface PlacedNote {
  readonly path: string;
  readonly deck: string;
  readonly note: ParsedNote;
}

/** Which card of a known note goes on as which card of the placed one, by ordinal: a known card not in it is gone, a placed one not among its values is new. */
export type Ordinals = ReadonlyMap<number, number>;

/**
 * What an import would do with one note. `moved`: same content in another place (file, heading or deck). `split`: one known
 * note became several, of which the first keeps the schedule; `merged`: several became one, which keeps the first's.
 */
export type Change =
  | { readonly kind: 'new'; readonly placed: PlacedNote }
  | {
      readonly kind: 'unchanged' | 'moved' | 'changed';
      readonly placed: PlacedNote;
      readonly known: KnownNote;
      readonly ordinals: Ordinals;
    }
  | {
      readonly kind: 'split';
      readonly placed: readonly PlacedNote[];
      readonly known: KnownNote;
      readonly ordinals: Ordinals;
    }
  | {
      readonly kind: 'merged';
      readonly placed: PlacedNote;
      readonly known: readonly KnownNote[];
      readonly ordinals: Ordinals;
    }
  | { readonly kind: 'gone'; readonly known: KnownNote };

/** What only the person can tell: whether notes that read alike are the same card. */
export interface Question {
  /** Stays the same as long as the notes it is about do. */
  readonly id: string;
  readonly kind: 'near' | 'split' | 'merge' | 'duplicate' | 'edited-both';
  readonly known: readonly KnownNote[];
  readonly placed: readonly PlacedNote[];
  /** What can be answered, the default among them; `does` is a whole sentence. */
  readonly options: readonly { readonly id: string; readonly does: string }[];
  readonly default: string;
  /** How much the texts have in common, from 0 to 1. */
  readonly similarity: number;
}

/** What an import would do, every question answered or at its default. */
export interface Difference {
  readonly changes: readonly Change[];
  readonly questions: readonly Question[];
}
