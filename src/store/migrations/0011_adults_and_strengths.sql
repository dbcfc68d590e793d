-- To which classes an invitation leads, from when a substitute's card opens and who made it, in which order the sessions of an
-- adult began, and the strengths that a class names in its own words.

CREATE TABLE invitation_class (
  invitation  INTEGER NOT NULL REFERENCES invitation (id),
  class       INTEGER NOT NULL REFERENCES class (id),
  PRIMARY KEY (invitation, class)
) STRICT, WITHOUT ROWID;
-- An invitation that is open leads to what it led to before: all classes of whoever made it.
INSERT INTO invitation_class (invitation, class)
SELECT invitation.id, class FROM invitation JOIN class_teacher ON class_teacher.teacher = made_by WHERE ended_at IS NULL;

ALTER TABLE teacher ADD COLUMN since INTEGER;   -- a substitute's first second, in UTC; null: from the beginning
ALTER TABLE teacher ADD COLUMN made_by INTEGER REFERENCES teacher (id);   -- of a substitute: who ends with it; null: nobody
-- Seconds do not tell which came later once the clock has gone back.
ALTER TABLE teacher_session ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;

CREATE TABLE strength (
  class     INTEGER NOT NULL REFERENCES class (id),
  position  INTEGER NOT NULL,                  -- from 1
  text      TEXT    NOT NULL,
  PRIMARY KEY (class, position)
) STRICT, WITHOUT ROWID;
