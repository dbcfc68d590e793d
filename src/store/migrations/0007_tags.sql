-- What talks are about, in a word or two: the teacher's alone, no page that a child reads asks these tables.

CREATE TABLE tag (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,   -- counted, for it stands in addresses; never given twice
  class       INTEGER NOT NULL REFERENCES class (id),
  -- One of those that every class is offered, by its id in the word files; or null and the teacher's own words.
  offered     TEXT,
  name        TEXT,
  removed_at  INTEGER,                             -- since then it can no longer be chosen
  made_at     INTEGER NOT NULL,
  made_by     TEXT    NOT NULL,
  CHECK ((offered IS NULL) <> (name IS NULL)),
  UNIQUE (class, offered),
  UNIQUE (class, name)
) STRICT;

-- A talk and one of its tags.
CREATE TABLE talk_tag (
  conference  INTEGER NOT NULL REFERENCES conference (id),
  tag         INTEGER NOT NULL REFERENCES tag (id),
  at          INTEGER NOT NULL,
  by          TEXT    NOT NULL,
  PRIMARY KEY (conference, tag)
) STRICT, WITHOUT ROWID;
-- The talks that are about a tag: those of other tags and classes cost nothing.
CREATE INDEX tagged ON talk_tag (tag);

INSERT INTO tag (class, offered, made_at, made_by)
SELECT class.id, first.word, class.made_at, 'box' FROM class CROSS JOIN (
  SELECT 1 AS nth, 'teach-tag-beginning' AS word UNION ALL SELECT 2, 'teach-tag-ending' UNION ALL SELECT 3, 'teach-tag-order'
  UNION ALL SELECT 4, 'teach-tag-detail' UNION ALL SELECT 5, 'teach-tag-voice' UNION ALL SELECT 6, 'teach-tag-dialogue'
  UNION ALL SELECT 7, 'teach-tag-sentence' UNION ALL SELECT 8, 'teach-tag-word-choice' UNION ALL SELECT 9, 'teach-tag-spelling'
  UNION ALL SELECT 10, 'teach-tag-stamina') first
ORDER BY class.id, first.nth;
