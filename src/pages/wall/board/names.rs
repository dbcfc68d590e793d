//! "Tap your name" for a chair or a full day, and who has a chair. Nobody sees who waits but the teacher.

use std::sync::Arc;

use jiff::civil::Date;
use maud::{Markup, html};

use super::{
    no_class,
    view::{BoardQuery, refused, why_not},
};
use crate::{
    app::{App, Room},
    domain::{
        board::{Chair, Refusal},
        calendar::SlotId,
        id::ClassId,
    },
    http::{HttpError, RequestContext, Result, read, response},
    i18n::Messages,
    pages::components::{self, Layout, chair_moment, chair_time, empty_chair, icon},
    secret,
};

/// "9:40. Tap your name." Those who hold no chair; nobody is left out for any other reason.
pub(crate) async fn who_are_you(slot: SlotId, app: Arc<App>, context: RequestContext) -> Result {
    let room = app.room(context.principal, Some(slot.class)).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    let mut chairs = room.board.chairs_on(slot.date).into_iter();
    let refusal = match chairs.find(|(derived, _)| derived.id == slot) {
        Some((_, Chair::Open)) => {
            let messages = app.translations.of(room.class.language);
            return Ok(response::page(names_for_chair(messages, &room, slot)));
        }
        // Somebody was quicker between two taps, or the page is an old one.
        Some((_, chair)) => why_not(&chair),
        None => Refusal::NoSuchChair,
    };
    Ok(response::refused(refused(&app, &room, slot, refusal)))
}

fn names_for_chair(messages: &Messages, room: &Room, slot: SlotId) -> Markup {
    let (today, time) = (room.board.now.date(), chair_time(messages, room, slot));
    let title = if slot.date == today {
        messages.text_with("names-title", &[("time", time.into())])
    } else {
        let day = messages.short_day_near(today, slot.date);
        messages.text_with(
            "names-title-day",
            &[("day", day.into()), ("time", time.into())],
        )
    };
    draw_names(messages, room, &title, slot.date, Some(slot))
}

/// "Wednesday is full. Tap your name."
pub(crate) async fn who_waits(day: Date, app: Arc<App>, context: RequestContext) -> Result {
    let room = app.room(context.principal, None).await?;
    let room = room.ok_or(HttpError::NotFound)?;
    // The last chair may have come free between two taps.
    if room.board.empty_on(day) > 0 {
        return Ok(response::to(&format!("/board/days/{day}")));
    }
    let messages = app.translations.of(room.class.language);
    let near = messages.day_near(room.board.now.date(), day);
    let title = messages.text_with("names-wait-title", &[("day", near.into())]);
    let names = draw_names(messages, &room, &title, day, None);
    Ok(response::page(names))
}

/// The grid of names, A to Z, without those who hold a chair: for this chair, or for the next empty one of the day. It does not follow changes: a name must not move away under a
/// finger, and whoever sat down meanwhile is told so kindly after the tap. Nothing on it shows who waits.
fn draw_names(
    messages: &Messages,
    room: &Room,
    title: &str,
    day: Date,
    slot: Option<SlotId>,
) -> Markup {
    let (action, field, value) = match slot {
        Some(slot) => ("/board/sign-ups", "chair", slot.to_string()),
        None => ("/board/waits", "day", day.to_string()),
    };
    let back = format!("/board/days/{day}");
    let children = room.students.iter();
    let children = children.filter(|student| room.board.live_of(student.id).is_none());
    let children: Vec<_> = children.collect();
    // More columns for more tiles, so that a class fits without a scroll.
    let columns = match children.len() + usize::from(slot.is_some()) {
        0..=18 => " few",
        19..=30 => "",
        31..=35 => " many",
        _ => " most",
    };
    Layout::wall(messages, title, Some(&back)).page(html! {
            form method="post" action=(action) {
                input type="hidden" name=(field) value=(value);
                input type="hidden" name="request" value=(secret::token());
                @if children.is_empty() { p.lead { (messages.text("names-all-saved")) } }
                ul class={ "names" (columns) } id="names" aria-label=(messages.text("names-list")) {
                    @for child in &children {
                        li {
                            button class=[is_long(&child.name).then_some("long")] name="student" value=(child.id) { (components::chair(child.drawing)) (components::name(&child.name)) }
                        }
                    }
                    @if slot.is_some() {
                        li id="have" {
                            a id="have-chair" href="/board/saved" { (icon("tick")) span { (messages.text("names-have")) } }
                        }
                    }
                }
            }
        },
    )
}

/// A name with a word that large letters would break.
fn is_long(name: &str) -> bool {
    const FITS: usize = 9;
    name.split([' ', '-'])
        .any(|word| word.chars().count() > FITS)
}

/// The children who have a chair, A to Z, each with the way to change it.
pub(crate) async fn who_has_a_chair(app: Arc<App>, context: RequestContext) -> Result {
    let query: BoardQuery = read(context.query.as_bytes())?;
    let class = query.class.map(ClassId::new);
    let Some(room) = app.room(context.principal, class).await? else {
        return no_class(&context);
    };
    let messages = app.translations.of(room.class.language);
    let students = room.students.iter();
    let sitters = students.filter_map(|student| Some((student, room.board.live_of(student.id)?)));
    let sitters: Vec<_> = sitters.collect();
    // It stays as it came: a name that joined the list would push the others from under a finger.
    let layout = Layout::wall(messages, messages.text("saved-title"), Some("/board"));
    Ok(response::page(layout.page(html! {
        div {
            p.lead { (messages.text("saved-move")) }
            @if sitters.is_empty() {
                div.alone { (empty_chair()) p.lead { (messages.text("saved-none")) } }
            } @else {
                ul.sitters aria-label=(messages.text("saved-list")) {
                    @for (student, held) in sitters {
                        li {
                            a href={ "/board/sign-ups/" (held.id) } {
                                (components::chair(student.drawing))
                                strong { (components::name(&student.name)) }
                                span { (chair_moment(messages, &room, held.slot)) }
                            }
                        }
                    }
                }
            }
        }
    })))
}
