//! What a week of talks held, in the three words of the practice, and everyone's time: for "Talks", and for Today on the last
//! school day of a week. It saves nothing.

use jiff::{ToSpan as _, civil::Date};
use maud::{Markup, html};

use super::desk::Place;
use crate::{
    app::day_in,
    domain::{
        board::Board,
        calendar::Calendar,
        class::Class,
        conference::strengths,
        fair_time::{Met, Share, shares},
        id::ClassId,
        next_step::NextStep,
    },
    i18n::Messages,
    limits,
    pages::components::{isolated, message, text},
    store::{self, ReadTx, conference::of_term::Held},
};

/// The three words: their messages.
const WORDS: [&str; 3] = [
    "teach-week-connection",
    "teach-week-confidence",
    "teach-week-need",
];

/// What this week held, for her alone.
pub(super) struct ThisWeek {
    held: Held,
    /// So many children of the roster there are.
    children: usize,
    /// Steps that were reached this week, and those that are to be made smaller.
    reached: usize,
    /// See `reached`.
    too_large: usize,
    /// Within so many school days everyone is to be met.
    target: u32,
    /// Who has waited longer.
    over: usize,
}

impl ThisWeek {
    pub(super) fn load(
        tx: &ReadTx<'_>,
        class: &Class,
        board: &Board,
        target: u32,
        shares: &[Share],
    ) -> store::Result<Self> {
        let days = board.calendar.week_of(board.now.date());
        let term = days.first.saturating_sub((limits::STORY_WEEKS * 7).days());
        let reached = store::conference::of_term::steps_reached(tx, class.id, term)?;
        let reached = reached
            .iter()
            .filter(|at| day_in(class, **at) >= days.first);
        let open = store::next_step::open_in(tx, class.id)?;
        Ok(Self {
            held: store::conference::of_term::held(tx, class.id, days)?,
            children: board.students.len(),
            reached: reached.count(),
            too_large: open
                .iter()
                .filter(|step| NextStep::wants_smaller(step))
                .count(),
            target,
            over: shares.iter().filter(|share| share.is_over).count(),
        })
    }

    /// The same on the last school day of a week; on others none.
    pub(super) fn on_its_last_day(
        tx: &ReadTx<'_>,
        class: &Class,
        board: &Board,
        target: u32,
    ) -> store::Result<Option<Self>> {
        let (calendar, today) = (&board.calendar, board.now.date());
        let last = calendar.week_of(today).last;
        if !calendar.is_school_day(today) || calendar.school_days_between(today, last) > 0 {
            return Ok(None);
        }
        let since = today.saturating_sub((limits::STORY_WEEKS * 7).days());
        let shares = everyones_time(tx, class, board, target, since)?;
        Self::load(tx, class, board, target, &shares).map(Some)
    }

    /// Whom she met, the strengths that were said, the next steps: a sentence each.
    fn sentences(&self, messages: &Messages) -> [String; 3] {
        let said = self.held.strengths.iter();
        let said: usize = said.map(|text| strengths(text).count()).sum();
        let met = [
            ("met", self.held.met.into()),
            ("count", self.children.into()),
        ];
        [
            messages.text_with("teach-week-met", &met),
            messages.text_with("teach-week-strengths", &[("count", said.into())]),
            messages.text_with("teach-week-steps", &[("count", self.held.steps.into())]),
        ]
    }

    /// For Today: a line for each word, and the way to the rest.
    pub(super) fn draw_lines(&self, messages: &Messages, class: ClassId) -> Markup {
        let sentences = self.sentences(messages);
        html! {
            section.this-week.lines-only {
                h2 { a.quiet href=(Place::Talks.address(class)) { (message(messages, "teach-week-title")) } }
                @for (word, sentence) in WORDS.iter().zip(&sentences) {
                    p { b { (message(messages, word)) ":" } " " (isolated(sentence)) }
                }
            }
        }
    }

    /// The week in the three words of the practice. Counts of her class for her alone.
    pub(super) fn draw(&self, messages: &Messages) -> Markup {
        let [met, strengths, steps] = self.sentences(messages);
        let not_met = [("count", self.over.into()), ("days", self.target.into())];
        let not_met = messages.text_with("teach-week-not-met", &not_met);
        let became = messages.text_with(
            "teach-week-became",
            &[
                ("reached", self.reached.into()),
                ("count", self.too_large.into()),
            ],
        );
        html! {
            section.this-week.full aria-label=(messages.text("teach-week-title")) {
                div {
                    h2 { (message(messages, WORDS[0])) }
                    p { (isolated(&met)) }
                    p.soft { (isolated(&not_met)) }
                }
                div {
                    h2 { (message(messages, WORDS[1])) }
                    p { (isolated(&strengths)) }
                    @if let Some(praised) = &self.held.praised { p.soft { q dir="auto" { (text(praised.trim())) } } }
                }
                div {
                    h2 { (message(messages, WORDS[2])) }
                    p { (isolated(&steps)) }
                    p.soft { (isolated(&became)) }
                }
            }
        }
    }
}

/// Everyone's time, in school days and minutes.
pub(super) fn everyones_time(
    tx: &ReadTx<'_>,
    class: &Class,
    board: &Board,
    target: u32,
    since: Date,
) -> store::Result<Vec<Share>> {
    let today = board.now.date();
    let last = store::board::round::last_talks(tx, class.id)?;
    let minutes = store::conference::of_term::minutes_since(tx, class.id, since)?;
    let on_roster = store::roster::since(tx, class.id)?;
    let known: Vec<Met> = board
        .students
        .iter()
        .map(|student| Met {
            student: *student,
            since: on_roster
                .get(student)
                .map_or(today, |at| day_in(class, *at)),
            last_conference: last.get(student).copied(),
            minutes: minutes.get(student).copied().unwrap_or(0),
        })
        .collect();
    let from = |met: &Met| met.last_conference.unwrap_or(met.since);
    let oldest = known.iter().map(from).min().unwrap_or(today);
    // The same timetable with the days off of long ago, so that old school days are counted rightly.
    let history = Calendar {
        no_school: store::calendar::no_school_since(tx, class.id, oldest)?,
        ..board.calendar.clone()
    };
    Ok(shares(&history, target, today, &known))
}
