//! Chair: the student chairs the conference.

pub mod domain;
pub mod host;
pub mod web;
