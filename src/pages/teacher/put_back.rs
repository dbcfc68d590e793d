//! A teacher's words that the box could not take, because her session rested or had ended: the way back to them, and the page on
//! which they stand again. Nothing of them is saved without a tap of hers. What a browser itself keeps, kiosk/typed.js does.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde_json::json;
use warp::http::StatusCode;

use super::{people, pin, sign_in};
use crate::{
    app::{App, EndedSession, UnsentForm},
    domain::principal::{Principal, Standing},
    http::{
        RequestContext, Result,
        context::RequestFacts,
        response::{self, Response},
    },
    pages::{
        components::{Layout, draft_id, notice, refill},
        receipt,
    },
};

/// By what a browser tells her words from another teacher's, and from a child's: this browser's script asks. Whoever is no
/// teacher here gets no mark, and is shown no words.
pub(super) async fn whose(app: Arc<App>, context: RequestContext) -> Result {
    let mark = |id| draft_id(&app.machine.key, &format!("teacher {id}"));
    Ok(response::json_of(&match context.teacher() {
        Ok(teacher) => json!({ "whose": mark(teacher.id) }),
        Err(_) => json!({}),
    }))
}

/// She does not want her words again.
pub(super) async fn throw_away(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    app.unsent.remove_all_of(context.teacher()?.id);
    let page = context.came_from();
    Ok(response::done(
        &context,
        page.as_deref().unwrap_or("/teach"),
    ))
}

/// 403, and the way back: her six digits where her own device rests, a substitute's code, else her passphrase.
pub(crate) fn show_way_back(app: &App, context: &RequestContext) -> Response {
    let mut response = if context.resting.is_some() {
        pin::resting_with_words(app, context)
    } else if let Some(ended) = of_substitute(app, context) {
        people::door::show_over(app, context, ended, true)
    } else {
        sign_in::show_with_words(app, context)
    };
    *response.status_mut() = StatusCode::FORBIDDEN;
    response
}

/// The session of this browser, if it was a substitute's until a while ago.
pub(crate) fn of_substitute(app: &App, context: &RequestContext) -> Option<EndedSession> {
    let token = context.person_token.as_ref()?;
    let ended = app.sessions.ended(token)?;
    (ended.teacher.standing == Standing::Substitute).then_some(ended)
}

/// The fields in which she types words of her own; a test walks over all her forms.
const TYPED: [&str; 8] = [
    "text", "words", "own", "name", "names", "given", "family", "start",
];

/// 409: what this form was to go to is not there any more. What she typed is, to be copied; none where she typed nothing.
pub(crate) fn show_gone(
    app: &App,
    context: &RequestContext,
    fields: &[(String, String)],
) -> Option<Response> {
    let words = typed(fields);
    (!words.is_empty()).then(|| response::refused(draw_words(app, context, "unsent-gone", &words)))
}

/// 403: an adult whose time on the box was ended. Nobody can promise her that she will find her words again: they stand here.
pub(crate) fn show_ended(
    app: &App,
    context: &RequestContext,
    fields: &[(String, String)],
) -> Response {
    let page = draw_words(app, context, "unsent-ended", &typed(fields));
    let mut response = response::page(page);
    *response.status_mut() = StatusCode::FORBIDDEN;
    response
}

/// What she typed; a time or a number is soon typed again.
fn typed(fields: &[(String, String)]) -> Vec<&str> {
    let typed = fields.iter().filter(|(name, value)| {
        TYPED.contains(&name.as_str()) && value.chars().any(char::is_alphabetic)
    });
    typed.map(|(_, value)| value.as_str()).collect()
}

/// Her words, to be copied, below the reason why they were not taken.
fn draw_words(app: &App, context: &RequestContext, said: &'static str, words: &[&str]) -> Markup {
    let messages = app.translations.of(context.language);
    let (layout, way) = match context.principal {
        Principal::Teacher(_) => (
            Layout::teacher(messages, messages.text("unsent-words"), Some("/teach")),
            Some("problem-to-today"),
        ),
        _ => (
            Layout {
                home: "/",
                ..Layout::teacher(messages, messages.text("unsent-words"), None)
            },
            None,
        ),
    };
    layout.page(html! {
        (notice(false, &html! { (messages.text(said)) }))
        @for words in words {
            textarea readonly rows="4" dir="auto" aria-label=(messages.text("unsent-words")) { "\n" (words) }
        }
        @if let Some(way) = way { a.button.main href="/teach" { (messages.text(way)) } }
    })
}

/// Where the content of every page begins.
const MAIN: &str = "<main id=\"main\" tabindex=\"-1\">";

/// The page with what was just done above it, and her words in their forms. Where the page has no such form any more they stand above it.
pub(crate) fn put_back(
    app: &App,
    context: &RequestFacts,
    html: &str,
    forms: &[UnsentForm],
) -> String {
    let (mut page, mut homeless) = (html.to_owned(), Vec::new());
    for form in forms {
        match refill(&page, &form.action, &form.fields) {
            Some(filled) => page = filled,
            None => homeless.push(form),
        }
    }
    let notice = html! {
        (receipt::draw(app, context))
        @if !forms.is_empty() { (draw_notice(app, context, &homeless)) }
    };
    page.replacen(MAIN, &format!("{MAIN}{}", notice.into_string()), 1)
}

fn draw_notice(app: &App, context: &RequestFacts, homeless: &[&UnsentForm]) -> Markup {
    let messages = app.translations.of(context.language);
    let words = homeless.iter().flat_map(|form| &form.fields);
    let words = words.filter(|(name, value)| name != "request" && !value.is_empty());
    html! {
        div.card data-put-back {
            p role="status" { (messages.text("unsent-back")) }
            @for (_, value) in words {
                textarea readonly rows="2" dir="auto" aria-label=(messages.text("unsent-words")) { "\n" (value) }
            }
            form method="post" action="/teach/unsent" {
                button.plain { (messages.text("unsent-forget")) }
            }
        }
    }
}
