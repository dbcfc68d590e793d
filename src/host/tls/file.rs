//! The files of `certificate/`: lines of notes, then PEM blocks, in one file, so that a power cut cannot leave a
//! certificate with another's key. Nothing here knows what they are for.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use jiff::civil::Date;
use rcgen::{CertificateParams, DistinguishedName, DnType};

use crate::host::tls::CertificateError;

/// The values of the lines before the first PEM block that begin with this word.
pub(super) fn note_values<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.lines()
        .take_while(|line| !line.starts_with("-----"))
        .filter_map(move |line| line.strip_prefix(word)?.strip_prefix(' '))
}

/// The certificate's block.
pub(super) fn certificate_block(text: &str) -> Option<&str> {
    const END: &str = "-----END CERTIFICATE-----";
    let from = text.find("-----BEGIN CERTIFICATE-----")?;
    let to = from + text[from..].find(END)? + END.len();
    Some(&text[from..to])
}

/// From the key's first line on.
pub(super) fn key_block(text: &str) -> Option<&str> {
    text.find("-----BEGIN PRIVATE KEY-----")
        .map(|at| &text[at..])
}

/// The name of a certificate, as devices show it.
pub(super) fn distinguished_name(title: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, title);
    name
}

/// From the first midnight (UTC) to the last.
pub(super) fn set_days(params: &mut CertificateParams, first: Date, last: Date) {
    let midnight = |day: Date| {
        rcgen::date_time_ymd(
            day.year().into(),
            day.month().unsigned_abs(),
            day.day().unsigned_abs(),
        )
    };
    params.not_before = midnight(first);
    params.not_after = midnight(last);
}

/// Writes a file only its owner may read, all or nothing, also when the power fails.
pub(super) fn write_private(path: &Path, text: &str) -> Result<(), CertificateError> {
    let beside = path.with_extension("new");
    let write = || -> io::Result<()> {
        // A leftover of a power cut may be there with any rights.
        match fs::remove_file(&beside) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
            _ => {}
        }
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&beside)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
    };
    write().map_err(|why| CertificateError::File {
        tried: "write",
        path: path.to_owned(),
        why,
    })
}
