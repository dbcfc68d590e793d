//! What a file is, by what stands in it and never by its name: each kind that is no list is named, so that the page can say
//! what to do with it. Nothing of a file is read any further here.

use strum::IntoStaticStr;

/// Why a file is no class list. The word of each is the end of the id of its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Unreadable {
    /// Nothing is in it.
    Empty,
    /// A spreadsheet that could not be opened: it is broken, or locked with a password.
    BrokenSheet,
    /// A spreadsheet of Apple's Numbers.
    Numbers,
    /// A document of a word processor.
    Document,
    /// A presentation.
    Slides,
    /// A document to print.
    Pdf,
    /// A picture, or a sound, or a film.
    Picture,
    /// An archive that is not a zip.
    Archive,
    /// A zip with nothing in it that is a list, or that cannot be opened.
    BrokenZip,
    /// A zip that would be too much once it is unpacked.
    TooMuchInZip,
    /// A program, or anything else that is not text.
    NotText,
    /// A calendar.
    Calendar,
    /// A card with an address.
    Contacts,
    /// Data for programs.
    Data,
    /// A letter with its envelope.
    Mail,
    /// A mark that leads to a page.
    Link,
    /// Lines of a program.
    Program,
    /// More than all that a school knows of a class.
    TooLarge,
    /// So many lines are more than a class.
    TooLong {
        /// How many lines it has.
        lines: usize,
    },
    /// No line of it is a child.
    NoChild,
    /// Of a whole school's set this is one file: the list of people without their classes.
    OnlyPeople,
    /// The same: classes and who is in them, without the people.
    NoPeople,
    /// A set of files without a class that has children in it.
    NoClasses,
}

/// What was found and what to do, for a technician: the same that the pages say in three languages.
pub fn sentence_of(why: Unreadable) -> String {
    let sentence = match why {
        Unreadable::Empty => "there is nothing in it.",
        Unreadable::BrokenSheet => {
            "this spreadsheet does not open. Save it without a password, or as CSV."
        }
        Unreadable::Numbers => "this is a spreadsheet of Numbers. Export it as CSV.",
        Unreadable::Document => {
            "this is a document. Copy its names into a text file, one on each line."
        }
        Unreadable::Slides => {
            "this is a presentation. Copy its names into a text file, one on each line."
        }
        Unreadable::Pdf => "this is a PDF. Copy its names into a text file, one on each line.",
        Unreadable::Picture => {
            "this is a picture or a film. Write its names into a text file, one on each line."
        }
        Unreadable::Archive => "this is an archive. Unpack it, and give the list in it.",
        Unreadable::BrokenZip => {
            "there is no list in this zip. Unpack it, and give the list in it."
        }
        Unreadable::TooMuchInZip => {
            "there is more in it than Chair reads at once. Export one school alone."
        }
        Unreadable::NotText => "this is not a list of names.",
        Unreadable::Calendar => "this is a calendar, not a class list.",
        Unreadable::Contacts => "these are contacts. Save them as CSV.",
        Unreadable::Data => "this is data for programs. Export the list as CSV.",
        Unreadable::Mail => "this is an e-mail. Save the list that is attached to it.",
        Unreadable::Link => "this is only a link. Open it, and save the list that it leads to.",
        Unreadable::Program => "these are lines of a program, not a list of names.",
        Unreadable::TooLarge => "it is too large for a class list. Save only the names.",
        Unreadable::TooLong { lines } => {
            return format!("it has {lines} lines, which is more than one class.");
        }
        Unreadable::NoChild => "no line of it is the name of a child.",
        Unreadable::OnlyPeople => {
            "this set says who there is, and not who is in which class. Give its enrollments and classes (or sections) too."
        }
        Unreadable::NoPeople => {
            "this is a part of a set of lists, without the people. Give the whole set: as a zip, or all its files at once."
        }
        Unreadable::NoClasses => "no class of this set has a child in it.",
    };
    sentence.to_owned()
}

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text, whichever letters and separators.
    Text,
    /// An archive: a spreadsheet of today, or a set of lists.
    Zip,
    /// A spreadsheet of before.
    OldSheet,
}

/// The kind of these bytes.
pub(super) fn of(bytes: &[u8]) -> Result<Kind, Unreadable> {
    Err(match bytes {
        [] => Unreadable::Empty,
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return Ok(Kind::Zip),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => return Ok(Kind::OldSheet),
        [b'%', b'P', b'D', b'F', ..] => Unreadable::Pdf,
        [0x89, b'P', b'N', b'G', ..]
        | [0xFF, 0xD8, 0xFF, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'R', b'I', b'F', b'F', ..]
        | [b'I', b'I', 42, 0, ..]
        | [b'M', b'M', 0, 42, ..]
        | [b'I', b'D', b'3', ..]
        | [_, _, _, _, b'f', b't', b'y', b'p', ..]
        | [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Unreadable::Picture,
        [0x1F, 0x8B, ..]
        | [b'7', b'z', 0xBC, 0xAF, ..]
        | [b'R', b'a', b'r', b'!', ..]
        | [b'B', b'Z', b'h', ..]
        | [0xFD, b'7', b'z', b'X', b'Z', ..] => Unreadable::Archive,
        [b'M', b'Z', _, 0, ..] | [0x7F, b'E', b'L', b'F', ..] | [b'S', b'Q', b'L', b'i', ..] => {
            Unreadable::NotText
        }
        _ => return Ok(Kind::Text),
    })
}

/// What a text is, where it is no list.
pub(super) fn of_text(text: &str) -> Result<(), Unreadable> {
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Unreadable::Empty);
    }
    let head: String = start.chars().take(4096).collect();
    let controls = |letter: &char| letter.is_control() && !matches!(letter, '\n' | '\t' | '\u{1A}');
    let odd = head.chars().filter(controls).count();
    if odd * 50 > head.chars().count() || head.contains('\0') {
        return Err(Unreadable::NotText);
    }
    let small = head.to_ascii_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| small.starts_with(word));
    if begins(&["{\\rtf"]) {
        Err(Unreadable::Document)
    } else if begins(&["begin:vcalendar", "begin:vevent"]) {
        Err(Unreadable::Calendar)
    } else if begins(&["begin:vcard"]) {
        Err(Unreadable::Contacts)
    } else if begins(&["[internetshortcut]", "[desktop entry]"]) || small.contains("<key>url</key>")
    {
        Err(Unreadable::Link)
    } else if begins(&[
        "#!",
        "<?php",
        "function ",
        "import ",
        "const ",
        "var ",
        "\"use strict\"",
        "//",
        "/*",
    ]) {
        Err(Unreadable::Program)
    } else if is_mail(&small) {
        Err(Unreadable::Mail)
    } else if is_data(start, &small) {
        Err(Unreadable::Data)
    } else {
        Ok(())
    }
}

fn is_mail(small: &str) -> bool {
    let heads = [
        "received:",
        "return-path:",
        "from:",
        "mime-version:",
        "message-id:",
        "subject:",
        "date:",
        "to:",
        "delivered-to:",
    ];
    let lines = small.lines().take(12);
    lines
        .filter(|line| heads.iter().any(|head| line.starts_with(head)))
        .count()
        >= 3
}

fn is_data(start: &str, small: &str) -> bool {
    let braces = match start.as_bytes() {
        [b'{', ..] => small.contains("\":") || small.contains("\" :") || small.starts_with("{}"),
        [b'[', ..] => {
            let after = small[1..].trim_start();
            // `[ ] Ada` and `[1] Ada` are lines of a list.
            after.starts_with(['{', '"', '['])
                || serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok()
        }
        _ => false,
    };
    let markup = small.starts_with("<?xml")
        && !small.contains("<workbook")
        && !small.contains("<html")
        && !small.contains("<table");
    braces || markup || small.starts_with("<plist")
}

/// Whether a text is a page or a spreadsheet in marks: its table is read.
pub(super) fn has_table(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(65_536).collect();
    let small = head.to_ascii_lowercase();
    small.starts_with('<')
        && ["<tr", "<row", "<table", "<ss:row", "<html"]
            .iter()
            .any(|mark| small.contains(mark))
}
