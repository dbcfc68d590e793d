//! The teacher's page of devices: who waits, the keys of the room, the first day, and the list with an end for each.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::{menu, read::read_class};
use crate::{
    app::{
        App, Room, WaitingTablet,
        devices::{LetIn, NobodyWaits, Which, end_devices, let_devices_in, share_devices},
        receipts::Undo,
        sign_in::{begin_first_day, end_first_day},
    },
    domain::{
        class::Class,
        id::{ClassId, DeviceId},
    },
    http::{
        RequestContext, Result, form,
        response::{self, Response},
    },
    i18n::Messages,
    pages::{
        components::{
            Layout, addresses, isolated, notice, requests, room_keys, waiting_since, walls_wait,
        },
        receipt,
    },
    store::{
        self,
        credentials::count_with_pictures,
        devices::{DeviceRow, are_shared, load_devices},
    },
};

#[derive(Deserialize)]
struct Form {
    class: i64,
    /// One that waits, by its number.
    number: Option<u8>,
    /// Those that stood on the page, by their ids with commas between.
    shown: Option<String>,
    /// What the button says.
    #[serde(rename = "do", default)]
    choice: String,
}

impl Form {
    fn class(&self) -> ClassId {
        ClassId::new(self.class)
    }
}

fn address(class: ClassId) -> String {
    format!("/teach/devices?class={class}")
}

/// Lets one waiting device in, or all that stood on the page: none that came after it was drawn.
pub(super) async fn let_in(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = form::read(&form)?;
    let (teacher, class) = (context.teacher()?, form.class());
    let shown = form.shown.unwrap_or_default();
    let which = match form.number {
        Some(number) => LetIn::Number(number),
        None => LetIn::Shown(shown.split(',').flat_map(str::parse).collect()),
    };
    match let_devices_in(&app, teacher, class, which).await {
        Ok(()) => Ok(say(&app, &context, class, "done-let-in", None)),
        Err(error) => {
            let NobodyWaits = error.refusal()?;
            let messages = app.translations.of(context.language);
            let gone = messages.text("teach-devices-gone");
            let drawn = draw_list(&app, &context, Some(class), Some(gone)).await?;
            Ok(response::refused(drawn))
        }
    }
}

pub(super) async fn end(
    device: DeviceId,
    app: Arc<App>,
    context: RequestContext,
    _: Bytes,
) -> Result {
    let (class, devices) = end_devices(&app, context.teacher()?, Which::One(device)).await?;
    let undo = (!devices.is_empty()).then_some(Undo::Devices { class, devices });
    Ok(say(&app, &context, class, "done-device", undo))
}

pub(super) async fn end_all(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = form::read(&form)?;
    let all = Which::AllOf(form.class());
    let (class, devices) = end_devices(&app, context.teacher()?, all).await?;
    let undo = (!devices.is_empty()).then_some(Undo::Devices { class, devices });
    Ok(say(&app, &context, class, "done-devices", undo))
}

/// Shared devices, or each child its own.
pub(super) async fn share(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = form::read(&form)?;
    let shared = form::either(&form.choice, "yes", "no")?;
    let class = form.class();
    let before = share_devices(&app, context.principal, class, shared).await?;
    let undo = (before != shared).then_some(Undo::Shared { class, before });
    let said = if shared {
        "done-shared"
    } else {
        "done-not-shared"
    };
    Ok(say(&app, &context, class, said, undo))
}

/// For a quarter of an hour children choose their two pictures.
pub(super) async fn first_day(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = form::read(&form)?;
    let class = form.class();
    let said = if form::either(&form.choice, "start", "stop")? {
        begin_first_day(&app, context.principal, class).await?;
        "done-first-day"
    } else {
        end_first_day(&app, context.principal, class).await?;
        "done-first-day-over"
    };
    Ok(say(&app, &context, class, said, None))
}

/// The page again, which says what was done.
fn say(
    app: &App,
    context: &RequestContext,
    class: ClassId,
    said: &'static str,
    undo: Option<Undo>,
) -> Response {
    receipt::done(app, context, &address(class), said, None, undo)
}

#[derive(Clone, Copy, Default, Deserialize)]
struct Query {
    class: Option<i64>,
}

pub(super) async fn list(app: Arc<App>, context: RequestContext) -> Result {
    let query: Query = form::read(context.query.as_bytes())?;
    let class = query.class.map(ClassId::new);
    let drawn = draw_list(&app, &context, class, None).await?;
    Ok(response::page(drawn))
}

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
) -> Result<Markup> {
    let teacher = context.teacher()?;
    let here = read_class(app, context, class, move |tx, app, class| {
        let mut devices = load_devices(tx)?;
        devices.retain(|device| device.class == class.id);
        Ok(Here {
            classes: store::class::of_teacher(tx, teacher.id)?,
            devices,
            chosen: count_with_pictures(tx, class.id)?,
            shared: are_shared(tx, class.id)?,
            room: Room::load(tx, &app.clock, class, None)?,
        })
    });
    let here = here.await?;
    let messages = app.translations.of(context.language);
    let class = here.room.class.id;
    let back = format!("/teach?class={class}");
    let layout = Layout {
        live: Some("device door roster"),
        ..Layout::teacher(messages, messages.text("teach-devices-title"), Some(&back))
    };
    Ok(layout.page(html! {
        @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
        section id="walls-wait" data-live { (walls_wait(app, messages)) }
        (menu::class_tabs(messages, &here.classes, class, "/teach/devices", true))
        section id="requests" data-live { (requests(messages, &here.room, &app.sign_in.waiting_children.of_class(class))) }
        section.asking id="waiting" data-live { (draw_waiting(messages, class, &app.waiting_devices.all())) }
        section {
            h2 { (messages.text("room-code-title")) }
            (room_keys(messages, &app.sign_in.room_codes.current(class), &addresses(app, "/room")))
            p { a.quiet href="/connect" { (messages.text("link-title")) } }
        }
        section id="first-day" data-live { (draw_first_day(app, messages, &here)) }
        section id="devices" data-live { (draw_devices(messages, &here)) }
    }))
}

fn draw_waiting(messages: &Messages, class: ClassId, waiting: &[WaitingTablet]) -> Markup {
    let shown: Vec<String> = waiting.iter().map(|it| it.id.to_string()).collect();
    html! {
        @if waiting.is_empty() {
            p.soft { (messages.text("teach-devices-none-waits")) }
        } @else {
            form.ask method="post" action="/teach/devices" {
                input type="hidden" name="class" value=(class);
                input type="hidden" name="shown" value=(shown.join(","));
                p.lead { (isolated(&messages.text_with("teach-devices-wait", &[("count", waiting.len().into())]))) }
                button.main { span { (isolated(&messages.text_with("teach-devices-all", &[("count", waiting.len().into())]))) } }
                ul.roll {
                    @for tablet in waiting {
                        li.row {
                            span.who { strong { (tablet.number) } " " span { (waiting_since(messages, tablet)) } }
                            button.plain name="number" value=(tablet.number) {
                                span { (isolated(&messages.text_with("teach-devices-one", &[("number", tablet.number.to_string().into())]))) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn draw_first_day(app: &App, messages: &Messages, here: &Here) -> Markup {
    let (class, all) = (here.room.class.id, here.room.students.len());
    let left = app.sign_in.first_days.time_left(class);
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
