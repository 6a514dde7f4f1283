import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate, migrations } from '../../../src/backend/db/migrate.ts';
import { openDatabase } from '../../../src/backend/db/open.ts';
import { folderForTest } from '../../support/temporary.ts';

/** A collection as the first version left it, with a row of everything that refers to something. */
function firstVersion(): string {
  const file = join(folderForTest(), 'collection.sqlite');
  const db = new Database(file);
  db.pragma('foreign_keys = on');
  migrate(db, file, migrations.slice(0, 1));
  db.exec(`
    insert into decks (id, name, added_at) values (1, 'A', 1), (2, 'B', 1);
    insert into sources (id, kind, location, title, added_at) values (1, 'folder', '/n', 'n', 1), (2, 'upload', 'upload:x', 'x', 1);
    insert into files (id, source_id, location, path, hash, deck_id, deck_name, read_at) values (7, 1, '/n/a.md', 'a.md', 'h', 1, 'A', 2);
    insert into media values ('m.png', 'image/png', 3);
    insert into media_references (file_id, reference, name) values (7, 'img/m.png', 'm.png');
    insert into notes (id, file_id, kind, front, back, tags, needs, headings, line, end_line, dialect, added_at, changed_at)
      values (5, 7, 'basic', 'front', 'back', '[]', '[]', '[]', 1, 2, 'nexthop', 1, 1);
    insert into cards (id, note_id, ordinal, deck_id, position, added_at) values (3, 5, 0, 1, 1, 1), (4, 5, 1, 1, 2, 1);
    update cards set deck_id = 2 where id = 4;
    insert into parameters (id, body) values (1, '{}');
    insert into reviews (id, card_id, grade, day, phase, took_ms, parameters_id, fuzz_seed, stability, difficulty, interval_days, drill)
      values (100, 3, 3, 9, 0, 5, 1, 4, 1.5, 2.5, 1, '{}'), (300, 4, 1, 9, 0, 6, 1, 4, 1.5, 2.5, 1, null);
    insert into reviews (id, card_id, undoes, day, phase, took_ms, fuzz_seed, interval_days) values (200, 3, 100, 9, 0, 0, 0, 0);
  `);
  db.close();
  return file;
}

it('keeps every row of a collection of the first version, and what refers to it', () => {
  const file = firstVersion();
  const before = new Database(file, { readonly: true });
  const columns = new Map(
    before
      .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like '%search%'")
      .pluck()
      .all()
      .map((table) => [
        table,
        (before.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name),
      ]),
  );
  const read = (db: Database.Database) =>
    [...columns].map(([table, names]) => {
      const where = table === 'tallies' ? ' where cards <> 0' : '';
      return [
        table,
        db
          .prepare(`select ${names.join(', ')} from ${table}${where} order by 1, 2`)
          .raw()
          .all(),
      ];
    });
  const rows = read(before);
  before.close();

  const db = openDatabase(file);
  expect(read(db)).toEqual(rows);
  expect(db.prepare('select * from tallies where cards = 0').all()).toEqual([]);
  expect(db.pragma('foreign_key_check')).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.prepare('select watch from sources order by id').pluck().all()).toEqual(['ask', 'off']);
  expect(db.prepare("select rowid from note_search where note_search match 'front'").pluck().all()).toEqual([
    5,
  ]);
  expect(() => db.exec('delete from files where id = 7')).toThrow('FOREIGN KEY');
  expect(() => db.exec('delete from reviews where id = 100')).toThrow('append-only');
  expect(() => db.exec('update reviews set day = 1')).toThrow('append-only');
  expect(() =>
    db.exec(
      'insert into reviews (id, card_id, undoes, day, phase, took_ms, fuzz_seed, interval_days) values (400, 3, 999, 9, 0, 0, 0, 0)',
    ),
  ).toThrow('FOREIGN KEY');
  db.close();
  expect(readdirSync(join(file, '..', 'backups'))).toEqual(['collection.sqlite.version-1']);
});

it('lets an event be removed while no answer stands on it, and never an answer', () => {
  const db = openDatabase(firstVersion());
  const event = (id: number) =>
    db.exec(
      `insert into reviews (id, card_id, event, day, phase, took_ms, fuzz_seed, interval_days) values (${id}, 4, '{"kind":"restart"}', 9, 0, 0, 0, 0)`,
    );
  event(250);
  expect(() => db.exec('delete from reviews where id = 250')).toThrow('append-only');
  event(400);
  db.exec('delete from reviews where id = 400');
  expect(db.prepare('select id from reviews order by id').pluck().all()).toEqual([100, 200, 250, 300]);
  expect(() => db.exec('update reviews set event = null where id = 250')).toThrow('append-only');
  expect(() =>
    db.exec(
      'insert into reviews (id, card_id, day, phase, took_ms, fuzz_seed, interval_days) values (500, 4, 9, 0, 0, 0, 0)',
    ),
  ).toThrow('CHECK');
  db.close();
});

it('leaves no count of nothing, and counts a deleted card apart', () => {
  const db = openDatabase(firstVersion());
  const tallies = () => db.prepare('select deck_id, kind, cards from tallies order by 1, 2').raw().all();
  expect(tallies()).toEqual([
    [1, 0, 1],
    [2, 0, 1],
  ]);
  db.exec('update cards set suspended = 3 where id = 3');
  expect(tallies()).toEqual([
    [1, 5, 1],
    [2, 0, 1],
  ]);
  db.exec('update cards set deck_id = 2, suspended = 0 where id = 3');
  expect(tallies()).toEqual([[2, 0, 2]]);
  db.close();
});
