//! The settings that stand in one form, as they were typed and what they mean: the six plain ones, the rest folded, and under
//! each what it says no to today.

use std::{ops::RangeInclusive, str::FromStr};

use maud::{Markup, html};
use serde::Deserialize;
use strum::VariantArray as _;

use crate::{
    app::{Room, board_settings::BoardSettings},
    domain::{
        board::{Refusal, Rules},
        calendar::{CHAIR_MINUTES, CHAIRS_A_BLOCK, ChairPlan},
        prep::SheetRule,
    },
    i18n::Messages,
    limits,
    pages::{
        components::{Field, choice, field, isolated, sheet_rule_words},
        teacher::{
            calendar::form::{Fit, draw_fits},
            two_tabs,
        },
    },
};

/// The settings as they were typed.
#[derive(Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a choice on the page"
)]
pub(super) struct Form {
    pub(super) chairs: String,
    pub(super) chair_minutes: String,
    pub(super) talks_a_week: String,
    pub(super) sheet: String,
    pub(super) days_ahead: String,
    #[serde(default)]
    pub(super) round_first: bool,
    pub(super) padding: String,
    pub(super) first_after: String,
    pub(super) last_before: String,
    pub(super) closes_before: String,
    pub(super) moves_max: String,
    pub(super) rest_days: String,
    #[serde(default)]
    pub(super) shared_praise: bool,
    /// The timetable begins the quiet minutes.
    #[serde(default)]
    pub(super) quiet: bool,
    /// The children whose chairs fall away move to the nearest ones.
    #[serde(default)]
    pub(super) carry: bool,
    /// What she says to fewer chairs than she asked for.
    pub(super) fit: Option<Fit>,
}

impl Form {
    /// The settings as they are saved.
    pub(super) fn saved(settings: &BoardSettings) -> Self {
        let (rules, chairs) = (settings.rules, settings.chairs);
        Self {
            chairs: chairs.per_block.to_string(),
            chair_minutes: chairs.minutes.to_string(),
            talks_a_week: rules.talks_a_week.to_string(),
            sheet: settings.sheet.as_ref().to_owned(),
            days_ahead: rules.days_ahead.to_string(),
            round_first: rules.round_first,
            padding: chairs.padding.to_string(),
            first_after: chairs.first_after.to_string(),
            last_before: chairs.last_before.to_string(),
            closes_before: rules.closes_minutes_before.to_string(),
            moves_max: rules.moves_max.to_string(),
            rest_days: rules.rest_days.to_string(),
            shared_praise: settings.shared_praise,
            quiet: settings.quiet_by_timetable,
            carry: false,
            fit: None,
        }
    }

    /// The chairs as she has chosen them now.
    pub(super) fn take(&mut self, chairs: &ChairPlan) {
        self.chairs = chairs.per_block.to_string();
        self.chair_minutes = chairs.minutes.to_string();
    }

    /// Its fields that are saved.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        two_tabs::fields(&[
            ("chairs", &self.chairs),
            ("chair_minutes", &self.chair_minutes),
            ("talks_a_week", &self.talks_a_week),
            ("sheet", &self.sheet),
            ("days_ahead", &self.days_ahead),
            ("round_first", &self.round_first.to_string()),
            ("padding", &self.padding),
            ("first_after", &self.first_after),
            ("last_before", &self.last_before),
            ("closes_before", &self.closes_before),
            ("moves_max", &self.moves_max),
            ("rest_days", &self.rest_days),
            ("shared_praise", &self.shared_praise.to_string()),
            ("quiet", &self.quiet.to_string()),
        ])
    }

    /// `None` if something is not a number, or none that a class could mean.
    pub(super) fn understood(&self) -> Option<BoardSettings> {
        let rules = Rules {
            talks_a_week: read_within(&self.talks_a_week, &limits::TALKS_A_WEEK)?,
            days_ahead: read_within(&self.days_ahead, &limits::DAYS_AHEAD)?,
            closes_minutes_before: read_within(
                &self.closes_before,
                &limits::CLOSES_MINUTES_BEFORE,
            )?,
            moves_max: read_within(&self.moves_max, &limits::MOVES)?,
            rest_days: read_within(&self.rest_days, &limits::REST_DAYS)?,
            round_first: self.round_first,
        };
        let chairs = ChairPlan {
            per_block: read_within(&self.chairs, &CHAIRS_A_BLOCK)?,
            minutes: read_within(&self.chair_minutes, &CHAIR_MINUTES)?,
            padding: read_within(&self.padding, &limits::PADDING_MINUTES)?,
            first_after: read_within(&self.first_after, &limits::BLOCK_END_MINUTES)?,
            last_before: read_within(&self.last_before, &limits::BLOCK_END_MINUTES)?,
        };
        Some(BoardSettings {
            rules,
            chairs,
            sheet: self.sheet.parse().ok()?,
            shared_praise: self.shared_praise,
            quiet_by_timetable: self.quiet,
        })
    }
}

fn read_within<T: FromStr + TryFrom<u16>>(typed: &str, limits: &RangeInclusive<u16>) -> Option<T> {
    let number: u16 = typed.trim().parse().ok()?;
    limits.contains(&number).then(|| T::try_from(number).ok())?
}

/// The form, with what stands above its fields: from what it was drawn, and whose chairs it would drop.
pub(super) fn draw_form(messages: &Messages, room: &Room, form: &Form, above: &Markup) -> Markup {
    let ends = &limits::BLOCK_END_MINUTES;
    html! {
        form method="post" action={ "/teach/classes/" (room.class.id) "/rules" } {
            (above)
            (draw_six(messages, room, form))
            @if let Some(typed) = form.understood() { (draw_fits(messages, &room.board.calendar.blocks, &typed.chairs)) }
            details {
                summary { (messages.text("rules-more")) }
                (number("padding", messages.text("calendar-padding"), &form.padding, &limits::PADDING_MINUTES, None))
                (number("first_after", messages.text("calendar-first-after"), &form.first_after, ends, None))
                (number("last_before", messages.text("calendar-last-before"), &form.last_before, ends, None))
                (number("closes_before", messages.text("rules-closes"), &form.closes_before, &limits::CLOSES_MINUTES_BEFORE, None))
                (number("moves_max", messages.text("rules-moves"), &form.moves_max, &limits::MOVES, None))
                @let refused = count_refused(messages, room, Refusal::Rests.word());
                (number("rest_days", messages.text("rules-rests"), &form.rest_days, &limits::REST_DAYS, refused.as_deref()))
                (yes_or_no(messages, "quiet", form.quiet, QUIET))
                (yes_or_no(messages, "shared_praise", form.shared_praise, SHARED_PRAISE))
            }
            button.main { (messages.text("rules-save")) }
        }
    }
}

/// The six plain ones.
fn draw_six(messages: &Messages, room: &Room, form: &Form) -> Markup {
    let week = count_refused(messages, room, Refusal::TalkedThisWeek.word());
    let day = messages.day(room.board.now.date(), room.board.last_day_ahead());
    let until = messages.text_with("rules-days-until", &[("day", day.into())]);
    let refused = |refusal| {
        let count = count_refused(messages, room, refusal);
        html! { @if let Some(count) = count { p.help { (isolated(&count)) } } }
    };
    html! {
        div.pair {
            (number("chairs", messages.text("rules-chairs"), &form.chairs, &CHAIRS_A_BLOCK, None))
            (number("chair_minutes", messages.text("calendar-chair-minutes"), &form.chair_minutes, &CHAIR_MINUTES, None))
        }
        (number("talks_a_week", messages.text("rules-talks"), &form.talks_a_week, &limits::TALKS_A_WEEK, week.as_deref()))
        fieldset {
            legend { (messages.text("class-sheet")) }
            (refused("sheet_first"))
            @for &rule in SheetRule::VARIANTS {
                @let word = rule.as_ref();
                (choice("radio", &format!("sheet-{word}"), "sheet", word, word == form.sheet, messages.text(sheet_rule_words(rule))))
            }
        }
        (number("days_ahead", messages.text("rules-days"), &form.days_ahead, &limits::DAYS_AHEAD, Some(&until)))
        fieldset {
            legend { (messages.text("rules-round")) }
            (refused(Refusal::OthersFirst.word()))
            @for (on, words) in [(true, "rules-round-on"), (false, "rules-round-off")] {
                (choice("radio", &format!("round-{on}"), "round_first", on, on == form.round_first, messages.text(words)))
            }
        }
    }
}

/// Messages of a setting that is off at first: what it is, what it does, and both choices.
const QUIET: [&str; 4] = [
    "rules-quiet",
    "rules-quiet-help",
    "rules-quiet-on",
    "rules-quiet-off",
];
const SHARED_PRAISE: [&str; 4] = [
    "rules-shared-praise",
    "rules-shared-praise-help",
    "rules-shared-praise-on",
    "rules-shared-praise-off",
];

fn yes_or_no(messages: &Messages, name: &str, is_on: bool, words: [&'static str; 4]) -> Markup {
    let [title, help, yes, no] = words.map(|words| messages.text(words));
    html! {
        fieldset aria-describedby={ (name) "-help" } {
            legend { (title) }
            p.help id={ (name) "-help" } { (help) }
            @for (on, words) in [(true, yes), (false, no)] {
                (choice("radio", &format!("{name}-{on}"), name, on, on == is_on, words))
            }
        }
    }
}

/// "Today 3 children cannot sign up because of this": to how many a rule by itself refuses the first chair of the next school day; nothing
/// where there is no chair to ask for.
fn count_refused(messages: &Messages, room: &Room, refusal: &str) -> Option<String> {
    let calendar = &room.board.calendar;
    let days = calendar.next_school_days(room.board.now.date(), 1);
    let chair = calendar.slots_on(*days.first()?).first()?.id;
    let count = room.board.count_refused(chair, refusal);
    Some(messages.text_with("rules-says-no", &[("count", count.into())]))
}

fn number(
    name: &str,
    label: &str,
    value: &str,
    limits: &RangeInclusive<u16>,
    help: Option<&str>,
) -> Markup {
    field(&Field {
        name,
        label,
        help,
        value,
        ..Field::number(limits)
    })
}
