//! The teacher's pages. Every address of this table is hers, over HTTPS or on the box itself, unless its line says for whom
//! else it is: the ways by which she comes in.

pub mod bin;
pub mod board;
pub mod board_rules;
pub mod calendar;
pub mod cards;
pub mod chair;
pub mod children;
pub mod class;
pub mod clock;
pub mod conference;
pub mod copies;
pub mod day;
pub mod desk;
pub mod devices;
pub mod doctor;
pub mod erase;
pub mod export;
pub mod families;
pub mod for_home;
mod goes_on;
pub mod import;
pub mod join;
pub mod keepsake;
pub mod logbook;
pub mod menu;
pub mod mini_lesson;
pub mod old_copies;
pub mod paper_grid;
mod past;
pub mod people;
pub mod pin;
pub mod printable;
pub mod put_back;
pub mod questions;
mod read;
pub mod record;
pub mod recovery;
mod room_page;
pub mod roster;
pub mod several;
pub mod sheet;
pub mod sign_in;
pub mod story;
pub mod strengths;
pub mod student_settings;
pub mod substitute;
mod tabs;
pub mod template;
mod this_week;
pub mod today;
mod two_tabs;
pub mod update;
pub mod walls;
mod week;
pub mod year_end;

use crate::{
    domain::{
        calendar::SlotId,
        id::{ClassId, ConferenceId, DeviceId, NextStepId, SignUpId, StudentId, TeacherId},
        prep::QuestionRole,
        principal,
    },
    http::route::{
        Audience, CopyNumber, EVERYONE, NOT_HANDED_OVER, OWNER, Phase, Route, WITH_SUBSTITUTE,
        Work, routes,
    },
    limits,
    pages::{receipt, setup::first_run},
};

const HANDED_OVER: &[principal::Role] = &[principal::Role::HandedOver];

/// The routes of the teacher.
pub fn routes() -> Vec<Route> {
    let mut routes = of_the_day();
    routes.extend(of_a_class());
    routes.extend(of_its_words());
    routes.extend(of_the_room());
    routes.extend(of_the_adults());
    routes
}

/// The adults of the box, and the ways by which they come in for whom no passphrase is set.
fn of_the_adults() -> Vec<Route> {
    routes! { Audience::Teacher;
        get  ("teach" / "people") => people::list;
        post ("teach" / "people" / "invite") => people::invite;
        get  ("teach" / "people" / "invitation") => people::codes::show_invitation;
        post ("teach" / "people" / "invitation" / "end") => people::take_invitation_back;
        post ("teach" / "people" / "substitutes") => people::add_substitute;
        get  ("teach" / "people" / TeacherId / "card") => people::codes::show_card;
        post ("teach" / "people" / TeacherId / "day") => people::one_more_day;
        post ("teach" / "people" / TeacherId / "classes") => people::set_classes;
        post ("teach" / "people" / TeacherId / "end") => people::end;
        get  ("teach" / "people" / "hand-over") => people::hand_over::show, roles OWNER;
        post ("teach" / "people" / "hand-over") => people::hand_over::hand_over, roles OWNER;
        get  ("teach" / "passphrase") => people::passphrase::show;
        post ("teach" / "passphrase") => people::passphrase::change;
        get  ("door" / "join") => people::door::show_join, roles NOT_HANDED_OVER;
        post ("door" / "join") => people::door::join, roles NOT_HANDED_OVER;
        get  ("door" / "substitute") => people::door::show_substitute, roles NOT_HANDED_OVER;
        post ("door" / "substitute") => people::door::substitute, roles NOT_HANDED_OVER;
    }
}

/// Today, its chairs and its talks.
fn of_the_day() -> Vec<Route> {
    routes! { Audience::Teacher;
        get  ("teach") => today::show, roles WITH_SUBSTITUTE;
        get  ("teach" / "week") => week::show;
        get  ("teach" / "room") => room_page::show;
        get  ("teach" / "for-you") => today::for_you::show;
        post ("teach" / "sheet-first") => today::asks::answer_sheet_first;
        post ("teach" / "prep-time") => today::asks::change_prep_time, roles WITH_SUBSTITUTE;
        post ("teach" / "requests") => today::asks::answer_request, roles WITH_SUBSTITUTE;
        post ("teach" / "shared-praise") => today::asks::decide_shared_praise;
        post ("board" / "sign-ups" / SignUpId / "swap") => board::swap;
        post ("board" / "sign-ups" / SignUpId / "state") => board::mark, roles WITH_SUBSTITUTE;
        post ("board" / "sign-ups" / SignUpId / "put-back") => board::put_back;
        post ("board" / "groups") => board::seat_group;
        post ("board" / "chairs" / SlotId / "close") => board::close;
        post ("board" / "chairs" / SlotId / "open") => board::open;
        get  ("teach" / "chairs" / SlotId) => chair::show;
        get  ("teach" / "chairs" / SlotId / "slip") => printable::slip;
        get  ("teach" / "conferences" / ConferenceId) => conference::show, roles WITH_SUBSTITUTE;
        post ("teach" / "conferences" / ConferenceId / "lines") => conference::save_words, roles WITH_SUBSTITUTE, body limits::WORDS_BYTES;
        post ("teach" / "conferences" / ConferenceId / "strengths") => conference::save_strength, roles WITH_SUBSTITUTE;
        post ("teach" / "conferences" / ConferenceId / "tags") => conference::save_tag, roles WITH_SUBSTITUTE;
        post ("teach" / "conferences" / ConferenceId / "steps") => conference::say_of_next_step, roles WITH_SUBSTITUTE;
        post ("teach" / "conferences" / ConferenceId / "check-back") => conference::promise_check_back, roles WITH_SUBSTITUTE;
        post ("teach" / "conferences" / ConferenceId / "hand") => conference::hand_over;
        post ("teach" / "conferences" / ConferenceId / "finish") => conference::finish, roles WITH_SUBSTITUTE;
        post ("teach" / "conferences" / ConferenceId / "mistake") => conference::take_back, roles WITH_SUBSTITUTE;
        post ("teach" / "conferences" / ConferenceId / "logged") => conference::stop_asking, roles WITH_SUBSTITUTE;
        post ("teach" / "conferences") => conference::start, roles WITH_SUBSTITUTE;
        post ("teach" / "looked-in") => conference::look_in, roles WITH_SUBSTITUTE;
        get  ("teach" / "talks") => logbook::show;
        get  ("teach" / "children") => children::show;
        get  ("teach" / "students" / StudentId) => story::show;
        get  ("teach" / "students" / StudentId / "settings") => student_settings::show;
        post ("teach" / "students" / StudentId / "settings") => student_settings::rename;
        get  ("teach" / "students" / StudentId / "join") => join::show;
        post ("teach" / "students" / StudentId / "join") => join::join;
        get  ("teach" / "students" / StudentId / "home") => for_home::show;
        get  ("teach" / "students" / StudentId / "record") => record::show;
        get  ("teach" / "students" / StudentId / "sheet") => sheet::show;
        post ("teach" / "students" / StudentId / "answers") => sheet::answer, body limits::WORDS_BYTES;
        post ("teach" / "students" / StudentId / "sheet-rule") => student_settings::set_rule;
        post ("teach" / "students" / StudentId / "language") => student_settings::set_language;
        post ("teach" / "students" / StudentId / "next-steps" / NextStepId) => sheet::end_step;
        get  ("teach" / "students" / StudentId / "script") => printable::lead_card;
    }
}

/// What belongs to one class.
fn of_a_class() -> Vec<Route> {
    routes! { Audience::Teacher;
        get  ("teach" / "classes") => class::list;
        post ("teach" / "classes") => class::make;
        get  ("teach" / "classes" / ClassId) => class::show;
        post ("teach" / "classes" / ClassId) => class::change;
        get  ("teach" / "classes" / ClassId / "families") => families::show;
        post ("teach" / "classes" / ClassId / "move") => several::move_in_order;
        post ("teach" / "classes" / ClassId / "copy") => several::copy;
        post ("teach" / "classes" / ClassId / "archive") => several::archive;
        post ("teach" / "classes" / ClassId / "put-back") => several::put_back;
        get  ("teach" / "classes" / ClassId / "export") => export::show_class;
        post ("teach" / "classes" / ClassId / "export") => export::make_of_class;
        get  ("teach" / "students" / StudentId / "export") => export::show_child;
        post ("teach" / "students" / StudentId / "export") => export::make_of_child;
        get  ("teach" / "export") => export::show_made;
        get  ("teach" / "export" / "file") => export::send;
        get  ("teach" / "classes" / ClassId / "keepsakes") => keepsake::show_class;
        get  ("teach" / "students" / StudentId / "keepsake") => keepsake::show;
        get  ("teach" / "classes" / ClassId / "year-end") => year_end::show;
        post ("teach" / "classes" / ClassId / "year-end") => year_end::begin;
        get  ("teach" / "classes" / ClassId / "erase") => erase::show_class, roles OWNER;
        post ("teach" / "classes" / ClassId / "erase") => erase::erase_class, roles OWNER;
        get  ("teach" / "students" / StudentId / "erase") => erase::show_child, roles OWNER;
        post ("teach" / "students" / StudentId / "erase") => erase::erase_child, roles OWNER;
        get  ("teach" / "bin") => bin::show, roles OWNER;
        post ("teach" / "bin" / "back") => bin::back, roles OWNER;
        get  ("teach" / "bin" / "copies") => old_copies::show, roles OWNER;
        post ("teach" / "bin" / "copies") => old_copies::make_anew, roles OWNER;
        post ("teach" / "retention") => bin::keep_for, roles OWNER;
        get  ("teach" / "import") => import::show;
        post ("teach" / "import") => import::take_in_file, body limits::CLASS_UPLOAD_BYTES;
        get  ("teach" / "classes" / ClassId / "on-paper") => paper_grid::show;
        post ("teach" / "classes" / ClassId / "on-paper") => paper_grid::tick, body limits::LIST_BYTES;
        get  ("teach" / "classes" / ClassId / "sheets") => printable::sheets;
        get  ("teach" / "classes" / ClassId / "questions") => questions::list;
        get  ("teach" / "classes" / ClassId / "questions" / QuestionRole) => questions::show;
        post ("teach" / "classes" / ClassId / "questions" / QuestionRole) => questions::change;
        get  ("teach" / "classes" / ClassId / "roster") => roster::show;
        post ("teach" / "classes" / ClassId / "roster") => roster::add, body limits::PASTE_BYTES;
        get  ("teach" / "classes" / ClassId / "home") => for_home::show_class;
        get  ("teach" / "classes" / ClassId / "record") => record::show_class;
        get  ("teach" / "classes" / ClassId / "cards") => cards::show;
        get  ("teach" / "classes" / ClassId / "roster" / "file") => roster::file::show_preview, work Work::Long;
        post ("teach" / "classes" / ClassId / "roster" / "file") => roster::file::upload, body limits::LIST_FILE_BYTES;
        post ("teach" / "classes" / ClassId / "roster" / "file" / "take") => roster::file::take_over, work Work::Long;
        post ("teach" / "classes" / ClassId / "roster" / StudentId / "archive") => roster::take_off;
        post ("teach" / "classes" / ClassId / "roster" / StudentId / "put-back") => roster::put_back;
        post ("teach" / "classes" / ClassId / "roster" / StudentId / "pictures") => roster::reset_pictures;
        post ("teach" / "classes" / ClassId / "roster" / StudentId / "card") => roster::void_card;
        post ("teach" / "classes" / ClassId / "roster" / StudentId / "sign-out") => roster::sign_out;
        get  ("teach" / "classes" / ClassId / "calendar") => calendar::show;
        post ("teach" / "classes" / ClassId / "calendar") => calendar::save_timetable;
        post ("teach" / "classes" / ClassId / "no-school") => calendar::add_no_school;
        post ("teach" / "classes" / ClassId / "no-school" / "remove") => calendar::remove_no_school;
        post ("teach" / "classes" / ClassId / "days") => calendar::change_day;
        get  ("teach" / "classes" / ClassId / "no-school" / "file") => calendar::file::look, work Work::Long;
        post ("teach" / "classes" / ClassId / "no-school" / "file") => calendar::file::send, body limits::CALENDAR_FILE_BYTES;
        post ("teach" / "classes" / ClassId / "no-school" / "take") => calendar::file::take, body limits::LIST_BYTES;
        get  ("teach" / "classes" / ClassId / "rules") => board_rules::show;
        post ("teach" / "classes" / ClassId / "rules") => board_rules::save;
        post ("teach" / "classes" / ClassId / "pause") => board_rules::set_pause;
        post ("teach" / "classes" / ClassId / "round") => board_rules::change_round;
        post ("teach" / "classes" / ClassId / "away") => board_rules::change_away;
    }
}

/// What a class says in its own words, and how it goes to a colleague and comes from one.
fn of_its_words() -> Vec<Route> {
    routes! { Audience::Teacher;
        get  ("teach" / "classes" / ClassId / "tags") => logbook::tags::show;
        post ("teach" / "classes" / ClassId / "tags") => logbook::tags::change;
        get  ("teach" / "classes" / ClassId / "strengths") => strengths::show;
        post ("teach" / "classes" / ClassId / "strengths") => strengths::change;
        get  ("teach" / "classes" / ClassId / "template") => template::show;
        get  ("teach" / "classes" / ClassId / "template" / "file") => template::download;
        post ("teach" / "classes" / ClassId / "template" / "file") => template::upload, body limits::CLASS_UPLOAD_BYTES;
        get  ("teach" / "classes" / ClassId / "template" / "look") => template::look;
        post ("teach" / "classes" / ClassId / "template" / "take") => template::take;
    }
}

/// The devices of the room, the box, and the ways by which she comes in.
fn of_the_room() -> Vec<Route> {
    routes! { Audience::Teacher;
        get  ("teach" / "devices") => devices::list;
        post ("teach" / "devices") => devices::let_in;
        post ("teach" / "devices" / "end") => devices::end_all;
        post ("teach" / "devices" / "shared") => devices::share;
        post ("teach" / "devices" / DeviceId / "end") => devices::end;
        post ("teach" / "first-day") => devices::first_day;
        get  ("teach" / "walls") => walls::list;
        post ("teach" / "walls") => walls::pair;
        post ("teach" / "walls" / "here") => walls::make_here;
        post ("teach" / "walls" / DeviceId / "end") => walls::end;
        post ("teach" / "walls" / DeviceId / "timetable") => walls::follow_timetable;
        get  ("teach" / "recovery") => recovery::show_code;
        post ("teach" / "recovery") => recovery::make_code;
        post ("teach" / "recovery" / "done") => recovery::written_down;
        get  ("teach" / "pin") => pin::show_pin;
        post ("teach" / "pin") => pin::choose;
        post ("teach" / "undo") => receipt::undo, roles WITH_SUBSTITUTE;
        get  ("unsent") => put_back::whose, roles EVERYONE, secure false, phase Phase::Always;
        post ("teach" / "unsent") => put_back::throw_away, roles WITH_SUBSTITUTE;
        get  ("teach" / "doctor") => doctor::show;
        get  ("teach" / "copies") => copies::show;
        post ("teach" / "copies") => copies::make;
        post ("teach" / "copies" / "code") => copies::learn_code, roles OWNER;
        get  ("teach" / "copies" / CopyNumber) => copies::one::show, roles OWNER;
        post ("teach" / "copies" / CopyNumber / "fetch") => copies::one::allow, roles OWNER;
        get  ("teach" / "copies" / CopyNumber / "file") => copies::one::send, roles OWNER, work Work::Long;
        post ("teach" / "copies" / CopyNumber / "restore") => copies::one::restore, roles OWNER;
        get  ("teach" / "update") => update::show, roles OWNER;
        post ("teach" / "update") => update::take, roles OWNER, work Work::Upload, body limits::RELEASE_FORM_BYTES, time limits::RELEASE_TIME;
        get  ("teach" / "clock") => clock::show;
        post ("teach" / "clock") => clock::set;
        get  ("teach" / "first-run") => first_run::next;
        post ("teach" / "first-run") => first_run::set_mark;
        get  ("teach" / "first-run" / "pictures") => first_run::show_pictures;
        post ("teach" / "first-run" / "pictures") => first_run::set_shared_devices;
        get  ("teach" / "first-run" / "try") => first_run::show_practice;
        post ("teach" / "first-run" / "try") => first_run::practice;
        get  ("teach" / "first-run" / "chair") => first_run::show_first_chair;
        get  ("teach" / "first-run" / "done") => first_run::show_end;
        get  ("teach" / "mini-lesson") => mini_lesson::show;
        get  ("teach" / "mini-lesson" / "poster") => mini_lesson::show_poster;
        get  ("teach" / "mini-lesson" / "words") => mini_lesson::words::show;
        post ("teach" / "mini-lesson" / "words") => mini_lesson::words::save, body limits::LIST_BYTES;
        get  ("door" / "teacher") => sign_in::show, roles NOT_HANDED_OVER;
        post ("door" / "teacher") => sign_in::sign_in, roles NOT_HANDED_OVER;
        get  ("door" / "recovery") => recovery::show_lost, roles NOT_HANDED_OVER;
        post ("door" / "recovery") => recovery::recover, roles NOT_HANDED_OVER;
        get  ("door" / "back") => pin::show, roles HANDED_OVER;
        post ("door" / "back") => pin::take_back, roles HANDED_OVER;
        post ("door" / "unlock") => pin::unlock, roles NOT_HANDED_OVER;
    }
}
