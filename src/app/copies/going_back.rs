//! The way back: a copy takes the place of what is there, on this box by its teacher, on one without an owner by the recovery
//! code, and on one whose database is damaged by whoever stands at it.

use std::{path::PathBuf, sync::Arc};

use super::{
    Doing,
    keeping::{find, make_now},
    making::{NotMade, on_a_thread},
    restoring::{NotRestored, Staged, stage},
};
use crate::{
    app::{
        App, Error, Result, TriedFrom,
        remembered::lock,
        sign_in::{self, TryRefusal, WrongTry, note_wrong_try},
    },
    backup::{CopyKey, Manifest, Unreadable, Why},
    domain::principal::{Principal, Teacher},
    host::shelf::Shelf,
    secret,
    store::Condition,
};

/// She typed her passphrase to go back to a copy: it takes the place of what is there, once that is copied as well.
pub async fn go_back_to(
    app: &Arc<App>,
    by: Teacher,
    from: TriedFrom,
    passphrase: String,
    number: u32,
) -> Result<(), TryRefusal> {
    sign_in::check_hers(app, by, from, passphrase).await?;
    let copy = find(app, number).ok_or(Error::NotFound)?;
    app.copies.begin(Doing::Restores);
    let app = Arc::clone(app);
    tokio::spawn(async move { restore_shelved(&app, &copy).await });
    Ok(())
}

/// Somebody at a box whose database is damaged goes back to a copy of it.
pub async fn go_back_from_damaged(
    app: &Arc<App>,
    by: Principal,
    from: TriedFrom,
    claim_code: &str,
    number: u32,
) -> Result<(), TryRefusal> {
    app.claim.try_at_the_box(app, by, from, claim_code).await?;
    app.claim.renew();
    let copy = find(app, number).ok_or(Error::NotFound)?;
    app.copies.begin(Doing::Restores);
    let app = Arc::clone(app);
    tokio::spawn(async move { restore_shelved(&app, &copy).await });
    Ok(())
}

async fn restore_shelved(app: &Arc<App>, copy: &Manifest) {
    let _turn = app.copies.turn.lock().await;
    app.copies.begin(Doing::Restores);
    let file = Shelf::of(&app.settings.data).path_of(copy);
    let restored = async {
        let staged = stage_on_a_thread(app, file, app.machine.copy_keys());
        let staged = staged.await.map_err(NotRestored::without_a_code)?;
        take_over(app, staged).await
    };
    let restored = tokio::select! {
        restored = restored => restored,
        () = app.copies.stopped() => Err(NotRestored::NotCopied(NotMade::Stopped)),
    };
    let is_no_copy = match &restored {
        Err(NotRestored::Unreadable(why)) => *why != Unreadable::NoRoom,
        Err(NotRestored::OtherKey) => true,
        _ => false,
    };
    if is_no_copy {
        lock(&app.copies.state).unusable.push(copy.number);
    }
    ended(app, restored);
}

fn ended(app: &App, restored: std::result::Result<(), NotRestored>) {
    if let Err(error) = &restored {
        log::error!("no copy was put back: {error:?}");
        let mut state = lock(&app.copies.state);
        state.doing = None;
        state.not_restored = restored.err();
    }
}

/// A copy that was looked through takes the place of what is there. That is copied first, and from that moment on nothing more is
/// written into it; one that is damaged, or of which no copy can be made, is set aside.
async fn take_over(app: &Arc<App>, staged: Staged) -> std::result::Result<(), NotRestored> {
    let mut sets_aside = app.store.condition() == Condition::Damaged;
    if app.is_claimed() && !sets_aside {
        match make_now(app, Why::BeforeRestore, true).await {
            // What nobody can copy is kept as it is.
            Err(NotMade::Foreign) => sets_aside = true,
            copied => {
                copied.map_err(NotRestored::NotCopied)?;
            }
        }
    }
    let chosen = staged.choose(sets_aside);
    if chosen.is_err() {
        app.store.let_write();
    }
    chosen?;
    app.start_over.notify_one();
    Ok(())
}

/// What another command of this user has put into place takes over, as if the page had done it.
pub fn begin_taking_over(app: &Arc<App>) {
    app.copies.begin(Doing::Restores);
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let _turn = app.copies.turn.lock().await;
        app.copies.begin(Doing::Restores);
        let restored = take_over(&app, Staged::by_another(&app.settings.data)).await;
        ended(&app, restored);
    });
}

/// One of the copies on its card, on a box without an owner, because its database was lost: by the code of this box. Where its own
/// key was lost as well, the recovery code of the copy opens it.
///
/// # Errors
/// A code is wrong, or the copy cannot be used; the box stays as it was.
pub async fn restore_found(
    app: &Arc<App>,
    by: Principal,
    from: TriedFrom,
    claim_code: &str,
    recovery_code: &str,
    number: u32,
) -> Result<(), NotRestored> {
    let copy = find(app, number).ok_or(Error::NotFound)?;
    let file = Shelf::of(&app.settings.data).path_of(&copy);
    try_claim_code(app, by, from, claim_code).await?;
    restore_file(app, by, from, recovery_code, file).await
}

/// Whether a file that is on its way may be kept at all, asked before its first byte is: on a box without an owner only by whoever
/// has its code. A claimed box asks nobody whom its route has let in.
///
/// # Errors
/// The code is wrong, or its turn did not come.
pub async fn admit_file(
    app: &App,
    by: Principal,
    from: TriedFrom,
    claim_code: &str,
) -> Result<(), NotRestored> {
    if app.is_claimed() {
        return Ok(());
    }
    try_claim_code(app, by, from, claim_code).await
}

async fn try_claim_code(
    app: &App,
    by: Principal,
    from: TriedFrom,
    claim_code: &str,
) -> Result<(), NotRestored> {
    let at_the_box = app.claim.try_at_the_box(app, by, from, claim_code);
    at_the_box.await.map_err(|error| {
        error.map_refusal(|refusal| match refusal {
            TryRefusal::Wrong => NotRestored::WrongClaimCode,
            TryRefusal::TooSoon => NotRestored::TooSoon,
        })
    })
}

/// "I have a copy", on a box without an owner, by somebody who has shown its code ([`admit_file`]) and types the recovery code of
/// the copy.
///
/// # Errors
/// The code is wrong, or the file is no copy that can be used; the box stays as it was.
pub async fn restore_file(
    app: &Arc<App>,
    by: Principal,
    from: TriedFrom,
    recovery_code: &str,
    file: PathBuf,
) -> Result<(), NotRestored> {
    let turn = sign_in::turn(app, from).await;
    let turn = turn.map_err(|_| Error::Refused(NotRestored::TooSoon))?;
    let Ok(_making) = app.copies.turn.try_lock() else {
        return Err(Error::Refused(NotRestored::Another));
    };
    if app.is_claimed() {
        return Err(Error::NotFound);
    }
    let mut keys = app.machine.copy_keys();
    let code = secret::read_recovery_code(recovery_code).map(CopyKey::of_recovery_code);
    let is_code = code.is_some();
    keys.extend(code);
    app.copies.begin(Doing::Restores);
    let staged = stage_on_a_thread(app, file, keys).await;
    let is_wrong = staged.as_ref().is_err_and(NotRestored::is_wrong_key);
    if is_wrong || !is_code && staged.is_err() {
        note_wrong_try(app, by, WrongTry::RecoveryCode).await;
    }
    drop(turn);
    let restored = match staged {
        Ok(staged) => take_over(app, staged).await,
        Err(error) if recovery_code.trim().is_empty() => Err(error.without_a_code()),
        Err(error) => Err(error),
    };
    ended(app, restored.clone());
    restored.map_err(Error::Refused)
}

async fn stage_on_a_thread(
    app: &App,
    copy: PathBuf,
    keys: Vec<CopyKey>,
) -> std::result::Result<Staged, NotRestored> {
    let (data, machine) = (app.settings.data.clone(), app.machine.clone());
    let free_min = app.settings.limits.space.free_min;
    let staged = on_a_thread(move || stage(&data, &machine, &copy, &keys, free_min)).await;
    let staged = staged.unwrap_or(Err(NotRestored::NotCopied(NotMade::Stopped)));
    staged.map(|(staged, _)| staged)
}
