//! Copies that still hold what was erased in the box: which they are, on which day each goes by the rule of keeping, and how they
//! go at once, when a new one was made and read back. Only the box's own folder is reached.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{civil::Date, tz::TimeZone};

use super::{
    Doing,
    keeping::{kept_copy, make},
    look_at,
};
use crate::{
    app::{App, Result, remembered::lock},
    backup::{Manifest, Why, file_name},
    domain::{
        copies::{KeptCopy, MadeAt, days_of_going, holding},
        principal::Teacher,
    },
    host::shelf::{OldFile, Shelf, old_files},
    store::{ReadTx, bin},
};

/// A file of the box that still holds something erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldsErased {
    /// What it is called.
    pub name: String,
    /// When it was made, in UTC seconds.
    pub at: i64,
    /// On which day it goes by the rule, if the box copies itself every day from now on; none where that cannot be said.
    pub goes: Option<Date>,
    /// It was set aside, so it is not the box's to throw away.
    pub is_set_aside: bool,
}

/// Every file of the box that holds what was erased at this moment (UTC seconds) or before, the oldest first.
pub fn holding_erased(app: &App, erased_at: i64) -> Vec<HoldsErased> {
    let copies = app.copies.shelved();
    let holding = numbers(&copies, erased_at);
    let kept: Vec<KeptCopy> = copies.iter().map(kept_copy).collect();
    let goes = if app.is_clock_doubtful() || holding.is_empty() {
        BTreeMap::new()
    } else {
        days_of_going(&kept, TimeZone::UTC.to_datetime(app.clock.now()).date())
    };
    let copies = copies.iter().filter(|copy| holding.contains(&copy.number));
    let copies = copies.map(|copy| HoldsErased {
        name: file_name(&copy.r#box, copy.number),
        at: copy.made_at,
        goes: goes.get(&copy.number).copied(),
        is_set_aside: false,
    });
    let others = old_files(&app.settings.data).into_iter();
    let others = others.filter(|it| it.at <= erased_at);
    let others = others.map(
        |OldFile {
             name,
             at,
             is_set_aside,
         }| HoldsErased {
            name,
            at,
            goes: None,
            is_set_aside,
        },
    );
    copies.chain(others).collect()
}

/// Whether with this copy something would come back that was erased at this moment or before.
pub fn is_older_than_erased(app: &App, copy: &Manifest, erased_at: i64) -> bool {
    numbers(&app.copies.shelved(), erased_at).contains(&copy.number)
}

fn numbers(copies: &[Manifest], erased_at: i64) -> Vec<u32> {
    let made_at = |copy: &Manifest| MadeAt {
        number: copy.number,
        at: copy.made_at,
        is_certain: copy.clock_trusted,
    };
    holding(&copies.iter().map(made_at).collect::<Vec<_>>(), erased_at)
}

/// Makes a copy by and by, and throws away those that hold what was erased once it is read back; the page says how it went.
pub async fn begin_making_anew(app: &Arc<App>, by: Teacher) -> Result<()> {
    let erased_at = app
        .store
        .read(|tx: &ReadTx<'_>| bin::last_erased(tx))
        .await?;
    if app.copies.doing().is_some() {
        return Ok(());
    }
    app.write(by, |tx| tx.audit("copies made anew", None, None, ""))
        .await?;
    app.copies.begin(Doing::Makes);
    let app = Arc::clone(app);
    tokio::spawn(async move {
        match make(&app, Why::Asked).await {
            Ok(_) => throw_away(&app, erased_at.unwrap_or(i64::MIN)).await,
            Err(error) => log::error!("no copy was made, and none was thrown away: {error:?}"),
        }
    });
    Ok(())
}

/// Never the newest: where that one may hold it too, nothing goes.
async fn throw_away(app: &App, erased_at: i64) {
    let _turn = app.copies.turn.lock().await;
    let shelf = Shelf::of(&app.settings.data);
    lock(&app.copies.state).shelved = look_at(&shelf, &app.machine.copy_keys());
    let newest = app.copies.newest();
    let is_new = |copy: &Manifest| !is_older_than_erased(app, copy, erased_at);
    let mut thrown_away = 0;
    if newest.as_ref().is_some_and(is_new) {
        let older = holding_erased(app, erased_at).into_iter();
        for it in older.filter(|it| !it.is_set_aside) {
            match shelf.remove_file(&it.name) {
                Ok(()) => thrown_away += 1,
                Err(error) => log::warn!("{} could not be thrown away: {error}", it.name),
            }
        }
    }
    let mut state = lock(&app.copies.state);
    state.shelved = look_at(&shelf, &app.machine.copy_keys());
    state.thrown_away = Some(thrown_away);
}
