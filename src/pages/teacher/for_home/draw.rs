//! The drawing of a page for home. Around it stand, on the screen alone, the languages, the pieces to choose and what was left
//! out; the page itself speaks the family's language.

use jiff::civil::Date;
use maud::{Markup, html};

use super::loaded::{Dated, ForHome};
use crate::{
    app::{App, strengths::Offered},
    domain::{class::Class, text::Language},
    i18n::Messages,
    pages::{
        components::{self, Layout, isolated, languages, notice, page_headed, print_notice, text},
        teacher::{children, story},
    },
};

/// One child's page, with what can be chosen about it.
pub(super) fn one(
    app: &App,
    around: &Messages,
    class: &Class,
    today: Date,
    child: &ForHome,
) -> Markup {
    let back = story::address(child.student.id);
    let here = format!("/teach/students/{}/home", child.student.id);
    let to = |language: Language| format!("{here}?language={}", language.tag());
    let chosen = html! {
        div.screen-only.stack {
            (languages(app, around, child.language, &to))
            (draw_pieces(around, today, &here, child))
            (draw_left_out(around, child))
        }
    };
    let page = draw_child(app, class, today, child);
    framed(around, &back, &chosen, &page)
}

/// A page for each child.
pub(super) fn all(
    app: &App,
    around: &Messages,
    class: &Class,
    today: Date,
    children: &[ForHome],
) -> Markup {
    let back = children::address(class.id);
    let left_out = html! {
        div.screen-only { @for child in children { (draw_left_out(around, child)) } }
    };
    let pages = html! {
        @if children.is_empty() { p.lead { (around.text("teach-children-nobody")) } }
        @for child in children { (draw_child(app, class, today, child)) }
    };
    framed(around, &back, &left_out, &pages)
}

fn framed(around: &Messages, back: &str, chosen: &Markup, pages: &Markup) -> Markup {
    let title = around.text("teach-home-title");
    let layout = Layout::teacher(around, title, Some(back));
    // The paper belongs to the family: the page's own title is not printed.
    let heading = html! { h1.screen-only { (title) } };
    page_headed(
        &layout,
        &heading,
        &html! {
            div.paper {
                (print_notice(around, "teach-home-print"))
                (chosen)
                (pages)
            }
        },
    )
}

/// Which pieces are told of: a plain form that leads to this page again.
fn draw_pieces(around: &Messages, today: Date, here: &str, child: &ForHome) -> Markup {
    html! {
        @if !child.pieces.is_empty() {
            details {
                summary { (around.text("teach-home-choose")) }
                form method="get" action=(here) {
                    input type="hidden" name="language" value=(child.language.tag());
                    input type="hidden" name="choose" value="true";
                    fieldset {
                        legend { (around.text("teach-home-which")) }
                        @for piece in &child.pieces {
                            (components::choice("checkbox", &format!("piece-{}", piece.sheet), "piece", piece.sheet,
                                piece.words.is_some(), isolated(&around.day(today, piece.day))))
                        }
                    }
                    button { (around.text("teach-home-show")) }
                }
            }
        }
    }
}

/// That lines were left out, and the talks in which they stand.
fn draw_left_out(around: &Messages, child: &ForHome) -> Markup {
    let student = &child.student;
    let said = around.text_with(
        "teach-home-left-out",
        &[("name", student.name.as_str().into())],
    );
    html! {
        @if !child.left_out.is_empty() {
            (notice(false, &isolated(&said)))
            p.actions {
                @for talk in &child.left_out {
                    a.button.plain href={ "/teach/conferences/" (talk) "?with=" (student.id) } { (around.text("teach-home-open-talk")) }
                }
            }
        }
    }
}

/// What the family holds in its hands.
pub(in crate::pages::teacher) fn draw_child(
    app: &App,
    class: &Class,
    today: Date,
    child: &ForHome,
) -> Markup {
    let language = child.language;
    let messages = app.translations.of(language);
    let name = [("name", child.student.name.as_str().into())];
    let title = messages.text_with("home-title", &name);
    html! {
        section.for-home lang=(language.tag()) dir=(language.direction()) {
            div.row { (components::chair(child.student.drawing)) h2 { (isolated(&title)) } }
            p.soft { bdi { (class.name) } " · " (messages.day_and_year(today)) }
            (draw_told(app, messages, today, child))
            (draw_own_words(messages, today, child))
        }
    }
}

/// What was strong, the steps that it reached, and lines for home.
pub(in crate::pages::teacher) fn draw_told(
    app: &App,
    messages: &Messages,
    today: Date,
    child: &ForHome,
) -> Markup {
    let offered = Offered::of(&app.translations);
    html! {
        @if child.is_empty() { p { (messages.text("home-nothing")) } }
        @if !child.strengths.is_empty() || !child.praised.is_empty() {
            h3 { (messages.text("home-strengths")) }
            ul { @for strength in &child.strengths { li dir="auto" { (text(offered.in_words_of(messages, strength))) } } }
            @for praised in &child.praised { blockquote dir="auto" { (text(&praised.text)) } }
        }
        (draw_dated(messages, today, "home-reached", &child.reached))
        (draw_dated(messages, today, "home-lines", &child.home))
    }
}

fn draw_dated(messages: &Messages, today: Date, title: &str, lines: &[Dated]) -> Markup {
    html! {
        @if !lines.is_empty() {
            h3 { (messages.text(title)) }
            ul {
                @for line in lines {
                    li { bdi { (text(&line.text)) } " " span.soft { (messages.day(today, line.day)) } }
                }
            }
        }
    }
}

/// The child's own words about the chosen pieces.
fn draw_own_words(messages: &Messages, today: Date, child: &ForHome) -> Markup {
    let chosen = child.pieces.iter().filter_map(|piece| {
        let words = piece.words.as_ref()?;
        (!words.is_empty()).then_some((piece.day, words))
    });
    let chosen: Vec<_> = chosen.collect();
    html! {
        @if !chosen.is_empty() {
            h3 { (messages.text("home-own-words")) }
            @for (day, words) in chosen {
                p.soft { (messages.day(today, day)) }
                @for words in words { p dir="auto" { (text(words)) } }
            }
        }
    }
}
