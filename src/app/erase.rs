//! Erasing a child, a class or a year of one: she types what it is called and her passphrase, it waits in the bin with one tap back,
//! and then it goes from every file of the database. And how long what was written stays once a class is over. Nothing goes by a date
//! in doubt.

use std::{fmt::Debug, sync::Arc};

use jiff::civil::{Date, date};

use super::{
    App, Error, KnownChild, Result, TriedFrom, class_for,
    copies::{self, NotMade},
    exports::class_of_hers,
    roster::{TalkGoesOn, check_no_talk, put_back_on_roster, take_off_roster},
    sign_in::{TryRefusal, check_hers},
};
use crate::{
    backup::Why,
    domain::{
        calendar::DayRange,
        class::{Class, Member},
        id::{ClassId, StudentId},
        principal::Teacher,
        text::sort_key,
    },
    limits::{self, BIN_DAYS, RETENTION_CHANGED_DAYS, RETENTION_DAYS, RETENTION_DAYS_AT_FIRST},
    store::{
        self, ReadTx, WAS_A_COPY, WriteTx,
        bin::{self, Binned, InBin},
        erase,
    },
};

/// Under these names the box remembers how long what was written stays, and since when that is so.
const RETENTION: &str = "retention-days";
const RETENTION_SINCE: &str = "retention-since";
const DAY: i64 = 86_400;

/// What she wants to be erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A child.
    Child(StudentId),
    /// A class, after so many days.
    Class(ClassId, i64),
    /// A school year of a class, by the year in which it began.
    Year(ClassId, i16),
}

/// Why nothing was put in the bin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotBinned {
    /// What she typed is not what it is called.
    Name,
    /// Her passphrase was not the right one, or its turn did not come.
    Passphrase(TryRefusal),
    /// It is in the bin already.
    There,
    /// A talk goes on with the child, or in the class.
    Talking(TalkGoesOn),
}

/// What she typed.
#[derive(Clone, Debug)]
pub struct Confirmed {
    /// What it is called.
    pub name: String,
    /// Her passphrase.
    pub passphrase: String,
    /// From where she tries it.
    pub from: TriedFrom,
}

/// The days of a school year: from the first of August on, when no class is at school in most places. What is asked for is shown
/// with its days before it goes.
pub fn school_year(began: i16) -> DayRange {
    DayRange {
        first: date(began.clamp(1970, 9000), 8, 1),
        last: date(began.clamp(1970, 9000) + 1, 7, 31),
    }
}

/// In which school year a day is.
pub fn school_year_of(day: Date) -> i16 {
    if day.month() < 8 {
        day.year() - 1
    } else {
        day.year()
    }
}

/// Puts it in the bin.
pub async fn put_in_bin(
    app: &Arc<App>,
    by: Teacher,
    wanted: Wanted,
    confirmed: Confirmed,
) -> Result<(), NotBinned> {
    // The name first: a slip costs no try at the passphrase.
    let called = app.store.read(move |tx| called(tx, by, wanted)).await?;
    let called = called.ok_or(Error::NotFound)?;
    if sort_key(&called) != sort_key(confirmed.name.trim()) {
        return Err(Error::Refused(NotBinned::Name));
    }
    check_hers(app, by, confirmed.from, confirmed.passphrase)
        .await
        .map_err(|error| error.map_refusal(NotBinned::Passphrase))?;
    let clock = Arc::clone(&app.clock);
    app.write_ending(by, move |tx| match wanted {
        Wanted::Child(student) => {
            let known = KnownChild::find(tx, &by.into(), student)?.ok_or(Error::NotFound)?;
            for id in store::roster::classes_of(tx, student)? {
                let members = store::roster::members(tx, id)?;
                if members.iter().any(|it| it.student == student)
                    && let Some(class) = store::class::find(tx, id)?
                {
                    take_off_roster(tx, &clock, &class, student)
                        .map_err(|error| error.map_refusal(NotBinned::Talking))?;
                }
            }
            Ok(bin::put(
                tx,
                known.class.id,
                Binned::Child(student),
                BIN_DAYS,
            )?)
        }
        Wanted::Class(class, days) => {
            let class = class_of_hers(tx, by, class)?.ok_or(Error::NotFound)?.id;
            if class_for(tx, &by.into(), Some(class))?.is_some() {
                check_no_talk(tx, class, None)
                    .map_err(|error| error.map_refusal(NotBinned::Talking))?;
                let mut others = store::class::of_teacher(tx, by.id)?.into_iter();
                let other = others.find(|it| it.id != class).map(|it| it.id);
                store::class::archive(tx, class, other)?;
            }
            Ok(bin::put(tx, class, Binned::Class, days)?)
        }
        Wanted::Year(class, began) => {
            let class = class_of_hers(tx, by, class)?.ok_or(Error::NotFound)?.id;
            let DayRange { first, last } = school_year(began);
            let what = Binned::Year { first, last };
            let waits = |it: &InBin| it.class == class && it.what == what && it.erased_at.is_none();
            if bin::load(tx)?.iter().any(waits) {
                return Err(Error::Refused(NotBinned::There));
            }
            // The page offers the years in which there is something, and no others.
            let going = bin::going(tx, class, what)?;
            if going.talks + going.sheets == 0 {
                return Err(Error::NotFound);
            }
            Ok(bin::put(tx, class, what, BIN_DAYS)?)
        }
    })
    .await
}

/// What she has to type.
fn called(tx: &ReadTx<'_>, by: Teacher, wanted: Wanted) -> store::Result<Option<String>> {
    Ok(match wanted {
        Wanted::Child(student) => match KnownChild::find(tx, &by.into(), student)? {
            Some(_) => store::roster::written_name(tx, student)?.map(|name| name.whole()),
            None => None,
        },
        Wanted::Class(class, _) => class_of_hers(tx, by, class)?.map(|it| it.name),
        Wanted::Year(class, began) => class_of_hers(tx, by, class)?.map(|_| began.to_string()),
    })
}

/// One tap takes it back, as it was.
pub async fn take_back(app: &Arc<App>, by: Teacher, id: i64) -> Result<()> {
    app.write(by, move |tx| {
        let it = bin::find(tx, id)?.ok_or(Error::NotFound)?;
        if !is_hers(tx, by, &it)? {
            return Err(Error::NotFound);
        }
        bin::take_back(tx, &it)?;
        match it.what {
            Binned::Child(student) => {
                for class in store::roster::classes_of(tx, student)? {
                    let left = store::roster::leavers(tx, class)?.into_iter();
                    let mut left = left.filter(|it| it.entry.student == student);
                    if left.any(|left| left.left_at == it.at) {
                        put_back_on_roster(tx, Member { class, student })?;
                    }
                }
            }
            Binned::Class if bin::archived_at(tx, it.class)? == Some(it.at) => {
                store::class::put_back(tx, it.class)?;
            }
            Binned::Class | Binned::Year { .. } => {}
        }
        Ok(())
    })
    .await
}

/// Whether what is in the bin is of a class of hers.
pub fn is_hers(tx: &ReadTx<'_>, by: Teacher, it: &InBin) -> store::Result<bool> {
    store::class::teaches(tx, by.id, it.class)
}

/// What is in the bin, with what it is called while that is there.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The row.
    pub row: InBin,
    /// What it is called; none once it is erased.
    pub name: Option<String>,
    /// Its class, while there is one.
    pub class: Option<Class>,
}

/// Everything of hers that waits, and what has gone from the box.
pub fn load(tx: &ReadTx<'_>, by: Teacher) -> store::Result<Vec<Waiting>> {
    let mut all = Vec::new();
    for row in bin::load(tx)? {
        if row.erased_at.is_none() && !is_hers(tx, by, &row)? {
            continue;
        }
        let class = store::class::find(tx, row.class)?;
        let name = match (row.erased_at, row.what) {
            (Some(_), _) => None,
            (None, Binned::Child(student)) => {
                store::roster::written_name(tx, student)?.map(|name| name.whole())
            }
            (None, Binned::Class | Binned::Year { .. }) => class.as_ref().map(|it| it.name.clone()),
        };
        all.push(Waiting { row, name, class });
    }
    Ok(all)
}

/// How long talks and sheets of an archived class stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// Days.
    pub days: i64,
    /// When that was last changed, in UTC seconds; none if never.
    pub changed_at: Option<i64>,
}

impl Retention {
    /// As the box is set.
    pub fn load(tx: &ReadTx<'_>) -> store::Result<Self> {
        let number = |name| {
            let value = store::settings::load(tx, name)?;
            Ok::<Option<i64>, store::Error>(value.and_then(|value| value.parse().ok()))
        };
        let days = number(RETENTION)?.filter(|days| RETENTION_DAYS.contains(days));
        Ok(Self {
            days: days.unwrap_or(RETENTION_DAYS_AT_FIRST),
            changed_at: number(RETENTION_SINCE)?,
        })
    }

    /// When the words of a class go that rests since this moment.
    pub fn goes_at(self, rests_since: i64) -> i64 {
        let by_change = self.changed_at.map(|at| at + RETENTION_CHANGED_DAYS * DAY);
        (rests_since + self.days * DAY).max(by_change.unwrap_or(i64::MIN))
    }
}

/// Sets how long they stay.
pub async fn set_retention(app: &App, by: Teacher, days: i64) -> Result<()> {
    if !RETENTION_DAYS.contains(&days) {
        return Err(Error::NotFound);
    }
    app.write(by, move |tx| {
        if Retention::load(tx)?.days != days {
            store::settings::save(tx, RETENTION, &days.to_string())?;
            store::settings::save(tx, RETENTION_SINCE, &tx.attribution.at.to_string())?;
            tx.audit("retention", None, None, &days.to_string())?;
        }
        Ok(())
    })
    .await
}

/// What the box does by itself, now and every hour: what has waited long enough goes, and what was kept long enough. Does nothing
/// while the date is in doubt.
pub async fn erase_what_is_due(app: &Arc<App>) -> store::Result<()> {
    if app.is_clock_doubtful() {
        return Ok(());
    }
    let now = app.clock.now().as_second();
    let look = move |tx: &ReadTx<'_>| {
        let wants_cleaning = wants_something(tx, now)? || bin::is_to_be_cleaned(tx)?;
        Ok((wants_cleaning, goes_now(tx, now)?))
    };
    let (wants_cleaning, goes_now) = app.store.read(look).await?;
    if !wants_cleaning {
        return Ok(());
    }
    // The last copy that has it. Where there is no room for one, what was promised to go goes without.
    if goes_now {
        match copies::make(app, Why::BeforeErase).await {
            Ok(_) => {}
            Err(NotMade::Stopped) => return Ok(()),
            Err(error) => log::error!("no copy was made before something is erased: {error:?}"),
        }
    }
    // On a full card it makes room.
    let by_itself = app.attribution_by("box".to_owned());
    let erase = move |tx: &WriteTx<'_>| erase_due(tx, now);
    app.store.write_ending(by_itself, erase).await?;
    for _ in 0..limits::CLEAN_LOOKS {
        if app.store.is_clean() {
            return app.write_as_box(bin::mark_clean).await;
        }
        tokio::time::sleep(limits::CLEAN_LOOKED_AT).await;
    }
    Ok(())
}

/// Whether anything is to be done, so that a quiet box writes nothing.
fn wants_something(tx: &ReadTx<'_>, now: i64) -> store::Result<bool> {
    let waits_for_a_date = bin::load(tx)?
        .iter()
        .any(|it| it.goes_at.is_none() && it.erased_at.is_none());
    Ok(waits_for_a_date
        || store::settings::load(tx, WAS_A_COPY)?.is_some()
        || !bin::due(tx, now)?.is_empty()
        || bin::rests_unnoted(tx)?
        || !kept_long_enough(tx, now)?.is_empty())
}

/// Whether something is erased now. What waited in a copy waits anew.
fn goes_now(tx: &ReadTx<'_>, now: i64) -> store::Result<bool> {
    let was_a_copy = store::settings::load(tx, WAS_A_COPY)?.is_some();
    Ok(!was_a_copy && (!bin::due(tx, now)?.is_empty() || !kept_long_enough(tx, now)?.is_empty()))
}

fn kept_long_enough(tx: &ReadTx<'_>, now: i64) -> store::Result<Vec<ClassId>> {
    let retention = Retention::load(tx)?;
    let mut classes = bin::rested_since(tx, now - retention.days * DAY)?;
    classes.retain(|_| retention.goes_at(now - retention.days * DAY) <= now);
    Ok(classes)
}

/// The days that a copy lay there were not days in which anybody could take something back: what waited in it waits anew, and
/// what was kept stays for another month.
fn count_anew_after_a_copy(tx: &WriteTx<'_>) -> store::Result<()> {
    if store::settings::load(tx, WAS_A_COPY)?.is_some() {
        store::settings::remove(tx, WAS_A_COPY)?;
        store::settings::save(tx, RETENTION_SINCE, &tx.attribution.at.to_string())?;
        bin::forget_dates(tx)?;
    }
    Ok(())
}

fn erase_due(tx: &WriteTx<'_>, now: i64) -> store::Result<()> {
    count_anew_after_a_copy(tx)?;
    bin::begin_to_wait(tx)?;
    bin::note_who_rests(tx)?;
    for it in bin::due(tx, now)? {
        match it.what {
            Binned::Child(student) => erase::student(tx, student)?,
            Binned::Class => erase::class(tx, it.class)?,
            Binned::Year { first, last } => erase::year(tx, it.class, DayRange { first, last })?,
        }
        bin::mark_erased(tx, it.id)?;
        bin::note_erased(tx)?;
        tx.clean_after_commit();
    }
    for class in kept_long_enough(tx, now)? {
        erase::everything_written(tx, class)?;
        bin::note_erased(tx)?;
        tx.clean_after_commit();
    }
    if bin::is_to_be_cleaned(tx)? {
        tx.clean_after_commit();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_begins_in_august() {
        assert_eq!(school_year_of(date(2026, 7, 31)), 2025);
        assert_eq!(school_year_of(date(2026, 8, 1)), 2026);
        let year = school_year(2026);
        assert_eq!(
            (year.first, year.last),
            (date(2026, 8, 1), date(2027, 7, 31))
        );
    }

    #[test]
    fn words_stay_for_their_time_and_a_month_after_it_was_changed() {
        let mut retention = Retention {
            days: 365,
            changed_at: None,
        };
        assert_eq!(retention.goes_at(0), 365 * DAY);
        retention = Retention {
            days: 30,
            changed_at: Some(300 * DAY),
        };
        assert_eq!(retention.goes_at(0), 330 * DAY);
        assert_eq!(retention.goes_at(310 * DAY), 340 * DAY);
    }
}
