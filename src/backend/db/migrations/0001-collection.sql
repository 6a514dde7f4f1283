-- The collection: notes from files, the cards they make, and the log of every answer.

create table settings (
  key text primary key,
  value text not null
) strict, without rowid;

create table decks (
  id integer primary key,
  name text not null unique,
  new_per_day integer,
  reviews_per_day integer,
  added_at integer not null
) strict;

-- Where notes are read from: a folder, a single file, texts handed over, or the bundled decks.
create table sources (
  id integer primary key,
  kind text not null check (kind in ('folder', 'file', 'upload', 'bundled')),
  location text not null unique,
  title text not null,
  added_at integer not null
) strict;

create table files (
  id integer primary key,
  source_id integer not null references sources (id),
  -- The full path, or upload:PATH, or bundled:PATH.
  location text not null unique,
  path text not null,
  hash text not null,
  -- The deck its notes went to, and what it was called when they did: a deck renamed since keeps them.
  deck_id integer not null references decks (id),
  deck_name text not null,
  read_at integer not null
) strict;

create index files_by_source on files (source_id);

create table notes (
  id integer primary key,
  file_id integer references files (id),
  kind text not null check (kind in ('basic', 'two-way', 'cloze', 'drill')),
  front text not null,
  back text not null,
  remark text,
  explicit_id text,
  tags text not null,
  needs text not null,
  headings text not null,
  line integer not null,
  end_line integer not null,
  dialect text not null,
  added_at integer not null,
  changed_at integer not null,
  -- The note as its file has it, once the person has edited it here; null while both are the same.
  imported text,
  -- When an import no longer found it in its file; null while it is there.
  gone_at integer
) strict;

create index notes_by_file on notes (file_id);
create index notes_by_explicit_id on notes (explicit_id) where explicit_id is not null;
create unique index one_note_per_drill on notes (front) where kind = 'drill';

-- What must be learned before a note's new cards are shown: ids of notes, or drill families.
create table needs (
  note_id integer not null references notes (id) on delete cascade,
  needed text not null,
  primary key (note_id, needed)
) strict, without rowid;

create index needs_by_needed on needs (needed);

create table cards (
  id integer primary key,
  note_id integer not null references notes (id),
  ordinal integer not null,
  deck_id integer not null references decks (id),
  is_drill integer not null default 0,
  -- 0 new, 1 learning, 2 review, 3 relearning; from here to lapses a cache of replaying the log.
  phase integer not null default 0,
  step integer not null default 0,
  stability real,
  difficulty real,
  last_at integer,
  last_day integer,
  due_at integer,
  due_day integer,
  interval_days integer not null default 0,
  reps integer not null default 0,
  lapses integer not null default 0,
  -- Order among new cards; order among cards due on the same day.
  position integer not null,
  shuffle integer not null default 0,
  -- Whether a new card waits until what its note needs has left its first steps; kept by every change that can tell.
  held integer not null default 0,
  -- 0 no, 1 by the person, 2 because its note or gap is gone from the file.
  suspended integer not null default 0,
  -- The study day it is hidden for; null if not buried.
  buried_day integer,
  flag integer not null default 0,
  added_at integer not null,
  -- Rows of the log that concern it, undone or not; an answer to an older version is refused.
  version integer not null default 0,
  unique (note_id, ordinal),
  check ((phase in (1, 3)) = (due_at is not null)),
  check ((phase = 2) = (due_day is not null))
) strict;

create index cards_new on cards (deck_id, position, id) where phase = 0 and suspended = 0 and held = 0;
create index cards_learning on cards (due_at, id, deck_id) where due_at is not null and suspended = 0;
-- With what recall is computed from, so that a deck's recall reads nothing else.
create index cards_due on cards (deck_id, due_day, shuffle, id, last_day, stability) where due_day is not null and suspended = 0;
create index cards_drill on cards (deck_id) where is_drill = 1;
create index cards_buried on cards (buried_day) where buried_day is not null;

-- The parameters a review was made under, kept for as long as the review.
create table parameters (
  id integer primary key,
  body text not null unique
) strict;

-- Append-only. A row is an answer, or takes an earlier answer back (undoes).
create table reviews (
  -- The instant in epoch milliseconds, made unique.
  id integer primary key,
  card_id integer not null references cards (id),
  undoes integer references reviews (id),
  grade integer check (grade between 1 and 4),
  -- The person's study day, and where the card stood before.
  day integer not null,
  phase integer not null,
  took_ms integer not null,
  parameters_id integer references parameters (id),
  fuzz_seed integer not null,
  stability real,
  difficulty real,
  interval_days integer not null,
  -- For a drill: level, seed, answer, right, misconception, suggestedGrade, answeredMs.
  drill text,
  check ((grade is null) = (undoes is not null))
) strict;

create index reviews_by_card on reviews (card_id, id, undoes, grade, day, took_ms, stability);
create unique index review_undone_once on reviews (undoes) where undoes is not null;

create trigger reviews_stay before update on reviews begin
  select raise(abort, 'the review log is append-only');
end;
create trigger reviews_last before delete on reviews begin
  select raise(abort, 'the review log is append-only');
end;

-- Roll-up of the log by study day and deck, kept in each answer's own transaction.
create table daily (
  day integer not null,
  deck_id integer not null references decks (id),
  new_seen integer not null default 0,
  reviews integer not null default 0,
  answered integer not null default 0,
  again integer not null default 0,
  took_ms integer not null default 0,
  primary key (day, deck_id)
) strict, without rowid;

-- How many cards of a deck are new (0), in steps (1), due on a day (2), new but held back (3) or suspended (4).
create table tallies (
  deck_id integer not null,
  kind integer not null,
  day integer not null,
  cards integer not null,
  primary key (deck_id, kind, day)
) strict, without rowid;

create trigger tally_insert after insert on cards begin
  insert into tallies values (new.deck_id, case when new.suspended <> 0 then 4 when new.phase = 0 then case new.held when 0 then 0 else 3 end when new.phase = 2 then 2 else 1 end, case when new.suspended = 0 then coalesce(new.due_day, 0) else 0 end, 1)
  on conflict do update set cards = cards + 1;
end;
create trigger tally_delete after delete on cards begin
  update tallies set cards = cards - 1
  where deck_id = old.deck_id and kind = case when old.suspended <> 0 then 4 when old.phase = 0 then case old.held when 0 then 0 else 3 end when old.phase = 2 then 2 else 1 end and day = case when old.suspended = 0 then coalesce(old.due_day, 0) else 0 end;
end;
create trigger tally_update after update of deck_id, phase, due_day, suspended, held on cards
when old.deck_id <> new.deck_id or old.phase <> new.phase or old.due_day is not new.due_day or old.suspended <> new.suspended
  or old.held <> new.held begin
  update tallies set cards = cards - 1
  where deck_id = old.deck_id and kind = case when old.suspended <> 0 then 4 when old.phase = 0 then case old.held when 0 then 0 else 3 end when old.phase = 2 then 2 else 1 end and day = case when old.suspended = 0 then coalesce(old.due_day, 0) else 0 end;
  insert into tallies values (new.deck_id, case when new.suspended <> 0 then 4 when new.phase = 0 then case new.held when 0 then 0 else 3 end when new.phase = 2 then 2 else 1 end, case when new.suspended = 0 then coalesce(new.due_day, 0) else 0 end, 1)
  on conflict do update set cards = cards + 1;
end;

-- How to take a change back: the rows as they were. Kind: review or edit.
create table undo_entries (
  id integer primary key autoincrement,
  kind text not null check (kind in ('review', 'edit')),
  label text not null,
  at integer not null,
  payload text not null
) strict;

-- Images kept with the collection, by the hash of their content, and where files refer to them.
create table media (
  name text primary key,
  type text not null,
  bytes integer not null
) strict, without rowid;

create table media_references (
  file_id integer not null references files (id) on delete cascade,
  reference text not null,
  name text not null references media (name),
  primary key (file_id, reference)
) strict, without rowid;

create virtual table note_search using fts5 (
  front, back, tags, content = 'notes', content_rowid = 'id', tokenize = 'unicode61'
);

create trigger search_insert after insert on notes begin
  insert into note_search (rowid, front, back, tags) values (new.id, new.front, new.back, new.tags);
end;
create trigger search_delete after delete on notes begin
  insert into note_search (note_search, rowid, front, back, tags) values ('delete', old.id, old.front, old.back, old.tags);
end;
create trigger search_update after update of front, back, tags on notes begin
  insert into note_search (note_search, rowid, front, back, tags) values ('delete', old.id, old.front, old.back, old.tags);
  insert into note_search (rowid, front, back, tags) values (new.id, new.front, new.back, new.tags);
end;
