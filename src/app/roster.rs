//! Names come onto the roster of a class and children are taken off it, wherever that begins: a paste, a file, the command
//! line, what was said of a box beforehand; and a child takes another drawing. Who is who is decided by domain/roster.

use std::{collections::BTreeSet, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    App, Error, Result, board_of, calendar::seat_waiting, class_for, class_with_student,
    idempotent::run_once,
};
use crate::{
    domain::{
        board::{By, State},
        class::{Class, Member},
        id::{ClassId, SignUpId, StudentId},
        principal::{Principal, StudentSession},
        roster::{
            Drawing, Line, Merged, RosterEntry, WrittenName, free_drawing, is_free, merge,
            names_and_unfit, new_names, read_parts,
        },
        text::{Unfit, sort_key},
    },
    host::clock::Clock,
    import::plain::{self, Columns},
    live::Topic,
    secret,
    store::{self, ReadTx, WriteTx, credentials::StudentCredentials, request::Done},
};

/// What a list has changed, or would change.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq, Serialize)]
pub struct RosterChanges {
    /// Children who are on the roster now and were not before.
    pub added: usize,
    /// Children whose name is written otherwise now.
    pub renamed: usize,
    /// Children who were on it and stay as they were.
    pub same: usize,
    /// Children who are not in the list and are still on the roster.
    pub missing: usize,
}

impl RosterChanges {
    fn new(merged: &Merged, missing: usize) -> Self {
        Self {
            added: merged.new_names.len(),
            renamed: merged.renamed.len(),
            same: merged.same.len(),
            missing,
        }
    }
}

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

/// What the teacher decided about a list that she looked at.
#[derive(Clone, Debug)]
pub struct ListDecision {
    /// By what the list is found among those that wait.
    pub list: String,
    /// The columns of names, where she picked them.
    pub columns: Option<Columns>,
    /// Those of the children who are missing in it that leave the roster.
    pub take_off: BTreeSet<StudentId>,
}

/// The list no longer waits, or is none that could be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListGone;

/// Takes a list over that she has looked at. Gives the address of the page that follows, `redirect_to` what has changed.
pub async fn take_over_list(
    app: &App,
    by: Principal,
    class: ClassId,
    decision: ListDecision,
    request: Option<String>,
    redirect_to: impl FnOnce(RosterChanges) -> String + Send + 'static,
) -> Result<String, ListGone> {
    let ListDecision {
        list,
        columns,
        take_off,
    } = decision;
    let text = app.sent_lists.get(class, &list);
    let names = text.and_then(|text| names_to_take_over(&text, columns));
    let clock = Arc::clone(&app.clock);
    let address = app
        .write(by, move |tx| {
            // The second of two taps finds the list gone, and its answer here.
            idempotent(tx, &by, request.as_deref(), || {
                let names = names.ok_or(Error::Refused(ListGone))?;
                let class = class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
                let changes = take_over(tx, &clock, &class, &names, &take_off)?;
                Ok(redirect_to(changes))
            })
        })
        .await?;
    app.sent_lists.remove(&list);
    Ok(address)
}

/// The names of a list; none where it has none, or more than a class.
fn names_to_take_over(text: &str, columns: Option<Columns>) -> Option<Vec<WrittenName>> {
    let table = plain::read_table(text);
    let (names, unfit) = names_and_unfit(table.names(columns.unwrap_or(table.guess)));
    let is_too_long = unfit.iter().any(|it| matches!(it, Line::TooMany { .. }));
    (!is_too_long && !names.is_empty()).then_some(names)
}

/// Takes a child off the roster and gives back the chair that the child holds; nothing else of the child's is lost. Gives the
/// chair that was given back.
pub async fn take_off(app: &App, by: Principal, member: Member) -> Result<Option<SignUpId>> {
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(member.class))?.ok_or(Error::NotFound)?;
        Ok(take_off_roster(tx, &clock, &class, member.student)?)
    })
    .await
}

/// Writes a child's name otherwise. It is the same child as before, in every class of its own.
pub async fn rename(
    app: &App,
    by: Principal,
    student: StudentId,
    given: &str,
    family: &str,
) -> Result<(), Unfit> {
    let name = match read_parts(given, family, 1) {
        Line::Name(name) => name,
        Line::Unfit { why, .. } => return Err(Error::Refused(why)),
        Line::TooMany { .. } => return Err(Error::Refused(Unfit::TooLong)),
    };
    app.write(by, move |tx| {
        class_with_student(tx, &by, student)?.ok_or(Error::NotFound)?;
        for class in store::roster::classes_of(tx, student)? {
            store::roster::rename(tx, Member { class, student }, &name)?;
        }
        Ok(())
    })
    .await
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
    app.write(by, move |tx| {
        let class = class_for(tx, &by, Some(member.class))?.ok_or(Error::NotFound)?;
        let before = store::credentials::find_student(tx, Some(class.id), member.student)?;
        let before = before.ok_or(Error::NotFound)?;
        change(tx)?;
        Ok(before)
    })
    .await
}

/// A list that the command line brings.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ListImport {
    /// What the class is called.
    pub class: String,
    /// Given and family names.
    pub names: Vec<(String, String)>,
    /// Only say what would change.
    pub dry_run: bool,
}

/// The box has no class of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchClass {
    named: String,
    known: Vec<String>,
}

impl fmt::Display for NoSuchClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.known.is_empty() {
            f.write_str("This box has no class yet. Its teacher makes one in the first run.")
        } else {
            let (named, known) = (&self.named, self.known.join(", "));
            write!(f, "There is no class called {named}. There is: {known}.")
        }
    }
}

/// Takes a list over that the command line brings, or says what it would change.
pub async fn import_list(app: &App, list: ListImport) -> Result<RosterChanges, NoSuchClass> {
    let clock = Arc::clone(&app.clock);
    app.write_as_box(move |tx| import(tx, &clock, &list)).await
}

/// The same in a transaction of the caller's: of the command itself where no server runs.
pub fn import(
    tx: &WriteTx<'_>,
    clock: &Clock,
    list: &ListImport,
) -> Result<RosterChanges, NoSuchClass> {
    let class = find_by_name(tx, &list.class)?;
    let lines = list
        .names
        .iter()
        .map(|(given, family)| read_parts(given, family, 0));
    let (names, _) = names_and_unfit(lines.collect());
    if list.dry_run {
        let merged = merge(&real_members(tx, class.id)?, &names);
        return Ok(RosterChanges::new(&merged, merged.missing.len()));
    }
    Ok(take_over(tx, clock, &class, &names, &BTreeSet::new())?)
}

/// The class of this name, however it is written.
pub fn find_by_name(tx: &ReadTx<'_>, name: &str) -> Result<Class, NoSuchClass> {
    let classes = store::class::all(tx)?;
    let wanted = sort_key(name);
    if let Some(class) = classes.iter().find(|it| sort_key(&it.name) == wanted) {
        return Ok(class.clone());
    }
    Err(Error::Refused(NoSuchClass {
        named: name.to_owned(),
        known: classes.into_iter().map(|class| class.name).collect(),
    }))
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

/// Takes a whole list over: names are added, and written as it has them. Of the children who are missing in it, those of
/// `leaving` are taken off.
fn take_over(
    tx: &WriteTx<'_>,
    clock: &Clock,
    class: &Class,
    names: &[WrittenName],
    leaving: &BTreeSet<StudentId>,
) -> store::Result<RosterChanges> {
    let members = store::roster::members(tx, class.id)?;
    let merged = merge(&real_members(tx, class.id)?, names);
    for (student, name) in &merged.renamed {
        let (class, student) = (class.id, *student);
        store::roster::rename(tx, Member { class, student }, name)?;
    }
    put_on_roster(tx, class.id, &members, &merged.new_names)?;
    let missing = merged.missing.iter().copied();
    let (leaving, staying): (Vec<_>, Vec<_>) = missing.partition(|it| leaving.contains(it));
    for student in leaving {
        take_off_roster(tx, clock, class, student)?;
    }
    Ok(RosterChanges::new(&merged, staying.len()))
}

/// Everyone gets a chair drawing that no other child of the class has. A child who was taken off comes back as the same
/// child, with everything that was saved.
fn put_on_roster(
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
        if let Some(at) = archived.iter().position(|entry| entry.name.is_same(name)) {
            let student = archived.swap_remove(at).student;
            store::roster::bring_back(tx, member(student), drawing)?;
        } else {
            let student = StudentId::new(secret::id());
            store::roster::add(tx, member(student), name, drawing)?;
        }
    }
    Ok(())
}

pub(super) fn take_off_roster(
    tx: &WriteTx<'_>,
    clock: &Clock,
    class: &Class,
    student: StudentId,
) -> store::Result<Option<SignUpId>> {
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
fn idempotent<R>(
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
