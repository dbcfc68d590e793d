-- The adults beside the owner of the box: co-teachers, who sign in as she does, and substitutes, who come in by a code and end by
-- themselves; and what a teacher with several classes needs.

-- A substitute signs in by no name: its passphrase is empty and its recovery code is nobody's.
ALTER TABLE teacher ADD COLUMN standing TEXT NOT NULL DEFAULT 'teacher' CHECK (standing IN ('teacher', 'substitute'));
ALTER TABLE teacher ADD COLUMN until    INTEGER;   -- a substitute's last second, in UTC; null: no date ends this adult
ALTER TABLE teacher ADD COLUMN ended_at INTEGER;   -- since when nobody comes in as this adult; what it did keeps its name

-- An invitation of a co-teacher. Its code opens once, and stands nowhere: the box's key makes it of the id.
CREATE TABLE invitation (
  id        INTEGER PRIMARY KEY,
  made_at   INTEGER NOT NULL,
  made_by   INTEGER NOT NULL REFERENCES teacher (id),
  until     INTEGER NOT NULL,                  -- its last second, in UTC
  ended_at  INTEGER,                           -- when it was used or taken back
  joined    INTEGER REFERENCES teacher (id)    -- who came by it
) STRICT;

ALTER TABLE class         ADD COLUMN archived_at INTEGER;                    -- since when the class rests; everything of it stays
ALTER TABLE class_teacher ADD COLUMN position    INTEGER NOT NULL DEFAULT 0; -- in the teacher's own list; of two alike the older first
-- A wall that shows whichever of its teachers' classes the timetable means, and not only its own.
ALTER TABLE device        ADD COLUMN follows     INTEGER NOT NULL DEFAULT 0 CHECK (follows IN (0, 1));
