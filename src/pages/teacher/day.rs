//! The chairs of a day as the teacher sees them: the big rows, the talks that nobody has spoken for
//! yet, and how one went. Today draws them, and so do the teacher's other pages about chairs.

use std::fmt::Display;

use jiff::civil::Date;
use maud::{Markup, html};

use crate::{
    app::Room,
    domain::{
        board::{Chair, Rule, SignUp, State, Turn},
        calendar::DayChange,
        id::{ClassId, StudentId},
        roster::Student,
    },
    i18n::Messages,
    pages::components::{chair, icon, name},
    secret,
};

/// Chairs that are over and that nobody said anything about: nobody is missed by the clock.
pub fn unresolved(messages: &Messages, room: &Room) -> Markup {
    let unresolved = room.board.unresolved();
    let today = room.board.now.date();
    html! {
        section id="unresolved" data-live {
            @if !unresolved.is_empty() {
                h2 { (messages.text("teach-unresolved")) }
                ul.rows {
                    @for sign_up in unresolved {
                        li.saved {
                            div.row {
                                (who(room, sign_up.student))
                                span.state { (messages.moment(today, sign_up.slot.date, sign_up.slot.start)) }
                            }
                            (marks(messages, sign_up))
                        }
                    }
                }
            }
        }
    }
}

/// The chairs of a day as big rows. `below` says more of the child who sits there.
pub fn day_rows(
    messages: &Messages,
    room: &Room,
    day: Date,
    below: impl Fn(&SignUp) -> Markup,
) -> Markup {
    let chairs = room.board.chairs_on(day);
    let plain = |class, word| (class, html! { (messages.text(word)) });
    let look = |chair: &Chair| match chair {
        Chair::Open => plain("open", "teach-open"),
        Chair::Closed => plain("off", "teach-closed"),
        Chair::Past => plain("off", "board-word-past"),
        Chair::Paused => plain("open", "board-word-paused"),
        Chair::NotYet => plain("open", "board-word-not-yet"),
        Chair::Held(sign_up) => state_look(messages, room, sign_up),
    };
    html! {
        ul.rows id="chairs" data-live {
            @for (slot, chair) in &chairs {
                @let (class, state) = look(chair);
                li class=(class) id={ "row-" (slot.id) } {
                    a.row href={ "/teach/chairs/" (slot.id) } {
                        span.when { (messages.time(slot.id.start)) } " "
                        @if let Chair::Held(sign_up) = chair { (who(room, sign_up.student)) " " }
                        span.state { (state) }
                        @if let Chair::Held(sign_up) = chair { (below(sign_up)) }
                    }
                }
            }
            @if chairs.is_empty() { li { (messages.text("teach-no-chairs")) } }
        }
    }
}

/// "We talked", "Absent" and "Did not happen", where they are still to be said.
pub fn marks(messages: &Messages, sign_up: &SignUp) -> Markup {
    let marks = [
        (State::Done, "teach-done"),
        (State::Absent, "teach-absent"),
        (State::Missed, "teach-missed"),
    ];
    let marks: Vec<_> = marks
        .into_iter()
        .filter(|(to, _)| sign_up.state.may_become(*to))
        .collect();
    html! {
        @if !marks.is_empty() {
            form.marks method="post" action={ "/board/sign-ups/" (sign_up.id) "/state" } {
                (action_fields())
                @for (to, words) in marks { button name="state" value=(to) { (messages.text(words)) } }
            }
        }
    }
}

/// What the form of each of her actions carries: which page it came from, and the id by which two taps are one.
pub fn action_fields() -> Markup {
    html! {
        input type="hidden" name="from" value="teach";
        input type="hidden" name="request" value=(secret::token());
    }
}

/// The address of Today, about this class.
pub fn address(class: ClassId) -> String {
    format!("/teach?class={class}")
}

/// A child to choose, as a button that sends this; `when` is the chair that it has.
pub fn person(student: &Student, field: &str, value: impl Display, when: Option<&str>) -> Markup {
    html! {
        button.person name=(field) value=(value) {
            (chair(student.drawing))
            span {
                strong { (name(&student.name)) }
                @if let Some(when) = when { span.soft { (when) } }
            }
        }
    }
}

/// A child's chair and name.
pub fn who(room: &Room, student: StudentId) -> Markup {
    html! {
        @if let Some(Student { name: called, drawing, .. }) = room.student(student) {
            span.who { (chair(*drawing)) strong { (name(called)) } }
        }
    }
}

/// The same as the way to the child's page.
pub fn way_to(room: &Room, student: StudentId) -> Markup {
    html! { a.quiet.way-to href={ "/teach/students/" (student) } { (who(room, student)) } }
}

/// What a rule of the board is called, as a teacher would say it.
pub fn rule_name(messages: &Messages, rule: Rule) -> String {
    let id = format!("rule-{}", rule.as_ref().replace('_', "-"));
    messages.text(&id).to_owned()
}

/// How far a sign-up is: its look and its word as on the wall at this moment, with a sign beside it so that no state hangs on its
/// colour. Nobody is next on a day that is over, whoever was called then.
pub fn state_look(messages: &Messages, room: &Room, sign_up: &SignUp) -> (&'static str, Markup) {
    let is_over = sign_up.slot.date < room.board.now.date();
    let (class, sign, word) = match (sign_up.state, room.turn(sign_up)) {
        (State::Done, _) => ("done", Some("tick"), "board-word-done"),
        (State::Missed, _) => ("off", None, "teach-word-missed"),
        (State::Absent, _) => ("off", None, "teach-word-absent"),
        (State::Released, _) => ("off", None, "teach-word-released"),
        (_, Turn::Now) => ("talking", Some("talk"), "board-word-talking"),
        (_, Turn::Next) => ("called", Some("next"), "board-word-called"),
        _ if is_over => ("off", None, "board-word-past"),
        (_, Turn::Off) => ("off", None, "board-word-closed"),
        _ => ("saved", None, "board-word-saved"),
    };
    let said = html! { @if let Some(sign) = sign { (icon(sign)) } (messages.text(word)) };
    (class, said)
}

/// What is different about a day, in one sentence each.
pub fn day_change_words(messages: &Messages, change: DayChange) -> String {
    let without = messages.text("days-without").to_owned();
    let ends = change.ends.map(|ends| messages.time(ends));
    let late = Some(change.late_minutes).filter(|late| *late > 0);
    let sentences = [
        change.no_talks.then_some(without),
        ends.map(|time| messages.text_with("days-ends", &[("time", time.into())])),
        late.map(|late| messages.text_with("board-late", &[("minutes", late.into())])),
    ];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    sentences.join(" ")
}
