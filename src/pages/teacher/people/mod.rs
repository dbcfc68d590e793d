//! The adults of the box on one page: she herself, who else teaches here, a co-teacher to invite, a substitute for a day. What an
//! invitation or a card shows is `codes`, the owner's last deed `hand_over`, and how they come in `door`.

pub mod codes;
pub mod door;
pub mod hand_over;
pub mod passphrase;

use std::{collections::BTreeMap, sync::Arc};

use bytes::Bytes;
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        adults::{self, NoClass, NoSuchDay, NotEnded},
        day_in, now_in,
        receipts::Undo,
    },
    domain::{
        class::Class,
        id::{ClassId, TeacherId},
        principal::{Standing, Teacher},
        text::Name,
    },
    http::{HttpError, RequestContext, Response, Result, form, response},
    i18n::Messages,
    limits,
    pages::{
        components::{Field, Layout, choice, field, isolated, name, notice},
        receipt,
    },
    store::{self, ReadTx, adults::Adult},
};

/// What the page is drawn from.
struct Loaded {
    adults: Vec<Adult>,
    /// Her classes; a substitute comes by the days of the first.
    classes: Vec<Class>,
    /// Those of them that each co-teacher teaches.
    shared: BTreeMap<TeacherId, Vec<ClassId>>,
    /// Today and the next days with school, where there are any.
    days: Vec<Date>,
    today: Date,
}

/// What she typed for a substitute, and what was wrong with it.
#[derive(Default, Deserialize)]
struct Typed {
    #[serde(default)]
    name: String,
    #[serde(default)]
    day: String,
    #[serde(skip)]
    wrong_name: Option<String>,
    #[serde(skip)]
    wrong_day: Option<&'static str>,
}

async fn load(app: &Arc<App>, by: Teacher) -> Result<Loaded> {
    let clock = Arc::clone(&app.clock);
    let now = app.clock.now().as_second();
    let load = move |tx: &ReadTx<'_>| {
        let mut adults = store::adults::load(tx)?;
        let long_over = |until: i64| until + limits::SUBSTITUTE_LISTED_S < now;
        adults.retain(|it| !it.until.is_some_and(long_over));
        let classes = store::class::of_teacher(tx, by.id)?;
        let class = classes.first();
        let mut shared = BTreeMap::new();
        for adult in adults
            .iter()
            .filter(|it| it.standing == Standing::CoTeacher)
        {
            let theirs = store::adults::shared_classes(tx, by.id, adult.id)?;
            shared.insert(adult.id, theirs);
        }
        let today = class.map_or_else(
            || clock.local(&jiff::tz::TimeZone::UTC).date(),
            |class| now_in(&clock, class).date(),
        );
        let calendar = class.map(|class| store::calendar::load_since(tx, class.id, today));
        let calendar = calendar.transpose()?;
        Ok(Loaded {
            adults,
            days: calendar.map_or_else(Vec::new, |calendar| calendar.tabs(today)),
            classes,
            shared,
            today,
        })
    };
    Ok(app.store.read(load).await?)
}

pub(super) async fn list(app: Arc<App>, context: RequestContext) -> Result {
    let loaded = load(&app, context.teacher()?).await?;
    let page = draw(&app, &context, &loaded, &Typed::default(), None)?;
    Ok(response::page(page))
}

/// The page again, which says what was done.
fn back(
    app: &App,
    context: &RequestContext,
    said: &'static str,
    name: Option<String>,
    undo: Option<Undo>,
) -> Response {
    receipt::done(app, context, "/teach/people", said, name, undo)
}

/// 409: the page again with a sentence above it.
async fn refuse(app: &Arc<App>, context: &RequestContext, why: &'static str) -> Result {
    let loaded = load(app, context.teacher()?).await?;
    let page = draw(app, context, &loaded, &Typed::default(), Some(why))?;
    Ok(response::refused(page))
}

/// Which of several classes are meant.
#[derive(Deserialize)]
struct ClassesForm {
    /// She was asked.
    asked: Option<String>,
}

/// The classes that are ticked; none where she was not asked.
fn ticked(bytes: &[u8]) -> Result<Option<Vec<ClassId>>> {
    let form: ClassesForm = form::read(bytes)?;
    let ticked = form::every(bytes, "class").into_iter();
    let ticked = ticked.filter_map(|id| id.parse().ok());
    Ok(form.asked.is_some().then(|| ticked.collect()))
}

/// Invites a co-teacher; the page that follows shows how she comes in.
pub(super) async fn invite(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    match adults::invite(&app, context.teacher()?, ticked(&form)?).await {
        Ok(()) => Ok(response::to("/teach/people/invitation")),
        Err(error) => {
            let NoClass = error.refusal()?;
            refuse(&app, &context, "people-no-class-ticked").await
        }
    }
}

/// Which of her classes a co-teacher or a substitute teaches.
pub(super) async fn set_classes(
    id: TeacherId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let ticked = ticked(&form)?.unwrap_or_default();
    match adults::set_classes(&app, context.teacher()?, id, ticked).await {
        Ok((adult, before)) => {
            let undo = Some(Undo::AdultClasses { id, before });
            let said = "done-adult-classes";
            let name = called(app.translations.of(context.language), &adult).to_owned();
            Ok(back(&app, &context, said, Some(name), undo))
        }
        Err(error) => {
            let NoClass = error.refusal()?;
            refuse(&app, &context, "people-no-class-ticked").await
        }
    }
}

pub(super) async fn take_invitation_back(
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    adults::take_invitation_back(&app, context.teacher()?).await?;
    let said = "done-invitation-back";
    Ok(back(&app, &context, said, None, None))
}

/// A substitute comes on a day; the page that follows is its card.
pub(super) async fn add_substitute(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let mut typed: Typed = form::read(&form)?;
    let by = context.teacher()?;
    let messages = app.translations.of(context.language);
    let called = Some(typed.name.trim()).filter(|name| !name.is_empty());
    let called = called.map(|name| Name::parse(name, limits::TEACHER_NAME_GRAPHEMES_MAX));
    let day = typed.day.parse::<Date>();
    match (called.transpose(), day) {
        (Ok(called), Ok(day)) => match adults::add_substitute(&app, by, day, called).await {
            Ok(id) => return Ok(response::to(&format!("/teach/people/{id}/card"))),
            Err(error) => {
                typed.wrong_day = Some(match error.refusal()? {
                    NoSuchDay::Past => "people-day-past",
                    NoSuchDay::TooFar => "people-day-far",
                });
            }
        },
        (called, day) => {
            typed.wrong_name = called
                .err()
                .map(|unfit| messages.refusal(unfit.into(), &[]));
            typed.wrong_day = day.err().map(|_| "people-day-none");
        }
    }
    let loaded = load(&app, by).await?;
    Ok(response::refused(draw(
        &app, &context, &loaded, &typed, None,
    )?))
}

/// A substitute comes for one day more, by the same card.
pub(super) async fn one_more_day(
    id: TeacherId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    adults::one_more_day(&app, context.teacher()?, id).await?;
    let said = "done-substitute-day";
    Ok(back(&app, &context, said, None, None))
}

/// Ends an adult at once.
pub(super) async fn end(id: TeacherId, app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    let by = context.teacher()?;
    let ended = match adults::end(&app, by, id).await {
        Ok(ended) => ended,
        Err(error) => {
            let why = match error.refusal()? {
                NotEnded::Owner => "people-not-the-owner",
                NotEnded::Oneself => "people-not-oneself",
            };
            return refuse(&app, &context, why).await;
        }
    };
    let messages = app.translations.of(context.language);
    let name = called(messages, &ended).to_owned();
    let undo = Some(Undo::Adult(id));
    Ok(back(&app, &context, "done-adult-ended", Some(name), undo))
}

/// What an adult is called; a substitute whose name nobody typed is a substitute.
fn called<'a>(messages: &'a Messages, adult: &'a Adult) -> &'a str {
    if adult.name.is_empty() {
        messages.text("people-substitute")
    } else {
        &adult.name
    }
}

fn draw(
    app: &App,
    context: &RequestContext,
    loaded: &Loaded,
    typed: &Typed,
    refused: Option<&str>,
) -> Result<Markup> {
    let messages = app.translations.of(context.language);
    let me = context.teacher()?;
    let own = loaded.adults.iter().find(|it| it.id == me.id);
    let own = own.ok_or(HttpError::NotFound)?;
    let is_alone = loaded.adults.len() == 1;
    let layout = Layout::teacher(messages, messages.text("people-title"), Some("/teach"));
    Ok(layout.page(html! {
        @if let Some(why) = refused { (notice(false, &html! { (messages.text(why)) })) }
        section id="me" {
            h2 { (messages.text("people-me")) }
            p { (isolated(&messages.text_with("people-sign-in-name", &[("name", own.name.as_str().into())]))) }
            div.links {
                a href="/teach/passphrase" { (messages.text("people-passphrase")) }
                a href="/teach/pin" { (messages.text("teach-pin-title")) }
                a href="/teach/recovery" { (messages.text("recovery-title")) }
                @if me.standing == Standing::Owner { a href="/teach/people/hand-over" { (messages.text("people-hand-over")) } }
            }
        }
        section id="adults" {
            h2 { (messages.text("people-others")) }
            @if is_alone { p { (messages.text("people-alone")) } }
            ul.rows {
                @for adult in loaded.adults.iter().filter(|it| it.id != me.id) { li { (draw_adult(app, messages, loaded, adult)) } }
            }
            form method="post" action="/teach/people/invite" {
                (draw_classes(messages, loaded, "invite", "people-invite-classes", None))
                button.wide { (messages.text("people-invite")) }
            }
        }
        (draw_substitute(messages, loaded, typed))
    }))
}

/// One adult, and folded what ends it.
fn draw_adult(app: &App, messages: &Messages, loaded: &Loaded, adult: &Adult) -> Markup {
    let who = called(messages, adult);
    let is_substitute = adult.standing == Standing::Substitute;
    let what = match adult.standing {
        Standing::Owner => messages.text("people-owner").to_owned(),
        Standing::CoTeacher => messages.text("people-co-teacher").to_owned(),
        Standing::Substitute => draw_days(app, messages, loaded, adult),
    };
    let ends = messages.text_with("people-end", &[("name", who.into())]);
    html! {
        div.row {
            span.who { strong { (name(who)) } }
            span.state { (isolated(&what)) }
        }
        @if adult.standing != Standing::Owner {
            details {
                summary { (isolated(&messages.text_with("people-more", &[("name", who.into())]))) }
                @if let (false, Some(shared)) = (loaded.classes.len() < 2, loaded.shared.get(&adult.id)) {
                    form method="post" action={ "/teach/people/" (adult.id) "/classes" } {
                        (draw_classes(messages, loaded, &adult.id.to_string(), "people-classes", Some(shared)))
                        button { (messages.text("people-classes-save")) }
                    }
                }
                @if is_substitute {
                    div.actions.even {
                        a.button.plain href={ "/teach/people/" (adult.id) "/card" } { (messages.text("people-card")) }
                        form method="post" action={ "/teach/people/" (adult.id) "/day" } {
                            button.plain { (messages.text("people-one-more-day")) }
                        }
                    }
                }
                p.help { (messages.text(if is_substitute { "people-end-substitute-help" } else { "people-end-help" })) }
                form method="post" action={ "/teach/people/" (adult.id) "/end" } { button.plain { span { (isolated(&ends)) } } }
            }
        }
    }
}

/// A tick for each of several classes of hers: those that a co-teacher teaches, all of them for one who is still to come.
fn draw_classes(
    messages: &Messages,
    loaded: &Loaded,
    whose: &str,
    legend: &str,
    ticked: Option<&Vec<ClassId>>,
) -> Markup {
    html! {
        @if loaded.classes.len() > 1 {
            fieldset {
                legend { (messages.text(legend)) }
                input type="hidden" name="asked" value="yes";
                @for class in &loaded.classes {
                    @let is_ticked = ticked.is_none_or(|ticked| ticked.contains(&class.id));
                    (choice("checkbox", &format!("class-{whose}-{}", class.id), "class", class.id, is_ticked, html! { bdi { (class.name) } }))
                }
            }
        }
    }
}

/// Until when a substitute comes, or that its day is over.
fn draw_days(app: &App, messages: &Messages, loaded: &Loaded, adult: &Adult) -> String {
    let (Some(class), Some(until)) = (loaded.classes.first(), adult.until) else {
        return messages.text("people-substitute").to_owned();
    };
    let day = messages.day_within(loaded.today, day_in(class, until - 1));
    let words = if app.is_over(until) {
        "people-substitute-was"
    } else {
        "people-substitute-until"
    };
    messages.text_with(words, &[("day", day.into())])
}

/// A substitute for one of the next days, in one tap; with a name, or for another day, in a few more.
fn draw_substitute(messages: &Messages, loaded: &Loaded, typed: &Typed) -> Markup {
    const OFFERED: usize = 2;
    let action = "/teach/people/substitutes";
    let is_wrong = typed.wrong_day.is_some() || typed.wrong_name.is_some();
    let offered = &loaded.days[..loaded.days.len().min(OFFERED)];
    html! {
        section id="substitute" {
            h2 { (messages.text("people-substitute-title")) }
            p { (messages.text("people-substitute-lead")) }
            @if loaded.classes.is_empty() { p { (messages.text("people-no-class")) } } @else {
                form method="post" action=(action) {
                    @for (at, day) in offered.iter().enumerate() {
                        @let day_name = messages.day_near(loaded.today, *day);
                        @let is_next = at + 1 == offered.len();
                        button.main[is_next].wide[!is_next] name="day" value=(day) {
                            span { (isolated(&messages.text_with("people-print-for", &[("day", day_name.into())]))) }
                        }
                    }
                }
                details open[is_wrong || loaded.days.is_empty()] {
                    summary { (messages.text("people-other-day")) }
                    form method="post" action=(action) {
                        (field(&Field {
                            name: "day", kind: "date", label: messages.text("people-day"), value: &typed.day,
                            error: typed.wrong_day.map(|why| messages.text(why)), ..Field::default()
                        }))
                        (optional_name(messages, typed))
                        button { (messages.text("people-make-card")) }
                    }
                }
            }
        }
    }
}

/// A name that may stay empty.
fn optional_name(messages: &Messages, typed: &Typed) -> Markup {
    let wrong = typed.wrong_name.as_deref();
    html! {
        div.field {
            label for="name" { (messages.text("people-name")) }
            @if let Some(wrong) = wrong { p.error id="name-error" { (wrong) } }
            input id="name" name="name" value=(typed.name) autocomplete="off" autofocus[wrong.is_some()]
                aria-invalid=[wrong.map(|_| "true")] aria-describedby=[wrong.map(|_| "name-error")];
        }
    }
}
