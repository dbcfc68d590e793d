//! A child's own pages: coming in, home, the questions, the board, leading a talk, the shelf. Nothing of the teacher's own is
//! loaded here.

pub mod answer;
pub mod board;
pub mod chair_drawing;
pub mod family;
pub mod home;
pub mod join_room;
pub mod lead;
mod picture_chips;
pub mod question;
pub mod shelf;
pub mod sign_in;

use crate::{
    domain::{
        id::{ConferenceId, NextStepId, SignUpId, StudentId},
        prep::QuestionRole,
        principal,
    },
    http::route::{Audience, CHILDREN, LEADERS, NOT_HANDED_OVER, Route, routes},
    limits,
    pages::receipt,
};

const DEVICE: &[principal::Role] = &[principal::Role::Device];
const DEVICE_OR_STUDENT: &[principal::Role] = &[principal::Role::Device, principal::Role::Student];

/// The routes of a child.
pub fn routes() -> Vec<Route> {
    routes! { Audience::Student;
        post ("prep" / "answers") => answer::save, roles DEVICE_OR_STUDENT, body limits::WORDS_BYTES;
        get  ("prep") => home::show;
        get  ("prep" / "questions" / QuestionRole) => question::show;
        get  ("prep" / "time") => home::question_now;
        post ("prep" / "next-steps" / NextStepId) => home::answer_next_step;
        post ("prep" / "reservations" / SignUpId) => home::answer_reservation;
        get  ("prep" / "chair") => chair_drawing::show;
        post ("prep" / "chair") => chair_drawing::change;
        post ("prep" / "undo") => receipt::undo;
        get  ("prep" / "family") => family::show;
        get  ("prep" / "talks") => shelf::show;
        get  ("prep" / "talks" / ConferenceId) => shelf::show_conference;
        post ("board" / "waits" / "leave") => board::leave_wait_list;
        get  ("lead") => lead::show_script, roles LEADERS;
        get  ("lead" / "read-back") => lead::show_read_back, roles LEADERS;
        post ("lead" / "read-back") => lead::say_to_read_back, roles LEADERS;
        post ("lead" / "next-step") => lead::next_step, roles LEADERS, body limits::WORDS_BYTES;
        get  ("lead" / "look-back") => lead::show_look_back;
        post ("lead" / "look-back") => lead::look_back, body limits::WORDS_BYTES;
        post ("lead" / "share") => lead::share;
        get  ("door" / "student" / StudentId) => sign_in::show_student, roles DEVICE;
        post ("door" / "student") => sign_in::sign_in, roles CHILDREN;
        get  ("door" / "pictures") => sign_in::show_chosen;
        post ("door" / "pictures") => sign_in::confirm_chosen;
        get  ("door" / "card") => sign_in::show_card, roles CHILDREN;
        post ("door" / "ask") => sign_in::ask, roles DEVICE;
        get  ("door" / "asked") => sign_in::show_waiting, roles DEVICE_OR_STUDENT;
        get  ("room") => join_room::show, roles NOT_HANDED_OVER;
        post ("room") => join_room::join, roles NOT_HANDED_OVER;
    }
}
