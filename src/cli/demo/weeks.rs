//! A month of the made-up class: sheets at every stage, talks with their logs, next steps that are carried, reached or too
//! large, a promise for today, a child who has not been met, and a chair that the teacher saved. Everything goes through the
//! rule that decides about it.

use jiff::{
    SignedDuration, Span, ToSpan as _,
    civil::{Date, DateTime, time},
};
use strum::VariantArray;

use super::{
    MadeUp,
    words::{Questions, Writer, writer},
};
use crate::{
    app::{
        Error,
        autosave::{ConferenceField, Draft, MadeUpAnswer, save_words, write_made_up_answer},
        conferences,
    },
    domain::{
        board::{Board, By, ReservationKind},
        calendar::{Calendar, SlotId},
        class::Band,
        conference::{Conference, Kind, Line},
        id::{SignUpId, StudentId},
        next_step::{Said, StepState, Told},
        prep::QuestionRole,
        tag::Called,
        text::Prose,
    },
    limits::ANSWER_GRAPHEMES_MAX,
    secret,
    store::{self, Attribution, Result, WriteTx},
};

/// Every child but one is met within so many school days, and then once more.
const DAYS_OF_TALKS: usize = 9;
/// So often were they all met: a month.
const ROUNDS: usize = 2;
/// So many children a day: two with a chair of their own choice, one whom the teacher asked.
const TALKS_A_DAY: usize = 3;
/// The child who has not been met yet: the last of the list.
const QUIET: usize = 27;
/// These come back to the chair: their talks were on the first days.
const TODAY_DONE: [usize; 2] = [0, 1];
const TODAY_SAVED: [(usize, usize); 2] = [(2, 3), (3, 5)];
const LATER_SAVED: [(usize, usize); 2] = [(4, 1), (5, 4)];
/// These have filled their sheets and have no chair yet.
const READY: std::ops::RangeInclusive<usize> = 6..=14;
/// Whoever said "not yet" three times.
const TOO_LARGE: usize = 7;
/// Whom the teacher promised to look in on today.
const PROMISED: usize = 8;

/// A talk of the replay.
struct Talk<'a> {
    child: usize,
    /// The chair, where there is one.
    slot: Option<SlotId>,
    begins: DateTime,
    writer: &'a Writer,
    /// Its log has the strength and still waits for the rest.
    only_strength: bool,
    /// She looked in again so many days later.
    looks_in_after: Option<i64>,
}

/// So many answers, one a school day; the last one `until` school days before today.
#[derive(Clone, Copy)]
struct Answers {
    count: usize,
    until: usize,
}

/// What the replay goes by.
struct Weeks {
    calendar: Calendar,
    /// The school days before today, the latest first.
    before: Vec<Date>,
    questions: Questions,
}

impl MadeUp {
    pub(super) fn live_a_month(&self, tx: &WriteTx<'_>) -> Result<()> {
        let today = self.now.date();
        let calendar =
            store::calendar::load_since(tx, self.class, today.saturating_sub(60.days()))?;
        let days = (1..=60).map(|back| today.saturating_sub(back.days()));
        let weeks = Weeks {
            before: days.filter(|day| calendar.is_school_day(*day)).collect(),
            questions: Questions::load(),
            calendar,
        };
        for round in 0..ROUNDS {
            self.past_talks(tx, &weeks, round)?;
            // The quiet child is not waited for: a new round begins, and everyone may take any chair.
            store::board::round::begin_next(
                &tx.attributed_to(self.by_teacher(self.now)),
                self.class,
            )?;
        }
        self.between_the_talks(tx)?;
        self.sheets_of_today(tx, &weeks)?;
        self.chairs_of_today(tx, &weeks)
    }

    /// Every child but one was met once in a round: in the last one the first of them two weeks ago, the last yesterday.
    fn past_talks(&self, tx: &WriteTx<'_>, weeks: &Weeks, round: usize) -> Result<()> {
        let later = (ROUNDS - 1 - round) * DAYS_OF_TALKS;
        for (nth, day) in (0..DAYS_OF_TALKS).rev().enumerate() {
            let day = day + later;
            let Some(date) = weeks.before.get(day).copied() else {
                continue;
            };
            let slots = weeks.calendar.slots_on(date);
            for seat in 0..TALKS_A_DAY {
                let child = nth * TALKS_A_DAY + seat;
                let Some(slot) = slots.get(seat).map(|slot| slot.id) else {
                    continue;
                };
                let (count, until) = (5, day + 1);
                self.fill_sheet(tx, weeks, child, Answers { count, until })?;
                self.end_earlier_steps(tx, child, slot.starts())?;
                let talk = Talk {
                    child,
                    slot: (seat < 2).then_some(slot),
                    begins: slot.starts(),
                    writer: writer(child + ROUNDS - round),
                    // Yesterday's last talks still wait for their notes.
                    only_strength: day == 0 && seat > 0,
                    looks_in_after: (later > 0 && child.is_multiple_of(5)).then_some(3),
                };
                self.hold(tx, &talk)?;
            }
        }
        Ok(())
    }

    /// Before a child's next talk most have reached the step of the last one; some carry it on.
    fn end_earlier_steps(&self, tx: &WriteTx<'_>, child: usize, at: DateTime) -> Result<()> {
        let student = self.students[child];
        for step in store::next_step::open_of(tx, self.class, student)? {
            let ended = match child % 4 {
                0 | 1 => step
                    .say(Said::Reached, at.date())
                    .and_then(|step| step.reach()),
                2 => step.put_down(),
                _ => step.say(Said::Doing, at.date()),
            };
            let Ok(step) = ended else { continue };
            let tx = &tx.attributed_to(self.by_teacher(at));
            store::next_step::save(tx, self.class, &step)?;
            if step.state != StepState::Open {
                store::next_step::write_audit_event(tx, self.class, &step)?;
            }
        }
        Ok(())
    }

    fn fill_sheet(
        &self,
        tx: &WriteTx<'_>,
        weeks: &Weeks,
        child: usize,
        Answers { count, until }: Answers,
    ) -> Result<()> {
        let today = self.now.date();
        for (nth, role) in QuestionRole::VARIANTS
            .iter()
            .copied()
            .take(count)
            .enumerate()
        {
            let back = until + (count - 1 - nth);
            let before = back.checked_sub(1).map(|back| weeks.before.get(back));
            let day = before.map_or(today, |day| {
                day.copied()
                    .unwrap_or(today.saturating_sub(super::ON_THE_BOX_DAYS.days()))
            });
            let at = day.to_datetime(time(8, 0, 0, 0)).min(self.now);
            let seconds = i64::try_from(child).unwrap_or(0) * 7;
            let at = at.saturating_add(SignedDuration::from_secs(seconds));
            self.answer(tx, weeks, child, role, at)?;
        }
        Ok(())
    }

    fn answer(
        &self,
        tx: &WriteTx<'_>,
        weeks: &Weeks,
        child: usize,
        role: QuestionRole,
        at: DateTime,
    ) -> Result<()> {
        let member = self.member(self.students[child]);
        let tx = &tx.attributed_to(self.by_child(member.student, at));
        let sheet = store::prep::sheet_of(tx, self.class, member.student)?;
        let writer = writer(child + usize::try_from(sheet.number).unwrap_or(0));
        let (wording, asked) = weeks.questions.of(member.student, &sheet, role);
        let answer = MadeUpAnswer {
            role,
            text: writer.answers[usize::from(role.number()) - 1],
            band: Band::G35,
            day: at.date(),
            wording: &wording,
            asked: &asked,
        };
        write_made_up_answer(tx, member, &sheet, &answer)
    }

    /// A whole talk: the chair is saved in the morning, the child leads, the teacher writes down what there was.
    fn hold(&self, tx: &WriteTx<'_>, talk: &Talk<'_>) -> Result<()> {
        if let Some(slot) = talk.slot {
            self.sit(tx, talk.child, slot, By::Child)?;
        }
        let began = tx.attributed_to(self.by_teacher(talk.begins));
        let board = self.board(tx, talk.begins)?;
        let student = self.students[talk.child];
        let kind = Kind::TeacherCalled;
        let id = match conferences::begin(&began, &board, student, self.teacher, kind) {
            Ok(id) => id,
            Err(Error::Store(error)) => return Err(error),
            Err(Error::NotFound | Error::Refused(_)) => return Ok(()),
        };
        let Some(held) = store::conference::find(tx, id)? else {
            return Ok(());
        };
        self.log(tx, &held, talk)?;
        let ends = talk.begins.saturating_add(5.minutes());
        let ended = &tx.attributed_to(self.by_teacher(ends));
        let board = self.board(tx, ends)?;
        conferences::end_and_call_next(ended, &board, &held)?;
        if talk.child == PROMISED
            && let Ok(day) = held.promise(self.now.date())
        {
            store::conference::save_check_back(ended, &held, Some(day))?;
        }
        if let Some(after) = talk.looks_in_after {
            let promised = held.date.saturating_add(after.days());
            store::conference::save_check_back(ended, &held, Some(promised))?;
            self.look_in(tx, student, ends.saturating_add(after.days()))?;
        }
        Ok(())
    }

    /// She keeps a promise: a minute beside the child, without chair and script.
    fn look_in(&self, tx: &WriteTx<'_>, student: StudentId, at: DateTime) -> Result<()> {
        let tx = &tx.attributed_to(self.by_teacher(at));
        let board = self.board(tx, at)?;
        match conferences::begin_look_in(tx, &board, student, self.teacher) {
            Err(Error::Store(error)) => Err(error),
            _ => Ok(()),
        }
    }

    fn log(&self, tx: &WriteTx<'_>, held: &Conference, talk: &Talk<'_>) -> Result<()> {
        let (writer, student) = (talk.writer, self.students[talk.child]);
        let teacher = |after: Span| self.by_teacher(talk.begins.saturating_add(after));
        let child = |after: Span| self.by_child(student, talk.begins.saturating_add(after));
        let write = |by: Attribution, field: ConferenceField, text: &str| {
            let draft = Draft {
                text: Prose::parse(text, ANSWER_GRAPHEMES_MAX).ok(),
                ..Draft::default()
            };
            let tx = tx.attributed_to(by);
            match save_words(&tx, held, field, Told::Written, &draft) {
                Err(Error::Store(error)) => Err(error),
                _ => Ok(()),
            }
        };
        let line =
            |by: Attribution, line: Line, text: &str| write(by, ConferenceField::Line(line), text);
        line(teacher(3.minutes()), Line::Strength, writer.strength)?;
        if talk.only_strength {
            return Ok(());
        }
        line(teacher(3.minutes()), Line::Quote, writer.quote)?;
        line(teacher(3.minutes()), Line::Teaching, writer.teaching)?;
        if talk.child.is_multiple_of(3) {
            line(teacher(3.minutes()), Line::Praised, writer.quote)?;
        }
        self.tag(&tx.attributed_to(teacher(3.minutes())), held, writer.tags)?;
        let next_step = ConferenceField::NextStep(student);
        write(child(4.minutes()), next_step, writer.next_step)?;
        if talk.child.is_multiple_of(4) {
            let (well, tweak) = (Line::Well(student), Line::Tweak(student));
            let thanks = Line::Thanks(student);
            line(child(9.minutes()), well, "I read it out loud first.")?;
            line(child(9.minutes()), tweak, "Bring only one page.")?;
            line(
                teacher(4.hours()),
                thanks,
                "I loved how you led. Thank you.",
            )?;
        }
        if [PROMISED, 2, 11, 20].contains(&talk.child) {
            let (tweak, remember) = (Line::TeacherTweak, ConferenceField::Remember);
            line(teacher(5.hours()), tweak, "Wait longer before I speak.")?;
            write(teacher(5.hours()), remember, "Has a new baby sister.")?;
        }
        Ok(())
    }

    fn tag(&self, tx: &WriteTx<'_>, held: &Conference, about: &[&str]) -> Result<()> {
        let tags = store::tag::of_class(tx, self.class)?;
        let about = about.iter().filter_map(|id| Called::offered(id));
        for called in about {
            if let Some(tag) = tags.iter().find(|tag| tag.called == called) {
                store::tag::set_on_talk(tx, held, tag.id, true)?;
            }
        }
        Ok(())
    }

    /// What the children said since of their next steps: most are at it, some are there, one is stuck.
    fn between_the_talks(&self, tx: &WriteTx<'_>) -> Result<()> {
        for (child, student) in self.students.iter().copied().enumerate() {
            let said: &[Said] = match child {
                TOO_LARGE => &[Said::NotYet, Said::NotYet, Said::NotYet],
                child if TODAY_DONE.contains(&child) => &[Said::GettingThere, Said::Reached],
                child if child % 5 == 2 => &[Said::Doing, Said::GettingThere],
                child if child % 5 == 3 => &[Said::Doing],
                _ => continue,
            };
            for (nth, said) in (0..3_i64).zip(said) {
                // The first thing was said three days ago, the next two and one.
                let at = self.now.saturating_sub((3 - nth).days());
                for step in store::next_step::open_of(tx, self.class, student)? {
                    let Ok(answered) = step.say(*said, at.date()) else {
                        continue;
                    };
                    // The teacher has said so too of every other one.
                    let both = answered.waits_for_teacher() && child % 2 == 0;
                    if let Ok(answered) = if both { answered.reach() } else { Ok(answered) } {
                        let tx = &tx.attributed_to(self.by_child(student, at));
                        store::next_step::save(tx, self.class, &answered)?;
                        if answered.state != StepState::Open {
                            store::next_step::write_audit_event(tx, self.class, &answered)?;
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// The sheets for the next talks: none, some and all answers; four children have answered today.
    fn sheets_of_today(&self, tx: &WriteTx<'_>, weeks: &Weeks) -> Result<()> {
        for child in 0..self.students.len() {
            let comes = |saved: &[(usize, usize)]| saved.iter().any(|(it, _)| *it == child);
            let full = TODAY_DONE.contains(&child)
                || comes(&TODAY_SAVED)
                || comes(&LATER_SAVED)
                || READY.contains(&child);
            let count = match child {
                _ if full => 5,
                QUIET => 2,
                _ => child % 5,
            };
            let until = usize::from(full || !(15..=19).contains(&child));
            self.fill_sheet(tx, weeks, child, Answers { count, until })?;
        }
        Ok(())
    }

    /// Two talks are over this morning, two are to come, two more on later days; and the quiet child has a chair too.
    fn chairs_of_today(&self, tx: &WriteTx<'_>, weeks: &Weeks) -> Result<()> {
        let today = self.now.date();
        let slots = weeks.calendar.slots_on(today);
        for (child, seat) in TODAY_SAVED {
            if let Some(slot) = slots.get(seat) {
                self.sit(tx, child, slot.id, By::Child)?;
            }
        }
        for (child, slot) in TODAY_DONE.into_iter().zip(&slots) {
            let talk = Talk {
                child,
                slot: Some(slot.id),
                begins: slot.id.starts(),
                writer: writer(child + 2),
                only_strength: child != 0,
                looks_in_after: None,
            };
            self.hold(tx, &talk)?;
        }
        let days = weeks.calendar.next_school_days(today, 3);
        let saved = LATER_SAVED.map(|(child, seat)| (child, seat, By::Child));
        let saved = saved.into_iter().chain([(QUIET, 0, By::Teacher)]);
        for ((child, seat, by), day) in saved.zip(days) {
            if let Some(slot) = weeks.calendar.slots_on(day).get(seat) {
                self.sit(tx, child, slot.id, by)?;
            }
        }
        Ok(())
    }

    /// A chair is saved in the morning of its day, or this morning: at the wall, or by the teacher.
    fn sit(&self, tx: &WriteTx<'_>, child: usize, slot: SlotId, by: By) -> Result<()> {
        let midnight = time(0, 0, 0, 0);
        let morning = slot.date.min(self.now.date()).to_datetime(midnight);
        let tx = &tx.attributed_to(match by {
            By::Teacher => self.by_teacher(morning),
            By::Child => Attribution {
                by: self.wall.clone(),
                ..self.by_teacher(morning)
            },
        });
        let Ok(granted) = self
            .board(tx, morning)?
            .sign_up(self.students[child], slot, by)
        else {
            return Ok(());
        };
        let id = SignUpId::new(secret::id());
        store::board::insert(tx, id, &granted)?;
        match by {
            By::Teacher => store::board::wait::reserve(tx, id, ReservationKind::Invited),
            By::Child => Ok(()),
        }
    }

    fn board(&self, tx: &WriteTx<'_>, at: DateTime) -> Result<Board> {
        let calendar = store::calendar::load_since(tx, self.class, at.date())?;
        store::board::load(tx, calendar, at)
    }

    fn by_child(&self, student: StudentId, at: DateTime) -> Attribution {
        Attribution {
            by: format!("student:{student}"),
            ..self.by_teacher(at)
        }
    }
}
