//! The one integration crate: one journey per file, over real HTTP and in real Chromium, on the real program and real
//! SQLite. The journeys stand in a folder for each audience; `support` holds the fixtures, `shape` the layout of the source.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]
#![allow(
    unreachable_pub,
    reason = "the modules of a test crate are its own readers"
)]
mod browser;
mod everywhere;
mod host;
mod setup;
mod shape;
mod store;
mod student;
mod support;
mod teacher;
mod wall;
