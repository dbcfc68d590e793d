//! Chair: the student chairs the conference. One small server on one box in a classroom.
//!
//! In reading order: [`domain`] holds the classroom's rules, pure; [`store`] keeps rows in one SQLite file; [`web`] conducts,
//! one file a noun; [`live`] tells open pages of changes; [`host`] is the machine under it all; [`app`] is what they share.

pub mod app;
pub mod commands;
pub mod domain;
pub mod host;
pub mod import;
pub mod live;
pub mod run;
pub mod secret;
pub mod settings;
pub mod store;
pub mod web;
