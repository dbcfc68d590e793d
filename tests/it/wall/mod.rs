//! What the whole class does at the wall, and what the board holds to whatever happens there.

mod board_rules;
mod linearizability;
mod mini_lesson;
mod one_truth;
mod pairing;
mod race;
mod refused_chair;
mod same_tap_twice;
mod shared_praise;
mod wait_list;
