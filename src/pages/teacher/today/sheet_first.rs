//! "Sheet first from now on?": asked once, after the first writing blocks. Whatever she answers, it is not asked again; the
//! settings of the board change it later.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::view::Today;
use crate::{
    app::{App, board_rules},
    domain::id::ClassId,
    http::{RequestContext, Result, form::read, response},
};

#[derive(Deserialize)]
struct Form {
    class: i64,
    say: Say,
}

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Say {
    Yes,
    No,
}

pub(in crate::pages::teacher) async fn answer(
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let (class, sheet_first) = (ClassId::new(form.class), form.say == Say::Yes);
    board_rules::answer_sheet_question(&app, context.principal, class, sheet_first).await?;
    Ok(response::done(&context, &format!("/teach?class={class}")))
}

/// The question, while it is open.
pub(super) fn question(today: &Today<'_>) -> Markup {
    let messages = today.messages;
    html! {
        section id="sheet-first" data-live {
            @if today.loaded.asks_sheet_first {
                form.card method="post" action="/teach/sheet-first" {
                    h2 { (messages.text("today-sheet-first")) }
                    p { (messages.text("today-sheet-first-lead")) }
                    input type="hidden" name="class" value=(today.loaded.room.class.id);
                    div.deeds {
                        button name="say" value="yes" { (messages.text("today-sheet-first-yes")) }
                        button name="say" value="no" { (messages.text("today-sheet-first-no")) }
                    }
                }
            }
        }
    }
}
