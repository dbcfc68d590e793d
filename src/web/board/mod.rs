//! The board: its pages.

pub mod names;
pub mod wall;
