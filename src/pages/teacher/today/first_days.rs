//! The first days on Today: the first run where it was left, the recovery code asked for once more, and the mini-lesson to
//! teach tomorrow. All of it is gone once the class has its first talk.

use maud::{Markup, html};

use crate::{
    domain::{
        first_run::{FirstRun, Step},
        id::{ClassId, TeacherId},
    },
    i18n::Messages,
    pages::components::{address_of_step, isolated, title_of},
    store::{self, ReadTx},
};

const DAY_S: i64 = 24 * 60 * 60;

/// How far the box has come.
pub(in crate::pages::teacher) struct Begun {
    pub(super) run: FirstRun,
    /// Whole days since it was claimed.
    days: i32,
    /// The class that is shown has held a talk.
    has_talked: bool,
}

impl Begun {
    /// `now` in UTC seconds; `class` is the one that is shown.
    pub(in crate::pages::teacher) fn load(
        tx: &ReadTx<'_>,
        teacher: TeacherId,
        class: Option<ClassId>,
        now: i64,
    ) -> store::Result<Self> {
        let claimed_at = store::first_run::claimed_at(tx)?.unwrap_or(now);
        Ok(Self {
            run: store::first_run::load(tx, teacher)?,
            days: i32::try_from((now - claimed_at).div_euclid(DAY_S)).unwrap_or(i32::MAX),
            has_talked: match class {
                Some(class) => store::first_run::has_talked(tx, class)?,
                None => false,
            },
        })
    }
}

impl Begun {
    /// Whether she is asked about her recovery code.
    pub(in crate::pages::teacher) fn asks_for_code(&self) -> bool {
        self.run.next() != Some(Step::Code) && self.run.asks_for_code(self.days)
    }
}

/// The same as lines of Today: what it is, where it leads, and what to do there.
pub(super) fn lines(begun: &Begun) -> Vec<(&'static str, String, &'static str)> {
    let run = &begun.run;
    let mut lines = Vec::new();
    let all = || "/teach/for-you".to_owned();
    match run.next() {
        _ if run.has_chair => {}
        Some(_) => lines.push((
            "begin-go-on-title",
            "/teach/first-run".to_owned(),
            "begin-go-on",
        )),
        None if !run.left().is_empty() => lines.push(("begin-left", all(), "today-decide")),
        None => {}
    }
    if begun.asks_for_code() {
        let written = run.is_done(Step::Code);
        let asks = if written {
            "begin-code-again"
        } else {
            "begin-code-none"
        };
        lines.push((asks, all(), "today-decide"));
    }
    if run.next().is_none() && !begun.has_talked {
        lines.push((
            "begin-lesson",
            "/teach/mini-lesson".to_owned(),
            "today-open-page",
        ));
    }
    lines
}

/// What the first days ask for.
pub(super) fn cards(messages: &Messages, begun: &Begun) -> Markup {
    let run = &begun.run;
    html! {
        @if !run.has_chair { (go_on(messages, run)) }
        @if begun.asks_for_code() { (code(messages, run)) }
        @if run.next().is_none() && !begun.has_talked {
            a.notice.quiet href="/teach/mini-lesson" { span { (messages.text("begin-lesson")) } }
        }
    }
}

/// The first run was left half done: it blocks nobody, and goes on where it was.
fn go_on(messages: &Messages, run: &FirstRun) -> Markup {
    let left = run.left();
    html! {
        @if let Some(step) = run.next() {
            section.card id="first-run" aria-labelledby="first-run-title" {
                h2 id="first-run-title" { (messages.text("begin-go-on-title")) }
                p { (isolated(&messages.text_with("begin-go-on-next", &[("step", title_of(messages, step).into())]))) }
                a.button.wide href="/teach/first-run" { (messages.text("begin-go-on")) }
            }
        } @else if !left.is_empty() {
            section.card id="first-run" aria-labelledby="first-run-title" {
                h2 id="first-run-title" { (messages.text("begin-left")) }
                ul.roll {
                    @for step in left {
                        li { a.quiet href=(address_of_step(step, run.class)) { (title_of(messages, step)) } }
                    }
                }
            }
        }
    }
}

/// Whether she still knows where her recovery code is.
fn code(messages: &Messages, run: &FirstRun) -> Markup {
    let written = run.is_done(Step::Code);
    html! {
        section.card id="ask-code" aria-labelledby="ask-code-title" {
            h2 id="ask-code-title" { (messages.text(if written { "begin-code-again" } else { "begin-code-none" })) }
            p { (messages.text("begin-code-line")) }
            @if written {
                form method="post" action="/teach/first-run" {
                    input type="hidden" name="step" value=(Step::Code);
                    button.wide name="do" value="sure" { (messages.text("begin-code-sure")) }
                }
            }
            a.quiet href="/teach/recovery" { (messages.text(if written { "recovery-make" } else { "recovery-title" })) }
        }
    }
}
