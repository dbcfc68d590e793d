//! Parts that stand on several pages: chairs, icons, names, the teacher's day, and the page of a problem. No routes and no
//! reading of the store.

mod address;
mod chair;
mod day;
mod field;
mod first_run;
mod keep;
mod language;
mod name;
mod pause;
mod pictures;
mod print;
mod problem;
mod question;
mod quiet;
mod request;
mod sheet_rule;
mod text;
mod when;

pub use address::{addresses, qr};
pub use chair::{chair, empty_chair, icon};
pub use day::{
    clock_differs, day_rows, day_tabs, day_told, deed_fields, draw_drops, links, marks,
    state_class, state_sign, state_words, unresolved, warnings, who,
};
pub use field::{Field, field, notice, passphrase};
pub use first_run::{back_from, first_field, place_of, progress, skip, title_of};
pub use keep::{keep_id, kept_of_child, kept_of_leader, kept_of_teacher, saving};
pub use language::languages;
pub use name::{isolated, name};
pub use pause::{PAUSE_WORDS_MAX, pause_begin, pause_end};
pub use pictures::{chosen_pictures, two_pictures};
pub use print::print;
pub use problem::{problem, problem_said};
pub use question::{chairs_question, question_words};
pub use quiet::quiet_minutes;
pub use request::requests;
pub use sheet_rule::sheet_rule_words;
pub use text::{message, text};
pub use when::{chair_head, chair_moment, chair_nth, chair_time};
