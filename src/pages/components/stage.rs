//! The stage: a room with two chairs that face each other, the child's own and the teacher's. The wall, a talk and what a family is
//! shown are drawn on it. All of it is decoration: words stand beside it, and nothing here can be tapped.

use maud::{Markup, html};

use super::chair::{chair, drawn, speech};
use crate::domain::roster::Drawing;

/// So many small chairs stand in a row for a week at most.
const ROW: u32 = 40;
/// Names of up to so many letters stand in the largest size, and of up to so many in the next.
const SHORT_NAME: usize = 8;
const NAME: usize = 15;

/// How large names are drawn on the stage, by how long they are.
pub fn name_size(names: &str) -> &'static str {
    match names.chars().count() {
        0..=SHORT_NAME => "short",
        count if count <= NAME => "middle",
        _ => "long",
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
    let size = if count > 14 { "many" } else { "few" };
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
    fn a_week_is_a_row_of_plain_chairs_and_a_long_name_is_drawn_smaller() {
        let row = row_of_chairs(14).into_string();
        assert_eq!(row.matches("<svg").count(), 14);
        assert!(!row.contains("#c0"), "no child's own chair: {row}");
        assert_eq!(
            row_of_chairs(400).into_string().matches("<svg").count(),
            ROW as usize
        );
        assert_eq!(name_size("Maya"), "short");
        assert_eq!(name_size("Maximiliano"), "middle");
        assert_eq!(name_size("Maximiliano-Alejandro"), "long");
    }
}
