//! What stands round every page of the teacher's: her class, the five places, the search, the bell, how the box is, and the
//! talk that goes on. The guard puts it there on the way out (`http/around.rs`), so no page draws it itself.

mod draw;
mod loaded;

pub(super) use draw::{name_of, sign};

use std::{future::Future, pin::Pin, sync::Arc};

use hyper::Uri;

use self::loaded::Desk;
use crate::{app::App, domain::id::ClassId, http::RequestContext};

/// One of the five places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Today,
    Week,
    Children,
    Talks,
    Room,
}

impl Place {
    /// In the order in which they stand.
    const ALL: [Self; 5] = [
        Self::Today,
        Self::Week,
        Self::Children,
        Self::Talks,
        Self::Room,
    ];

    /// Where it is, about this class. The page of the children is the class list for now.
    pub(super) fn address(self, class: ClassId) -> String {
        match self {
            Self::Today => format!("/teach?class={class}"),
            Self::Week => format!("/teach/week?class={class}"),
            Self::Children => format!("/teach/children?class={class}"),
            Self::Talks => format!("/teach/talks?class={class}"),
            Self::Room => format!("/teach/room?class={class}"),
        }
    }

    /// To which place a page belongs.
    fn of(path: &str) -> Self {
        let mut parts = path.split('/').skip(2);
        let (first, third) = (parts.next().unwrap_or_default(), parts.nth(1));
        match (first, third.unwrap_or_default()) {
            ("" | "for-you", _) => Self::Today,
            ("week" | "chairs", _) | ("classes", "calendar" | "week") => Self::Week,
            ("children" | "students", _) | ("classes", "roster" | "cards" | "on-paper") => {
                Self::Children
            }
            ("talks" | "conferences", _) => Self::Talks,
            _ => Self::Room,
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_belongs_to_a_place() {
        for (path, place) in [
            ("/teach", Place::Today),
            ("/teach/for-you", Place::Today),
            ("/teach/week", Place::Week),
            ("/teach/chairs/1-2026-11-23-0910-1", Place::Week),
            ("/teach/classes/1/calendar", Place::Week),
            ("/teach/classes/1/roster/file", Place::Children),
            ("/teach/students/7/sheet", Place::Children),
            ("/teach/conferences/7", Place::Talks),
            ("/teach/talks", Place::Talks),
            ("/teach/classes", Place::Room),
            ("/teach/classes/1/rules", Place::Room),
            ("/teach/devices", Place::Room),
            ("/trust", Place::Room),
        ] {
            assert_eq!(Place::of(path), place, "{path}");
        }
    }
}
