//! Files of class lists become values of the domain; nothing is kept and nobody is compared here. One file a kind of list.

pub mod plain;
