-- Definitions of drills that people wrote, as they read when they were answered: the log names them by their hash.
create table drill_definitions (
  -- The first 16 hexadecimal digits of the SHA-256 of the text.
  hash text primary key,
  text text not null
) strict, without rowid;
