//! The tags of a class: hers join those that every class is offered, and what she removes stays readable on old talks and can be
//! put back. On a talk they are chosen on its own page.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{
        App,
        receipts::Undo,
        tags::{self, name_of},
    },
    domain::{
        class::Class,
        id::{ClassId, TagId},
        tag::Tag,
        text::Name,
    },
    http::{HttpError, RequestContext, Result, form::read, response},
    i18n::Messages,
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

pub(in crate::pages::teacher) async fn show(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
) -> Result {
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
        Ok((store::tag::of_class(tx, class.id)?, class))
    });
    let (tags, class) = loaded.await?;
    let messages = app.translations.of(context.language);
    Ok(draw(messages, &class, &tags, untaken))
}

#[derive(Deserialize)]
struct Form {
    own: Option<String>,
    remove: Option<TagNumber>,
    put_back: Option<TagNumber>,
}

/// A tag's number in a form.
type TagNumber = i64;

pub(in crate::pages::teacher) async fn change(
    class: ClassId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let form: Form = read(&form)?;
    let place = address(class);
    let by = context.principal;
    let (tag, is_removed) = match (form.remove, form.put_back, form.own) {
        (Some(tag), _, _) => (TagId::new(tag), true),
        (None, Some(tag), _) => (TagId::new(tag), false),
        (None, None, Some(own)) => return add(class, &app, &context, &own).await,
        (None, None, None) => return Err(HttpError::BadForm),
    };
    match tags::set_removed(&app, by, class, tag, is_removed).await {
        Ok(()) if is_removed => {
            let name = name(&app, &context, class, tag).await?;
            let undo = Some(Undo::TagRemoved { class, tag });
            Ok(receipt::done(
                &app,
                &context,
                &place,
                "done-tag-removed",
                name,
                undo,
            ))
        }
        Ok(()) => Ok(receipt::done(
            &app,
            &context,
            &place,
            "done-saved",
            None,
            None,
        )),
        Err(error) => refuse(&app, &context, class, "", error.refusal()?.word()).await,
    }
}

async fn add(class: ClassId, app: &Arc<App>, context: &RequestContext, own: &str) -> Result {
    let name = match Name::parse(own, limits::TAG_GRAPHEMES_MAX) {
        Ok(name) => name,
        Err(unfit) => return refuse(app, context, class, own, unfit.into()).await,
    };
    match tags::add(app, context.principal, class, name, context.language).await {
        Ok(()) => Ok(receipt::done(
            app,
            context,
            &address(class),
            "done-saved",
            None,
            None,
        )),
        Err(error) => refuse(app, context, class, own, error.refusal()?.word()).await,
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

/// What the tag is called on her page.
async fn name(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    id: TagId,
) -> Result<Option<String>> {
    let tags = app
        .store
        .read(move |tx| store::tag::of_class(tx, class))
        .await?;
    let messages = app.translations.of(context.language);
    let tag = tags.iter().find(|tag| tag.id == id);
    Ok(tag.map(|tag| name_of(messages, tag).to_owned()))
}

fn address(class: ClassId) -> String {
    format!("/teach/classes/{class}/tags")
}

fn draw(messages: &Messages, class: &Class, tags: &[Tag], untaken: &Untaken<'_>) -> Markup {
    let back = format!("/teach/talks?class={}", class.id);
    let here = address(class.id);
    let layout = Layout::teacher(messages, messages.text("teach-tags-title"), Some(&back));
    let (removed, offered): (Vec<_>, Vec<_>) = tags.iter().partition(|tag| tag.is_removed);
    layout.page(html! {
        p.lead { (message(messages, "teach-tags-lead")) }
        form method="post" action=(here) {
            (field(&Field {
                name: "own",
                label: messages.text("talk-tag-own"),
                help: Some(messages.text("teach-tags-own-help")),
                value: untaken.own,
                error: untaken.why,
                ..Field::default()
            }))
            button.main { (message(messages, "talk-strength-add")) }
        }
        section {
            h2 { (message(messages, "teach-tags-of-class")) }
            (draw_list(messages, &here, &offered, "remove", "teach-tags-remove"))
        }
        @if !removed.is_empty() {
            section {
                h2 { (message(messages, "teach-tags-removed")) }
                p.help { (message(messages, "teach-tags-removed-help")) }
                (draw_list(messages, &here, &removed, "put_back", "teach-tags-put-back"))
            }
        }
    })
}

fn draw_list(
    messages: &Messages,
    here: &str,
    tags: &[&Tag],
    name: &str,
    words: &'static str,
) -> Markup {
    html! {
        form method="post" action=(here) {
            ul.roll.tag-list {
                @for tag in tags {
                    @let called = name_of(messages, tag);
                    li.row {
                        span.who { bdi { (text(called)) } }
                        button.plain name=(name) value=(tag.id) aria-label=(crate::i18n::bare(&messages.text_with("teach-tags-act", &[("act", messages.text(words).into()), ("tag", called.into())]))) {
                            (isolated(messages.text(words)))
                        }
                    }
                }
            }
        }
    }
}
