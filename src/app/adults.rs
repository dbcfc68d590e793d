//! The adults of the box: a co-teacher is invited, a substitute comes for a day, somebody is ended, the box is handed over, and
//! each keeps her own passphrase. How they come in is `sign_in`.

use std::sync::Arc;

use jiff::{ToSpan as _, civil::Date};

use super::{
    App, Error, Result, TriedFrom, day_in, now_in,
    room::{end_of_day, start_of_day},
    sign_in::{self, TryRefusal, invitations_of},
};
use crate::{
    domain::{
        class::Class,
        id::{ClassId, InvitationId, TeacherId},
        principal::{Standing, Teacher},
        text::{Name, WeakPassphrase, fits_passphrase},
    },
    limits, secret,
    store::{
        self, ReadTx,
        adults::{self, Adult, Days, Invitation},
    },
};

/// Nothing is left to share: no class was ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoClass;

/// Whether somebody has ended an adult's time on the box.
pub async fn is_ended(app: &App, id: TeacherId) -> bool {
    let adult = app.store.read(move |tx| adults::find(tx, id)).await;
    matches!(adult, Ok(Some(adult)) if adult.is_ended)
}

/// Invites a co-teacher to these classes of hers, to all of them where she said nothing. Where an invitation of hers is open, it is
/// that one: two taps are one.
pub async fn invite(
    app: &Arc<App>,
    by: Teacher,
    ticked: Option<Vec<ClassId>>,
) -> Result<(), NoClass> {
    let reader = Arc::clone(app);
    let until = app.ends_at(limits::INVITATION_LIFE);
    app.write(by, move |tx| {
        let classes = ticked_of(tx, by, ticked)?;
        if let Some((open, _)) = invitations_of(tx, &reader, by.id)?.first() {
            return Ok(adults::set_classes_of_invitation(tx, open.id, &classes)?);
        }
        let invitation = Invitation {
            id: InvitationId::new(secret::id()),
            by: by.id,
            until,
        };
        adults::insert_invitation(tx, &invitation)?;
        let id = invitation.id;
        Ok(adults::set_classes_of_invitation(tx, id, &classes)?)
    })
    .await
}

/// Those of her classes that she ticked; all of them where she was not asked.
fn ticked_of(
    tx: &ReadTx<'_>,
    by: Teacher,
    ticked: Option<Vec<ClassId>>,
) -> Result<Vec<ClassId>, NoClass> {
    let hers = store::class::of_teacher(tx, by.id)?.into_iter();
    let hers: Vec<ClassId> = hers.map(|it| it.id).collect();
    let Some(ticked) = ticked else {
        return Ok(hers);
    };
    let chosen: Vec<ClassId> = hers.into_iter().filter(|it| ticked.contains(it)).collect();
    if chosen.is_empty() {
        return Err(Error::Refused(NoClass));
    }
    Ok(chosen)
}

/// Of her classes a co-teacher or a substitute teaches those that are ticked, from now on and in the middle of a talk too. Gives the adult and
/// those that it taught before.
pub async fn set_classes(
    app: &Arc<App>,
    by: Teacher,
    id: TeacherId,
    ticked: Vec<ClassId>,
) -> Result<(Adult, Vec<ClassId>), NoClass> {
    app.write(by, move |tx| {
        let adult = find(tx, id)?;
        if id == by.id || adult.standing == Standing::Owner || adult.is_ended {
            return Err(Error::NotFound);
        }
        let before = adults::shared_classes(tx, by.id, id)?;
        let classes = ticked_of(tx, by, Some(ticked))?;
        adults::set_shared_classes(tx, by.id, id, &classes)?;
        Ok((adult, before))
    })
    .await
}

/// Takes her open invitations back. They may be gone already.
pub async fn take_invitation_back(app: &Arc<App>, by: Teacher) -> Result<()> {
    app.write_ending(by, move |tx| {
        let mut open = adults::open_invitations(tx)?;
        open.retain(|it| it.by == by.id);
        for invitation in open {
            adults::end_invitation(tx, invitation.id, None)?;
        }
        Ok(())
    })
    .await
}

/// Why a substitute has no such day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSuchDay {
    /// It is over already.
    Past,
    /// It is too far off: a card lies about until then.
    TooFar,
}

/// A substitute comes to the classes of hers on this day, and ends with it.
pub async fn add_substitute(
    app: &Arc<App>,
    by: Teacher,
    day: Date,
    name: Option<Name>,
) -> Result<TeacherId, NoSuchDay> {
    let reader = Arc::clone(app);
    let id = TeacherId::new(secret::id());
    app.write(by, move |tx| {
        let class = first_class(tx, by)?.ok_or(Error::NotFound)?;
        let today = now_in(&reader.clock, &class).date();
        if day < today && !reader.is_clock_doubtful() {
            return Err(Error::Refused(NoSuchDay::Past));
        }
        if day > today.saturating_add(limits::SUBSTITUTE_DAYS_AHEAD.days()) {
            return Err(Error::Refused(NoSuchDay::TooFar));
        }
        let name = name.as_ref().map_or("", Name::as_str);
        let days = Days {
            since: start_of_day(&class, day),
            until: end_of_day(&class, day),
        };
        adults::insert_substitute(tx, id, name, by.id, days)?;
        Ok(id)
    })
    .await
}

/// A substitute comes for one day more: the day after its last one, or today if that is over.
pub async fn one_more_day(app: &Arc<App>, by: Teacher, id: TeacherId) -> Result<()> {
    let reader = Arc::clone(app);
    app.write(by, move |tx| {
        let found = find(tx, id)?;
        let until = found.until.ok_or(Error::NotFound)?;
        let class = first_class(tx, by)?.ok_or(Error::NotFound)?;
        let today = now_in(&reader.clock, &class).date();
        let next = day_in(&class, until).max(today);
        adults::set_until(tx, id, end_of_day(&class, next))?;
        Ok(())
    })
    .await
}

/// Who cannot be ended by whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotEnded {
    /// The owner: she hands the box over first.
    Owner,
    /// She herself.
    Oneself,
}

/// Ends an adult at once, in the middle of a talk too. Ended twice is ended once.
pub async fn end(app: &Arc<App>, by: Teacher, id: TeacherId) -> Result<Adult, NotEnded> {
    app.write_ending(by, move |tx| {
        let adult = find(tx, id)?;
        if id == by.id {
            return Err(Error::Refused(NotEnded::Oneself));
        }
        if adult.standing == Standing::Owner {
            return Err(Error::Refused(NotEnded::Owner));
        }
        if !adult.is_ended {
            adults::end(tx, id, by.id)?;
        }
        Ok(adult)
    })
    .await
}

/// Why the box was not handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHandedOver {
    /// The passphrase was not looked at, or was not hers.
    Passphrase(TryRefusal),
    /// There is no such co-teacher any more.
    Nobody,
}

/// What becomes of her who hands the box over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldOwner {
    /// She stays as a co-teacher.
    Stays,
    /// Her time on this box ends.
    Leaves,
}

/// The owner hands the box over to a co-teacher.
pub async fn hand_box_over(
    app: &Arc<App>,
    by: Teacher,
    from: TriedFrom,
    passphrase: String,
    to: TeacherId,
    old: OldOwner,
) -> Result<(), NotHandedOver> {
    let checked = sign_in::check_hers(app, by, from, passphrase).await;
    checked.map_err(|error| error.map_refusal(NotHandedOver::Passphrase))?;
    app.write(by, move |tx| {
        let adult = adults::find(tx, to)?;
        let fits = |it: &Adult| it.standing == Standing::CoTeacher && !it.is_ended;
        if !adult.as_ref().is_some_and(fits) {
            return Err(Error::Refused(NotHandedOver::Nobody));
        }
        adults::set_owner(tx, to, by.id)?;
        if old == OldOwner::Leaves {
            adults::end(tx, by.id, to)?;
        }
        Ok(())
    })
    .await
}

/// Why her passphrase was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotChanged {
    /// The old one was not looked at, or was not hers.
    Old(TryRefusal),
    /// The new one is too easily guessed.
    Weak(WeakPassphrase),
}

/// She changes her own passphrase, and is signed out on every other device.
pub async fn change_passphrase(
    app: &Arc<App>,
    by: Teacher,
    from: TriedFrom,
    old: String,
    new: String,
) -> Result<(), NotChanged> {
    fits_passphrase(&new).map_err(|weak| Error::Refused(NotChanged::Weak(weak)))?;
    let checked = sign_in::check_hers(app, by, from, old).await;
    checked.map_err(|error| error.map_refusal(NotChanged::Old))?;
    let hash = sign_in::hash_passphrase(app, new).await?;
    app.write_ending(by, move |tx| {
        store::credentials::change_passphrase(tx, by.id, by.session, &hash)?;
        Ok(())
    })
    .await
}

/// Her first class, whose zone a substitute's day has.
fn first_class(tx: &ReadTx<'_>, by: Teacher) -> store::Result<Option<Class>> {
    let classes = store::class::of_teacher(tx, by.id)?;
    Ok(classes.into_iter().next())
}

/// One adult of the box.
fn find<R>(tx: &ReadTx<'_>, id: TeacherId) -> Result<Adult, R> {
    adults::find(tx, id)?.ok_or(Error::NotFound)
}
