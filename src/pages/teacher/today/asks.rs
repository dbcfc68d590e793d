//! What Today asks the teacher, each answered with one tap: who is to be let in, whether prep time begins, what is different
//! about the day, whether shared words stand on the joy wall, whether the sheet comes first. What a child sees who waits to be
//! let in is `student/sign_in.rs`.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::loaded::Today;
use crate::{
    app::{
        App, Room, board_rules, prep_time, shared_praise,
        sign_in::{let_in, turn_away},
    },
    domain::{
        calendar::DayChange,
        id::{ClassId, ConferenceId, StudentId},
        principal::Standing,
    },
    http::{RequestContext, Result, form},
    i18n::Messages,
    limits,
    pages::{
        components::{isolated, pause_begin, pause_end},
        receipt::{self, without_receipt},
        teacher::day::{day_change_words, who},
    },
    store::shared_praise::Shared,
};

/// A tap for one class.
#[derive(Deserialize)]
struct Tap {
    class: i64,
    #[serde(alias = "do")]
    say: String,
}

/// "Yes, let Ada in", or "No".
pub async fn answer_request(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    #[derive(Deserialize)]
    struct Answer {
        /// The number of the request.
        id: i64,
        say: String,
    }
    let answer: Answer = form::read(&form)?;
    let said = if form::either(&answer.say, "yes", "no")? {
        let_in(&app, context.principal, answer.id).await?;
        "done-child-in"
    } else {
        turn_away(&app, context.principal, answer.id).await?;
        "done-child-away"
    };
    // A substitute lets children in on its one page.
    let door = match context.teacher()?.standing {
        Standing::Substitute => "/teach",
        _ => "/teach/devices",
    };
    let page = context.came_from().map(|page| without_receipt(&page));
    let page = page.filter(|page| page.starts_with(door));
    let place = page.as_deref().unwrap_or(door);
    Ok(receipt::done(&app, &context, place, said, None, None))
}

/// One tap begins prep time, and one ends it; the timetable may begin it as well.
pub async fn change_prep_time(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let tap: Tap = form::read(&form)?;
    let class = ClassId::new(tap.class);
    let said = if form::either(&tap.say, "start", "stop")? {
        prep_time::start(&app, context.principal, class).await?;
        "done-prep-time"
    } else {
        prep_time::stop(&app, context.principal, class).await?;
        "done-prep-time-over"
    };
    let place = format!("/teach?class={class}");
    Ok(receipt::done(&app, &context, &place, said, None, None))
}

/// She decides about words that a child shared: they stand on the joy wall, or not.
pub async fn decide_shared_praise(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    #[derive(Deserialize)]
    struct Words {
        class: i64,
        talk: i64,
        student: i64,
        text: String,
        say: String,
    }
    let words: Words = form::read(&form)?;
    let class = ClassId::new(words.class);
    let shows = form::either(&words.say, "show", "not_now")?;
    let shared = Shared {
        conference: ConferenceId::new(words.talk),
        student: StudentId::new(words.student),
        text: words.text,
    };
    shared_praise::decide(&app, context.teacher()?, class, shared, shows).await?;
    let place = format!("/teach?class={class}");
    let said = if shows {
        "done-praise-shown"
    } else {
        "done-praise-not-now"
    };
    Ok(receipt::done(&app, &context, &place, said, None, None))
}

/// "Sheet first from now on?" Whatever she answers, it is not asked again; the settings of the board change it later.
pub async fn answer_sheet_first(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let tap: Tap = form::read(&form)?;
    let class = ClassId::new(tap.class);
    let sheet_first = form::either(&tap.say, "yes", "no")?;
    board_rules::answer_sheet_question(&app, context.principal, class, sheet_first).await?;
    let place = format!("/teach?class={class}");
    Ok(receipt::done(
        &app,
        &context,
        &place,
        "done-sheet-rule",
        None,
        None,
    ))
}

/// One tap brings every open page to its child's question; while it goes on, one tap ends it.
pub(in crate::pages::teacher) fn draw_prep_time(
    app: &App,
    messages: &Messages,
    class: ClassId,
) -> Markup {
    let goes_on = app.prep_times.time_left(class).is_some();
    html! {
        form.prep-time id="prep-time" data-live method="post" action="/teach/prep-time" {
            input type="hidden" name="class" value=(class);
            @if goes_on {
                p { strong { (messages.text("today-prep-time-on")) } }
                button.tool id="prep-time-stop" name="do" value="stop" { (messages.text("today-prep-time-stop")) }
            } @else {
                button.tool id="prep-time-start" name="do" value="start" { (messages.text("today-prep-time")) }
            }
        }
    }
}

/// Whether anything is different about today.
pub(super) fn is_different(room: &Room) -> bool {
    let change = room.board.calendar.change_on(room.board.now.date());
    change != DayChange::default() || room.board.pause.is_some()
}

/// What is different about today, and the pause.
pub(super) fn draw_changes(messages: &Messages, room: &Room) -> Markup {
    let class = room.class.id;
    let change = room.board.calendar.change_on(room.board.now.date());
    html! {
        @if change != DayChange::default() {
            form.notice.quiet method="post" action={ "/teach/classes/" (class) "/days" } {
                p { strong { (isolated(&day_change_words(messages, change))) } }
                input type="hidden" name="from" value="today";
                button.plain id="like-others" name="do" value="like_others" { (messages.text("days-like-others")) }
            }
        }
        @if room.board.pause.is_some() { (pause_end(messages, class, "today")) }
    }
}

/// "Change today", folded.
pub(super) fn draw_change_today(messages: &Messages, room: &Room) -> Markup {
    let class = room.class.id;
    let action = format!("/teach/classes/{class}/days");
    let back = html! { input type="hidden" name="from" value="today"; };
    html! {
        @if !room.board.calendar.blocks.is_empty() {
            details id="change-today" {
                summary { (messages.text("days-today")) }
                div.sheet-of {
                    form method="post" action=(action) {
                        (back)
                        input type="hidden" name="do" value="late";
                        fieldset.actions.even {
                            legend { (messages.text("days-late")) }
                            @for minutes in limits::LATE_MINUTES_OFFERED {
                                button name="minutes" value=(minutes) { span { (isolated(&messages.text_with("days-minutes", &[("count", minutes.into())]))) } }
                            }
                        }
                    }
                    form method="post" action=(action) {
                        (back)
                        p.help { (messages.text("days-slide-help")) }
                        div.actions.even {
                            button id="slide-rest" name="do" value="slide_rest" { (messages.text("days-slide-rest")) }
                            button id="no-talks" name="do" value="no_talks" { (messages.text("days-no-talks")) }
                        }
                    }
                    @if room.board.pause.is_none() { (pause_begin(messages, class, "today")) }
                }
            }
        }
    }
}

/// What children would share on the joy wall, one tap each. Until then only the teacher sees it.
pub(super) fn shared_praise(today: &Today<'_>) -> Markup {
    let (messages, room) = (today.messages, &today.loaded.room);
    html! {
        section id="shared_praise" data-live {
            @if !today.loaded.shared_praise.is_empty() {
                h2 { (messages.text("today-shared-praise")) }
                ul.rows {
                    @for shared in &today.loaded.shared_praise {
                        li {
                            div.row { (who(room, shared.student)) }
                            p { q dir="auto" { (shared.text) } }
                            form.actions.even method="post" action="/teach/shared-praise" {
                                input type="hidden" name="class" value=(room.class.id);
                                input type="hidden" name="talk" value=(shared.conference);
                                input type="hidden" name="student" value=(shared.student);
                                input type="hidden" name="text" value=(shared.text);
                                button name="say" value="show" { (messages.text("today-shared-praise-show")) }
                                button name="say" value="not_now" { (messages.text("reservation-not-now")) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The question, while it is open: asked once, after the first writing blocks.
pub(super) fn sheet_first(today: &Today<'_>) -> Markup {
    let messages = today.messages;
    html! {
        section id="sheet-first" data-live {
            @if today.loaded.asks_sheet_first {
                form.card method="post" action="/teach/sheet-first" {
                    h2 { (messages.text("today-sheet-first")) }
                    p { (messages.text("today-sheet-first-lead")) }
                    input type="hidden" name="class" value=(today.loaded.room.class.id);
                    div.actions.even {
                        button name="say" value="yes" { (messages.text("today-sheet-first-yes")) }
                        button name="say" value="no" { (messages.text("today-sheet-first-no")) }
                    }
                }
            }
        }
    }
}
