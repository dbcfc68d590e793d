//! A child leads: the script of the conference, one step at a time, then what was said read back, then the look back at the
//! seat. On the child's own page or on the teacher's device in the child's hand. What is typed is saved meanwhile, by
//! app/autosave. Nothing of the teacher's own is loaded here.

mod draw;

use std::sync::Arc;

use bytes::Bytes;
use maud::Markup;
use serde::Deserialize;

use self::draw::{LeadPage, Refused};
use crate::{
    app::{
        App,
        autosave::{self, ConferenceBox, ConferenceField, Draft, TextBox},
        led_conference::{self, Leader, LedConference, Wants},
        now_in, shared_praise,
    },
    domain::{
        board,
        conference::{Conference, Line, State, Step},
        id::ConferenceId,
        next_step::Told,
    },
    http::{HttpError, RequestContext, Result, form::put_behind, read, response},
    i18n::Messages,
    pages::components::{script_answer, why_not_saved},
    store,
};

/// The child who asks.
pub(super) fn leader(context: &RequestContext) -> Result<Leader> {
    Leader::from_principal(&context.principal).ok_or(HttpError::NotYours)
}

/// The page of what was said in the conference that goes on, or else in the last one; none without any.
async fn load(app: &App, context: &RequestContext) -> Result<Option<LeadPage>> {
    let leader = leader(context)?;
    let led = app.store.read(move |tx| match leader.find_conference(tx)? {
        Some(conference) => LedConference::load(tx, leader, Some(conference), Wants::Log),
        None => Ok(None),
    });
    Ok(led.await?.map(|led| LeadPage::new(app, led)))
}

#[derive(Deserialize)]
struct Asks {
    step: Option<u8>,
}

/// Where a child who asks for the script is.
enum Where {
    Leads(Box<LedConference>),
    ReadsBack,
    AtHome,
}

impl Where {
    fn from_led(led: Option<LedConference>) -> Self {
        led.map_or(Self::AtHome, |led| Self::Leads(Box::new(led)))
    }
}

pub(super) async fn show_script(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let leader = leader(&context)?;
    let step = asks.step.and_then(Step::from_number).unwrap_or(Step::Hello);
    let wants = if step == Step::NextStep {
        Wants::Step
    } else {
        Wants::Sheet
    };
    let clock = Arc::clone(&app.clock);
    let found = app.store.read(move |tx| {
        let conference = leader.find_conference(tx)?;
        let goes_on = |conference: &Conference| conference.state == State::Talking;
        if conference.as_ref().is_some_and(goes_on) {
            let led = LedConference::load(tx, leader, conference, wants)?;
            return Ok(Where::from_led(led));
        }
        if leader.handed.is_some() {
            return Ok(Where::ReadsBack);
        }
        let seat = store::board::live_of(tx, leader.class, leader.student)?;
        if seat.is_some_and(|seat| seat.state == board::State::Called) {
            let led = LedConference::load(tx, leader, None, Wants::Sheet)?;
            return Ok(Where::from_led(led));
        }
        let Some(led) = LedConference::load(tx, leader, conference, Wants::Log)? else {
            return Ok(Where::AtHome);
        };
        let today = now_in(&clock, &led.class).date();
        let last = led.conference.as_ref();
        let is_of_today = last.is_some_and(|last| last.date == today);
        Ok(if is_of_today && led.read_back().is_none() {
            Where::ReadsBack
        } else {
            Where::AtHome
        })
    });
    match found.await? {
        Where::Leads(led) => {
            let messages = app.translations.of(context.language);
            let page = LeadPage::new(&app, *led);
            Ok(response::page(draw::script(messages, &page, step)))
        }
        Where::ReadsBack => Ok(response::to("/lead/read-back")),
        Where::AtHome => Ok(response::to("/prep")),
    }
}

pub(super) async fn show_read_back(app: Arc<App>, context: RequestContext) -> Result {
    show(&app, &context, draw::read_back).await
}

pub(super) async fn show_look_back(app: Arc<App>, context: RequestContext) -> Result {
    show(&app, &context, draw::look_back).await
}

async fn show(
    app: &App,
    context: &RequestContext,
    draw: fn(&Messages, &LeadPage) -> Markup,
) -> Result {
    let messages = app.translations.of(context.language);
    Ok(match load(app, context).await? {
        Some(page) => response::page(draw(messages, &page)),
        None => response::to("/prep"),
    })
}

#[derive(Deserialize)]
struct Says {
    say: String,
}

pub(super) async fn say_to_read_back(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Says = read(&form)?;
    let said = form.say.parse().map_err(|_| HttpError::BadForm)?;
    led_conference::say_to_read_back(&app, context.principal, said).await?;
    Ok(response::done(&context, "/lead/read-back"))
}

/// A box of the child's pages of a talk.
#[derive(Debug, Deserialize)]
struct LedForm {
    talk: i64,
    #[serde(default)]
    text: String,
    /// The revision that the page has seen last.
    #[serde(default)]
    seen: u32,
    /// `well` or `tweak`.
    line: Option<String>,
    /// `aloud`: the step was said.
    way: Option<String>,
    /// The child chose between two screens' words.
    resolves: Option<String>,
    /// What was tapped, which a browser without script puts behind the words.
    starter: Option<String>,
}

pub(super) async fn next_step(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: LedForm = read(&form)?;
    let field = ConferenceField::NextStep(leader(&context)?.student);
    save(&app, &context, field, form).await
}

pub(super) async fn look_back(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: LedForm = read(&form)?;
    let student = leader(&context)?.student;
    let line = match form.line.as_deref() {
        Some("well") => Line::Well(student),
        Some("tweak") => Line::Tweak(student),
        _ => return Err(HttpError::BadForm),
    };
    save(&app, &context, ConferenceField::Line(line), form).await
}

async fn save(
    app: &Arc<App>,
    context: &RequestContext,
    field: ConferenceField,
    form: LedForm,
) -> Result {
    let conference = ConferenceId::new(form.talk);
    let way = form
        .way
        .as_deref()
        .and_then(|word| word.parse::<Told>().ok());
    let words = ConferenceBox {
        conference,
        field,
        way: way.unwrap_or(Told::Written),
    };
    let mut form = form;
    if let Some(starter) = form.starter.take() {
        put_behind(&mut form.text, &starter, ' ');
    }
    let draft = Draft::parse(Some(&form.text), form.seen, form.resolves.is_some());
    let saved = autosave::save(app, context.principal, TextBox::Conference(words), draft).await;
    let messages = app.translations.of(context.language);
    let aloud = way == Some(Told::Aloud);
    if context.script && !aloud {
        return script_answer(messages, saved, None);
    }
    let go = next_page(app, conference, field, aloud).await?;
    if context.script {
        return script_answer(messages, saved, Some(go));
    }
    let is_taken = saved.is_ok();
    let Some((message, status)) = why_not_saved(messages, saved, "prep-full")? else {
        return Ok(response::to(go));
    };
    let mut page = load(app, context).await?.ok_or(HttpError::NotFound)?;
    page.refused = Some(Refused {
        message,
        field,
        // Words in conflict stand on the page already.
        words: (!is_taken).then_some(form.text),
    });
    let mut response = response::page(match field {
        ConferenceField::Line(_) => draw::look_back(messages, &page),
        _ => draw::step_alone(messages, &page),
    });
    *response.status_mut() = status;
    Ok(response)
}

/// Where the child goes on: in the script while the talk goes on, else to what is read back.
async fn next_page(
    app: &App,
    conference: ConferenceId,
    field: ConferenceField,
    aloud: bool,
) -> Result<&'static str> {
    if let ConferenceField::Line(_) = field {
        return Ok("/lead/look-back");
    }
    let conference = app
        .store
        .read(move |tx| store::conference::find(tx, conference));
    Ok(match conference.await?.map(|conference| conference.state) {
        Some(State::Talking) if aloud => "/lead?step=7",
        Some(State::Talking) => "/lead?step=6",
        Some(State::Done) | None => "/lead/read-back",
    })
}

#[derive(Deserialize)]
struct ShareForm {
    talk: i64,
    text: String,
}

/// At the seat a child shares with the class what was noticed in its writing.
pub(super) async fn share(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: ShareForm = read(&form)?;
    shared_praise::share(
        &app,
        context.student()?,
        ConferenceId::new(form.talk),
        form.text,
    )
    .await?;
    Ok(response::done(&context, "/lead/look-back"))
}
