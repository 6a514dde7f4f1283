import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../contract/errors.ts';
import { migrate, refuseNewer } from './migrate.ts';

export type Connection = Database.Database;

/**
 * Opens the collection, making it if it is not there and bringing it to the newest schema.
 * Throws AppError `damaged` if the file is not a sound database or was written by a newer version.
 */
export function openDatabase(file: string): Connection {
  let db: Connection | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true });
    db = new Database(file, { timeout: 10_000 });
    refuseNewer(db, file);
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = full');
    db.pragma('foreign_keys = on');
    db.pragma('wal_autocheckpoint = 0');
    db.pragma('temp_store = memory');
    migrate(db, file);
    return db;
  } catch (error) {
    db?.close();
    throw error instanceof AppError ? error : damaged(file, error);
  }
}

function damaged(file: string, error: unknown): AppError {
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError(
    'damaged',
    `The collection ${file} cannot be opened (${reason}). Put a backup from the folder "backups" beside it in its place.`,
  );
}
