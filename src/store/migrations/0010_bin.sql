-- What is to be erased waits here for some days, out of every list, with one tap back; then it goes. Numbers only: no name and no
-- word of a child stands here, so the row may stay when the rest is gone.

CREATE TABLE bin (
  id         INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('child', 'class', 'year')),
  class      INTEGER NOT NULL,                 -- it may be gone by now
  student    INTEGER,                          -- the child
  first      TEXT,                             -- the first and the last day of the year
  last       TEXT,
  days       INTEGER NOT NULL,                 -- so long it waits
  at         INTEGER NOT NULL,
  by         TEXT    NOT NULL,
  goes_at    INTEGER,                          -- null: the date was in doubt; the days count from when it no longer is
  erased_at  INTEGER,                          -- since when no table holds it
  clean_at   INTEGER                           -- since when no file of the database does
) STRICT;

-- Since when a class rests, by a date that could be believed: from then on it is counted how long its words stay.
ALTER TABLE class ADD COLUMN rests_since INTEGER;
