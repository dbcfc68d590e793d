//! The pages of a class's template: out and in, and what a file would change.

use maud::{Markup, html};

use super::changes::{self, Group, Look, Part};
use crate::{
    app::{App, templates::Outgoing},
    domain::{class::Class, text::Language},
    http::RequestContext,
    i18n::Messages,
    pages::components::{Layout, choice, isolated, message, name},
};

/// What goes out, and where a file comes in; `unread` says why one was not read.
pub(super) fn draw(
    app: &App,
    context: &RequestContext,
    class: &Class,
    outgoing: &Outgoing,
    unread: Option<&'static str>,
) -> Markup {
    let messages = app.translations.of(context.language);
    let back = format!("/teach/room?class={}", class.id);
    let at = format!("/teach/classes/{}/template/file", class.id);
    let layout = Layout::teacher(messages, messages.text("template-title"), Some(&back));
    layout.page(html! {
        p.lead { (message(messages, "template-lead")) }
        section.card aria-labelledby="out" {
            h2 id="out" { (message(messages, "template-out")) }
            p.help { (message(messages, "template-out-help")) }
            @if !outgoing.left_out.is_empty() {
                p { (message(messages, "template-left-out")) }
                ul { @for words in &outgoing.left_out { li { (name(words)) } } }
            }
            a.button href=(at) { (message(messages, "template-download")) }
        }
        section.card aria-labelledby="in" {
            h2 id="in" { (message(messages, "template-in")) }
            form method="post" enctype="multipart/form-data" action=(at) {
                div.field {
                    label for="file" { (message(messages, "template-file")) }
                    p.help id="file-help" { (message(messages, "template-file-help")) }
                    @if let Some(why) = unread { p.error id="file-error" role="alert" { (message(messages, why)) } }
                    input id="file" name="file" type="file" required accept=".json,application/json"
                        aria-describedby=(if unread.is_some() { "file-help file-error" } else { "file-help" })
                        aria-invalid=[unread.map(|_| "true")];
                }
                button.main { (message(messages, "roster-file-look")) }
            }
        }
    })
}

/// What the file would change, part by part.
pub(super) fn draw_look(
    app: &App,
    context: &RequestContext,
    class: &Class,
    list: &str,
    look: &Look,
) -> Markup {
    let messages = app.translations.of(context.language);
    let back = format!("/teach/classes/{}/template", class.id);
    let layout = Layout::teacher(messages, messages.text("template-look"), Some(&back));
    let parts = changes::of(app, messages, class.band, look);
    let changes = parts.iter().any(|part| !part.groups.is_empty());
    layout.page(html! {
        @if look.new.band != class.band { p.notice { (message(messages, "template-other-grades")) } }
        @if changes {
            p.lead { (message(messages, "template-look-help")) }
            form method="post" action={ "/teach/classes/" (class.id) "/template/take" } {
                input type="hidden" name="list" value=(list);
                @for part in &parts { (draw_part(messages, part)) }
                button.main { (message(messages, "template-take")) }
            }
        } @else {
            p.lead { (message(messages, "template-same")) }
            a.button.main href=(back) { (message(messages, "template-title")) }
        }
    })
}

fn draw_part(messages: &Messages, part: &Part) -> Markup {
    html! {
        @if !part.groups.is_empty() {
            fieldset.card {
                legend { (message(messages, part.title)) }
                (choice("checkbox", &format!("what-{}", part.word), "what", part.word, true, messages.text("template-take-part")))
                @if part.word == "lesson" { p.help { (message(messages, "template-lesson-help")) } }
                @for group in &part.groups { (draw_group(messages, group)) }
            }
        }
    }
}

fn draw_group(messages: &Messages, group: &Group) -> Markup {
    let language = group.language.map(Language::tag);
    html! {
        div.stack {
            @if let Some(heading) = &group.heading { h2 { (isolated(heading)) } }
            @if group.is_order { p { (message(messages, "template-order")) } }
            @for (words, lines) in [("template-comes", &group.comes), ("template-goes", &group.goes)] {
                @if !lines.is_empty() {
                    p.soft { (message(messages, words)) }
                    ul lang=[language] { @for line in lines { li { (name(line)) } } }
                }
            }
        }
    }
}
