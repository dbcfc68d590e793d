//! Chair: the student chairs the conference. One small server on one box in a classroom.
//!
//! In reading order: [`domain`] holds the classroom's rules, pure; [`store`] keeps rows in one SQLite file; [`app`] holds the
//! use cases, each one transaction; [`http`] is what holds for every request; [`pages`] are what people see, by audience;
//! [`backup`] is what a copy of it is as a file; [`live`] tells open pages of changes; [`host`] is the machine under it all, and [`cli`] the commands.

pub mod app;
pub mod backup;
pub mod cli;
pub mod domain;
pub mod export;
pub mod host;
pub mod http;
pub mod i18n;
pub mod import;
pub mod limits;
pub mod live;
pub mod pages;
pub mod secret;
pub mod settings;
pub mod store;
