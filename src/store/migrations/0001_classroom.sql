-- The classroom: people, classes, the timetable, the board, and who may see them.
-- Times of deeds are UTC seconds; days and hours of school are local text ('2026-11-23', '09:10'), never converted (R34).
-- A state is a word in its row with who and when beside it (D4); the rules of the board stand here a second time as indexes (D3).

CREATE TABLE teacher (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL,
  language    TEXT    NOT NULL,
  passphrase  TEXT    NOT NULL,            -- argon2id, PHC string (D14)
  recovery    BLOB    NOT NULL,            -- SHA-256 of the recovery code (D14)
  made_at     INTEGER NOT NULL
) STRICT;

-- The one row that says whose box this is: two claims at once make one owner (X1).
CREATE TABLE box (
  only_one    INTEGER PRIMARY KEY CHECK (only_one = 1),
  owner       INTEGER NOT NULL REFERENCES teacher (id),
  claimed_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE class (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  name           TEXT    NOT NULL,
  band           TEXT    NOT NULL CHECK (band IN ('k2', 'g35', 'g68')),
  language       TEXT    NOT NULL,
  zone           TEXT    NOT NULL,         -- IANA name, from the teacher's browser (D6)
  chairs         INTEGER NOT NULL DEFAULT 3,
  chair_minutes  INTEGER NOT NULL DEFAULT 6,
  padding        INTEGER NOT NULL DEFAULT 2,
  first_after    INTEGER NOT NULL DEFAULT 10,
  last_before    INTEGER NOT NULL DEFAULT 5,
  made_at        INTEGER NOT NULL
) STRICT;

CREATE TABLE class_teacher (
  class    INTEGER NOT NULL REFERENCES class (id),
  teacher  INTEGER NOT NULL REFERENCES teacher (id),
  PRIMARY KEY (class, teacher)
) STRICT, WITHOUT ROWID;

CREATE TABLE student (
  id       INTEGER PRIMARY KEY,
  given    TEXT    NOT NULL,
  family   TEXT    NOT NULL,
  made_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE membership (
  class        INTEGER NOT NULL REFERENCES class (id),
  student      INTEGER NOT NULL REFERENCES student (id),
  since        INTEGER NOT NULL,
  shape        INTEGER NOT NULL,           -- the child's own chair drawing, different for every child of a class
  colour       INTEGER NOT NULL,
  archived_on  INTEGER,
  PRIMARY KEY (class, student)
) STRICT, WITHOUT ROWID;

CREATE TABLE writing_block (
  class    INTEGER NOT NULL REFERENCES class (id),
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),   -- Monday is 1
  start    TEXT    NOT NULL,
  minutes  INTEGER NOT NULL CHECK (minutes > 0),
  PRIMARY KEY (class, weekday, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE no_school (
  class    INTEGER NOT NULL REFERENCES class (id),
  first    TEXT    NOT NULL,
  last     TEXT    NOT NULL CHECK (last >= first),
  PRIMARY KEY (class, first, last)
) STRICT, WITHOUT ROWID;

CREATE TABLE closed_chair (
  class    INTEGER NOT NULL REFERENCES class (id),
  date     TEXT    NOT NULL,
  start    TEXT    NOT NULL,
  seat     INTEGER NOT NULL,
  at       INTEGER NOT NULL,
  by       TEXT    NOT NULL,
  PRIMARY KEY (class, date, start, seat)
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_up (
  id        INTEGER PRIMARY KEY,
  class     INTEGER NOT NULL,
  student   INTEGER NOT NULL,
  date      TEXT    NOT NULL,
  start     TEXT    NOT NULL,
  seat      INTEGER NOT NULL,
  minutes   INTEGER NOT NULL,
  moves     INTEGER NOT NULL DEFAULT 0,
  made_at   INTEGER NOT NULL,
  made_by   TEXT    NOT NULL,
  -- OR and not IN: SQLite makes a list of more than two words into a table of its own each time a row is written.
  state     TEXT    NOT NULL CHECK (state = 'booked' OR state = 'called' OR state = 'talking' OR state = 'done'
                                    OR state = 'missed' OR state = 'absent' OR state = 'released'),
  state_at  INTEGER NOT NULL,
  state_by  TEXT    NOT NULL,
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT;

CREATE UNIQUE INDEX one_child_a_chair ON sign_up (class, date, start, seat)
  WHERE state NOT IN ('absent', 'released');
CREATE UNIQUE INDEX one_chair_a_child ON sign_up (class, student)
  WHERE state = 'booked' OR state = 'called' OR state = 'talking';
-- What stood on a chair and no longer does: for its story and for putting back.
CREATE INDEX given_back ON sign_up (class, date) WHERE state IN ('absent', 'released');

CREATE TABLE device (
  id         INTEGER PRIMARY KEY,
  kind       TEXT    NOT NULL CHECK (kind IN ('wall', 'shared', 'own')),
  class      INTEGER NOT NULL REFERENCES class (id),
  token      BLOB    NOT NULL UNIQUE,      -- SHA-256 of the cookie (D11)
  joined_at  INTEGER NOT NULL,
  joined_by  INTEGER NOT NULL REFERENCES teacher (id),
  ended_at   INTEGER
) STRICT;

CREATE TABLE session (
  id         INTEGER PRIMARY KEY,
  teacher    INTEGER NOT NULL REFERENCES teacher (id),
  token      BLOB    NOT NULL UNIQUE,
  own        INTEGER NOT NULL CHECK (own IN (0, 1)),   -- the teacher's own device: a week, not ten hours (H5)
  made_at    INTEGER NOT NULL,
  ends_at    INTEGER NOT NULL,
  ended_at   INTEGER
) STRICT;

-- One deed for one request id, however often the Wi-Fi repeats it (R19).
CREATE TABLE request (
  by     INTEGER NOT NULL,
  id     TEXT    NOT NULL,
  place  TEXT    NOT NULL,
  about  INTEGER NOT NULL,
  at     INTEGER NOT NULL,
  PRIMARY KEY (by, id)
) STRICT, WITHOUT ROWID;

-- Who did what, when, by which screen. Numbers only: no name and no word of a child stands here.
CREATE TABLE audit (
  id      INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  clock   TEXT    NOT NULL CHECK (clock IN ('trusted', 'doubtful')),
  boot    INTEGER NOT NULL,
  by      TEXT    NOT NULL,
  deed    TEXT    NOT NULL,
  class   INTEGER,
  about   INTEGER,
  detail  TEXT    NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX audit_of ON audit (about) WHERE about IS NOT NULL;

-- What the box as a whole remembers: the offset of its clock (X5).
CREATE TABLE setting (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
