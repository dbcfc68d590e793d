//! "It is really me": a child's two pictures on a device of the room, or a card anywhere (D10, D12). The same for the door
//! and for a chair that is given back at the wall.

use crate::app::{App, door::Tries};
use crate::domain::class::Member;
use crate::{
    domain::{
        door::{Pictures, Refusal},
        id::{DeviceId, StudentId},
    },
    secret,
    store::{
        self, WriteTx,
        door::{ChildAtDoor, at_door, count_wrong, succeeded, wrong_so_far},
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

/// Whether it is this child's. A wrong try is counted, so the unit of work goes on and keeps it.
pub fn prove(
    tx: &WriteTx<'_>,
    app: &App,
    Member { class, student }: Member,
    proof: &Proof,
) -> store::Result<Result<ChildAtDoor, Refusal>> {
    match proof {
        Proof::Card(token) => {
            let child = at_door(tx, Some(class), student)?;
            let fits = |child: &ChildAtDoor| {
                secret::same(&card_of(&app.machine.key, student, child.card), token)
            };
            Ok(child.filter(fits).ok_or(Refusal::CardVoid))
        }
        Proof::Pictures(pictures, device) => {
            let Some(child) = at_door(tx, Some(class), student)? else {
                return Ok(Err(Refusal::NotInRoom));
            };
            let Some(own) = child.pictures else {
                return Ok(Err(Refusal::NoPictures));
            };
            let right = own == *pictures;
            let judged = judge(tx, &app.door.tries, (student, *device), right)?;
            Ok(judged.map(|()| child))
        }
    }
}

fn judge(
    tx: &WriteTx<'_>,
    tries: &Tries,
    (student, device): (StudentId, DeviceId),
    right: bool,
) -> store::Result<Result<(), Refusal>> {
    let (counter, wrong) = wrong_so_far(tx, student, device)?;
    if tries.wait(student, counter, wrong).is_some() {
        return Ok(Err(Refusal::WaitABit));
    }
    if right {
        succeeded(tx, student, device, counter)?;
        return Ok(Ok(()));
    }
    count_wrong(tx, student, counter)?;
    tries.was_wrong(student, counter);
    Ok(Err(Refusal::WrongPictures))
}

/// What stands on a child's card: who, and a number that only this box can make for this card (D12).
pub fn card_of(key: &secret::Key, student: StudentId, version: i64) -> String {
    let signed = secret::sign(key, format!("card {version} of {student}").as_bytes());
    format!("{student}-{signed}")
}
