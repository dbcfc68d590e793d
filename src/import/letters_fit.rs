//! Whether a text reads well in the letters that were guessed: a sign in the middle of a word, or a capital behind small letters,
//! gives a wrong guess away. Which letters there are is decided elsewhere.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254};

use super::letter_sets::{DosPage, LetterSet};

/// The letters in which nothing reads wrong: those that were guessed, or others of one byte each. Where lines end as on an old
/// Mac its own are tried first.
pub(super) fn fitting(head: &[u8], guess: &'static Encoding, has_lone_returns: bool) -> LetterSet {
    let mut tried = vec![guess, WINDOWS_1252, MACINTOSH, WINDOWS_1250, WINDOWS_1254];
    if has_lone_returns {
        tried.insert(0, MACINTOSH);
    }
    // Letters of DOS are rare, and count only where no others read as well.
    let dos = [DosPage::Western, DosPage::Central, DosPage::Turkish];
    let tried = tried.into_iter().map(LetterSet::Web);
    let tried = tried.chain(dos.map(LetterSet::Dos));
    let faults = tried.map(|letters| {
        let (text, is_broken) = letters.read(head);
        (faults(&text) + usize::from(is_broken), letters)
    });
    // Of equals the first.
    let best = faults
        .min_by_key(|(faults, _)| *faults)
        .map_or(LetterSet::Web(guess), |(_, letters)| letters);
    if best == LetterSet::Web(WINDOWS_1252) && is_turkish(head) {
        LetterSet::Web(WINDOWS_1254)
    } else {
        best
    }
}

/// Letters of Iceland alone, without any other that it has: they are Turkish ones in other letters.
fn is_turkish(head: &[u8]) -> bool {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(head);
    text.contains(['Þ', 'þ', 'Ð', 'ð', 'Ý', 'ý'])
        && !text.contains(['æ', 'Æ', 'á', 'Á', 'é', 'É', 'í', 'Í', 'ó', 'Ó', 'ú', 'Ú'])
}

/// How often something stands in a word that stands in none.
fn faults(text: &str) -> usize {
    let mut faults = 0;
    let (mut before, mut letters) = (None::<char>, text.chars().peekable());
    while let Some(letter) = letters.next() {
        let is_fault = if letter.is_ascii() {
            letter.is_ascii_alphabetic() && before.is_some_and(is_other_script)
        } else {
            is_fault(before, letter, letters.peek().copied())
        };
        faults += usize::from(is_fault);
        before = Some(letter);
    }
    faults
}

fn is_fault(before: Option<char>, letter: char, after: Option<char>) -> bool {
    let is_letter = |it: Option<char>| it.is_some_and(char::is_alphabetic);
    let is_beside = is_letter(before) || is_letter(after);
    let is_within = is_letter(before) && is_letter(after);
    if letter.is_control() || letter == char::REPLACEMENT_CHARACTER {
        return true;
    }
    if matches!(
        letter,
        'ƒ' | 'ˆ' | '˜' | 'ﬁ' | 'ﬂ' | '¸' | '¨' | '´' | '˛' | '˘' | '˙' | '˝' | '˚' | '¯'
    ) {
        return is_beside;
    }
    if letter == '‘' && is_letter(before) && !is_letter(after) {
        return true;
    }
    if matches!(letter, '’' | '‘' | 'ʼ' | '·' | '\u{A0}' | '\u{AD}') {
        return false;
    }
    if matches!(
        letter,
        'ª' | 'º' | '“' | '”' | '«' | '»' | '–' | '—' | '…' | '„' | '°'
    ) {
        return is_within;
    }
    if !letter.is_alphabetic() {
        return is_beside && is_latin_beside(before, after);
    }
    if is_other_script(letter) {
        return before.is_some_and(|it| it.is_ascii_alphabetic());
    }
    let is_small = |it: Option<char>| it.is_some_and(char::is_lowercase);
    // `ZoÇ`, and `MÑrta`.
    letter.is_uppercase() && (is_small(before) || is_letter(before) && is_small(after))
}

fn is_latin_beside(before: Option<char>, after: Option<char>) -> bool {
    let is_latin =
        |it: Option<char>| it.is_some_and(|it| it.is_alphabetic() && !is_other_script(it));
    is_latin(before) || is_latin(after)
}

/// A letter that stands in no word with Latin ones.
fn is_other_script(letter: char) -> bool {
    letter.is_alphabetic() && matches!(u32::from(letter), 0x370..=0x1DFF | 0x2000..)
}

/// A text that was saved as UTF-8 twice, as it was before the second time: `RenÃ©` is `René`. None where it was saved once.
pub(super) fn saved_once(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let text = text.trim_start_matches('\u{FEFF}');
    let high = |byte: u8| {
        let bytes = [byte];
        let (letter, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
        letter.chars().next().unwrap_or_default()
    };
    let table: Vec<(char, u8)> = (0x80..=0x9F).map(|byte| (high(byte), byte)).collect();
    let mut bytes = Vec::with_capacity(text.len());
    for letter in text.chars() {
        let byte = match table.iter().find(|(known, _)| *known == letter) {
            Some((_, byte)) => *byte,
            None => u8::try_from(u32::from(letter)).ok()?,
        };
        bytes.push(byte);
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|once| !once.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_read_well_are_found() {
        for (text, letters, guess, ends) in [
            (
                "Name\nJosé Peña\nZoë Núñez\n",
                MACINTOSH,
                WINDOWS_1252,
                false,
            ),
            ("Name\rZoë Núñez\r", MACINTOSH, WINDOWS_1250, true),
            (
                "Name\nJosé Peña\nZoë Núñez\n",
                WINDOWS_1252,
                WINDOWS_1252,
                false,
            ),
            ("Name\rZoë Núñez\r", WINDOWS_1252, WINDOWS_1252, true),
            ("Ad\nŞule Ağa\n", WINDOWS_1254, WINDOWS_1252, false),
            (
                "Imię\nŁucja Wiśniewska\n",
                WINDOWS_1250,
                WINDOWS_1250,
                false,
            ),
            ("Nafn\nÞórður Ýmisson\n", WINDOWS_1252, WINDOWS_1252, false),
        ] {
            let (bytes, ..) = letters.encode(text);
            assert_eq!(
                fitting(&bytes, guess, ends),
                LetterSet::Web(letters),
                "{text}"
            );
        }
    }

    #[test]
    fn what_was_saved_twice_is_read_as_it_was_once() {
        for (twice, once) in [
            ("RenÃ©e Dale", Some("Renée Dale")),
            ("JosÃ© PeÃ±a, â€œPepeâ€\u{9D}", Some("José Peña, “Pepe”")),
            ("René Dale", None),
            ("Łucja Žák", None),
            ("Ada Brook", None),
            ("ليلى", None),
        ] {
            assert_eq!(saved_once(twice).as_deref(), once, "{twice}");
        }
    }
}
