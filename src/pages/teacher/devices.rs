//! The teacher's page of devices: who waits, the keys of the room, the first day, and the list with an end for each.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::wall::room::{keys, let_in};
use crate::{
    app::{App, Room, class_for},
    domain::{
        class::Class,
        id::{ClassId, DeviceId, TeacherId},
        principal::Principal,
    },
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::Messages,
    live::Topic,
    pages::components::{
        self, isolated,
        layout::{Layout, page},
        notice,
    },
    store::{self, door::DeviceRow},
};

#[derive(Deserialize)]
struct Form {
    class: i64,
    /// One that waits; all of them if there is none.
    number: Option<u8>,
    /// `start`, `stop`, `yes` or `no`: what the button says.
    #[serde(rename = "do")]
    what: Option<String>,
}

impl Form {
    fn class(&self) -> ClassId {
        ClassId::new(self.class)
    }
}

fn teacher(context: &RequestContext) -> Result<TeacherId, HttpError> {
    match context.principal {
        Principal::Teacher(teacher) => Ok(teacher.id),
        _ => Err(HttpError::NotYours),
    }
}

fn place(class: ClassId) -> String {
    format!("/teach/devices?class={class}")
}

/// The class of a form, if it is hers.
async fn hers(app: &App, context: &RequestContext, class: ClassId) -> Result<Class, HttpError> {
    let principal = context.principal;
    let class = app
        .store
        .read(move |tx| class_for(tx, &principal, Some(class)))
        .await?;
    class.ok_or(HttpError::NotFound)
}

/// Lets one waiting device in, or all of them.
pub(crate) async fn admit(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let (teacher, class) = (
        teacher(&context)?,
        hers(&app, &context, form.class()).await?.id,
    );
    let mut waiting = app.door.waiting.all();
    waiting.retain(|asked| form.number.is_none_or(|number| number == asked.number));
    if waiting.is_empty() {
        let said = app
            .translations
            .of(context.language)
            .text("teach-devices-gone");
        let drawn = draw_list(&app, &context, Some(class), Some(said)).await?;
        return Ok(response::refused(drawn));
    }
    let numbers: Vec<u8> = waiting.iter().map(|asked| asked.number).collect();
    let writer = Arc::clone(&app);
    app.write_plain(context.principal, move |tx| {
        for asked in waiting {
            // Two taps of hers are one: whoever waits no longer was let in by the first.
            if writer.door.waiting.number_of(&asked.token).is_some() {
                let_in(tx, (class, asked.token), teacher)?;
                writer.door.waiting.forget(asked.number);
            }
        }
        Ok(())
    })
    .await?;
    for number in numbers {
        app.door.waiting.forget(number);
    }
    app.live.changed_everywhere(Topic::Device);
    Ok(response::done(&context, &place(class)))
}

pub(crate) async fn end(
    device: DeviceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    end_those(&app, &context, move |it| it.id == device).await
}

pub(crate) async fn end_all(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let class = form.class();
    end_those(&app, &context, move |it| it.class == class).await
}

/// Ends the time of devices in their room, of those that are in one of her rooms.
async fn end_those(
    app: &Arc<App>,
    context: &RequestContext,
    which: impl Fn(&DeviceRow) -> bool + Send + 'static,
) -> Result {
    let teacher = teacher(context)?;
    let ended = app
        .write_plain(context.principal, move |tx| {
            let classes = store::class::of_teacher(tx, teacher)?;
            let mut ended = None;
            for device in store::door::devices(tx)? {
                if which(&device) && classes.iter().any(|class| class.id == device.class) {
                    store::door::end_device(tx, device.id)?;
                    ended = Some(device.class);
                }
            }
            Ok(ended)
        })
        .await?;
    let class = ended.ok_or(HttpError::NotFound)?;
    Ok(response::done(context, &place(class)))
}

/// Shared devices, or each child its own (H7).
pub(crate) async fn share(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let class = hers(&app, &context, form.class()).await?.id;
    let shared = match form.what.as_deref() {
        Some("yes") => true,
        Some("no") => false,
        _ => return Err(HttpError::BadForm),
    };
    app.write_plain(context.principal, move |tx| {
        store::door::set_shared(tx, class, shared)
    })
    .await?;
    Ok(response::done(&context, &place(class)))
}

/// For a quarter of an hour children choose their two pictures.
pub(crate) async fn first_day(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let class = hers(&app, &context, form.class()).await?.id;
    match form.what.as_deref() {
        Some("start") => app.door.first_days.begin(class),
        Some("stop") => app.door.first_days.end(class),
        _ => return Err(HttpError::BadForm),
    }
    app.live.changed(class, Topic::Door);
    Ok(response::done(&context, &place(class)))
}

#[derive(Clone, Copy, Default, Deserialize)]
struct Asks {
    class: Option<i64>,
}

pub(crate) async fn list(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let class = asks.class.map(ClassId::new);
    draw_list(&app, &context, class, None)
        .await
        .map(response::page)
}

/// What her page shows of one class.
struct Here {
    classes: Vec<Class>,
    room: Room,
    devices: Vec<DeviceRow>,
    chosen: usize,
    shared: bool,
}

async fn draw_list(
    app: &Arc<App>,
    context: &RequestContext,
    class: Option<ClassId>,
    wrong: Option<&str>,
) -> Result<Markup, HttpError> {
    let (teacher, principal, clock) =
        (teacher(context)?, context.principal, Arc::clone(&app.clock));
    let here = app
        .store
        .read(move |tx| {
            let Some(class) = class_for(tx, &principal, class)? else {
                return Ok(None);
            };
            let mut devices = store::door::devices(tx)?;
            devices.retain(|device| device.class == class.id);
            Ok(Some(Here {
                classes: store::class::of_teacher(tx, teacher)?,
                devices,
                chosen: store::door::with_pictures(tx, class.id)?.len(),
                shared: store::door::is_shared(tx, class.id)?,
                room: Room::load(tx, &clock, class, None)?,
            }))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    let messages = app.translations.of(context.language);
    let class = here.room.class.id;
    let back = format!("/teach?class={class}");
    let layout = Layout {
        live: Some("device door roster"),
        ..Layout::teacher(messages, messages.text("teach-devices-title"), Some(&back))
    };
    Ok(page(
        &layout,
        html! {
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            (draw_classes(messages, &here))
            section id="requests" data-live { (components::requests(messages, &here.room, &app.requests(class), "devices")) }
            section.asking id="waiting" data-live { (draw_waiting(messages, class, &app.door.waiting.numbers())) }
            section {
                h2 { (messages.text("room-code-title")) }
                (keys(app, messages, class))
                p { a.quiet href="/connect" { (messages.text("link-title")) } }
            }
            section id="first-day" data-live { (draw_first_day(app, messages, &here)) }
            section id="devices" data-live { (draw_devices(messages, &here)) }
        },
    ))
}

fn draw_classes(messages: &Messages, here: &Here) -> Markup {
    html! {
        @if here.classes.len() > 1 {
            nav.actions aria-label=(messages.text("class-list-title")) {
                @for class in &here.classes {
                    a.button.plain href=(place(class.id)) aria-current=[(class.id == here.room.class.id).then_some("page")] {
                        bdi { (class.name) }
                    }
                }
            }
        }
    }
}

fn draw_waiting(messages: &Messages, class: ClassId, numbers: &[u8]) -> Markup {
    html! {
        @if numbers.is_empty() {
            p.soft { (messages.text("teach-devices-none-waits")) }
        } @else {
            form.ask method="post" action="/teach/devices" {
                input type="hidden" name="class" value=(class);
                p.lead { (isolated(&messages.text_with("teach-devices-wait", &[("count", numbers.len().into())]))) }
                button.main { (messages.text("teach-devices-all")) }
                div.actions {
                    @for number in numbers {
                        button.plain name="number" value=(number) {
                            span { (isolated(&messages.text_with("teach-devices-one", &[("number", number.to_string().into())]))) }
                        }
                    }
                }
            }
        }
    }
}

fn draw_first_day(app: &App, messages: &Messages, here: &Here) -> Markup {
    let (class, all) = (here.room.class.id, here.room.students.len());
    let left = app.door.first_days.left(class);
    let chosen = messages.text_with(
        "teach-first-day-chosen",
        &[("count", here.chosen.into()), ("all", all.into())],
    );
    html! {
        h2 { (messages.text("teach-first-day")) }
        p { (messages.text("teach-first-day-line")) }
        p { (isolated(&chosen)) }
        form method="post" action="/teach/first-day" {
            input type="hidden" name="class" value=(class);
            @if let Some(left) = left {
                p.notice.good { (isolated(&messages.text_with("teach-first-day-left", &[("minutes", (left.as_secs() / 60 + 1).into())]))) }
                button.wide name="do" value="stop" { (messages.text("teach-first-day-stop")) }
            } @else {
                button.wide name="do" value="start" { (messages.text("teach-first-day-start")) }
            }
        }
    }
}

fn draw_devices(messages: &Messages, here: &Here) -> Markup {
    let class = here.room.class.id;
    let (word, other) = if here.shared {
        ("teach-devices-shared", "no")
    } else {
        ("teach-devices-own", "yes")
    };
    html! {
        h2 { (isolated(&messages.text_with("teach-devices-count", &[("count", here.devices.len().into())]))) }
        form method="post" action="/teach/devices/shared" {
            input type="hidden" name="class" value=(class);
            p { (messages.text(word)) }
            button.plain name="do" value=(other) {
                (messages.text(if here.shared { "teach-devices-make-own" } else { "teach-devices-make-shared" }))
            }
        }
        @if !here.devices.is_empty() {
            ul.roll {
                @for (nth, device) in here.devices.iter().enumerate() {
                    li.row id={ "device-" (device.id) } {
                        span.who { strong { (isolated(&messages.text_with("teach-devices-nth", &[("nth", (nth + 1).into())]))) } }
                        form method="post" action={ "/teach/devices/" (device.id) "/end" } {
                            button.plain { (messages.text("teach-devices-end")) }
                        }
                    }
                }
            }
            form method="post" action="/teach/devices/end" {
                input type="hidden" name="class" value=(class);
                button.plain { (messages.text("teach-devices-end-all")) }
            }
        }
    }
}
