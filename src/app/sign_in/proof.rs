//! "It is really me": a child's two pictures on a device of the room, or a card anywhere (decisions 12 and 13). The same for
//! coming in and for a chair that is given back at the wall.

use crate::{
    app::App,
    domain::{
        class::Member,
        credentials::{Pictures, Refusal},
        id::{DeviceId, StudentId},
    },
    secret,
    store::{
        self, Change, WriteTx,
        credentials::{
            StudentCredentials, count_wrong_pictures, find_student, find_wrong_pictures,
            reset_wrong_pictures,
        },
    },
};

/// What a child shows.
#[derive(Clone, Debug)]
pub enum Proof {
    /// Two pictures, on a device of the room or at its wall.
    Pictures(Pictures, DeviceId),
    /// What stands on a card.
    Card(String),
}

/// Whether it is this child's. A wrong try is counted, so the unit of work must go on and save it.
pub fn prove(
    tx: &WriteTx<'_>,
    app: &App,
    member: Member,
    proof: &Proof,
) -> store::Result<Result<StudentCredentials, Refusal>> {
    let child = find_student(tx, Some(member.class), member.student)?;
    match proof {
        Proof::Card(token) => {
            let fits = |child: &StudentCredentials| {
                let card = card_token(&app.machine.key, member.student, child.card);
                secret::same(&card, token)
            };
            Ok(child.filter(fits).ok_or(Refusal::CardVoid))
        }
        Proof::Pictures(pictures, device) => match child {
            None => Ok(Err(Refusal::NotInRoom)),
            Some(child) => {
                let tried = TriedPictures {
                    student: member.student,
                    device: *device,
                    pictures: *pictures,
                };
                Ok(judge(tx, app, child.pictures, tried)?.map(|()| child))
            }
        },
    }
}

struct TriedPictures {
    student: StudentId,
    device: DeviceId,
    pictures: Pictures,
}

fn judge(
    tx: &WriteTx<'_>,
    app: &App,
    own: Option<Pictures>,
    tried: TriedPictures,
) -> store::Result<Result<(), Refusal>> {
    let Some(own) = own else {
        return Ok(Err(Refusal::NoPictures));
    };
    let (counter, wrong) = find_wrong_pictures(tx, tried.student, tried.device)?;
    // A wrong try that waits for the same commit is remembered only after it: of many that come at once each must wait.
    let was_just_now = tx.has_changed(Change::WrongPictures(counter));
    let waits = &app.sign_in.picture_waits;
    if waits.must_wait(counter, wrong, was_just_now) {
        return Ok(Err(Refusal::WaitABit));
    }
    if own == tried.pictures {
        reset_wrong_pictures(tx, counter, tried.device)?;
        return Ok(Ok(()));
    }
    count_wrong_pictures(tx, counter)?;
    Ok(Err(Refusal::WrongPictures))
}

/// What stands on a child's card: who, and a number that only this box can make for this card.
pub fn card_token(key: &secret::Key, student: StudentId, version: i64) -> String {
    let signed = secret::sign(key, format!("card {version} of {student}").as_bytes());
    format!("{student}-{signed}")
}

/// The child that a card names; whether the card is that child's is asked of its number.
pub fn card_owner(card: &str) -> Option<StudentId> {
    card.split_once('-')?.0.parse().ok()
}
