-- What was written of a talk before it was written otherwise: the lines of its log, its remember line and the steps that were
-- taken along from it. The teacher's alone: no page that a child reads asks this table (decision 39). It is not searched.

CREATE TABLE log_version (
  conference  INTEGER NOT NULL REFERENCES conference (id),
  line        TEXT    NOT NULL,                -- as in log_line; 'remember'; 'next_step:STUDENT'
  revision    INTEGER NOT NULL,
  text        TEXT    NOT NULL,
  at          INTEGER NOT NULL,                -- when these words were saved, and by whom
  by          TEXT    NOT NULL,
  PRIMARY KEY (conference, line, revision)
) STRICT, WITHOUT ROWID;

-- When the words of a step were saved, and by whom; null: when it was made.
ALTER TABLE next_step ADD COLUMN text_at INTEGER;
ALTER TABLE next_step ADD COLUMN text_by TEXT;
