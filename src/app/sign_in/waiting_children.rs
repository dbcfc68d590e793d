//! Children who ask their teacher to let them in: each holds a fresh cookie that counts for nothing until she says yes. Only
//! remembered.

use std::{sync::Arc, time::Duration};

use crate::{
    app::{
        App, Error, NewToken, Result, class_for,
        remembered::Remembered,
        room::check_class,
        sessions::{student_session, student_token},
    },
    domain::{
        class::Member,
        credentials::WayIn,
        id::{ClassId, DeviceId, StudentId},
        principal::{Device, Principal},
    },
    live::Topic,
    secret,
    store::{
        ReadTx, credentials, sessions,
        wrong_pictures::{self, WrongPictures},
    },
};

/// A child who waits to be let in.
#[derive(Clone, Copy, Debug)]
pub struct WaitingChild {
    /// The number that the teacher's answer carries.
    pub id: i64,
    /// Who wants in, and in which class.
    pub member: Member,
    /// On which device of the room.
    pub device: DeviceId,
    /// She said no.
    pub refused: bool,
    /// SHA-256 of the cookie that waits there.
    token: [u8; 32],
}

/// All who wait.
pub struct WaitingChildren(Remembered<WaitingChild>);

impl WaitingChildren {
    pub(super) fn new(life: Duration) -> Self {
        Self(Remembered::new(life, usize::MAX))
    }

    /// Whom the teacher of a class is asked about, the longest waiting first.
    pub fn of_class(&self, class: ClassId) -> Vec<WaitingChild> {
        let mut waiting = self.0.all();
        waiting.retain(|it| it.member.class == class && !it.refused);
        waiting
    }

    /// The child that a device's waiting cookie belongs to.
    pub fn find_by_token(&self, token: &[u8; 32]) -> Option<WaitingChild> {
        self.0.find(|it| it.token == *token)
    }

    /// The child of this number, until she has said yes or no.
    fn find(&self, id: i64) -> Option<WaitingChild> {
        self.0.find(|it| it.id == id && !it.refused)
    }
}

/// A child asks its teacher, on a device of the room. The cookie counts once she says yes.
pub async fn ask_teacher(app: &Arc<App>, device: Device, student: StudentId) -> Result<NewToken> {
    let find = move |tx: &ReadTx<'_>| credentials::find_student_in_room(tx, device.class, student);
    let child = app.store.read(find).await?.ok_or(Error::NotFound)?;
    let token = student_token(app, !child.shared);
    let child = WaitingChild {
        id: secret::id(),
        member: Member::new(child.class, student),
        device: device.id,
        refused: false,
        token: token.hash(),
    };
    // Whoever asked on that device before no longer does.
    let waiting = &app.sign_in.waiting_children.0;
    waiting.replace(|it| it.device == device.id, child);
    app.live.asked(Some(child.member.class), Topic::SignIn);
    Ok(token)
}

/// "Yes, let Ada in": the cookie that the child's browser holds counts from now on. An answer to nobody is no mistake: the child
/// went another way, or a first tap said it.
pub async fn let_in(app: &Arc<App>, by: Principal, id: i64) -> Result<()> {
    let Some(waiting) = app.sign_in.waiting_children.find(id) else {
        return Ok(());
    };
    let Member { class, student } = waiting.member;
    let writer = Arc::clone(app);
    let came_in = app.write(by, move |tx| -> Result<bool> {
        class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        // Two taps of hers are one: the writer takes them one after the other.
        if sessions::has_come_in(tx, &waiting.token)? {
            return Ok(true);
        }
        let Some(child) = credentials::find_student(tx, Some(class), student)? else {
            return Ok(false);
        };
        let (device, own) = (waiting.device, !child.shared);
        let session = student_session(&writer, waiting.member, Some(device), own, waiting.token);
        sessions::insert_student_session(tx, &session, WayIn::Teacher)?;
        wrong_pictures::let_in(tx, WrongPictures { student, device })?;
        Ok(true)
    });
    if came_in.await? {
        app.sign_in.waiting_children.0.remove(|it| it.id == id);
    }
    app.live.changed(class, Topic::SignIn);
    Ok(())
}

/// "No, not now." The child's page says so once it looks.
pub async fn turn_away(app: &Arc<App>, by: Principal, id: i64) -> Result<()> {
    let Some(waiting) = app.sign_in.waiting_children.find(id) else {
        return Ok(());
    };
    let class = waiting.member.class;
    check_class(app, by, class).await?;
    let mut children = app.sign_in.waiting_children.0.lock();
    for (_, child) in children.iter_mut().filter(|(_, child)| child.id == id) {
        child.refused = true;
    }
    drop(children);
    app.live.changed(class, Topic::SignIn);
    Ok(())
}
