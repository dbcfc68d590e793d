//! Files of class lists, calendars and templates become values of the domain; nothing is saved and nobody is compared here. One file a
//! kind of file.

pub mod ics;
pub mod plain;
pub mod template;
