//! Drawings that several pages use: layout, chairs, names, fields, notices. They are given values, and read no store.

mod address;
mod autosave;
mod board_refusal;
mod chair;
mod chair_tile;
mod chair_time;
pub mod conference;
mod day_tabs;
mod error_page;
mod field;
mod fingerprint;
mod first_run;
mod language;
pub mod layout;
pub mod mini_lesson;
mod name;
mod next_step;
mod pause;
mod pictures;
mod question;
mod quiet_minutes;
mod requests;
mod room_keys;
mod sheet_rule;
mod text;

pub use address::{addresses, qr};
pub use autosave::{
    Conflict, conflict, draft_id, leader_draft_prefix, refusal_word, saving, script_answer,
    sheet_draft_prefix, sheets_draft_prefixes, student_draft_prefix, teacher_draft_prefix,
};
pub use board_refusal::board_refusal;
pub use chair::{chair, empty_chair, icon};
pub use chair_tile::{ChairTile, MoreChairs, chair_tile, chairs_on_page, more_chairs};
pub use chair_time::{chair_head, chair_moment, chair_time};
pub use day_tabs::{day_tabs, shown_day};
pub use error_page::{problem, problem_said};
pub use field::{Field, choice, field, notice, passphrase};
pub use fingerprint::fingerprint;
pub use first_run::{address_of_step, back_from, back_or, first_field, progress, skip, title_of};
pub use language::languages;
pub use layout::{Layout, page, page_headed};
pub use name::{isolated, name};
pub use next_step::said_words;
pub use pause::{pause_begin, pause_end};
pub use pictures::{chosen_pictures, two_pictures};
pub use question::role_words;
pub use quiet_minutes::quiet_minutes;
pub use requests::requests;
pub use room_keys::room_keys;
pub use sheet_rule::sheet_rule_words;
pub use text::{message, text};
