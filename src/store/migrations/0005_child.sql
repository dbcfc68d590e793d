-- The child's side: a language of its own.

ALTER TABLE membership ADD COLUMN language TEXT;                          -- null is the class's (X10)
