//! Drawings that several pages use: layout, chairs, names, fields, notices. They are given values, and read no store.

mod address;
mod autosave;
mod board;
mod chair;
pub mod conference;
mod field;
mod first_run;
pub mod layout;
pub mod mini_lesson;
mod pictures;
mod refill;
pub mod stage;
mod switcher;
mod teacher;
mod text;
mod words;

pub use address::{addresses, fingerprint, qr, room_keys};
pub use autosave::{
    Conflict, conflict, draft_id, leader_draft_prefix, saving, script_answer, script_two_wrote,
    sheet_draft_prefix, sheets_draft_prefixes, student_draft_prefix, teacher_draft_prefix,
    teachers_saving, two_wrote, why_not_saved,
};
pub use board::{
    Placed, TileFits, board_refusal, chair_head, chair_moment, chair_tile, chair_time, chairs_on,
    chairs_on_page, day_note, day_tabs, left_on, more_chairs, shown_day,
};
pub use chair::{chair, drawn, empty_chair, icon, use_drawing};
pub use field::{Field, choice, field, notice, passphrase, print_button, print_notice};
pub use first_run::{address_of_step, back_from, back_or, first_field, progress, skip, title_of};
pub use layout::{Head, Layout, page_headed};
pub use pictures::{chosen_pictures, two_pictures};
pub use refill::refill;
pub use switcher::class_switcher;
pub use teacher::{languages, pause_begin, pause_end, requests, waiting_since, walls_wait};
pub use text::{isolated, message, name, text};
pub use words::{problem_words, role_words, said_words, sheet_rule_words, stick_line};
