//! Somebody at the box makes it hers, or puts a damaged database aside: both by the code that only somebody at the box can see
//! (decision 16). The code itself has a file of its own beside this one.

use std::sync::Arc;

use super::claim_code::Tried;
use crate::{
    app::{
        App, Error, NewToken, Result, TriedFrom,
        new_session::teacher_session,
        setup_file,
        sign_in::{RecoveryCode, TryRefusal, hash_passphrase},
    },
    domain::{
        id::TeacherId,
        principal::Principal,
        text::{Language, Name},
    },
    secret,
    store::{
        people::{TeacherRow, find_owner, insert_owner},
        sessions::insert_teacher_session,
    },
};

/// Whose the box shall be.
#[derive(Clone, Debug)]
pub struct NewOwner {
    /// What children call her.
    pub name: Name,
    /// The language of her pages.
    pub language: Language,
    /// A passphrase that fits.
    pub passphrase: String,
}

/// Makes the box hers, in one commit with her first session: whoever is second finds it taken. The recovery code is shown to
/// that session until it is written down.
pub async fn claim_box(
    app: &Arc<App>,
    by: Principal,
    from: TriedFrom,
    code: &str,
    owner: NewOwner,
) -> Result<NewToken, TryRefusal> {
    match app.claim.try_code(from, code) {
        Tried::Right => {}
        Tried::Wrong => return Err(Error::Refused(TryRefusal::Wrong)),
        Tried::WrongBeforehand(tries) => {
            // A restart must not give five new tries at a code that stands on paper.
            app.write(by, move |tx| setup_file::save_wrong_tries(tx, tries))
                .await?;
            return Err(Error::Refused(TryRefusal::Wrong));
        }
        Tried::TooSoon => return Err(Error::Refused(TryRefusal::TooSoon)),
    }
    let recovery = RecoveryCode::new();
    let teacher = TeacherRow {
        id: TeacherId::new(secret::id()),
        name: owner.name.into(),
        language: owner.language,
        passphrase: hash_passphrase(app, owner.passphrase).await?,
        recovery: recovery.hash,
    };
    let (session, token) = teacher_session(app, teacher.id, false);
    app.write(by, move |tx| {
        if find_owner(tx)?.is_some() {
            return Err(Error::NotFound);
        }
        insert_owner(tx, &teacher)?;
        insert_teacher_session(tx, &session)?;
        Ok(setup_file::make_class(tx, teacher.id, teacher.language)?)
    })
    .await?;
    // A code that opened the box opens nothing again.
    app.claim.renew();
    app.sign_in.shown_codes.show(session.id, recovery.text);
    Ok(token)
}

/// Puts the damaged database aside and starts over with a new one.
///
/// # Errors
/// The code is wrong, or was tried a moment ago.
pub fn set_database_aside(app: &App, from: TriedFrom, code: &str) -> Result<(), TryRefusal> {
    match app.claim.try_code(from, code) {
        Tried::Right => {}
        Tried::Wrong | Tried::WrongBeforehand(_) => return Err(Error::Refused(TryRefusal::Wrong)),
        Tried::TooSoon => return Err(Error::Refused(TryRefusal::TooSoon)),
    }
    app.claim.renew();
    app.set_aside_and_start_over();
    Ok(())
}
