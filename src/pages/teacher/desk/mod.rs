//! What stands round every page of the teacher's: her class, the five places, the search, the bell, how the box is, and the
//! talk that goes on. The guard puts it there on the way out (`http/around.rs`), so no page draws it itself.

mod draw;
mod loaded;
mod place;

pub(super) use self::{
    draw::{name_of, sign},
    place::Place,
};

use std::{future::Future, pin::Pin, sync::Arc};

use hyper::Uri;

use self::loaded::Desk;
use crate::{app::App, http::RequestContext};

/// Where a page of the teacher's begins; pages before the sign-in and children's begin otherwise.
const BODY: &str = "<body data-audience=\"teacher\"";
const HEADER: &str = "<header>";
const HEADER_ENDS: &str = "</header>";
const FOOTER: &str = "<footer>";

/// A drawn page of hers with what stands round it. The steps of the first run, and the page of a talk that goes on, stand alone.
pub(crate) fn surround(
    app: Arc<App>,
    context: RequestContext,
    asked: Uri,
    page: String,
) -> Pin<Box<dyn Future<Output = String> + Send>> {
    Box::pin(async move {
        let path = asked.path();
        let is_hers = page.contains(BODY) && !path.starts_with("/teach/first-run");
        let is_step = context.query.split('&').any(|it| it == "first=true");
        if !is_hers || is_step {
            return page;
        }
        let Ok(Some(desk)) = Desk::load(&app, &context, path).await else {
            return page;
        };
        if desk.is_page_of_talk(path) {
            return page;
        }
        let messages = app.translations.of(context.language);
        let before = draw::rail(messages, &desk).into_string();
        let ways = draw::ways(messages, &desk).into_string();
        let after = draw::going_on(messages, &desk).into_string();
        page.replacen(BODY, &format!("<body class=\"desk\"{}", &BODY[5..]), 1)
            .replacen(HEADER, &format!("{before}{HEADER}"), 1)
            .replacen(HEADER_ENDS, &format!("{ways}{HEADER_ENDS}"), 1)
            .replacen(FOOTER, &format!("{after}{FOOTER}"), 1)
    })
}
