import type { ChangeKind, Decision, ImportPlan, MediaReference } from '../../contract/import.ts';
import type { FoundMedia } from '../files/media-finder.ts';
import type { DialectEvidence } from '../../core/notes/choose-dialects.ts';
import type {
  Finding,
  KnownNote,
  Ordinals,
  ParsedNote,
  PlacedNote,
  Problem,
  Question,
} from '../../core/notes/types.ts';
import type { ReadItem, ReadItems } from './read-items.ts';
import type { ReadingSettings } from './reading.ts';
import type { FreshFile, UnchangedFile } from './survey.ts';

/** A file that was read, and what the import makes of it. */
export interface PlannedFresh {
  readonly file: FreshFile;
  readonly isExcluded: boolean;
  /** The notes that are compared with those known. */
  readonly notes: readonly ParsedNote[];
  /** What its deck is called by its notes or its path, and what it is called today. */
  readonly decks: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
  /** References to media that were found. */
  readonly media: readonly { readonly reference: string; readonly found: FoundMedia }[];
  readonly missing: readonly MediaReference[];
  readonly remote: readonly MediaReference[];
  readonly isSettled: boolean;
  /** See `Reading`. */
  readonly needed: readonly string[];
  readonly refused: readonly string[];
}

/** What an import does with one note. In `placed` and `known`, a path is a file's location. */
export interface PlannedChange {
  readonly kind: ChangeKind;
  /** The same for the same note in every plan of the same files. */
  readonly key: string;
  readonly placed: PlacedNote | null;
  readonly known: KnownNote | null;
  /** For a part of a split note, the note it was part of. */
  readonly origin: KnownNote | null;
  readonly ordinals: Ordinals;
  readonly decision: Decision;
  /** The person's own text of an accepted proposal. */
  readonly text: { readonly front: string; readonly back: string } | null;
  /** Whether the person's edit of the card stays though its file says something else. */
  readonly keepsEdit: boolean;
}

/** A question with its words. */
export interface PlannedQuestion extends Omit<Question, 'kind'> {
  readonly kind: ImportPlan['questions'][number]['kind'];
  readonly text: string;
}

/** What is turned down from now on, or no longer. */
export interface RejectionChange {
  readonly kind: 'card' | 'rule';
  readonly place: string;
  readonly name: string;
  readonly isRejected: boolean;
}

/** All that an import would do. */
export interface Plan {
  readonly items: ReadItems;
  readonly settings: ReadonlyMap<string, ReadingSettings>;
  readonly fingerprint: string;
  readonly fresh: readonly PlannedFresh[];
  readonly unchanged: readonly (UnchangedFile & { readonly isExcluded: boolean })[];
  readonly changes: readonly PlannedChange[];
  readonly questions: readonly PlannedQuestion[];
  readonly answers: ReadonlyMap<string, string>;
  readonly rejections: readonly RejectionChange[];
  readonly problems: readonly Problem[];
  readonly evidence: readonly DialectEvidence[];
}

/** The sentence a finding is told in. */
export function findingSentence({ claim, computation, correction }: Omit<Finding, 'path'>): string {
  return `The note says “${claim}”. ${computation} ${correction}`;
}

/** The findings on a note's lines. */
export function findingsOn(note: ParsedNote, findings: readonly Finding[]): Finding[] {
  return findings.filter(({ line }) => line >= note.line && line <= note.endLine);
}

/** The path people see of a file that the import may not have read. */
export function shownPath(location: string, items: ReadonlyMap<string, ReadItem>): string {
  return items.get(location)?.path ?? location.replace(/^(upload|bundled):\/?/, '');
}
