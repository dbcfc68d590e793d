//! What the teacher does on her own pages, and what it makes of everybody else's.

mod board_settings;
mod changes_the_board;
mod children;
mod conference;
mod day_changes;
mod for_home;
mod group_conference;
mod join;
mod logbook;
mod own_words;
mod prep_questions;
mod quiet_minutes;
mod recovery_and_walls;
mod roster;
mod several_classes;
mod sheets_on_paper;
mod story;
mod taken_back;
mod timetable;
mod today;
mod two_tabs;
mod unsent_words;
