//! "Update this box": what became of the last new version, and the form for the next one. Offered where the machine puts it in.

use std::{path::PathBuf, sync::Arc};

use bytes::Bytes;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use serde::Deserialize;

use super::copies::moment;
use crate::{
    app::{
        App,
        update::{self, NotTaken},
    },
    host::update::{Refusal, State, Updates},
    http::{HttpError, RequestContext, Result, form::read, response},
    i18n::Messages,
    limits,
    pages::components::{Layout, isolated, notice},
    store,
};

/// How the name of a release ends, as `systemd/make-release` calls it.
const ENDING: &str = ".chair-update";

#[derive(Deserialize)]
struct Form {
    /// Where the file lies that was sent.
    file: Option<PathBuf>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(load_and_draw(&app, &context, None).await?))
}

/// A release that she sent. How it goes on stands on the page.
pub(super) async fn take(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let file = form.file.ok_or(HttpError::BadForm)?;
    let Err(error) = update::hand_over(&app, context.principal, file).await else {
        return Ok(response::to("/teach/update"));
    };
    let why = error.refusal()?;
    let drawn = load_and_draw(&app, &context, Some(why)).await?;
    Ok(response::refused(drawn))
}

async fn load_and_draw(
    app: &App,
    context: &RequestContext,
    why: Option<NotTaken>,
) -> Result<Markup> {
    let teacher = context.teacher()?;
    let classes = app
        .store
        .read(move |tx| store::class::of_teacher(tx, teacher.id));
    let classes = classes.await?;
    let zone = classes
        .first()
        .and_then(|class| TimeZone::get(&class.zone).ok());
    let zone = zone.unwrap_or(TimeZone::UTC);
    Ok(draw(app, context, &zone, why))
}

fn draw(app: &App, context: &RequestContext, zone: &TimeZone, why: Option<NotTaken>) -> Markup {
    let messages = app.translations.of(context.language);
    let updates = update::offered(app);
    let state = updates.as_ref().and_then(Updates::state);
    let is_at_work = state == Some(State::Working);
    let layout = Layout {
        stands_s: (is_at_work && why.is_none()).then_some(limits::LOOK_AGAIN_S),
        home: "/teach/update",
        ..Layout::teacher(messages, messages.text("update-title"), Some("/teach/room"))
    };
    let version = messages.text_with(
        "update-version",
        &[("version", env!("CARGO_PKG_VERSION").into())],
    );
    let said = why.map(|why| match why {
        NotTaken::NotHere => "update-not-here",
        NotTaken::AtWork => "update-at-work",
        NotTaken::Unsigned => sentence(Refusal::Unsigned),
    });
    let said = said.map(|said| messages.text(said));
    layout.page(html! {
        p.lead { (isolated(&version)) }
        @if let Some(state) = &state { (draw_state(messages, app, zone, state)) }
        @if updates.is_none() {
            p { (messages.text("update-not-here")) }
        } @else if is_at_work {
            @if let Some(said) = said { (notice(false, &html! { (said) })) }
        } @else {
            p { (messages.text("update-lead")) }
            form method="post" action="/teach/update" enctype="multipart/form-data" {
                (draw_field(messages, said))
                button.main { (messages.text("update-go")) }
            }
        }
    })
}

fn draw_field(messages: &Messages, said: Option<&str>) -> Markup {
    html! {
        div.field {
            label for="file" { (messages.text("update-file")) }
            p.help id="file-help" { (isolated(&messages.text_with("update-file-help", &[("ending", ENDING.into())]))) }
            @if let Some(said) = said { p.error id="file-error" role="alert" { (said) } }
            input id="file" name="file" type="file" required accept=(ENDING)
                aria-describedby=(if said.is_some() { "file-help file-error" } else { "file-help" });
        }
    }
}

/// What became of the last one.
fn draw_state(messages: &Messages, app: &App, zone: &TimeZone, state: &State) -> Markup {
    let with = |id, version: &str, at| {
        let when = moment(messages, app, zone, at);
        let placed = [("version", version.into()), ("when", when.into())];
        isolated(&messages.text_with(id, &placed))
    };
    match state {
        State::Working => html! { p.card { (messages.text("update-working")) } },
        State::Done(version, at) => notice(true, &with("update-done", version, *at)),
        State::Back(version, at) => notice(false, &with("update-back", version, *at)),
        State::Broken(version, at) => notice(false, &with("update-broken", version, *at)),
        State::Refused(why, at) => notice(
            false,
            &html! {
                (messages.text(sentence(*why)))
                " " span.soft { (isolated(&moment(messages, app, zone, *at))) }
            },
        ),
    }
}

/// Why it was not put in.
fn sentence(why: Refusal) -> &'static str {
    match why {
        Refusal::Unsigned => "update-unsigned",
        Refusal::Signature => "update-signature",
        Refusal::Key => "update-key",
        Refusal::Package => "update-package",
        Refusal::Architecture => "update-architecture",
        Refusal::Same => "update-same",
        Refusal::Older => "update-older",
        Refusal::Large => "update-large",
        Refusal::Room => "update-room",
        Refusal::Needs => "update-needs",
        Refusal::Copy => "update-copy",
        Refusal::Failed => "update-failed",
    }
}
