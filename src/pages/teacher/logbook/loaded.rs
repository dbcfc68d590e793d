//! What the logbook of a class is drawn from: its talks of some weeks, those with room in their logs, promised looks back, or
//! what a search has found.

use std::sync::Arc;

use jiff::{ToSpan as _, civil::Date};

use crate::{
    app::now_in,
    domain::{
        class::Class,
        roster::Student,
        search::{self, Search},
    },
    host::clock::Clock,
    limits,
    store::{
        self, ReadTx,
        conference::{CheckBack, LoggedTalk, Unlogged},
        said::{self, Found},
    },
};

/// What she wants to see.
pub(super) enum Shown {
    /// Every talk, or those before a day.
    All(Option<Date>),
    /// Talks whose logs have room.
    Unfinished,
    /// Looks back that she promised.
    Promised,
    /// What a search finds, or of that what is older than a text.
    Found(Search, Option<i64>),
    /// What she typed cannot be looked for.
    Refused(search::Refusal),
}

/// What there is of it.
pub(super) enum Entries {
    All {
        talks: Vec<LoggedTalk>,
        /// Talks before this day are on the next page.
        earlier: Option<Date>,
        is_newest: bool,
    },
    Unfinished(Vec<Unlogged>),
    Promised(Vec<CheckBack>),
    Found {
        search: Search,
        found: Vec<Found>,
        /// Texts before the one of this number are on the next page.
        more: Option<i64>,
    },
    Refused(search::Refusal),
}

/// Everything on the page.
pub(super) struct Logbook {
    pub(super) class: Class,
    pub(super) students: Arc<Vec<Student>>,
    pub(super) today: Date,
    /// How many talks have room in their logs, and how many looks back are promised.
    pub(super) unfinished: usize,
    pub(super) promised: usize,
    pub(super) entries: Entries,
}

impl Logbook {
    pub(super) fn load(
        tx: &ReadTx<'_>,
        clock: &Clock,
        class: Class,
        shown: Shown,
    ) -> store::Result<Self> {
        let today = now_in(clock, &class).date();
        let since = today.saturating_sub((limits::STORY_WEEKS * 7).days());
        let unlogged = store::conference::unlogged(tx, class.id, since)?;
        let promised = store::conference::check_backs(tx, class.id)?;
        Ok(Self {
            unfinished: unlogged.len(),
            promised: promised.len(),
            entries: match shown {
                Shown::All(before) => all(tx, &class, before)?,
                Shown::Unfinished => Entries::Unfinished(unlogged),
                Shown::Promised => Entries::Promised(promised),
                Shown::Found(search, below) => find(tx, &class, search, below)?,
                Shown::Refused(why) => Entries::Refused(why),
            },
            students: store::roster::students(tx, class.id)?,
            class,
            today,
        })
    }
}

fn all(tx: &ReadTx<'_>, class: &Class, before: Option<Date>) -> store::Result<Entries> {
    let end = before.unwrap_or(Date::MAX);
    let mut talks = store::conference::logbook(tx, class.id, end, limits::TALKS_ON_A_PAGE + 1)?;
    let mut earlier = None;
    if talks.len() > limits::TALKS_ON_A_PAGE as usize {
        // A day is never cut in two, unless it fills the page alone.
        let cut = talks[limits::TALKS_ON_A_PAGE as usize].date;
        let whole = talks.iter().take_while(|talk| talk.date > cut).count();
        talks.truncate(if whole > 0 {
            whole
        } else {
            limits::TALKS_ON_A_PAGE as usize
        });
        earlier = talks.last().map(|talk| talk.date);
    }
    Ok(Entries::All {
        talks,
        earlier,
        is_newest: before.is_none(),
    })
}

fn find(
    tx: &ReadTx<'_>,
    class: &Class,
    search: Search,
    below: Option<i64>,
) -> store::Result<Entries> {
    let at_most = limits::FOUND_ON_A_PAGE;
    let mut found = said::find(tx, class.id, &search, below, at_most + 1)?;
    let has_more = found.len() > at_most as usize;
    found.truncate(at_most as usize);
    Ok(Entries::Found {
        more: found.last().map(|it| it.id).filter(|_| has_more),
        search,
        found,
    })
}
