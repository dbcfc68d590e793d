//! "Copies": the newest one and how old it is, one more by a tap, where copies are, and the way back to each.

mod fetch;
pub mod one;

use std::sync::Arc;

use bytes::Bytes;
use jiff::{Timestamp, tz::TimeZone};
use maud::{Markup, html};
use serde::Deserialize;

use super::sign_in::refuse_try;
use crate::{
    app::{
        App,
        copies::{self, Doing, NotMade, NotRestored},
    },
    backup::{Manifest, Unreadable, Why},
    domain::principal::Teacher,
    host::{
        off_card::{Away, Stick, StickState, by_the_box},
        shelf::Opens,
    },
    http::{RequestContext, Result, form::read, response},
    i18n::Messages,
    limits,
    pages::components::{Field, Layout, field, isolated, notice},
    store,
};

/// What stands on the page beside the copies themselves.
struct Loaded {
    /// Where its times are read.
    zone: TimeZone,
    /// Copies are sealed for her recovery code.
    has_code: bool,
    is_owner: bool,
    /// When something was last erased for good, in UTC seconds.
    erased_at: Option<i64>,
}

async fn load(app: &App, teacher: Teacher) -> Result<Loaded> {
    let loaded = app.store.read(move |tx| {
        let classes = store::class::of_teacher(tx, teacher.id)?;
        let zone = classes.first().map(|class| TimeZone::get(&class.zone));
        Ok(Loaded {
            zone: zone
                .and_then(std::result::Result::ok)
                .unwrap_or(TimeZone::UTC),
            has_code: !store::credentials::recovery_keys(tx)?.is_empty(),
            is_owner: store::people::find_owner(tx)? == Some(teacher.id),
            erased_at: store::bin::last_erased(tx)?,
        })
    });
    Ok(loaded.await?)
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, context.teacher()?).await?;
    Ok(response::page(draw(&app, &context, &loaded, None)))
}

/// "Make a copy now". How it went stands on the page.
pub(super) async fn make(app: Arc<App>, _: RequestContext, _: Bytes) -> Result {
    copies::begin_making(&app, Why::Asked);
    Ok(response::to("/teach/copies"))
}

#[derive(Deserialize)]
struct CodeForm {
    code: String,
}

/// Her recovery code from before there were copies: from now on they open with it.
pub(super) async fn learn_code(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: CodeForm = read(&form)?;
    let (teacher, from) = (context.teacher()?, context.tried_from());
    let learned = copies::learn_recovery_code(&app, teacher, from, &form.code);
    let Err(error) = learned.await else {
        copies::begin_making(&app, Why::Asked);
        return Ok(response::to("/teach/copies"));
    };
    let loaded = load(&app, teacher).await?;
    let messages = app.translations.of(context.language);
    let draw = |why| draw(&app, &context, &loaded, Some(messages.text(why)));
    Ok(refuse_try(error.refusal()?, "recovery-wrong", draw))
}

fn draw(app: &App, context: &RequestContext, loaded: &Loaded, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let doing = app.copies.doing();
    let mut copies = app.copies.shelved();
    copies.reverse();
    let layout = Layout {
        stands_s: (doing.is_some() && wrong.is_none()).then_some(limits::LOOK_AGAIN_S),
        home: "/teach/copies",
        ..Layout::teacher(messages, messages.text("copies-title"), Some("/teach/room"))
    };
    layout.page(html! {
        (draw_state(messages, app, loaded, copies.first()))
        @if let Some(stick) = Stick::of(&app.settings.data) { (draw_stick(messages, app, loaded, stick)) }
        @if doing.is_none() {
            form method="post" action="/teach/copies" { button.main[copies.is_empty()].wide[!copies.is_empty()] { (messages.text("copies-make")) } }
        }
        @if let Some(newest) = copies.first().filter(|_| loaded.is_owner) { (fetch::draw(messages, newest, app.copies.who_opens(newest.number), None)) }
        @if !loaded.has_code && loaded.is_owner {
            section {
                h2 { (messages.text("copies-code-title")) }
                p { (messages.text("copies-code-lead")) }
                form method="post" action="/teach/copies/code" {
                    (field(&Field {
                        name: "code", label: messages.text("recovery-code"), help: Some(messages.text("recovery-code-help")),
                        error: wrong, ..Field::default()
                    }))
                    button { (messages.text("copies-code-go")) }
                }
            }
        }
        @if !copies.is_empty() {
            section {
                h2 { (messages.text("copies-list")) }
                (draw_where(messages, app, loaded))
                ul.roll {
                    @for copy in &copies { li { (draw_line(messages, app, loaded, copy)) } }
                }
                p.soft { (messages.text("copies-kept")) }
            }
        }
    })
}

/// How it is with copies, in one line, and what went wrong.
fn draw_state(
    messages: &Messages,
    app: &App,
    loaded: &Loaded,
    newest: Option<&Manifest>,
) -> Markup {
    html! {
        @if let Some(doing) = app.copies.doing() {
            p.lead role="status" { (messages.text(match doing { Doing::Makes => "copies-making", Doing::Restores => "copies-restoring" })) }
        }
        @if let Some(why) = app.copies.failed() { (notice(false, &html! { (messages.text(not_made(&why))) })) }
        @if let Some(why) = app.copies.not_restored() { (notice(false, &html! { (messages.text(not_restored(&why))) })) }
        @let sound = app.copies.newest();
        @if let Some(copy) = &sound {
            @let when = when(messages, app, &loaded.zone, copy);
            @if newest.is_some_and(|newest| newest.number > copy.number) { (notice(false, &html! { (messages.text("copies-some-shut")) })) }
            p.lead { (isolated(&messages.text_with("copies-newest", &[("when", when.into())]))) }
            @if !copy.clock_trusted { p { (messages.text("copies-clock")) } }
        } @else if newest.is_some() {
            (notice(false, &html! { (messages.text("copies-none-opens")) }))
        } @else if app.copies.doing().is_none() {
            p.lead { (messages.text("copies-none")) }
        }
    }
}

/// Where copies are: on the card, and as far as that is known in the school's store.
fn draw_where(messages: &Messages, app: &App, loaded: &Loaded) -> Markup {
    let away = Away::of(&app.settings.data);
    html! {
        @match away.sent {
            Some(sent) => {
                @let when = moment(messages, app, &loaded.zone, by_the_box(&app.clock, sent));
                p { (isolated(&messages.text_with("copies-where-sent", &[("when", when.into())]))) }
            },
            None => { p { (messages.text("copies-where")) } },
        }
        @match away {
            Away { is_on: true, has_failed: true, .. } => { (notice(false, &html! { (messages.text("copies-away-failed")) })) },
            Away { is_on: true, sent: None, .. } => { p { (messages.text("copies-away-not-yet")) } },
            Away { is_on: false, sent: Some(_), .. } => { p { (messages.text("copies-away-off")) } },
            Away { .. } => {},
        }
    }
}

/// What became of a USB stick that was put in.
fn draw_stick(messages: &Messages, app: &App, loaded: &Loaded, stick: Stick) -> Markup {
    let failed = |why| notice(false, &html! { (messages.text(why)) });
    match stick.state {
        StickState::Working => {
            html! { p role="status" { (messages.text("copies-stick-working")) } }
        }
        StickState::Full => failed("copies-stick-full"),
        StickState::Locked => failed("copies-stick-locked"),
        StickState::Failed => failed("copies-stick-failed"),
        StickState::NoCopy => failed("copies-stick-none"),
        StickState::Done => {
            let second = by_the_box(&app.clock, stick.at);
            let when = moment(messages, app, &loaded.zone, second);
            notice(
                true,
                &isolated(&messages.text_with("copies-stick-done", &[("when", when.into())])),
            )
        }
    }
}

fn draw_line(messages: &Messages, app: &App, loaded: &Loaded, copy: &Manifest) -> Markup {
    let when = when(messages, app, &loaded.zone, copy);
    let size = size(messages, copy.bytes);
    let why = match copy.why {
        Why::Daily | Why::Asked => None,
        Why::BeforeRestore => Some("copies-before-restore"),
        Why::BeforeUpdate => Some("copies-before-update"),
        Why::BeforeErase => Some("copies-before-erase"),
    };
    let opens = match app.copies.who_opens(copy.number) {
        Opens::Here => None,
        Opens::WithCode => Some("copies-line-code"),
        Opens::Nowhere => Some("copies-line-nowhere"),
        Opens::Unread => Some("copies-line-unread"),
    };
    html! {
        @if loaded.is_owner {
            a.quiet href={ "/teach/copies/" (copy.number) } { span { (isolated(&when)) } }
        } @else {
            (isolated(&when))
        }
        " " span.soft { (isolated(&size)) @for word in [why, opens].into_iter().flatten() { " · " (messages.text(word)) } }
    }
}

/// "Today, 8:10 am"
pub(crate) fn when(messages: &Messages, app: &App, zone: &TimeZone, copy: &Manifest) -> String {
    moment(messages, app, zone, copy.made_at)
}

pub(super) fn moment(messages: &Messages, app: &App, zone: &TimeZone, second: i64) -> String {
    let local = |at: Timestamp| zone.to_datetime(at);
    let made = local(Timestamp::from_second(second).unwrap_or_default());
    let today = local(app.clock.now()).date();
    let day = if made.date() == today {
        messages.text("board-today").to_owned()
    } else {
        messages.day(today, made.date())
    };
    let time = messages.exact_time(made.time());
    messages.text_with("saved-line", &[("day", day.into()), ("time", time.into())])
}

/// "1.4 MB", of any copy at least a tenth.
fn size(messages: &Messages, bytes: u64) -> String {
    let tenths = bytes.div_ceil(1 << 20).max(1);
    let tenths = if bytes < 10 << 20 {
        (bytes * 10).div_ceil(1 << 20).max(1)
    } else {
        tenths * 10
    };
    let (whole, rest) = (tenths / 10, tenths % 10);
    let megabytes = if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole}.{rest}")
    };
    messages.text_with("copies-size", &[("megabytes", megabytes.into())])
}

/// The sentence for a copy that was not made.
pub(crate) fn not_made(why: &NotMade) -> &'static str {
    match why {
        NotMade::NoRoom => "copies-no-room",
        NotMade::Damaged => "copies-damaged",
        NotMade::Foreign => "copies-foreign",
        NotMade::NotWhole | NotMade::Card(_) => "copies-card",
        NotMade::Stopped => "copies-stopped",
    }
}

/// The sentence for a copy that was not put back.
pub(crate) fn not_restored(why: &NotRestored) -> &'static str {
    match why {
        NotRestored::Unreadable(why) => match why {
            Unreadable::NotACopy => "restore-no-copy",
            Unreadable::WrongKey => "restore-wrong-code",
            Unreadable::NotWhole => "restore-not-whole",
            Unreadable::Newer => "restore-newer",
            Unreadable::NoRoom => "restore-no-room",
            Unreadable::Card(_) => "restore-card",
        },
        NotRestored::OtherKey => "restore-other-key",
        NotRestored::Another => "restore-another",
        NotRestored::NotCopied(_) => "restore-not-copied",
        NotRestored::WrongClaimCode => "claim-wrong-code",
        NotRestored::TooSoon => "claim-too-soon",
    }
}
