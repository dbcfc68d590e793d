-- The third promise of the board a second time: no two talks of a class are saved for the same minutes, whatever timetables their
-- chairs came from. Seats of one chair begin together and are one talk. While several sign-ups change places at once their seats
-- are negative, and they are looked at when they sit down.
-- A row is looked at when it comes to hold a time, not when it goes on from state to state: what stood before this version stays.

CREATE TRIGGER one_talk_at_a_time_saved BEFORE INSERT ON sign_up
WHEN NEW.state = 'booked' OR NEW.state = 'called' OR NEW.state = 'talking'
BEGIN
  SELECT RAISE (ABORT, 'two talks at one time') WHERE EXISTS (
    SELECT 1 FROM sign_up other
    WHERE other.class = NEW.class AND other.date = NEW.date AND other.state NOT IN ('absent', 'released')
      AND other.state <> 'done' AND other.state <> 'missed' AND other.start <> NEW.start AND other.seat > 0
      AND unixepoch(other.start) < unixepoch(NEW.start) + 60 * NEW.minutes
      AND unixepoch(NEW.start) < unixepoch(other.start) + 60 * other.minutes);
END;

CREATE TRIGGER one_talk_at_a_time_moved BEFORE UPDATE OF class, date, start, seat, minutes, state ON sign_up
WHEN NEW.seat > 0 AND (NEW.state = 'booked' OR NEW.state = 'called' OR NEW.state = 'talking')
  AND (OLD.seat < 0 OR OLD.class <> NEW.class OR OLD.date <> NEW.date OR OLD.start <> NEW.start OR OLD.minutes <> NEW.minutes
       OR NOT (OLD.state = 'booked' OR OLD.state = 'called' OR OLD.state = 'talking'))
BEGIN
  SELECT RAISE (ABORT, 'two talks at one time') WHERE EXISTS (
    SELECT 1 FROM sign_up other
    WHERE other.class = NEW.class AND other.date = NEW.date AND other.state NOT IN ('absent', 'released')
      AND other.state <> 'done' AND other.state <> 'missed' AND other.start <> NEW.start AND other.seat > 0 AND other.id <> NEW.id
      AND unixepoch(other.start) < unixepoch(NEW.start) + 60 * NEW.minutes
      AND unixepoch(NEW.start) < unixepoch(other.start) + 60 * other.minutes);
END;
