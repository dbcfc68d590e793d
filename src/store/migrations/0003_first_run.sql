-- The first run: what the class itself cannot show (its steps are otherwise seen from the roster, the timetable, the walls and
-- the chairs), the practice child of "Try it", and how large a wall's screen really is.

-- A step that was done or skipped, or, of the recovery code, asked about again. One row a step: the last word counts.
CREATE TABLE first_run (
  step      TEXT    PRIMARY KEY,
  state     TEXT    NOT NULL CHECK (state IN ('done', 'skipped', 'sure')),
  state_at  INTEGER NOT NULL,
  state_by  TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- The made-up child, while there is one: wiped with everything that is hers (screens.md 2.10).
CREATE TABLE practice (
  only_one  INTEGER PRIMARY KEY CHECK (only_one = 1),
  student   INTEGER NOT NULL REFERENCES student (id)
) STRICT;

-- CSS pixels in ten centimetres of this wall's screen, measured by a card held on it; null until somebody did.
ALTER TABLE device ADD COLUMN px_in_100_mm INTEGER CHECK (px_in_100_mm BETWEEN 150 AND 1200);
