-- The tables of a classroom: people, the timetable, the board, sheets, conferences, and what the box remembers of itself.
-- Moments are UTC seconds, because devices and clocks disagree. Days and hours of school are local text ('2026-11-23',
-- '09:10') and never converted, so that a change of the clocks moves no chair.
--
-- Columns that many tables have are said here once:
--   at, by               when the row was written, and by whom: 'wall:ID', 'teacher:ID', 'student:ID', 'device:ID', 'box' or
--                        'stranger'
--   made_at, made_by     the same for a row that changes afterwards
--   state, state_at/_by  a word of what it is now, since when, and who made it so: nothing changes its state by the clock
--   began_at, ended_at   its beginning and its end; an end that is null has not come
--   date, day, start     a day, a day, and a time of day of school; `minutes` from there
--   class, student, ...  the id of a row in the table of that name
--   language             'en', 'es' or 'ar'
--   role                 which of the five questions: 'piece', 'proud', 'stuck', 'tried', 'ask'
--   text, revision       words as they were typed, and how often they were saved
--   token                SHA-256 of what a cookie carries
--
-- Ids of people, sign-ups, sheets, conferences and devices are random, so that nobody guesses one from its neighbours.
-- What belongs to a child belongs to the child in one class, and has a compound key to membership: ids that are mixed up
-- are refused here, whatever the program overlooked.

--------------------------------------------------------------------------------------------------------------------
-- People and classes

CREATE TABLE teacher (
  id          INTEGER PRIMARY KEY,
  name        TEXT    NOT NULL,                -- as the teacher signs in
  language    TEXT    NOT NULL,                -- of the teacher's own pages
  passphrase  TEXT    NOT NULL,                -- argon2id, as a PHC string
  recovery    BLOB    NOT NULL,                -- SHA-256 of the recovery code, which is shown once and is not kept
  pin         TEXT,                            -- argon2id of six digits; null until one was chosen
  made_at     INTEGER NOT NULL
) STRICT;

-- The one row that says whose box this is: of two claims at the same moment the second finds the place taken.
CREATE TABLE box (
  only_one    INTEGER PRIMARY KEY CHECK (only_one = 1),
  owner       INTEGER NOT NULL REFERENCES teacher (id),   -- whoever claimed the box
  claimed_at  INTEGER NOT NULL
) STRICT;

-- A class with everything its teacher has set. The defaults are what a new class begins with.
CREATE TABLE class (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,   -- counted, for it stands in addresses that people read; never given twice
  name           TEXT    NOT NULL,                    -- what children call it
  band           TEXT    NOT NULL CHECK (band IN ('k2', 'g35', 'g68')),   -- kindergarten to 2nd grade, 3rd to 5th, 6th to 8th
  language       TEXT    NOT NULL,                    -- of its wall, and of each child without one of its own
  zone           TEXT    NOT NULL,                    -- IANA name, from the teacher's browser
  made_at        INTEGER NOT NULL,
  -- How chairs stand in a writing block; all but the first in minutes.
  chairs         INTEGER NOT NULL DEFAULT 3,          -- so many in a block
  chair_minutes  INTEGER NOT NULL DEFAULT 6,          -- how long a talk is
  padding        INTEGER NOT NULL DEFAULT 2,          -- between two chairs, for walking back and for the log
  first_after    INTEGER NOT NULL DEFAULT 10,         -- the first chair so long after the block begins
  last_before    INTEGER NOT NULL DEFAULT 5,          -- the last chair over so long before the block ends
  -- What a child may do at the board.
  talks_a_week   INTEGER NOT NULL DEFAULT 1,          -- a child has so many talks a week
  days_ahead     INTEGER NOT NULL DEFAULT 5,          -- sign-up opens so many school days before
  closes_before  INTEGER NOT NULL DEFAULT 0,          -- sign-up closes so many minutes before a chair's time
  moves_max      INTEGER NOT NULL DEFAULT 2,          -- a child moves its own sign-up so often
  rest_days      INTEGER NOT NULL DEFAULT 0,          -- so many school days after a talk are left to the others
  round_first    INTEGER NOT NULL DEFAULT 1 CHECK (round_first IN (0, 1)),   -- who was met in this round lets the others go first
  round          INTEGER NOT NULL DEFAULT 1,          -- which round goes on: counted and not dated, as the clock may be wrong
  target_days    INTEGER NOT NULL DEFAULT 10,         -- everyone is to be met within so many school days
  -- The sheet before a chair: 'gate' it comes first, 'nudge' the chair is saved and the sheet is named, 'off' it does not matter.
  sheet          TEXT    NOT NULL DEFAULT 'nudge' CHECK (sheet IN ('gate', 'nudge', 'off')),
  sheet_asked    INTEGER,                             -- when the teacher answered "Sheet first from now on?", which is asked once
  -- Prep time is begun by the teacher's 'tap', or by the timetable at the 'end' of each writing block.
  quiet_by       TEXT    NOT NULL DEFAULT 'tap' CHECK (quiet_by IN ('tap', 'end')),
  shared         INTEGER NOT NULL DEFAULT 1 CHECK (shared IN (0, 1)),         -- several children use one device: sessions are short
  shared_praise  INTEGER NOT NULL DEFAULT 0 CHECK (shared_praise IN (0, 1))   -- the wall shows shared praise
) STRICT;

-- Who teaches a class. Several teachers may share one.
CREATE TABLE class_teacher (
  class    INTEGER NOT NULL REFERENCES class (id),
  teacher  INTEGER NOT NULL REFERENCES teacher (id),
  PRIMARY KEY (class, teacher)
) STRICT, WITHOUT ROWID;

-- A child on this box, whatever classes it is in.
CREATE TABLE student (
  id        INTEGER PRIMARY KEY,
  given     TEXT    NOT NULL,                  -- the name it goes by
  family    TEXT    NOT NULL,                  -- may be empty; never on the wall but for an initial
  -- The keyed hash of two pictures of nine, in order; null until chosen. They guard the open sheet only, and of 81 possible
  -- pairs a hash without a key would hide nothing.
  pictures  TEXT,
  card      INTEGER NOT NULL DEFAULT 1,        -- the version of the printed card: a new version voids the older cards
  made_at   INTEGER NOT NULL
) STRICT;

-- A child in a class.
CREATE TABLE membership (
  class        INTEGER NOT NULL REFERENCES class (id),
  student      INTEGER NOT NULL REFERENCES student (id),
  since        INTEGER NOT NULL,               -- when the child came into the class
  shape        INTEGER NOT NULL,               -- with the colour, the child's own drawing of a chair: no two alike in a class
  colour       INTEGER NOT NULL,
  language     TEXT,                           -- null is the class's
  sheet        TEXT CHECK (sheet IN ('gate', 'nudge', 'off')),   -- null is the class's
  excused      INTEGER,                        -- the round that does not wait for this child
  archived_on  INTEGER,                        -- when the child left the class; everything of it stays
  PRIMARY KEY (class, student)
) STRICT, WITHOUT ROWID;
-- The classes of a child.
CREATE INDEX membership_of ON membership (student);

-- The made-up child of the first run, while there is one: erased afterwards with all that came of it.
CREATE TABLE practice (
  only_one  INTEGER PRIMARY KEY CHECK (only_one = 1),
  student   INTEGER NOT NULL REFERENCES student (id)
) STRICT;

--------------------------------------------------------------------------------------------------------------------
-- The timetable

-- When the class writes, each week.
CREATE TABLE writing_block (
  class    INTEGER NOT NULL REFERENCES class (id),
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),     -- Monday is 1
  start    TEXT    NOT NULL,
  minutes  INTEGER NOT NULL CHECK (minutes > 0),
  PRIMARY KEY (class, weekday, start)
) STRICT, WITHOUT ROWID;

-- Days without school, both included.
CREATE TABLE no_school (
  class    INTEGER NOT NULL REFERENCES class (id),
  first    TEXT    NOT NULL,
  last     TEXT    NOT NULL CHECK (last >= first),
  PRIMARY KEY (class, first, last)
) STRICT, WITHOUT ROWID;

-- A day with school that is not like the others.
CREATE TABLE day_change (
  class     INTEGER NOT NULL REFERENCES class (id),
  date      TEXT    NOT NULL,
  ends      TEXT,                              -- school is out at this time; null is the usual one
  no_talks  INTEGER NOT NULL DEFAULT 0 CHECK (no_talks IN (0, 1)),   -- nobody has a chair that day
  late      INTEGER NOT NULL DEFAULT 0,        -- the chairs that are left come so many minutes later
  at        INTEGER NOT NULL,
  by        TEXT    NOT NULL,
  PRIMARY KEY (class, date)
) STRICT, WITHOUT ROWID;

-- When a child is out of the room each week. Only the teacher sees why a chair is not offered then.
CREATE TABLE away (
  class    INTEGER NOT NULL,
  student  INTEGER NOT NULL,
  weekday  INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  start    TEXT    NOT NULL,
  minutes  INTEGER NOT NULL CHECK (minutes > 0),
  PRIMARY KEY (class, student, weekday, start),
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT, WITHOUT ROWID;

--------------------------------------------------------------------------------------------------------------------
-- The board. A chair is derived from the timetable and has no row; what is held, closed or saved has one.

-- A child's hold on a chair. It keeps its own day, start and minutes: a new timetable changes none of them.
CREATE TABLE sign_up (
  id        INTEGER PRIMARY KEY,
  class     INTEGER NOT NULL,
  student   INTEGER NOT NULL,
  date      TEXT    NOT NULL,
  start     TEXT    NOT NULL,
  seat      INTEGER NOT NULL,                  -- from 1; more than one only for the children of a group
  minutes   INTEGER NOT NULL,
  moves     INTEGER NOT NULL DEFAULT 0,        -- how often the child has moved it
  made_at   INTEGER NOT NULL,
  made_by   TEXT    NOT NULL,
  -- 'booked', then 'called' when it is the child's turn, 'talking', 'done'. 'missed': the teacher says it did not come;
  -- 'absent': not at school; 'released': given back.
  -- OR and not IN: SQLite makes a list of more than two words into a table of its own each time a row is written.
  state     TEXT    NOT NULL CHECK (state = 'booked' OR state = 'called' OR state = 'talking' OR state = 'done'
                                    OR state = 'missed' OR state = 'absent' OR state = 'released'),
  state_at  INTEGER NOT NULL,
  state_by  TEXT    NOT NULL,
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT;
-- The two promises of the board a second time, so that no mistake in the rules can break them.
CREATE UNIQUE INDEX one_child_a_chair ON sign_up (class, date, start, seat)
  WHERE state NOT IN ('absent', 'released');
CREATE UNIQUE INDEX one_chair_a_child ON sign_up (class, student)
  WHERE state = 'booked' OR state = 'called' OR state = 'talking';
-- What stood on a chair and no longer does: for the chair's history and for putting back.
CREATE INDEX given_back ON sign_up (class, date) WHERE state IN ('absent', 'released');

-- A chair that was saved for a child: by the teacher, or because it came free while the child waited.
CREATE TABLE reservation (
  sign_up  INTEGER PRIMARY KEY REFERENCES sign_up (id),
  kind     TEXT    NOT NULL CHECK (kind = 'invited' OR kind = 'waited'),   -- saved by the teacher, or after waiting
  said     TEXT    CHECK (said = 'yes' OR said = 'another' OR said = 'not_now'),   -- the child's answer; null: none yet
  said_at  INTEGER
) STRICT;

-- Who waits for a chair of a day, in this order. 'saved': a chair came free and is the child's. 'left': it took one itself,
-- or does not wait any more.
CREATE TABLE wait_list (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,  -- counted, for it is the order; never given twice
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
CREATE UNIQUE INDEX one_wait_a_child ON wait_list (class, student) WHERE state = 'waiting';

-- A chair that the teacher has closed.
CREATE TABLE closed_chair (
  class    INTEGER NOT NULL REFERENCES class (id),
  date     TEXT    NOT NULL,
  start    TEXT    NOT NULL,
  seat     INTEGER NOT NULL,                   -- as in sign_up
  at       INTEGER NOT NULL,
  by       TEXT    NOT NULL,
  PRIMARY KEY (class, date, start, seat)
) STRICT, WITHOUT ROWID;

-- Sign-up stands still while there is a row; what is saved stays saved.
CREATE TABLE pause (
  class  INTEGER PRIMARY KEY REFERENCES class (id),
  words  TEXT    NOT NULL,                     -- the teacher's, shown on the board; may be empty
  at     INTEGER NOT NULL,
  by     TEXT    NOT NULL
) STRICT;

--------------------------------------------------------------------------------------------------------------------
-- Questions, sheets and answers. Whatever is typed has a revision: a save says which one it is based on.

-- A question of the class's own. Its words never change, because answers keep them: other words are another question.
CREATE TABLE question (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,  -- counted, for 'own-ID' is the name of its wording; never given twice
  class     INTEGER NOT NULL REFERENCES class (id),
  language  TEXT    NOT NULL,
  role      TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  by        TEXT    NOT NULL
) STRICT;

-- Which questions of a role a class is asked, in their order. Without rows they are Chair's own, in turn.
CREATE TABLE asked (
  class     INTEGER NOT NULL REFERENCES class (id),
  language  TEXT    NOT NULL,
  role      TEXT    NOT NULL,
  position  INTEGER NOT NULL,                  -- from 1
  wording   TEXT    NOT NULL,                  -- one of Chair's own as 'g35-piece-1', or 'own-' and a question's id
  -- 'shown' in its turn; 'picked': everyone is asked this one first; 'hidden': not now.
  standing  TEXT    NOT NULL CHECK (standing = 'shown' OR standing = 'picked' OR standing = 'hidden'),
  PRIMARY KEY (class, language, role, position)
) STRICT, WITHOUT ROWID;

-- The class's own beginnings of an answer.
CREATE TABLE starter (
  class     INTEGER NOT NULL REFERENCES class (id),
  language  TEXT    NOT NULL,
  role      TEXT    NOT NULL,
  position  INTEGER NOT NULL,                  -- from 1
  text      TEXT    NOT NULL,
  PRIMARY KEY (class, language, role, position)
) STRICT, WITHOUT ROWID;

-- A child's preparation of its next talk. It is made with the first answer: an empty sheet has no row.
CREATE TABLE sheet (
  id         INTEGER PRIMARY KEY,
  class      INTEGER NOT NULL,
  student    INTEGER NOT NULL,
  number     INTEGER NOT NULL,                 -- which sheet of this child, from 1: dates would not do, a clock may be set back
  opened_at  INTEGER NOT NULL,
  closed_at  INTEGER,                          -- its talk is done
  UNIQUE (student, class, number),
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT;
CREATE UNIQUE INDEX one_open_sheet ON sheet (class, student) WHERE closed_at IS NULL;

-- What is under a question now.
CREATE TABLE answer (
  sheet     INTEGER NOT NULL REFERENCES sheet (id),
  role      TEXT    NOT NULL CHECK (role IN ('piece', 'proud', 'stuck', 'tried', 'ask')),
  wording   TEXT    NOT NULL,                  -- which question of its role: chosen by "Another question", or when first answered
  asked     TEXT    NOT NULL,                  -- the question's words as the child saw them; they stay with the answer
  text      TEXT    NOT NULL,
  -- 'written' here, to be said 'aloud' in the talk, or on 'paper'; 'none': not answered yet.
  way       TEXT    NOT NULL CHECK (way IN ('none', 'written', 'aloud', 'paper')),
  told_to   TEXT,                              -- the adult who wrote for the child
  revision  INTEGER NOT NULL,
  at        INTEGER NOT NULL,
  day       TEXT    NOT NULL,                  -- the class's local day of that moment
  by        TEXT    NOT NULL,
  PRIMARY KEY (sheet, role)
) STRICT, WITHOUT ROWID;
-- "Answers new today".
CREATE INDEX answer_at ON answer (at);

-- What an answer was before: one version of each writing day is kept for good.
CREATE TABLE answer_version (
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

-- Two screens typed in one box: the words that came second wait here, beside the saved ones, until somebody chooses.
CREATE TABLE conflict (
  about     INTEGER NOT NULL,                  -- the sheet, the conference or the next step
  line      TEXT    NOT NULL,                  -- the role of the answer, or the line of the log
  text      TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  by        TEXT    NOT NULL,
  PRIMARY KEY (about, line, text)
) STRICT, WITHOUT ROWID;

--------------------------------------------------------------------------------------------------------------------
-- Conferences

-- A talk, with a chair or without one.
CREATE TABLE conference (
  id            INTEGER PRIMARY KEY,
  class         INTEGER NOT NULL REFERENCES class (id),
  -- 'student_led': the child saved a chair; 'teacher_called': the teacher asked it; 'walk_up': it came without a chair;
  -- 'small_group': several children; 'looked_in': a check-back of under a minute.
  kind          TEXT    NOT NULL CHECK (kind IN ('student_led', 'teacher_called', 'walk_up', 'small_group', 'looked_in')),
  sign_up       INTEGER UNIQUE REFERENCES sign_up (id),   -- null: without a chair
  date          TEXT    NOT NULL,
  began_at      INTEGER NOT NULL,
  ended_at      INTEGER,
  teacher       INTEGER NOT NULL REFERENCES teacher (id),
  state         TEXT    NOT NULL CHECK (state IN ('talking', 'done')),
  state_at      INTEGER NOT NULL,
  state_by      TEXT    NOT NULL,
  check_back    TEXT,                          -- the day on which the teacher promised to look in
  looked_in_at  INTEGER,                       -- when that promise was kept
  logged_at     INTEGER                        -- when the teacher said "That is all": empty boxes are not asked for any more
) STRICT;
CREATE INDEX conference_on ON conference (class, date);
-- Who is in a talk: a teacher's session does not rest meanwhile.
CREATE INDEX talking ON conference (teacher) WHERE state = 'talking';
-- The look backs that are still owed: Today asks for them, however many talks a class has had.
CREATE INDEX owed ON conference (class, check_back) WHERE check_back IS NOT NULL AND looked_in_at IS NULL;

-- A child in a talk. A group's talk is logged once and is filed to each of them.
CREATE TABLE participant (
  conference    INTEGER NOT NULL REFERENCES conference (id),
  class         INTEGER NOT NULL,
  student       INTEGER NOT NULL,
  sheet         INTEGER REFERENCES sheet (id), -- the one it had prepared
  round         INTEGER,                       -- the round in which this child was met by this talk
  read_back     TEXT CHECK (read_back IN ('yes', 'change')),   -- what the child said when the log was read to it
  read_back_at  INTEGER,
  PRIMARY KEY (conference, student),
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT, WITHOUT ROWID;
CREATE INDEX talks_of ON participant (student, conference);
CREATE INDEX met_in ON participant (class, round) WHERE round IS NOT NULL;

-- The lines of a log, each typed and saved by itself. The child sees 'strength', 'praised', 'quote', 'teaching' and 'home';
-- 'teacher_well' and 'teacher_tweak' are the teacher's look back, 'well:STUDENT' and 'tweak:STUDENT' a child's own,
-- 'thanks:STUDENT' the sentence that the child finds on its page.
CREATE TABLE log_line (
  conference  INTEGER NOT NULL REFERENCES conference (id),
  line        TEXT    NOT NULL,
  text        TEXT    NOT NULL,
  revision    INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  by          TEXT    NOT NULL,
  PRIMARY KEY (conference, line)
) STRICT, WITHOUT ROWID;
-- A child's own page looks for the last thanks each time it is opened.
CREATE INDEX thanks ON log_line (line, at) WHERE line > 'thanks:' AND line < 'thanks;';

-- The teacher's note for herself alone: a table of its own, which nothing that a child's page reads comes near.
CREATE TABLE remember (
  conference  INTEGER PRIMARY KEY REFERENCES conference (id),
  text        TEXT    NOT NULL,
  revision    INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  by          TEXT    NOT NULL
) STRICT;

-- What a child will do next, in its own words: carried until it is reached, or put down for now.
CREATE TABLE next_step (
  id             INTEGER PRIMARY KEY,
  class          INTEGER NOT NULL,
  student        INTEGER NOT NULL,
  conference     INTEGER REFERENCES conference (id),   -- in which it was agreed, as long as there is one
  text           TEXT    NOT NULL,
  way            TEXT    NOT NULL CHECK (way IN ('written', 'aloud')),   -- 'aloud': the child says it, and it is not written
  revision       INTEGER NOT NULL,
  made_at        INTEGER NOT NULL,
  state          TEXT    NOT NULL CHECK (state IN ('open', 'reached', 'put_down')),
  state_at       INTEGER NOT NULL,
  state_by       TEXT    NOT NULL,
  -- What the child last said about it, and on which day.
  child_said     TEXT CHECK (child_said IN ('doing', 'getting_there', 'not_yet', 'reached')),
  child_said_on  TEXT,
  not_yet        INTEGER NOT NULL DEFAULT 0,   -- "not yet" so often in a row, on different days: then the teacher is asked
  UNIQUE (conference, student),
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT;
CREATE INDEX open_steps ON next_step (student) WHERE state = 'open';

-- Words that a teacher noticed, shared by the child they were said to. The wall shows them once the teacher agrees; no name
-- stands on it.
CREATE TABLE shared_praise (
  conference  INTEGER NOT NULL REFERENCES conference (id),
  student     INTEGER NOT NULL REFERENCES student (id),
  class       INTEGER NOT NULL REFERENCES class (id),
  text        TEXT    NOT NULL,
  -- 'asked': the child shared it, and the teacher has not answered yet.
  state       TEXT    NOT NULL CHECK (state = 'asked' OR state = 'shown' OR state = 'not_shown'),
  state_at    INTEGER NOT NULL,
  state_by    TEXT    NOT NULL,
  PRIMARY KEY (conference, student, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX shared_praise_of ON shared_praise (class, state);

-- Lines of the mini-lesson in the teacher's words, by the name of the line; the others are Chair's own.
CREATE TABLE lesson_line (
  language  TEXT    NOT NULL,
  line      TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  by        TEXT    NOT NULL,
  PRIMARY KEY (language, line)
) STRICT, WITHOUT ROWID;

--------------------------------------------------------------------------------------------------------------------
-- Screens and sessions. A cookie carries a random token; only its SHA-256 is kept, so that the file opens no door.

-- A screen that was let into a class: its wall, a device of the room that children share, or a child's own.
CREATE TABLE device (
  id            INTEGER PRIMARY KEY,
  kind          TEXT    NOT NULL CHECK (kind IN ('wall', 'shared', 'own')),
  class         INTEGER NOT NULL REFERENCES class (id),
  token         BLOB    NOT NULL UNIQUE,
  -- A wall's CSS pixels in ten centimetres, measured by a card held on it; null: not measured.
  px_in_100_mm  INTEGER CHECK (px_in_100_mm BETWEEN 150 AND 1200),
  joined_at     INTEGER NOT NULL,              -- when it was let in, and by whom
  joined_by     INTEGER NOT NULL REFERENCES teacher (id),
  ended_at      INTEGER
) STRICT;

-- A teacher on a device.
CREATE TABLE teacher_session (
  id          INTEGER PRIMARY KEY,
  teacher     INTEGER NOT NULL REFERENCES teacher (id),
  token       BLOB    NOT NULL UNIQUE,
  own         INTEGER NOT NULL CHECK (own IN (0, 1)),   -- on the teacher's own device: it lives a week, elsewhere some hours
  -- While the device is in a child's hands it shows this talk and nothing else, until the teacher's PIN or passphrase.
  handed_for  INTEGER REFERENCES conference (id),
  handed_to   INTEGER REFERENCES student (id),
  made_at     INTEGER NOT NULL,
  ends_at     INTEGER NOT NULL,                -- by itself; `ended_at` is when somebody ended it before
  ended_at    INTEGER
) STRICT;

-- A child on a device.
CREATE TABLE student_session (
  id        INTEGER PRIMARY KEY,
  class     INTEGER NOT NULL,
  student   INTEGER NOT NULL,
  device    INTEGER REFERENCES device (id),    -- null: came in by a card, on a device that was not let in
  token     BLOB    NOT NULL UNIQUE,
  own       INTEGER NOT NULL CHECK (own IN (0, 1)),   -- no other child uses this device
  made_at   INTEGER NOT NULL,
  ends_at   INTEGER NOT NULL,                  -- as a teacher's
  ended_at  INTEGER,
  FOREIGN KEY (class, student) REFERENCES membership (class, student)
) STRICT;
-- Who is signed in; the rows of those who no longer are go with the next sign-in.
CREATE INDEX student_session_ends ON student_session (ends_at);

-- Wrong pictures in a row. One counter for each device on which the child has come in before and one (device 0) for all
-- others, so that a device that guesses makes no other one wait.
CREATE TABLE wrong_pictures (
  student  INTEGER NOT NULL REFERENCES student (id),
  device   INTEGER NOT NULL,
  wrong    INTEGER NOT NULL,                   -- so often in a row: from the third on the next try has to wait
  PRIMARY KEY (student, device)
) STRICT, WITHOUT ROWID;

--------------------------------------------------------------------------------------------------------------------
-- What the box remembers of itself

-- A step of the first run that was done or skipped, or, of the recovery code, asked about again. Everything else that the
-- first run asks for is seen from the class itself. The last word counts.
CREATE TABLE first_run (
  step      TEXT    PRIMARY KEY,               -- by its name in `domain::first_run`
  state     TEXT    NOT NULL CHECK (state IN ('done', 'skipped', 'sure')),   -- 'sure': asked again, and still so
  state_at  INTEGER NOT NULL,
  state_by  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- What a request with an id led to: the Wi-Fi may repeat it, and a repeat gets the answer of the first and does nothing.
CREATE TABLE idempotent_request (
  by           INTEGER NOT NULL,               -- the screen or person that sent it
  id           TEXT    NOT NULL,               -- made by the page, one for each tap
  redirect_to  TEXT    NOT NULL,               -- the page that followed
  about        INTEGER NOT NULL,               -- what was made; 0: nothing
  at           INTEGER NOT NULL,               -- after a day nobody repeats it any more, and the row goes
  PRIMARY KEY (by, id)
) STRICT, WITHOUT ROWID;

-- Who did what, when, by which screen. Only ever added to. Numbers only: no name and no word of a child stands here.
CREATE TABLE audit (
  id      INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  clock   TEXT    NOT NULL CHECK (clock IN ('trusted', 'doubtful')),   -- whether `at` can be believed
  boot    INTEGER NOT NULL,                    -- which run of the program: a clock without a battery repeats itself
  by      TEXT    NOT NULL,
  event   TEXT    NOT NULL,                    -- in a word or two: 'saved', 'moved', 'claimed'
  class   INTEGER,
  about   INTEGER,                             -- the sign-up, student or device it was done to
  detail  TEXT    NOT NULL DEFAULT ''          -- ids of chairs, names of rules that yielded
) STRICT;
CREATE INDEX audit_of ON audit (about) WHERE about IS NOT NULL;

-- Values of the box as a whole, by name: how far its clock is off, what a technician said beforehand.
CREATE TABLE setting (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
