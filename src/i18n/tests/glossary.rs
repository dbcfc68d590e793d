//! One word for one thing: no page calls a thing by a word that docs/glossary.md puts aside for it, in none of its forms. A form
//! is found by its stem and the endings of its language, and in Arabic by what is written before it as well; an irregular form is
//! found where the glossary names it itself.

use std::collections::BTreeSet;

use crate::{domain::text::Language, i18n::file};

/// What follows a noun or a verb in English.
const ENGLISH_ENDINGS: [&str; 4] = ["s", "es", "ed", "ing"];
/// What follows the stem of a verb in Spanish, without accents.
const SPANISH_VERB_ENDINGS: [&str; 24] = [
    "ar", "er", "ir", "o", "a", "as", "an", "e", "es", "en", "amos", "emos", "imos", "i", "io",
    "iste", "ieron", "ia", "ian", "ado", "ido", "iendo", "ando", "aron",
];
/// What Arabic writes together with the word behind it: and, so, with, for, like, and the article with any of them.
const ARABIC_PREFIXES: [&str; 18] = [
    "", "و", "ف", "ب", "ل", "ك", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "وب", "ول",
    "وبال", "فل",
];
/// The ends of one, two and several, of women and men.
const ARABIC_ENDINGS: [&str; 10] = ["", "ة", "ت", "ات", "ون", "ين", "ان", "تان", "تين", "ا"];
/// Whose it is.
const ARABIC_OWNERS: [&str; 9] = ["", "ه", "ها", "هم", "هن", "كم", "ك", "نا", "ي"];

/// A Spanish word without accents, for they come and go with its endings (reunión, reuniones).
fn without_accents(word: &str) -> String {
    let plain = |letter| match letter {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        other => other,
    };
    word.chars().map(plain).collect()
}

/// An Arabic word without vowel signs, and with one letter for each that is written in several ways.
fn with_plain_letters(word: &str) -> String {
    let plain = |letter| match letter {
        '\u{640}' | '\u{64B}'..='\u{652}' => None,
        'أ' | 'إ' | 'آ' => Some('ا'),
        'ؤ' | 'ئ' => Some('ء'),
        'ى' => Some('ي'),
        other => Some(other),
    };
    word.chars().filter_map(plain).collect()
}

/// A word as the glossary has it, in the singular or the plural, with what may follow it.
fn english_forms(word: &str) -> BTreeSet<String> {
    let word = word.strip_suffix('s').unwrap_or(word);
    let mut forms: BTreeSet<String> = [word.to_owned()].into();
    forms.extend(ENGLISH_ENDINGS.map(|ending| format!("{word}{ending}")));
    if let Some(stem) = word.strip_suffix('y') {
        forms.insert(format!("{stem}ies"));
    }
    forms
}

fn spanish_forms(word: &str) -> BTreeSet<String> {
    let word = without_accents(word);
    let word = word.strip_suffix('s').unwrap_or(&word);
    let is_verb = ["ar", "er", "ir"].iter().any(|end| word.ends_with(end));
    let mut forms: BTreeSet<String> = ["", "s", "es"].map(|end| format!("{word}{end}")).into();
    if is_verb {
        let stem = &word[..word.len() - 2];
        forms.extend(SPANISH_VERB_ENDINGS.map(|end| format!("{stem}{end}")));
        if let Some(soft) = stem.strip_suffix('c') {
            forms.extend(["o", "a", "as", "an"].map(|end| format!("{soft}zc{end}")));
        }
    } else if let Some(stem) = word.strip_suffix(['o', 'a']) {
        forms.extend(["o", "a", "os", "as"].map(|end| format!("{stem}{end}")));
    } else if let Some(stem) = word.strip_suffix('z') {
        forms.insert(format!("{stem}ces"));
    }
    forms
}

fn arabic_forms(word: &str) -> BTreeSet<String> {
    let word = with_plain_letters(word);
    let stem = word.strip_suffix("ات").or_else(|| word.strip_suffix('ة'));
    let stem = stem.unwrap_or(&word);
    let ends = ARABIC_ENDINGS
        .iter()
        .flat_map(|end| ARABIC_OWNERS.map(|owner| format!("{end}{owner}")));
    ends.flat_map(|end| ARABIC_PREFIXES.map(|prefix| format!("{prefix}{stem}{end}")))
        .collect()
}

/// A word in all its forms.
struct Word {
    language: Language,
    forms: BTreeSet<String>,
}

impl Word {
    fn new(language: Language, word: &str) -> Self {
        let forms = match language {
            Language::English => english_forms(word),
            Language::Spanish => spanish_forms(word),
            Language::Arabic => arabic_forms(word),
        };
        Self { language, forms }
    }

    /// The words of a text that are forms of it.
    fn found_in<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let plain = |it: &str| match self.language {
            Language::English => it.to_lowercase(),
            Language::Spanish => without_accents(&it.to_lowercase()),
            Language::Arabic => with_plain_letters(it),
        };
        text.split(|it: char| !it.is_alphabetic())
            .filter(|it| self.forms.contains(&plain(it)))
            .collect()
    }
}

/// The table of docs/glossary.md says for each language what a thing is not called.
#[test]
fn no_page_calls_a_thing_by_another_word_than_the_chosen_one() {
    let glossary = include_str!("../../../docs/glossary.md");
    let (_, table) = glossary
        .split_once("## The words on the pages, by language")
        .expect("the table is there");
    let (mut checked, mut complaints) = (0, Vec::new());
    for row in table.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        for (language, column) in Language::ALL.into_iter().zip([3, 5, 7]) {
            for word in cells[column].split(", ").filter(|word| !word.is_empty()) {
                checked += 1;
                let word = Word::new(language, word);
                let (_, source) = file::of(language);
                for line in source.lines().filter(|line| !line.starts_with('#')) {
                    let said = line.split_once(" = ").map_or(line, |(_, said)| said);
                    let found = word.found_in(said).join(", ");
                    if !found.is_empty() {
                        complaints.push(format!("{found} in {}: {line}", language.tag()));
                    }
                }
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(checked > 20, "{checked} words");
}

#[test]
fn a_word_is_found_in_its_other_forms() {
    for (language, word, forms) in [
        (Language::English, "conference", "Conferences conference's"),
        (Language::English, "conduct", "conducts conducting"),
        (Language::Spanish, "reunión", "Reuniones reunión"),
        (Language::Spanish, "maestro", "maestra Maestros maestras"),
        (Language::Spanish, "cita", "citas"),
        (Language::Spanish, "iconos", "icono"),
        (Language::English, "icons", "icon"),
        (
            Language::Spanish,
            "conducir",
            "conduces conduzca conduciendo",
        ),
        (
            Language::Arabic,
            "لقاء",
            "لقاءات اللقاء للقاء ولقاءاتك بلقائه",
        ),
        (
            Language::Arabic,
            "مقابلة",
            "المقابلات وبمقابلتها للمقابلة مقابلتنا",
        ),
        (Language::Arabic, "أستاذة", "أستاذتي والأستاذ"),
        (Language::Arabic, "أساتذة", "الأساتذة"),
        (Language::Arabic, "أيقونات", "أيقونة الأيقونتين"),
    ] {
        let all: Vec<&str> = forms.split(' ').collect();
        let missed = |it: &&&str| Word::new(language, word).found_in(it).is_empty();
        let missed: Vec<_> = all.iter().filter(missed).collect();
        assert!(missed.is_empty(), "{word}: {missed:?}");
    }
}

#[test]
fn a_word_that_only_sounds_like_it_is_another() {
    for (language, word, others) in [
        (Language::English, "form", "information format before"),
        (Language::Spanish, "conducir", "conducta"),
        (Language::Spanish, "cita", "solicita necesita"),
        (Language::Spanish, "ficha", "fichero"),
        (Language::Arabic, "لقاء", "تلقاء"),
        (Language::Arabic, "معلمك", "معلمة معلمتك معلمات"),
    ] {
        let found = Word::new(language, word).found_in(others);
        assert!(found.is_empty(), "{word}: {found:?}");
    }
}
