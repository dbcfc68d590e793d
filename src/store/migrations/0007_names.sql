-- One word for one thing: the tables and kinds of lines are called as people in the room call them.
ALTER TABLE writer RENAME TO participant;
ALTER TABLE offer RENAME TO reservation;
ALTER TABLE joy RENAME TO shared_praise;
ALTER TABLE class RENAME COLUMN joy TO shared_praise;
UPDATE log_line SET line = 'strength' WHERE line = 'glow';
UPDATE beside SET line = 'strength' WHERE line = 'glow';
