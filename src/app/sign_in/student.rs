//! A child comes in, by two pictures on a device of the room or by a card anywhere. What a try is worth is proof.rs and
//! domain/credentials.rs; asking the teacher is `waiting_children`.

use std::sync::Arc;

use super::proof::{Proof, hash_of_pictures, prove};
use super::teacher::or_end_child_before;
use crate::{
    app::{
        App, Error, NewToken, Result,
        sessions::{student_session, student_token},
    },
    domain::{
        class::Member,
        credentials::{Pictures, Refusal},
        id::{DeviceId, StudentId},
        principal::{Device, Principal, StudentSession},
    },
    store::{
        self, ReadTx, WriteTx,
        credentials::{self, StudentCredentials},
        sessions,
        wrong_pictures::{self, WrongPictures},
    },
};

/// A child who has come in.
pub struct StudentSignedIn {
    /// The cookie of the new session.
    pub token: NewToken,
    /// The child has chosen its two pictures by this, or a moment ago, and is shown them until it knows them.
    pub has_just_chosen: bool,
}

/// What a try leads to. A refusal is saved like a success, because its wrong try counts.
enum Outcome {
    SignedIn {
        token: NewToken,
        chosen: Option<Pictures>,
    },
    Refused(Refusal),
}

/// A child comes in: what it shows is judged, wrong tries are counted, and the session of whichever child sat here before ends.
/// On the first day a child without pictures chooses them by this. `device` is the device of the room, where it is one.
pub async fn sign_in_student(
    app: &Arc<App>,
    by: Principal,
    device: Option<Device>,
    student: StudentId,
    proof: Proof,
) -> Result<StudentSignedIn, Refusal> {
    let writer = Arc::clone(app);
    let outcome = app.write(by, move |tx| -> Result<_, Refusal> {
        let child = find_child(tx, device, student, &proof)?;
        let own = !child.shared;
        let token = student_token(&writer, own);
        let member = Member::new(child.class, student);
        let device = device.map(|device| device.id);
        let session = student_session(&writer, member, device, own, token.hash());
        let by_child = StudentSession {
            id: student,
            class: child.class,
            session: session.id,
        };
        let tx = &tx.attributed_to(writer.attribution(&by_child.into()));
        let chosen = pictures_chosen_now(&writer, &child, student, &proof);
        if let Some((pictures, device)) = chosen {
            let hash = hash_of_pictures(&writer.machine.key, student, pictures);
            choose_pictures(tx, student, &hash, device)?;
        } else if let Err(refusal) = prove(tx, &writer, member, &proof)? {
            return Ok(Outcome::Refused(refusal));
        }
        if writer.paces.came_in_too_often(student) {
            return Ok(Outcome::Refused(Refusal::WaitABit));
        }
        if let Principal::Student(before) = by {
            sessions::end_student_session(tx, before.session)?;
        }
        sessions::insert_student_session(tx, &session, proof.way_in())?;
        Ok(Outcome::SignedIn {
            token,
            chosen: chosen.map(|(pictures, _)| pictures),
        })
    });
    let first_days = &app.sign_in.first_days;
    match or_end_child_before(app, by, outcome.await).await? {
        Outcome::SignedIn { token, chosen } => {
            app.paces.came_in(student);
            if let Some(pictures) = chosen {
                first_days.pictures_chosen(student, pictures);
            }
            Ok(StudentSignedIn {
                token,
                has_just_chosen: first_days.chosen_by(student).is_some(),
            })
        }
        Outcome::Refused(refusal) => Err(Error::Refused(refusal)),
    }
}

/// The child that wants to come in: by a card one of any class, by pictures one whom this room knows.
fn find_child(
    tx: &ReadTx<'_>,
    device: Option<Device>,
    student: StudentId,
    proof: &Proof,
) -> Result<StudentCredentials, Refusal> {
    let find_in = |device: Device| credentials::find_student_in_room(tx, device.class, student);
    match proof {
        Proof::Card(_) => credentials::find_student(tx, None, student)?.ok_or(Refusal::CardVoid),
        Proof::Pictures(..) => {
            let child = device.map(find_in).transpose()?.flatten();
            child.ok_or(Refusal::NotInRoom)
        }
    }
    .map_err(Error::Refused)
}

/// On the first day: the two pictures that a child without pictures chooses, and the device that it taps them on.
fn pictures_chosen_now(
    app: &App,
    child: &StudentCredentials,
    student: StudentId,
    proof: &Proof,
) -> Option<(Pictures, DeviceId)> {
    let may_choose =
        child.pictures.is_none() && app.sign_in.first_days.may_choose(child.class, student);
    match *proof {
        Proof::Pictures(pictures, device) if may_choose => Some((pictures, device)),
        Proof::Pictures(..) | Proof::Card(_) => None,
    }
}

fn choose_pictures(
    tx: &WriteTx<'_>,
    student: StudentId,
    pictures: &str,
    device: DeviceId,
) -> store::Result<()> {
    credentials::set_pictures(tx, student, Some(pictures))?;
    wrong_pictures::came_in(tx, WrongPictures { student, device })
}
