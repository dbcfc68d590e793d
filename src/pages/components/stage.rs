//! The stage: a room with two chairs that face each other, the child's own and the teacher's. The wall, a talk and what a family is
//! shown are drawn on it. All of it is decoration: words stand beside it, and nothing here can be tapped.

use maud::{Markup, html};
use strum::IntoStaticStr;

use super::chair::{chair, drawn, speech};
use crate::domain::roster::Drawing;

/// So many small chairs stand in a row for a week at most.
const ROW: u32 = 40;
/// How the names of who talks and who is next share the foot of the stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum NamesFit {
    /// Each under its own chairs.
    InColumns,
    /// Beside each other.
    OnOneLine,
    /// Below each other, each on a line; the chairs stand smaller.
    OnTwoLines,
    /// Who talks needs more than one line; the chairs stand smaller still.
    NowWraps,
    /// The same, and the names are smaller as well.
    OnMore,
}

impl NamesFit {
    /// How wide a letter of a name is, and of the words "Now" and "Next", on the stage of a wall of 1024 pixels; who is next stands
    /// smaller.
    const NOW: usize = 43;
    const NEXT: usize = 28;
    const WORD: usize = 29;
    /// How wide the column of who talks is, of who is next, and both.
    const COLUMNS: [usize; 2] = [474, 310];
    const LINE: usize = 790;

    /// By the letters of each: the word before it, and the names.
    pub fn of(now: [&str; 2], next: [&str; 2]) -> Self {
        let width = |[word, names]: [&str; 2], letter| {
            let [word, names] = [word, names].map(|it| it.chars().count());
            if names == 0 {
                0
            } else {
                (word + 1) * Self::WORD + names * letter
            }
        };
        let (now, next) = (width(now, Self::NOW), width(next, Self::NEXT));
        let columns = if next == 0 || now == 0 {
            [Self::LINE; 2]
        } else {
            Self::COLUMNS
        };
        if now <= columns[0] && next <= columns[1] {
            Self::InColumns
        } else if now + next <= Self::LINE {
            Self::OnOneLine
        } else if now <= Self::LINE && next <= Self::LINE {
            Self::OnTwoLines
        } else if now + next <= 2 * Self::LINE - Self::NOW * 3 {
            Self::NowWraps
        } else {
            Self::OnMore
        }
    }

    /// The class of kiosk/chair.css.
    pub fn class(self) -> &'static str {
        self.into()
    }
}

/// The chairs of the children who talk together, and the teacher's, which looks at them; the speech bubble while they talk.
pub fn facing(children: &[Drawing], is_talking: bool) -> Markup {
    html! {
        div class={ "facing of-" (children.len().min(3)) } {
            i.rug {}
            @for &child in children.iter().take(3) { (chair(child)) }
            @if is_talking { (speech()) }
            (drawn("art turned slate", "chair-teacher"))
        }
    }
}

/// The child's chair and the teacher's, and between them what is done now: one drawing a step of the talk.
pub fn doing(child: Drawing, deed: &'static str) -> Markup {
    html! {
        div.facing.of-1 {
            i.rug {}
            (chair(child))
            (drawn(&format!("doing-now c{}", child.colour % 8), deed))
            (drawn("art turned slate", "chair-teacher"))
        }
    }
}

/// What a child says, in a bubble of the colour of its chair above its chair. Many words stand smaller.
pub fn bubble(child: Drawing, has_many_words: bool, inside: &Markup) -> Markup {
    let many = if has_many_words { " many-words" } else { "" };
    html! {
        div class={ "bubble c" (child.colour % 8) (many) } {
            div { (inside) }
            svg.tail viewBox="0 0 44 32" aria-hidden="true" { path d="M2 0L4 29L42 0" {} }
        }
    }
}

/// Strengths as ribbons on a pole behind a chair. Their words are the strengths.
pub fn ribbons<'s>(strengths: impl Iterator<Item = &'s str>) -> Markup {
    const COLOURS: [&str; 5] = ["c3", "c5", "c6", "c4", "c2"];
    html! {
        ul.ribbons {
            @for (at, strength) in strengths.enumerate() {
                li class=(COLOURS[at % COLOURS.len()]) {
                    bdi { (strength) }
                    svg.turns viewBox="0 0 28 10" preserveAspectRatio="none" aria-hidden="true" { path d="M0 0h28L8 5l20 5H0z" {} }
                }
            }
        }
    }
}

/// The child's chair and a grown-up's, who listens: an armchair, or a sofa beside a child's own armchair.
pub fn with_family(child: Drawing) -> Markup {
    const ARMCHAIR: u8 = 3;
    const SOFA: u8 = 4;
    const BROWN: u8 = 4;
    const BLUE: u8 = 5;
    let shape = if child.shape == ARMCHAIR {
        SOFA
    } else {
        ARMCHAIR
    };
    let colour = if child.colour == BROWN { BLUE } else { BROWN };
    html! {
        div.facing.of-1 {
            i.rug {}
            (chair(child))
            (drawn(&format!("art turned c{colour}"), &format!("c{shape}")))
        }
    }
}

/// One chair that waits by itself.
pub fn waiting(child: Drawing) -> Markup {
    html! { div.facing.alone-there { i.rug {} (chair(child)) } }
}

/// The teacher's chair beside an empty one: nobody sits yet.
pub fn nobody_yet() -> Markup {
    html! {
        div.facing.of-1 {
            i.rug {}
            (drawn("art", "chair-empty"))
            (drawn("art turned slate", "chair-teacher"))
        }
    }
}

/// So many plain chairs in fixed colours, two and two: the class's week, which shows no child's own chair and so not who is
/// missing.
pub fn row_of_chairs(count: u32) -> Markup {
    const COLOURS: [&str; 8] = ["c1", "c3", "c5", "c2", "c4", "c0", "c6", "c7"];
    let count = count.min(ROW);
    let size = match count {
        0..=6 => "few",
        7..=14 => "some",
        _ => "many",
    };
    html! {
        div class={ "week-row " (size) } {
            @for at in 0..count {
                @let colour = COLOURS[(at as usize * 3 + at as usize / 8) % COLOURS.len()];
                @let way = if at % 2 == 0 { "art " } else { "art turned " };
                (drawn_in(way, colour))
            }
        }
    }
}

fn drawn_in(way: &str, colour: &str) -> Markup {
    drawn(&format!("{way}{colour}"), "chair-teacher")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_a_row_of_plain_chairs_and_long_names_get_more_room() {
        let row = row_of_chairs(14).into_string();
        assert_eq!(row.matches("<svg").count(), 14);
        assert!(!row.contains("#c0"), "no child's own chair: {row}");
        assert_eq!(
            row_of_chairs(400).into_string().matches("<svg").count(),
            ROW as usize
        );
        let fit = |now, next| NamesFit::of(["Now", now], ["Next", next]).class();
        assert_eq!(fit("Maya", "Grace"), "in-columns");
        assert_eq!(fit("Maximiliano", ""), "in-columns", "a line of its own");
        assert_eq!(fit("Ada", "Guadalupe"), "on-one-line");
        assert_eq!(fit("Maximiliano", "Grace"), "on-two-lines");
        assert_eq!(fit("Maximiliano and Guadalupe", "Ada"), "now-wraps");
        let three = "Maximiliano, Guadalupe and Bartholomew";
        assert_eq!(fit(three, "Ada"), "on-more");
    }
}
