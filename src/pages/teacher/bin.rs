//! The bin: what waits to be erased and until when, with one tap back; what has gone; and how long what was written stays once a class
//! is over. Which older copies still hold what has gone is `old_copies.rs`.

use std::sync::Arc;

use bytes::Bytes;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use maud::{Markup, html};
use serde::Deserialize;

use super::old_copies;
use crate::{
    app::{
        App, day_in,
        erase::{Retention, Waiting, load, set_retention, take_back},
    },
    http::{HttpError, RequestContext, Result, form, response},
    i18n::Messages,
    limits::{self, RETENTION_DAYS},
    pages::{
        components::{Layout, choice, isolated, notice},
        receipt,
    },
    store::{
        ReadTx,
        bin::{Binned, last_erased},
    },
};

pub(super) const PAGE: &str = "/teach/bin";

/// How long it is, by the words of a message.
pub(super) fn retention_words(days: i64) -> &'static str {
    match days {
        30 => "retention-30",
        180 => "retention-180",
        730 => "retention-730",
        1825 => "retention-1825",
        _ => "retention-365",
    }
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let by = context.teacher()?;
    let read = app
        .store
        .read(move |tx: &ReadTx<'_>| Ok((load(tx, by)?, Retention::load(tx)?, last_erased(tx)?)));
    let (all, retention, erased_at) = read.await?;
    let today = all.iter().find_map(|it| it.class.as_ref());
    let today = today.map_or_else(
        || TimeZone::UTC.to_datetime(app.clock.now()).date(),
        |class| day_in(class, app.clock.now().as_second()),
    );
    let messages = app.translations.of(context.language);
    let layout = Layout {
        stands_s: app.copies.doing().map(|_| limits::LOOK_AGAIN_S),
        home: PAGE,
        ..Layout::teacher(messages, messages.text("bin-title"), Some("/teach/classes"))
    };
    let (waiting, gone): (Vec<&Waiting>, Vec<&Waiting>) =
        all.iter().partition(|it| it.row.erased_at.is_none());
    Ok(response::page(layout.page(html! {
        @if app.is_clock_doubtful() { (notice(false, &html! { (messages.text("bin-clock")) })) }
        @if waiting.is_empty() { p.lead { (messages.text("bin-empty")) } }
        ul.roll { @for it in &waiting { (draw_waiting(messages, today, it)) } }
        @if !gone.is_empty() {
            h2 { (messages.text("bin-gone")) }
            ul.asked { @for it in &gone { (draw_gone(messages, today, it)) } }
        }
        (old_copies::draw(&app, messages, erased_at))
        (draw_retention(messages, retention))
    })))
}

fn day_of(it: &Waiting, at: i64) -> Date {
    if let Some(class) = &it.class {
        return day_in(class, at);
    }
    let at = Timestamp::from_second(at).unwrap_or_default();
    TimeZone::UTC.to_datetime(at).date()
}

fn draw_waiting(messages: &Messages, today: Date, it: &Waiting) -> Markup {
    let name = it.name.as_deref().unwrap_or_default();
    let what = match it.row.what {
        Binned::Child(_) | Binned::Class => name.to_owned(),
        Binned::Year { first, last } => messages.text_with(
            "bin-year",
            &[
                ("class", name.into()),
                ("first", messages.day_and_year(first).into()),
                ("last", messages.day_and_year(last).into()),
            ],
        ),
    };
    let until = match it.row.goes_at {
        Some(at) => {
            let day = messages.day(today, day_of(it, at));
            messages.text_with("bin-until", &[("day", day.into())])
        }
        None => messages.text_with("bin-until-date", &[("days", it.row.days.into())]),
    };
    html! {
        li.row {
            span.who { span { strong { (isolated(&what)) } br; span.soft { (isolated(&until)) } } }
            form method="post" action={ (PAGE) "/back" } {
                input type="hidden" name="id" value=(it.row.id);
                button.plain { (messages.text("bin-back")) }
            }
        }
    }
}

/// What is gone: no name of it is left to be said.
fn draw_gone(messages: &Messages, today: Date, it: &Waiting) -> Markup {
    let erased_at = it.row.erased_at.unwrap_or_default();
    let day = messages.day(today, day_of(it, erased_at));
    let what = match it.row.what {
        Binned::Child(_) => "bin-gone-child",
        Binned::Class => "bin-gone-class",
        Binned::Year { .. } => "bin-gone-year",
    };
    html! {
        li {
            (isolated(&messages.text_with(what, &[("day", day.into())])))
            @if it.row.clean_at.is_none() { " " (messages.text("bin-cleaning")) }
        }
    }
}

fn draw_retention(messages: &Messages, retention: Retention) -> Markup {
    html! {
        section id="retention" {
            h2 { (messages.text("retention-title")) }
            p { (messages.text("retention-lead")) }
            form method="post" action="/teach/retention" {
                fieldset {
                    legend { (messages.text("retention-when")) }
                    @for days in RETENTION_DAYS {
                        (choice("radio", &format!("days-{days}"), "days", days, days == retention.days, messages.text(retention_words(days))))
                    }
                }
                button { (messages.text("retention-save")) }
            }
        }
    }
}

#[derive(Deserialize)]
struct BackForm {
    id: i64,
}

/// One tap back.
pub(super) async fn back(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let Ok(BackForm { id }) = form::read(&form) else {
        return Err(HttpError::BadForm);
    };
    take_back(&app, context.teacher()?, id).await?;
    let said = "done-out-of-bin";
    Ok(receipt::done(&app, &context, PAGE, said, None, None))
}

#[derive(Deserialize)]
struct RetentionForm {
    days: i64,
}

/// How long what was written stays.
pub(super) async fn keep_for(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let RetentionForm { days } = form::read(&form)?;
    set_retention(&app, context.teacher()?, days).await?;
    let place = format!("{PAGE}#retention");
    Ok(receipt::done(
        &app,
        &context,
        &place,
        "done-retention",
        None,
        None,
    ))
}
