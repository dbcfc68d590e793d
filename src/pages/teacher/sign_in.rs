//! The door: who are you? A teacher signs in, everybody out, and a stranger learns whom to ask. Children come in by student.rs
//! and ask.rs; the way back from a child's hands is back.rs, the one without a passphrase recovery.rs, and what stands before
//! the secure link warning.rs.

use std::{sync::Arc, time::Instant};

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;
use warp::http::StatusCode;

use crate::{
    app::App,
    domain::{
        principal::{Principal, Teacher},
        text::sort_key,
    },
    secret,
    store::{self, door::TeacherRow},
};
use crate::{
    http::{
        context::RequestContext,
        cookies,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    pages::components::{
        Field, field,
        layout::{Layout, page},
        notice, passphrase,
    },
};

#[derive(Default, Deserialize)]
struct SignIn {
    #[serde(default)]
    name: String,
    #[serde(default)]
    passphrase: String,
    #[serde(default)]
    own: String,
}

pub(crate) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    Ok(response::page(draw_sign_in(
        &app,
        &context,
        &SignIn::default(),
        None,
    )))
}

pub(crate) async fn sign_in(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: SignIn = read(&form)?;
    let messages = app.translations.of(context.language);
    if !may_try(&app) {
        let page = draw_sign_in(&app, &context, &form, Some(messages.text("claim-too-soon")));
        return Ok(with_status(
            StatusCode::TOO_MANY_REQUESTS,
            response::page(page),
        ));
    }
    let teacher = find(&app, &form.name).await?;
    let (id, language) = teacher
        .as_ref()
        .map_or((None, context.language), |it| (Some(it.id), it.language));
    // A name that nobody has is hashed like any other, so that time does not tell who teaches here.
    let phc = teacher.map_or_else(|| NOBODY.to_owned(), |it| it.passphrase);
    let typed = form.passphrase.clone();
    let right = app
        .blocking
        .run(move || secret::is_passphrase(&typed, &phc))
        .await
        .ok_or(HttpError::Busy)?;
    let (true, Some(id)) = (right, id) else {
        let page = draw_sign_in(&app, &context, &form, Some(messages.text("door-wrong")));
        return Ok(response::refused(page));
    };
    let (session, cookie) = cookies::session(&app, &context, id, language, form.own == "yes");
    let teacher = Principal::Teacher(Teacher {
        id,
        session: session.id,
    });
    let before = context.principal;
    app.write_plain(teacher, move |tx| {
        end_of(tx, &before)?;
        store::door::open_session(tx, &session)
    })
    .await?;
    Ok(response::with_cookie(response::to("/teach"), &cookie))
}

/// The hash of a passphrase that nobody knows.
const NOBODY: &str = "$argon2id$v=19$m=47104,t=1,p=1$c29tZSBzYWx0IGhlcmU$U3c3v0gPb0aLq0bqV6yyS3pmdFfZV1tXgXyZ0Wn7v3E";

fn draw_sign_in(app: &App, context: &RequestContext, form: &SignIn, wrong: Option<&str>) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout {
        home: "/",
        ..Layout::teacher(messages, messages.text("door-title"), Some("/"))
    };
    page(
        &layout,
        html! {
            @if let Some(room) = app.room_name() { p.room { bdi { (room) } } }
            @if let Some(wrong) = wrong { (notice(false, &html! { (wrong) })) }
            form method="post" action="/door/teacher" {
                (field(&Field {
                    name: "name", label: messages.text("door-name"), value: &form.name, autocomplete: Some("username"), ..Field::default()
                }))
                (passphrase(messages, &Field {
                    label: messages.text("door-passphrase"), autocomplete: Some("current-password"), ..Field::default()
                }))
                div.choice {
                    input type="checkbox" id="own" name="own" value="yes" checked[form.own == "yes"];
                    label for="own" { (messages.text("door-own")) }
                }
                button.main { (messages.text("door-go")) }
            }
            p { a.quiet href="/door/recovery" { (messages.text("door-lost")) } }
            p { a.quiet href="/trust" { (messages.text("trust-title")) } }
            p { a.quiet href="/trust/listeners" { (messages.text("listen-title")) } }
        },
    )
}

/// "I am done", and "Sign out".
pub(crate) async fn leave(app: Arc<App>, context: RequestContext, _: Bytes) -> Result {
    if matches!(
        context.principal,
        Principal::Teacher(_) | Principal::Student(_)
    ) {
        let principal = context.principal;
        app.write_plain(context.principal, move |tx| end_of(tx, &principal))
            .await?;
    }
    Ok(response::with_cookie(
        response::to("/"),
        &cookies::forget_person(&context),
    ))
}

/// Ends the session of whoever sits before this browser.
fn end_of(tx: &store::WriteTx<'_>, principal: &Principal) -> store::Result<()> {
    match principal {
        Principal::Teacher(teacher) => store::door::end_session(tx, teacher.session),
        Principal::Student(student) => store::door::end_student_session(tx, student.session),
        _ => Ok(()),
    }
}

/// One try a second for the whole box (D13): a passphrase of twelve characters then outlives every guesser.
pub(crate) fn may_try(app: &App) -> bool {
    let mut tried = app
        .passphrase_tried
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    if tried.is_some_and(|tried| tried.elapsed() < app.settings.limits.between_tries) {
        return false;
    }
    *tried = Some(Instant::now());
    true
}

/// The teacher of this name, however its letters are marked and cased.
async fn find(app: &App, name: &str) -> Result<Option<TeacherRow>, HttpError> {
    let name = sort_key(name.trim());
    let teachers = app.store.read(store::door::teachers).await?;
    Ok(teachers
        .into_iter()
        .find(|teacher| sort_key(&teacher.name) == name))
}

pub(crate) fn with_status(
    status: StatusCode,
    mut response: response::Response,
) -> response::Response {
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_nobody_has_costs_as_much_as_one_somebody_has() {
        let hash = argon2::PasswordHash::new(super::NOBODY).expect("it is a hash");
        assert_eq!(hash.params.get_decimal("m"), Some(47_104));
        assert_eq!(hash.hash.map(|hash| hash.len()), Some(32));
        assert!(!super::secret::is_passphrase("", super::NOBODY));
    }
}
