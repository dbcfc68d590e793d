//! The children's cards on paper: name, own chair, and a code that the device's own camera opens (decision 13). Eight to a
//! page, as small labels, or the one card of a child who lost the old one. A card opens like a key, so only the teacher's
//! page shows it.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;

use super::read::read_class;
use crate::{
    app::{App, sign_in::card_token},
    domain::{class::Class, id::ClassId, roster::Student},
    http::{HttpError, RequestContext, Result, form::read, response},
    i18n::{Messages, bare},
    limits::{CARDS_ON_A_PAGE, LABELS_ON_A_PAGE},
    pages::components::{self, Layout, addresses, isolated, message, print_notice, qr},
    store,
};

/// Which cards are wanted, and how.
#[derive(Clone, Copy, Deserialize)]
struct Query {
    /// Only this child's.
    student: Option<i64>,
    #[serde(default)]
    size: Size,
    #[serde(default)]
    by: BoxBy,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Size {
    /// Large ones, with a line about their use.
    #[default]
    Cards,
    /// Small ones.
    Labels,
}

/// By what the code leads to the box.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum BoxBy {
    #[default]
    Name,
    /// For tablets that do not find the box by its name.
    Address,
}

impl Query {
    /// The address of the page of these cards.
    fn address(self, class: ClassId) -> String {
        let size = match self.size {
            Size::Cards => "cards",
            Size::Labels => "labels",
        };
        let by = match self.by {
            BoxBy::Name => "name",
            BoxBy::Address => "address",
        };
        let student = self.student.map(|id| format!("&student={id}"));
        let student = student.unwrap_or_default();
        format!("/teach/classes/{class}/cards?size={size}&by={by}{student}")
    }
}

struct Card {
    student: Student,
    token: String,
}

struct CardsPage {
    class: Class,
    query: Query,
    /// The page that a card opens.
    sign_in: String,
    cards: Vec<Card>,
}

pub(super) async fn show(class: ClassId, app: Arc<App>, context: RequestContext) -> Result {
    let query: Query = read(context.query.as_bytes())?;
    let read = read_class(&app, &context, Some(class), move |tx, app, class| {
        let mut cards = Vec::new();
        let students = store::roster::students(tx, class.id)?;
        let is_wanted = |it: &&Student| query.student.is_none_or(|one| one == it.id.number());
        for student in students.iter().filter(is_wanted) {
            if let Some(child) = store::credentials::find_student(tx, Some(class.id), student.id)? {
                cards.push(Card {
                    token: card_token(&app.machine.key, student.id, child.card),
                    student: student.clone(),
                });
            }
        }
        Ok((class, cards))
    });
    let (class, cards) = read.await?;
    if cards.is_empty() && query.student.is_some() {
        return Err(HttpError::NotFound);
    }
    let page = CardsPage {
        class,
        query,
        sign_in: address_of_sign_in(&app, query.by),
        cards,
    };
    Ok(response::page(draw(&app, &context, &page)))
}

/// By the best name, or by the first address: `addresses` has those first.
fn address_of_sign_in(app: &App, by: BoxBy) -> String {
    let mut names = app.announcer.status().names.into_iter();
    let address = match names.next().filter(|_| by == BoxBy::Name) {
        Some(name) => Some(app.names.address(&name, "/door/card")),
        None => addresses(app, "/door/card").into_iter().next(),
    };
    address.unwrap_or_default()
}

fn draw(app: &App, context: &RequestContext, page: &CardsPage) -> Markup {
    let messages = app.translations.of(context.language);
    let of_class = app.translations.of(page.class.language);
    let (class, query) = (&page.class, page.query);
    let back = super::children::address(class.id);
    let layout = Layout::teacher(messages, messages.text("teach-cards-title"), Some(&back));
    let (a_page, kind) = match query.size {
        Size::Cards => (CARDS_ON_A_PAGE, "passes"),
        Size::Labels => (LABELS_ON_A_PAGE, "passes labels"),
    };
    let way = |size: Size, by: BoxBy, label: &'static str| {
        let is_this = (size, by) == (query.size, query.by);
        let address = Query { size, by, ..query }.address(class.id);
        html! {
            a.button.plain href=(address) aria-current=[is_this.then_some("true")] { (message(messages, label)) }
        }
    };
    layout.page(html! {
        div.paper {
            (print_notice(messages, "teach-cards-print"))
            nav.actions.ways-to-print aria-label=(messages.text("teach-cards-ways")) {
                (way(Size::Cards, query.by, "teach-cards-eight"))
                (way(Size::Labels, query.by, "teach-cards-labels"))
                (way(query.size, BoxBy::Name, "teach-cards-by-name"))
                (way(query.size, BoxBy::Address, "teach-cards-by-address"))
            }
            p.help { (isolated(&messages.text_with("teach-cards-leads", &[("address", page.sign_in.as_str().into())]))) }
            @if page.cards.is_empty() { p.lead { (messages.text("board-no-roster")) } }
            @for sheet in page.cards.chunks(a_page) {
                div class=(kind) {
                    @for card in sheet { (draw_card(of_class, page, card)) }
                }
            }
        }
    })
}

/// The token stands behind the `#`: a browser sends it to nobody, the page itself hands it in.
fn draw_card(messages: &Messages, page: &CardsPage, card: &Card) -> Markup {
    let (language, student) = (page.class.language, &card.student);
    let whose = messages.text_with("cards-of", &[("name", student.name.as_str().into())]);
    html! {
        section.pass lang=(language.tag()) dir=(language.direction()) {
            (qr(&bare(&whose), &format!("{}#{}", page.sign_in, card.token)))
            div {
                (components::chair(student.drawing))
                h2 { (components::name(&student.name)) }
                @if page.query.size == Size::Cards { p { (messages.text("cards-hold")) } }
            }
        }
    }
}
