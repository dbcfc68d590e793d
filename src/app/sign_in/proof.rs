//! "It is really me": a child's two pictures on a device of the room, or a card anywhere (decisions 12 and 13). The same for
//! coming in and for a chair that is given back at the wall. When a wrong try was made is only remembered; how many went wrong
//! in a row is in the store, so that a restart gives nobody a fresh start.

use std::time::{Duration, Instant};

use super::wrong_tries::WrongTry;
use crate::{
    app::{App, remembered::Remembered},
    domain::{
        class::Member,
        credentials::{Pictures, Refusal, WayIn, wait_after},
        id::{DeviceId, StudentId},
    },
    limits, secret,
    store::{
        self, Change, WriteTx,
        credentials::{self, StudentCredentials},
        wrong_pictures::{self, LastMinutes, WrongPictures},
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

impl Proof {
    /// By what a child comes in who shows it.
    pub(super) fn way_in(&self) -> WayIn {
        match self {
            Self::Pictures(..) => WayIn::Pictures,
            Self::Card(_) => WayIn::Card,
        }
    }
}

/// Whether it is this child's. A wrong try is counted, so the unit of work must go on and save it.
pub fn prove(
    tx: &WriteTx<'_>,
    app: &App,
    member: Member,
    proof: &Proof,
) -> store::Result<Result<StudentCredentials, Refusal>> {
    let child = credentials::find_student(tx, Some(member.class), member.student)?;
    match proof {
        Proof::Card(token) => {
            let fits = |child: &StudentCredentials| {
                let card = card_token(&app.machine.key, member.student, child.card);
                secret::same(&card, token)
            };
            let shown = child.filter(fits);
            if shown.is_none() {
                note_in(tx, app, WrongTry::Card)?;
            }
            Ok(shown.ok_or(Refusal::CardVoid))
        }
        Proof::Pictures(pictures, device) => {
            let Some(child) = child else {
                return Ok(Err(Refusal::NotInRoom));
            };
            let judged = judge(tx, app, member.student, &child, *pictures, *device)?;
            Ok(judged.map(|()| child))
        }
    }
}

/// Judges the two pictures that were tapped for a child.
fn judge(
    tx: &WriteTx<'_>,
    app: &App,
    student: StudentId,
    child: &StudentCredentials,
    pictures: Pictures,
    device: DeviceId,
) -> store::Result<Result<(), Refusal>> {
    let Some(own) = &child.pictures else {
        return Ok(Err(Refusal::NoPictures));
    };
    let tried = WrongPictures { student, device };
    let (wrong, is_known) = wrong_pictures::find_in_a_row(tx, tried)?;
    let minutes = app.last_minutes();
    let guesses = wrong_pictures::count_guesses(tx, tried, is_known, minutes)?;
    if !guesses.leave_one() {
        return Ok(Err(Refusal::PicturesRest));
    }
    // A wrong try that waits for the same commit is remembered only after it: of many that come at once each must wait.
    let was_just_now = tx.has_changed(Change::WrongPictures(tried));
    let waits = &app.sign_in.picture_waits;
    if waits.must_wait(tried, wrong, was_just_now) {
        return Ok(Err(Refusal::WaitABit));
    }
    if secret::same(own, &hash_of_pictures(&app.machine.key, student, pictures)) {
        wrong_pictures::came_in(tx, tried)?;
        return Ok(Ok(()));
    }
    wrong_pictures::count_wrong(tx, tried, is_known, minutes)?;
    note_in(tx, app, WrongTry::Pictures(student))?;
    Ok(Err(Refusal::WrongPictures))
}

fn note_in(tx: &WriteTx<'_>, app: &App, tried: WrongTry) -> store::Result<()> {
    app.sign_in.wrong_tries.note_in(tx, tried)
}

/// What stands on a child's card: who, and a number that only this box can make for this card.
pub fn card_token(key: &secret::Key, student: StudentId, version: i64) -> String {
    let signed = secret::sign(key, format!("card {version} of {student}").as_bytes());
    format!("{student}-{signed}")
}

/// What the box keeps of a child's two pictures: of 81 possible pairs only a key that is not in the database hides which.
pub fn hash_of_pictures(key: &secret::Key, student: StudentId, pictures: Pictures) -> String {
    secret::sign(key, format!("pictures {pictures} of {student}").as_bytes())
}

/// The child that a card names; whether the card is that child's is asked of its number.
pub fn card_owner(card: &str) -> Option<StudentId> {
    card.split_once('-')?.0.parse().ok()
}

impl App {
    /// The minutes in which wrong guesses at pictures are counted together.
    fn last_minutes(&self) -> LastMinutes {
        LastMinutes {
            runs: self.started.elapsed(),
            counts: limits::PICTURE_GUESSES_WHILE,
        }
    }
}

/// More of them than a school has; then the oldest no longer matter.
const REMEMBERED_MAX: usize = 1024;

/// How long the next try at a child's pictures has to wait.
pub struct PictureWaits {
    waits: [Duration; 3],
    started: Instant,
    tried: Remembered<WrongPictures>,
}

impl PictureWaits {
    pub(super) fn new(waits: [Duration; 3]) -> Self {
        Self {
            waits,
            started: Instant::now(),
            // What is longer ago than the longest wait makes nobody wait.
            tried: Remembered::new(waits.into_iter().max().unwrap_or_default(), REMEMBERED_MAX),
        }
    }

    /// Whether the next try on this device still has to wait, after so many wrong ones in a row, the last of them just now
    /// or when it is remembered. After a restart the whole wait begins anew.
    fn must_wait(&self, tried: WrongPictures, wrong: u32, was_just_now: bool) -> bool {
        let Some(step) = wait_after(wrong) else {
            return false;
        };
        let wait = self.waits[step.min(self.waits.len() - 1)];
        if was_just_now {
            return !wait.is_zero();
        }
        let last = self.tried.lock();
        let last = last.iter().find(|(_, it)| *it == tried);
        last.map_or(self.started, |(since, _)| *since).elapsed() < wait
    }

    /// A try went wrong just now, and is counted on disk.
    pub(crate) fn begin(&self, tried: WrongPictures) {
        self.tried.replace(|it| *it == tried, tried);
    }
}
