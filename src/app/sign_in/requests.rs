//! Children who ask their teacher to let them in: each holds a fresh cookie that counts for nothing until she says yes. Only
//! remembered.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    app::{
        App, Error, NewToken, Result, class_for,
        new_session::{student_session, student_token},
    },
    domain::{
        class::Member,
        id::{ClassId, DeviceId, StudentId},
        principal::{Device, Principal},
    },
    live::Topic,
    secret,
    store::{
        credentials::{begin_own_counter, find_student, find_student_in_room},
        sessions::{has_come_in, insert_student_session},
    },
};

/// A child who asks to be let in.
#[derive(Clone, Copy, Debug)]
pub struct SignInRequest {
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
    since: Instant,
}

/// All who ask.
pub struct SignInRequests {
    requests: Mutex<Vec<SignInRequest>>,
    life: Duration,
}

impl SignInRequests {
    pub(super) fn new(life: Duration) -> Self {
        Self {
            requests: Mutex::default(),
            life,
        }
    }

    /// What the teacher of a class is asked, the longest waiting first.
    pub fn waiting_in(&self, class: ClassId) -> Vec<SignInRequest> {
        let mut waiting = self.lock().clone();
        waiting.retain(|it| it.member.class == class && !it.refused);
        waiting
    }

    /// The request that a device's waiting cookie belongs to.
    pub fn find_by_token(&self, token: &[u8; 32]) -> Option<SignInRequest> {
        self.lock().iter().find(|it| it.token == *token).copied()
    }

    /// Adds one. Whoever asked on that device before no longer does.
    fn add(&self, request: SignInRequest) {
        let mut requests = self.lock();
        requests.retain(|it| it.device != request.device);
        requests.push(request);
    }

    /// The request with this number, while it waits.
    fn find(&self, id: i64) -> Option<SignInRequest> {
        let requests = self.lock();
        requests
            .iter()
            .find(|it| it.id == id && !it.refused)
            .copied()
    }

    fn remove(&self, id: i64) {
        self.lock().retain(|it| it.id != id);
    }

    /// The child's page says so once it looks.
    fn refuse(&self, id: i64) {
        let mut requests = self.lock();
        for it in requests.iter_mut().filter(|it| it.id == id) {
            it.refused = true;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<SignInRequest>> {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        requests.retain(|it| it.since.elapsed() < self.life);
        requests
    }
}

/// A child asks its teacher, on a device of the room. The cookie counts once she says yes.
pub async fn ask_teacher(app: &Arc<App>, device: Device, student: StudentId) -> Result<NewToken> {
    let child = app
        .store
        .read(move |tx| find_student_in_room(tx, device.class, student))
        .await?
        .ok_or(Error::NotFound)?;
    let token = student_token(app, !child.shared);
    app.sign_in.requests.add(SignInRequest {
        id: secret::id(),
        member: Member {
            class: child.class,
            student,
        },
        device: device.id,
        refused: false,
        token: token.hash(),
        since: Instant::now(),
    });
    app.live.changed(child.class, Topic::SignIn);
    Ok(token)
}

/// "Yes, it is Ada": the cookie that the child's browser holds counts from now on. An answer to nobody is no mistake: the child
/// went another way, or a first tap said it.
pub async fn let_in(app: &Arc<App>, by: Principal, id: i64) -> Result<()> {
    let Some(request) = app.sign_in.requests.find(id) else {
        return Ok(());
    };
    let Member { class, student } = request.member;
    let writer = Arc::clone(app);
    let came_in = app.write(by, move |tx| -> Result<bool> {
        class_for(tx, &by, Some(class))?.ok_or(Error::NotFound)?;
        // Two taps of hers are one: the writer takes them one after the other.
        if has_come_in(tx, &request.token)? {
            return Ok(true);
        }
        let Some(child) = find_student(tx, Some(class), student)? else {
            return Ok(false);
        };
        let device = Some(request.device);
        let session = student_session(
            &writer,
            request.member,
            device,
            !child.shared,
            request.token,
        );
        insert_student_session(tx, &session)?;
        begin_own_counter(tx, student, request.device)?;
        Ok(true)
    });
    if came_in.await? {
        app.sign_in.requests.remove(id);
    }
    app.live.changed(class, Topic::SignIn);
    Ok(())
}

/// "No, not now."
pub async fn turn_away(app: &Arc<App>, by: Principal, id: i64) -> Result<()> {
    let Some(request) = app.sign_in.requests.find(id) else {
        return Ok(());
    };
    let class = request.member.class;
    let hers = app
        .store
        .read(move |tx| class_for(tx, &by, Some(class)))
        .await?;
    hers.ok_or(Error::NotFound)?;
    app.sign_in.requests.refuse(id);
    app.live.changed(class, Topic::SignIn);
    Ok(())
}
