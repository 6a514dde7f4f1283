import { z } from 'zod';

export const exportFormats = [
  'nexthop',
  'obsidian-sr',
  'hashcards',
  'csv',
  'tsv',
  'anki-text',
  'json',
] as const;

export const exportInputs = {
  'deck.export': z.strictObject({
    /** The deck with all its subdecks; null for all decks. */
    deckId: z.int().positive().nullable(),
    format: z.enum(exportFormats),
    /** File or folder to write to, which must not be there yet, or be empty; null to be given the files. */
    to: z.string().min(1).max(4096).nullable(),
  }),
};

export type ExportFormat = (typeof exportFormats)[number];

/** A file of an export that was not written to disk; text, or for an image its bytes. */
export type ExportedFile =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly base64: string };

/** What a job of `deck.export` did. */
export interface ExportReport {
  /** Full path of the file or folder that was written; null if the files are in `files`. */
  readonly to: string | null;
  /** Files that were made, with paths below `to`. */
  readonly paths: readonly string[];
  readonly notes: number;
  readonly cards: number;
  /** What the format cannot hold: whole sentences, with the deck they are about. */
  readonly losses: readonly { readonly deck: string; readonly message: string }[];
  /** The files themselves where `to` is null; else empty. */
  readonly files: readonly ExportedFile[];
}

export interface ExportApi {
  /** A job whose result is an ExportReport; nothing is written over, and nothing is left half done. */
  'deck.export': (input: z.output<(typeof exportInputs)['deck.export']>) => { readonly job: string };
}
