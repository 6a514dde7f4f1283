import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/backend/db/open.ts';
import { migrations } from '../../../src/backend/db/migrate.ts';
import { folderForTest } from '../../support/temporary.ts';

function fileOfVersion(version: number, journal: 'wal' | 'delete'): string {
  const file = join(folderForTest(), 'collection.sqlite');
  const db = new Database(file);
  db.pragma(`journal_mode = ${journal}`);
  db.exec(`create table later (a); pragma user_version = ${version}`);
  db.close();
  return file;
}

describe('opening a collection', () => {
  it.each(['wal', 'delete'] as const)('leaves a newer file (%s) byte for byte as it is', (journal) => {
    const file = fileOfVersion(migrations.length + 1, journal);
    const before = readFileSync(file);
    expect(() => openDatabase(file)).toThrow(
      expect.objectContaining({
        name: 'AppError',
        code: 'damaged',
        message: expect.stringMatching(/written by a newer Nexthop .*Update Nexthop to open it\.$/),
      }),
    );
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(join(file, '..'))).toEqual(['collection.sqlite']);
  });

  it('tells of a folder that cannot be made in a sentence', () => {
    const file = join(folderForTest(), 'file');
    writeFileSync(file, 'not a folder');
    expect(() => openDatabase(join(file, 'collection.sqlite'))).toThrow(
      expect.objectContaining({ name: 'AppError', message: expect.stringMatching(/^The collection .*\.$/) }),
    );
  });

  it('opens with the pragmas that keep an answer through a power cut', () => {
    const db = openDatabase(join(folderForTest(), 'new', 'collection.sqlite'));
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    expect(pragma('user_version')).toBe(migrations.length);
    db.close();
  });
});
