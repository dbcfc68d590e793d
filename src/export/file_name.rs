//! What a file is called that leaves the box: by letters that every machine keeps, whatever a class is called.

/// Letters of a name that are kept.
const LETTERS_MAX: usize = 40;

/// A file's name: the words with `-` between them, the day, and the ending. Letters of any script stay.
pub fn file_name(words: &[&str], ending: &str) -> String {
    let mut name = String::new();
    for letter in words.join(" ").chars() {
        if letter.is_alphanumeric() {
            name.extend(letter.to_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name: String = name
        .chars()
        .take(LETTERS_MAX * words.len().max(1))
        .collect();
    let name = name.trim_matches('-');
    let name = if name.is_empty() { "chair" } else { name };
    // A name that begins so is safe on every system: con, nul and others stand for devices.
    format!("chair-{name}.{ending}")
}

/// The same in letters that a header may carry as they are.
pub fn plain(name: &str) -> String {
    let letter = |letter: char| if letter.is_ascii() { letter } else { '_' };
    name.chars().map(letter).collect()
}

/// The same with every other letter by its bytes, as RFC 8187 writes it.
pub fn by_bytes(name: &str) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_on_every_machine() {
        for (words, name) in [
            (
                &["Room 12", "2026-11-23"][..],
                "chair-room-12-2026-11-23.csv",
            ),
            (&["../../etc/passwd"], "chair-etc-passwd.csv"),
            (&["CON"], "chair-con.csv"),
            (&["a\r\nSet-Cookie: x"], "chair-a-set-cookie-x.csv"),
            (&["\"\u{202e}"], "chair-chair.csv"),
            (&["الصف ٣"], "chair-الصف-٣.csv"),
        ] {
            assert_eq!(file_name(words, "csv"), name);
        }
        let long = file_name(&[&"ا".repeat(300)], "csv");
        assert_eq!(long.chars().count(), "chair-.csv".len() + LETTERS_MAX);
        assert_eq!(plain("chair-الصف.csv"), "chair-____.csv");
        assert_eq!(by_bytes("ñ.csv"), "%C3%B1.csv");
    }
}
