//! The conference on the teacher's side: it begins, its log grows by taps and by words that are saved while she types, it ends,
//! and nothing of it is required. What is done stands in app; the page is loaded.rs, draw.rs, boxes.rs and over.rs.

mod boxes;
mod draw;
mod loaded;
mod over;

use std::{str::FromStr, sync::Arc};

use bytes::Bytes;
use serde::Deserialize;

use self::loaded::{Page, TypedAt, Untaken, address, anchor, load_page};
use super::day;
use crate::{
    app::{
        self, App,
        autosave::{self, ConferenceBox, ConferenceField, Draft, SaveOutcome, TextBox},
        conference_log::{self, NotHandedOver, StepWord},
        conferences::{self, Opening},
        receipts::Undo,
        tags,
    },
    domain::{
        conference::{Kind, Line, Refusal},
        id::ConferenceId,
        next_step::{Said, Told},
        text::Name,
    },
    http::{HttpError, RequestContext, Result, form, response},
    limits::{STRENGTH_GRAPHEMES_MAX, TAG_GRAPHEMES_MAX},
    pages::{
        components::{script_answer, script_two_wrote, two_wrote, why_not_saved},
        receipt,
    },
    store,
};

/// What the forms of a conference carry, words apart; each handler reads what it needs.
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
    /// Words in a talk that is taken back may go.
    sure: Option<String>,
}

fn parse<T: FromStr>(text: Option<&str>) -> Result<Option<T>> {
    let read = |text: &str| text.parse().map_err(|_| HttpError::BadForm);
    text.filter(|text| !text.is_empty()).map(read).transpose()
}

fn read_opening(form: Form) -> Result<Opening> {
    let opening = Opening {
        class: parse(form.class.as_deref())?,
        student: parse(form.student.as_deref())?,
        sign_up: parse(form.sign_up.as_deref())?,
        request: form::request_id(form.request)?,
    };
    if opening.student.is_none() && opening.sign_up.is_none() {
        return Err(HttpError::BadForm);
    }
    Ok(opening)
}

pub(super) async fn start(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = form::read(&form)?;
    let kind = match form.kind.as_deref() {
        None | Some("") => Kind::TeacherCalled,
        Some(word) => word
            .parse::<Kind>()
            .ok()
            .filter(|kind| matches!(kind, Kind::TeacherCalled | Kind::WalkUp))
            .ok_or(HttpError::BadForm)?,
    };
    let opening = read_opening(form)?;
    let begun = conferences::start(&app, context.teacher()?, kind, opening).await;
    begin(&app, &context, begun.map(address))
}

pub(super) async fn look_in(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let opening = read_opening(form::read(&form)?)?;
    let (class, talk) = match conferences::look_in(&app, context.teacher()?, opening).await {
        Ok(looked_in) => looked_in,
        Err(error) => return begin(&app, &context, Err(error)),
    };
    let looked_in = app.store.read(move |tx| store::conference::find(tx, talk));
    let child = looked_in.await?.and_then(|talk| talk.leader());
    let room = app.room(context.principal, Some(class)).await?;
    let name = room.zip(child).and_then(|(room, child)| {
        let child = room.student(child)?;
        Some(child.name.clone())
    });
    // She stays where she tapped, which says so.
    let place = context
        .came_from()
        .map(|page| receipt::without_receipt(&page));
    let place = place.filter(|page| page.starts_with("/teach/for-you"));
    let place = place.unwrap_or_else(|| day::address(class));
    let undo = Some(Undo::LookedIn(class, talk));
    let said = "done-looked-in";
    Ok(receipt::done(&app, &context, &place, said, name, undo))
}

/// On to where it leads, or 409 where there is no conference to go back to.
fn begin(
    app: &App,
    context: &RequestContext,
    begun: app::Result<String, conferences::Refusal>,
) -> Result {
    let refusal = match begun {
        Ok(address) => return Ok(response::done(context, &address)),
        Err(error) => error.refusal()?,
    };
    let messages = app.translations.of(context.language);
    let said = messages.refusal(refusal.word(), &[]);
    Ok(if context.script {
        response::refused_script(refusal.word(), &said)
    } else {
        response::refused(draw::not_begun(messages, &said))
    })
}

/// Back to the conference's page, or the same page with the refusal.
async fn back_to_page(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    done: app::Result<(), conferences::Refusal>,
    anchor: &str,
) -> Result {
    match done {
        Ok(()) => Ok(response::done(context, &(address(id) + anchor))),
        Err(error) => refuse(app, context, id, None, error.refusal()?.word()).await,
    }
}

pub(super) async fn save_strength(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let own = form.own.as_ref().map(|own| Untaken {
        at: TypedAt::Strength,
        text: own.clone(),
    });
    let (text, on) = match (&form.on, &form.off, &form.own) {
        (Some(strength), _, _) | (None, None, Some(strength)) => (strength, true),
        (None, Some(strength), _) => (strength, false),
        (None, None, None) => return Err(HttpError::BadForm),
    };
    let strength: String = match Name::parse(text, STRENGTH_GRAPHEMES_MAX) {
        Ok(strength) => strength.into(),
        Err(unfit) => return refuse(&app, &context, id, own, unfit.into()).await,
    };
    match conference_log::save_strength(&app, context.teacher()?, id, strength, on).await {
        Err(error) => refuse(&app, &context, id, own, error.refusal()?.word()).await,
        saved => back_to_page(&app, &context, id, saved, "#strengths").await,
    }
}

/// What the talk is about: a tag on or off, or one in her own words.
pub(super) async fn save_tag(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let by = context.teacher()?;
    let own = form.own.as_ref().map(|own| Untaken {
        at: TypedAt::Tag,
        text: own.clone(),
    });
    let saved = match (
        parse(form.on.as_deref())?,
        parse(form.off.as_deref())?,
        &form.own,
    ) {
        (Some(tag), _, _) => tags::set_on_talk(&app, by, id, tag, true).await,
        (None, Some(tag), _) => tags::set_on_talk(&app, by, id, tag, false).await,
        (None, None, Some(typed)) => match Name::parse(typed, TAG_GRAPHEMES_MAX) {
            Ok(name) => tags::add_to_talk(&app, by, id, name, context.language).await,
            Err(unfit) => return refuse(&app, &context, id, own, unfit.into()).await,
        },
        (None, None, None) => return Err(HttpError::BadForm),
    };
    match saved {
        Err(error) => refuse(&app, &context, id, own, error.refusal()?.word()).await,
        saved => back_to_page(&app, &context, id, saved, "#tags").await,
    }
}

/// What became of the step that was picked last time.
pub(super) async fn say_of_next_step(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let step = parse(form.step.as_deref())?.ok_or(HttpError::BadForm)?;
    let word = form.say.as_deref().and_then(StepWord::from_word);
    let word = word.ok_or(HttpError::BadForm)?;
    let said = conference_log::say_of_next_step(&app, context.teacher()?, id, step, word).await;
    let change = match said {
        Ok(change) => change,
        Err(error) => return refuse(&app, &context, id, None, error.refusal()?.word()).await,
    };
    let place = address(id) + "?part=sheet#last-time";
    let said = match word {
        StepWord::Said(Said::Reached) => "done-step-reached",
        StepWord::PutDown => "done-step-down",
        StepWord::PickUp => "done-step-up",
        StepWord::Said(_) => "done-step-said",
    };
    let undo = Some(Undo::NextStep(change));
    Ok(receipt::done(&app, &context, &place, said, None, undo))
}

/// "This was a mistake": the talk is taken back whole. With words in it she is asked once.
pub(super) async fn take_back(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let is_sure = form.sure.as_deref() == Some("yes");
    match conferences::take_back(&app, context.teacher()?, id, is_sure).await {
        Ok(class) => {
            let today = day::address(class);
            Ok(receipt::done(
                &app,
                &context,
                &today,
                "done-mistake",
                None,
                None,
            ))
        }
        Err(error) => {
            let refusal = error.refusal()?;
            if context.script || refusal != conferences::Refusal::Conference(Refusal::TalkHasWords)
            {
                return refuse(&app, &context, id, None, refusal.word()).await;
            }
            let page = Page {
                asks_sure: true,
                ..load_page(&app, &context, id).await?
            };
            Ok(response::refused(draw::page(&app, &context, &page)))
        }
    }
}

pub(super) async fn promise_check_back(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let day = parse(form.date.as_deref())?;
    let promised = conference_log::promise_check_back(&app, context.teacher()?, id, day).await;
    back_to_page(&app, &context, id, promised, "#check-back").await
}

pub(super) async fn finish(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    conferences::end(&app, context.teacher()?, id).await?;
    Ok(response::done(&context, &address(id)))
}

/// "Done": Today no longer asks for the empty boxes.
pub(super) async fn stop_asking(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let class = conference_log::stop_asking(&app, context.teacher()?, id).await?;
    let (place, said) = (day::address(class), "done-logged");
    Ok(receipt::done(&app, &context, &place, said, None, None))
}

/// Puts the teacher's device into the child's hands. Without a PIN she chooses one first.
pub(super) async fn hand_over(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let address = match form.to.as_deref() {
        Some("read-back") => "/lead/read-back",
        _ => "/lead",
    };
    let student = parse(form.student.as_deref())?;
    match conference_log::hand_over(&app, context.teacher()?, id, student).await {
        Ok(()) => Ok(response::to(address)),
        Err(error) => match error.refusal()? {
            NotHandedOver::NoPin => Ok(response::to(&format!("/teach/pin?talk={id}"))),
            NotHandedOver::NoParticipant => {
                refuse(&app, &context, id, None, Refusal::NotInTalk.into()).await
            }
        },
    }
}

pub(super) async fn show(id: ConferenceId, app: Arc<App>, context: RequestContext) -> Result {
    let page = load_page(&app, &context, id).await?;
    Ok(response::page(draw::page(&app, &context, &page)))
}

/// 409: the page again, or for its script the reason alone.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    untaken: Option<Untaken>,
    word: &str,
) -> Result {
    let said = app.translations.of(context.language).refusal(word, &[]);
    if context.script {
        return Ok(response::refused_script(word, &said));
    }
    Ok(response::conflict(
        draw_again(app, context, id, untaken, said).await?,
    ))
}

/// The page again, with the reason above, and with words that were not taken in their box.
async fn draw_again(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    untaken: Option<Untaken>,
    said: String,
) -> Result {
    let page = Page {
        refused: Some(said),
        untaken,
        ..load_page(app, context, id).await?
    };
    Ok(response::page(draw::page(app, context, &page)))
}

/// Her words wait beside those that are saved: the page again with the choice, and with the name of whoever else wrote there.
async fn ask_which(
    app: &Arc<App>,
    context: &RequestContext,
    id: ConferenceId,
    field: ConferenceField,
    revision: u32,
) -> Result {
    let messages = app.translations.of(context.language);
    let page = load_page(app, context, id).await?;
    let other = page.other_of_two(field);
    if context.script {
        return match other {
            Some(other) => Ok(script_two_wrote(messages, revision, other)),
            None => script_answer(messages, Ok(SaveOutcome::Conflict(revision)), None),
        };
    }
    let page = Page {
        refused: Some(two_wrote(messages, other)),
        ..page
    };
    Ok(response::refused(draw::page(app, context, &page)))
}

/// A box of a talk's page.
#[derive(Debug, Deserialize)]
struct WordsForm {
    line: String,
    text: String,
    /// The revision that the page has seen last.
    #[serde(default)]
    seen: u32,
    /// She chose between two screens' words.
    resolves: Option<String>,
    /// The child said the step aloud.
    way: Option<String>,
    /// A sentence that a browser without script puts into the box.
    starter: Option<String>,
}

/// The box of this word, if it is one that she types into. Strengths are taps.
fn typed_box(word: &str) -> Result<ConferenceField> {
    match ConferenceField::from_word(word) {
        Some(ConferenceField::Line(Line::Strength | Line::Well(_) | Line::Tweak(_))) | None => {
            Err(HttpError::BadForm)
        }
        Some(field) => Ok(field),
    }
}

pub(super) async fn save_words(
    id: ConferenceId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    context.teacher()?;
    let form: WordsForm = form::read(&form)?;
    let field = typed_box(&form.line)?;
    let mut text = form.text;
    if let Some(starter) = &form.starter {
        form::put_behind(&mut text, starter, ' ');
    }
    let way = form
        .way
        .as_deref()
        .and_then(|word| word.parse::<Told>().ok());
    let words = ConferenceBox {
        conference: id,
        field,
        way: way.unwrap_or(Told::Written),
    };
    let draft = Draft::parse(Some(&text), form.seen, form.resolves.is_some());
    let saved = autosave::save(&app, context.principal, TextBox::Conference(words), draft).await;
    if let Ok(SaveOutcome::Conflict(revision)) = saved {
        return ask_which(&app, &context, id, field, revision).await;
    }
    if context.script {
        return script_answer(app.translations.of(context.language), saved, None);
    }
    let messages = app.translations.of(context.language);
    // Words in conflict stand on the page already.
    let untaken = saved.is_err().then_some(Untaken {
        at: TypedAt::Box(field),
        text,
    });
    let Some((said, status)) = why_not_saved(messages, saved, "doctor-card-full")? else {
        return Ok(response::to(&box_address(&app, id, field).await?));
    };
    let mut response = draw_again(&app, &context, id, untaken, said).await?;
    *response.status_mut() = status;
    Ok(response)
}

/// Where on the page of the talk a box is. Of a group the page shows one child at a time: the one whose box it was.
async fn box_address(app: &App, id: ConferenceId, field: ConferenceField) -> Result<String> {
    let conference = app.store.read(move |tx| store::conference::find(tx, id));
    let is_group = conference
        .await?
        .is_some_and(|conference| conference.participants.len() > 1);
    let with = match field.student() {
        Some(student) if is_group => format!("?with={student}"),
        _ => String::new(),
    };
    Ok(format!("{}{with}#{}", address(id), anchor(field)))
}
