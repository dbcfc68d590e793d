//! Values become files that leave the box: sheets of a spreadsheet, a class as JSON, a week for a calendar, and what a file is
//! called. Nothing is read from the store and nobody is asked here. One file a kind of file.

pub mod class_file;
pub mod csv;
pub mod file_name;
pub mod ics;
