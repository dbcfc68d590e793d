//! A form that a teacher sends when her session does not count: whose it is, what is kept of it, and on which page she typed it.
//! It waits in `app/unsent.rs` until she has shown who she is, and is then put back into its page. How, is told by `pages`.

use bytes::Bytes;
use hyper::{StatusCode, Uri, body::Incoming};
use tokio::time::timeout;

use super::{
    body,
    context::{RequestContext, RequestFacts},
    error::HttpError,
    marks::Drawn,
    places::Places,
    response::Response,
    route::{Audience, Route, Verb},
};
use crate::{
    app::{App, UnsentForm},
    domain::{id::TeacherId, principal::Principal},
    limits,
};

/// A drawn page with what was just done said above it, and on a teacher's with these forms of hers in it, as she had sent them.
pub(super) type PutBack = fn(&App, &RequestFacts, &str, &[UnsentForm]) -> String;

/// The page of a form whose target is not there any more, with what she had typed in these fields; none where she had typed
/// nothing.
pub(super) type Gone = fn(&App, &RequestContext, &[(String, String)]) -> Option<Response>;

/// Fields that are never kept: by them somebody shows who she is.
const SECRETS: [&str; 4] = ["pin", "passphrase", "old", "code"];

/// The teacher whose form to this route it is, if it is one's: her own device waits for her six digits or is in a child's
/// hands, or her session ended by itself a while ago and nobody has signed in on this browser since. A script keeps the words
/// of its page itself.
pub(super) fn whose(app: &App, route: &Route, context: &RequestFacts) -> Option<TeacherId> {
    let is_hers = matches!(route.audience, Audience::Teacher | Audience::Wall);
    if route.verb != Verb::Post || !is_hers || context.script {
        return None;
    }
    match (context.resting, context.principal) {
        (Some(teacher), _) => Some(teacher.id),
        (None, Principal::HandedOver(handed)) => Some(handed.teacher.id),
        (None, Principal::Student(_) | Principal::Teacher(_)) => None,
        _ => Some(app.sessions.ended(&context.person_token?)?.teacher.id),
    }
}

/// A form of hers that is on its way to this address, still without its fields. She typed it on the page that it came from, or
/// else on the nearest page above where it was to go.
pub(super) fn begin(
    teacher: TeacherId,
    context: &RequestFacts,
    action: &str,
    is_page: impl Fn(&str) -> bool,
) -> UnsentForm {
    let path = |page: &str| page.split('?').next().unwrap_or_default().to_owned();
    let came_from = context.came_from().filter(|page| is_page(&path(page)));
    let above = std::iter::successors(Some(action), |path| Some(path.rsplit_once('/')?.0));
    let mut above = above.take_while(|path| path.starts_with("/teach"));
    let nearest = || {
        above
            .find(|path| is_page(path))
            .unwrap_or("/teach")
            .to_owned()
    };
    UnsentForm {
        teacher,
        page: came_from.unwrap_or_else(nearest),
        action: action.to_owned(),
        fields: Vec::new(),
    }
}

/// Reads the form and keeps it, if there is anything in it that she typed or chose; gives its fields if it was kept. A file is
/// not: it is where she took it from.
pub(super) async fn keep(
    app: &App,
    places: &Places,
    context: &RequestFacts,
    form: UnsentForm,
    sent: Incoming,
    body_max: usize,
) -> Option<Vec<(String, String)>> {
    let bytes_max = body_max.min(limits::LIST_BYTES);
    let read = body::read(places, context.sender(), sent, bytes_max);
    let Ok(Ok((body, _reserved))) = timeout(limits::ANSWER_TIME, read).await else {
        return None;
    };
    let is_file = is_file(context);
    let fields: Vec<(String, String)> = form_urlencoded::parse(&body).into_owned().collect();
    if is_file || !may_wait(&fields) {
        return None;
    }
    app.unsent.insert(UnsentForm {
        fields: fields.clone(),
        ..form
    });
    Some(fields)
}

fn is_file(context: &RequestFacts) -> bool {
    let kind = context.content_type.as_ref();
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/"))
}

/// A teacher's form was to go to something that went meanwhile: what she typed is on the page that says so. A script keeps the
/// words of its page itself.
pub(super) fn show_again(
    app: &App,
    context: &RequestContext,
    sent: &Bytes,
    response: Response,
    gone: Gone,
) -> Response {
    let is_gone = response.extensions().get::<HttpError>() == Some(&HttpError::NotFound);
    let is_hers = matches!(context.principal, Principal::Teacher(_));
    let is_form = !context.script && !sent.is_empty() && sent.len() <= limits::LIST_BYTES;
    if !is_gone || !is_hers || !is_form || is_file(context) {
        return response;
    }
    let fields: Vec<(String, String)> = form_urlencoded::parse(sent).into_owned().collect();
    gone(app, context, &fields).unwrap_or(response)
}

/// Whether there is anything typed in a form, and nothing by which somebody shows who she is.
fn may_wait(fields: &[(String, String)]) -> bool {
    let is_secret = |(name, _): &(String, String)| SECRETS.contains(&name.as_str());
    let is_typed = |(name, value): &(String, String)| name != "request" && !value.is_empty();
    !fields.iter().any(is_secret) && fields.iter().any(is_typed)
}

/// What is added to an answer when it is drawn. What was just done is said above its page. Forms that a teacher had sent in
/// vain stand in their page again; one that was taken now is forgotten.
pub(super) fn settle(
    app: &App,
    context: &RequestFacts,
    verb: Verb,
    asked: &Uri,
    mut response: Response,
    put_back: PutBack,
) -> Response {
    let teacher = match context.principal {
        Principal::Teacher(teacher) => Some(teacher.id),
        Principal::Student(_) => None,
        _ => return response,
    };
    let status = response.status();
    if verb == Verb::Post {
        if let Some(teacher) = teacher.filter(|_| status.is_redirection() || status.is_success()) {
            app.unsent.remove(teacher, asked.path());
        }
        return response;
    }
    let page = asked
        .path_and_query()
        .map_or(asked.path(), |it| it.as_str());
    let forms = teacher.map_or_else(Vec::new, |teacher| app.unsent.on_page(teacher, page));
    let mut asks = context.query.split('&');
    let says_done = asks.any(|it| it.starts_with("done="));
    if forms.is_empty() && !says_done || status != StatusCode::OK || context.script {
        return response;
    }
    let Some(Drawn(html)) = response.extensions_mut().remove::<Drawn>() else {
        return response;
    };
    let filled = put_back(app, context, &html, &forms);
    response.extensions_mut().insert(Drawn(filled));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_waits_with_a_secret_in_it() {
        let form = |name: &str| {
            let fields = [("words", "She plans"), (name, "seven quiet herons wade")];
            fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        for secret in ["pin", "passphrase", "old", "code"] {
            assert!(!may_wait(&form(secret)), "{secret}");
        }
        assert!(may_wait(&form("name")));
        let nothing_typed = [("request", "1"), ("words", "")];
        let nothing_typed = nothing_typed.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert!(!may_wait(&nothing_typed));
    }
}
