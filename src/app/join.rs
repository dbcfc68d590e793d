//! Two entries of a class list that are one child become one: what the one has goes to the one that stays, and nothing is lost.

use std::sync::Arc;

use strum::IntoStaticStr;

use super::{App, Error, Result, board_of, class_with_student};
use crate::{
    domain::{board::SignUp, class::Member, id::StudentId, prep::Sheet, principal::Principal},
    store::{self, ReadTx, board::wait, join::Joined, part::Before},
};

/// Why two entries stay two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
pub enum Refusal {
    /// It is one entry.
    #[strum(serialize = "join_itself")]
    Itself,
    /// The other is not in this class, and did not leave it; or it is joined already.
    #[strum(serialize = "join_not_in_class")]
    NotInClass,
    /// A talk goes on with one of them.
    #[strum(serialize = "join_talking")]
    Talking,
    /// Both have a chair to come.
    #[strum(serialize = "join_two_chairs")]
    TwoChairs,
    /// They were in one talk: they are two children.
    #[strum(serialize = "join_talked_together")]
    TalkedTogether,
    /// Somebody is signed in as the other, and may be typing.
    #[strum(serialize = "join_signed_in")]
    SignedIn,
}

/// Joins `goes` to `stays`; gives what there was before.
pub async fn join(
    app: &Arc<App>,
    by: Principal,
    stays: StudentId,
    goes: StudentId,
) -> Result<Before, Refusal> {
    let clock = Arc::clone(&app.clock);
    app.write(by, move |tx| {
        let class = class_with_student(tx, &by, stays)?.ok_or(Error::NotFound)?;
        let joined = Joined {
            class: class.id,
            stays,
            goes,
        };
        // A clock in doubt ends nobody's session.
        let now = if tx.attribution.doubtful {
            i64::MIN
        } else {
            tx.attribution.at
        };
        if let Some(refusal) = refusal(tx, joined, now)? {
            return Err(Error::Refused(refusal));
        }
        let board = board_of(tx, &clock, &class)?;
        let sign_ups = &board.sign_ups;
        if live_of(sign_ups, stays) && live_of(sign_ups, goes) {
            return Err(Error::Refused(Refusal::TwoChairs));
        }
        let has_chair = live_of(sign_ups, stays) || live_of(sign_ups, goes);
        let kept = store::prep::sheet_of(tx, class.id, stays)?;
        let other = store::prep::sheet_of(tx, class.id, goes)?;
        let closes = Sheet::older_of(&kept, &other).and_then(|sheet| sheet.id);
        let before = store::part::remember(tx, joined, closes)?;
        // Whoever has a chair waits for none, and nobody waits twice.
        if has_chair {
            wait::leave(tx, class.id, stays)?;
        }
        if has_chair || wait::day_of(tx, class.id, stays)?.is_some() {
            wait::leave(tx, class.id, goes)?;
        }
        store::join::join(tx, joined, closes)?;
        store::board::round::begin_next_if_over(tx, class.id)?;
        Ok(before)
    })
    .await
}

fn live_of(sign_ups: &[SignUp], student: StudentId) -> bool {
    let mut live = sign_ups.iter().filter(|it| it.state.is_live());
    live.any(|it| it.student == student)
}

/// What stands in the way, the clearest first.
fn refusal(tx: &ReadTx<'_>, joined: Joined, now: i64) -> store::Result<Option<Refusal>> {
    let Joined { class, stays, goes } = joined;
    if stays == goes {
        return Ok(Some(Refusal::Itself));
    }
    let practice = store::first_run::practice(tx)?;
    let is_practice = [stays, goes].into_iter().any(|it| Some(it) == practice);
    if is_practice || store::roster::classes_of(tx, goes)? != [class] {
        return Ok(Some(Refusal::NotInClass));
    }
    for student in [stays, goes] {
        let member = Member { class, student };
        if store::conference::going_on_with(tx, member)?.is_some() {
            return Ok(Some(Refusal::Talking));
        }
    }
    if store::join::talked_together(tx, joined)? {
        return Ok(Some(Refusal::TalkedTogether));
    }
    let signed_in = store::join::is_signed_in(tx, goes, now)?;
    Ok(signed_in.then_some(Refusal::SignedIn))
}
