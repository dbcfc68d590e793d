//! How large a wall's screen is, tap by tap. The sizes are `domain::wall_size`.

use std::sync::Arc;

use super::{App, Result};
use crate::{
    domain::{
        principal::{Principal, Wall},
        wall_size::WallSize,
    },
    store,
};

/// Changes the size of this wall as a tap says, and saves it.
///
/// # Errors
/// The store could not.
pub async fn change(
    app: &Arc<App>,
    by: Principal,
    wall: Wall,
    change: fn(WallSize) -> WallSize,
) -> Result<()> {
    app.write(by, move |tx| {
        let size = store::devices::wall_size(tx, wall.device)?.unwrap_or_default();
        Ok(store::devices::set_wall_size(
            tx,
            wall.device,
            change(size),
        )?)
    })
    .await
}
