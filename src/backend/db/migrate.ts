import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { AppError } from '../../contract/errors.ts';

const scripts = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The migrations in order; number n brings a collection from version n - 1 to n. */
export const migrations: readonly string[] = ordered(scripts);

/**
 * Brings the database to the newest version, all in one transaction, after setting a copy aside.
 * Throws AppError `damaged` for a file written by a newer version; it is then left untouched.
 */
export function migrate(db: Database.Database, file: string, steps: readonly string[] = migrations): void {
  const version = refuseNewer(db, file, steps);
  if (version === steps.length) return;
  if (version > 0) setCopyAside(db, file, version);
  // A table made anew under the same name would otherwise take the rows that refer to it along.
  const isEnforced = db.pragma('foreign_keys', { simple: true }) === 1;
  db.pragma('foreign_keys = off');
  try {
    db.transaction(() => {
      const current = db.pragma('user_version', { simple: true }) as number;
      for (const script of steps.slice(current)) db.exec(script);
      db.pragma(`user_version = ${steps.length}`);
    }).immediate();
  } finally {
    if (isEnforced) db.pragma('foreign_keys = on');
  }
}

/** The version of the file, only looked at. Throws AppError `damaged` if a newer Nexthop wrote it. */
export function refuseNewer(
  db: Database.Database,
  file: string,
  steps: readonly string[] = migrations,
): number {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version <= steps.length) return version;
  throw new AppError(
    'damaged',
    `The collection ${file} was written by a newer Nexthop (version ${version}, this one knows ${steps.length}). Update Nexthop to open it.`,
  );
}

function setCopyAside(db: Database.Database, file: string, version: number): void {
  db.pragma('wal_checkpoint(truncate)');
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, join(folder, `${basename(file)}.version-${version}`));
}

function ordered(found: Record<string, string>): string[] {
  const numbered = Object.entries(found).map(([path, script]) => ({
    number: Number(/(\d{4})-/.exec(path)?.[1]),
    path,
    script,
  }));
  numbered.sort((a, b) => a.number - b.number);
  numbered.forEach(({ number, path }, index) => {
    if (number !== index + 1) throw new Error(`Migration ${path} should have number ${index + 1}.`);
  });
  return numbered.map(({ script }) => script);
}
