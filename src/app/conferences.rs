//! What is done in a talk, from whichever page: its beginning and its end. Each is load, decide, keep inside the caller's one
//! unit of work; the rules are domain/conference and domain/board. Words that are typed meanwhile are saved by app/autosave.

use crate::{
    domain::{
        board::{Board, SignUp, State as Seat, StateChange},
        conference::{Conference, Kind, Participant, Refusal, State},
        id::{ConferenceId, SignUpId, StudentId, TeacherId},
    },
    secret,
    store::{self, Result, WriteTx},
};

/// A yes, or the word of a refusal.
pub type Decided<T> = Result<T, &'static str>;

/// What a talk begins with.
#[derive(Clone, Copy, Debug)]
pub struct Beginning {
    /// The child.
    pub student: StudentId,
    /// Whose talk it is beside the child.
    pub teacher: TeacherId,
    /// How it came about, where no chair was saved for it.
    pub kind: Kind,
}

/// Begins a talk, on the chair that the child saved for today if there is one. With a child who is talking already it is
/// that talk.
pub fn begin(
    tx: &WriteTx<'_>,
    board: &Board,
    beginning: Beginning,
) -> Result<Decided<ConferenceId>> {
    let Beginning { student, .. } = beginning;
    let class = board.calendar.class;
    if !board.students.contains(&student) {
        return Ok(Err(Refusal::NotOnRoll.word()));
    }
    if let Some(talk) = store::conference::going_on_with(tx, class, student)? {
        return Ok(Ok(talk.id));
    }
    let chair = board.due_of(student);
    let together = chair.map_or_else(Vec::new, |chair| board.together(chair));
    for chair in &together {
        match board.begin(chair.id) {
            Ok(change) => store::board::keep_change(tx, chair.slot, &change)?,
            Err(refusal) => return Ok(Err(refusal.word())),
        }
    }
    let kind = match together.len() {
        0 => beginning.kind,
        1 => Kind::StudentLed,
        _ => Kind::SmallGroup,
    };
    let mut talk = Conference {
        sign_up: together.first().map(|chair| chair.id),
        ..fresh(tx, board, Beginning { kind, ..beginning })
    };
    if !together.is_empty() {
        talk.participants = together
            .iter()
            .map(|it| Participant::new(it.student))
            .collect();
    }
    store::conference::begin(tx, &talk)?;
    Ok(Ok(talk.id))
}

/// Ends a talk: its chair is done, its sheet is closed, and the next child of today is called (D4).
pub fn finish(tx: &WriteTx<'_>, board: &Board, talk: &Conference) -> Result<Decided<()>> {
    let to = match talk.finish() {
        Ok(to) => to,
        Err(refusal) => return Ok(Err(refusal.word())),
    };
    end(tx, talk, to)?;
    let chair = talk
        .sign_up
        .and_then(|id| board.sign_ups.iter().find(|it| it.id == id));
    let together = chair.map_or_else(Vec::new, |chair| board.together(chair));
    for chair in together.iter().filter(|it| talk.is_with(it.student)) {
        if let Ok(change) = board.mark(chair.id, Seat::Done) {
            keep(tx, board, &change)?;
        }
    }
    for next in board.next_called() {
        keep(tx, board, &next)?;
    }
    Ok(Ok(()))
}

/// A chair was marked as talked on: the talk that went on there ends, or one that nobody opened is kept after all, so that
/// the child counts as met.
pub fn held(tx: &WriteTx<'_>, sign_up: &SignUp, teacher: TeacherId) -> Result<()> {
    let (class, student) = (sign_up.slot.class, sign_up.student);
    let talk = match store::conference::on_chair(tx, sign_up.id)? {
        // Of a group only one child's chair stands in the talk.
        None => store::conference::going_on_with(tx, class, student)?,
        talk => talk,
    };
    match talk {
        Some(talk) if talk.state == State::Talking => end(tx, &talk, State::Done),
        Some(_) => Ok(()),
        None => {
            let talk = Conference {
                id: ConferenceId::new(secret::id()),
                class: sign_up.slot.class,
                kind: Kind::StudentLed,
                sign_up: Some(sign_up.id),
                date: sign_up.slot.date,
                began_at: tx.attribution.at - 60 * i64::from(sign_up.minutes),
                ended_at: None,
                teacher,
                state: State::Talking,
                check_back: None,
                looked_in_at: None,
                logged_at: None,
                participants: vec![Participant::new(sign_up.student)],
            };
            store::conference::begin(tx, &talk)?;
            end(tx, &talk, State::Done)
        }
    }
}

/// "I looked in": a look back under a minute, begun and done at once (T6).
pub fn look_in(
    tx: &WriteTx<'_>,
    board: &Board,
    beginning: Beginning,
) -> Result<Decided<ConferenceId>> {
    if !board.students.contains(&beginning.student) {
        return Ok(Err(Refusal::NotOnRoll.word()));
    }
    let kind = Kind::LookedIn;
    let talk = Conference {
        state: State::Done,
        ended_at: Some(tx.attribution.at),
        logged_at: Some(tx.attribution.at),
        ..fresh(tx, board, Beginning { kind, ..beginning })
    };
    store::conference::begin(tx, &talk)?;
    Ok(Ok(talk.id))
}

fn fresh(tx: &WriteTx<'_>, board: &Board, beginning: Beginning) -> Conference {
    Conference {
        id: ConferenceId::new(secret::id()),
        class: board.calendar.class,
        kind: beginning.kind,
        sign_up: None,
        date: board.now.date(),
        began_at: tx.attribution.at,
        ended_at: None,
        teacher: beginning.teacher,
        state: State::Talking,
        check_back: None,
        looked_in_at: None,
        logged_at: None,
        participants: vec![Participant::new(beginning.student)],
    }
}

fn end(tx: &WriteTx<'_>, talk: &Conference, to: State) -> Result<()> {
    for participant in &talk.participants {
        let sheet = store::prep::close(tx, talk.class, participant.student)?;
        store::conference::keep_sheet(tx, talk.id, participant.student, sheet)?;
    }
    store::conference::finish(tx, talk, to)?;
    store::board::round::meet(tx, talk.class, talk.id)
}

fn keep(tx: &WriteTx<'_>, board: &Board, change: &StateChange) -> Result<()> {
    let of = |id: SignUpId| board.sign_ups.iter().find(|it| it.id == id);
    match of(change.id) {
        Some(sign_up) => store::board::keep_change(tx, sign_up.slot, change),
        None => Ok(()),
    }
}
