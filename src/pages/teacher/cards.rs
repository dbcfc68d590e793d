//! The children's cards on paper: name, own chair, and a code that the device's own camera opens (D12). Eight to a page, as
//! small labels, or the one card of a child who lost the old one. A card opens like a key, so only her own page shows it.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{App, class_for, sign_in::card_token},
    domain::{class::Class, id::ClassId, roster::Student, text::Language},
    http::{
        context::RequestContext,
        error::HttpError,
        form::read,
        response::{self, Result},
    },
    i18n::{Messages, bare},
    pages::components::{
        self, addresses, isolated,
        layout::{Layout, page},
        message, notice, qr,
    },
    store::{self, ReadTx},
};

/// Large ones on a page of Letter or A4.
const CARDS_A_PAGE: usize = 8;
/// Labels of two inches.
const LABELS_A_PAGE: usize = 12;

/// What of them is wanted.
#[derive(Clone, Copy, Deserialize)]
struct Asks {
    /// Only this child's.
    student: Option<i64>,
    /// `labels`: small ones.
    #[serde(default)]
    size: Size,
    /// `address`: for tablets that do not find the box by its name.
    #[serde(default)]
    by: By,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Size {
    #[default]
    Cards,
    Labels,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum By {
    #[default]
    Name,
    Address,
}

impl Asks {
    /// The address of the same cards in another size, or found in another way.
    fn link(self, class: ClassId, (size, by): (Size, By)) -> String {
        let size = if size == Size::Labels {
            "labels"
        } else {
            "cards"
        };
        let by = if by == By::Address { "address" } else { "name" };
        let student = self.student.map(|it| format!("&student={it}"));
        let student = student.unwrap_or_default();
        format!("/teach/classes/{class}/cards?size={size}&by={by}{student}")
    }
}

/// A child, and what stands on its card.
type Card = (Student, String);

pub(crate) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let load = move |tx: &ReadTx<'_>| {
        let Some(class) = class_for(tx, &principal, Some(class))? else {
            return Ok(None);
        };
        let mut cards: Vec<Card> = Vec::new();
        let students = store::roster::students(tx, class.id)?;
        let wanted = |it: &&Student| asks.student.is_none_or(|one| one == it.id.number());
        for student in students.iter().filter(wanted) {
            if let Some(child) = store::credentials::find_student(tx, Some(class.id), student.id)? {
                let card = card_token(&reader.machine.key, student.id, child.card);
                cards.push((student.clone(), card));
            }
        }
        Ok(Some((class, cards)))
    };
    let (class, cards) = app.store.read(load).await?.ok_or(HttpError::NotFound)?;
    if cards.is_empty() && asks.student.is_some() {
        return Err(HttpError::NotFound);
    }
    // The best name, or the first address: `addresses` has those first.
    let mut names = app.announcer.status().names.into_iter();
    let name = names.next().filter(|_| asks.by == By::Name);
    let door = match name {
        Some(name) => Some(app.names.address(&name, "/door/card")),
        None => addresses(&app, "/door/card").into_iter().next(),
    };
    let (messages, child) = (
        app.translations.of(context.language),
        app.translations.of(class.language),
    );
    let door = door.unwrap_or_default();
    Ok(response::page(draw(
        (messages, child),
        &class,
        (asks, &door),
        &cards,
    )))
}

fn draw(
    (messages, child): (&Messages, &Messages),
    class: &Class,
    (asks, door): (Asks, &str),
    cards: &[Card],
) -> Markup {
    let back = format!("/teach/classes/{}/roster", class.id);
    let layout = Layout::teacher(messages, messages.text("teach-cards-title"), Some(&back));
    let (size, by) = (asks.size, asks.by);
    let (a_page, kind) = match size {
        Size::Cards => (CARDS_A_PAGE, "passes"),
        Size::Labels => (LABELS_A_PAGE, "passes labels"),
    };
    let way = |to: (Size, By), words: &'static str| {
        html! {
            a.button.plain href=(asks.link(class.id, to)) aria-current=[(to == (size, by)).then_some("true")] { (message(messages, words)) }
        }
    };
    page(
        &layout,
        html! {
            div.paper {
                (notice(true, &html! { (messages.text("teach-cards-print")) }))
                nav.actions.ways-to-print aria-label=(messages.text("teach-cards-ways")) {
                    (way((Size::Cards, by), "teach-cards-eight"))
                    (way((Size::Labels, by), "teach-cards-labels"))
                    (way((size, By::Name), "teach-cards-by-name"))
                    (way((size, By::Address), "teach-cards-by-address"))
                }
                p.help { (isolated(&messages.text_with("teach-cards-leads", &[("address", door.into())]))) }
                @if cards.is_empty() { p.lead { (messages.text("board-no-roster")) } }
                @for sheet in cards.chunks(a_page) {
                    div class=(kind) {
                        @for (student, card) in sheet { (draw_card((child, class.language), door, (student, card), size)) }
                    }
                }
            }
        },
    )
}

/// The number stands behind the `#`: a browser sends it to nobody, the page itself hands it in.
fn draw_card(
    (messages, language): (&Messages, Language),
    door: &str,
    (student, card): (&Student, &str),
    size: Size,
) -> Markup {
    let of = messages.text_with("cards-of", &[("name", student.name.as_str().into())]);
    html! {
        section.pass lang=(language.tag()) dir=(language.direction()) {
            (qr(&bare(&of), &format!("{door}#{card}")))
            div {
                (components::chair(student.drawing))
                h2 { (components::name(&student.name)) }
                @if size == Size::Cards { p { (messages.text("cards-hold")) } }
            }
        }
    }
}
