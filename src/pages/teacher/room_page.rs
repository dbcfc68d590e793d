//! "Room": the six cards of everything that is set up rather than lived in, each with its state in one line and the ways to
//! its pages. A filled button stands only on the card that wants something.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;

use super::{desk, read::read_class, today::Begun};
use crate::{
    app::{App, doctor::findings, update},
    domain::{class::Class, id::ClassId, prep::SheetRule},
    host::{
        doctor::is_well,
        off_card::Away,
        update::{State, Updates},
    },
    http::{RequestContext, Result, form::read, response},
    i18n::Messages,
    limits,
    pages::components::{Layout, isolated, page_headed},
    store,
};

#[derive(Deserialize)]
struct Asks {
    class: Option<i64>,
}

/// What the states of the cards are said from.
struct Loaded {
    class: Class,
    classes: Vec<Class>,
    walls: usize,
    devices: usize,
    children: usize,
    target_days: u32,
    sheet_rule: SheetRule,
    asks_for_code: bool,
    is_owner: bool,
}

/// How it is with the box itself.
struct BoxState {
    is_well: bool,
    is_updated: bool,
    takes_updates: bool,
    copies: WhereCopies,
}

/// Where the newest copies stand.
#[derive(Clone, Copy)]
enum WhereCopies {
    /// There is none yet.
    Nowhere,
    /// On the box's card, and as far as the box knows nowhere else.
    Card,
    /// In the school's store as well.
    Store,
    /// They are to go there, and did not arrive of late.
    NotInStore,
}

impl WhereCopies {
    fn of(app: &App) -> Self {
        let away = Away::of(&app.settings.data);
        let is_fresh = away
            .days()
            .is_some_and(|days| days <= limits::COPY_OLD_DAYS);
        match app.copies.newest() {
            None => Self::Nowhere,
            Some(_) if !away.is_on => Self::Card,
            Some(_) if is_fresh && !away.has_failed => Self::Store,
            Some(_) => Self::NotInStore,
        }
    }

    fn said(self) -> &'static str {
        match self {
            Self::Nowhere => "teach-room-box-help",
            Self::Card => "teach-room-box-copies",
            Self::Store => "teach-room-box-copies-away",
            Self::NotInStore => "teach-room-box-copies-not-away",
        }
    }
}

/// One card.
struct Card {
    id: &'static str,
    sign: &'static str,
    title: &'static str,
    state: Markup,
    /// What it wants, and where that is done.
    wants: Option<(&'static str, String)>,
    help: &'static str,
    ways: Vec<(String, &'static str)>,
}

pub(super) async fn show(app: Arc<App>, context: RequestContext) -> Result {
    let asks: Asks = read(context.query.as_bytes())?;
    let teacher = context.teacher()?;
    let now = app.clock.now().as_second();
    let named = asks.class.map(ClassId::new);
    let named = named.or_else(|| app.hours.class_of_teacher(&app.clock, teacher.id));
    let loaded = read_class(&app, &context, named, move |tx, _, class| {
        let id = class.id;
        let mut walls = store::devices::load_walls(tx)?;
        walls.retain(|wall| wall.class == id || wall.follows);
        let mut devices = store::devices::load_devices(tx)?;
        devices.retain(|device| device.class == id);
        let begun = Begun::load(tx, teacher.id, Some(id), now)?;
        Ok(Loaded {
            classes: store::class::of_teacher(tx, teacher.id)?,
            walls: walls.len(),
            devices: devices.len(),
            children: store::roster::students(tx, id)?.len(),
            target_days: store::class::meeting_target(tx, id)?.days,
            sheet_rule: store::class::sheet_rule(tx, id)?,
            asks_for_code: begun.asks_for_code(),
            is_owner: store::people::find_owner(tx)? == Some(teacher.id),
            class,
        })
    });
    let loaded = loaded.await?;
    let updates = update::offered(&app);
    let state = BoxState {
        is_well: is_well(&findings(&app)),
        is_updated: updates.as_ref().and_then(Updates::state) == Some(State::Working),
        takes_updates: updates.is_some() && loaded.is_owner,
        copies: WhereCopies::of(&app),
    };
    let messages = app.translations.of(context.language);
    let mut cards = children_cards(messages, &loaded);
    cards.extend(adult_cards(messages, &loaded));
    cards.push(box_card(messages, &state));
    Ok(response::page(draw(messages, &loaded, &cards)))
}

fn of_class(class: ClassId, page: &str) -> String {
    format!("/teach/classes/{class}/{page}")
}

fn counted(messages: &Messages, words: &str, count: usize) -> Markup {
    html! { (isolated(&messages.text_with(words, &[("count", count.into())]))) }
}

/// What the children work with.
fn children_cards(messages: &Messages, loaded: &Loaded) -> Vec<Card> {
    let class = loaded.class.id;
    let to = |path: &str| path.to_owned();
    let said = |words| html! { (messages.text(words)) };
    vec![
        Card {
            id: "tablets",
            sign: "tablets",
            title: "teach-room-tablets",
            state: html! { @if loaded.walls == 0 { (said("teach-room-no-wall")) } @else { (counted(messages, "teach-room-wall-up", loaded.devices)) } },
            wants: (loaded.walls == 0).then(|| ("walls-title", to("/teach/walls"))),
            help: "teach-room-tablets-help",
            ways: vec![
                (to("/teach/walls"), "walls-title"),
                (
                    format!("/teach/devices?class={class}"),
                    "teach-devices-title",
                ),
                (format!("/board?class={class}"), "teach-wall"),
                (to("/connect"), "link-title"),
            ],
        },
        Card {
            id: "sheet",
            sign: "sheets",
            title: "teach-room-sheet",
            state: said(match loaded.sheet_rule {
                SheetRule::Gate => "teach-room-sheet-first",
                SheetRule::Nudge => "teach-room-sheet-named",
                SheetRule::Off => "teach-room-sheet-free",
            }),
            wants: None,
            help: "teach-room-sheet-help",
            ways: vec![
                (of_class(class, "questions"), "teach-questions-title"),
                (of_class(class, "strengths"), "strengths-title"),
                (of_class(class, "tags"), "teach-tags-title"),
                (to("/teach/mini-lesson"), "teach-room-lesson"),
                (to("/teach/mini-lesson/words"), "lesson-words"),
                (to("/teach/mini-lesson/poster"), "lesson-poster"),
                (of_class(class, "template"), "template-title"),
            ],
        },
        Card {
            id: "rules",
            sign: "rules",
            title: "teach-room-rules",
            state: html! { (isolated(&messages.text_with("teach-room-target", &[("days", loaded.target_days.into())]))) },
            wants: None,
            help: "teach-room-rules-help",
            ways: vec![
                (of_class(class, "rules"), "rules-title"),
                (of_class(class, "calendar"), "calendar-title"),
            ],
        },
    ]
}

/// What stands behind them: paper and people.
fn adult_cards(messages: &Messages, loaded: &Loaded) -> Vec<Card> {
    let class = loaded.class.id;
    let to = |path: &str| path.to_owned();
    let said = |words| html! { (messages.text(words)) };
    vec![
        Card {
            id: "paper",
            sign: "paper",
            title: "teach-room-paper",
            state: counted(messages, "teach-room-paper-for", loaded.children),
            wants: None,
            help: "teach-room-paper-help",
            ways: vec![
                (of_class(class, "cards"), "teach-cards-title"),
                (of_class(class, "sheets"), "teach-sheets-print-go"),
                (of_class(class, "on-paper"), "teach-paper-title"),
                (format!("/teach/week?class={class}"), "paper-link"),
            ],
        },
        Card {
            id: "people",
            sign: "people",
            title: "teach-room-people",
            state: said(if loaded.asks_for_code {
                "teach-room-no-code"
            } else {
                "teach-room-code-kept"
            }),
            wants: loaded
                .asks_for_code
                .then(|| ("teach-room-write-code", to("/teach/recovery"))),
            help: "teach-room-people-help",
            ways: vec![
                (to("/teach/people"), "people-title"),
                (to("/teach/pin"), "teach-pin-title"),
                (to("/teach/recovery"), "recovery-title"),
            ],
        },
    ]
}

/// The box itself.
fn box_card(messages: &Messages, state: &BoxState) -> Card {
    let to = |path: &str| path.to_owned();
    let said = match state {
        BoxState {
            is_updated: true, ..
        } => "update-working",
        BoxState { is_well: false, .. } => "teach-room-box-wants",
        BoxState { .. } => "teach-room-box-well",
    };
    let mut ways = vec![
        (to("/teach/doctor"), "doctor-title"),
        (to("/teach/copies"), "copies-title"),
        (to("/teach/clock"), "clock-title"),
        (to("/trust"), "trust-title"),
    ];
    if state.takes_updates {
        ways.push((to("/teach/update"), "update-title"));
    }
    Card {
        id: "box",
        sign: "box",
        title: "teach-room-box",
        state: html! { (messages.text(said)) },
        wants: (!state.is_well).then(|| ("teach-room-box-look", to("/teach/doctor"))),
        help: state.copies.said(),
        ways,
    }
}

fn draw(messages: &Messages, loaded: &Loaded, cards: &[Card]) -> Markup {
    let title = messages.text(desk::name_of(desk::Place::Room));
    let layout = Layout::teacher(messages, title, None);
    let heading = html! { h1 { (title) } p.sub { bdi { (loaded.class.name) } } };
    // What presses most has the one filled button: the way back in, then the box, then the wall.
    let order = ["people", "box", "tablets"];
    let mut wanting = order.into_iter();
    let filled = wanting.find(|id| cards.iter().any(|it| it.id == *id && it.wants.is_some()));
    page_headed(
        &layout,
        &heading,
        &html! {
            div.six.full {
                @for card in cards { (draw_card(messages, card, filled == Some(card.id))) }
            }
            div.full.beneath {
                nav.classes aria-label=(messages.text("class-list-title")) {
                    @for class in &loaded.classes { a.act href={ "/teach/classes/" (class.id) } { bdi { (class.name) } } }
                    a.act href="/teach/classes" { (messages.text("desk-classes")) }
                }
                form method="post" action="/door/leave" { button.plain { (messages.text("door-leave")) } }
            }
        },
    )
}

fn draw_card(messages: &Messages, card: &Card, is_filled: bool) -> Markup {
    html! {
        section.room-card.due[card.wants.is_some()] id=(card.id) aria-labelledby={ (card.id) "-title" } {
            h2 id={ (card.id) "-title" } { (desk::sign(card.sign)) span { (messages.text(card.title)) } }
            p.state-of { i.light.wants[card.wants.is_some()] {} span { (card.state) } }
            @if let Some((words, to)) = &card.wants {
                a.button.main[is_filled] href=(to) { (messages.text(words)) }
            } @else {
                p.soft { (messages.text(card.help)) }
            }
            ul.ways-on {
                @for (to, words) in &card.ways { li { a href=(to) { (messages.text(words)) } } }
            }
        }
    }
}
