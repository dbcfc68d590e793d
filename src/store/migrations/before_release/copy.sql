-- Every row of a file from before the first release, read from the copy that was made of it (`old`), under its new name.

INSERT INTO main.teacher (id, name, language, passphrase, recovery, pin, made_at)
  SELECT id, name, language, passphrase, recovery, pin, made_at FROM old.teacher;
INSERT INTO main.box (only_one, owner, claimed_at)
  SELECT only_one, owner, claimed_at FROM old.box;
INSERT INTO main.class (id, name, band, language, zone, made_at, chairs, chair_minutes, padding, first_after,
    last_before, talks_a_week, days_ahead, closes_before, moves_max, rest_days, round_first, round, target_days,
    sheet, sheet_asked, quiet_by, shared, shared_praise)
  SELECT id, name, band, language, zone, made_at, chairs, chair_minutes, padding, first_after, last_before,
    talks_a_week, days_ahead, closes_before, moves_max, rest_days, round_first, round, target_days, sheet,
    sheet_asked, quiet_by, shared, joy FROM old.class;
INSERT INTO main.class_teacher (class, teacher)
  SELECT class, teacher FROM old.class_teacher;
INSERT INTO main.student (id, given, family, pictures, card, made_at)
  SELECT id, given, family, pictures, card, made_at FROM old.student;
INSERT INTO main.membership (class, student, since, shape, colour, language, sheet, excused, archived_on)
  SELECT class, student, since, shape, colour, language, sheet, excused, archived_on FROM old.membership;
INSERT INTO main.practice (only_one, student)
  SELECT only_one, student FROM old.practice;
INSERT INTO main.writing_block (class, weekday, start, minutes)
  SELECT class, weekday, start, minutes FROM old.writing_block;
INSERT INTO main.no_school (class, first, last)
  SELECT class, first, last FROM old.no_school;
INSERT INTO main.day_change (class, date, ends, no_talks, late, at, by)
  SELECT class, date, ends, no_talks, late, at, by FROM old.day_change;
INSERT INTO main.away (class, student, weekday, start, minutes)
  SELECT class, student, weekday, start, minutes FROM old.away;
INSERT INTO main.sign_up (id, class, student, date, start, seat, minutes, moves, made_at, made_by, state, state_at,
    state_by)
  SELECT id, class, student, date, start, seat, minutes, moves, made_at, made_by, state, state_at, state_by FROM
    old.sign_up;
INSERT INTO main.reservation (sign_up, kind, said, said_at)
  SELECT sign_up, kind, said, said_at FROM old.offer;
INSERT INTO main.wait_list (id, class, student, day, made_at, made_by, state, state_at, state_by)
  SELECT id, class, student, day, made_at, made_by, state, state_at, state_by FROM old.wait;
INSERT INTO main.closed_chair (class, date, start, seat, at, by)
  SELECT class, date, start, seat, at, by FROM old.closed_chair;
INSERT INTO main.pause (class, words, at, by)
  SELECT class, words, at, by FROM old.pause;
INSERT INTO main.question (id, class, language, role, text, at, by)
  SELECT id, class, language, role, text, at, by FROM old.question;
INSERT INTO main.asked (class, language, role, position, wording, standing)
  SELECT class, language, role, place, wording, standing FROM old.asked;
INSERT INTO main.starter (class, language, role, position, text)
  SELECT class, language, role, place, text FROM old.starter;
INSERT INTO main.sheet (id, class, student, number, opened_at, closed_at)
  SELECT id, class, student, number, opened_at, closed_at FROM old.sheet;
INSERT INTO main.answer (sheet, role, wording, asked, text, way, told_to, revision, at, day, by)
  SELECT sheet, role, wording, asked, text, way, told_to, revision, at, day, by FROM old.answer;
INSERT INTO main.answer_version (sheet, role, revision, day, text, way, at, by)
  SELECT sheet, role, revision, day, text, way, at, by FROM old.answer_before;
INSERT INTO main.conflict (about, line, text, at, by)
  SELECT about, CASE line WHEN 'glow' THEN 'strength' ELSE line END, text, at, by FROM old.beside;
INSERT INTO main.conference (id, class, kind, sign_up, date, began_at, ended_at, teacher, state, state_at, state_by,
    check_back, looked_in_at, logged_at)
  SELECT id, class, kind, sign_up, date, began_at, ended_at, teacher, state, state_at, state_by, check_back,
    looked_in_at, logged_at FROM old.conference;
INSERT INTO main.participant (conference, class, student, sheet, round, read_back, read_back_at)
  SELECT conference, class, student, sheet, round, read_back, read_back_at FROM old.writer;
INSERT INTO main.log_line (conference, line, text, revision, at, by)
  SELECT conference, CASE line WHEN 'glow' THEN 'strength' ELSE line END, text, revision, at, by FROM old.log_line;
INSERT INTO main.remember (conference, text, revision, at, by)
  SELECT conference, text, revision, at, by FROM old.remember;
INSERT INTO main.next_step (id, class, student, conference, text, way, revision, made_at, state, state_at, state_by,
    child_said, child_said_on, not_yet)
  SELECT id, class, student, conference, text, way, revision, made_at, state, state_at, state_by, child_said,
    child_said_on, not_yet FROM old.next_step;
INSERT INTO main.shared_praise (conference, student, class, text, state, state_at, state_by)
  SELECT conference, student, class, text, state, state_at, state_by FROM old.joy;
INSERT INTO main.lesson_line (language, line, text, at, by)
  SELECT language, line, text, at, by FROM old.lesson_line;
INSERT INTO main.device (id, kind, class, token, px_in_100_mm, joined_at, joined_by, ended_at)
  SELECT id, kind, class, token, px_in_100_mm, joined_at, joined_by, ended_at FROM old.device;
INSERT INTO main.teacher_session (id, teacher, token, own, handed_for, handed_to, made_at, ends_at, ended_at)
  SELECT id, teacher, token, own, handed_for, handed_to, made_at, ends_at, ended_at FROM old.session;
INSERT INTO main.student_session (id, class, student, device, token, own, made_at, ends_at, ended_at)
  SELECT id, class, student, device, token, own, made_at, ends_at, ended_at FROM old.student_session;
INSERT INTO main.wrong_pictures (student, device, wrong)
  SELECT student, device, wrong FROM old.wrong_pictures;
INSERT INTO main.first_run (step, state, state_at, state_by)
  SELECT step, state, state_at, state_by FROM old.first_run;
INSERT INTO main.idempotent_request (by, id, redirect_to, about, at)
  SELECT by, id, place, about, at FROM old.request;
INSERT INTO main.audit (id, at, clock, boot, by, event, class, about, detail)
  SELECT id, at, clock, boot, by, deed, class, about, detail FROM old.audit;
-- The rules that yielded stand behind a chair, and had numbers for names.
UPDATE main.audit SET detail = rtrim(replace(replace(replace(replace(replace(replace(replace(replace(detail || ' ',
    ' R3 ', ' talks_a_week '), ' R4 ', ' sheet_first '), ' R5 ', ' sign_up_opens '), ' R6 ', ' in_time '),
    ' R10 ', ' round_first '), ' R11 ', ' rest '), ' R15 ', ' closed_or_paused '), ' B1 ', ' away '))
  WHERE detail GLOB '* [RB][0-9]*';
INSERT INTO main.setting (name, value)
  SELECT name, value FROM old.setting;

-- Numbers that were given once are not given again, also where their rows are gone.
DELETE FROM main.sqlite_sequence;
INSERT INTO main.sqlite_sequence (name, seq)
  SELECT CASE name WHEN 'wait' THEN 'wait_list' ELSE name END, seq FROM old.sqlite_sequence;
