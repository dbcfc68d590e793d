//! A child leads: the script of the conference, one step at a time, then what was said read back, then the look back at the
//! seat. On the child's own page or on the teacher's device in the child's hand. Nothing of the teacher's own is loaded here.

mod draw;
pub(super) mod page;
pub mod save;

use std::sync::Arc;

use bytes::Bytes;
use serde::Deserialize;

use self::page::{LeadPage, leader};
use crate::{
    app::{
        App,
        led_conference::{self, LedConference, Wants},
        now_in,
    },
    domain::{
        board,
        conference::{Conference, ReadBack, State, Step},
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    store,
};

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
            let page = LeadPage::new(&app, *led);
            Ok(response::page(draw::script(&app, &context, &page, step)))
        }
        Where::ReadsBack => Ok(response::to("/lead/read-back")),
        Where::AtHome => Ok(response::to("/prep")),
    }
}

pub(super) async fn show_read_back(app: Arc<App>, context: RequestContext) -> Result {
    match LeadPage::load(&app, &context).await? {
        Some(page) => Ok(response::page(draw::read_back(&app, &context, &page))),
        None => Ok(response::to("/prep")),
    }
}

pub(super) async fn show_look_back(app: Arc<App>, context: RequestContext) -> Result {
    match LeadPage::load(&app, &context).await? {
        Some(page) => Ok(response::page(draw::look_back(&app, &context, &page))),
        None => Ok(response::to("/prep")),
    }
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
    let said = ReadBack::from_word(&form.say).ok_or(HttpError::BadForm)?;
    led_conference::say_to_read_back(&app, context.principal, said).await?;
    Ok(response::done(&context, "/lead/read-back"))
}
