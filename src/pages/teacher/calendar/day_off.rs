//! The choice of what becomes of the chairs that are saved on a day without school or talks.

use maud::{Markup, html};

use crate::{domain::board::DayOff, i18n::Messages};

/// The words in the forms, the first of them chosen at first.
const CHOICES: [(&str, &str, DayOff); 3] = [
    ("slide", "no-school-slide", DayOff::Slide),
    ("cancel", "no-school-cancel", DayOff::Cancel),
    ("keep", "no-school-keep", DayOff::Keep),
];

/// The choice that was sent; they slide where none was.
pub(super) fn read_choice(word: &str) -> DayOff {
    CHOICES
        .iter()
        .find(|(choice, ..)| *choice == word)
        .map_or(DayOff::Slide, |(.., choice)| *choice)
}

pub(super) fn draw_choice(messages: &Messages, id: &str, legend: &str) -> Markup {
    html! {
        fieldset {
            legend { (messages.text(legend)) }
            @for (choice, words, day_off) in CHOICES {
                div.choice {
                    input type="radio" id={ (id) "-" (choice) } name="choice" value=(choice) checked[day_off == DayOff::Slide];
                    label for={ (id) "-" (choice) } { (messages.text(words)) }
                }
            }
        }
    }
}
