-- The loop: the sheet, the talk, the next step that comes back, and the ways in for children.
-- A sheet, a talk and a next step have class and student with a compound key to membership (D1). Whatever can be typed has a
-- revision: a save says which one it has seen (D27). Times of deeds are UTC seconds, days are local text.

ALTER TABLE teacher ADD COLUMN pin TEXT;                                  -- argon2id of six digits; null until she has chosen (H5)

-- 'gate' sheet first, 'nudge' the chair is saved and the sheet is named, 'off' (S5).
ALTER TABLE class ADD COLUMN sheet TEXT NOT NULL DEFAULT 'nudge' CHECK (sheet IN ('gate', 'nudge', 'off'));
ALTER TABLE class ADD COLUMN sheet_asked INTEGER;                         -- when "Sheet first from now on?" was answered
ALTER TABLE class ADD COLUMN shared INTEGER NOT NULL DEFAULT 1 CHECK (shared IN (0, 1));   -- devices are shared (H7)
ALTER TABLE class ADD COLUMN target_days INTEGER NOT NULL DEFAULT 10;     -- meet everyone within so many school days (H2)

-- One child's own way with the sheet; null is the class's.
ALTER TABLE membership ADD COLUMN sheet TEXT CHECK (sheet IN ('gate', 'nudge', 'off'));

-- Two of nine, in order, as "kite,drum": 81 codes, so a hash would hide nothing; they guard the open sheet only (D10).
ALTER TABLE student ADD COLUMN pictures TEXT;
ALTER TABLE student ADD COLUMN card INTEGER NOT NULL DEFAULT 1;           -- a voided card has an older version (D12)

-- One child on one device.
CREATE TABLE student_session (
  id         INTEGER PRIMARY KEY,
  class      INTEGER NOT NULL,
  student    INTEGER NOT NULL,
  device     INTEGER REFERENCES device (id),   -- null: came in by a card
  token      BLOB    NOT NULL UNIQUE,          -- SHA-256 of the cookie
  own        INTEGER NOT NULL CHECK (own IN (0, 1)),
  made_at    INTEGER NOT NULL,
  ends_at    INTEGER NOT NULL,
  ended_at   INTEGER,
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT;

-- Who is signed in; the rows of those who no longer are go with the next sign-in.
CREATE INDEX student_session_ends ON student_session (ends_at);
-- The classes of a child.
CREATE INDEX membership_of ON membership (student);

-- Wrong pictures in a row: one counter for each device on which the child has come in before, one (device 0) for all others.
CREATE TABLE wrong_pictures (
  student  INTEGER NOT NULL REFERENCES student (id),
  device   INTEGER NOT NULL,
  wrong    INTEGER NOT NULL,
  PRIMARY KEY (student, device)
) STRICT, WITHOUT ROWID;

-- A sheet belongs to a child's next talk (D5). It is made with its first answer; an empty sheet is only derived.
CREATE TABLE sheet (
  id         INTEGER PRIMARY KEY,
  class      INTEGER NOT NULL,
  student    INTEGER NOT NULL,
  number     INTEGER NOT NULL,                 -- which sheet of this child in this class, from 1: a clock may be set back
  opened_at  INTEGER NOT NULL,
  closed_at  INTEGER,                          -- its talk is done
  UNIQUE (student, class, number),
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT;
CREATE UNIQUE INDEX one_open_sheet ON sheet (class, student) WHERE closed_at IS NULL;

-- The head of an answer: what is saved now.
CREATE TABLE answer (
  sheet     INTEGER NOT NULL REFERENCES sheet (id),
  role      TEXT    NOT NULL CHECK (role IN ('piece', 'proud', 'stuck', 'tried', 'ask')),
  wording   TEXT    NOT NULL,                  -- which question of its role: chosen when "Another question" or first answered
  asked     TEXT    NOT NULL,                  -- its words as the child saw them; they stay (D5)
  text      TEXT    NOT NULL,
  way       TEXT    NOT NULL CHECK (way IN ('none', 'written', 'aloud', 'paper')),   -- none: not answered yet
  told_to   TEXT,                              -- the adult who wrote for the child
  revision  INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  day       TEXT    NOT NULL,                  -- the class's local day of that moment
  by        TEXT    NOT NULL,
  PRIMARY KEY (sheet, role)
) STRICT, WITHOUT ROWID;
-- "Answers new today".
CREATE INDEX answer_at ON answer (at);

-- What an answer was: one row a writing day is kept for good (S3).
CREATE TABLE answer_before (
  sheet     INTEGER NOT NULL REFERENCES sheet (id),
  role      TEXT    NOT NULL,
  revision  INTEGER NOT NULL,
  day       TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  way       TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  by        TEXT    NOT NULL,
  PRIMARY KEY (sheet, role, revision)
) STRICT, WITHOUT ROWID;

-- Two devices on one line: the words that came second stand here beside the saved ones until somebody chooses (D27).
-- `about` is the sheet, the conference or the next step; `line` the role or the field.
CREATE TABLE beside (
  about     INTEGER NOT NULL,
  line      TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  by        TEXT    NOT NULL,
  PRIMARY KEY (about, line, text)
) STRICT, WITHOUT ROWID;

-- A talk, with or without a chair (D4).
CREATE TABLE conference (
  id         INTEGER PRIMARY KEY,
  class      INTEGER NOT NULL REFERENCES class (id),
  kind       TEXT    NOT NULL CHECK (kind IN ('student_led', 'teacher_called', 'walk_up', 'small_group', 'looked_in')),
  sign_up    INTEGER UNIQUE REFERENCES sign_up (id),
  date       TEXT    NOT NULL,
  began_at   INTEGER NOT NULL,
  ended_at   INTEGER,
  teacher    INTEGER NOT NULL REFERENCES teacher (id),
  state      TEXT    NOT NULL CHECK (state IN ('talking', 'done')),
  state_at   INTEGER NOT NULL,
  state_by   TEXT    NOT NULL,
  check_back TEXT,                             -- a date; promised check-backs come first on Today
  looked_in_at INTEGER,                        -- the check-back was kept
  logged_at  INTEGER                           -- "That is all": its empty boxes are not asked for any more
) STRICT;
CREATE INDEX conference_on ON conference (class, date);
-- Whose session does not rest: asked at each sign-in.
CREATE INDEX talking ON conference (teacher) WHERE state = 'talking';

-- Who the talk was with: logged once, filed to each.
CREATE TABLE writer (
  conference  INTEGER NOT NULL REFERENCES conference (id),
  class       INTEGER NOT NULL,
  student     INTEGER NOT NULL,
  sheet       INTEGER REFERENCES sheet (id),
  read_back   TEXT CHECK (read_back IN ('yes', 'change')),
  read_back_at INTEGER,
  PRIMARY KEY (conference, student),
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT, WITHOUT ROWID;
CREATE INDEX talks_of ON writer (student, conference);

-- The lines of a log, each with its own revision: glow, praised, quote, teaching, home are shared with the child;
-- teacher_well and teacher_tweak are the teacher's reflection. 'well:STUDENT' and 'tweak:STUDENT' are a child's.
CREATE TABLE log_line (
  conference  INTEGER NOT NULL REFERENCES conference (id),
  line        TEXT    NOT NULL,
  text        TEXT    NOT NULL,
  revision    INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  by          TEXT    NOT NULL,
  PRIMARY KEY (conference, line)
) STRICT, WITHOUT ROWID;

-- The remember line is for the teacher alone (T4), so it stands apart from everything that a child's page reads.
CREATE TABLE remember (
  conference  INTEGER PRIMARY KEY REFERENCES conference (id),
  text        TEXT    NOT NULL,
  revision    INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  by          TEXT    NOT NULL
) STRICT;

-- What a child will do next, in the child's words: carried until reached, or put down for now (S7).
CREATE TABLE next_step (
  id          INTEGER PRIMARY KEY,
  class       INTEGER NOT NULL,
  student     INTEGER NOT NULL,
  conference  INTEGER REFERENCES conference (id),
  text        TEXT    NOT NULL,
  way         TEXT    NOT NULL CHECK (way IN ('written', 'aloud')),
  revision    INTEGER NOT NULL,
  made_at     INTEGER NOT NULL,
  state       TEXT    NOT NULL CHECK (state IN ('open', 'reached', 'put_down')),
  state_at    INTEGER NOT NULL,
  state_by    TEXT    NOT NULL,
  child_said  TEXT CHECK (child_said IN ('doing', 'getting_there', 'not_yet', 'reached')),
  child_said_on TEXT,                          -- the class's local day
  not_yet     INTEGER NOT NULL DEFAULT 0,      -- so many "not yet" in a row, on different days
  UNIQUE (conference, student),
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT;
CREATE INDEX open_steps ON next_step (student) WHERE state = 'open';

-- The teacher's own device in a child's hands: it shows this talk and nothing else until her PIN or passphrase (T1).
ALTER TABLE session ADD COLUMN handed_for INTEGER REFERENCES conference (id);
ALTER TABLE session ADD COLUMN handed_to INTEGER REFERENCES student (id);
