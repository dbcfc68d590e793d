//! The bytes of a text become letters, whichever program saved them: by a mark, as UTF-8, as UTF-16, and otherwise by a guess
//! that is told to whoever looks and can be changed. Line ends become one here. What the text says is not looked at.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, MACINTOSH, SHIFT_JIS, UTF_8, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
    WINDOWS_1258,
};

use super::{
    letter_sets::{DosPage, LetterSet},
    letters_fit, titles,
};

/// In which letters a text was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    set: LetterSet,
    /// It was saved as UTF-8 by a program that took it for something else, and so twice.
    is_twice: bool,
}

/// What can be picked where the guess was wrong, each with the id of its words.
const CHOICES: [(&Encoding, &str); 16] = [
    (UTF_8, "roster-letters-utf-8"),
    (WINDOWS_1252, "roster-letters-western"),
    (WINDOWS_1250, "roster-letters-central"),
    (WINDOWS_1254, "roster-letters-turkish"),
    (WINDOWS_1256, "roster-letters-arabic"),
    (WINDOWS_1255, "roster-letters-hebrew"),
    (WINDOWS_1253, "roster-letters-greek"),
    (WINDOWS_1251, "roster-letters-cyrillic"),
    (WINDOWS_1257, "roster-letters-baltic"),
    (WINDOWS_1258, "roster-letters-vietnamese"),
    (GB18030, "roster-letters-chinese"),
    (BIG5, "roster-letters-chinese-old"),
    (SHIFT_JIS, "roster-letters-japanese"),
    (EUC_KR, "roster-letters-korean"),
    (MACINTOSH, "roster-letters-mac"),
    (encoding_rs::ISO_8859_2, "roster-letters-central-iso"),
];
/// The same of programs from before Windows.
const DOS_CHOICES: [(DosPage, &str); 3] = [
    (DosPage::Western, "roster-letters-dos"),
    (DosPage::Central, "roster-letters-dos-central"),
    (DosPage::Turkish, "roster-letters-dos-turkish"),
];
/// So much of a text is looked at to guess its letters.
const GUESS_BYTES: usize = 256 * 1024;

impl Letters {
    /// Everything that can be picked.
    pub fn choices() -> impl Iterator<Item = (Self, &'static str)> {
        CHOICES
            .iter()
            .map(|(letters, words)| (Self::of(letters), *words))
            .chain(DOS_CHOICES.map(|(page, words)| (Self::in_set(LetterSet::Dos(page)), words)))
            .chain([(Self::TWICE, "roster-letters-twice")])
    }

    /// UTF-8 that was saved twice.
    const TWICE: Self = Self {
        set: LetterSet::Web(UTF_8),
        is_twice: true,
    };

    fn of(encoding: &'static Encoding) -> Self {
        Self::in_set(LetterSet::Web(encoding))
    }

    fn in_set(set: LetterSet) -> Self {
        Self {
            set,
            is_twice: false,
        }
    }

    /// The label under which a page asks for these, as `windows-1256`.
    pub fn label(self) -> &'static str {
        if self.is_twice {
            "utf-8-twice"
        } else {
            self.set.label()
        }
    }

    /// The choice of this label.
    pub fn from_label(label: &str) -> Option<Self> {
        Self::choices()
            .map(|(letters, _)| letters)
            .find(|letters| letters.label() == label)
    }
}

/// A text in its letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The text, with plain line ends.
    pub text: String,
    /// In which letters it was read, where nothing in the file says so.
    pub guessed: Option<Letters>,
}

/// Reads bytes as text; `picked` are the letters that somebody chose in the place of the guess.
pub fn read(bytes: &[u8], picked: Option<Letters>) -> Text {
    if let Some(letters) = picked {
        let (text, _) = letters.set.read(bytes);
        let once = letters
            .is_twice
            .then(|| letters_fit::saved_once(&text))
            .flatten();
        return Text {
            text: one_line_end(once.as_deref().unwrap_or(&text)),
            guessed: Some(letters),
        };
    }
    if let Some(text) = marked_or_wide(bytes) {
        return saved(&text);
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return saved(text);
    }
    let letters = guess(bytes);
    let (text, _) = letters.read(bytes);
    Text {
        text: one_line_end(&text),
        guessed: Some(Letters::in_set(letters)),
    }
}

/// A text of which its bytes say how it was saved; once more where that was done twice, which is a guess.
fn saved(text: &str) -> Text {
    match letters_fit::saved_once(text) {
        Some(once) => Text {
            text: one_line_end(&once),
            guessed: Some(Letters::TWICE),
        },
        None => Text {
            text: one_line_end(text),
            guessed: None,
        },
    }
}

/// What a mark at the beginning says, and UTF-16 and UTF-32 without one.
fn marked_or_wide(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xFF, 0xFE, 0, 0, rest @ ..] => Some(utf32(rest, u32::from_le_bytes)),
        [0, 0, 0xFE, 0xFF, rest @ ..] => Some(utf32(rest, u32::from_be_bytes)),
        [0xEF, 0xBB, 0xBF, rest @ ..] => match str::from_utf8(rest) {
            Ok(text) => Some(text.to_owned()),
            Err(_) => Some(String::from_utf8_lossy(rest).into_owned()),
        },
        [0xFF, 0xFE, rest @ ..] => Some(utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => Some(utf16(rest, u16::from_be_bytes)),
        _ => wide(bytes),
    }
}

/// UTF-16 and UTF-32 without a mark: spaces, commas and line ends have noughts beside them.
fn wide(bytes: &[u8]) -> Option<String> {
    let head = &bytes[..bytes.len().min(4096)];
    if !head.contains(&0) || bytes.len() < 2 {
        return None;
    }
    // A nought or two in a plain text are a mistake of the program that wrote it.
    let noughts = head.split(|byte| *byte == 0).count() - 1;
    let plain = |byte: &&u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    let plain = head.iter().filter(plain).count();
    if noughts * 8 < head.len() && plain * 10 >= (head.len() - noughts) * 9 {
        return None;
    }
    let signs = |wide: usize, at: usize| {
        let units = head.chunks_exact(wide);
        units
            .filter(|unit| {
                let others = unit.iter().enumerate().filter(|(nth, _)| *nth != at);
                let mut others = others.map(|(_, byte)| byte);
                matches!(unit[at], b'\n' | b'\r' | b' ' | b',' | b';' | b'\t' | b'"')
                    && others.all(|byte| *byte == 0)
                    || (wide == 2 && unit[1 - at] == 0 && unit[at].is_ascii_graphic())
            })
            .count()
    };
    let all = head.len() / 2;
    let (little, big) = (signs(2, 0), signs(2, 1));
    let text = if signs(4, 0) * 40 > all {
        utf32(bytes, u32::from_le_bytes)
    } else if signs(4, 3) * 40 > all {
        utf32(bytes, u32::from_be_bytes)
    } else if little > big && little * 25 > all {
        utf16(bytes, u16::from_le_bytes)
    } else if big > little && big * 25 > all {
        utf16(bytes, u16::from_be_bytes)
    } else {
        return None;
    };
    let is_odd = |letter: &char| *letter == char::REPLACEMENT_CHARACTER || *letter == '\0';
    (text.chars().filter(is_odd).count() * 20 <= text.chars().count()).then_some(text)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn utf32(bytes: &[u8], unit: fn([u8; 4]) -> u32) -> String {
    let units = bytes.chunks_exact(4);
    units
        .map(|it| char::from_u32(unit([it[0], it[1], it[2], it[3]])))
        .map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// The letters of a text that is not UTF-8, or is so but for a few broken bytes.
fn guess(bytes: &[u8]) -> LetterSet {
    let head = &bytes[..bytes.len().min(GUESS_BYTES)];
    let (mut well, mut broken) = (0_usize, 0_usize);
    for chunk in head.utf8_chunks() {
        well += chunk.valid().chars().filter(|it| !it.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if well > 0 && broken <= well.div_ceil(2) {
        return LetterSet::Web(UTF_8);
    }
    // A title that is known is a better witness than the letters of thirty names.
    let has_title = |letters: &&'static Encoding| {
        let (text, broken) = letters.decode_without_bom_handling(&head[..head.len().min(8192)]);
        let text = one_line_end(&text);
        let mut cells = text
            .lines()
            .take(super::list::HEADING_LINES)
            .flat_map(|line| {
                line.split(['\t', ',', ';', '|'])
                    .map(|cell| cell.trim_matches(['"', ' ']))
            });
        !broken
            && cells.any(|cell| cell.chars().any(is_beyond_latin) && titles::role(cell).is_some())
    };
    let known = [WINDOWS_1256, WINDOWS_1255, WINDOWS_1251, GB18030, SHIFT_JIS];
    let has_lone_returns = head.contains(&b'\r') && !head.contains(&b'\n');
    if let Some(letters) = known.into_iter().find(has_title) {
        return LetterSet::Web(letters);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    letters_fit::fitting(head, guess, has_lone_returns)
}

/// A letter of a script whose titles are mistaken for no other: the marks of Latin ones are passed over when titles are compared.
fn is_beyond_latin(letter: char) -> bool {
    letter.is_alphabetic() && u32::from(letter) >= 0x400
}

/// The text with plain line ends, and without an end mark of old programs.
fn one_line_end(text: &str) -> String {
    let text = text.trim_start_matches('\u{FEFF}');
    let text = text.trim_end_matches(['\u{1A}', '\0']);
    if !text.contains([
        '\r', '\0', '\u{B}', '\u{C}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        return text.to_owned();
    }
    // Of a program nearly every letter is odd; a few noughts in a text are nothing.
    let noughts = text.matches('\0').count();
    let is_text = noughts * 10 <= text.len();
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                // CR CR LF is one line end of a file that went through two programs.
                while letters
                    .next_if_eq(&'\r')
                    .is_some_and(|_| letters.peek() == Some(&'\n'))
                {}
                letters.next_if_eq(&'\n');
                plain.push('\n');
            }
            '\0' if is_text => {}
            '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            letter => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, letters: &'static Encoding) -> Vec<u8> {
        let (bytes, _, lost) = letters.encode(text);
        assert!(!lost, "{text} has letters that {} has not", letters.name());
        bytes.into_owned()
    }

    #[test]
    fn letters_of_many_programs_are_guessed_and_the_guess_is_said() {
        for (text, letters) in [
            ("الاسم\nليلى الزهراء\nمحمد علي\nفاطمة حسن\n", WINDOWS_1256),
            (
                "Imię,Nazwisko\nŁucja,Wiśniewska\nŻaneta,Dąbrowska\nJózef,Kłos\n",
                WINDOWS_1250,
            ),
            (
                "Adı,Soyadı\nIşıl,Yıldız\nÇağrı,Şahin\nÖmer,Güneş\n",
                WINDOWS_1254,
            ),
            (
                "First Name,Last Name\nZoë,Ibáñez\nSiân,Umber\nChloé,Brûlé\n",
                WINDOWS_1252,
            ),
            ("שם,משפחה\nנועה,לוי\nיעל,כהן\nאיתן,מזרחי\n", WINDOWS_1255),
            ("姓名\n王小明\n李美麗和陈大文\n张伟同学\n", GB18030),
        ] {
            let read = read(&encoded(text, letters), None);
            assert_eq!(
                (read.text.as_str(), read.guessed),
                (text, Some(Letters::of(letters)))
            );
        }
        let dos = b"Nom;Pr\x82nom\r\nLef\x8Avre;L\x82o\r\nBr\x96l\x82;Ma\x89lle\r\n";
        assert_eq!(
            read(dos, None).text,
            "Nom;Prénom\nLefèvre;Léo\nBrûlé;Maëlle\n"
        );
        let mac = encoded("Name\rZoë Ibáñez\rSiân Umber\r", MACINTOSH);
        let read = read(&mac, None);
        assert_eq!(read.text, "Name\nZoë Ibáñez\nSiân Umber\n");
        assert_eq!(read.guessed, Some(Letters::of(MACINTOSH)));
    }

    #[test]
    fn what_says_its_letters_is_no_guess() {
        let text = "الاسم\nليلى الزهراء\nمحمد علي\n";
        let wide = |mark: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            format!("{mark}{text}")
                .encode_utf16()
                .flat_map(unit)
                .collect()
        };
        let (mark, little, big) = ("\u{FEFF}", u16::to_le_bytes, u16::to_be_bytes);
        let wider: Vec<u8> = text
            .chars()
            .flat_map(|it| u32::from(it).to_le_bytes())
            .collect();
        for bytes in [
            text.as_bytes().to_vec(),
            format!("{mark}{text}").into_bytes(),
            wide(mark, little),
            wide(mark, big),
            wide("", little),
            wide("", big),
            wider.clone(),
            [&[0xFF, 0xFE, 0, 0][..], &wider].concat(),
        ] {
            let read = read(&bytes, None);
            assert_eq!((read.text.as_str(), read.guessed), (text, None));
        }
    }

    #[test]
    fn one_broken_byte_spoils_no_other_name() {
        let bytes = [
            &b"Name\nZo\xC3\xAB Ib\xC3\xA1\xC3\xB1ez\nB"[..],
            b"\xE9a Dale\n",
        ]
        .concat();
        let read = read(&bytes, None);
        assert!(read.text.contains("Zoë Ibáñez") && read.text.contains("B\u{FFFD}a"));
        let other = super::read(&bytes, Letters::from_label("windows-1252"));
        assert!(other.text.contains("Béa Dale"));
    }

    #[test]
    fn line_ends_are_one_and_end_marks_go() {
        for text in [
            "a\r\nb\r\n",
            "a\rb\r",
            "a\nb\n",
            "a\r\r\nb\r\r\n",
            "a\u{2028}b\u{85}",
            "a\nb\n\u{1A}",
        ] {
            assert_eq!(read(text.as_bytes(), None).text, "a\nb\n", "{text:?}");
        }
    }
}
