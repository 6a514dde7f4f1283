-- Exams to prepare for, papers sat for practice, and the order a plan asks cards in.

create table exams (
  id integer primary key,
  name text not null,
  -- The instant it begins, in epoch milliseconds.
  at integer not null,
  pass_mark real not null check (pass_mark > 0 and pass_mark <= 1),
  duration_ms integer not null,
  task_count integer not null,
  minutes_per_day integer not null,
  -- Share of a paper's tasks that are drills, as far as there are any.
  drill_share real not null,
  -- Whether results of papers count as reviews.
  is_evidence integer not null,
  -- Whether the schedule heads for its date: 0 no, 1 yes, 2 yes, but what the plan rests on has changed since it was made.
  is_planned integer not null default 0,
  -- JSON: a list of {name, weight, deckIds, tags, families}.
  domains text not null,
  added_at integer not null,
  deleted_at integer
) strict;

create table papers (
  id integer primary key,
  exam_id integer not null references exams (id),
  -- Counts from 1 within the exam.
  number integer not null,
  seed integer not null,
  mode text not null check (mode in ('strict', 'study')),
  weighting text not null check (weighting in ('blueprint', 'weak')),
  -- The exam as it was then, JSON: {name, passMark, durationMs, domains, isEvidence}.
  exam text not null,
  -- What was forecast before it, JSON: {expected, low, high, passChance}.
  prediction text not null,
  started_at integer not null,
  -- When the time is up; null in study mode, where it never is.
  ends_at integer,
  submitted_at integer,
  -- When the last task was marked.
  done_at integer,
  -- From 0 to 1, once done.
  score real,
  -- The paper whose tasks it asks once more; null for one that was drawn. A repeated paper is no evidence of anything.
  repeat_of integer references papers (id),
  unique (exam_id, number)
) strict;

create table paper_tasks (
  paper_id integer not null references papers (id),
  -- Counts from 0.
  position integer not null,
  -- Index in the domains of the paper's exam.
  domain integer not null,
  points real not null,
  -- The card it asks, or that carries the skill; null if no deck holds it. Not a reference: the paper outlives the card.
  card_id integer,
  -- JSON: {kind: 'card', front, back, title, media}, or {kind: 'drill', family, title, level, seed} with a family as `drill.make` knows it.
  asked text not null,
  -- Of the instance, so that it is never asked again; null for a card.
  fingerprint integer,
  -- Chance of a right answer as forecast before the paper.
  chance real not null,
  -- JSON, what was answered so far; null while nothing was.
  answer text,
  is_flagged integer not null default 0,
  spent_ms integer not null default 0,
  -- Points got as a share from 0 to 1; null until marked.
  credit real,
  -- JSON, how it was marked.
  marking text,
  primary key (paper_id, position)
) strict, without rowid;

create index paper_tasks_by_card on paper_tasks (card_id) where card_id is not null;

-- Today's order of the exam that the schedule heads for. One row per card of the exam while the plan is on, none otherwise.
create table planned_cards (
  card_id integer primary key references cards (id) on delete cascade,
  exam_id integer not null references exams (id) on delete cascade,
  -- The study day it was planned on.
  day integer not null,
  -- Order among the cards to be asked that day; null for a card that is left alone.
  place integer
) strict;

-- A plan is made anew once the cards it is made of, or the exam, are others.
create trigger plan_card_added after insert on cards when exists (select 1 from exams where is_planned = 1) begin
  update exams set is_planned = 2 where is_planned = 1;
end;
create trigger plan_card_removed after delete on cards when exists (select 1 from exams where is_planned = 1) begin
  update exams set is_planned = 2 where is_planned = 1;
end;
create trigger plan_card_changed after update of deck_id, suspended on cards
when (old.deck_id <> new.deck_id or old.suspended <> new.suspended) and exists (select 1 from exams where is_planned = 1) begin
  update exams set is_planned = 2 where is_planned = 1;
end;
create trigger plan_tags_changed after update of tags on notes
when old.tags <> new.tags and exists (select 1 from exams where is_planned = 1) begin
  update exams set is_planned = 2 where is_planned = 1;
end;
create trigger plan_deck_renamed after update of name on decks when exists (select 1 from exams where is_planned = 1) begin
  update exams set is_planned = 2 where is_planned = 1;
end;
create trigger plan_exam_changed after update of at, minutes_per_day, drill_share, domains, deleted_at on exams when new.is_planned = 1 begin
  update exams set is_planned = 2 where id = new.id;
end;
