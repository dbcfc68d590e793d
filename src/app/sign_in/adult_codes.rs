//! The codes by which adults come: an invitation of a co-teacher opens once, a substitute's until its day is over. A code is made of
//! an id by the box's key, so it stands in no row, and can be shown and printed again. Wrong tries use none of them up.

use std::sync::Arc;

use jiff::civil::Date;

use super::{
    passphrase::{hash_passphrase, turn},
    recovery::RecoveryCode,
    teacher::{end_session, or_end_child_before},
    wrong_tries::{WrongTry, note_wrong_try},
};
use crate::{
    app::{
        App, Error, NewToken, Result, TriedFrom, day_in,
        sessions::{substitute_session, teacher_session},
        try_limit::Turn,
    },
    domain::{
        id::{InvitationId, TeacherId},
        principal::{Principal, Standing, Teacher},
        text::{Language, Name, WeakPassphrase, fits_passphrase, sign_in_key},
    },
    secret,
    store::{
        self, ReadTx,
        adults::{self, Adult, Invitation},
        people::{self, TeacherRow},
    },
};

/// The code of an invitation.
pub(super) fn code_of_invitation(key: &secret::Key, id: InvitationId) -> String {
    secret::code_for(key, format!("the invitation {id}").as_bytes())
}

/// The code of a substitute's card.
pub fn code_of_substitute(key: &secret::Key, id: TeacherId) -> String {
    secret::code_for(key, format!("the substitute {id}").as_bytes())
}

/// Why a code let nobody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotLetIn {
    /// It is nobody's code.
    Wrong,
    /// Its turn did not come in time: it was not looked at.
    TooSoon,
    /// Its day is over.
    Over,
    /// It opens on this day.
    NotYet(Date),
    /// Somebody here has a name that signs in the same way.
    NameTaken,
    /// The new passphrase is too easily guessed.
    Weak(WeakPassphrase),
}

/// What a co-teacher chooses for herself.
#[derive(Clone, Debug)]
pub struct NewCoTeacher {
    /// What children call her, by which she signs in.
    pub name: Name,
    /// The language of her pages.
    pub language: Language,
    /// Her passphrase.
    pub passphrase: String,
    /// She says that this device is hers.
    pub own: bool,
}

/// A co-teacher joins by an invitation, on her own device; her recovery code is shown to her until it is written down. The same
/// form sent twice gets the answer of the first.
pub async fn join_as_co_teacher(
    app: &Arc<App>,
    before: Principal,
    from: TriedFrom,
    code: &str,
    new: NewCoTeacher,
    request: Option<String>,
) -> Result<NewToken, NotLetIn> {
    fits_passphrase(&new.passphrase).map_err(|weak| Error::Refused(NotLetIn::Weak(weak)))?;
    let sent_twice = &app.sign_in.joins;
    if let Some(token) = sent_twice.outcome(request.as_deref()).await {
        return Ok(token);
    }
    let turn = take_turn(app, from).await?;
    if let Some(token) = sent_twice.outcome(request.as_deref()).await {
        return Ok(token);
    }
    let joined = join(app, before, code, new, turn);
    sent_twice.run(request, joined).await
}

async fn join(
    app: &Arc<App>,
    before: Principal,
    code: &str,
    new: NewCoTeacher,
    turn: Turn,
) -> Result<NewToken, NotLetIn> {
    let open = app.store.read(adults::open_invitations).await?;
    let mut open = open.into_iter();
    let key = &app.machine.key;
    let meant = open.find(|it| secret::is_code(&code_of_invitation(key, it.id), code));
    let Some(invitation) = meant else {
        return wrong(app, before, WrongTry::Invitation).await;
    };
    if app.is_over(invitation.until) {
        return Err(Error::Refused(NotLetIn::Over));
    }
    let name = new.name.clone();
    let has_namesake = app.store.read(move |tx| name_is_taken(tx, name.as_str()));
    if has_namesake.await? {
        return Err(Error::Refused(NotLetIn::NameTaken));
    }
    drop(turn);
    let recovery = RecoveryCode::new();
    let row = TeacherRow {
        id: TeacherId::new(secret::id()),
        name: new.name.into(),
        language: new.language,
        passphrase: hash_passphrase(app, new.passphrase).await?,
        recovery: recovery.kept.hash,
        recovery_next: Some(recovery.kept.hash),
        recovery_keys: [Some(recovery.kept.key); 2],
    };
    let (hers, (session, token)) = (row.id, teacher_session(app, row.id, new.own));
    let by = Principal::Teacher(Teacher {
        id: hers,
        session: session.id,
        standing: Standing::CoTeacher,
    });
    app.write(by, move |tx| {
        // Of two who use one code or choose one name at once, the second finds it used.
        if !adults::open_invitations(tx)?.contains(&invitation) {
            return Err(Error::Refused(NotLetIn::Wrong));
        }
        if name_is_taken(tx, &row.name)? {
            return Err(Error::Refused(NotLetIn::NameTaken));
        }
        adults::insert_co_teacher(tx, &row, &invitation)?;
        adults::end_invitation(tx, invitation.id, Some(hers))?;
        end_session(tx, &before)?;
        Ok(store::sessions::insert_teacher_session(tx, &session)?)
    })
    .await?;
    app.sign_in.shown_codes.show(hers, recovery.text);
    Ok(token)
}

/// Whether somebody signs in by this name already. Nobody does by an empty one.
pub(in crate::app) fn name_is_taken(tx: &ReadTx<'_>, name: &str) -> store::Result<bool> {
    let key = sign_in_key(name);
    let teachers = people::load_teachers(tx)?;
    Ok(teachers.iter().any(|it| sign_in_key(&it.name) == key))
}

/// A substitute who has come in.
pub struct SubstituteSignedIn {
    /// Who it is.
    pub id: TeacherId,
    /// The cookie of the new session.
    pub token: NewToken,
}

/// A substitute comes in by its code, as often as it likes until its day is over. The session of whoever was signed in on this
/// browser ends.
pub async fn sign_in_substitute(
    app: &Arc<App>,
    before: Principal,
    from: TriedFrom,
    code: &str,
    own: bool,
) -> Result<SubstituteSignedIn, NotLetIn> {
    let turn = take_turn(app, from).await?;
    let all = app.store.read(adults::load).await?;
    let key = &app.machine.key;
    let is_meant = |it: &Adult| {
        it.standing == Standing::Substitute
            && secret::is_code(&code_of_substitute(key, it.id), code)
    };
    let Some(substitute) = all.into_iter().find(is_meant) else {
        return wrong(app, before, WrongTry::SubstituteCode).await;
    };
    drop(turn);
    let until = substitute.until.unwrap_or_default();
    if app.is_over(until) {
        return Err(Error::Refused(NotLetIn::Over));
    }
    let id = substitute.id;
    if let Some(since) = substitute.since
        && app.is_before(since)
    {
        let classes = app
            .store
            .read(move |tx| store::class::of_teacher(tx, id))
            .await?;
        if let Some(class) = classes.first() {
            return Err(Error::Refused(NotLetIn::NotYet(day_in(class, since))));
        }
    }
    let (session, token) = substitute_session(app, id, own, until);
    let by = Principal::Teacher(Teacher {
        id,
        session: session.id,
        standing: Standing::Substitute,
    });
    let came_in = app.write(by, move |tx| {
        // She may have ended it a moment ago.
        let now = adults::find(tx, id)?;
        if now.is_none_or(|it| it.is_ended) {
            return Err(Error::Refused(NotLetIn::Wrong));
        }
        end_session(tx, &before)?;
        Ok(store::sessions::insert_teacher_session(tx, &session)?)
    });
    or_end_child_before(app, before, came_in.await).await?;
    Ok(SubstituteSignedIn { id, token })
}

async fn take_turn(app: &App, from: TriedFrom) -> Result<Turn, NotLetIn> {
    let turn = turn(app, from).await;
    turn.map_err(|_| Error::Refused(NotLetIn::TooSoon))
}

async fn wrong<T>(app: &App, by: Principal, tried: WrongTry) -> Result<T, NotLetIn> {
    note_wrong_try(app, by, tried).await;
    Err(Error::Refused(NotLetIn::Wrong))
}

impl App {
    /// Whether the first second of something is still to come, which only a clock that is believed can say.
    pub fn is_before(&self, since: i64) -> bool {
        !self.is_clock_doubtful() && self.clock.now().as_second() < since
    }

    /// Whether the last second of something has passed, which only a clock that is believed can say.
    pub fn is_over(&self, until: i64) -> bool {
        !self.is_clock_doubtful() && self.clock.now().as_second() >= until
    }
}

/// Those open invitations of a teacher's that are not over, each with its code.
pub fn invitations_of(
    tx: &ReadTx<'_>,
    app: &App,
    by: TeacherId,
) -> store::Result<Vec<(Invitation, String)>> {
    let mut open = adults::open_invitations(tx)?;
    open.retain(|it| it.by == by && !app.is_over(it.until));
    let key = &app.machine.key;
    let with_code = |it: Invitation| (it, code_of_invitation(key, it.id));
    Ok(open.into_iter().map(with_code).collect())
}
