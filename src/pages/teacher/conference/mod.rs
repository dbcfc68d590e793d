//! The talk on the teacher's side: it begins, its log grows by taps and by words, it ends, and nothing of it is required.
//! The page is page.rs and draw.rs, words that are typed are words.rs; the rules are domain/conference.

mod boxes;
mod draw;
pub mod page;
pub mod words;

use std::{str::FromStr, sync::Arc};

use bytes::Bytes;
use jiff::civil::Date;
use serde::Deserialize;

use crate::http::{
    context::RequestContext,
    error::HttpError,
    form::{read, request_id},
    response::{self, Response, Result},
};
use crate::{
    app::{
        App, class_for,
        conferences::{self, Beginning, Decided},
        now_in,
    },
    domain::{
        board::Board,
        class::Class,
        conference::{
            Conference, Kind, Line, Refusal, STRENGTH_LETTERS_MAX, strengths, with_strength,
        },
        id::{ClassId, ConferenceId, NextStepId, SignUpId, StudentId},
        next_step::Said,
        principal::{Principal, Teacher},
        text::Name,
    },
    store::{self, ReadTx, WriteTx, request::Done},
};

/// What the forms of a talk carry, words apart; each deed reads what it needs.
#[derive(Debug, Default, Deserialize)]
struct Form {
    class: Option<String>,
    student: Option<String>,
    sign_up: Option<String>,
    kind: Option<String>,
    on: Option<String>,
    off: Option<String>,
    own: Option<String>,
    step: Option<String>,
    say: Option<String>,
    date: Option<String>,
    to: Option<String>,
    request: Option<String>,
}

fn number<T: FromStr>(text: Option<&str>) -> Result<Option<T>, HttpError> {
    let read = |text: &str| text.parse().map_err(|_| HttpError::BadForm);
    text.filter(|text| !text.is_empty()).map(read).transpose()
}

fn place(talk: ConferenceId) -> String {
    format!("/teach/conferences/{talk}")
}

fn teacher(context: &RequestContext) -> Result<Teacher, HttpError> {
    match context.principal {
        Principal::Teacher(teacher) => Ok(teacher),
        _ => Err(HttpError::NotYours),
    }
}

/// The talk, if it is one of a class of hers.
fn hers(
    tx: &ReadTx<'_>,
    principal: &Principal,
    id: ConferenceId,
) -> store::Result<Option<(Class, Conference)>> {
    let Some(talk) = store::conference::find(tx, id)? else {
        return Ok(None);
    };
    let class = class_for(tx, principal, Some(talk.class))?;
    Ok(class.map(|class| (class, talk)))
}

/// A deed that begins something from a page of the class: which child, and where the request was told before.
struct Opening {
    class: Option<ClassId>,
    student: Option<StudentId>,
    sign_up: Option<SignUpId>,
    request: Option<String>,
}

impl Opening {
    fn read(form: &Form) -> Result<Self, HttpError> {
        let opening = Self {
            class: number(form.class.as_deref())?,
            student: number(form.student.as_deref())?,
            sign_up: number(form.sign_up.as_deref())?,
            request: request_id(form.request.clone())?,
        };
        if opening.student.is_none() && opening.sign_up.is_none() {
            return Err(HttpError::BadForm);
        }
        Ok(opening)
    }

    /// The child and its class, found by the chair or by the form.
    fn who(
        &self,
        tx: &ReadTx<'_>,
        principal: &Principal,
    ) -> store::Result<Option<(Class, StudentId)>> {
        let chair = match self.sign_up {
            Some(id) => store::board::find(tx, id)?,
            None => None,
        };
        let named = chair.map(|chair| chair.slot.class).or(self.class);
        let student = chair.map(|chair| chair.student).or(self.student);
        // No class is named: the first of hers that has this child.
        let named = match (named, student, principal) {
            (None, Some(student), Principal::Teacher(teacher)) => {
                store::roster::class_of(tx, teacher.id, student)?
            }
            (named, _, _) => named,
        };
        let class = class_for(tx, principal, named)?;
        Ok(class.zip(student))
    }
}

/// What came of an opening: the class, the child and the page that follows.
type Opened = (ClassId, StudentId, Decided<Done>);

/// Load, decide, keep for something that begins, once for one request id (R19).
async fn open<F>(
    app: &Arc<App>,
    context: &RequestContext,
    opening: Opening,
    decide: F,
) -> Result<Opened, HttpError>
where
    F: FnOnce(&WriteTx<'_>, &Board, StudentId) -> store::Result<Decided<Done>> + Send + 'static,
{
    let (principal, by) = (context.principal, context.screen());
    let clock = Arc::clone(&app.clock);
    let job = move |tx: &WriteTx<'_>| {
        let Some((class, student)) = opening.who(tx, &principal)? else {
            return Ok(None);
        };
        if let Some(id) = &opening.request
            && let Some(done) = store::request::done_before(tx, by, id)?
        {
            return Ok(Some((class.id, student, Ok(done))));
        }
        let now = now_in(&clock, &class);
        let calendar = store::calendar::of(tx, class.id, now.date())?;
        let board = store::board::of(tx, calendar, now)?;
        let decided = decide(tx, &board, student)?;
        if let (Some(id), Ok(done)) = (&opening.request, &decided) {
            store::request::keep(tx, by, id, done)?;
        }
        Ok(Some((class.id, student, decided)))
    };
    app.write_plain(context.principal, job)
        .await?
        .ok_or(HttpError::NotFound)
}

pub(crate) async fn start(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let teacher = teacher(&context)?.id;
    let kind = match form.kind.as_deref() {
        None | Some("") => Kind::TeacherCalled,
        Some(word) => Kind::from_word(word)
            .filter(|kind| matches!(kind, Kind::TeacherCalled | Kind::WalkUp))
            .ok_or(HttpError::BadForm)?,
    };
    let opening = Opening::read(&form)?;
    let chair = opening.sign_up;
    let begin = move |tx: &WriteTx<'_>, board: &Board, student| {
        let done = |id: ConferenceId| Done {
            place: place(id),
            about: id.number(),
        };
        // A page from before the talk is tapped once more: it leads to that talk.
        if let Some(chair) = chair
            && let Some(talk) = store::conference::on_chair(tx, chair)?
        {
            return Ok(Ok(done(talk.id)));
        }
        let beginning = Beginning {
            student,
            teacher,
            kind,
        };
        let begun = conferences::begin(tx, board, beginning)?;
        Ok(begun.map(done))
    };
    let (_class, _student, decided) = open(&app, &context, opening, begin).await?;
    if decided.is_ok() {}
    Ok(follow(&app, &context, decided))
}

pub(crate) async fn look_in(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let teacher = teacher(&context)?.id;
    let look = move |tx: &WriteTx<'_>, board: &Board, student| {
        let beginning = Beginning {
            student,
            teacher,
            kind: Kind::LookedIn,
        };
        let looked = conferences::look_in(tx, board, beginning)?;
        let class = board.calendar.class;
        Ok(looked.map(|id| Done {
            place: format!("/teach?class={class}"),
            about: id.number(),
        }))
    };
    let (_class, _student, looked) = open(&app, &context, Opening::read(&form)?, look).await?;
    if looked.is_ok() {}
    Ok(follow(&app, &context, looked))
}

/// On to the page, or the reason on a page of its own: the page that the tap came from is another noun's.
fn follow(app: &App, context: &RequestContext, decided: Decided<Done>) -> Response {
    match decided {
        Ok(done) => response::done(context, &done.place),
        Err(word) => page::refused_alone(app, context, word),
    }
}

/// Load, decide, keep for a deed in one talk; gives the talk as it was.
async fn once<F>(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    decide: F,
) -> Result<(Conference, Decided<()>), HttpError>
where
    F: FnOnce(&WriteTx<'_>, &Class, &Conference) -> store::Result<Decided<()>> + Send + 'static,
{
    teacher(context)?;
    let principal = context.principal;
    let job = move |tx: &WriteTx<'_>| {
        let Some((class, talk)) = hers(tx, &principal, id)? else {
            return Ok(None);
        };
        let decided = decide(tx, &class, &talk)?;
        Ok(Some((talk, decided)))
    };
    app.write_plain(context.principal, job)
        .await?
        .ok_or(HttpError::NotFound)
}

/// Tells the pages of everyone in a talk.
fn tell(_app: &App, talk: &Conference) {
    for _participant in &talk.participants {}
}

/// Back to the talk's page, or the page again with the reason.
pub(crate) async fn back(
    app: &Arc<App>,
    context: &RequestContext,
    (talk, decided): (Conference, Decided<()>),
    at: &str,
) -> Result {
    match decided {
        Ok(()) => {
            tell(app, &talk);
            Ok(response::done(context, &format!("{}{at}", place(talk.id))))
        }
        Err(word) => page::refused(app, context, talk.id, word).await,
    }
}

pub(crate) async fn strength(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let (text, on) = match (&form.on, &form.off, &form.own) {
        (Some(strength), _, _) | (None, None, Some(strength)) => (strength, true),
        (None, Some(strength), _) => (strength, false),
        (None, None, None) => return Err(HttpError::BadForm),
    };
    let strength: String = match Name::parse(text, STRENGTH_LETTERS_MAX) {
        Ok(strength) => strength.into(),
        Err(unfit) => return page::refused(&app, &context, id, unfit.word()).await,
    };
    let kept = once(&app, &context, id, move |tx, _, talk| {
        let head = store::conference::line(tx, talk.id, Line::Strength)?;
        let (text, revision) = head.map_or((String::new(), 0), |it| (it.text, it.revision));
        let new = match with_strength(&text, &strength, on) {
            Ok(new) => new,
            Err(refusal) => return Ok(Err(refusal.word())),
        };
        if strengths(&new).ne(strengths(&text)) {
            let line = (talk.id, Line::Strength);
            store::conference::keep_line(tx, line, (&new, revision.saturating_add(1)))?;
        }
        Ok(Ok(()))
    });
    back(&app, &context, kept.await?, "#strengths").await
}

/// What became of the step that was picked last time, said by the two of them together.
pub(crate) async fn say_of_step(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let step: NextStepId = number(form.step.as_deref())?.ok_or(HttpError::BadForm)?;
    let said = form.say.unwrap_or_default();
    if said != "put_down" && Said::from_word(&said).is_none() {
        return Err(HttpError::BadForm);
    }
    let clock = Arc::clone(&app.clock);
    let kept = once(&app, &context, id, move |tx, class, talk| {
        let found = store::next_step::find(tx, class.id, step)?;
        let Some(step) = found.filter(|step| talk.is_with(step.student)) else {
            return Ok(Err(Refusal::NotInTalk.word()));
        };
        let today = now_in(&clock, class).date();
        let changed = match Said::from_word(&said) {
            Some(Said::Reached) => step.reach(),
            Some(said) => step.say(said, today),
            None => step.put_down(),
        };
        match changed {
            Ok(changed) => {
                store::next_step::keep(tx, class.id, &changed)?;
                store::next_step::note(tx, class.id, &changed)?;
                Ok(Ok(()))
            }
            Err(refusal) => Ok(Err(refusal.word())),
        }
    });
    back(&app, &context, kept.await?, "#last-time").await
}

pub(crate) async fn promise(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let text = form.date.unwrap_or_default();
    let day: Option<Date> = match text.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| HttpError::BadForm)?),
    };
    let kept = once(&app, &context, id, move |tx, _, talk| {
        match day.map(|day| talk.promise(day)).transpose() {
            Ok(day) if day == talk.check_back => Ok(Ok(())),
            Ok(day) => store::conference::keep_check_back(tx, talk, day).map(Ok),
            Err(refusal) => Ok(Err(refusal.word())),
        }
    });
    back(&app, &context, kept.await?, "#check-back").await
}

pub(crate) async fn finish(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let clock = Arc::clone(&app.clock);
    let (talk, ended) = once(&app, &context, id, move |tx, class, talk| {
        let now = now_in(&clock, class);
        let calendar = store::calendar::of(tx, class.id, now.date())?;
        let board = store::board::of(tx, calendar, now)?;
        conferences::finish(tx, &board, talk)
    })
    .await?;
    // Finished twice is finished once: the second tap sees the same page.
    if ended.is_ok() {
        for _participant in &talk.participants {}
    }
    back(&app, &context, (talk, Ok(())), "").await
}

/// "That is all": Today no longer asks for the empty boxes.
pub(crate) async fn logged(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let (talk, _) = once(&app, &context, id, |tx, _, talk| {
        store::conference::keep_logged(tx, talk).map(Ok)
    })
    .await?;
    tell(&app, &talk);
    Ok(response::done(
        &context,
        &format!("/teach?class={}", talk.class),
    ))
}

/// Puts her device into the child's hands: from now on it shows this talk and nothing else (T1). Without a PIN there would be
/// no quick way back, so she chooses one first.
pub(crate) async fn hand(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let to = match form.to.as_deref() {
        Some("read-back") => "/lead/read-back",
        _ => "/lead",
    };
    let child: Option<StudentId> = number(form.student.as_deref())?;
    let me = teacher(&context)?;
    let pin = app
        .store
        .read(move |tx| store::credentials::find_pin(tx, me.id));
    if pin.await?.is_none() {
        return Ok(response::to(&format!("/teach/pin?talk={id}")));
    }
    let (_, handed) = once(&app, &context, id, move |tx, _, talk| {
        // Of a group the child whose page it is.
        let named = child.filter(|child| talk.is_with(*child));
        let Some(student) = named.or(talk.leader()) else {
            return Ok(Err(Refusal::NotInTalk.word()));
        };
        store::sessions::hand_over(tx, me.session, talk.id, student)?;
        Ok(Ok(()))
    })
    .await?;
    if let Err(word) = handed {
        return page::refused(&app, &context, id, word).await;
    }
    Ok(response::to(to))
}
