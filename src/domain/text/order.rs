//! The order of names in every list: each stands where the children of the class look for it, by the language that the class
//! reads in. Whether two names are the same is another question: that is `sort_key`.

use unicode_normalization::UnicodeNormalization as _;

use super::{Language, sort_key};

/// After every other word that begins so: no letter that people write sorts after it.
const AFTER: char = '\u{FFFD}';
/// Sorts before every letter.
const FIRST: char = '\u{1}';

/// What lists of names sort by: as [`sort_key`], with each letter under the one that people look for it at.
///
/// A letter that no mark takes apart stands under its plain one (Łukasz under L, Đặng under D); apostrophes are passed over. In
/// Spanish ñ comes after all of n. Arabic letters come in the order of Arabic, all forms of alef as one, the further letters of
/// Persian and Urdu after the one they are made of, the article of a family's name passed over; where the class reads Arabic,
/// before the Latin ones.
pub fn order_key(language: Language, name: &str) -> String {
    // Most names of most classes: nothing to take apart.
    if name.is_ascii() && !name.contains('\'') {
        return name.to_ascii_lowercase();
    }
    let lower: String = name.nfc().flat_map(char::to_lowercase).nfc().collect();
    let mut key = String::with_capacity(name.len() + 1);
    if language == Language::Arabic && lower.starts_with(is_arabic) {
        key.push(FIRST);
    }
    let mut before = "";
    for word in lower.split(' ') {
        // One name, in one word or in two.
        let goes_on = before == "عبد";
        if !before.is_empty() && !goes_on {
            key.push(' ');
        }
        let has_given = !before.is_empty() && !goes_on;
        let plain = if has_given {
            without_article(word)
        } else {
            word
        };
        plain
            .chars()
            .for_each(|letter| push(&mut key, language, letter));
        before = word;
    }
    key
}

fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{620}'..='\u{6FF}')
}

/// A family's name without "al-". A given name keeps its first letters: there they are more often no article, as in إلهام and
/// إلياس, which many write without their hamza.
fn without_article(word: &str) -> &str {
    let rest = word.strip_prefix("ال");
    rest.filter(|rest| rest.chars().count() > 1).unwrap_or(word)
}

fn push(key: &mut String, language: Language, letter: char) {
    match letter {
        '\'' | '\u{2019}' | '\u{2018}' | '\u{2BB}' | '\u{2BC}' | '\u{640}' => (),
        'ñ' if language == Language::Spanish => key.extend(['n', AFTER]),
        'ł' => key.push('l'),
        'đ' | 'ð' | 'ɗ' => key.push('d'),
        'ɓ' => key.push('b'),
        'ƙ' => key.push('k'),
        'ŋ' => key.push('n'),
        'ø' | 'ɔ' => key.push('o'),
        'ħ' => key.push('h'),
        'ŧ' => key.push('t'),
        'ı' => key.push('i'),
        'æ' => key.push_str("ae"),
        'œ' => key.push_str("oe"),
        'ß' => key.push_str("ss"),
        'þ' => key.push_str("th"),
        'ə' | 'ɛ' => key.push('e'),
        'ƴ' => key.push('y'),
        'ٱ' => key.push('ا'),
        'ى' | 'ی' | 'ے' => key.push('ي'),
        'ة' | 'ھ' | 'ہ' | 'ە' => key.push('ه'),
        'ک' => key.push('ك'),
        'پ' => key.extend(['ب', AFTER]),
        'ٹ' => key.extend(['ت', AFTER]),
        'چ' => key.extend(['ج', AFTER]),
        'ڈ' => key.extend(['د', AFTER]),
        'ڑ' => key.extend(['ر', AFTER]),
        'ژ' => key.extend(['ز', AFTER]),
        'ڤ' => key.extend(['ف', AFTER]),
        'گ' => key.extend(['ك', AFTER]),
        'ں' => key.extend(['ن', AFTER]),
        letter => key.push_str(&sort_key(letter.encode_utf8(&mut [0; 4]))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each is the order in which a class of that language finds its names.
    const IN_ORDER: [(Language, &[&str]); 3] = [
        (
            Language::English,
            &[
                "Ada",
                "Åsa",
                "Ayşe",
                "Đặng",
                "Dara",
                "D'Arcy",
                "Dee",
                "Émile",
                "İpek",
                "Işıl",
                "Ivo",
                "Lena",
                "Łukasz",
                "Maʻilelani",
                "Mia",
                "Núñez",
                "Nuno",
                "Ola",
                "O’Neal",
                "Øyvind",
                "Ștefan",
                "Zoë",
                "أحمد",
                "بدر",
            ],
        ),
        (
            Language::Spanish,
            &[
                "Ángel", "Carla", "Chema", "Ciro", "Inés", "Íñigo", "Llanos", "Lola", "Nacho",
                "Nora", "Nuno", "Nuñez", "Ñusta", "Olga", "ليلى",
            ],
        ),
        (
            Language::Arabic,
            &[
                "أحمد",
                "آدم",
                "إسراء",
                "الهام",
                "أمل",
                "باسم",
                "پری",
                "تامر",
                "جنى",
                "ذياب",
                "رنا",
                "زيد",
                "ژيلا",
                "سارة",
                "سامي",
                "عبد الرحمن",
                "عبدالعزيز",
                "عبد الله",
                "عمر",
                "فاطمة",
                "كريم",
                "گلشن",
                "ليلى التميمي",
                "ليلى حسن",
                "ليلى الزهراء",
                "ليلى سعيد",
                "محمد",
                "مُنى",
                "نور",
                "هُدى",
                "وليد",
                "یاسمین",
                "يوسف",
                "Ada",
                "Zoë",
            ],
        ),
    ];

    #[test]
    fn each_name_stands_where_its_class_looks_for_it() {
        for (language, in_order) in IN_ORDER {
            let mut names = in_order.to_vec();
            names.reverse();
            names.sort_by_cached_key(|name| order_key(language, name));
            assert_eq!(names, in_order, "{language:?}");
        }
    }

    #[test]
    fn another_way_to_write_a_name_is_at_the_same_place() {
        for (language, one, other) in [
            (Language::English, "Jose\u{301}", "josé"),
            (Language::English, "Nuñez", "NUNEZ"),
            (Language::English, "D'Andre", "D’Andre"),
            (Language::Arabic, "عبد الله", "عبدالله"),
            (Language::Arabic, "إلهام", "الهام"),
            (Language::Arabic, "فاطمة", "فاطمه"),
            (Language::Arabic, "علي", "على"),
            (Language::Arabic, "کریم", "كريم"),
            (Language::Arabic, "محـمد", "مُحَمَّد"),
        ] {
            assert_eq!(
                order_key(language, one),
                order_key(language, other),
                "{one}"
            );
        }
        let n = |language| order_key(language, "Ñusta");
        assert!(n(Language::Spanish) > order_key(Language::Spanish, "Nz"));
        assert!(n(Language::English) < order_key(Language::English, "Nz"));
    }
}
