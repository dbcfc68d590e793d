//! A conference begins and ends, from whichever page. Each is load, decide, save in one unit of work; the rules are
//! domain/conference and domain/board. What is tapped meanwhile is `conference_log`, what is typed `autosave`.

use std::sync::Arc;

use jiff::civil::Date;

use super::{App, Error, board_of, class_for, idempotent::run_once};
use crate::{
    domain::{
        board::{self, Board, SignUp, State as Seat, StateChange},
        class::{Class, Member},
        conference::{self, Conference, Kind, Participant, State},
        id::{ClassId, ConferenceId, SignUpId, StudentId, TeacherId},
        next_step,
        principal::{Principal, Standing, Teacher},
        tag,
    },
    secret,
    store::{self, ReadTx, Result, WriteTx, request::Done},
};

/// Why nothing was done in a conference: a rule of the conference itself, of its chair, or of a next step in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The conference says no.
    Conference(conference::Refusal),
    /// Its chair says no.
    Chair(board::Refusal),
    /// The next step says no.
    NextStep(next_step::Refusal),
    /// The tag says no.
    Tag(tag::Refusal),
}

impl Refusal {
    /// The word under which scripts know it and the word files keep its sentence.
    pub fn word(self) -> &'static str {
        match self {
            Self::Conference(refusal) => refusal.into(),
            Self::Chair(refusal) => refusal.word(),
            Self::NextStep(refusal) => refusal.into(),
            Self::Tag(refusal) => refusal.into(),
        }
    }
}

impl From<conference::Refusal> for Error<Refusal> {
    fn from(refusal: conference::Refusal) -> Self {
        Self::Refused(Refusal::Conference(refusal))
    }
}

impl From<board::Refusal> for Error<Refusal> {
    fn from(refusal: board::Refusal) -> Self {
        Self::Refused(Refusal::Chair(refusal))
    }
}

impl From<tag::Refusal> for Error<Refusal> {
    fn from(refusal: tag::Refusal) -> Self {
        Self::Refused(Refusal::Tag(refusal))
    }
}

impl From<next_step::Refusal> for Error<Refusal> {
    fn from(refusal: next_step::Refusal) -> Self {
        Self::Refused(Refusal::NextStep(refusal))
    }
}

/// With whom a conference shall begin, as a page of the class says it: the child, or the chair that it saved.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Where none is named it is the teacher's first class that has this child.
    pub class: Option<ClassId>,
    /// The child.
    pub student: Option<StudentId>,
    /// The chair: it knows its child and its class.
    pub sign_up: Option<SignUpId>,
    /// The id of the request: sent twice it is done once.
    pub request: Option<String>,
}

impl Opening {
    /// The class and the child that are meant, if they are this teacher's.
    fn find(&self, tx: &ReadTx<'_>, by: Teacher) -> Result<Option<(Class, StudentId)>> {
        let chair = self.sign_up.map(|id| store::board::find(tx, id));
        let chair = chair.transpose()?.flatten();
        let student = chair.map(|chair| chair.student).or(self.student);
        let class = match (chair.map(|chair| chair.slot.class).or(self.class), student) {
            (None, Some(student)) => store::roster::class_of(tx, by.id, student)?,
            (class, _) => class,
        };
        let class = class_for(tx, &by.into(), class)?;
        Ok(class.zip(student))
    }
}

/// Begins a conference, or leads to the one that goes on with this child.
pub async fn start(
    app: &Arc<App>,
    by: Teacher,
    kind: Kind,
    opening: Opening,
) -> super::Result<ConferenceId, Refusal> {
    let sign_up = opening.sign_up;
    let job = move |tx: &WriteTx<'_>, board: &Board, student| {
        // A page from before the conference is tapped once more: it leads to that conference.
        if let Some(sign_up) = sign_up
            && let Some(conference) = store::conference::on_chair(tx, sign_up)?
        {
            return Ok(conference.id);
        }
        begin(tx, board, student, by.id, kind)
    };
    Ok(open(app, by, opening, job).await?.1)
}

/// "I looked in": a look back under a minute, begun and done at once. Gives the class and the look in.
pub async fn look_in(
    app: &Arc<App>,
    by: Teacher,
    opening: Opening,
) -> super::Result<(ClassId, ConferenceId), Refusal> {
    let job =
        move |tx: &WriteTx<'_>, board: &Board, student| begin_look_in(tx, board, student, by.id);
    open(app, by, opening, job).await
}

/// The same inside a transaction.
pub(crate) fn begin_look_in(
    tx: &WriteTx<'_>,
    board: &Board,
    student: StudentId,
    teacher: TeacherId,
) -> super::Result<ConferenceId, Refusal> {
    if !board.students.contains(&student) {
        return Err(conference::Refusal::NotOnRoll.into());
    }
    let (class, date) = (board.calendar.class, board.now.date());
    let conference = Conference {
        state: State::Done,
        ended_at: Some(tx.attribution.at),
        logged_at: Some(tx.attribution.at),
        ..new_conference(
            tx,
            Member::new(class, student),
            date,
            teacher,
            Kind::LookedIn,
        )
    };
    store::conference::insert(tx, &conference)?;
    Ok(conference.id)
}

/// Ends a conference of this teacher's. Ended twice is ended once.
pub async fn end(app: &Arc<App>, by: Teacher, id: ConferenceId) -> super::Result<()> {
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        let (class, conference) = find_taught(tx, by, id)?.ok_or(Error::NotFound)?;
        let board = board_of(tx, &clock, &class)?;
        Ok(end_and_call_next(tx, &board, &conference)?)
    })
    .await
}

/// Takes back a conference that was begun by mistake, as if it had never begun: its chair is saved again, or its child called
/// again, as it was. The sheet is as it was left. With words in it, only if she `is_sure`. Gives the class.
pub async fn take_back(
    app: &Arc<App>,
    by: Teacher,
    id: ConferenceId,
    is_sure: bool,
) -> super::Result<ClassId, Refusal> {
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        let (class, conference) = find_taught(tx, by, id)?.ok_or(Error::NotFound)?;
        if by.standing == Standing::Substitute && conference.teacher != by.id {
            return Err(conference::Refusal::NoSuchTalk.into());
        }
        conference.take_back(store::conference::mistake::written(tx, id)?, is_sure)?;
        let board = board_of(tx, &clock, &class)?;
        let chair = conference.sign_up.and_then(|id| board.find(id).ok());
        for chair in chair.map_or_else(Vec::new, |chair| board.together(chair)) {
            let before = state_before_talk(tx, chair.id)?;
            if let Ok(change) = board.take_back_begin(chair.id, before) {
                save_change(tx, &board, &change)?;
            }
        }
        store::conference::mistake::delete(tx, &conference)?;
        Ok(class.id)
    })
    .await
}

/// Whether a child was called to its chair when the talk began, or only had it.
fn state_before_talk(tx: &ReadTx<'_>, id: SignUpId) -> Result<Seat> {
    let events = store::board::history::load(tx, id)?;
    let mut before = events
        .iter()
        .rev()
        .skip_while(|it| it.action != Seat::Talking.as_ref());
    let was_called = before
        .nth(1)
        .is_some_and(|it| it.action == Seat::Called.as_ref());
    Ok(if was_called {
        Seat::Called
    } else {
        Seat::Booked
    })
}

/// Seconds of a day.
const DAY_S: i64 = 24 * 3600;

/// The conference and its class, if it is one of a class of this teacher's; a substitute's, if it held it or it is of its last
/// day.
pub fn find_taught(
    tx: &ReadTx<'_>,
    by: Teacher,
    id: ConferenceId,
) -> Result<Option<(Class, Conference)>> {
    let Some(conference) = store::conference::find(tx, id)? else {
        return Ok(None);
    };
    if by.standing == Standing::Substitute && conference.teacher != by.id {
        let substitute = store::adults::find(tx, by.id)?;
        let until = substitute.and_then(|it| it.until).unwrap_or_default();
        if conference.began_at < until.saturating_sub(DAY_S) {
            return Ok(None);
        }
    }
    let class = class_for(tx, &by.into(), Some(conference.class))?;
    Ok(class.map(|class| (class, conference)))
}

/// Something that begins from a page of a class, with that class.
async fn open<F>(
    app: &Arc<App>,
    by: Teacher,
    opening: Opening,
    job: F,
) -> super::Result<(ClassId, ConferenceId), Refusal>
where
    F: FnOnce(&WriteTx<'_>, &Board, StudentId) -> super::Result<ConferenceId, Refusal>
        + Send
        + 'static,
{
    let (principal, clock) = (Principal::Teacher(by), Arc::clone(&app.clock));
    app.write(principal, move |tx| {
        let (class, student) = opening.find(tx, by)?.ok_or(Error::NotFound)?;
        let done = run_once(tx, &principal, opening.request.as_deref(), || {
            let board = board_of(tx, &clock, &class)?;
            // The page makes the address that follows out of the number.
            Ok(Done {
                place: String::new(),
                about: job(tx, &board, student)?.number(),
            })
        })?;
        Ok((class.id, ConferenceId::new(done.about)))
    })
    .await
}

/// Begins a conference in the caller's unit of work, on the chair that the child saved for today if there is one. With a child
/// who is talking already it is that conference. `kind` says how it came about where no chair was saved for it.
pub fn begin(
    tx: &WriteTx<'_>,
    board: &Board,
    student: StudentId,
    teacher: TeacherId,
    kind: Kind,
) -> super::Result<ConferenceId, Refusal> {
    if !board.students.contains(&student) {
        return Err(conference::Refusal::NotOnRoll.into());
    }
    let member = Member::new(board.calendar.class, student);
    if let Some(conference) = store::conference::going_on_with(tx, member)? {
        return Ok(conference.id);
    }
    let chair = board.due_of(student);
    let together = chair.map_or_else(Vec::new, |chair| board.together(chair));
    for chair in &together {
        store::board::set_state(tx, chair.slot, &board.begin(chair.id)?)?;
    }
    let kind = match together.len() {
        0 => kind,
        1 => Kind::StudentLed,
        _ => Kind::SmallGroup,
    };
    let mut conference = Conference {
        sign_up: together.first().map(|chair| chair.id),
        ..new_conference(tx, member, board.now.date(), teacher, kind)
    };
    if !together.is_empty() {
        let participants = together.iter().map(|chair| Participant::new(chair.student));
        conference.participants = participants.collect();
    }
    store::conference::insert(tx, &conference)?;
    Ok(conference.id)
}

/// Ends a conference in the caller's unit of work: its chair is done, its sheet is closed, and the next child of today is
/// called. One that is over stays as it is.
pub fn end_and_call_next(tx: &WriteTx<'_>, board: &Board, conference: &Conference) -> Result<()> {
    let Ok(state) = conference.end() else {
        return Ok(());
    };
    save_end(tx, conference, state)?;
    let chair = conference.sign_up.and_then(|id| board.find(id).ok());
    let together = chair.map_or_else(Vec::new, |chair| board.together(chair));
    let held = |chair: &&SignUp| conference.is_with(chair.student);
    for chair in together.into_iter().filter(held) {
        if let Ok(change) = board.mark(chair.id, Seat::Done) {
            save_change(tx, board, &change)?;
        }
    }
    for next in board.next_called() {
        save_change(tx, board, &next)?;
    }
    Ok(())
}

/// A chair was marked as talked on: the conference that goes on there ends, or one that nobody opened is saved after all, so
/// that the child counts as met.
pub fn end_on_chair(tx: &WriteTx<'_>, sign_up: &SignUp, teacher: TeacherId) -> Result<()> {
    let member = Member::new(sign_up.slot.class, sign_up.student);
    let conference = match store::conference::on_chair(tx, sign_up.id)? {
        // Of a group only one child's chair stands in the conference.
        None => store::conference::going_on_with(tx, member)?,
        conference => conference,
    };
    let conference = match conference {
        Some(conference) if conference.state != State::Talking => return Ok(()),
        Some(conference) => conference,
        None => {
            let date = sign_up.slot.date;
            let conference = Conference {
                sign_up: Some(sign_up.id),
                began_at: tx.attribution.at - 60 * i64::from(sign_up.minutes),
                ..new_conference(tx, member, date, teacher, Kind::StudentLed)
            };
            store::conference::insert(tx, &conference)?;
            conference
        }
    };
    save_end(tx, &conference, State::Done)
}

fn new_conference(
    tx: &WriteTx<'_>,
    member: Member,
    date: Date,
    teacher: TeacherId,
    kind: Kind,
) -> Conference {
    Conference {
        id: ConferenceId::new(secret::id()),
        class: member.class,
        kind,
        sign_up: None,
        date,
        began_at: tx.attribution.at,
        ended_at: None,
        teacher,
        state: State::Talking,
        check_back: None,
        looked_in_at: None,
        logged_at: None,
        participants: vec![Participant::new(member.student)],
    }
}

/// Saves that a conference has ended: each sheet is closed with it, and who talked is met.
fn save_end(tx: &WriteTx<'_>, conference: &Conference, state: State) -> Result<()> {
    for participant in &conference.participants {
        let sheet = store::prep::close(tx, conference.class, participant.student)?;
        store::conference::save_sheet(tx, conference.id, participant.student, sheet)?;
    }
    store::conference::end(tx, conference, state)?;
    store::board::round::meet(tx, conference.class, conference.id)
}

fn save_change(tx: &WriteTx<'_>, board: &Board, change: &StateChange) -> Result<()> {
    match board.find(change.id) {
        Ok(sign_up) => store::board::set_state(tx, sign_up.slot, change),
        Err(_) => Ok(()),
    }
}
