//! Names come onto the roster of a class and children are taken off it; a child is written otherwise and takes another drawing.
//! Whole lists are in `class_list.rs`; who is who is decided by domain/roster.

use std::{fmt, sync::Arc};

use super::{
    App, Error, Result, board_of, calendar::seat_waiting, class_for, class_with_student,
    idempotent::run_once,
};
use crate::{
    domain::{
        board::{By, State},
        class::{Class, Member},
        id::{ClassId, ConferenceId, SignUpId, StudentId},
        principal::{Principal, StudentSession},
        roster::{
            Drawing, Likeness, RosterEntry, WrittenName, free_drawing, is_free, is_like, new_names,
        },
        text::Unfit,
    },
    host::clock::Clock,
    live::Topic,
    secret,
    store::{self, ReadTx, WriteTx, credentials::StudentCredentials, request::Done},
};

/// Adds the names of a paste. Gives the address of the page that follows, `redirect_to` so many added ones.
pub async fn add_names(
    app: &App,
    by: Principal,
    class: ClassId,
    names: Vec<WrittenName>,
    request: Option<String>,
    redirect_to: impl FnOnce(usize) -> String + Send + 'static,
) -> Result<String> {
    app.write(by, move |tx| {
        idempotent(tx, &by, request.as_deref(), || {
            let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
            Ok(redirect_to(add_new_names(tx, class.id, &names)?))
        })
    })
    .await
}

/// A talk goes on with the child, or in the class: nobody is taken away in the middle of one, or the wall would go on saying that
/// nobody talks now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TalkGoesOn {
    /// The talk that is finished first.
    pub talk: ConferenceId,
}

impl TalkGoesOn {
    /// The word under which scripts know it and the word files keep its sentence.
    pub const WORD: &'static str = "talk_goes_on";
}

/// Refuses while a talk goes on with somebody of this class, or with this child of it.
pub(super) fn check_no_talk(
    tx: &ReadTx<'_>,
    class: ClassId,
    student: Option<StudentId>,
) -> Result<(), TalkGoesOn> {
    let students = store::roster::students(tx, class)?;
    let on_roll = |id: StudentId| students.iter().any(|it| it.id == id);
    let mut talks = store::conference::going_on(tx, class)?.into_iter();
    let talk = talks.find(|it| on_roll(it.student) && student.is_none_or(|id| id == it.student));
    talk.map_or(Ok(()), |it| {
        let talk = it.conference;
        Err(Error::Refused(TalkGoesOn { talk }))
    })
}

/// Takes a child off the roster and gives back the chair that the child holds; nothing else of the child's is lost. Gives the
/// chair that was given back.
pub async fn take_off(
    app: &App,
    by: Principal,
    member: Member,
) -> Result<Option<SignUpId>, TalkGoesOn> {
    let clock = Arc::clone(&app.clock);
    app.write_ending(by, move |tx| {
        let class = class_for(tx, &by, Some(member.class))?.ok_or(Error::NotFound)?;
        take_off_roster(tx, &clock, &class, member.student)
    })
    .await
}

/// Writes a child's name otherwise. It is the same child as before, in every class of its own. Gives the name as it was, and as it
/// is written now.
pub async fn rename(
    app: &App,
    by: Principal,
    student: StudentId,
    given: &str,
    family: &str,
) -> Result<(WrittenName, WrittenName), Unfit> {
    let name = WrittenName::typed(given, family).map_err(Error::Refused)?;
    app.write(by, move |tx| {
        class_with_student(tx, &by, student)?.ok_or(Error::NotFound)?;
        let before = store::roster::written_name(tx, student)?.ok_or(Error::NotFound)?;
        rename_everywhere(tx, student, &name)?;
        Ok((before, name))
    })
    .await
}

/// The child's name as written from now on, in every class of its.
pub(super) fn rename_everywhere<R: fmt::Debug>(
    tx: &WriteTx<'_>,
    student: StudentId,
    name: &WrittenName,
) -> Result<(), R> {
    for class in store::roster::classes_of(tx, student)? {
        store::roster::rename(tx, Member { class, student }, name)?;
    }
    Ok(())
}

/// Puts a child back on the roster who was taken off, with everything that was saved.
pub async fn put_back(app: &App, by: Principal, member: Member) -> Result<()> {
    app.write(by, move |tx| {
        class_for(tx, &by, Some(member.class))?.ok_or(Error::NotFound)?;
        put_back_on_roster(tx, member)
    })
    .await
}

/// The same in a transaction of the caller's: with the drawing that the child had, if it is still free. One who is on the
/// roster stays there.
pub(super) fn put_back_on_roster<R: fmt::Debug>(tx: &WriteTx<'_>, member: Member) -> Result<(), R> {
    let members = store::roster::members(tx, member.class)?;
    if members.iter().any(|entry| entry.student == member.student) {
        return Ok(());
    }
    let archived = store::roster::archived(tx, member.class)?;
    let entry = archived.into_iter().find(|it| it.student == member.student);
    let entry = entry.ok_or(Error::NotFound)?;
    let taken: Vec<Drawing> = members.iter().map(|entry| entry.drawing).collect();
    let drawing = if taken.contains(&entry.drawing) {
        free_drawing(&taken, taken.len())
    } else {
        entry.drawing
    };
    Ok(store::roster::bring_back(tx, member, drawing)?)
}

/// The child chooses two pictures anew, at once; the old ones open nothing any more. Gives the old ones.
pub async fn reset_pictures(app: &App, by: Principal, member: Member) -> Result<Option<String>> {
    let before = change_sign_in(app, by, member, move |tx| {
        store::credentials::set_pictures(tx, member.student, None)
    })
    .await?;
    app.sign_in.first_days.begin_for(member.student);
    app.live.changed(member.class, Topic::SignIn);
    Ok(before.pictures)
}

/// The child's card is lost: it opens nothing any more, and the next one that is printed does.
pub async fn void_card(app: &App, by: Principal, member: Member) -> Result<()> {
    change_sign_in(app, by, member, move |tx| {
        store::credentials::void_card(tx, member.student)
    })
    .await?;
    Ok(())
}

/// The child is signed out on every device, wherever and by whatever it came in.
pub async fn sign_out(app: &App, by: Principal, member: Member) -> Result<()> {
    change_sign_in(app, by, member, move |tx| {
        store::sessions::end_student_sessions(tx, member)
    })
    .await?;
    Ok(())
}

/// Changes how a child on the roster of one of her classes signs in; gives how it was before.
async fn change_sign_in(
    app: &App,
    by: Principal,
    member: Member,
    change: impl FnOnce(&WriteTx<'_>) -> store::Result<()> + Send + 'static,
) -> Result<StudentCredentials> {
    app.write_ending(by, move |tx| {
        let class = class_for(tx, &by, Some(member.class))?.ok_or(Error::NotFound)?;
        let before = store::credentials::find_student(tx, Some(class.id), member.student)?;
        let before = before.ok_or(Error::NotFound)?;
        change(tx)?;
        Ok(before)
    })
    .await
}

/// Everyone on the roster but the practice child of the first run.
pub fn real_members(tx: &ReadTx<'_>, class: ClassId) -> store::Result<Vec<RosterEntry>> {
    let practice = store::first_run::practice(tx)?;
    let mut members = store::roster::members(tx, class)?;
    members.retain(|entry| Some(entry.student) != practice);
    Ok(members)
}

/// Adds who is not on the roster yet.
pub(super) fn add_new_names(
    tx: &WriteTx<'_>,
    class: ClassId,
    names: &[WrittenName],
) -> store::Result<usize> {
    let members = store::roster::members(tx, class)?;
    let new = new_names(members.iter().map(|entry| &entry.name), names);
    put_on_roster(tx, class, &members, &new)?;
    Ok(new.len())
}

/// Everyone gets a chair drawing that no other child of the class has. A child who was taken off comes back as the same
/// child, with everything that was saved.
pub(super) fn put_on_roster(
    tx: &WriteTx<'_>,
    class: ClassId,
    members: &[RosterEntry],
    names: &[WrittenName],
) -> store::Result<()> {
    let mut taken: Vec<Drawing> = members.iter().map(|entry| entry.drawing).collect();
    let mut archived = store::roster::archived(tx, class)?;
    for name in names {
        let drawing = free_drawing(&taken, taken.len());
        taken.push(drawing);
        let member = |student| Member { class, student };
        if let Some(at) = returning(&archived, name) {
            let entry = archived.swap_remove(at);
            store::roster::bring_back(tx, member(entry.student), drawing)?;
            if entry.name != *name && !name.family.is_empty() {
                store::roster::rename(tx, member(entry.student), name)?;
            }
        } else {
            let student = StudentId::new(secret::id());
            store::roster::add(tx, member(student), name, drawing)?;
        }
    }
    Ok(())
}

/// Which child that was taken off comes back with this name: one of the same name, or the only one that differs by accents or
/// signs alone.
fn returning(archived: &[RosterEntry], name: &WrittenName) -> Option<usize> {
    let same = archived.iter().position(|entry| entry.name.is_same(name));
    same.or_else(|| {
        let is_like = |entry: &RosterEntry| is_like(&entry.name, name) == Some(Likeness::Letters);
        let mut found = archived
            .iter()
            .enumerate()
            .filter(|(_, entry)| is_like(entry));
        let first = found.next()?.0;
        found.next().is_none().then_some(first)
    })
}

pub(super) fn take_off_roster(
    tx: &WriteTx<'_>,
    clock: &Clock,
    class: &Class,
    student: StudentId,
) -> Result<Option<SignUpId>, TalkGoesOn> {
    check_no_talk(tx, class.id, Some(student))?;
    let board = board_of(tx, clock, class)?;
    let mut sign_ups = board.sign_ups.iter();
    let mut given_back = None;
    if let Some(sign_up) = sign_ups.find(|it| it.student == student && it.state.is_live())
        && sign_up.state != State::Talking
        && let Ok(change) = board.release(sign_up.id, By::Teacher)
    {
        store::board::set_state(tx, sign_up.slot, &change)?;
        given_back = Some(sign_up.id);
    }
    store::board::wait::leave(tx, class.id, student)?;
    let member = Member::new(class.id, student);
    store::roster::archive(tx, member)?;
    // Nobody waits for the child's turn in the round, and the chair goes to whoever waits for one.
    store::board::round::begin_next_if_over(tx, class.id)?;
    seat_waiting(tx, clock, class)?;
    Ok(given_back)
}

/// A form that is sent twice is done once: a repeat gets the address to which the first one led.
pub(super) fn idempotent<R>(
    tx: &WriteTx<'_>,
    by: &Principal,
    request: Option<&str>,
    work: impl FnOnce() -> Result<String, R>,
) -> Result<String, R> {
    let done = run_once(tx, by, request, || {
        let place = work()?;
        Ok(Done { place, about: 0 })
    });
    Ok(done?.place)
}

/// The drawing is another child's by now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawingTaken;

impl DrawingTaken {
    /// The word under which scripts know it and the word files keep its sentence.
    pub const WORD: &'static str = "drawing_taken";
}

/// The child takes another drawing. One drawing stays one child's in its class, so that who cannot read yet finds the own name.
pub async fn change_drawing(
    app: &Arc<App>,
    student: StudentSession,
    drawing: Drawing,
) -> Result<(), DrawingTaken> {
    let by = Principal::Student(student);
    app.write(by, move |tx| {
        let class = class_for(tx, &by, None)?.ok_or(Error::NotFound)?.id;
        let students = store::roster::students(tx, class)?;
        if !is_free(&students, student.id, drawing) {
            return Err(Error::Refused(DrawingTaken));
        }
        let member = Member {
            class,
            student: student.id,
        };
        Ok(store::roster::redraw(tx, member, drawing)?)
    })
    .await
}
