import type { Connection } from '../db/open.ts';

/** SQL of the table `drill_definitions`: texts of drills that were answered, kept for good. */
export function drillDefinitionsTable(db: Connection) {
  const find = db.prepare<[string], string>('select text from drill_definitions where hash = ?').pluck();
  const keep = db.prepare<[string, string]>(
    'insert or ignore into drill_definitions (hash, text) values (?, ?)',
  );
  return {
    text: (hash: string): string | undefined => find.get(hash),
    keep: (hash: string, text: string): void => void keep.run(hash, text),
  };
}
