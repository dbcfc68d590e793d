//! What was just done, above the page that follows, with one tap that takes it back: the same for a teacher and for a child.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::components::{Layout, isolated, notice};
use crate::{
    app::{
        App,
        receipts::Undo,
        undo::{self, TooLate},
    },
    domain::principal::Principal,
    http::{
        RequestContext, Result,
        context::RequestFacts,
        form::read,
        response::{self, Response},
    },
};

/// The page that follows, which says what was done to whom and how it is taken back. A script hears only that it is done.
pub(super) fn done(
    app: &App,
    context: &RequestContext,
    place: &str,
    said: &'static str,
    name: Option<String>,
    undo: Option<Undo>,
) -> Response {
    let id = app.receipts.insert(&context.principal, said, name, undo);
    let (page, anchor) = place.split_once('#').unwrap_or((place, ""));
    let joined = if page.contains('?') { '&' } else { '?' };
    let anchor = if anchor.is_empty() {
        String::new()
    } else {
        format!("#{anchor}")
    };
    response::done(context, &format!("{page}{joined}done={id}{anchor}"))
}

#[derive(Default, Deserialize)]
struct Asks {
    done: Option<i64>,
}

/// What a page's address says was done on this screen.
pub(super) fn draw(app: &App, context: &RequestFacts) -> Markup {
    let asks: Asks = serde_urlencoded::from_str(&context.query).unwrap_or_default();
    let receipt = asks
        .done
        .and_then(|id| app.receipts.find(&context.principal, id));
    let messages = app.translations.of(context.language);
    html! {
        @if let Some(receipt) = receipt {
            div.notice.good.receipt data-receipt {
                p role="status" {
                    @match &receipt.name {
                        Some(name) => (isolated(&messages.text_with(receipt.said, &[("name", name.as_str().into())]))),
                        None => (messages.text(receipt.said)),
                    }
                }
                @if receipt.can_undo() { (draw_undo(app, context, receipt.id())) }
            }
        }
    }
}

/// The tap that takes it back.
pub(super) fn draw_undo(app: &App, context: &RequestFacts, id: i64) -> Markup {
    html! {
        form method="post" action=(address(&context.principal)) {
            input type="hidden" name="receipt" value=(id);
            button.plain { (app.translations.of(context.language).text("undo")) }
        }
    }
}

fn address(principal: &Principal) -> &'static str {
    match principal {
        Principal::Teacher(_) => "/teach/undo",
        _ => "/prep/undo",
    }
}

#[derive(Deserialize)]
struct Form {
    receipt: i64,
}

/// Takes it back, and leads to where the tap was.
pub(super) async fn undo(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: Form = read(&form)?;
    let home = match context.principal {
        Principal::Teacher(_) => "/teach",
        _ => "/prep",
    };
    let place = context.came_from().map(|page| without_receipt(&page));
    let place = place.as_deref().unwrap_or(home);
    match undo::undo(&app, context.principal, form.receipt).await {
        Ok(()) => Ok(done(&app, &context, place, "done-undone", None, None)),
        Err(error) => {
            let TooLate = error.refusal()?;
            let messages = app.translations.of(context.language);
            let said = messages.refusal(TooLate::WORD, &[]);
            if context.script {
                return Ok(response::refused_script(TooLate::WORD, &said));
            }
            let title = messages.text("undo");
            let layout = match context.principal {
                Principal::Teacher(_) => Layout::teacher(messages, title, Some(place)),
                _ => Layout::childs_own(messages, title, Some(place)),
            };
            Ok(response::refused(
                layout.page(notice(false, &isolated(&said))),
            ))
        }
    }
}

/// The same page without what was done before.
pub(super) fn without_receipt(page: &str) -> String {
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("done="))
        .collect();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}
