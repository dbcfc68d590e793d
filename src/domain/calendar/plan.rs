//! What a teacher says about writing time: the blocks of the week, how the chairs stand in them, and whether that can be; and
//! which of several classes in one room it means at a moment.

use std::ops::RangeInclusive;

use jiff::civil::{DateTime, Time, Weekday};
use strum::IntoStaticStr;

use crate::domain::{calendar::minutes, id::ClassId};

/// How many chairs a block may have.
pub const CHAIRS_A_BLOCK: RangeInclusive<u16> = 1..=12;
/// How many minutes a talk may last.
pub const CHAIR_MINUTES: RangeInclusive<u16> = 4..=30;

/// A class that writes more often in one day is a slip of the hand.
const BLOCKS_A_DAY_MAX: usize = 8;

/// A writing block: a stretch of one weekday in which the class writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// On which weekday.
    pub weekday: Weekday,
    /// From when, on a whole minute.
    pub start: Time,
    /// For how long.
    pub minutes: u16,
}

impl Block {
    /// When it ends; none if that is not before midnight.
    pub fn end(&self) -> Option<Time> {
        self.start.checked_add(minutes(self.minutes.into())).ok()
    }
}

/// Two classes that write at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// One of them.
    pub one: ClassId,
    /// The other.
    pub other: ClassId,
    /// On this weekday.
    pub weekday: Weekday,
    /// From this time.
    pub from: Time,
}

/// Where classes of one teacher write at one time: of each two classes the first such time of the week. Each class stands with the
/// blocks of its week.
pub fn clashes(classes: &[(ClassId, Vec<Block>)]) -> Vec<Clash> {
    let overlap = |one: &Block, other: &Block| {
        let from = one.start.max(other.start);
        let ends = one
            .end()
            .unwrap_or(Time::MAX)
            .min(other.end().unwrap_or(Time::MAX));
        (one.weekday == other.weekday && from < ends).then_some((one.weekday, from))
    };
    let mut found = Vec::new();
    for (at, (one, blocks)) in classes.iter().enumerate() {
        for (other, others) in &classes[at + 1..] {
            let both = blocks
                .iter()
                .flat_map(|block| others.iter().map(move |it| (block, it)));
            let times = both.filter_map(|(block, it)| overlap(block, it));
            let first = times.min_by_key(|(weekday, from)| (weekday.to_monday_one_offset(), *from));
            found.extend(first.map(|(weekday, from)| Clash {
                one: *one,
                other: *other,
                weekday,
                from,
            }));
        }
    }
    found
}

/// How chairs stand in a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChairPlan {
    /// At most so many in one block.
    pub per_block: u8,
    /// Minutes of one talk.
    pub minutes: u16,
    /// Minutes between two talks.
    pub padding: u16,
    /// The first talk begins so many minutes into the block, after the mini-lesson.
    pub first_after: u16,
    /// The last so many minutes of the block stay free.
    pub last_before: u16,
}

impl Default for ChairPlan {
    /// What a new class begins with.
    fn default() -> Self {
        Self {
            per_block: 3,
            minutes: 6,
            padding: 2,
            first_after: 10,
            last_before: 5,
        }
    }
}

impl ChairPlan {
    /// How many chairs fit in the shortest of these blocks, and how many minutes that has; none where all that are asked for fit.
    pub fn fits_in(&self, blocks: &[Block]) -> Option<(usize, u16)> {
        let fits = |block: &Block| (self.starts_in(block).count(), block.minutes);
        let fewest = blocks.iter().map(fits).min()?;
        (fewest.0 < usize::from(self.per_block)).then_some(fewest)
    }

    /// The same with as many chairs as fit in each of these blocks.
    #[must_use]
    pub fn as_many_as_fit(self, blocks: &[Block]) -> Self {
        let fewer = self.fits_in(blocks).map(|(count, _)| u8::try_from(count));
        Self {
            per_block: fewer.and_then(Result::ok).unwrap_or(self.per_block),
            ..self
        }
    }

    /// The same with talks just so short that all chairs fit; none where no talk is so short.
    pub fn shorter_until_all_fit(self, blocks: &[Block]) -> Option<Self> {
        let shorter = (*CHAIR_MINUTES.start()..self.minutes).rev();
        let mut plans = shorter.map(|minutes| Self { minutes, ..self });
        plans.find(|plan| plan.fits_in(blocks).is_none())
    }

    /// When the chairs of a block begin.
    pub fn times_in(&self, block: Option<&Block>) -> Vec<Time> {
        block.map_or_else(Vec::new, |block| self.starts_in(block).collect())
    }

    /// When the chairs of a block begin: as many as fit, none of them over midnight.
    pub(super) fn starts_in(self, block: &Block) -> impl Iterator<Item = Time> {
        let Self {
            per_block,
            minutes: talk,
            padding,
            first_after,
            last_before,
        } = self;
        let (start, usable) = (block.start, block.minutes.saturating_sub(last_before));
        let stride = u32::from(talk) + u32::from(padding);
        (0..u32::from(per_block)).map_while(move |nth| {
            let begins = u32::from(first_after) + nth * stride;
            let ends = begins + u32::from(talk);
            let fits = ends <= usable.into() && start.checked_add(minutes(ends)).is_ok();
            fits.then(|| start.checked_add(minutes(begins)).ok())
                .flatten()
        })
    }
}

/// Why a timetable cannot be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Unsuitable {
    /// There is no writing block at all.
    NoBlock,
    /// A block lasts no time.
    BlockEmpty,
    /// A block does not begin on a whole minute.
    NotOnTheMinute,
    /// A block does not end before midnight.
    PastMidnight,
    /// Two blocks of one day overlap.
    BlocksOverlap,
    /// More blocks in one day than any class has.
    TooManyBlocks,
    /// A talk is too short or too long ([`CHAIR_MINUTES`]).
    ChairMinutes,
    /// There is no chair in a block, or too many ([`CHAIRS_A_BLOCK`]).
    ChairCount,
    /// No chair fits into one of the blocks.
    NoneFits,
}

/// Whether a timetable can be saved: each block by itself, the blocks beside each other, then the chairs in them.
pub fn check_plan(blocks: &[Block], chairs: &ChairPlan) -> Result<(), Unsuitable> {
    if blocks.is_empty() {
        return Err(Unsuitable::NoBlock);
    }
    blocks.iter().try_for_each(check_block)?;
    check_neighbours(blocks)?;
    if !CHAIR_MINUTES.contains(&chairs.minutes) {
        return Err(Unsuitable::ChairMinutes);
    }
    if !CHAIRS_A_BLOCK.contains(&u16::from(chairs.per_block)) {
        return Err(Unsuitable::ChairCount);
    }
    let none_fits = |block| chairs.starts_in(block).next().is_none();
    if blocks.iter().any(none_fits) {
        Err(Unsuitable::NoneFits)
    } else {
        Ok(())
    }
}

fn check_block(block: &Block) -> Result<(), Unsuitable> {
    if block.minutes == 0 {
        Err(Unsuitable::BlockEmpty)
    } else if (block.start.second(), block.start.subsec_nanosecond()) != (0, 0) {
        Err(Unsuitable::NotOnTheMinute)
    } else if block.end().is_none() {
        Err(Unsuitable::PastMidnight)
    } else {
        Ok(())
    }
}

fn check_neighbours(blocks: &[Block]) -> Result<(), Unsuitable> {
    let mut in_order: Vec<&Block> = blocks.iter().collect();
    in_order.sort_unstable_by_key(|block| (block.weekday.to_monday_zero_offset(), block.start));
    for day in in_order.chunk_by(|a, b| a.weekday == b.weekday) {
        if day.len() > BLOCKS_A_DAY_MAX {
            return Err(Unsuitable::TooManyBlocks);
        }
        if day
            .windows(2)
            .any(|pair| pair[0].end() > Some(pair[1].start))
        {
            return Err(Unsuitable::BlocksOverlap);
        }
    }
    Ok(())
}

/// When one class writes, and the time on its own wall.
#[derive(Clone, Copy, Debug)]
pub struct Hours<'a> {
    /// The class.
    pub class: ClassId,
    /// Its timetable.
    pub blocks: &'a [Block],
    /// The moment.
    pub now: DateTime,
}

/// The class that writes now, else the one that writes next today; none on a day without writing, or after the last block.
pub fn class_on_timetable<'a>(classes: impl Iterator<Item = Hours<'a>>) -> Option<ClassId> {
    let to_come = classes.flat_map(|hours| {
        let (today, time) = (hours.now.date().weekday(), hours.now.time());
        let blocks = hours.blocks.iter().filter(move |block| {
            block.weekday == today && block.end().is_some_and(|end| time < end)
        });
        blocks.map(move |block| (block.start, hours.class))
    });
    to_come.min().map(|(_, class)| class)
}
