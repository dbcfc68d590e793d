//! What stands beside a copy in clear, so that anybody who looks after boxes can see what is there: numbers, and nobody's name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Bytes that such a file may have.
pub const MANIFEST_BYTES_MAX: u64 = 64 * 1024;

/// Why a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// By itself, once a day.
    Daily,
    /// Somebody asked for it.
    Asked,
    /// Another copy was put in its place.
    BeforeRestore,
    /// A newer program came, or changed the tables.
    BeforeUpdate,
    /// Something was erased right after.
    BeforeErase,
}

impl Why {
    /// Somebody meant just this state, or it was replaced right after: it is not given up for a later copy of the same day.
    pub fn stands_apart(self) -> bool {
        self != Self::Daily
    }
}

/// What is known of a copy that was read back and found whole.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Manifest {
    /// The version of this form.
    pub format: u32,
    /// The copies of a box are counted: a clock may repeat itself.
    pub number: u32,
    /// The number of the box.
    pub r#box: String,
    /// The version of the program.
    pub version: String,
    /// The version of the tables.
    pub schema: i64,
    /// UTC seconds, by the box's clock.
    pub made_at: i64,
    /// The same for people.
    pub made: String,
    /// Whether that clock could be believed.
    pub clock_trusted: bool,
    /// Why it was made.
    pub why: Why,
    /// Rows of each table.
    pub counts: BTreeMap<String, u64>,
    /// Bytes of the copy.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: String,
    /// The SHA-256 of the database in it: equal to the next one's where nothing changed.
    pub data_sha256: String,
    /// The first eight digits of the SHA-256 of each recovery key that opens it.
    pub codes: Vec<String>,
}

/// The name of a copy: of its box and its number, and of nobody.
pub fn file_name(r#box: &str, number: u32) -> String {
    let short = r#box.get(..4).unwrap_or(r#box);
    format!("chair-{short}-{number:06}.age")
}

/// The number in such a name, whichever box it is of.
pub fn number_of(name: &str) -> Option<u32> {
    let digits = name.strip_suffix(".age")?.rsplit_once('-')?.1;
    let is_plain = digits.len() >= 6 && digits.bytes().all(|it| it.is_ascii_digit());
    is_plain.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_holds_its_number() {
        assert_eq!(file_name("1a2b3c", 7), "chair-1a2b-000007.age");
        assert_eq!(number_of("chair-1a2b-000007.age"), Some(7));
        for other in [
            "chair-1a2b-7.age",
            "chair-1a2b-000007.age.new",
            "x.age",
            "../-000001",
        ] {
            assert_eq!(number_of(other), None, "{other}");
        }
    }
}
