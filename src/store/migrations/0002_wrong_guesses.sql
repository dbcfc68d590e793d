-- Each device has wrong tries in a row of its own, also one on which the child never came in: until now those shared a counter,
-- device 0, so that one that guessed made the child wait on another.
ALTER TABLE wrong_pictures ADD COLUMN known INTEGER NOT NULL DEFAULT 1 CHECK (known IN (0, 1));   -- the child came in on it
DELETE FROM wrong_pictures WHERE device = 0;

-- The wrong guesses of the last minutes at a child's pictures, on all devices together; older ones go with the next.
CREATE TABLE wrong_guess (
  student  INTEGER NOT NULL REFERENCES student (id),
  device   INTEGER NOT NULL,
  known    INTEGER NOT NULL CHECK (known IN (0, 1)),   -- as above, when it was made
  boot     INTEGER NOT NULL,                   -- in which run of the program
  at_ms    INTEGER NOT NULL,                   -- so long after its start: no clock that is set moves it
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX wrong_guess_of ON wrong_guess (student);
