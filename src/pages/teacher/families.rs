//! "What this box keeps about your child": one page on paper for families, in the language that they read, true to the settings of
//! the class. No child is on it.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;

use super::{bin::retention_words, read::read_class};
use crate::{
    app::{App, erase::Retention},
    domain::{class::Class, id::ClassId, text::Language},
    http::{RequestContext, Result, form::read, response},
    i18n::Messages,
    pages::components::{Layout, isolated, languages, print_notice},
    store,
};

#[derive(Deserialize)]
struct Asks {
    language: Option<String>,
}

/// What of the class's settings the page tells.
struct Kept {
    class: Class,
    /// Those who teach the class and whom nobody has ended.
    teachers: Vec<String>,
    shared_praise: bool,
    shared_devices: bool,
    retention: Retention,
}

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let kept = read_class(&app, &context, Some(class), |tx, _, class| {
        Ok(Kept {
            teachers: store::adults::names_of_teachers(tx, class.id)?,
            shared_praise: store::shared_praise::is_on(tx, class.id)?,
            shared_devices: store::devices::are_shared(tx, class.id)?,
            retention: Retention::load(tx)?,
            class,
        })
    });
    let kept = kept.await?;
    let asked = asks.language.as_deref().and_then(Language::from_tag);
    let language = asked.unwrap_or(kept.class.language);
    Ok(response::page(draw(&app, &context, &kept, language)))
}

fn draw(app: &App, context: &RequestContext, kept: &Kept, language: Language) -> Markup {
    let messages = app.translations.of(context.language);
    let of_family = app.translations.of(language);
    let page = format!("/teach/classes/{}/families", kept.class.id);
    let to = |language: Language| format!("{page}?language={}", language.tag());
    let back = Some("/teach/classes");
    let layout = Layout::teacher(messages, messages.text("families-title"), back);
    layout.page(html! {
        div.paper {
            (print_notice(messages, "families-print"))
            div.screen-only { (languages(app, messages, language, &to)) }
            div.families lang=(language.tag()) dir=(language.direction()) { (draw_kept(of_family, kept)) }
        }
    })
}

fn draw_kept(messages: &Messages, kept: &Kept) -> Markup {
    let praise = if kept.shared_praise {
        "families-praise-on"
    } else {
        "families-praise-off"
    };
    let devices = if kept.shared_devices {
        "families-devices-shared"
    } else {
        "families-devices-own"
    };
    let teachers = messages.names(kept.teachers.iter().map(String::as_str));
    let list =
        |lines: &[&str]| html! { ul.asked { @for line in lines { li { (messages.text(line)) } } } };
    html! {
        h2 { (messages.text("families-title")) }
        p.lead { bdi { (kept.class.name) } }
        h3 { (messages.text("families-keeps")) }
        (list(&["families-name", "families-sheets", "families-talks", "families-notes", "families-chairs", "families-pictures"]))
        h3 { (messages.text("families-never")) }
        p { (messages.text("families-no-more")) }
        h3 { (messages.text("families-who")) }
        ul.asked {
            li { (isolated(&messages.text_with("families-teachers", &[("names", teachers.into())]))) }
            li { (messages.text("families-substitute")) }
            li { (messages.text("families-child")) }
            li { (messages.text("families-classmates")) }
            li { (messages.text(praise)) }
            li { (messages.text(devices)) }
        }
        h3 { (messages.text("families-where")) }
        (list(&["families-box", "families-listen"]))
        h3 { (messages.text("families-how-long")) }
        ul.asked {
            li { (messages.text("families-leaves")) }
            li { (isolated(&messages.text_with("families-retention", &[("when", messages.text(retention_words(kept.retention.days)).into())]))) }
            li { (messages.text("families-erase")) }
            li { (messages.text("families-copies")) }
            li { (messages.text("families-ask")) }
        }
    }
}
