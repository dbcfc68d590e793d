//! What the logbook of a class is drawn from: the talks that she asks for, or what a search has found; the tags, the children who
//! work on one, everyone's time.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::{ToSpan as _, civil::Date};

use super::filters::{Filters, Part};
use crate::{
    app::{
        App, board_of, now_in,
        strengths::{Offered, of_every_class},
    },
    domain::{
        board::{Board, By},
        calendar::{Calendar, DayRange, SEATS_MAX, SlotId},
        class::Class,
        conference::{same_strength, strengths},
        fair_time::Share,
        id::{ClassId, StudentId, TagId, TeacherId},
        roster::{RosterEntry, Student},
        search::{self, Search},
        tag::{Tag, works_on},
        text::order_key,
    },
    limits,
    pages::teacher::this_week::{ThisWeek, everyones_time},
    store::{
        self, ReadTx,
        conference::logbook::{LoggedTalk, Wanted},
        said::{self, Found},
    },
};

/// What she wants to see.
#[derive(Clone)]
pub(super) enum Shown {
    /// The talks that the filters leave, or those of them before a day.
    Talks(Option<Date>),
    /// What a search finds in them, or of that what is older than a text.
    Found(Search, Option<i64>),
    /// What she typed cannot be looked for.
    Refused(search::Refusal),
}

/// What there is of it.
pub(super) enum Entries {
    Talks {
        talks: Vec<LoggedTalk>,
        /// Talks before this day are on the next page.
        earlier: Option<Date>,
        is_newest: bool,
    },
    Found {
        search: Search,
        found: Vec<(Found, Vec<TagId>)>,
        /// Texts before the one of this number are on the next page.
        more: Option<i64>,
    },
    Refused(search::Refusal),
}

/// The children who work on the tag that was chosen.
pub(super) struct Working {
    /// Whoever had the talk about it longest ago first.
    pub(super) students: Vec<StudentId>,
    /// Those of them who could sit down together, and the next chair on which they could.
    pub(super) together: Option<(SlotId, BTreeSet<StudentId>)>,
    /// The chairs that children of these have, from which they would move.
    pub(super) chairs: BTreeMap<StudentId, SlotId>,
}

/// Everything on the page.
pub(super) struct Logbook {
    pub(super) class: Class,
    pub(super) students: Arc<Vec<Student>>,
    /// Who was taken out of the class: their talks and sheets are found as well.
    pub(super) left: Vec<RosterEntry>,
    pub(super) calendar: Calendar,
    pub(super) today: Date,
    pub(super) filters: Filters,
    /// How many talks there are this term, have room in their logs, and have a promised look back.
    pub(super) of_term: u32,
    /// See `of_term`.
    pub(super) unfinished: usize,
    /// See `of_term`.
    pub(super) promised: usize,
    pub(super) tags: Vec<Tag>,
    /// How many talks of this term have each tag.
    pub(super) taught: BTreeMap<TagId, u32>,
    /// The same of each of the last weeks.
    pub(super) taught_weeks: TaughtWeeks,
    /// The strengths that can be asked for.
    pub(super) strengths: Vec<String>,
    /// Those that every class is offered, in each language.
    pub(super) offered: Offered,
    pub(super) working: Option<Working>,
    /// Within so many school days everyone is to be met.
    pub(super) target: u32,
    pub(super) shares: Vec<Share>,
    /// Shown where nothing is left out.
    pub(super) week: Option<ThisWeek>,
    pub(super) entries: Entries,
    /// What the adults are called who wrote what was found, the reader apart.
    pub(super) other_adults: BTreeMap<TeacherId, String>,
}

/// What was taught, week by week.
pub(super) struct TaughtWeeks {
    /// The Monday of each, the first first.
    pub(super) mondays: Vec<Date>,
    /// How many talks of each week have a tag.
    pub(super) of_tags: BTreeMap<TagId, Vec<u32>>,
}

impl TaughtWeeks {
    fn load(tx: &ReadTx<'_>, class: ClassId, today: Date) -> store::Result<Self> {
        let since_monday = i64::from(today.weekday().to_monday_zero_offset());
        let mondays = (0..limits::TAUGHT_WEEKS).rev().map(|ago| {
            let ago = i64::try_from(ago).unwrap_or_default();
            today.saturating_sub((since_monday + 7 * ago).days())
        });
        let mondays: Vec<Date> = mondays.collect();
        let first = mondays.first().copied().unwrap_or(today);
        let of_tags = store::tag::by_week(tx, class, first, mondays.len())?;
        Ok(Self { mondays, of_tags })
    }
}

impl Logbook {
    pub(super) fn load(
        tx: &ReadTx<'_>,
        app: &App,
        reader: TeacherId,
        class: Class,
        filters: Filters,
        shown: Shown,
    ) -> store::Result<Self> {
        let id = class.id;
        let today = now_in(&app.clock, &class).date();
        let since = today.saturating_sub((limits::STORY_WEEKS * 7).days());
        // A clock that was put back must not hide a talk.
        let term = DayRange {
            first: since,
            last: Date::MAX,
        };
        let wanted = Wanted {
            tag: filters.tag,
            strength: filters.strength.clone(),
            student: filters.student,
            unfinished_since: (filters.part == Part::Unfinished).then_some(since),
            is_promised: filters.part == Part::Promised,
        };
        let entries = match shown {
            Shown::Talks(before) => talks(tx, &class, &wanted, before)?,
            Shown::Found(search, below) => find(tx, &class, &wanted, search, below)?,
            Shown::Refused(why) => Entries::Refused(why),
        };
        let unfinished = store::conference::unlogged(tx, id, since)?;
        let unfinished: BTreeSet<_> = unfinished.iter().map(|it| it.conference).collect();
        let promised = store::conference::check_backs(tx, id)?;
        let promised: BTreeSet<_> = promised.iter().map(|it| it.conference).collect();
        let board = board_of(tx, &app.clock, &class)?;
        let offered = of_every_class(&app.translations, &class);
        let target = store::class::meeting_target(tx, id)?.days;
        let working = filters.tag.map(|tag| working(tx, &board, tag, since));
        let shares = everyones_time(tx, &class, &board, target, since)?;
        let week = filters
            .is_whole()
            .then(|| ThisWeek::load(tx, &class, &board, target, &shares));
        let writers = match &entries {
            Entries::Found { found, .. } => found.iter().filter_map(|(it, _)| it.writer).collect(),
            _ => Vec::new(),
        };
        let leavers = store::roster::leavers(tx, id)?.into_iter();
        let others = writers.into_iter().filter(|writer| *writer != reader);
        Ok(Self {
            other_adults: store::adults::names(tx, others)?,
            of_term: store::conference::logbook::count_since(tx, id, since)?,
            unfinished: unfinished.len(),
            promised: promised.len(),
            tags: store::tag::of_class(tx, id)?,
            taught: store::tag::counts(tx, id, term)?,
            taught_weeks: TaughtWeeks::load(tx, id, today)?,
            offered: Offered::of(&app.translations),
            strengths: all_strengths(tx, &class, since, offered.into())?,
            working: working.transpose()?,
            target,
            shares,
            week: week.transpose()?,
            entries,
            students: store::roster::students(tx, id)?,
            left: leavers.map(|it| it.entry).collect(),
            calendar: board.calendar,
            class,
            today,
            filters,
        })
    }

    pub(super) fn student(&self, id: StudentId) -> Option<&Student> {
        self.students.iter().find(|it| it.id == id)
    }

    pub(super) fn tag(&self, id: TagId) -> Option<&Tag> {
        self.tags.iter().find(|tag| tag.id == id)
    }
}

fn talks(
    tx: &ReadTx<'_>,
    class: &Class,
    wanted: &Wanted,
    before: Option<Date>,
) -> store::Result<Entries> {
    let end = before.unwrap_or(Date::MAX);
    let page = limits::TALKS_ON_A_PAGE;
    let mut talks = store::conference::logbook::talks(tx, class.id, wanted, end, page + 1)?;
    let mut earlier = None;
    if talks.len() > page as usize {
        // A day is never cut in two, unless it fills the page alone.
        let cut = talks[page as usize].date;
        let whole = talks.iter().take_while(|talk| talk.date > cut).count();
        talks.truncate(if whole > 0 { whole } else { page as usize });
        earlier = talks.last().map(|talk| talk.date);
    }
    Ok(Entries::Talks {
        talks,
        earlier,
        is_newest: before.is_none(),
    })
}

/// What a search finds in the talks that the filters leave. Where they leave few of many it looks only so far at once, and goes
/// on from there when she asks for older ones.
fn find(
    tx: &ReadTx<'_>,
    class: &Class,
    wanted: &Wanted,
    search: Search,
    mut below: Option<i64>,
) -> store::Result<Entries> {
    let at_most = limits::FOUND_ON_A_PAGE as usize;
    let mut found = Vec::new();
    let mut goes_on = true;
    for _ in 0..limits::FOUND_LOOKS {
        let texts = said::find(tx, class.id, &search, below, limits::FOUND_ON_A_PAGE + 1)?;
        goes_on = texts.len() > at_most;
        for text in texts.into_iter().take(at_most) {
            if found.len() == at_most {
                goes_on = true;
                break;
            }
            below = Some(text.id);
            if is_left(tx, class, wanted, &text)? {
                let tags = text.conference.map(|talk| store::tag::of_talk(tx, talk));
                found.push((text, tags.transpose()?.unwrap_or_default()));
            }
        }
        if !goes_on || found.len() == at_most {
            break;
        }
    }
    let more = below.filter(|_| goes_on);
    Ok(Entries::Found {
        search,
        found,
        more,
    })
}

fn is_left(tx: &ReadTx<'_>, class: &Class, wanted: &Wanted, text: &Found) -> store::Result<bool> {
    if wanted
        .student
        .is_some_and(|student| !text.students.contains(&student))
    {
        return Ok(false);
    }
    let of_talk = Wanted {
        student: None,
        ..wanted.clone()
    };
    if of_talk.is_all() {
        return Ok(true);
    }
    let talk = text
        .conference
        .map(|talk| store::conference::logbook::is_wanted(tx, class.id, wanted, talk));
    Ok(talk.transpose()?.unwrap_or(false))
}

/// Who works on a tag, and where the next five of them could sit down together.
fn working(tx: &ReadTx<'_>, board: &Board, tag: TagId, since: Date) -> store::Result<Working> {
    let tagged = store::tag::tagged(tx, board.calendar.class, tag, since)?;
    let mut students: Vec<StudentId> = Vec::new();
    // The latest first: whose talk about it is longest ago comes last, and is put first.
    for it in tagged.iter().filter(|it| works_on(it.step, it.is_last)) {
        if !students.contains(&it.student) {
            students.push(it.student);
        }
    }
    students.reverse();
    let days = board.calendar.tabs(board.now.date()).into_iter();
    let open: Vec<SlotId> = days
        .flat_map(|day| board.open_on(day))
        .map(|slot| slot.id)
        .collect();
    let can_sit = |student: &StudentId| {
        open.iter()
            .any(|slot| board.sign_up(*student, *slot, By::Teacher).is_ok())
    };
    let free = students.iter().copied().filter(can_sit);
    let together: BTreeSet<StudentId> = free.take(SEATS_MAX.into()).collect();
    let slot = board.next_for_group(&together);
    let chair = |student: &StudentId| Some((*student, board.live_of(*student)?.slot));
    Ok(Working {
        together: slot.map(|slot| (slot, together)),
        chairs: students.iter().filter_map(chair).collect(),
        students,
    })
}

/// The strengths that were noticed this term, beside those that every class is offered.
fn all_strengths(
    tx: &ReadTx<'_>,
    class: &Class,
    since: Date,
    mut all: Vec<String>,
) -> store::Result<Vec<String>> {
    let texts = store::conference::logbook::strengths_since(tx, class.id, since)?;
    let own: BTreeSet<&str> = texts.iter().flat_map(|text| strengths(text)).collect();
    let mut own: Vec<&str> = own
        .into_iter()
        .filter(|own| same_strength(all.iter().map(String::as_str), own).is_none())
        .collect();
    own.sort_by_cached_key(|own| order_key(class.language, own));
    all.extend(
        own.into_iter()
            .take(limits::STRENGTHS_TO_ASK_FOR)
            .map(str::to_owned),
    );
    Ok(all)
}
