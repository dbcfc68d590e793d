//! The wait list of a full day at the wall: two taps, the second on a name. Nobody sees who waits but the teacher.

use std::sync::Arc;

use jiff::civil::Date;

use super::board::names_for_waiting;
use crate::{
    app::App,
    http::{
        context::RequestContext,
        error::HttpError,
        response::{self, Result},
    },
};

/// "Wednesday is full. Tap your name."
pub(super) async fn who_waits(day: Date, app: Arc<App>, context: RequestContext) -> Result {
    let room = app
        .room(context.principal, None)
        .await?
        .ok_or(HttpError::NotFound)?;
    // The last chair may have come free between two taps.
    if room.board.empty_on(day) > 0 {
        return Ok(response::to(&format!("/board/days/{day}")));
    }
    Ok(response::page(names_for_waiting(&app, &room, day)))
}
