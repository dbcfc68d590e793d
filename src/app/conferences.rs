//! What is done in a talk, from whichever page: its beginning, its end, and the words that are typed meanwhile. Each is load,
//! decide, keep inside the caller's one unit of work; the rules are domain/conference, domain/board and domain/draft.

use crate::{
    domain::{
        board::{Board, SignUp, State as Seat, StateChange},
        conference::{Conference, Kind, Line, Participant, Refusal, State},
        draft::{self, Saved},
        id::{ClassId, ConferenceId, NextStepId, SignUpId, StudentId, TeacherId},
        next_step::{NextStep, StepState, Told},
    },
    secret,
    store::{self, ReadTx, Result, WriteTx, conference::Words},
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

/// A box of a talk's pages that words are typed into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A line of the log.
    Line(Line),
    /// The remember line: the teacher's alone (T4).
    Remember,
    /// This child's next step.
    NextStep(StudentId),
}

impl Place {
    /// Its word in forms, and under which other words wait beside it.
    pub fn word(self) -> String {
        match self {
            Self::Line(line) => line.word(),
            Self::Remember => "remember".to_owned(),
            Self::NextStep(student) => format!("next_step:{student}"),
        }
    }

    /// The box of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        if word == "remember" {
            return Some(Self::Remember);
        }
        if let Some(student) = word.strip_prefix("next_step:") {
            return student.parse().ok().map(Self::NextStep);
        }
        Line::from_word(word).map(Self::Line)
    }
}

/// What a page sends to be saved.
#[derive(Clone, Copy, Debug)]
pub struct Typed<'a> {
    /// The words in the box.
    pub text: &'a str,
    /// The revision that the page has seen last, 0 before the first.
    pub seen: u32,
    /// Somebody chose between two screens' words: the other ones are settled by this.
    pub settles: bool,
    /// A next step may be said aloud.
    pub way: Told,
}

/// What is saved in a box now.
pub fn words_in(tx: &ReadTx<'_>, talk: ConferenceId, place: Place) -> Result<Option<Words>> {
    match place {
        Place::Line(line) => store::conference::line(tx, talk, line),
        Place::Remember => store::conference::remember(tx, talk),
        Place::NextStep(student) => {
            let step = store::next_step::of_talk(tx, talk, student)?;
            Ok(step.map(|step| Words {
                text: step.text,
                revision: step.revision,
                by: String::new(),
            }))
        }
    }
}

/// Saves words: as the new head, or beside one that this page had not seen (D27).
pub fn keep_words(
    tx: &WriteTx<'_>,
    (talk, class): (ConferenceId, ClassId),
    place: Place,
    typed: &Typed<'_>,
) -> Result<Saved> {
    let head = words_in(tx, talk, place)?;
    let is_empty = typed.text.trim().is_empty() && typed.way == Told::Written;
    if head.is_none() && is_empty {
        return Ok(Saved::Same(0));
    }
    let saved = draft::save(head.as_ref().map(Words::head), typed.seen, typed.text);
    let word = place.word();
    match (saved, place) {
        (Saved::Kept(revision), Place::Line(line)) => {
            store::conference::keep_line(tx, (talk, line), (typed.text, revision))?;
        }
        (Saved::Kept(revision), Place::Remember) => {
            store::conference::keep_remember(tx, talk, (typed.text, revision))?;
        }
        (Saved::Kept(revision) | Saved::Same(revision), Place::NextStep(student)) => {
            keep_step(tx, (talk, class, student), typed, revision)?;
        }
        (Saved::Beside(_), _) => {
            store::conference::keep_beside(tx, (talk, &word), typed.text)?;
        }
        (Saved::Same(_), _) => {}
    }
    if typed.settles && !matches!(saved, Saved::Beside(_)) {
        store::conference::settle(tx, (talk, &word))?;
    }
    Ok(saved)
}

/// A step without words is not carried, unless it was said aloud.
fn keep_step(
    tx: &WriteTx<'_>,
    (talk, class, student): (ConferenceId, ClassId, StudentId),
    typed: &Typed<'_>,
    revision: u32,
) -> Result<()> {
    let old = store::next_step::of_talk(tx, talk, student)?;
    let has_words = !typed.text.trim().is_empty();
    let open = has_words || typed.way == Told::Aloud;
    let state = match old.as_ref().map(|step| step.state) {
        Some(StepState::Reached) => StepState::Reached,
        _ if open => StepState::Open,
        _ => StepState::PutDown,
    };
    let old = old.unwrap_or_else(|| NextStep {
        id: NextStepId::new(secret::id()),
        student,
        conference: Some(talk),
        text: String::new(),
        way: typed.way,
        revision,
        made_at: tx.attribution.at,
        state,
        child_said: None,
        said_on: None,
        not_yet: 0,
    });
    let step = NextStep {
        text: typed.text.to_owned(),
        way: if has_words { Told::Written } else { typed.way },
        revision,
        state,
        ..old
    };
    store::next_step::keep(tx, class, &step)
}
