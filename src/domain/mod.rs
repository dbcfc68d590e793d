//! The classroom's rules, pure: values in, values out. Nothing here may know warp, SQL, HTML, threads or the clock;
//! `now` and `day` are arguments. Only std, jiff's civil dates, strum and the two unicode crates may be used.

pub mod autosave;
pub mod board;
pub mod calendar;
pub mod class;
pub mod class_file;
pub mod conference;
pub mod copies;
pub mod credentials;
pub mod fair_time;
pub mod first_run;
pub mod id;
pub mod next_step;
pub mod prep;
pub mod principal;
pub mod roster;
pub mod search;
pub mod session;
pub mod tag;
pub mod text;
pub mod wall_size;

#[cfg(test)]
mod words;
