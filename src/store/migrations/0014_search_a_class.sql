-- A word is looked up with its class before it: one that may go on is then looked for among the words of that class alone, and
-- not among those of forty. The rows are made anew by store/said.rs.
DROP TABLE said_index;
DROP TABLE said;

-- Each text that is written on a sheet or in a talk, as it is looked up, and where it stands. An empty one has no row.
CREATE TABLE said (
  id     INTEGER PRIMARY KEY,                  -- of two texts the later has the greater one
  class  INTEGER NOT NULL REFERENCES class (id),
  -- 'answer' of a sheet, 'line' of a talk's log, 'remember' of a talk, 'step': a next step.
  place  TEXT    NOT NULL CHECK (place IN ('answer', 'line', 'remember', 'step')),
  about  INTEGER NOT NULL,                     -- the sheet, the talk, or the next step
  line   TEXT    NOT NULL,                     -- the role of the answer, the line of the log; else empty
  words  TEXT    NOT NULL,                     -- each as domain/search folds it, behind the class and an x: '12xporch'
  UNIQUE (place, about, line)
) STRICT;

CREATE VIRTUAL TABLE said_index USING fts5 (words, content = 'said', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0');
-- What is erased leaves the index at once, and not when its pages are merged some day.
INSERT INTO said_index (said_index, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER said_comes AFTER INSERT ON said BEGIN
  INSERT INTO said_index (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER said_goes AFTER DELETE ON said BEGIN
  INSERT INTO said_index (said_index, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER said_changes AFTER UPDATE ON said BEGIN
  INSERT INTO said_index (said_index, rowid, words) VALUES ('delete', old.id, old.words);
  INSERT INTO said_index (rowid, words) VALUES (new.id, new.words);
END;
