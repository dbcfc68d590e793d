//! Files of class lists and calendars become values of the domain; nothing is saved and nobody is compared here. One file a
//! kind of file.

pub mod class_file;
pub mod ics;
pub mod plain;
