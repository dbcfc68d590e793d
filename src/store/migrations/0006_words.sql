-- The teacher's own words: questions, beginnings, the mini-lesson, a line of thanks; and quiet minutes by the timetable.

-- A question of the class's own. Its words never change: other words are another question (D5).
CREATE TABLE question (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  class     INTEGER NOT NULL REFERENCES class (id),
  language  TEXT    NOT NULL,
  role      TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  by        TEXT    NOT NULL
) STRICT;

-- Which questions of a role a class is asked, in their order; without rows it is Chair's own, in turn.
CREATE TABLE asked (
  class     INTEGER NOT NULL REFERENCES class (id),
  language  TEXT    NOT NULL,
  role      TEXT    NOT NULL,
  place     INTEGER NOT NULL,
  wording   TEXT    NOT NULL,                                            -- 'g35-piece-1', or 'own-' and a question's id
  standing  TEXT    NOT NULL CHECK (standing = 'shown' OR standing = 'picked' OR standing = 'hidden'),
  PRIMARY KEY (class, language, role, place)
) STRICT, WITHOUT ROWID;

-- The class's own beginnings of an answer.
CREATE TABLE starter (
  class     INTEGER NOT NULL REFERENCES class (id),
  language  TEXT    NOT NULL,
  role      TEXT    NOT NULL,
  place     INTEGER NOT NULL,
  text      TEXT    NOT NULL,
  PRIMARY KEY (class, language, role, place)
) STRICT, WITHOUT ROWID;

-- Lines of the mini-lesson in the teacher's words; the others are Chair's own (T7).
CREATE TABLE lesson_line (
  language  TEXT    NOT NULL,
  line      TEXT    NOT NULL,
  text      TEXT    NOT NULL,
  at        INTEGER NOT NULL,
  by        TEXT    NOT NULL,
  PRIMARY KEY (language, line)
) STRICT, WITHOUT ROWID;

-- 'tap': she begins the two quiet minutes; 'end': the timetable does, at the end of each writing block (S6).
ALTER TABLE class ADD COLUMN quiet_by TEXT NOT NULL DEFAULT 'tap' CHECK (quiet_by IN ('tap', 'end'));

-- A child's own page asks for the last thanks to it at each look.
CREATE INDEX thanks ON log_line (line, at) WHERE line > 'thanks:' AND line < 'thanks;';
