//! The copies in the box's folder that still hold what was erased: each with the day on which it goes, and the button that makes a
//! new copy and throws these away. It asks first.

use std::sync::Arc;

use bytes::Bytes;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use maud::{Markup, html};

use super::copies::not_made;
use crate::{
    app::{
        App,
        copies::{Doing, HoldsErased, begin_making_anew, holding_erased},
    },
    http::{RequestContext, Result, response},
    i18n::Messages,
    pages::{
        components::{Layout, isolated, notice},
        receipt,
    },
    store::{ReadTx, bin::last_erased},
};

const BIN: &str = "/teach/bin";

/// What stands of them on the page of the bin; nothing where nothing was ever erased.
pub(super) fn draw(app: &App, messages: &Messages, erased_at: Option<i64>) -> Markup {
    let Some(erased_at) = erased_at else {
        return html! {};
    };
    let holding = holding_erased(app, erased_at);
    let is_making = app.copies.doing() == Some(Doing::Makes);
    let thrown_away = app.copies.thrown_away().filter(|count| *count > 0);
    let asks = may_throw_away(app, &holding);
    html! {
        section id="copies" {
            h2 { (messages.text("bin-copies-title")) }
            @if let Some(count) = thrown_away {
                (notice(true, &isolated(&messages.text_with("bin-thrown", &[("count", count.into())]))))
            }
            @if is_making { p role="status" { (messages.text("copies-making")) } }
            @if let Some(why) = app.copies.failed() { (notice(false, &html! { (messages.text(not_made(&why))) })) }
            @if holding.is_empty() {
                p { (messages.text("bin-copies-none")) }
            } @else {
                p { (messages.text("bin-copies")) }
                (draw_list(messages, &holding))
                p.soft { (messages.text("bin-copies-rule")) " " (messages.text("copies-kept")) }
            }
            p.soft { (messages.text("bin-copies-elsewhere")) }
            @if asks && !is_making {
                a.button.wide href="/teach/bin/copies" { (messages.text("bin-anew")) }
            }
        }
    }
}

/// While the date is in doubt nobody knows which copies hold it.
fn may_throw_away(app: &App, holding: &[HoldsErased]) -> bool {
    !app.is_clock_doubtful() && holding.iter().any(|it| !it.is_set_aside)
}

fn draw_list(messages: &Messages, holding: &[HoldsErased]) -> Markup {
    let day = |day: Date| [("day", messages.day_and_year(day).into())];
    html! {
        ul.asked {
            @for it in holding {
                li {
                    bdi dir="ltr" class="address" { (it.name) } " · "
                    (isolated(&messages.text_with("bin-copy-made", &day(day_of(it.at))))) " · "
                    @if it.is_set_aside { (messages.text("bin-copy-aside")) }
                    @else if let Some(goes) = it.goes { strong { (isolated(&messages.text_with("bin-copy-goes", &day(goes)))) } }
                    @else { (messages.text("bin-copy-some-day")) }
                }
            }
        }
    }
}

/// By the same day as the rule of keeping.
fn day_of(at: i64) -> Date {
    let at = Timestamp::from_second(at).unwrap_or_default();
    TimeZone::UTC.to_datetime(at).date()
}

/// What goes, before she says so.
pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw_asking(&app, &context).await?))
}

async fn draw_asking(app: &App, context: &RequestContext) -> Result<Markup> {
    let erased_at = app.store.read(|tx: &ReadTx<'_>| last_erased(tx)).await?;
    let erased_at = erased_at.unwrap_or(i64::MIN);
    let mut holding = holding_erased(app, erased_at);
    let asks = may_throw_away(app, &holding);
    holding.retain(|it| !it.is_set_aside);
    let messages = app.translations.of(context.language);
    let title = messages.text("bin-anew-title");
    let layout = Layout::teacher(messages, title, Some(BIN));
    Ok(layout.page(html! {
        @if asks {
            p.lead { (messages.text("bin-anew-lead")) }
            (draw_list(messages, &holding))
            form method="post" action="/teach/bin/copies" { button.main { (messages.text("bin-anew")) } }
        } @else {
            p.lead { (messages.text(if app.is_clock_doubtful() { "bin-clock" } else { "bin-copies-none" })) }
        }
        p.soft { (messages.text("bin-copies-elsewhere")) }
    }))
}

/// A new copy is made, and then these go.
pub(super) async fn make_anew(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    if app.is_clock_doubtful() {
        return Ok(response::refused(draw_asking(&app, &context).await?));
    }
    begin_making_anew(&app, context.teacher()?).await?;
    let place = format!("{BIN}#copies");
    let said = "done-copies-anew";
    Ok(receipt::done(&app, &context, &place, said, None, None))
}
