//! What was done in the room is taken back: a look in, the round, the devices, and when a child is out. Sessions that ended by it stay
//! ended.

use super::late::{TooLate, class_of, is_now};
use crate::{
    app::{App, Error, Result, calendar::seat_waiting},
    domain::{
        calendar::Away,
        class::Member,
        conference::Kind,
        id::{ClassId, ConferenceId, DeviceId},
        principal::Principal,
    },
    store::{self, WriteTx},
};

/// She has not looked in, and what she had promised is owed again, if nothing was written of it since.
pub(super) fn take_back_look_in(
    tx: &WriteTx<'_>,
    by: &Principal,
    class: ClassId,
    talk: ConferenceId,
) -> Result<(), TooLate> {
    class_of(tx, by, class)?;
    let talk = store::conference::find(tx, talk)?.ok_or(Error::Refused(TooLate))?;
    let written = store::conference::mistake::written(tx, talk.id)?;
    is_now(talk.class == class && talk.kind == Kind::LookedIn && !written.has_words)?;
    Ok(store::conference::mistake::delete(tx, &talk)?)
}

/// The round before goes on, if nobody was met or excused in this one.
pub(super) fn take_back_round(
    tx: &WriteTx<'_>,
    app: &App,
    by: &Principal,
    class: ClassId,
    number: u32,
) -> Result<(), TooLate> {
    let class = class_of(tx, by, class)?;
    let round = store::board::round::load(tx, class.id)?;
    let nobody_met = store::board::round::met(tx, class.id)?.is_empty();
    is_now(round.number == number && nobody_met && round.excused.is_empty())?;
    store::board::round::take_next_back(tx, class.id)?;
    Ok(seat_waiting(tx, &app.clock, &class)?)
}

/// These devices or walls are in the room again, as far as none of them has come in anew. Whoever was signed in on one signs in
/// again.
pub(super) fn bring_devices_back(
    tx: &WriteTx<'_>,
    by: &Principal,
    class: ClassId,
    devices: &[DeviceId],
) -> Result<(), TooLate> {
    class_of(tx, by, class)?;
    for device in devices {
        let is_there = store::devices::class_of(tx, *device)? == Some(class);
        is_now(is_there && store::devices::is_ended(tx, *device)?)?;
        store::devices::put_back(tx, *device)?;
    }
    Ok(())
}

/// The children share devices as before, or not.
pub(super) fn take_back_sharing(
    tx: &WriteTx<'_>,
    by: &Principal,
    class: ClassId,
    before: bool,
) -> Result<(), TooLate> {
    class_of(tx, by, class)?;
    is_now(store::devices::are_shared(tx, class)? != before)?;
    Ok(store::devices::set_shared(tx, class, before)?)
}

/// A child is out of the room at the times at which it was before.
pub(super) fn take_back_away(
    tx: &WriteTx<'_>,
    by: &Principal,
    member: Member,
    before: &[Away],
    after: &[Away],
) -> Result<(), TooLate> {
    class_of(tx, by, member.class)?;
    let is_here = store::roster::members(tx, member.class)?;
    is_now(is_here.iter().any(|it| it.student == member.student))?;
    is_now(store::calendar::away::of(tx, member)? == after)?;
    for away in after {
        store::calendar::away::remove(tx, member.class, away)?;
    }
    for away in before {
        store::calendar::away::add(tx, member.class, away)?;
    }
    Ok(())
}
