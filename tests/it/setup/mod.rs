//! A box before and while it is set up: claimed, trusted, connected, looked after.

mod claim;
mod connect;
mod demo;
mod doctor;
mod first_run;
mod health;
mod lost_answers;
mod many_boxes;
mod metrics;
mod reader_leaves;
mod setup_file;
mod trust;
