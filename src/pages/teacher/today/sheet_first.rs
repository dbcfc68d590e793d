//! "Sheet first from now on?": asked once, after the fifth writing block (S5). Whatever she says, it is not asked again; the
//! class's own page changes it later.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::pages::teacher::today::Today;
use crate::{
    app::{App, class_for},
    domain::{id::ClassId, prep::SheetRule},
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    store,
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

/// Her answer.
pub(crate) async fn answer(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let principal = context.principal;
    let class = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, Some(ClassId::new(form.class)))? else {
                return Ok(None);
            };
            // A second tap, or a page of last week, changes nothing any more.
            if !store::class::sheet_asked(tx, class.id)? {
                if form.say == Say::Yes {
                    store::class::set_sheet_rule(tx, class.id, SheetRule::Gate)?;
                }
                store::class::set_sheet_asked(tx, class.id)?;
            }
            Ok(Some(class.id))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    Ok(response::done(&context, &format!("/teach?class={class}")))
}

/// The question, while it is open.
pub(crate) fn question(today: &Today<'_>) -> Markup {
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
