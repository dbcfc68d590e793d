//! When a copy is made and which are kept: once a day by itself, when somebody asks, and before another takes the place of what
//! is there. And who may take one along.

use std::sync::Arc;

use jiff::tz::TimeZone;

use super::{
    Doing, look_at,
    making::{NotMade, Source, make_from, on_a_thread, seal_plain as seal_plain_of, short_by},
};
use crate::{
    app::{
        App, Error, Result, TriedFrom,
        remembered::lock,
        sign_in::{self, TryRefusal, WrongTry, note_wrong_try},
    },
    backup::{Manifest, Why},
    domain::{
        copies::{KeptCopy, surplus},
        principal::Teacher,
    },
    host::shelf::{Opens, Shelf},
    limits,
    store::{self, Condition, Space, credentials},
};

/// Makes a copy, and tells what became of it: whether there is a new one.
///
/// # Errors
/// There is none, and whatever was there is there still.
pub async fn make(app: &Arc<App>, why: Why) -> std::result::Result<bool, NotMade> {
    let _turn = app.copies.turn.lock().await;
    app.copies.begin(Doing::Makes);
    let made = tokio::select! {
        made = make_now(app, why, false) => made,
        () = app.copies.stopped() => Err(NotMade::Stopped),
    };
    let mut state = lock(&app.copies.state);
    state.doing = None;
    state.failed = made.as_ref().err().cloned();
    made
}

/// The same for whoever has the turn.
pub(super) async fn make_now(
    app: &Arc<App>,
    why: Why,
    holds: bool,
) -> std::result::Result<bool, NotMade> {
    let source = source(app);
    throw_away(app, short_by(&source)).await;
    let made = make_from(&source, why, holds).await;
    throw_away(app, 0).await;
    made
}

fn source(app: &App) -> Source<'_> {
    Source {
        store: &app.store,
        machine: &app.machine,
        data: &app.settings.data,
        space: app.settings.limits.space,
        at: app.clock.now(),
        clock_trusted: !app.is_clock_doubtful(),
    }
}

/// Throws away what the rule does not keep, and more where the card needs so many bytes; then looks what is there. Nothing goes
/// for a newer one that nobody can open.
async fn throw_away(app: &App, bytes_wanted: u64) {
    let shelf = Shelf::of(&app.settings.data);
    let keys = app.machine.copy_keys();
    let mut copies = look_at(&shelf, &keys);
    copies.retain(|(_, opens)| opens.is_copy());
    let database = app.settings.data.join("chair.db");
    let low = limits::FREE_BYTES_LOW.saturating_sub(Space::free(&database));
    let wanted = bytes_wanted.max(low);
    for copy in find_surplus(app, &shelf, copies, wanted).await {
        if let Err(error) = shelf.remove(&copy) {
            log::warn!("copy {} could not be thrown away: {error}", copy.number);
        }
    }
    lock(&app.copies.state).shelved = look_at(&shelf, &keys);
}

/// Those that go: where there are any, the newest that stays was read to its end and is what was written.
async fn find_surplus(
    app: &App,
    shelf: &Shelf,
    copies: Vec<(Manifest, Opens)>,
    bytes_wanted: u64,
) -> Vec<Manifest> {
    let mut copies: Vec<Manifest> = copies.into_iter().map(|(copy, _)| copy).collect();
    loop {
        let kept: Vec<KeptCopy> = copies.iter().map(kept_copy).collect();
        let gone = surplus(&kept, !app.is_clock_doubtful(), bytes_wanted);
        let Some(newest) = copies.last().filter(|_| !gone.is_empty()) else {
            return Vec::new();
        };
        let (newest, on_thread) = (newest.clone(), shelf.clone());
        let number = newest.number;
        let is_whole = on_a_thread(move || on_thread.is_whole(&newest)).await;
        if is_whole == Some(true) {
            copies.retain(|copy| gone.contains(&copy.number));
            return copies;
        }
        log::error!("copy {number} is not as it was written: no older one goes for it");
        copies.pop();
    }
}

pub(super) fn kept_copy(copy: &Manifest) -> KeptCopy {
    let made = jiff::Timestamp::from_second(copy.made_at).unwrap_or_default();
    KeptCopy {
        number: copy.number,
        day: TimeZone::UTC.to_datetime(made).date(),
        is_certain: copy.clock_trusted,
        stands_apart: copy.why.stands_apart(),
        bytes: copy.bytes,
    }
}

/// Makes a copy by and by; the page that asked for it says how it went.
pub fn begin_making(app: &Arc<App>, why: Why) {
    if app.copies.doing().is_some() {
        return;
    }
    app.copies.begin(Doing::Makes);
    let app = Arc::clone(app);
    tokio::spawn(async move {
        if let Err(error) = make(&app, why).await {
            log::error!("no copy was made: {error:?}");
        }
    });
}

/// The daily copy, from the first minutes on; a box that nobody has claimed holds nothing.
pub async fn make_daily(app: &Arc<App>) {
    tokio::time::sleep(app.settings.limits.first_copy).await;
    let mut days = tokio::time::interval(limits::COPY_EVERY);
    loop {
        days.tick().await;
        if !app.is_claimed() || app.store.condition() == Condition::Damaged {
            continue;
        }
        seal_plain(app).await;
        match make(app, Why::Daily).await {
            Ok(true) => log::info!("a copy of the box was made and read back"),
            Ok(false) => {}
            Err(error) => log::error!("no copy was made: {error:?}"),
        }
    }
}

/// What an update left plain is sealed as well.
async fn seal_plain(app: &Arc<App>) {
    let _turn = app.copies.turn.lock().await;
    if let Err(error) = seal_plain_of(&source(app)).await {
        log::error!("the copy of before the update is still a plain one: {error:?}");
    }
    let shelf = Shelf::of(&app.settings.data);
    lock(&app.copies.state).shelved = look_at(&shelf, &app.machine.copy_keys());
}

/// She typed her passphrase to fetch a copy: for some minutes she may.
pub async fn allow_fetching(
    app: &App,
    by: Teacher,
    from: TriedFrom,
    passphrase: String,
    number: u32,
) -> Result<(), TryRefusal> {
    sign_in::check_hers(app, by, from, passphrase).await?;
    app.copies.fetches.add((by.session.number(), number));
    Ok(())
}

/// She typed the recovery code that she wrote down before there were copies: from now on they open with it.
pub async fn learn_recovery_code(
    app: &Arc<App>,
    by: Teacher,
    from: TriedFrom,
    code: &str,
) -> Result<(), TryRefusal> {
    let _turn = sign_in::turn(app, from).await?;
    let learned = match sign_in::kept_of(code) {
        Some(kept) => {
            let learn = move |tx: &store::WriteTx<'_>| credentials::add_recovery_key(tx, &kept);
            app.write(by, learn).await?
        }
        None => false,
    };
    if learned {
        return Ok(());
    }
    note_wrong_try(app, by.into(), WrongTry::RecoveryCode).await;
    Err(Error::Refused(TryRefusal::Wrong))
}

/// The copy with this number.
pub fn find(app: &App, number: u32) -> Option<Manifest> {
    let mut copies = app.copies.shelved().into_iter();
    copies.find(|copy| copy.number == number)
}
