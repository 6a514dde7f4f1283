import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Takes the data folder for one host; null if another one has it. The lock is an open transaction on a file of its
 * own, so the system frees it when the process ends, however it ends.
 */
export function lockDataDir(dataDir: string): { release(): void } | null {
  mkdirSync(dataDir, { recursive: true });
  const db = new Database(join(dataDir, 'in-use.lock'), { timeout: 0 });
  try {
    db.pragma('locking_mode = exclusive');
    db.exec('begin exclusive');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return {
    release() {
      db.exec('rollback');
      db.close();
    },
  };
}
