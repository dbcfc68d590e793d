//! `chair demo`: being written.

use crate::settings::Demo;

/// Plays.
pub fn run(_demo: &Demo) -> Result<(), String> {
    Ok(())
}
