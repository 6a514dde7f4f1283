import { version } from '../../../package.json';
import type { MediaReference } from '../../contract/import.ts';
import type { DialectChoice, DialectMarks } from '../../core/notes/choose-dialects.ts';
import type { Finding, ParsedNote, Problem } from '../../core/notes/types.ts';
import { contentHash } from '../files/content-hash.ts';
import type { ReadItem } from './read-items.ts';

/** How a source's files are to be read. */
export interface ReadingSettings {
  readonly deck: string | null;
  readonly dialect: string | null;
  readonly proposes: boolean;
}

/** How a file was read and what that gave besides notes, kept so that it need not be read again while it stays as it is. */
export interface Reading {
  /** Equal for two readings that would give the same of the same text. */
  readonly key: string;
  readonly dialect: string;
  readonly by: DialectChoice['by'];
  readonly marks: readonly DialectMarks[];
  /** The dialect that files with few marks were read by then. */
  readonly prevailing: string | null;
  readonly problems: readonly Omit<Problem, 'path'>[];
  readonly findings: readonly Omit<Finding, 'path'>[];
  readonly missing: readonly Omit<MediaReference, 'path'>[];
  readonly remote: readonly Omit<MediaReference, 'path'>[];
  /** Cards it made, proposed ones included. */
  readonly cards: number;
  /** Those of them that were proposed. */
  readonly proposals: number;
  /** Proposals that were turned down. */
  readonly rejected: readonly ParsedNote[];
  /** What its decks were called when its notes went to them, and their ids: a deck renamed since keeps them. */
  readonly decks: readonly (readonly [string, number])[];
  /** False where what other files say could change what comes of this one in a way that `needed` and `refused` do not tell. */
  readonly isSettled: boolean;
  /** What its cards need and nothing is called: should a card come to be called so, the file is read again. */
  readonly needed?: readonly string[];
  /** Ids its cards would have if no other card had them: should one of these let go, the file is read again. */
  readonly refused?: readonly string[];
}

/** Whether cards are proposed in a file: as the person wants, unless a folder's settings say otherwise. */
export function proposesIn(item: ReadItem, settings: ReadingSettings): boolean {
  return settings.proposes && (item.settings.settings?.proposals ?? true);
}

/** All that decides what the text of a file gives. */
export function readingKey(item: ReadItem, settings: ReadingSettings): string {
  const { deck, dialect } = settings;
  const parts = [version, deck, dialect, proposesIn(item, settings), item.deckPath, item.settings];
  return contentHash(JSON.stringify(parts)).slice(0, 32);
}

/** Reads what was kept of a file; null if nothing was, or nothing this version can use. */
export function readingOf(text: string | null): Reading | null {
  if (text === null) return null;
  try {
    const reading = JSON.parse(text) as Partial<Reading>;
    return typeof reading.key === 'string' &&
      Array.isArray(reading.decks) &&
      typeof reading.cards === 'number'
      ? (reading as Reading)
      : null;
  } catch {
    return null;
  }
}
