//! The box on its network and its machine: listeners, TLS, names, systemd, clocks. No journey of a class stands here.

mod announce;
mod away;
mod connections;
mod https;
mod large_forms;
mod make_a_box;
mod quiet_clients;
mod slow_clients;
mod stick;
mod systemd;
mod units_and_scripts;
mod update;
mod what_a_listener_hears;
mod wrong_clock;
