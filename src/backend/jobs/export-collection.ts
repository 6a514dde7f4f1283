import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { extname, resolve } from 'node:path';
import type { CheckedOf } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type { Collection } from '../collection.ts';
import { isPathError } from '../files/path-error.ts';
import type { Report } from './jobs.ts';

const tables = [
  'settings',
  'decks',
  'sources',
  'files',
  'notes',
  'cards',
  'parameters',
  'reviews',
  'daily',
  'media',
  'media_references',
  'rejections',
  'drill_definitions',
  'exams',
  'papers',
  'paper_tasks',
] as const;

/** Writes the whole collection to a file that appears complete or not at all; the ending decides the format. */
export function exportCollection(
  collection: Collection,
  { file }: CheckedOf<'collection.export'>,
  report: Report,
): { file: string; bytes: number } {
  const target = resolve(file);
  const part = `${target}.part`;
  if (existsSync(target) && realpathSync(target) === realpathSync(collection.db.name))
    throw new AppError('bad-input', `${file} is the collection itself. Choose another file to write to.`);
  try {
    rmSync(part, { force: true });
    switch (extname(target).toLowerCase()) {
      case '.json':
        writeJson(collection, part, report);
        break;
      case '.sqlite':
        report(0, 1, 'Copying the database');
        // Into an empty file of its own, so that a place that cannot be written is told the same way as for JSON.
        closeSync(openSync(part, 'wx'));
        collection.db.prepare('vacuum into ?').run(part);
        break;
      default:
        throw new AppError(
          'bad-input',
          `Nexthop exports to .json or .sqlite, not to “${file}”. Choose one of these endings.`,
        );
    }
    renameSync(part, target);
  } catch (error) {
    rmSync(part, { force: true });
    throw isPathError(error)
      ? new AppError('bad-input', `${file} cannot be written: ${error.message}.`)
      : error;
  }
  return { file: target, bytes: statSync(target).size };
}

/** One JSON object, a list of rows per table, read from one moment of the collection and written row by row. */
function writeJson({ db }: Collection, part: string, report: Report): void {
  const out = openSync(part, 'w');
  try {
    db.transaction(() => {
      writeSync(out, '{"format":"nexthop","version":1');
      for (const [index, table] of tables.entries()) {
        report(index, tables.length, `Writing ${table}`);
        writeSync(out, `,\n"${table}":[`);
        let separator = '\n';
        for (const row of db.prepare(`select * from ${table}`).iterate()) {
          writeSync(out, separator + JSON.stringify(row));
          separator = ',\n';
        }
        writeSync(out, ']');
      }
      writeSync(out, '}\n');
    })();
    fsyncSync(out);
  } finally {
    closeSync(out);
  }
}
