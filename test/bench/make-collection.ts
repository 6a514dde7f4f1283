import type { ParsedNote } from '../../src/core/notes/types.ts';
import type { Subjects } from './build.ts';
import { bundledNotes, variantOf } from './bundled-notes.ts';
import { emptyCollection, openRaw, startAt, type Connection } from './collection.ts';

const deckCount = 40;
const decksPerTopic = 5;
const dayMs = 86_400_000;
const today = Math.floor((startAt - 4 * 3_600_000) / dayMs);

/**
 * Makes a collection of so many cards that have been learned for a while; gives its folder. Two cards in ten are new, the
 * others have been answered 12 or 13 times and are due within the next twenty days: ten reviews for each card there is.
 */
export async function makeCollection(subjects: Subjects, dataDir: string, cards: number): Promise<string> {
  await emptyCollection(subjects, dataDir);
  const db = openRaw(dataDir);
  db.transaction(() => {
    const restore = dropDerived(db);
    fillCards(db, subjects, cards);
    fillReviews(db);
    subjects.heldCardsTable(db).refreshAll();
    fillRollUps(db);
    for (const sql of restore) db.exec(sql);
  }).immediate();
  db.pragma('wal_checkpoint(truncate)');
  db.close();
  return dataDir;
}

/** Drops triggers and the log's index, which are quicker made at the end; gives the SQL that brings them back. */
function dropDerived(db: Connection): string[] {
  const found = db
    .prepare<[], { type: string; name: string; sql: string }>(
      "select type, name, sql from sqlite_master where type = 'trigger' or name = 'reviews_by_card'",
    )
    .all();
  for (const { type, name } of found) db.exec(`drop ${type} ${name}`);
  return found.map(({ sql }) => sql);
}

function fillCards(db: Connection, subjects: Subjects, cards: number): void {
  const originals = bundledNotes(subjects);
  const addFile = fileAdder(db);
  const addNote = noteAdder(db);
  const addCard = cardAdder(db);
  let made = 0;
  let inDecks = 0;
  let deckId = 0;
  for (let copy = 1; made < cards; copy += 1) {
    for (const original of originals) {
      if (made >= cards) return;
      if (made >= inDecks) {
        deckId = addFile();
        inDecks += cards / deckCount;
      }
      const note = variantOf(original, copy);
      const noteId = addNote(note, deckId);
      for (const { ordinal } of subjects.facesOf(note)) {
        made += 1;
        addCard(noteId, ordinal, deckId, made);
      }
    }
  }
}

/** Adds a deck and the file it comes from, which gets the deck's id. */
function fileAdder(db: Connection): () => number {
  const source = db
    .prepare(
      `insert into sources (kind, location, title, added_at) values ('folder', '/notes/', 'notes', ${startAt})`,
    )
    .run().lastInsertRowid;
  const addDeck = db.prepare<[string]>(`insert into decks (name, added_at) values (?, ${startAt})`);
  const addFile = db.prepare<{ id: number; path: string; deck: string }>(
    `insert into files (id, source_id, location, path, hash, deck_id, deck_name, read_at)
     values (@id, ${source}, '/notes/' || @path, @path, '', @id, @deck, ${startAt})`,
  );
  let count = 0;
  let topic = '';
  return () => {
    if (count % decksPerTopic === 0) addDeck.run((topic = `Topic ${count / decksPerTopic + 1}`));
    count += 1;
    const deck = `${topic}::Part ${count}`;
    const id = Number(addDeck.run(deck).lastInsertRowid);
    addFile.run({ id, path: `part-${count}.md`, deck });
    return id;
  };
}

function noteAdder(db: Connection): (note: ParsedNote, fileId: number) => number {
  const add = db.prepare(
    `insert into notes (file_id, kind, front, back, remark, explicit_id, tags, needs, headings, line, end_line, dialect, added_at, changed_at)
     values (@fileId, @kind, @front, @back, @remark, @explicitId, @tags, @needs, @headings, @line, @endLine, @dialect, ${startAt}, ${startAt})`,
  );
  const addNeed = db.prepare<[number, string]>('insert or ignore into needs (note_id, needed) values (?, ?)');
  return (note, fileId) => {
    const lists = {
      tags: JSON.stringify(note.tags),
      needs: JSON.stringify(note.needs),
      headings: JSON.stringify(note.headings),
    };
    const id = Number(add.run({ ...note, ...lists, fileId }).lastInsertRowid);
    for (const needed of note.needs) addNeed.run(id, needed);
    return id;
  };
}

/** Every fifth card is new; the others have a memory that fits their interval, and are due by their number. */
function cardAdder(
  db: Connection,
): (noteId: number, ordinal: number, deckId: number, number: number) => void {
  const addNew = db.prepare(
    `insert into cards (note_id, ordinal, deck_id, position, shuffle, added_at)
     values (@noteId, @ordinal, @deckId, @number, @number * 7919 % 65536, ${startAt})`,
  );
  const addSeen = db.prepare(
    `insert into cards (note_id, ordinal, deck_id, position, shuffle, added_at, phase, stability, difficulty, last_at, last_day,
       due_day, interval_days, reps, lapses, version)
     values (@noteId, @ordinal, @deckId, @number, @number * 7919 % 65536, ${startAt}, 2, @interval, 3 + @number % 5,
       ${startAt} - (@interval - @wait) * ${dayMs}, ${today} - (@interval - @wait), ${today} + @wait, @interval, 12 + @number % 2, 0, 12 + @number % 2)`,
  );
  return (noteId, ordinal, deckId, number) => {
    const place = { noteId, ordinal, deckId, number };
    if (number % 5 === 0) addNew.run(place);
    else addSeen.run({ ...place, wait: Math.floor(number / 5) % 20, interval: 40 + (number % 200) });
  };
}

/** The log of every seen card, one answer each three days; ids keep apart because cards differ by milliseconds. */
function fillReviews(db: Connection): void {
  db.exec("insert into parameters (id, body) values (1, '{}')");
  db.exec(
    `insert into reviews (id, card_id, grade, day, phase, took_ms, parameters_id, fuzz_seed, stability, difficulty, interval_days)
     with recursive round (n) as (select 13 union all select n - 1 from round where n > 1)
     select ${startAt - 200 * dayMs} - n * ${3 * dayMs} + c.id * 100, c.id, 2 + c.id % 3, ${today - 200} - n * 3,
       case n when 13 then 0 else 2 end, 2000 + c.id % 9000, 1, c.id, c.stability, c.difficulty, c.interval_days
     from round cross join cards c where c.phase = 2 and n <= c.reps`,
  );
}

function fillRollUps(db: Connection): void {
  db.exec(
    `insert into tallies select deck_id, case when phase = 0 and held = 1 then 3 else phase end, coalesce(due_day, 0), count(*)
       from cards group by 1, 2, 3;
     insert into daily (day, deck_id, new_seen, reviews, answered, again, took_ms)
       select r.day, c.deck_id, sum(r.phase = 0), sum(r.phase = 2), count(*), 0, sum(r.took_ms)
       from reviews r join cards c on c.id = r.card_id group by 1, 2;
     insert into note_search (note_search) values ('rebuild')`,
  );
}
