//! The end of a school year on one page, in the order in which it is done: keepsakes, files, the class of the next year, and then the
//! last class rests, or is erased after a while.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use super::{goes_on, read::read_class};
use crate::{
    app::{
        App,
        year_end::{NextYear, NotBegun, begin_next_year},
    },
    domain::{class::Class, id::ClassId, principal::Standing, roster::Student},
    http::{RequestContext, Result, form, response},
    pages::{
        components::{self, Field, Layout, choice, field, isolated},
        receipt,
    },
    store,
};

#[derive(Default, Deserialize)]
struct Form {
    #[serde(default)]
    name: String,
    #[serde(default)]
    keep_steps: bool,
    #[serde(default)]
    archive: bool,
}

async fn load(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
) -> Result<(Class, Vec<Student>)> {
    read_class(app, context, Some(class), |tx, _, class| {
        let students = store::roster::students(tx, class.id)?;
        Ok((class, students.to_vec()))
    })
    .await
}

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let (class, students) = load(&app, &context, class).await?;
    let drawn = draw(&app, &context, &class, &students, &Form::default(), None);
    Ok(response::page(drawn))
}

/// The next year begins.
pub(super) async fn begin(
    id: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let carried = form::every(&form, "carried").into_iter();
    let carried = carried.filter_map(|id| id.parse().ok()).collect();
    let form: Form = form::read(&form)?;
    let (class, students) = load(&app, &context, id).await?;
    let next = NextYear {
        name: form.name.clone(),
        carried,
        keep_steps: form.keep_steps,
        archive: form.archive,
    };
    match begin_next_year(&app, context.teacher()?, id, next).await {
        Ok(new) => {
            let place = format!("/teach/classes/{new}/roster");
            Ok(receipt::done(
                &app,
                &context,
                &place,
                "done-next-year",
                None,
                None,
            ))
        }
        Err(error) => {
            let why = error.refusal()?;
            let drawn = draw(&app, &context, &class, &students, &form, Some(why));
            Ok(response::refused(drawn))
        }
    }
}

fn draw(
    app: &App,
    context: &RequestContext,
    class: &Class,
    students: &[Student],
    form: &Form,
    why: Option<NotBegun>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let to = |page: &str| format!("/teach/classes/{}/{page}", class.id);
    let layout = Layout::teacher(
        messages,
        messages.text("year-end-title"),
        Some("/teach/classes"),
    );
    let (unfit, talk) = match why {
        Some(NotBegun::Name(unfit)) => (Some(messages.refusal(unfit.into(), &[])), None),
        Some(NotBegun::Talking(talk)) => (None, Some(talk)),
        None => (None, None),
    };
    let is_owner = context
        .teacher()
        .is_ok_and(|it| it.standing == Standing::Owner);
    layout.page(html! {
        p.lead { bdi { (class.name) } }
        @if let Some(talk) = talk { (goes_on::draw(messages, talk)) }
        section.card {
            h2 { (messages.text("year-end-keepsakes")) }
            p { (messages.text("year-end-keepsakes-help")) }
            p.links {
                a href=(to("keepsakes")) { (messages.text("keepsake-way")) }
                a href=(to("home")) { (messages.text("teach-home-all")) }
                a href=(to("record")) { (messages.text("teach-record-title")) }
            }
        }
        section.card {
            h2 { (messages.text("year-end-files")) }
            p { (messages.text("year-end-files-help")) }
            p.links { a href=(to("export")) { (messages.text("export-way")) } }
        }
        section.card {
            h2 { (messages.text("year-end-next")) }
            p { (messages.text("year-end-next-help")) }
            form method="post" action={ "/teach/classes/" (class.id) "/year-end" } {
                (field(&Field {
                    name: "name", label: messages.text("class-name"), help: Some(messages.text("class-name-help")), value: &form.name,
                    error: unfit.as_deref(), ..Field::default()
                }))
                @if !students.is_empty() {
                    fieldset {
                        legend { (messages.text("year-end-who")) }
                        @for student in students {
                            (choice("checkbox", &format!("carried-{}", student.id), "carried", student.id, false, components::name(&student.name)))
                        }
                    }
                    (choice("checkbox", "keep_steps", "keep_steps", "true", true, messages.text("year-end-steps")))
                }
                (choice("checkbox", "archive", "archive", "true", false, isolated(&messages.text_with("year-end-archive", &[("class", class.name.as_str().into())]))))
                button.main { (messages.text("year-end-go")) }
            }
        }
        section.card {
            h2 { (messages.text("year-end-over")) }
            p { (messages.text("year-end-over-help")) }
            form method="post" action=(to("archive")) {
                button.plain { span { (isolated(&messages.text_with("classes-archive", &[("class", class.name.as_str().into())]))) } }
            }
            @if is_owner { p { a.quiet href={ (to("erase")) "?year_end=true" } { (messages.text("year-end-erase")) } } }
        }
    })
}
