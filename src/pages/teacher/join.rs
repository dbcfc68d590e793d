//! "This is the same child as …": the list of those who may be the same, what would go together, and the tap that joins them.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    story, student_settings,
    tabs::{self, Part},
};
use crate::{
    app::{App, KnownChild, join, receipts::Undo},
    domain::{class::Member, id::StudentId, roster::Student, text::order_key},
    http::{HttpError, RequestContext, Result, form::read, response},
    i18n::Messages,
    pages::{
        components::{self, Layout, isolated, notice, page_headed},
        receipt,
    },
    store::{self, ReadTx, join::Belongings},
};

/// What may stand behind `?`.
#[derive(Default, Deserialize)]
struct Asks {
    /// Who may be the same child.
    other: Option<i64>,
}

/// Somebody who may be the same child.
struct Candidate {
    id: StudentId,
    name: String,
    has_left: bool,
}

/// What the page is drawn from.
struct Joining {
    student: Student,
    candidates: Vec<Candidate>,
    /// Who was picked, with all that would go along.
    picked: Option<(Student, Belongings)>,
}

async fn loaded(
    app: &App,
    context: &RequestContext,
    student: StudentId,
    other: Option<StudentId>,
) -> Result<Joining> {
    let by = context.principal;
    let joining = app.store.read(move |tx: &ReadTx<'_>| {
        let known = KnownChild::find(tx, &by, student)?;
        let Some(known) = known.filter(|known| !known.has_left) else {
            return Ok(None);
        };
        let (class, language) = (known.class.id, known.class.language);
        let practice = store::first_run::practice(tx)?;
        let here = store::roster::members(tx, class)?.into_iter();
        let left = store::roster::leavers(tx, class)?.into_iter();
        let all = here
            .map(|it| (it, false))
            .chain(left.map(|it| (it.entry, true)));
        let others = all.filter(|(it, _)| it.student != student && Some(it.student) != practice);
        let mut candidates: Vec<Candidate> = others
            .map(|(entry, has_left)| Candidate {
                id: entry.student,
                name: entry.name.whole(),
                has_left,
            })
            .collect();
        candidates.sort_by_cached_key(|it| order_key(language, &it.name));
        let picked = other
            .filter(|other| *other != student)
            .map(|other| KnownChild::find(tx, &by, other))
            .transpose()?;
        let picked = match picked.flatten() {
            Some(other) => {
                let member = Member::new(other.class.id, other.student.id);
                Some((other.student, store::join::belongings(tx, member)?))
            }
            None => None,
        };
        Ok(Some(Joining {
            student: known.student,
            candidates,
            picked,
        }))
    });
    joining.await?.ok_or(HttpError::NotFound)
}

pub(super) async fn show(student: StudentId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let other = asks.other.map(StudentId::new);
    let joining = loaded(&app, &context, student, other).await?;
    let messages = app.translations.of(context.language);
    Ok(response::page(draw(messages, &joining, None)))
}

#[derive(Deserialize)]
struct Form {
    other: i64,
}

pub(super) async fn join(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let other = StudentId::new(form.other);
    let joined = join::join(&app, context.principal, student, other).await;
    let joined = match joined {
        Ok(before) => Ok(Undo::Joined(Box::new(before))),
        Err(error) => Err(error.refusal()?),
    };
    let joining = loaded(&app, &context, student, Some(other)).await?;
    let why = match joined {
        Ok(undo) => {
            let (place, said) = (story::address(student), "done-joined");
            let name = Some(joining.student.name);
            return Ok(receipt::done(
                &app,
                &context,
                &place,
                said,
                name,
                Some(undo),
            ));
        }
        Err(why) => why,
    };
    let messages = app.translations.of(context.language);
    let said = messages.refusal(why.into(), &[]);
    Ok(response::refused(draw(messages, &joining, Some(&said))))
}

fn draw(messages: &Messages, joining: &Joining, refused: Option<&str>) -> Markup {
    let student = &joining.student;
    let back = student_settings::address(student.id);
    let layout = Layout::teacher(messages, &student.name, Some(&back));
    let heading =
        html! { h1.leads { (components::chair(student.drawing)) bdi { (student.name) } } };
    let name = [("name", student.name.as_str().into())];
    page_headed(
        &layout,
        &heading,
        &html! {
            (tabs::draw(messages, student.id, Part::Settings))
            @if let Some(said) = refused { (notice(false, &isolated(said))) }
            @if let Some((other, belongings)) = &joining.picked {
                (draw_picked(messages, student, other, *belongings))
            }
            h2 { (isolated(&messages.text_with("teach-join-which", &name))) }
            @if joining.candidates.is_empty() { p { (messages.text("teach-join-nobody")) } }
            ul.on-the-list {
                @for other in &joining.candidates {
                    li {
                        a href={ "/teach/students/" (student.id) "/join?other=" (other.id) } {
                            span { (components::name(&other.name)) @if other.has_left { " · " (messages.text("teach-children-left")) } }
                        }
                    }
                }
            }
        },
    )
}

/// What goes together, and the tap.
fn draw_picked(
    messages: &Messages,
    student: &Student,
    other: &Student,
    belongings: Belongings,
) -> Markup {
    let both = [
        ("name", student.name.as_str().into()),
        ("other", other.name.as_str().into()),
    ];
    let counts = [
        ("teach-talks-title", belongings.talks),
        ("teach-join-sheets", belongings.sheets),
        ("teach-join-steps", belongings.steps),
    ];
    html! {
        form.card method="post" action={ "/teach/students/" (student.id) "/join" } {
            h2 { (isolated(&messages.text_with("teach-join-what", &both))) }
            ul { @for (words, count) in counts { li { (messages.text(words)) ": " b { (count) } } } }
            p.help { (isolated(&messages.text_with("teach-join-stays", &both))) }
            input type="hidden" name="other" value=(other.id);
            button.wide { (messages.text("teach-join-do")) }
        }
    }
}
