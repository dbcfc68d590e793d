//! A child leads: the script of the talk, one step at a time, then what was said read back, then the look back at the seat.
//! On the child's own page or on the teacher's device in the child's hand. Nothing of the teacher's own is loaded here (T4).

pub mod draw;
pub mod save;

use std::{collections::BTreeMap, sync::Arc};

use bytes::Bytes;
use serde::Deserialize;

use crate::{
    app::{App, now_in},
    domain::{
        board,
        class::Class,
        conference::{Conference, Line, ReadBack, State, Step},
        id::{ClassId, ConferenceId, StudentId},
        next_step::NextStep,
        prep::Sheet,
        principal::{HandedOver, Principal, StudentSession},
    },
    store::{self, ReadTx, conference::Words},
};
use crate::{
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components::{leader_draft_prefix, student_draft_prefix},
};

/// Who leads, and where.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leader {
    pub(crate) class: ClassId,
    pub(crate) student: StudentId,
    /// The one talk of a handed-over device.
    pub(crate) handed: Option<ConferenceId>,
}

impl Leader {
    pub(crate) fn of(context: &RequestContext) -> Result<Self, HttpError> {
        match context.principal {
            Principal::Student(StudentSession { id, class, .. }) => Ok(Self {
                class,
                student: id,
                handed: None,
            }),
            Principal::HandedOver(HandedOver {
                conference,
                class,
                student,
                ..
            }) => Ok(Self {
                class,
                student,
                handed: Some(conference),
            }),
            _ => Err(HttpError::NotYours),
        }
    }

    /// The talk that goes on, or else the last one that is done.
    fn talk(self, tx: &ReadTx<'_>) -> store::Result<Option<Conference>> {
        if let Some(id) = self.handed {
            return store::conference::find(tx, id);
        }
        match store::conference::going_on_with(tx, self.class, self.student)? {
            Some(talk) => Ok(Some(talk)),
            None => store::conference::last_done_with(tx, self.class, self.student),
        }
    }
}

/// What a page shows, and so what is loaded for it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wants {
    /// The child's own sheet.
    Sheet,
    /// The sheet, and the box of the next step.
    Step,
    /// What was said.
    Log,
}

/// What the child's pages of a talk are drawn from.
pub(crate) struct Led {
    pub(crate) class: Class,
    pub(crate) leader: Leader,
    /// None while the child is called and the talk has not begun.
    pub(crate) talk: Option<Conference>,
    pub(crate) sheet: Option<Sheet>,
    /// The lines that the child may see.
    pub(crate) lines: BTreeMap<Line, Words>,
    pub(crate) step: Option<NextStep>,
    /// What of the noticed words the child has shared, and whether it is on the wall; none where the class has no joy wall.
    pub(crate) shared: Option<BTreeMap<String, bool>>,
    /// Words that came second, by the word of their box: only those of this child's own boxes.
    pub(crate) conflicts: BTreeMap<String, Vec<String>>,
    /// Why words were not taken, and those words.
    pub(crate) refused: Option<(String, String)>,
    /// What the ids begin with under which the child's browser keeps words that the box does not have yet (D28).
    pub(crate) keep: String,
}

impl Led {
    pub(crate) fn load(
        tx: &ReadTx<'_>,
        leader: Leader,
        talk: Option<Conference>,
        wants: Wants,
    ) -> store::Result<Option<Self>> {
        let Leader { class, student, .. } = leader;
        let Some(class) = store::class::find(tx, class)? else {
            return Ok(None);
        };
        let participant = talk.as_ref().and_then(|talk| {
            let mut participants = talk.participants.iter();
            participants.find(|participant| participant.student == student)
        });
        let sheet = match participant.and_then(|participant| participant.sheet) {
            _ if wants == Wants::Log => None,
            Some(sheet) => store::prep::find(tx, class.id, sheet)?,
            None => Some(store::prep::sheet_of(tx, class.id, student)?),
        };
        let (mut lines, mut step, mut conflicts) = (BTreeMap::new(), None, BTreeMap::new());
        // The script itself shows the sheet alone; its one box needs the step, and what was said needs the log.
        let log = talk.as_ref().filter(|_| wants != Wants::Sheet);
        if let Some(talk) = log {
            lines = store::conference::lines_for(tx, talk.id, student)?;
            step = store::next_step::of_talk(tx, talk.id, student)?;
            conflicts = store::conflicts::in_own_boxes(tx, talk.id, student)?;
        }
        let shared = match log.filter(|talk| talk.state == State::Done) {
            Some(talk) if wants == Wants::Log && store::shared_praise::is_on(tx, class.id)? => {
                Some(store::shared_praise::of_talk(tx, talk.id, student)?)
            }
            _ => None,
        };
        Ok(Some(Self {
            class,
            leader,
            talk,
            sheet,
            lines,
            step,
            shared,
            conflicts,
            refused: None,
            keep: String::new(),
        }))
    }

    /// The same with the mark of this box for the child's words.
    fn marked(self, app: &App) -> Self {
        let child = student_draft_prefix(&app.machine.key, self.leader.student);
        Self {
            keep: leader_draft_prefix(&child),
            ..self
        }
    }

    /// What the child said to the notes.
    fn read_back(&self) -> Option<ReadBack> {
        let mut participants = self.talk.iter().flat_map(|talk| &talk.participants);
        let participant =
            participants.find(|participant| participant.student == self.leader.student)?;
        participant.read_back
    }
}

#[derive(Deserialize)]
struct Asks {
    step: Option<u8>,
}

/// Where a child who asks for the script is.
enum Where {
    Leads(Box<Led>),
    ReadsBack,
    AtHome,
}

pub(crate) async fn show_script(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let leader = Leader::of(&context)?;
    let step = asks.step.and_then(Step::from_number).unwrap_or(Step::Hello);
    let wants = if step == Step::NextStep {
        Wants::Step
    } else {
        Wants::Sheet
    };
    let clock = Arc::clone(&app.clock);
    let found = app.store.read(move |tx| {
        let talk = leader.talk(tx)?;
        let goes_on = |talk: &Conference| talk.state == State::Talking;
        if talk.as_ref().is_some_and(goes_on) {
            let led = Led::load(tx, leader, talk, wants)?;
            return Ok(led.map_or(Where::AtHome, |led| Where::Leads(Box::new(led))));
        }
        if leader.handed.is_some() {
            return Ok(Where::ReadsBack);
        }
        let seat = store::board::live_of(tx, leader.class, leader.student)?;
        if seat.is_some_and(|seat| seat.state == board::State::Called) {
            let led = Led::load(tx, leader, None, Wants::Sheet)?;
            return Ok(led.map_or(Where::AtHome, |led| Where::Leads(Box::new(led))));
        }
        let Some(led) = Led::load(tx, leader, talk, Wants::Log)? else {
            return Ok(Where::AtHome);
        };
        let today = now_in(&clock, &led.class).date();
        let fresh = led.talk.as_ref().is_some_and(|talk| talk.date == today);
        Ok(if fresh && led.read_back().is_none() {
            Where::ReadsBack
        } else {
            Where::AtHome
        })
    });
    match found.await? {
        Where::Leads(led) => {
            let led = led.marked(&app);
            Ok(response::page(draw::script(&app, &context, &led, step)))
        }
        Where::ReadsBack => Ok(response::to("/lead/read-back")),
        Where::AtHome => Ok(response::to("/prep")),
    }
}

/// The talk that a page of this child is about, loaded.
async fn led(app: &Arc<App>, context: &RequestContext) -> Result<Option<Led>, HttpError> {
    let leader = Leader::of(context)?;
    let found = app.store.read(move |tx| {
        let talk = leader.talk(tx)?;
        match talk {
            Some(talk) => Led::load(tx, leader, Some(talk), Wants::Log),
            None => Ok(None),
        }
    });
    Ok(found.await?.map(|led| led.marked(app)))
}

pub(crate) async fn show_read_back(app: Arc<App>, context: RequestContext) -> Result {
    match led(&app, &context).await? {
        Some(led) => Ok(response::page(draw::read_back(&app, &context, &led))),
        None => Ok(response::to("/prep")),
    }
}

pub(crate) async fn show_look_back(app: Arc<App>, context: RequestContext) -> Result {
    match led(&app, &context).await? {
        Some(led) => Ok(response::page(draw::look_back(&app, &context, &led))),
        None => Ok(response::to("/prep")),
    }
}

#[derive(Deserialize)]
struct Says {
    say: String,
}

pub(crate) async fn say_to_read_back(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Says = read(&form)?;
    let said = ReadBack::from_word(&form.say).ok_or(HttpError::BadForm)?;
    let leader = Leader::of(&context)?;
    let kept = app.write_plain(context.principal, move |tx| {
        let talk = leader.talk(tx)?;
        let Some(talk) = talk.filter(|talk| talk.is_with(leader.student)) else {
            return Ok(None);
        };
        store::conference::keep_read_back(tx, &talk, (leader.student, said))?;
        Ok(Some(()))
    });
    kept.await?.ok_or(HttpError::NotFound)?;
    Ok(response::done(&context, "/lead/read-back"))
}
