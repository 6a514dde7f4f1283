import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Subjects } from './build.ts';

export type Connection = Database.Database;

/** Monday 2 March 2026, five in the morning: early, so that a long session stays within one study day. */
export const startAt = new Date(2026, 2, 2, 5).getTime();

/** Opens a collection without the program around it, set as the program sets it. */
export function openRaw(dataDir: string): Connection {
  const db = new Database(databaseIn(dataDir));
  for (const pragma of [
    'journal_mode = wal',
    'synchronous = full',
    'foreign_keys = on',
    'wal_autocheckpoint = 0',
  ])
    db.pragma(pragma);
  return db;
}

/** Opens the backend in this thread, on a clock that the caller moves. */
export function openBackend({ createBackend }: Subjects, dataDir: string, clock: { now(): number }) {
  return createBackend({ dataDir, decksDir: emptyDecks(dataDir), clock, seed: 7 });
}

/** Makes an empty collection of the newest schema; gives its folder. */
export async function emptyCollection(subjects: Subjects, dataDir: string): Promise<string> {
  await openBackend(subjects, dataDir, { now: () => startAt }).close();
  return dataDir;
}

/** Makes a collection equal to another one, which must be closed; gives its folder. */
export function copyCollection(dataDir: string, copyDir: string): string {
  mkdirSync(copyDir, { recursive: true });
  copyFileSync(databaseIn(dataDir), databaseIn(copyDir));
  return copyDir;
}

/** A folder of bundled decks without a deck, so that a collection holds only what is put into it. */
export function emptyDecks(dataDir: string): string {
  const folder = join(dataDir, 'no-decks');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function databaseIn(dataDir: string): string {
  return join(dataDir, 'collection.sqlite');
}
