-- Proposals, found schedules, findings, and what an import needs to know to read only what has changed.

-- The target deck, the dialect and whether cards are proposed, as the person last imported it.
alter table sources add column deck text;
alter table sources add column dialect text;
alter table sources add column proposals integer not null default 1;
-- Whether the files are watched: not, and what changed waits to be accepted, or what is safe is taken over.
alter table sources add column watch text not null default 'off' check (watch in ('off', 'ask', 'auto'));
alter table sources add column read_at integer;
-- When the person had it no longer listed; its cards stay.
alter table sources add column removed_at integer;

update sources set watch = 'ask' where kind = 'folder';

-- A file without cards has no deck.
create table new_files (
  id integer primary key,
  source_id integer not null references sources (id),
  -- The full path, or upload:PATH, or bundled:PATH.
  location text not null unique,
  path text not null,
  hash text not null,
  -- The deck its notes went to, and what it was called when they did: a deck renamed since keeps them.
  deck_id integer references decks (id),
  deck_name text,
  read_at integer not null,
  -- As the disk had them when it was read, the later of its two times of change in milliseconds; null if they cannot tell a change.
  size integer,
  changed_ms real,
  -- How it was read and what that gave besides notes, as JSON; null if it was read by a version that did not keep it.
  reading text
) strict;

insert into new_files (id, source_id, location, path, hash, deck_id, deck_name, read_at)
select id, source_id, location, path, hash, deck_id, deck_name, read_at from files;
drop table files;
alter table new_files rename to files;
create index files_by_source on files (source_id);

-- What proposed it and how likely a person would keep it; null for a note written as a card.
alter table notes add column rule text;
alter table notes add column quality real;
-- Wrong claims on its lines, as a list of sentences.
alter table notes add column findings text not null default '[]';
-- How its cards read when they were last learned or set aside, as a list of {ordinal, front, back, answer, at}; null if none reads otherwise now.
alter table notes add column before text;
-- When the person deleted it: set aside for good, while the log keeps its history.
alter table notes add column deleted_at integer;

create index notes_gone on notes (file_id) where gone_at is not null;

-- What the person turned down, so that it is not proposed again.
create table rejections (
  kind text not null check (kind in ('card', 'rule')),
  -- Of a rule, the location of the source it is turned down for; empty for a card.
  place text not null,
  -- The hash of the card's content, or the rule's id.
  name text not null,
  at integer not null,
  primary key (kind, place, name)
) strict, without rowid;

-- Where the file of a reference was found, and what the disk said of it.
alter table media_references add column location text;
alter table media_references add column size integer;
alter table media_references add column changed_ms real;

-- A row of the log may also say how a card stands from then on, without being an answer.
create table new_reviews (
  -- The instant in epoch milliseconds, made unique.
  id integer primary key,
  card_id integer not null references cards (id),
  undoes integer references reviews (id),
  grade integer check (grade between 1 and 4),
  -- JSON: {kind: 'given', state, original} for a schedule found in the notes, {kind: 'restart'}, or {kind: 'soon'}.
  event text,
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
  check ((grade is not null) + (undoes is not null) + (event is not null) = 1)
) strict;

insert into new_reviews (id, card_id, undoes, grade, day, phase, took_ms, parameters_id, fuzz_seed, stability, difficulty, interval_days, drill)
select id, card_id, undoes, grade, day, phase, took_ms, parameters_id, fuzz_seed, stability, difficulty, interval_days, drill from reviews;
drop table reviews;
alter table new_reviews rename to reviews;

create index reviews_by_card on reviews (card_id, id, undoes, grade, day, took_ms, stability);
create unique index review_undone_once on reviews (undoes) where undoes is not null;

create trigger reviews_stay before update on reviews begin
  select raise(abort, 'the review log is append-only');
end;
-- What an import set is taken back with the import, as long as no answer stands on it.
create trigger reviews_last before delete on reviews
when old.event is null or exists (select 1 from reviews where card_id = old.card_id and id > old.id and grade is not null) begin
  select raise(abort, 'the review log is append-only');
end;

-- Deleted cards (suspended = 3) are counted apart (5), and no row is left that counts nothing.
drop trigger tally_insert;
drop trigger tally_delete;
drop trigger tally_update;
delete from tallies where cards = 0;

create trigger tally_empty after update on tallies when new.cards = 0 begin
  delete from tallies where deck_id = new.deck_id and kind = new.kind and day = new.day;
end;
create trigger tally_insert after insert on cards begin
  insert into tallies values (new.deck_id, case when new.suspended = 3 then 5 when new.suspended <> 0 then 4 when new.phase = 0 then case new.held when 0 then 0 else 3 end when new.phase = 2 then 2 else 1 end, case when new.suspended = 0 then coalesce(new.due_day, 0) else 0 end, 1)
  on conflict do update set cards = cards + 1;
end;
create trigger tally_delete after delete on cards begin
  update tallies set cards = cards - 1
  where deck_id = old.deck_id and kind = case when old.suspended = 3 then 5 when old.suspended <> 0 then 4 when old.phase = 0 then case old.held when 0 then 0 else 3 end when old.phase = 2 then 2 else 1 end and day = case when old.suspended = 0 then coalesce(old.due_day, 0) else 0 end;
end;
create trigger tally_update after update of deck_id, phase, due_day, suspended, held on cards
when old.deck_id <> new.deck_id or old.phase <> new.phase or old.due_day is not new.due_day or old.suspended <> new.suspended
  or old.held <> new.held begin
  update tallies set cards = cards - 1
  where deck_id = old.deck_id and kind = case when old.suspended = 3 then 5 when old.suspended <> 0 then 4 when old.phase = 0 then case old.held when 0 then 0 else 3 end when old.phase = 2 then 2 else 1 end and day = case when old.suspended = 0 then coalesce(old.due_day, 0) else 0 end;
  insert into tallies values (new.deck_id, case when new.suspended = 3 then 5 when new.suspended <> 0 then 4 when new.phase = 0 then case new.held when 0 then 0 else 3 end when new.phase = 2 then 2 else 1 end, case when new.suspended = 0 then coalesce(new.due_day, 0) else 0 end, 1)
  on conflict do update set cards = cards + 1;
end;
