//! A teacher signs in by her name and passphrase, and whoever is signed in goes out again.

use std::sync::Arc;

use super::passphrase::{TryRefusal, check_passphrase, turn};
use super::wrong_tries::WrongTry;
use crate::{
    app::{App, Error, NewToken, Result, TriedFrom, sessions::teacher_session},
    domain::{
        id::TeacherId,
        principal::{Principal, Standing, Teacher},
        text::sign_in_key,
    },
    store::{self, WriteTx, people, sessions},
};

/// What a teacher types to sign in.
#[derive(Clone, Debug)]
pub struct TeacherSignIn {
    /// Her name, however its letters are marked, cased, dotted and spaced.
    pub name: String,
    /// Her passphrase.
    pub passphrase: String,
    /// She says that this device is hers.
    pub own: bool,
}

/// The hash of a passphrase that nobody knows.
const NOBODY: &str = "$argon2id$v=19$m=47104,t=1,p=1$c29tZSBzYWx0IGhlcmU$U3c3v0gPb0aLq0bqV6yyS3pmdFfZV1tXgXyZ0Wn7v3E";

/// A teacher who has come in.
pub struct TeacherSignedIn {
    /// Who she is.
    pub teacher: TeacherId,
    /// The cookie of the new session.
    pub token: NewToken,
    /// A recovery code waits to be written down by her.
    pub has_code_to_write_down: bool,
}

/// A teacher signs in on this browser. The session of whoever was signed in on it ends.
pub async fn sign_in_teacher(
    app: &Arc<App>,
    before: Principal,
    from: TriedFrom,
    typed: TeacherSignIn,
) -> Result<TeacherSignedIn, TryRefusal> {
    let turn = turn(app, from).await?;
    let name = sign_in_key(&typed.name);
    let teachers = app.store.read(people::load_teachers).await?;
    let mut teachers = teachers.into_iter();
    let teacher = teachers.find(|it| sign_in_key(&it.name) == name);
    // A name that nobody has is hashed like any other, so that time does not tell who teaches here.
    let (id, phc) = teacher.map_or_else(
        || (None, NOBODY.to_owned()),
        |teacher| (Some(teacher.id), teacher.passphrase),
    );
    check_passphrase(app, before, WrongTry::Passphrase, typed.passphrase, phc).await?;
    drop(turn);
    let id = id.ok_or(Error::Refused(TryRefusal::Wrong))?;
    let (session, token) = teacher_session(app, id, typed.own);
    let teacher = Principal::Teacher(Teacher {
        id,
        session: session.id,
        // Her session says what she is; a row is only told who wrote it.
        standing: Standing::CoTeacher,
    });
    // Also on a full card: who else would make room on it? Of her sessions only the newest stay.
    let came_in = app.write_ending(teacher, move |tx| {
        end_session(tx, &before)?;
        sessions::insert_teacher_session(tx, &session)
    });
    or_end_child_before(
        app,
        before,
        came_in.await.map_err(Error::<TryRefusal>::Store),
    )
    .await?;
    Ok(TeacherSignedIn {
        teacher: id,
        token,
        has_code_to_write_down: app.sign_in.shown_codes.waits_for(id),
    })
}

/// "I am done", and "Sign out": the session of the child or teacher before this browser ends.
pub async fn sign_out(app: &Arc<App>, by: Principal) -> Result<()> {
    if let Principal::Teacher(teacher) = by {
        app.unsent.remove_all_of(teacher.id);
    }
    if let Principal::Teacher(_) | Principal::Student(_) = by {
        app.write_ending(by, move |tx| end_session(tx, &by)).await?;
    }
    Ok(())
}

/// What somebody's coming in led to. Where the card was too full for it, the child who sat here before is out all the same: the
/// next one must not read on in its sheet.
pub(super) async fn or_end_child_before<T, R>(
    app: &App,
    before: Principal,
    came_in: Result<T, R>,
) -> Result<T, R> {
    let is_full = matches!(came_in, Err(Error::Store(store::Error::Full)));
    if is_full && matches!(before, Principal::Student(_)) {
        let ended = app.write_ending(before, move |tx| end_session(tx, &before));
        if let Err(error) = ended.await {
            log::error!("a child is still signed in where another came: {error}");
        }
    }
    came_in
}

pub(super) fn end_session(tx: &WriteTx<'_>, principal: &Principal) -> store::Result<()> {
    match principal {
        Principal::Teacher(teacher) => sessions::end_teacher_session(tx, teacher.session),
        Principal::Student(student) => sessions::end_student_session(tx, student.session),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret;

    #[test]
    fn a_name_nobody_has_costs_as_much_as_one_somebody_has() {
        let hash = argon2::PasswordHash::new(NOBODY).expect("it is a hash");
        assert_eq!(hash.params.get_decimal("m"), Some(47_104));
        assert_eq!(hash.hash.map(|hash| hash.len()), Some(32));
        assert!(!secret::is_passphrase("", NOBODY));
    }
}
