//! A release as one file: the four lines of a minisign signature, and behind them the package itself. Nothing of it is written
//! anywhere before all of it is known to be signed by the key that this machine trusts.

use std::io::{self, Read, Seek, SeekFrom, Write};

use blake2::{Blake2b512, Digest as _};
use data_encoding::BASE64;
use ring::signature::{ED25519, UnparsedPublicKey};

use crate::limits;

/// How the first line of a signature and of a key begins.
pub const FIRST_WORDS: &str = "untrusted comment:";
/// How the third line of a signature begins; what stands behind it is signed as well.
const SIGNED_WORDS: &str = "trusted comment: ";
/// Bytes that the four lines may have.
const SIGNATURE_BYTES_MAX: u64 = 2048;
/// Bytes that the file of a key may have.
pub const KEY_BYTES_MAX: u64 = 1024;
/// How much is read at once.
const PIECE_BYTES: usize = 64 * 1024;

/// Why there is no package.
#[derive(Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// What should be the key is none.
    NoKey,
    /// No signature stands before the package.
    Unsigned,
    /// Signed by another key, or changed since.
    WrongSignature,
    /// It is longer than any release.
    TooLarge,
    /// A file could not be read or written.
    Card(String),
}

impl From<io::Error> for NotOpened {
    fn from(error: io::Error) -> Self {
        Self::Card(error.to_string())
    }
}

/// A public key, and the number by which signatures name it.
struct Key {
    number: [u8; 8],
    key: [u8; 32],
}

impl Key {
    /// Reads the two lines of minisign's own file.
    fn read(text: &str) -> Option<Self> {
        let line = text.lines().nth(1)?;
        let bytes: [u8; 42] = BASE64
            .decode(line.trim().as_bytes())
            .ok()?
            .try_into()
            .ok()?;
        let (kind, rest) = bytes.split_at(2);
        let (number, key) = rest.split_at(8);
        (kind == b"Ed").then_some(Self {
            number: number.try_into().ok()?,
            key: key.try_into().ok()?,
        })
    }

    fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&ED25519, self.key);
        key.verify(message, signature).is_ok()
    }
}

/// A signature over the hash of a file, and one over it and what is said of the file.
struct Signature {
    key_number: [u8; 8],
    of_file: [u8; 64],
    said: String,
    of_said: [u8; 64],
}

impl Signature {
    /// Reads the four lines, without the end of the last.
    fn read(text: &str) -> Option<Self> {
        let lines: Vec<&str> = text.lines().collect();
        let [first, of_file, said, of_said] = lines[..] else {
            return None;
        };
        let of_file: [u8; 74] = BASE64.decode(of_file.as_bytes()).ok()?.try_into().ok()?;
        let (kind, rest) = of_file.split_at(2);
        let (number, signature) = rest.split_at(8);
        // "ED" hashes the file first. The older kind without a hash would have the whole file in memory.
        let is_one = first.starts_with(FIRST_WORDS) && kind == b"ED";
        is_one.then_some(Self {
            key_number: number.try_into().ok()?,
            of_file: signature.try_into().ok()?,
            said: said.strip_prefix(SIGNED_WORDS)?.to_owned(),
            of_said: BASE64.decode(of_said.as_bytes()).ok()?.try_into().ok()?,
        })
    }

    fn is_by(&self, key: &Key, hash: &[u8]) -> bool {
        let said = [&self.of_file[..], self.said.as_bytes()].concat();
        self.key_number == key.number
            && key.has_signed(hash, &self.of_file)
            && key.has_signed(&said, &self.of_said)
    }
}

/// Writes the package of a release, and tells what its signer says of it.
///
/// # Errors
/// It is not signed by this key. Then nothing was written.
pub fn open(
    mut release: impl Read + Seek,
    key: &str,
    package: &mut impl Write,
) -> Result<String, NotOpened> {
    let key = Key::read(key).ok_or(NotOpened::NoKey)?;
    let mut head = Vec::new();
    (&mut release)
        .take(SIGNATURE_BYTES_MAX)
        .read_to_end(&mut head)?;
    let ends = head.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let end = ends.map(|(at, _)| at).nth(3).ok_or(NotOpened::Unsigned)?;
    let signature = std::str::from_utf8(&head[..end]).ok();
    let signature = signature.and_then(Signature::read);
    let signature = signature.ok_or(NotOpened::Unsigned)?;
    let begin = SeekFrom::Start(end as u64 + 1);
    let mut pass = |out: &mut dyn Write| -> Result<_, NotOpened> {
        release.seek(begin)?;
        hash_into((&mut release).take(limits::RELEASE_BYTES as u64 + 1), out)
    };
    let hash = pass(&mut io::sink())?;
    if !signature.is_by(&key, &hash) {
        return Err(NotOpened::WrongSignature);
    }
    // What is written is what was looked at, also if somebody could change the file meanwhile.
    if pass(package)? != hash {
        return Err(NotOpened::WrongSignature);
    }
    Ok(signature.said)
}

fn hash_into(mut from: impl Read, out: &mut dyn Write) -> Result<Vec<u8>, NotOpened> {
    let (mut hash, mut piece, mut bytes) = (Blake2b512::new(), vec![0; PIECE_BYTES], 0);
    loop {
        let read = from.read(&mut piece)?;
        if read == 0 {
            return Ok(hash.finalize().to_vec());
        }
        bytes += read;
        if bytes > limits::RELEASE_BYTES {
            return Err(NotOpened::TooLarge);
        }
        hash.update(&piece[..read]);
        out.write_all(&piece[..read])?;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// Made by minisign 0.11, with a key that nobody has any more.
    const KEY: &str = "untrusted comment: minisign public key 3E7DB2971E5882A8
RWSoglgel7J9PpQvKRh/2AEeqIumhtA03dYrOr0DKfx92KPmm/boacnt
";
    const SIGNATURE: &str = "untrusted comment: signature from minisign secret key
RUSoglgel7J9PviG6KC/CKeh2gMPza/X5dT938ilHwjyqxCfnTONIZ2cfubwgHue14aPtHI+UqHuZl/NM7T7sJrruOE+lEDQtA4=
trusted comment: chair 0.2.0 amd64
MV2Gg+HQZlRksAyWL75iSuVPSkJLlkV1qA8KTKodNTdgdncZKNYhL+P1WM6urkPln1aU9Rxcp6lhMmKQKy8ZBA==
";
    const PACKAGE: &str = "made up words of a package\n";

    /// What is said of a release of these bytes, and what was written.
    fn opened(release: &str, key: &str) -> (Result<String, NotOpened>, String) {
        let mut package = Vec::new();
        let opened = open(Cursor::new(release), key, &mut package);
        (opened, String::from_utf8(package).unwrap())
    }

    #[test]
    fn what_minisign_signed_is_opened() {
        let (said, package) = opened(&format!("{SIGNATURE}{PACKAGE}"), KEY);
        assert_eq!(said.as_deref(), Ok("chair 0.2.0 amd64"));
        assert_eq!(package, PACKAGE);
    }

    #[test]
    fn of_what_was_changed_nothing_is_written() {
        let good = format!("{SIGNATURE}{PACKAGE}");
        // Each of these is still a signature, and not that of this package by this key.
        for (of, other) in [
            ("made up", "made-up"),
            ("chair 0.2.0", "chair 9.9.9"),
            ("package\n", "package\n\n"),
            ("RUSoglgel7J9PviG6K", "RUSoglgel7J9PviG7K"),
            ("MV2Gg+HQ", "MV2Gg+HR"),
            ("RUSogl", "RUSogm"),
        ] {
            let bad = good.replacen(of, other, 1);
            assert_ne!(bad, good, "{of}");
            let (said, package) = opened(&bad, KEY);
            assert_eq!(said, Err(NotOpened::WrongSignature), "{other}");
            assert_eq!(package, "");
        }
        let another = KEY.replacen("RWSoglgel7J9PpQ", "RWSoglgel7J9PqQ", 1);
        assert_eq!(opened(&good, &another).0, Err(NotOpened::WrongSignature));
    }

    #[test]
    fn what_is_no_release_is_told() {
        let good = format!("{SIGNATURE}{PACKAGE}");
        // Without its hash, as the older kind is.
        let older = good.replacen("RUSogl", "RWSogl", 1);
        let long = "x".repeat(5000);
        for none in ["", "\n\n\n\n", PACKAGE, &SIGNATURE[..100], &older, &long] {
            assert_eq!(opened(none, KEY).0, Err(NotOpened::Unsigned), "{none}");
        }
        for none in ["", "RWS", "untrusted comment:\nRWS\n"] {
            assert_eq!(opened(&good, none).0, Err(NotOpened::NoKey), "{none}");
        }
        let (said, package) = opened(SIGNATURE, KEY);
        assert_eq!(said, Err(NotOpened::WrongSignature));
        assert_eq!(package, "");
    }
}
