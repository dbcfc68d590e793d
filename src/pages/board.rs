//! The addresses of the board that the wall, a child's own page and the teacher share: whoever asks is answered on the page
//! that they came from. What each of them sees is drawn in its own folder.

use std::{str::FromStr, sync::Arc};

use bytes::Bytes;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::json;

use super::{
    components::board_refusal,
    student, teacher,
    wall::{self, own_chair},
};
use crate::{
    app::{
        self, App, Grants, Proof,
        booking::{self, Booked, BookingRequest, Claim, Refused},
    },
    domain::{
        board::{Refusal, SignUp, State},
        calendar::SlotId,
        id::{SignUpId, StudentId},
        principal::{Principal, Role, StudentSession},
    },
    http::{
        HttpError, RequestContext, Result,
        form::request_id,
        read, response,
        route::{Audience, BOARD, Route, routes},
    },
    store::{self, request::Done},
};

/// The routes of the board that several audiences share, each by the board's rules.
pub(super) fn routes() -> Vec<Route> {
    routes! { Audience::Wall;
        get  ("board") => show, roles BOARD;
        post ("board" / "sign-ups") => sign_up, roles BOARD;
        get  ("board" / "days" / Date) => show_day, roles BOARD;
        post ("board" / "waits") => join_wait_list, roles &[Role::Wall, Role::Student];
        post ("board" / "sign-ups" / SignUpId / "release") => release, roles BOARD;
        post ("board" / "sign-ups" / SignUpId / "move") => move_sign_up, roles BOARD;
    }
}

/// The board, on the day that it opens on.
pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    draw(app, context, None).await
}

pub(super) async fn show_day(day: Date, app: Arc<App>, context: RequestContext) -> Result {
    draw(app, context, Some(day)).await
}

async fn draw(app: Arc<App>, context: RequestContext, day: Option<Date>) -> Result {
    match context.principal {
        Principal::Student(child) => student::board::show(app, context, child, day).await,
        _ => wall::board::show(app, context, day).await,
    }
}

/// What the forms of the board carry; each action reads what it needs.
#[derive(Debug, Default, Deserialize)]
struct Form {
    chair: Option<String>,
    student: Option<String>,
    undo: Option<String>,
    /// `kite,drum`, or what a page of pictures sends.
    pictures: Option<String>,
    first: Option<String>,
    second: Option<String>,
    card: Option<String>,
    request: Option<String>,
    /// `teach` if the teacher's own page sent it, and wants her back; `first-run` if it is the last step of that.
    from: Option<String>,
}

impl Form {
    /// The chair that is meant. An id that cannot be read is one that is not there.
    fn chair(&self) -> Result<SlotId> {
        let id = self.chair.as_deref().ok_or(HttpError::BadForm)?;
        id.parse().map_err(|_| HttpError::NotFound)
    }

    fn student(&self) -> Result<StudentId> {
        number(self.student.as_deref())
    }
}

/// The page that a form came from: there its answer is seen.
#[derive(Clone, Copy)]
enum Page {
    Wall,
    Student(StudentSession),
    Teacher,
    /// The last step of the teacher's first run.
    FirstRun,
}

impl Page {
    /// A sign-up before it is changed, where the page then says what was done and takes it back.
    async fn before(self, app: &App, id: SignUpId) -> Result<Option<SignUp>> {
        match self {
            Self::Teacher => teacher::board::sign_up_of(app, id).await,
            _ => Ok(None),
        }
    }

    fn of(context: &RequestContext, form: &Form) -> Self {
        match (context.principal, form.from.as_deref()) {
            (Principal::Student(child), _) => Self::Student(child),
            (Principal::Teacher(_), Some("teach")) => Self::Teacher,
            (Principal::Teacher(_), Some("first-run")) => Self::FirstRun,
            _ => Self::Wall,
        }
    }
}

/// A child takes a chair, or the teacher gives one.
pub(super) async fn sign_up(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let slot = form.chair()?;
    check_pace(&app, &context)?;
    let page = Page::of(&context, &form);
    // On its own page a child takes a chair for itself, whatever the form says.
    let student = match page {
        Page::Student(child) => child.id,
        _ => form.student()?,
    };
    let had = match page {
        Page::Teacher => {
            let find = move |tx: &store::ReadTx<'_>| store::board::live_of(tx, slot.class, student);
            app.store.read(find).await?
        }
        _ => None,
    };
    let request = BookingRequest {
        by: context.principal,
        id: request_id(form.request)?,
        redirect_to: match page {
            Page::Teacher => teacher::board::day_of,
            Page::FirstRun => |_| "/teach/first-run/done".to_owned(),
            Page::Wall | Page::Student(_) => |booked| board_with("saved", booked.from, booked),
        },
    };
    match booking::sign_up(&app, request, student, slot).await {
        Ok(done) if context.script => {
            let id = SignUpId::new(done.about);
            let grant = Grants::sign(&app.machine.key, id, &context.principal);
            // Text, because a script's numbers end at 53 bits.
            let saved = json!({ "sign_up": id.to_string(), "undo": grant });
            Ok(response::json_of(&saved))
        }
        Ok(done) if matches!(page, Page::Teacher) => {
            let (id, had) = (SignUpId::new(done.about), had.map(|had| had.slot));
            teacher::board::say_given(&app, &context, &done, id, had).await
        }
        Ok(done) => Ok(response::to(&done.place)),
        Err(error) => refuse(&app, &context, page, error.refusal()?).await,
    }
}

/// A child undoes within the minute or gives the chair back later, or the teacher takes it back.
pub(super) async fn release(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    check_pace(&app, &context)?;
    let page = Page::of(&context, &form);
    let claim = claim(&app, &context, id, &form)?;
    let request = BookingRequest {
        by: context.principal,
        id: request_id(form.request)?,
        redirect_to: match page {
            Page::Teacher => teacher::board::day_of,
            _ => |booked| board_with("undone", booked.from, booked),
        },
    };
    let before = page.before(&app, id).await?;
    let released = booking::release(&app, request, id, claim).await;
    if let (Page::Teacher, Ok(done)) = (page, &released) {
        let to = State::Released;
        return teacher::board::say_marked(&app, &context, &done.place, before, to).await;
    }
    changed(&app, &context, page, id, None, released).await
}

/// Another chair for the same talk: by the teacher, on the child's own page, or at the wall with two pictures or a card.
pub(super) async fn move_sign_up(
    id: SignUpId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    // Within the minute a chair is given back, and never moved, without pictures.
    let form = Form {
        undo: None,
        ..read(&form)?
    };
    check_pace(&app, &context)?;
    let slot = form.chair()?;
    let page = match context.principal {
        Principal::Teacher(_) => Page::Teacher,
        _ => Page::of(&context, &form),
    };
    let claim = claim(&app, &context, id, &form)?;
    let request = BookingRequest {
        by: context.principal,
        id: request_id(form.request)?,
        redirect_to: match page {
            Page::Teacher => teacher::board::day_of,
            _ => |booked| board_with("moved", booked.to, booked),
        },
    };
    let had = page.before(&app, id).await?;
    let moved = booking::move_sign_up(&app, request, id, claim, slot).await;
    if let (Page::Teacher, Ok(done)) = (page, &moved) {
        let had = had.map(|had| had.slot);
        return teacher::board::say_given(&app, &context, done, id, had).await;
    }
    changed(&app, &context, page, id, Some(slot), moved).await
}

/// What came of a change to a sign-up, which was to move to this chair or to be given back. A child at the wall may look at the
/// pictures again; a script gets a word.
async fn changed(
    app: &Arc<App>,
    context: &RequestContext,
    page: Page,
    id: SignUpId,
    to: Option<SlotId>,
    outcome: app::Result<Done, Refused>,
) -> Result {
    let refused = match outcome {
        Ok(done) => return Ok(response::done(context, &done.place)),
        Err(error) => error.refusal()?,
    };
    match (refused.refusal, context.principal) {
        (Refusal::Unproven(why), Principal::Wall(_)) if !context.script => {
            own_chair::ask_again(app, context, id, to, why).await
        }
        _ => refuse(app, context, page, refused).await,
    }
}

/// A child wants the next chair that comes free on a full day.
pub(super) async fn join_wait_list(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    #[derive(Deserialize)]
    struct WaitForm {
        day: String,
        student: Option<String>,
        request: Option<String>,
    }
    let form: WaitForm = read(&form)?;
    let day: Date = form.day.parse().map_err(|_| HttpError::BadForm)?;
    let student = match context.principal {
        Principal::Student(child) => child.id,
        _ => number(form.student.as_deref())?,
    };
    let (by, request) = (context.principal, request_id(form.request)?);
    let then = format!("/board/days/{day}?waits={student}");
    let refusal = match booking::join_wait_list(&app, by, request, student, day, then).await {
        Ok(done) => return Ok(response::done(&context, &done.place)),
        Err(error) => error.refusal()?,
    };
    let room = app.room(context.principal, None).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let messages = match context.principal {
        Principal::Student(_) => app.translations.of(context.language),
        _ => app.translations.of(room.class.language),
    };
    let reason = board_refusal(messages, &room, refusal);
    if context.script {
        return Ok(response::refused_script(refusal.word(), &reason));
    }
    Ok(response::refused(match context.principal {
        Principal::Student(child) => {
            student::board::refused(messages, &room, child.id, day, &reason)
        }
        _ => wall::board::with_reason(&app, &room, Some(day), &reason),
    }))
}

/// 409: the page that the form came from, with the reason in the place of its heading, and what to do instead.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    page: Page,
    Refused { slot, refusal }: Refused,
) -> Result {
    if matches!(page, Page::Teacher | Page::FirstRun) {
        return teacher::board::refuse(app, context, Refused { slot, refusal }).await;
    }
    let room = app.room_around(context.principal, slot).await?;
    let messages = app.translations.of(context.language);
    let reason = board_refusal(messages, &room, refusal);
    if context.script {
        return Ok(response::refused_script(refusal.word(), &reason));
    }
    Ok(response::refused(match page {
        Page::Student(child) => {
            student::board::refused(messages, &room, child.id, slot.date, &reason)
        }
        _ => wall::board::refused(app, &room, slot, refusal),
    }))
}

/// By what right somebody changes a sign-up.
fn claim(app: &App, context: &RequestContext, id: SignUpId, form: &Form) -> Result<Claim> {
    match context.principal {
        Principal::Teacher(_) => return Ok(Claim::Teacher),
        Principal::Student(child) => return Ok(Claim::Own(child.id)),
        _ => {}
    }
    let student = form.student()?;
    let (key, principal) = (&app.machine.key, &context.principal);
    if let Some(grant) = form.undo.as_deref()
        && app.grants.allows(key, id, principal, grant)
    {
        return Ok(Claim::Own(student));
    }
    if let Some(card) = &form.card {
        return Ok(Claim::Shown(student, Proof::Card(card.clone())));
    }
    let pictures = form.pictures.clone().or_else(|| {
        let (first, second) = form.first.as_ref().zip(form.second.as_ref())?;
        Some(format!("{first},{second}"))
    });
    Ok(match pictures.zip(context.wall) {
        Some((pictures, wall)) => {
            let pictures = pictures.parse().map_err(|_| HttpError::BadForm)?;
            Claim::Shown(student, Proof::Pictures(pictures, wall.device))
        }
        None => Claim::Unproven(student),
    })
}

/// A child's page makes no more than a few changes in a while; a wall and the teacher have no such limit.
fn check_pace(app: &App, context: &RequestContext) -> Result<()> {
    match context.principal {
        Principal::Student(child) if !app.action_limit.admit(child.session) => {
            Err(HttpError::TooOften)
        }
        _ => Ok(()),
    }
}

/// The board of a chair's day, which says what was done.
fn board_with(done: &str, slot: SlotId, booked: &Booked) -> String {
    let sign_up = booked.sign_up.map_or(0, SignUpId::number);
    format!("/board/days/{}?{done}={sign_up}", slot.date)
}

fn number<T: FromStr>(text: Option<&str>) -> Result<T> {
    text.and_then(|text| text.parse().ok())
        .ok_or(HttpError::BadForm)
}
