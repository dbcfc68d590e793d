//! The strengths that a class names in its own words: they stand as chips beside those that every class is offered. On a talk
//! they are tapped on its own page.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{App, receipts::Undo, strengths},
    domain::{class::Class, conference::DEFAULT_STRENGTHS, id::ClassId, text::Name},
    http::{HttpError, RequestContext, Result, form::read, response},
    i18n::bare,
    limits,
    pages::{
        components::{Field, Layout, field, isolated, message, text},
        receipt,
        teacher::read::read_class,
    },
    store,
};

/// The words that were not taken, and why not.
#[derive(Default)]
struct Untaken<'a> {
    own: &'a str,
    why: Option<&'a str>,
}

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let page = load(&app, &context, class, &Untaken::default()).await?;
    Ok(response::page(page))
}

async fn load(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    untaken: &Untaken<'_>,
) -> Result<Markup> {
    let loaded = read_class(app, context, Some(class), |tx, _, class| {
        Ok((store::strength::of_class(tx, class.id)?, class))
    });
    let (own, class) = loaded.await?;
    Ok(draw(app, context, &class, &own, untaken))
}

#[derive(Deserialize)]
struct Form {
    own: Option<String>,
    remove: Option<String>,
}

pub(super) async fn change(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let (by, place) = (context.principal, address(class));
    if let Some(strength) = form.remove {
        let before = match strengths::remove(&app, by, class, strength.clone()).await {
            Ok(before) => before,
            Err(error) => return refuse(&app, &context, class, "", error.refusal()?.into()).await,
        };
        let undo = before
            .contains(&strength)
            .then_some(Undo::Strengths { class, before });
        let name = Some(strength);
        let said = "done-strength-removed";
        return Ok(receipt::done(&app, &context, &place, said, name, undo));
    }
    let own = form.own.ok_or(HttpError::BadForm)?;
    let name = match Name::parse(&own, limits::STRENGTH_GRAPHEMES_MAX) {
        Ok(name) => name,
        Err(unfit) => return refuse(&app, &context, class, &own, unfit.into()).await,
    };
    match strengths::add(&app, by, class, name).await {
        Ok(()) => {
            let said = "done-strength-added";
            Ok(receipt::done(&app, &context, &place, said, None, None))
        }
        Err(error) => refuse(&app, &context, class, &own, error.refusal()?.into()).await,
    }
}

/// 409: the page again, with the reason at the field and her words in it.
async fn refuse(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    own: &str,
    word: &str,
) -> Result {
    let said = app.translations.of(context.language).refusal(word, &[]);
    let why = Some(said.as_str());
    let page = load(app, context, class, &Untaken { own, why }).await?;
    Ok(response::refused(page))
}

fn address(class: ClassId) -> String {
    format!("/teach/classes/{class}/strengths")
}

fn draw(
    app: &App,
    context: &RequestContext,
    class: &Class,
    own: &[String],
    untaken: &Untaken<'_>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let childrens = app.translations.of(class.language);
    let back = format!("/teach/room?class={}", class.id);
    let here = address(class.id);
    let layout = Layout::teacher(messages, messages.text("strengths-title"), Some(&back));
    let act = messages.text("teach-tags-remove");
    layout.page(html! {
        p.lead { (message(messages, "strengths-lead")) }
        form method="post" action=(here) {
            (field(&Field {
                name: "own",
                label: messages.text("talk-strength-own"),
                help: Some(messages.text("strengths-own-help")),
                value: untaken.own,
                error: untaken.why,
                ..Field::default()
            }))
            button.main { (message(messages, "talk-strength-add")) }
        }
        section {
            h2 { (message(messages, "strengths-every")) }
            ul.roll lang=(class.language.tag()) {
                @for id in DEFAULT_STRENGTHS { li.row { span.who { (isolated(childrens.text(id))) } } }
            }
        }
        @if !own.is_empty() {
            section {
                h2 { (message(messages, "strengths-of-class")) }
                form method="post" action=(here) {
                    ul.roll.tag-list {
                        @for strength in own {
                            li.row {
                                span.who { bdi { (text(strength)) } }
                                button.plain name="remove" value=(text(strength))
                                    aria-label=(bare(&messages.text_with("teach-tags-act", &[("act", act.into()), ("tag", strength.as_str().into())]))) {
                                    (isolated(act))
                                }
                            }
                        }
                    }
                }
            }
        }
    })
}
