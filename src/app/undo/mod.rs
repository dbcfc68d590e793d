//! One tap takes back what was just done. Nothing is taken back over something that was changed since; what may be decided
//! then stays with the rules. What there was before is remembered in receipts.rs.

mod chairs;
mod late;
mod room;

use std::sync::Arc;

pub use self::late::TooLate;
use self::{
    chairs::{take_back_closing, take_back_days, take_back_gift, take_back_mark, take_back_swap},
    late::{class_of, is_now, late},
    room::{
        bring_devices_back, take_back_away, take_back_look_in, take_back_round, take_back_sharing,
    },
};
use super::{
    App, Error, Result, board_of,
    board_rules::save_settings,
    board_settings::{BoardSettings, NewTimetable},
    calendar::{replace_timetable, seat_waiting},
    classes::rests,
    own_words::Taken,
    receipts::{StepChange, Undo},
    room::class_with_student,
    roster::{put_back_on_roster, rename_everywhere},
    sign_in::name_is_taken,
    templates,
};
use crate::{
    domain::{
        class::{Class, Member},
        id::{ClassId, DeviceId, SignUpId, StudentId, TagId, TeacherId},
        prep::SheetRule,
        principal::{Principal, Standing},
        roster::WrittenName,
        text::Language,
    },
    store::{self, WriteTx, class::NewClass, part::Before},
};

/// Takes back what this receipt tells of.
pub async fn undo(app: &Arc<App>, by: Principal, id: i64) -> Result<(), TooLate> {
    let receipt = app.receipts.find(&by, id);
    let undo = receipt.and_then(|receipt| receipt.undo);
    let undo = undo.ok_or(Error::Refused(TooLate))?;
    let worker = Arc::clone(app);
    app.write(by, move |tx| take_back(tx, &worker, &by, undo))
        .await?;
    app.receipts.remove(id);
    Ok(())
}

fn take_back(tx: &WriteTx<'_>, app: &App, by: &Principal, undo: Undo) -> Result<(), TooLate> {
    match undo {
        Undo::All(done) => {
            for undo in done.into_iter().rev() {
                take_back(tx, app, by, undo)?;
            }
        }
        Undo::NextStep(change) => take_back_step(tx, by, &change)?,
        Undo::Name {
            student,
            before,
            after,
        } => take_back_name(tx, by, student, &before, &after)?,
        Undo::TagRemoved { class, tag } => offer_tag_again(tx, by, class, tag)?,
        Undo::Strengths { class, before } => take_back_strengths(tx, by, class, &before)?,
        Undo::Template(taken) => take_back_template(tx, by, &taken)?,
        Undo::Roster { member, sign_up } => bring_back(tx, app, by, member, sign_up)?,
        Undo::Pictures { member, before } => take_back_pictures(tx, by, member, before.as_deref())?,
        Undo::Language {
            member,
            before,
            after,
        } => take_back_language(tx, by, member, before, after)?,
        Undo::SheetRule {
            member,
            before,
            after,
        } => take_back_sheet_rule(tx, by, member, before, after)?,
        Undo::Class {
            class,
            before,
            after,
        } => {
            is_now(NewClass::of(&class_of(tx, by, class)?) == after)?;
            store::class::change(tx, class, &before)?;
        }
        Undo::Rules {
            class,
            before,
            after,
        } => take_back_rules(tx, app, &class_of(tx, by, class)?, &before, &after)?,
        Undo::Timetable {
            class,
            before,
            after,
        } => take_back_timetable(tx, app, &class_of(tx, by, class)?, &before, &after)?,
        Undo::Away {
            member,
            before,
            after,
        } => take_back_away(tx, by, member, &before, &after)?,
        Undo::Days(change) => take_back_days(tx, app, by, &change)?,
        Undo::Mark {
            slot,
            sign_up,
            before,
        } => take_back_mark(tx, app, by, slot, sign_up, before)?,
        Undo::Archive { class, moved } => bring_class_back(tx, by, class, &moved)?,
        Undo::AdultClasses { id, before } => take_back_classes(tx, by, id, &before)?,
        Undo::Joined(before) => part_again(tx, by, &before)?,
        Undo::Adult(id) => bring_adult_back(tx, id)?,
        Undo::Chair { slot, is_closed } => take_back_closing(tx, app, by, slot, is_closed)?,
        Undo::Swapped(sat) => take_back_swap(tx, app, by, sat)?,
        Undo::Round { class, number } => take_back_round(tx, app, by, class, number)?,
        Undo::Devices { class, devices } => bring_devices_back(tx, by, class, &devices)?,
        Undo::Shared { class, before } => take_back_sharing(tx, by, class, before)?,
        Undo::LookedIn(class, talk) => take_back_look_in(tx, by, class, talk)?,
        Undo::Given { slot, sign_up, had } => take_back_gift(tx, app, by, slot, sign_up, had)?,
    }
    Ok(())
}

/// The adult teaches those of her classes again that it taught.
fn take_back_classes(
    tx: &WriteTx<'_>,
    by: &Principal,
    id: TeacherId,
    before: &[ClassId],
) -> Result<(), TooLate> {
    let Principal::Teacher(teacher) = *by else {
        return Err(Error::NotFound);
    };
    let is_ended = store::adults::find(tx, id)?.is_none_or(|it| it.is_ended);
    is_now(!is_ended)?;
    let hers = teacher.id;
    Ok(store::adults::set_shared_classes(tx, hers, id, before)?)
}

/// The child is called as before, in every class of its.
fn take_back_name(
    tx: &WriteTx<'_>,
    by: &Principal,
    student: StudentId,
    before: &WrittenName,
    after: &WrittenName,
) -> Result<(), TooLate> {
    class_with_student(tx, by, student)?.ok_or(Error::NotFound)?;
    is_now(store::roster::written_name(tx, student)?.as_ref() == Some(after))?;
    rename_everywhere(tx, student, before)
}

/// The child comes in by its old pictures again, if it has chosen no new ones.
fn take_back_pictures(
    tx: &WriteTx<'_>,
    by: &Principal,
    member: Member,
    before: Option<&str>,
) -> Result<(), TooLate> {
    class_of(tx, by, member.class)?;
    let now = store::credentials::find_student(tx, Some(member.class), member.student)?;
    is_now(now.ok_or(Error::NotFound)?.pictures.is_none())?;
    Ok(store::credentials::set_pictures(
        tx,
        member.student,
        before,
    )?)
}

/// The child reads in the language that it had.
fn take_back_language(
    tx: &WriteTx<'_>,
    by: &Principal,
    member: Member,
    before: Option<Language>,
    after: Option<Language>,
) -> Result<(), TooLate> {
    class_of(tx, by, member.class)?;
    is_now(store::roster::language(tx, member.class, member.student)? == after)?;
    Ok(store::roster::set_language(tx, member, before)?)
}

/// The sheet opens the board for the child as before.
fn take_back_sheet_rule(
    tx: &WriteTx<'_>,
    by: &Principal,
    member: Member,
    before: Option<SheetRule>,
    after: Option<SheetRule>,
) -> Result<(), TooLate> {
    class_of(tx, by, member.class)?;
    let (_, own) = store::prep::rules(tx, member.class)?;
    is_now(own.get(&member.student).copied() == after)?;
    Ok(store::prep::set_rule(tx, member, before)?)
}

/// What was said of a step is as it was.
fn take_back_step(tx: &WriteTx<'_>, by: &Principal, change: &StepChange) -> Result<(), TooLate> {
    let class = class_of(tx, by, change.class)?.id;
    let step = store::next_step::find(tx, class, change.before.id)?.ok_or(Error::NotFound)?;
    is_now(step.stands_as(&change.after))?;
    let step = step.as_before(&change.before);
    store::next_step::save(tx, class, &step)?;
    Ok(store::next_step::write_audit_event(tx, class, &step)?)
}

/// The tag can be chosen again.
fn offer_tag_again(
    tx: &WriteTx<'_>,
    by: &Principal,
    class: ClassId,
    tag: TagId,
) -> Result<(), TooLate> {
    class_of(tx, by, class)?;
    Ok(store::tag::set_removed(tx, class, tag, false)?)
}

/// The class says what it said before a template was taken over.
fn take_back_template(tx: &WriteTx<'_>, by: &Principal, taken: &Taken) -> Result<(), TooLate> {
    let class = class_of(tx, by, taken.class)?;
    is_now(templates::take_back(tx, &class, taken)?)
}

/// Two entries of the list that were joined are two again.
fn part_again(tx: &WriteTx<'_>, by: &Principal, before: &Before) -> Result<(), TooLate> {
    class_of(tx, by, before.joined().class)?;
    is_now(store::part::part(tx, before)?)
}

/// The strengths of the class are as they were, if none joined them since.
fn take_back_strengths(
    tx: &WriteTx<'_>,
    by: &Principal,
    class: ClassId,
    before: &[String],
) -> Result<(), TooLate> {
    class_of(tx, by, class)?;
    let mut now = store::strength::of_class(tx, class)?.into_iter();
    is_now(now.all(|it| before.contains(&it)))?;
    Ok(store::strength::save(tx, class, before)?)
}

/// The settings of the board are as they were.
fn take_back_rules(
    tx: &WriteTx<'_>,
    app: &App,
    class: &Class,
    before: &BoardSettings,
    after: &BoardSettings,
) -> Result<(), TooLate> {
    let board = board_of(tx, &app.clock, class)?;
    is_now(BoardSettings::load(tx, &board)? == *after)?;
    late(save_settings(tx, &board, before, false))?;
    Ok(seat_waiting(tx, &app.clock, class)?)
}

/// The timetable is as it was.
fn take_back_timetable(
    tx: &WriteTx<'_>,
    app: &App,
    class: &Class,
    before: &NewTimetable,
    after: &NewTimetable,
) -> Result<(), TooLate> {
    let board = board_of(tx, &app.clock, class)?;
    let now = &board.calendar;
    is_now(now.blocks == after.blocks && now.chairs == after.chairs)?;
    late(replace_timetable(tx, &board, before))?;
    Ok(seat_waiting(tx, &app.clock, class)?)
}

/// The class is in her lists again, if it still rests, with the tablets that it had.
fn bring_class_back(
    tx: &WriteTx<'_>,
    by: &Principal,
    class: ClassId,
    moved: &[DeviceId],
) -> Result<(), TooLate> {
    let Principal::Teacher(teacher) = *by else {
        return Err(Error::NotFound);
    };
    is_now(rests(tx, teacher, class)?)?;
    store::class::put_back(tx, class)?;
    Ok(store::devices::give(tx, class, moved)?)
}

/// The adult may come in again, if nobody else signs in by that name by now.
fn bring_adult_back(tx: &WriteTx<'_>, id: TeacherId) -> Result<(), TooLate> {
    let adult = store::adults::find(tx, id)?.ok_or(Error::NotFound)?;
    // A substitute signs in by no name.
    let is_free = adult.standing == Standing::Substitute || !name_is_taken(tx, &adult.name)?;
    is_now(adult.is_ended && is_free)?;
    Ok(store::adults::put_back(tx, id)?)
}

/// The child is in the class again, with the chair that it gave back, if nobody else has that by now.
fn bring_back(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    member: Member,
    sign_up: Option<SignUpId>,
) -> Result<(), TooLate> {
    let class = class_of(tx, by, member.class)?;
    put_back_on_roster(tx, member)?;
    if let Some(id) = sign_up {
        let mut board = board_of(tx, &app.clock, &class)?;
        board.sign_ups.retain(|it| it.id != id);
        board.sign_ups.extend(store::board::find(tx, id)?);
        if let (Ok(change), Ok(sign_up)) = (board.put_back(id), board.find(id)) {
            store::board::set_state(tx, sign_up.slot, &change)?;
        }
    }
    Ok(())
}
