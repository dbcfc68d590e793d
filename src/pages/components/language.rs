//! The languages that a page of the teacher's is about, one tap each, each named in itself.

use maud::{Markup, html};

use crate::{app::App, domain::text::Language, i18n::Messages};

/// The words of children are told apart by the language that they read: here is one, and the ways to the others.
pub fn languages(
    app: &App,
    messages: &Messages,
    here: Language,
    to: &dyn Fn(Language) -> String,
) -> Markup {
    html! {
        nav.actions aria-label=(messages.text("teach-language-read")) {
            @for language in Language::ALL {
                a.button.plain href=(to(language)) aria-current=[(language == here).then_some("page")]
                    lang=(language.tag()) { (app.translations.of(language).text("language-own-name")) }
            }
        }
    }
}
