-- What ends with what: by what a child came in, so that whatever opened a session ends it; and a recovery code that was made
-- and is not written down yet, beside the one that still opens.

-- Null: a session from before this was noted. It ends with any of them.
ALTER TABLE student_session ADD COLUMN came_by TEXT CHECK (came_by IN ('card', 'pictures', 'teacher'));
-- Counts a child's sessions: the clock may repeat itself, and many come in one second.
ALTER TABLE student_session ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
UPDATE student_session SET came_by = 'card' WHERE device IS NULL;

-- SHA-256 of the recovery code that was shown and is not said to be written down yet. Until then both open.
ALTER TABLE teacher ADD COLUMN recovery_next BLOB;
