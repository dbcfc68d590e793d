//! The form of a timetable: as it was typed, as it is offered, and what it means; and why one was not saved, as this page says
//! it and that of the settings of the board, which change the timetable too.

use jiff::{
    Span,
    civil::{Time, Weekday},
};
use maud::{Markup, html};
use serde::Deserialize;

use crate::{
    app::{Room, calendar::TimetableRefusal},
    domain::{
        board::SignUp,
        calendar::{Block, CHAIR_MINUTES, CHAIRS_A_BLOCK, Calendar, ChairPlan},
    },
    http::{HttpError, form},
    i18n::Messages,
    limits,
    pages::{
        components::{Field, choice, field, first_field, isolated, notice},
        teacher::{day::who, two_tabs},
    },
};

/// The timetable's form, as it was typed. Its days stand several times and are read apart.
#[derive(Deserialize)]
pub(super) struct Form {
    start: String,
    minutes: String,
    chairs: String,
    chair_minutes: String,
    padding: String,
    first_after: String,
    last_before: String,
    /// The page is a step of the first run.
    #[serde(default)]
    pub(super) first: bool,
    /// The children whose chairs fall away move to the nearest ones.
    #[serde(default)]
    pub(super) carry: bool,
    /// What she says to fewer chairs than she asked for.
    pub(super) fit: Option<Fit>,
    #[serde(skip)]
    days: Vec<i8>,
}

/// When writing begins in the form of a new class.
const FIRST_START: &str = "09:00";
/// The days that are ticked there, from Monday.
const FIRST_DAYS: [i8; 5] = [1, 2, 3, 4, 5];

impl Form {
    /// Its fields that are saved.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        let mut fields = two_tabs::fields(&[
            ("start", &self.start),
            ("minutes", &self.minutes),
            ("chairs", &self.chairs),
            ("chair_minutes", &self.chair_minutes),
            ("padding", &self.padding),
            ("first_after", &self.first_after),
            ("last_before", &self.last_before),
        ]);
        let days = self.days.iter();
        fields.extend(days.map(|day| ("day".to_owned(), day.to_string())));
        fields
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self, HttpError> {
        let days = form::every(bytes, "day")
            .iter()
            .filter_map(|day| day.parse().ok())
            .collect();
        Ok(Self {
            days,
            ..form::read(bytes)?
        })
    }

    /// The timetable as it is saved, or what is offered to a class that has none.
    pub(super) fn saved(calendar: &Calendar) -> Self {
        let (blocks, plan) = (&calendar.blocks, &calendar.chairs);
        let first = blocks.first();
        Self {
            start: first.map_or_else(
                || FIRST_START.to_owned(),
                |block| block.start.strftime("%H:%M").to_string(),
            ),
            minutes: first
                .map_or(limits::FIRST_BLOCK_MINUTES, |block| block.minutes)
                .to_string(),
            chairs: plan.per_block.to_string(),
            chair_minutes: plan.minutes.to_string(),
            padding: plan.padding.to_string(),
            first_after: plan.first_after.to_string(),
            last_before: plan.last_before.to_string(),
            first: false,
            carry: false,
            fit: None,
            days: if blocks.is_empty() {
                FIRST_DAYS.to_vec()
            } else {
                blocks
                    .iter()
                    .map(|block| block.weekday.to_monday_one_offset())
                    .collect()
            },
        }
    }

    /// The timetable it means; `None` if a number or the time is not one.
    pub(super) fn understood(&self) -> Option<(Vec<Block>, ChairPlan)> {
        let start = Time::strptime("%H:%M", self.start.get(..5)?).ok()?;
        let minutes = self.minutes.trim().parse().ok()?;
        let blocks = self
            .days
            .iter()
            .filter_map(|day| Weekday::from_monday_one_offset(*day).ok())
            .map(|weekday| Block {
                weekday,
                start,
                minutes,
            })
            .collect();
        let plan = ChairPlan {
            per_block: self.chairs.trim().parse().ok()?,
            minutes: self.chair_minutes.trim().parse().ok()?,
            padding: self.padding.trim().parse().ok()?,
            first_after: self.first_after.trim().parse().ok()?,
            last_before: self.last_before.trim().parse().ok()?,
        };
        Some((blocks, plan))
    }

    /// The chairs as she has chosen them now.
    pub(super) fn take(&mut self, chairs: &ChairPlan) {
        self.chairs = chairs.per_block.to_string();
        self.chair_minutes = chairs.minutes.to_string();
    }

    /// Draws it, with what stands above its fields: from what it was drawn, and whose chairs it would drop.
    pub(super) fn draw(&self, messages: &Messages, room: &Room, above: &Markup) -> Markup {
        let number = |name, label, value, limits| {
            field(&Field {
                name,
                label: messages.text(label),
                value,
                ..Field::number(limits)
            })
        };
        html! {
            form method="post" action={ "/teach/classes/" (room.class.id) "/calendar" } {
                (first_field(self.first))
                (above)
                (self.draw_days(messages, room))
                div.pair {
                    (field(&Field { name: "start", label: messages.text("calendar-start"), value: &self.start, kind: "time", ..Field::default() }))
                    (number("minutes", "calendar-minutes", &self.minutes, &limits::BLOCK_MINUTES))
                }
                div.pair {
                    (number("chairs", "calendar-chairs", &self.chairs, &CHAIRS_A_BLOCK))
                    (number("chair_minutes", "calendar-chair-minutes", &self.chair_minutes, &CHAIR_MINUTES))
                }
                details {
                    summary { (messages.text("calendar-more")) }
                    (number("padding", "calendar-padding", &self.padding, &limits::PADDING_MINUTES))
                    (field(&Field {
                        name: "first_after", label: messages.text("calendar-first-after"), help: Some(messages.text("calendar-first-after-help")),
                        value: &self.first_after, ..Field::number(&limits::BLOCK_END_MINUTES)
                    }))
                    (number("last_before", "calendar-last-before", &self.last_before, &limits::BLOCK_END_MINUTES))
                }
                (self.draw_times(messages))
                button.main { (messages.text("calendar-save")) }
                // The same page with what is typed: nothing is saved by looking.
                button.wide id="look" formmethod="get" formnovalidate { (messages.text("calendar-look")) }
            }
        }
    }

    /// At which times the chairs of a day stand by what is in the fields, and whether as many fit as are asked for.
    fn draw_times(&self, messages: &Messages) -> Markup {
        let Some((blocks, chairs)) = self.understood() else {
            return html! {};
        };
        let times = chairs.times_in(blocks.first());
        html! {
            @if !times.is_empty() {
                div.times.so {
                    span.soft { (messages.text("calendar-so")) }
                    @for time in &times { span.time { (messages.time(*time)) } }
                }
            }
            (draw_fits(messages, &blocks, &chairs))
        }
    }

    fn draw_days(&self, messages: &Messages, room: &Room) -> Markup {
        let today = room.board.now.date();
        let monday = today.nth_weekday(-1, Weekday::Monday).unwrap_or(today);
        html! {
            fieldset {
                legend { (messages.text("calendar-days")) }
                div.days {
                    @for (number, day) in (1_i8..=7).zip(monday.series(Span::new().days(1))) {
                        (choice("checkbox", &format!("day-{number}"), "day", number, self.days.contains(&number), messages.short_weekday(day)))
                    }
                }
            }
        }
    }
}

/// "2 of 9 chairs fit in 30 minutes", and what she may say to it, inside the form; nothing where as many fit as are asked for.
pub fn draw_fits(messages: &Messages, blocks: &[Block], chairs: &ChairPlan) -> Markup {
    let Some((count, minutes)) = chairs.fits_in(blocks) else {
        return html! {};
    };
    let said = messages.text_with(
        "calendar-fits",
        &[
            ("count", count.into()),
            ("asked", chairs.per_block.into()),
            ("minutes", minutes.into()),
        ],
    );
    let fewer = messages.text_with("calendar-fit-fewer", &[("count", count.into())]);
    let shorter = chairs.shorter_until_all_fit(blocks).map(|plan| {
        let minutes = [("minutes", plan.minutes.into())];
        messages.text_with("calendar-fit-shorter", &minutes)
    });
    html! {
        p.help id="fits" { (isolated(&said)) " " (messages.text("calendar-fits-do")) }
        @if count > 0 { button.wide name="fit" value="fewer" { span { (isolated(&fewer)) } } }
        @if let Some(shorter) = shorter { button.wide name="fit" value="shorter" { span { (isolated(&shorter)) } } }
    }
}

/// What she says to fewer chairs than she asked for.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Fit {
    /// So few it shall be.
    Fewer,
    /// All of them, with shorter talks.
    Shorter,
}

impl Fit {
    /// The chairs that she means by it.
    pub fn apply(fit: Option<Self>, chairs: ChairPlan, blocks: &[Block]) -> ChairPlan {
        match fit {
            None => chairs,
            Some(Self::Fewer) => chairs.as_many_as_fit(blocks),
            Some(Self::Shorter) => chairs.shorter_until_all_fit(blocks).unwrap_or(chairs),
        }
    }

    /// Whether some of these chairs fit and others do not: then she looks before anything is saved.
    pub fn is_asked(chairs: &ChairPlan, blocks: &[Block]) -> bool {
        chairs.fits_in(blocks).is_some_and(|(count, _)| count > 0)
    }
}

/// What was refused; nothing by default.
#[derive(Default)]
pub struct TimetableNotice {
    message: Option<String>,
    /// Whose chairs the timetable that was typed would drop.
    drops: Vec<SignUp>,
    /// What another tab has saved meanwhile.
    both: Option<Markup>,
}

impl TimetableNotice {
    /// A number or a time was none.
    pub fn not_a_number(messages: &Messages) -> Self {
        Self {
            message: Some(messages.text("calendar-not-a-number").to_owned()),
            ..Self::default()
        }
    }

    /// Fewer chairs fit than she asked for: nothing is saved before she has seen which.
    pub fn look_first(messages: &Messages) -> Self {
        Self {
            message: Some(messages.text("calendar-look-first").to_owned()),
            ..Self::default()
        }
    }

    /// Another tab has changed the same: this says what.
    pub fn both(said: Markup) -> Self {
        Self {
            both: Some(said),
            ..Self::default()
        }
    }

    /// A rule said no.
    pub fn refused(messages: &Messages, refusal: TimetableRefusal) -> Self {
        let (message, drops) = match refusal {
            TimetableRefusal::Unsuitable(why) => (messages.refusal(why.into(), &[]), Vec::new()),
            TimetableRefusal::NoChairLeft(why) => (messages.refusal(why.word(), &[]), Vec::new()),
            TimetableRefusal::Drops(drops) => (messages.text("rules-drops").to_owned(), drops),
        };
        Self {
            message: Some(message),
            drops,
            ..Self::default()
        }
    }

    /// The sentence above the form.
    pub fn draw_message(&self) -> Markup {
        html! {
            @if let Some(message) = &self.message { (notice(false, &isolated(message))) }
            @if let Some(both) = &self.both { (both) }
        }
    }

    /// Whose chairs would fall away, inside the form, and the button that keeps them; nothing where it drops none.
    pub fn draw_drops(&self, messages: &Messages, room: &Room) -> Markup {
        let today = room.board.now.date();
        html! {
            @if !self.drops.is_empty() {
                ul.roll {
                    @for sign_up in &self.drops {
                        li { (who(room, sign_up.student)) " " (messages.moment(today, sign_up.slot.date, sign_up.slot.start)) }
                    }
                }
                button.wide id="carry" name="carry" value="true" { (messages.text("rules-carry")) }
            }
        }
    }
}
