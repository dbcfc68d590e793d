//! Parts of the mini-lesson that the teacher's pages and the wall draw alike.

use maud::{Markup, html};

use crate::app::mini_lesson::{CHILDS_SIDE, Lesson, Side, TEACHERS_SIDE};

/// What a good conference looks like on one side of the table.
pub fn side(lesson: &Lesson<'_>, side: &Side) -> Markup {
    html! {
        section.card {
            h2 { (lesson.messages.text(side.title)) }
            ul { @for line in lesson.list(side) { li { (line) } } }
        }
    }
}

/// Both sides next to each other.
pub fn both_sides(lesson: &Lesson<'_>) -> Markup {
    html! {
        div.both {
            (side(lesson, &CHILDS_SIDE))
            (side(lesson, &TEACHERS_SIDE))
        }
    }
}
