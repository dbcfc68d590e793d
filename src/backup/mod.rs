//! A copy of the box as a file: what it says of itself, and how it is packed, sealed and opened again. Values and streams only:
//! where copies lie and when one is made is known elsewhere.

mod age;
mod copy_file;
mod manifest;

pub use age::{CopyKey, Recipient};
pub use copy_file::{Counted, Header, Unreadable, is_sealed_for, pack, unpack};
pub use manifest::{MANIFEST_BYTES_MAX, Manifest, Why, file_name, number_of};
