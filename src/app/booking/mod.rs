//! What is done on the board, from whichever page: a chair taken, given back, moved, swapped, marked, put back, closed; a
//! group; the wait list. Each is load, decide, save in one transaction; the rules are domain/board, and say why not.

mod wait_list;

use std::{collections::BTreeSet, sync::Arc};

pub use wait_list::{answer_reservation, join_wait_list, leave_wait_list};

use super::{
    App, Error, Proof, Result, board_of,
    calendar::seat_waiting,
    class_for, conferences,
    idempotent::{Attempt, try_once},
    prove,
};
use crate::{
    domain::{
        board::{Board, By, Granted, Moved, Refusal, ReservationKind, State, StateChange},
        calendar::SlotId,
        class::Member,
        credentials,
        id::{SignUpId, StudentId},
        principal::Principal,
    },
    secret,
    store::{self, WriteTx, request::Done},
};

/// Who asks for a change on the board, and how it is answered.
#[derive(Clone, Debug)]
pub struct BookingRequest {
    /// Who asks.
    pub by: Principal,
    /// Under this id it is done once, however often it is sent.
    pub id: Option<String>,
    /// The address of the page that follows. It is remembered with the id, so that a repeat is sent there as well.
    pub redirect_to: fn(&Booked) -> String,
}

/// What was done: enough for the address of the page that follows.
#[derive(Clone, Copy, Debug)]
pub struct Booked {
    /// The chair that it began from.
    pub from: SlotId,
    /// The chair that it led to, which mostly is the same.
    pub to: SlotId,
    /// The sign-up that was made or changed, if it was one.
    pub sign_up: Option<SignUpId>,
}

impl Booked {
    fn on(slot: SlotId, sign_up: Option<SignUpId>) -> Self {
        Self {
            from: slot,
            to: slot,
            sign_up,
        }
    }

    fn moved(moved: &Moved) -> Self {
        Self {
            from: moved.from,
            to: moved.to,
            sign_up: Some(moved.id),
        }
    }
}

impl From<Refusal> for Error<Refusal> {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A change that a rule refused, and the chair that it was about: its day is shown with the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The chair.
    pub slot: SlotId,
    /// Why not.
    pub refusal: Refusal,
}

/// By what right somebody changes a sign-up.
#[derive(Clone, Debug)]
pub enum Claim {
    /// The teacher's.
    Teacher,
    /// It is this child's own, who showed before who it is.
    Own(StudentId),
    /// It is this child's own, if what it shows says so.
    Shown(StudentId, Proof),
    /// Nothing was shown.
    Unproven(StudentId),
}

impl Claim {
    /// The sign-up is the child's, and the child is the child: otherwise what is wrong with what was shown.
    fn check(
        &self,
        tx: &WriteTx<'_>,
        app: &App,
        board: &Board,
        id: SignUpId,
    ) -> Result<Option<credentials::Refusal>, Refusal> {
        let (Self::Own(student) | Self::Shown(student, _) | Self::Unproven(student)) = self else {
            return Ok(None);
        };
        board.own(id, *student)?;
        match self {
            Self::Unproven(_) => Err(Error::Refused(Refusal::NotYours)),
            Self::Shown(_, proof) => {
                let member = Member::new(board.calendar.class, *student);
                Ok(prove(tx, app, member, proof)?.err())
            }
            Self::Teacher | Self::Own(_) => Ok(None),
        }
    }
}

/// What a change begins from.
enum Target {
    Chair(SlotId),
    SignUp(SignUpId, Claim),
}

/// Loads the board, decides, saves, and seats whoever waits for a chair that came free: once for one request id.
async fn book<F>(
    app: &Arc<App>,
    request: BookingRequest,
    target: Target,
    decide: F,
) -> Result<Done, Refused>
where
    F: FnOnce(&WriteTx<'_>, Board) -> Result<Booked, Refusal> + Send + 'static,
{
    let writer = Arc::clone(app);
    let by = request.by;
    let job = move |tx: &WriteTx<'_>| {
        let slot = match &target {
            Target::Chair(slot) => *slot,
            Target::SignUp(id, _) => store::board::find(tx, *id)?.ok_or(Error::NotFound)?.slot,
        };
        let refused = |refusal| Refused { slot, refusal };
        let BookingRequest { by, id, .. } = &request;
        let attempt = try_once(tx, by, id.as_deref(), || {
            let class = class_for(tx, by, Some(slot.class))?.ok_or(Refusal::NoSuchChair)?;
            let board = board_of(tx, &writer.clock, &class)?;
            if let Target::SignUp(id, claim) = &target
                && let Some(why) = claim.check(tx, &writer, &board, *id)?
            {
                return Ok(Attempt::Failed(refused(Refusal::Unproven(why))));
            }
            let somebody_waits = !board.waiting.is_empty();
            let booked = decide(tx, board)?;
            if somebody_waits {
                seat_waiting(tx, &writer.clock, &class)?;
            }
            Ok(Attempt::Done(Done {
                place: (request.redirect_to)(&booked),
                about: booked.sign_up.map_or(0, SignUpId::number),
            }))
        });
        attempt.map_err(|error| error.map_refusal(refused))
    };
    match app.write(by, job).await? {
        Attempt::Done(done) => Ok(done),
        Attempt::Failed(refused) => Err(Error::Refused(refused)),
    }
}

/// A child takes a chair, or the teacher gives one. Within the minute the screen that made it may undo it.
pub async fn sign_up(
    app: &Arc<App>,
    request: BookingRequest,
    student: StudentId,
    slot: SlotId,
) -> Result<Done, Refused> {
    let id = SignUpId::new(secret::id());
    let principal = request.by;
    let by = on_behalf(&principal);
    let done = book(app, request, Target::Chair(slot), move |tx, board| {
        let granted = board.sign_up(student, slot, by)?;
        let id = save_granted(tx, &board, &granted, id, by)?;
        // Whoever has a chair waits for none.
        if board.waits(student).is_some() {
            store::board::wait::leave(tx, slot.class, student)?;
        }
        Ok(Booked::on(slot, Some(id)))
    })
    .await?;
    // A repeated request gets the first one's answer, but no second minute to undo it.
    if done.about == id.number() {
        app.grants.open(id, &principal);
    }
    Ok(done)
}

/// The teacher seats a group on one empty chair.
pub async fn seat_group(
    app: &Arc<App>,
    request: BookingRequest,
    students: BTreeSet<StudentId>,
    slot: SlotId,
) -> Result<Done, Refused> {
    book(app, request, Target::Chair(slot), move |tx, board| {
        for granted in board.seat_group(&students, slot)? {
            let id = SignUpId::new(secret::id());
            save_granted(tx, &board, &granted, id, By::Teacher)?;
            store::board::wait::leave(tx, slot.class, granted.student)?;
        }
        Ok(Booked::on(slot, None))
    })
    .await
}

/// A child undoes within the minute or gives the chair back later, or the teacher takes it back.
pub async fn release(
    app: &Arc<App>,
    request: BookingRequest,
    id: SignUpId,
    claim: Claim,
) -> Result<Done, Refused> {
    let by = on_behalf(&request.by);
    book(app, request, Target::SignUp(id, claim), move |tx, board| {
        save_state(tx, &board, &board.release(id, by)?)
    })
    .await
}

/// Another chair for the same talk.
pub async fn move_sign_up(
    app: &Arc<App>,
    request: BookingRequest,
    id: SignUpId,
    claim: Claim,
    slot: SlotId,
) -> Result<Done, Refused> {
    let by = on_behalf(&request.by);
    book(app, request, Target::SignUp(id, claim), move |tx, board| {
        let moved = board.move_to(id, slot, by)?;
        store::board::move_all(tx, &[&moved])?;
        Ok(Booked::moved(&moved))
    })
    .await
}

/// The teacher's change of a sign-up, whosever it is.
async fn change_by_teacher<F>(
    app: &Arc<App>,
    request: BookingRequest,
    id: SignUpId,
    decide: F,
) -> Result<Done, Refused>
where
    F: FnOnce(&WriteTx<'_>, Board) -> Result<Booked, Refusal> + Send + 'static,
{
    book(app, request, Target::SignUp(id, Claim::Teacher), decide).await
}

/// The teacher lets two children exchange their chairs.
pub async fn swap(
    app: &Arc<App>,
    request: BookingRequest,
    id: SignUpId,
    other: SignUpId,
) -> Result<Done, Refused> {
    change_by_teacher(app, request, id, move |tx, board| {
        let [first, second] = board.swap(id, other)?;
        store::board::move_all(tx, &[&first, &second])?;
        Ok(Booked::moved(&first))
    })
    .await
}

/// The teacher calls a child, or says how it went: done, absent or missed. Nothing of this happens by the clock.
pub async fn mark(
    app: &Arc<App>,
    request: BookingRequest,
    id: SignUpId,
    to: State,
) -> Result<Done, Refused> {
    let by = request.by;
    change_by_teacher(app, request, id, move |tx, board| {
        let change = match to {
            State::Called => board.call(id),
            _ => board.mark(id, to),
        }?;
        if let (State::Done, Principal::Teacher(teacher)) = (to, by) {
            conferences::end_on_chair(tx, board.find(id)?, teacher.id)?;
        }
        save_state(tx, &board, &change)
    })
    .await
}

/// The teacher gives a child the chair back that it had given back, or was absent for.
pub async fn put_back(
    app: &Arc<App>,
    request: BookingRequest,
    id: SignUpId,
) -> Result<Done, Refused> {
    change_by_teacher(app, request, id, move |tx, mut board| {
        // The board holds no sign-up that was given back.
        if board.find(id).is_err() {
            board.sign_ups.extend(store::board::find(tx, id)?);
        }
        save_state(tx, &board, &board.put_back(id)?)
    })
    .await
}

/// The teacher closes a chair that nobody holds.
pub async fn close(app: &Arc<App>, request: BookingRequest, slot: SlotId) -> Result<Done, Refused> {
    book(app, request, Target::Chair(slot), move |tx, board| {
        board.close(slot)?;
        store::calendar::close_chair(tx, slot)?;
        Ok(Booked::on(slot, None))
    })
    .await
}

/// The teacher opens a closed chair again.
pub async fn open(app: &Arc<App>, request: BookingRequest, slot: SlotId) -> Result<Done, Refused> {
    book(app, request, Target::Chair(slot), move |tx, board| {
        board.reopen(slot)?;
        store::calendar::open_chair(tx, slot)?;
        Ok(Booked::on(slot, None))
    })
    .await
}

/// Saves a granted chair: as this new sign-up, or as the new chair of the one that the child has.
fn save_granted(
    tx: &WriteTx<'_>,
    board: &Board,
    granted: &Granted,
    id: SignUpId,
    by: By,
) -> Result<SignUpId, Refusal> {
    if let Some(had) = granted.moved_from {
        store::board::move_all(tx, &[&board.move_to(had, granted.slot, by)?])?;
        return Ok(had);
    }
    store::board::insert(tx, id, granted)?;
    if by == By::Teacher {
        store::board::wait::reserve(tx, id, ReservationKind::Invited)?;
    }
    Ok(id)
}

fn save_state(tx: &WriteTx<'_>, board: &Board, change: &StateChange) -> Result<Booked, Refusal> {
    let slot = board.find(change.id)?.slot;
    store::board::set_state(tx, slot, change)?;
    Ok(Booked::on(slot, Some(change.id)))
}

fn on_behalf(principal: &Principal) -> By {
    match principal {
        Principal::Teacher(_) => By::Teacher,
        _ => By::Child,
    }
}
