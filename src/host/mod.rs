//! The machine under the program: sockets, TLS, names on the network, the clock, the data folder, systemd.
//! Nothing here knows warp or a page.

pub mod clock;
pub mod control;
pub mod data_folder;
pub mod doctor;
pub mod machine;
pub mod mdns;
pub mod new_file;
pub mod off_card;
pub mod out_of_place;
pub mod owners;
pub mod release;
pub mod serve;
pub mod shelf;
pub mod systemd;
pub mod tls;
pub mod update;
