//! Parts that several of the teacher's pages draw alike: the pause, children who ask to be let in and tablets that wait, the languages to read in.

use maud::{Markup, html};

use super::{chair::chair, text::isolated};
use crate::{
    app::{App, Room, WaitingTablet, sign_in::WaitingChild},
    domain::{id::ClassId, text::Language},
    i18n::Messages,
    limits,
};

/// Says that sign-up is paused, with the button that ends the pause. `from` is the page to which the form leads back.
pub fn pause_end(messages: &Messages, class: ClassId, from: &str) -> Markup {
    html! {
        form.notice.quiet method="post" action={ "/teach/classes/" (class) "/pause" } {
            p { strong { (messages.text("pause-on")) } }
            input type="hidden" name="from" value=(from);
            button.plain id="go-on" name="do" value="go_on" { (messages.text("pause-end")) }
        }
    }
}

/// The field for the words on the board, and the button that begins the pause.
pub fn pause_begin(messages: &Messages, class: ClassId, from: &str) -> Markup {
    html! {
        form method="post" action={ "/teach/classes/" (class) "/pause" } {
            input type="hidden" name="from" value=(from);
            p.help id="pause-help" { (messages.text("pause-help")) }
            div.field {
                label for="pause-words" { (messages.text("pause-words")) }
                input id="pause-words" name="words" maxlength=(limits::PAUSE_GRAPHEMES_MAX) autocomplete="off" aria-describedby="pause-help";
            }
            button.wide id="pause" name="do" value="pause" { (messages.text("pause-begin")) }
        }
    }
}

/// A child asks to be let in: "Ada wants in. [Yes, let Ada in] [No]"
pub fn requests(messages: &Messages, room: &Room, requests: &[WaitingChild]) -> Markup {
    html! {
        @for request in requests {
            @if let Some(student) = room.student(request.member.student) {
                @let named = |id| messages.text_with(id, &[("name", student.name.as_str().into())]);
                div.card id={ "request-" (request.id) } {
                    div.who { (chair(student.drawing)) strong { (isolated(&named("teach-wants-in"))) } }
                    form.actions method="post" action="/teach/requests" {
                        input type="hidden" name="id" value=(request.id);
                        button name="say" value="yes" { span { (isolated(&named("teach-wants-in-yes"))) } }
                        button.plain name="say" value="no" { (messages.text("teach-wants-in-no")) }
                    }
                }
            }
        }
    }
}

/// What a tablet is that waits, as it says itself, and for how long.
pub fn waiting_since(messages: &Messages, tablet: &WaitingTablet) -> Markup {
    let kind = format!("kind-{}", <&str>::from(tablet.kind));
    let (kind, minutes) = (messages.text(&kind).into(), tablet.minutes().into());
    isolated(&messages.text_with("waiting-since", &[("kind", kind), ("minutes", minutes)]))
}

/// A tablet asks to be a wall: the way to the page that answers it.
pub fn walls_wait(app: &App, messages: &Messages) -> Markup {
    html! {
        @if !app.waiting_walls.all().is_empty() {
            a.notice.quiet href="/teach/walls" { span { (messages.text("teach-walls-wait")) } }
        }
    }
}

/// The words of children are told apart by the language that they read: here is one, and the ways to the others, each named in
/// itself.
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
