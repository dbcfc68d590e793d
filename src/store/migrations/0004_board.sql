-- The board, complete: the class's own rules, the round, days that are not like the others, the wait list, and chairs that
-- a child did not ask for itself.

ALTER TABLE class ADD COLUMN talks_a_week  INTEGER NOT NULL DEFAULT 1;
ALTER TABLE class ADD COLUMN days_ahead    INTEGER NOT NULL DEFAULT 5;
ALTER TABLE class ADD COLUMN closes_before INTEGER NOT NULL DEFAULT 0;   -- minutes
ALTER TABLE class ADD COLUMN moves_max     INTEGER NOT NULL DEFAULT 2;
ALTER TABLE class ADD COLUMN rest_days     INTEGER NOT NULL DEFAULT 0;   -- school days after a talk that are the others' (R11)
ALTER TABLE class ADD COLUMN round_first   INTEGER NOT NULL DEFAULT 1 CHECK (round_first IN (0, 1));

-- The round that goes on (R10). It is counted and not dated: the clock may be wrong.
ALTER TABLE class ADD COLUMN round         INTEGER NOT NULL DEFAULT 1;
ALTER TABLE membership ADD COLUMN excused  INTEGER;                      -- the round that does not wait for this child
ALTER TABLE writer ADD COLUMN round        INTEGER;                      -- the round in which this child was met by this talk
CREATE INDEX met_in ON writer (class, round) WHERE round IS NOT NULL;
UPDATE writer SET round = 1 WHERE conference IN (SELECT id FROM conference WHERE state = 'done' AND kind <> 'looked_in');

-- The look backs that are still owed: Today asks for them, however many talks a class has had.
CREATE INDEX owed ON conference (class, check_back) WHERE check_back IS NOT NULL AND looked_in_at IS NULL;

-- Sign-up stands still, with the teacher's words on the board; they may be empty (R15).
CREATE TABLE pause (
  class  INTEGER PRIMARY KEY REFERENCES class (id),
  words  TEXT    NOT NULL,
  at     INTEGER NOT NULL,
  by     TEXT    NOT NULL
) STRICT;

-- A day with school that is not like the others.
CREATE TABLE day_change (
  class      INTEGER NOT NULL REFERENCES class (id),
  date       TEXT    NOT NULL,
  ends       TEXT,                                                       -- school is out at this time
  no_talks   INTEGER NOT NULL DEFAULT 0 CHECK (no_talks IN (0, 1)),
  late       INTEGER NOT NULL DEFAULT 0,                                 -- minutes
  at         INTEGER NOT NULL,
  by         TEXT    NOT NULL,
  PRIMARY KEY (class, date)
) STRICT, WITHOUT ROWID;

-- When a child is out of the room each week: the teacher's alone to know.
CREATE TABLE away (
  class    INTEGER NOT NULL,
  student  INTEGER NOT NULL,
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  start    TEXT    NOT NULL,
  minutes  INTEGER NOT NULL CHECK (minutes > 0),
  PRIMARY KEY (class, student, weekday, start),
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT, WITHOUT ROWID;

-- The wait list of a day (R9). `saved`: a chair came free and is hers; `left`: she took one herself, or waits no more.
CREATE TABLE wait (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  class     INTEGER NOT NULL,
  student   INTEGER NOT NULL,
  day       TEXT    NOT NULL,
  made_at   INTEGER NOT NULL,
  made_by   TEXT    NOT NULL,
  state     TEXT    NOT NULL CHECK (state = 'waiting' OR state = 'saved' OR state = 'left'),
  state_at  INTEGER NOT NULL,
  state_by  TEXT    NOT NULL,
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT;
CREATE UNIQUE INDEX one_wait_a_child ON wait (class, student) WHERE state = 'waiting';

-- A chair that was saved for a child: by the teacher, or because it came free while she waited. `said` is her answer.
CREATE TABLE offer (
  sign_up  INTEGER PRIMARY KEY REFERENCES sign_up (id),
  kind     TEXT    NOT NULL CHECK (kind = 'invited' OR kind = 'waited'),
  said     TEXT    CHECK (said = 'yes' OR said = 'another' OR said = 'not_now'),
  said_at  INTEGER
) STRICT;

-- The joy wall: words that a teacher noticed, shared by the child they were said to, shown once the teacher agrees; no name
-- stands on it (B9). Off until she turns it on.
ALTER TABLE class ADD COLUMN joy INTEGER NOT NULL DEFAULT 0 CHECK (joy IN (0, 1));
CREATE TABLE joy (
  conference  INTEGER NOT NULL REFERENCES conference (id),
  student     INTEGER NOT NULL REFERENCES student (id),
  class       INTEGER NOT NULL REFERENCES class (id),
  text        TEXT    NOT NULL,
  state       TEXT    NOT NULL CHECK (state = 'asked' OR state = 'shown' OR state = 'not_shown'),
  state_at    INTEGER NOT NULL,
  state_by    TEXT    NOT NULL,
  PRIMARY KEY (conference, student, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX joy_of ON joy (class, state);
