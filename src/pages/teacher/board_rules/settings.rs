//! The form of the settings: the six plain ones, the rest folded, and under each what it says no to today.

use std::ops::RangeInclusive;

use maud::{Markup, html};
use strum::VariantArray;

use super::form::Form;
use crate::{
    app::Room,
    domain::{
        board::Refusal,
        calendar::{CHAIR_MINUTES, CHAIRS_A_BLOCK},
        prep::SheetRule,
    },
    i18n::Messages,
    limits,
    pages::components::{Field, field, isolated, sheet_rule_words},
};

/// The form, with `drops` above its fields: whose chairs it would drop.
pub(super) fn draw(messages: &Messages, room: &Room, form: &Form, drops: &Markup) -> Markup {
    let ends = &limits::BLOCK_END_MINUTES;
    html! {
        form method="post" action={ "/teach/classes/" (room.class.id) "/rules" } {
            (drops)
            (draw_six(messages, room, form))
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
    let day = messages.day(room.board.last_day_ahead());
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
            @for &choice in SheetRule::VARIANTS {
                div.choice {
                    input type="radio" id={ "sheet-" (choice) } name="sheet" value=(choice) checked[choice.as_ref() == form.sheet];
                    label for={ "sheet-" (choice) } { (messages.text(sheet_rule_words(choice))) }
                }
            }
        }
        (number("days_ahead", messages.text("rules-days"), &form.days_ahead, &limits::DAYS_AHEAD, Some(&until)))
        fieldset {
            legend { (messages.text("rules-round")) }
            (refused(Refusal::OthersFirst.word()))
            @for (on, words) in [(true, "rules-round-on"), (false, "rules-round-off")] {
                div.choice {
                    input type="radio" id={ "round-" (on) } name="round_first" value=(on) checked[on == form.round_first];
                    label for={ "round-" (on) } { (messages.text(words)) }
                }
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
                div.choice {
                    input type="radio" id={ (name) "-" (on) } name=(name) value=(on) checked[on == is_on];
                    label for={ (name) "-" (on) } { (words) }
                }
            }
        }
    }
}

/// "Today this says no to 3 children": to how many a rule by itself refuses the first chair of the next school day; nothing
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
