//! What stands in the place of the wall's heading, and in its row. Banners come and go here, so that nothing else moves.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    i18n::Messages,
    pages::components::{icon, isolated},
};

/// The row of the heading.
pub(super) struct HeadingRow<'a> {
    /// The class's language.
    pub(super) messages: &'a Messages,
    /// Today in the classroom, so that a saved chair on another day names it.
    pub(super) today: Date,
    /// The day whose chairs are shown.
    pub(super) day: Date,
    /// What stands in the place of the heading.
    pub(super) heading: Heading<'a>,
    /// The day is full, and may be waited for.
    pub(super) may_be_waited_for: bool,
}

/// What stands in the place of the heading. Banners take the heading's place, so that nothing moves.
pub(super) enum Heading<'a> {
    /// "Pull up a chair"
    Plain,
    /// The two quiet minutes: "Open your sheet", or the question itself where it is read out to all.
    PrepTime(Option<String>),
    /// Who talks and who is next, readable from a desk.
    NowNext {
        /// Who leads now.
        now: Option<String>,
        /// Who is called.
        next: Option<String>,
    },
    /// Words that were noticed in somebody's writing.
    SharedPraise(String),
    /// The week is over: so many children led a talk.
    Week(u32),
    /// Sign-up stands still; the teacher's words, which may be empty.
    Paused(String),
    /// This child waits for a chair of this day.
    Waits {
        /// Whose name was tapped.
        name: &'a str,
        /// The day.
        day: Date,
    },
    /// A chair was just saved.
    Saved {
        /// Whose.
        name: &'a str,
        /// On which day.
        day: Date,
        /// At what time, or which chair of the day while the clock is in doubt.
        time: String,
        /// The clock is in doubt.
        doubtful: bool,
        /// The child's sheet is not full, and the class reminds of it.
        sheet_waits: bool,
        /// The way back, while it is open.
        undo: Option<Undo<'a>>,
    },
    /// A chair was just given back.
    Undone,
    /// The answer was no: a kind sentence, from `Messages::refusal`.
    Refused(String),
}

/// What the Undo button sends.
pub(super) struct Undo<'a> {
    /// The sign-up to release.
    pub(super) sign_up: i64,
    /// The child whose it is.
    pub(super) student: i64,
    /// By this the page may undo it for a minute.
    pub(super) grant: &'a str,
    /// The id by which two taps are one.
    pub(super) request: &'a str,
}

impl Heading<'_> {
    /// Whether it stands for as long as it is true; a message is gone after a while.
    pub(super) fn stands(&self) -> bool {
        !matches!(
            self,
            Self::Waits { .. } | Self::Saved { .. } | Self::Undone | Self::Refused(_)
        )
    }
}

/// Draws the row.
pub(super) fn draw(row: &HeadingRow<'_>) -> Markup {
    html! { (draw_heading(row)) (draw_wait(row)) }
}

fn draw_heading(row: &HeadingRow<'_>) -> Markup {
    let messages = row.messages;
    match &row.heading {
        // These two take each other's place by themselves; a message stands until it has been read.
        Heading::Plain => {
            html! { h1 id="heading" data-live tabindex="-1" { (messages.text("board-title")) } }
        }
        Heading::PrepTime(_) => {
            let said = messages.text("board-prep-time");
            html! {
                div.told.quiet-minutes id="heading" data-live data-said=(said) {
                    h1 tabindex="-1" { (said) }
                }
            }
        }
        Heading::NowNext { now, next } => {
            let said = now_next_words(messages, now.as_deref(), next.as_deref());
            html! { h1.now id="heading" data-live tabindex="-1" { (isolated(&said)) } }
        }
        Heading::SharedPraise(words) => html! {
            div.told id="heading" data-live {
                p { (messages.text("board-shared-praise")) }
                h1 tabindex="-1" dir="auto" { (words) }
            }
        },
        Heading::Week(led) => {
            let said = messages.text_with("board-week", &[("count", (*led).into())]);
            html! { h1 id="heading" data-live tabindex="-1" { (isolated(&said)) } }
        }
        Heading::Paused(words) => html! {
            div.told id="heading" data-live {
                h1 tabindex="-1" { (messages.text("board-paused")) }
                @if !words.is_empty() { p dir="auto" { (words) } }
            }
        },
        Heading::Waits { name, day } => {
            let day = messages.day_near(row.today, *day);
            let said = messages.text_with(
                "board-waits",
                &[("name", (*name).into()), ("day", day.into())],
            );
            html! { div.told.yes { h1 { (isolated(&said)) } } }
        }
        Heading::Undone => html! {
            div.told {
                h1 { (messages.text("board-undone")) }
                p { (messages.text("board-pick")) }
            }
        },
        Heading::Refused(said) => html! {
            div.told.no role="alert" { h1 { (isolated(said)) } }
        },
        Heading::Saved {
            name,
            day,
            time,
            doubtful,
            sheet_waits,
            undo,
        } => html! {
            div.told.yes {
                h1 { (isolated(&saved_words(row, name, *day, time, *doubtful))) }
                p {
                    (messages.text("board-bring"))
                    @if *sheet_waits { " " (messages.text("board-sheet-waits")) }
                }
            }
            @if let Some(undo) = undo { (draw_undo(messages, undo)) }
        },
    }
}

/// "Now: Maya. Next: Grace."
fn now_next_words(messages: &Messages, now: Option<&str>, next: Option<&str>) -> String {
    let said =
        |id, name: Option<&str>| name.map(|name| messages.text_with(id, &[("name", name.into())]));
    let both = [said("board-now", now), said("board-next", next)];
    both.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// "Save me the next chair" stands in the heading's row: where it comes and goes, nothing else moves.
fn draw_wait(row: &HeadingRow<'_>) -> Markup {
    let quiet = matches!(row.heading, Heading::PrepTime(_));
    html! {
        div.wait id="wait" data-live {
            @if row.may_be_waited_for && row.heading.stands() && !quiet {
                a.button id="wait-for" href={ "/board/days/" (row.day) "/wait" } { (row.messages.text("board-wait")) }
            }
        }
    }
}

fn saved_words(row: &HeadingRow<'_>, name: &str, day: Date, time: &str, doubtful: bool) -> String {
    let messages = row.messages;
    let (on_the_day, on_another) = if doubtful {
        ("board-nth-saved", "board-nth-saved-day")
    } else {
        ("board-saved", "board-saved-day")
    };
    if day == row.today {
        messages.text_with(on_the_day, &[("name", name.into()), ("time", time.into())])
    } else {
        let day = messages.day_near(row.today, day);
        messages.text_with(
            on_another,
            &[
                ("name", name.into()),
                ("day", day.into()),
                ("time", time.into()),
            ],
        )
    }
}

fn draw_undo(messages: &Messages, undo: &Undo<'_>) -> Markup {
    html! {
        form.undo method="post" action={ "/board/sign-ups/" (undo.sign_up) "/release" } {
            input type="hidden" name="student" value=(undo.student);
            input type="hidden" name="undo" value=(undo.grant);
            input type="hidden" name="request" value=(undo.request);
            button id="undo" { (icon("undo")) span { (messages.text("board-undo")) } }
        }
    }
}
