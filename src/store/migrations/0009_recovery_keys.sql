-- For whom copies of the box are sealed: the public half of the key that a recovery code opens. Null: a code from before there
-- were copies, until it is typed once or another takes its place.
ALTER TABLE teacher ADD COLUMN recovery_key      BLOB;
ALTER TABLE teacher ADD COLUMN recovery_key_next BLOB;   -- of the code that is not written down yet
