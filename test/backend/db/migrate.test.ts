import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../../src/backend/db/migrate.ts';
import { openDatabase } from '../../../src/backend/db/open.ts';
import { folderForTest, root } from '../../support/temporary.ts';

const steps = [
  'create table one (a integer) strict;',
  "insert into one values (1); create table two (b text not null default 'kept') strict; insert into two (b) values ('2');",
  'alter table two add column c integer not null default 3;',
];

const schemaOf = (db: Database.Database) =>
  db.prepare<[], string>('select sql from sqlite_schema where sql is not null order by name').pluck().all();

/** A file brought to a version by the first steps, in WAL mode as collections are. */
function fileAt(version: number): { file: string; db: Database.Database } {
  const file = join(folderForTest(), 'collection.sqlite');
  const db = new Database(file);
  db.pragma('journal_mode = wal');
  migrate(db, file, steps.slice(0, version));
  return { file, db };
}

describe('migrating', () => {
  it('has gapless numbers in the folder, in the order they are carried out', () => {
    const names = readdirSync(join(root, 'src', 'backend', 'db', 'migrations')).sort();
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
    const scripts = names.map((name) =>
      readFileSync(join(root, 'src', 'backend', 'db', 'migrations', name), 'utf8'),
    );
    expect(migrations).toEqual(scripts);
  });

  it.each([0, 1, 2, 3])('brings a collection from version %i to the newest', (version) => {
    const { file, db } = fileAt(version);
    migrate(db, file, steps);
    expect(db.pragma('user_version', { simple: true })).toBe(3);
    expect(db.prepare('select * from two').all()).toEqual([{ b: '2', c: 3 }]);
    const backups = join(file, '..', 'backups');
    expect(existsSync(backups) ? readdirSync(backups) : []).toEqual(
      version === 0 || version === 3 ? [] : [`collection.sqlite.version-${version}`],
    );
    db.close();
  });

  it('sets a copy aside that holds what was there, also what only the write-ahead log had', () => {
    const { file, db } = fileAt(2);
    db.exec("insert into two (b) values ('late')");
    migrate(db, file, steps);
    db.close();
    const copy = new Database(join(file, '..', 'backups', 'collection.sqlite.version-2'), { readonly: true });
    expect(copy.pragma('user_version', { simple: true })).toBe(2);
    expect(copy.prepare('select * from two').all()).toEqual([{ b: '2' }, { b: 'late' }]);
    copy.close();
  });

  it.each(['syntax error', 'insert into two (b) values (null)', 'create table one (again integer)'])(
    'leaves all as it was when a later step fails (%s)',
    (bad) => {
      const { file, db } = fileAt(1);
      const before = schemaOf(db);
      expect(() => migrate(db, file, [...steps, bad])).toThrow(Database.SqliteError);
      expect(schemaOf(db)).toEqual(before);
      expect(db.prepare('select * from one').all()).toEqual([]);
      expect(db.pragma('user_version', { simple: true })).toBe(1);
      expect(db.inTransaction).toBe(false);
      migrate(db, file, steps);
      expect(db.pragma('user_version', { simple: true })).toBe(3);
      db.close();
    },
  );

  it('refuses a newer file with a sentence', () => {
    const { file, db } = fileAt(3);
    const before = schemaOf(db);
    expect(() => migrate(db, file, steps.slice(0, 2))).toThrow(
      `The collection ${file} was written by a newer Nexthop (version 3, this one knows 2). Update Nexthop to open it.`,
    );
    expect(schemaOf(db)).toEqual(before);
    db.close();
  });

  it('is done once when two open a new collection', () => {
    const file = join(folderForTest(), 'collection.sqlite');
    const first = openDatabase(file);
    const second = openDatabase(file);
    expect(schemaOf(second)).toEqual(schemaOf(first));
    expect(existsSync(join(file, '..', 'backups'))).toBe(false);
    first.close();
    second.close();
  });
});
