//! "Take a copy with you": what of a class or a child leaves as a file, her passphrase once more, how far the file is, and the
//! file itself. How it is made is app/exports.

use std::sync::Arc;

use bytes::Bytes;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Deserialize;

use super::{
    for_home::{self, ForHome},
    record,
    sign_in::refuse_try,
    story,
};
use crate::{
    app::{
        self, App, KnownChild, day_in,
        exports::{Asked, Built, Export, What, begin, keep_page},
        sign_in::TryRefusal,
    },
    domain::{
        class::Class,
        id::{ClassId, StudentId},
        text::Language,
    },
    export::file_name::file_name,
    http::{HttpError, RequestContext, Response, Result, form, response},
    i18n::Messages,
    limits,
    pages::components::{Field, Layout, choice, isolated, notice, passphrase},
    store::ReadTx,
};

const MADE: &str = "/teach/export";

/// What may be taken of a class, by the words of the form and the messages that name it and say what it is for.
const OF_CLASS: [(&str, &str, &str); 6] = [
    ("tables", "export-tables", "export-tables-help"),
    ("log", "export-log", "export-log-help"),
    ("week", "export-week", "export-week-help"),
    ("notes", "export-notes", "export-notes-help"),
    ("remember", "export-remember", "export-remember-help"),
    ("class", "export-class", "export-class-help"),
];

/// The same of a child.
const OF_CHILD: [(&str, &str, &str); 2] = [
    ("family", "export-family", "export-family-help"),
    ("full", "export-full", "export-full-help"),
];

#[derive(Default, Deserialize)]
struct Form {
    #[serde(default)]
    what: String,
    #[serde(default)]
    passphrase: String,
}

/// What stands on the page of the choice.
struct Choices<'a> {
    about: &'a str,
    action: String,
    back: String,
    of: &'static [(&'static str, &'static str, &'static str)],
}

pub(super) async fn show_class(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let class = find_class(&app, &context, class).await?;
    let drawn = draw(&app, &context, &of_class(&class), "", None);
    Ok(response::page(drawn))
}

/// A class of hers, be it one that rests.
pub(super) async fn find_class(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
) -> Result<Class> {
    let by = context.teacher()?;
    let find = move |tx: &ReadTx<'_>| app::exports::class_of_hers(tx, by, class);
    app.store.read(find).await?.ok_or(HttpError::NotFound)
}

fn of_class(class: &Class) -> Choices<'_> {
    Choices {
        about: &class.name,
        action: format!("/teach/classes/{}/export", class.id),
        back: "/teach/classes".to_owned(),
        of: &OF_CLASS,
    }
}

fn of_child(student: StudentId, name: &str) -> Choices<'_> {
    Choices {
        about: name,
        action: format!("/teach/students/{student}/export"),
        back: story::address(student),
        of: &OF_CHILD,
    }
}

pub(super) async fn make_of_class(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let found = find_class(&app, &context, class).await?;
    let what = match form.what.as_str() {
        "tables" => What::Tables,
        "log" => What::Log,
        "week" => What::Week,
        "class" => What::ClassFile,
        "notes" | "remember" => return keep_notes(&app, &context, class, form).await,
        _ => return Ok(ask_again(&app, &context, &of_class(&found), &form, None)),
    };
    make(&app, &context, &of_class(&found), form, class, what).await
}

pub(super) async fn show_child(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
    let known = find_child(&app, &context, student).await?;
    let drawn = draw(
        &app,
        &context,
        &of_child(student, &known.student.name),
        "",
        None,
    );
    Ok(response::page(drawn))
}

pub(super) async fn find_child(
    app: &Arc<App>,
    context: &RequestContext,
    student: StudentId,
) -> Result<KnownChild> {
    let by = context.principal;
    let find = move |tx: &ReadTx<'_>| KnownChild::find(tx, &by, student);
    app.store.read(find).await?.ok_or(HttpError::NotFound)
}

pub(super) async fn make_of_child(
    student: StudentId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = form::read(&form)?;
    let known = find_child(&app, &context, student).await?;
    let choices = of_child(student, &known.student.name);
    match form.what.as_str() {
        "family" => keep_for_family(&app, &context, &known, form).await,
        "full" => {
            let (class, what) = (known.class.id, What::Child(student));
            make(&app, &context, &choices, form, class, what).await
        }
        _ => Ok(ask_again(&app, &context, &choices, &form, None)),
    }
}

/// Begins the file, if the passphrase is hers.
async fn make(
    app: &Arc<App>,
    context: &RequestContext,
    choices: &Choices<'_>,
    form: Form,
    class: ClassId,
    what: What,
) -> Result {
    let (by, from) = (context.teacher()?, context.tried_from());
    let asked = Asked {
        class,
        what,
        language: context.language,
    };
    match begin(app, by, from, form.passphrase.clone(), asked).await {
        Ok(()) => Ok(response::to(MADE)),
        Err(error) => Ok(ask_again(
            app,
            context,
            choices,
            &form,
            Some(error.refusal()?),
        )),
    }
}

/// The record for next year as a file.
async fn keep_notes(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    form: Form,
) -> Result {
    let remember = form.what == "remember";
    let (class, drawn) = record::as_file(app, context, class, remember).await?;
    let messages = app.translations.of(context.language);
    let title = messages.text("teach-record-title");
    let today = day_in(&class, app.clock.now().as_second()).to_string();
    let lines = if remember {
        messages.text("export-remember-name")
    } else {
        ""
    };
    let name = file_name(&[&class.name, title, lines, &today], "html");
    let html = standing_alone(context.language, &class.name, title, &drawn);
    keep(app, context, &of_class(&class), form, name, html).await
}

/// The page of a child for its family as a file, in the family's language.
async fn keep_for_family(
    app: &Arc<App>,
    context: &RequestContext,
    known: &KnownChild,
    form: Form,
) -> Result {
    let (class, student) = (known.class.clone(), known.student.clone());
    let load =
        move |tx: &ReadTx<'_>| ForHome::load(tx, &class, student, &for_home::Asks::default());
    let child = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    let today = day_in(&known.class, app.clock.now().as_second());
    let drawn = for_home::draw_child(app, &known.class, today, &child);
    let title = app.translations.of(child.language).text("teach-home-title");
    let called = &known.student.name;
    let name = file_name(&[called, &today.to_string()], "html");
    let html = standing_alone(child.language, called, title, &drawn);
    let choices = of_child(known.student.id, called);
    keep(app, context, &choices, form, name, html).await
}

async fn keep(
    app: &Arc<App>,
    context: &RequestContext,
    choices: &Choices<'_>,
    form: Form,
    name: String,
    html: Markup,
) -> Result {
    let (by, from) = (context.teacher()?, context.tried_from());
    let html = html.into_string();
    match keep_page(app, by, from, form.passphrase.clone(), name, html).await {
        Ok(()) => Ok(response::to(MADE)),
        Err(error) => Ok(ask_again(
            app,
            context,
            choices,
            &form,
            Some(error.refusal()?),
        )),
    }
}

/// A page that needs nothing of the box once it has left it: every browser reads and prints it.
fn standing_alone(language: Language, about: &str, title: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (about) " · " (title) }
                style { (PreEscaped(PAPER)) }
            }
            body { (PreEscaped(without_drawings(&body.0))) }
        }
    }
}

/// How such a page looks: the pages of the box forbid a style of their own, a file on her computer has no other.
const PAPER: &str = "body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1,h2,h3{line-height:1.2}h3{margin:1.5rem 0 .5rem}section{break-after:page;margin-block-end:3rem}article{break-inside:avoid}
dt{font-weight:600;margin-block-start:.5rem}dd{margin:0;white-space:pre-line}.soft{color:#555}";

/// The same without its drawings, which lie on the box.
fn without_drawings(html: &str) -> String {
    let mut drawn = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, from)) = rest.split_once("<svg") {
        drawn.push_str(before);
        rest = from.split_once("</svg>").map_or("", |(_, after)| after);
    }
    drawn + rest
}

/// The page again, with what was wrong.
fn ask_again(
    app: &App,
    context: &RequestContext,
    choices: &Choices<'_>,
    form: &Form,
    why: Option<TryRefusal>,
) -> Response {
    let again = |why| draw(app, context, choices, &form.what, why);
    match why {
        None => response::refused(again(Some("export-choose"))),
        Some(why) => refuse_try(why, "people-old-wrong", |why| again(Some(why))),
    }
}

fn draw(
    app: &App,
    context: &RequestContext,
    choices: &Choices<'_>,
    chosen: &str,
    wrong: Option<&'static str>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let layout = Layout::teacher(messages, messages.text("export-title"), Some(&choices.back));
    let (of_choice, of_passphrase) = match wrong {
        Some("export-choose") => (wrong, None),
        other => (None, other),
    };
    layout.page(html! {
        p.lead { bdi { (choices.about) } }
        p.soft { (messages.text("export-lead")) }
        @if let Some(why) = of_choice { (notice(false, &html! { (messages.text(why)) })) }
        form method="post" action=(choices.action) {
            fieldset {
                legend { (messages.text("export-what")) }
                @for (word, label, help) in choices.of {
                    (choice("radio", &format!("what-{word}"), "what", word, *word == chosen, html! {
                        strong { (messages.text(label)) } " " span.soft { (messages.text(help)) }
                    }))
                }
            }
            (passphrase(messages, &Field {
                label: messages.text("door-passphrase"), help: Some(messages.text("export-passphrase-help")),
                error: of_passphrase.map(|why| messages.text(why)), autocomplete: Some("current-password"), ..Field::default()
            }))
            button.main { (messages.text("export-go")) }
        }
        p.soft { (messages.text("export-careful")) }
    })
}

/// How far her file is, and the way to it.
pub(super) async fn show_made(app: Arc<App>, context: RequestContext) -> Result {
    let messages = app.translations.of(context.language);
    let export = app.exports.of(context.screen());
    let is_making = matches!(export, Some(Export::Making(_)));
    let layout = Layout {
        stands_s: is_making.then_some(limits::LOOK_AGAIN_S),
        home: MADE,
        ..Layout::teacher(
            messages,
            messages.text("export-title"),
            Some("/teach/classes"),
        )
    };
    let said = |id| html! { (messages.text(id)) };
    Ok(response::page(layout.page(match export {
        None => html! { p { (messages.text("export-none")) } },
        Some(Export::Failed) => notice(false, &said("export-failed")),
        Some(Export::Making(progress)) => {
            let percent = progress.percent();
            html! {
                p.lead role="status" { (isolated(&messages.text_with("export-making", &[("percent", percent.into())]))) }
                progress max="100" value=(percent) aria-label=(messages.text("export-title")) {}
            }
        }
        Some(Export::Ready(built)) => draw_ready(messages, &built),
    })))
}

fn draw_ready(messages: &Messages, built: &Built) -> Markup {
    let size = built.length.div_ceil(1024);
    html! {
        p.lead role="status" { (messages.text("export-ready")) }
        p { bdi dir="ltr" class="address" { (built.name) } }
        p.soft { (isolated(&messages.text_with("export-size", &[("kilobytes", size.into())]))) }
        a.button.main href="/teach/export/file" download { (messages.text("export-save")) }
        p.soft { (messages.text("export-wait")) }
    }
}

/// The file itself; where there is none, the page that says so.
pub(super) async fn send(app: Arc<App>, context: RequestContext) -> Result {
    Ok(match app.exports.of(context.screen()) {
        Some(Export::Ready(built)) => {
            response::file(built.bytes.clone(), built.unpacked, built.kind, &built.name)
        }
        _ => response::to(MADE),
    })
}
