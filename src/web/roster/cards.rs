//! The children's cards on paper: name, own chair, and a code that the device's own camera opens (D12). Eight to a page, as
//! small labels, or the one card of a child who lost the old one. A card opens like a key, so only her own page shows it.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;
use warp::Filter;

use crate::{
    app::{App, card_of, class_for},
    domain::{class::Class, id::ClassId, roster::Pupil, text::Language},
    store::{self, Reading},
    web::{
        Routes,
        draw::{self, addresses, notice, qr, say, told},
        form::{read, shown},
        gate::Visit,
        layout::{Frame, page},
        reply::{self, Answer, Problem},
        route,
        words::{Tongue, bare},
    },
};

/// Large ones on a page of Letter or A4.
const CARDS_A_PAGE: usize = 8;
/// Labels of two inches.
const LABELS_A_PAGE: usize = 12;

/// The address of the cards.
pub(in crate::web) fn routes(app: &Arc<App>) -> Routes {
    let show = warp::path!("teach" / "classes" / ClassId / "cards")
        .and(shown(app))
        .then(show);
    route(show)
}

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
type Card = (Pupil, String);

async fn show(class: ClassId, app: Arc<App>, visit: Visit) -> Answer {
    let asks: Asks = read(visit.query.as_bytes())?;
    let (reader, visitor) = (Arc::clone(&app), visit.visitor);
    let load = move |tx: &Reading<'_>| {
        let Some(class) = class_for(tx, &visitor, Some(class))? else {
            return Ok(None);
        };
        let mut cards: Vec<Card> = Vec::new();
        let pupils = store::roster::pupils(tx, class.id)?;
        let wanted = |it: &&Pupil| asks.student.is_none_or(|one| one == it.student.number());
        for pupil in pupils.iter().filter(wanted) {
            if let Some(child) = store::door::at_door(tx, Some(class.id), pupil.student)? {
                let card = card_of(&reader.machine.key, pupil.student, child.card);
                cards.push((pupil.clone(), card));
            }
        }
        Ok(Some((class, cards)))
    };
    let (class, cards) = app.store.read(load).await?.ok_or(Problem::NotFound)?;
    if cards.is_empty() && asks.student.is_some() {
        return Err(Problem::NotFound);
    }
    // The best name, or the first address: `addresses` has those first.
    let mut names = app.announcer.status().names.into_iter();
    let name = names.next().filter(|_| asks.by == By::Name);
    let door = match name {
        Some(name) => Some(app.names.address(&name, "/door/card")),
        None => addresses(&app, "/door/card").into_iter().next(),
    };
    let (tongue, child) = (app.words.of(visit.language), app.words.of(class.language));
    let door = door.unwrap_or_default();
    Ok(reply::page(draw(
        (tongue, child),
        &class,
        (asks, &door),
        &cards,
    )))
}

fn draw(
    (tongue, child): (&Tongue, &Tongue),
    class: &Class,
    (asks, door): (Asks, &str),
    cards: &[Card],
) -> Markup {
    let back = format!("/teach/classes/{}/roster", class.id);
    let frame = Frame::teacher(tongue, tongue.say("teach-cards-title"), Some(&back));
    let (size, by) = (asks.size, asks.by);
    let (a_page, kind) = match size {
        Size::Cards => (CARDS_A_PAGE, "passes"),
        Size::Labels => (LABELS_A_PAGE, "passes labels"),
    };
    let way = |to: (Size, By), words: &'static str| {
        html! {
            a.button.plain href=(asks.link(class.id, to)) aria-current=[(to == (size, by)).then_some("true")] { (told(tongue, words)) }
        }
    };
    page(
        &frame,
        html! {
            div.paper {
                (notice(true, &html! { (tongue.say("teach-cards-print")) }))
                nav.actions.ways-to-print aria-label=(tongue.say("teach-cards-ways")) {
                    (way((Size::Cards, by), "teach-cards-eight"))
                    (way((Size::Labels, by), "teach-cards-labels"))
                    (way((size, By::Name), "teach-cards-by-name"))
                    (way((size, By::Address), "teach-cards-by-address"))
                }
                p.help { (say(&tongue.say_with("teach-cards-leads", &[("address", door.into())]))) }
                @if cards.is_empty() { p.lead { (tongue.say("board-no-roster")) } }
                @for sheet in cards.chunks(a_page) {
                    div class=(kind) {
                        @for (pupil, card) in sheet { (draw_card((child, class.language), door, (pupil, card), size)) }
                    }
                }
            }
        },
    )
}

/// The number stands behind the `#`: a browser sends it to nobody, the page itself hands it in.
fn draw_card(
    (tongue, language): (&Tongue, Language),
    door: &str,
    (pupil, card): (&Pupil, &str),
    size: Size,
) -> Markup {
    let of = tongue.say_with("cards-of", &[("name", pupil.name.as_str().into())]);
    html! {
        section.pass lang=(language.tag()) dir=(language.direction()) {
            (qr(&bare(&of), &format!("{door}#{card}")))
            div {
                (draw::chair(pupil.drawing))
                h2 { (draw::name(&pupil.name)) }
                @if size == Size::Cards { p { (tongue.say("cards-hold")) } }
            }
        }
    }
}
