//! The teacher's device sets the box's clock right: by an offset, because the system's clock is not the program's to set.

use std::sync::Arc;

use crate::{
    app::{App, Error, Result},
    domain::principal::Principal,
    host::clock::{CLOCK_OFFSET, Doubt},
    store::{self, Attribution, Change, sessions::move_ends},
};

/// Takes the time (UTC seconds) from the teacher's device. The clock itself is set with the commit, before anybody reads who is
/// signed in by it. `is_sure`: she was asked about a date far ahead, and has said that it is right.
pub async fn set_clock(
    app: &Arc<App>,
    by: Principal,
    seconds: i64,
    is_sure: bool,
) -> Result<(), Doubt> {
    let offset = app.clock.offset_to(seconds, is_sure);
    let offset = offset.map_err(Error::Refused)?.to_string();
    let passed = seconds - app.clock.now().as_second();
    let attribution = Attribution {
        at: seconds,
        doubtful: false,
        ..app.attribution(&by)
    };
    app.write(by, move |tx| {
        let tx = &tx.attributed_to(attribution);
        tx.changed(Change::Clock(seconds));
        store::settings::save(tx, CLOCK_OFFSET, &offset)?;
        move_ends(tx, passed)?;
        tx.audit("clock set", None, None, &passed.to_string())
    })
    .await?;
    Ok(())
}
