//! What a child is called beside its name: in brackets, in quotation marks, in a column of its own. What stands there may as well be a
//! remark, so it is taken for a name only where it is like the given one, and otherwise no more than offered.

use super::{
    order::is_suffix,
    remarks::{has_aside_word, is_code, is_remark, without_remark},
    signs::{bare_name, has_signs, is_nothing, without_signs_around},
};
use crate::domain::text::{is_word_of, sort_key};

/// Marks in brackets by which no child is called.
const MARKS: [&str; 16] = [
    "new", "neu", "nuevo", "nueva", "left", "moved", "absent", "twin", "male", "female", "boy",
    "girl", "nino", "nina", "m", "f",
];
/// What leads from a name to what a child is called, in one cell.
const KNOWN_AS: [&str; 9] = [
    " aka ",
    " a.k.a. ",
    " a.k.a ",
    " goes by ",
    " known as ",
    " called ",
    " genannt ",
    " alias ",
    " roepnaam ",
];
/// What stands in a column of preferred names where there is none.
const NO_PREFERENCE: &str = "no none nothing null nil na n/a n.a n.a. nan same self x yes y n unknown tbc tbd tba blank empty mr mrs ms miss mx dr ditto idem true false \
    ok legal unsure undecided ninguno ninguna ningun nada igual mismo misma si keine keiner keins kein nein ja unbekannt gleich aucun aucune neant non oui nenhum \
    nenhuma nao sim nessuno nessuna geen nee yok brak لا لايوجد نعم نفسه نفسها אין לא 无 無 なし";
/// With such a word begins what says so in several words: `See above`.
const NO_PREFERENCE_FIRST: &str = "no none not same see as does doesn't doesnt don't prefer prefers uses ver sin igual mismo misma siehe kein keine keinen ohne wie pas sans \
    aucun aucune voir sem ver nao geen لا نفس בלי אין";

/// A cell without its brackets, and what stood in them. One that was left open reaches to the end; `(Jr)` is a part of the name.
pub(super) fn take_brackets(cell: &str) -> (String, Vec<String>) {
    if !cell.contains(['(', '[', '（', '【']) {
        return (cell.trim().to_owned(), Vec::new());
    }
    let (mut rest, mut inner, mut inners, mut depth) =
        (String::new(), String::new(), Vec::new(), 0_usize);
    for letter in cell.chars().chain(['\u{0}']) {
        let closes = matches!(letter, ')' | ']' | '）' | '】') || letter == '\u{0}';
        if matches!(letter, '(' | '[' | '（' | '【') {
            depth += 1;
            if depth == 1 {
                rest.push(' ');
                continue;
            }
        } else if closes && depth > 0 {
            depth = if letter == '\u{0}' { 0 } else { depth - 1 };
            if depth == 0 {
                let said = without_known_as(inner.trim());
                if is_suffix(said) {
                    rest.push_str(said);
                } else if !said.is_empty() {
                    inners.push(said.to_owned());
                }
                rest.push(' ');
                inner.clear();
                continue;
            }
        }
        if letter != '\u{0}' {
            (if depth > 0 { &mut inner } else { &mut rest }).push(letter);
        }
    }
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = rest.replace(" ,", ",").replace(" ،", "،");
    if rest.contains(char::is_alphabetic) || inners.is_empty() {
        return (rest, inners);
    }
    // All of the name stands in brackets.
    let is_name = !inners[0].starts_with(char::is_lowercase) && inners.len() == 1;
    let name = if is_name {
        inners.remove(0)
    } else {
        String::new()
    };
    (name, Vec::new())
}

/// `goes by Ada` is Ada.
fn without_known_as(said: &str) -> &str {
    let small = said.to_ascii_lowercase();
    let mut starts = KNOWN_AS.iter().map(|words| words.trim_start());
    let start = starts.find(|start| small.starts_with(start));
    start.map_or(said, |start| said[start.len()..].trim())
}

/// A cell without what stands in quotation marks within it, and that, where a child may be called so.
pub(super) fn take_quoted(cell: &str) -> (String, Option<String>) {
    const PAIRS: [(char, char); 6] = [
        ('"', '"'),
        ('“', '”'),
        ('„', '“'),
        ('«', '»'),
        ('‘', '’'),
        ('\'', '\''),
    ];
    for (opens, closes) in PAIRS {
        let Some(from) = cell.find(opens) else {
            continue;
        };
        let inner_from = from + opens.len_utf8();
        let Some(length) = cell[inner_from..].find(closes) else {
            continue;
        };
        let (inner, after) = (
            &cell[inner_from..inner_from + length],
            &cell[inner_from + length + closes.len_utf8()..],
        );
        let is_apart = cell[..from].ends_with([' ', ','])
            && (after.is_empty() || after.starts_with([' ', ',', '.']));
        let is_whole = from == 0 && after.trim().is_empty();
        if !is_apart || is_whole {
            continue;
        }
        let rest = format!("{} {}", cell[..from].trim(), after.trim());
        let rest = rest.replace(" ,", ",");
        return (
            rest.trim().to_owned(),
            Some(inner.trim().to_owned())
                .filter(|it| is_nickname(it) || are_own_initials(it, &rest)),
        );
    }
    if let Some((rest, nickname)) = take_short_form(cell) {
        return (rest, Some(nickname));
    }
    let small = cell.to_ascii_lowercase();
    for said in KNOWN_AS {
        if let Some(at) = small.find(said)
            && is_nickname(cell[at + said.len()..].trim())
        {
            let nickname = cell[at + said.len()..].trim().to_owned();
            return (cell[..at].trim().to_owned(), Some(nickname));
        }
    }
    (cell.trim().to_owned(), None)
}

/// `Dale, Benjamin - Ben` and `Elm, Cleopatra; Cleo`: a short form of the name behind it, and the cell without that.
fn take_short_form(cell: &str) -> Option<(String, String)> {
    let (before, after) = [" - ", " – ", " — ", ";", " / "]
        .iter()
        .find_map(|dash| cell.rsplit_once(dash))?;
    let (before, after) = (before.trim(), after.trim());
    let given = before
        .rsplit_once([',', '،'])
        .map_or(before, |(_, given)| given);
    let is_short = before.contains(' ') && is_nickname(after) && is_made_of(after, given);
    is_short.then(|| (before.to_owned(), after.to_owned()))
}

/// `CJ` of Cleo, and `MK` of Mary Kate: two letters that children are called by. Those of a plan are no such name.
pub(super) fn are_own_initials(said: &str, name: &str) -> bool {
    let letters: Vec<char> = said.chars().filter(|it| *it != '.').collect();
    let [first, second] = letters[..] else {
        return false;
    };
    let begins = |letter: char| {
        let mut words = name.split_whitespace();
        words.any(|word| word.starts_with(letter))
    };
    let is_high = first.is_uppercase() && second.is_uppercase();
    is_high && begins(first) && (second == 'J' || begins(second)) && !is_code(said)
}

/// Letters for a plan, a sex or a mark are no nickname, and no remark of several words is.
fn is_nickname(inner: &str) -> bool {
    let letters = inner.chars().filter(|it| it.is_alphabetic()).count();
    let first = inner.chars().next();
    let is_small = first.is_some_and(char::is_lowercase);
    let is_short_mark = inner.chars().all(|it| it.is_uppercase() || it == '.')
        && letters <= 4
        && inner.chars().any(char::is_uppercase);
    letters > 1
        && !is_small
        && !is_short_mark
        && !has_signs(inner)
        && inner.split_whitespace().count() <= 2
        && !is_remark(inner)
        && !MARKS.contains(&&*sort_key(inner))
}

/// Whether what stands beside a name may be what the child is called: at least it can be offered.
pub(super) fn is_offered(aside: &str) -> bool {
    is_nickname(aside) && !has_aside_word(aside)
}

/// Whether a nickname is made of a given name: `Liz` of Elizabeth, `Mike` of Michael.
pub fn is_made_of(nickname: &str, given: &str) -> bool {
    let letters = |text: &str| -> Vec<char> {
        let key = sort_key(text);
        key.chars().filter(|it| it.is_alphabetic()).collect()
    };
    let nick = letters(nickname);
    if nick.len() < 2 || nickname.split_whitespace().count() > 1 {
        return false;
    }
    let ending = ["ie", "y", "i"];
    let key: String = nick.iter().collect();
    let stem = ending.iter().find_map(|end| key.strip_suffix(end));
    let stem = stem.filter(|it| it.chars().count() > 1).unwrap_or(&key);
    let is_made_of = |word: &str| {
        let word = letters(word);
        let text: String = word.iter().collect();
        let same = nick.iter().zip(&word).take_while(|(a, b)| a == b).count();
        text.starts_with(stem)
            || stem.chars().count() > 2 && text.contains(stem)
            || same > 2 && nick.len() <= word.len() + 1
            || same > 1 && nick.len() <= word.len().min(4)
            || word.len() > 2
                && same == word.len()
                && nick.len() <= word.len() + 2
                && key.ends_with(['i', 'y', 'e', 'o'])
    };
    given.split_whitespace().any(is_made_of)
}

/// The nickname in a column of its own, without the family's name; none where it says that there is none, or is no name.
pub(super) fn preferred_name(cell: &str, family: &str) -> Option<String> {
    if has_no_preference(cell) {
        return None;
    }
    let bare = without_remark(&take_quoted(&take_brackets(cell).0).0);
    let name = without_family(&bare_name(&bare).ok()?, family);
    let is_letter = || {
        let letters = name.chars().filter(|it| it.is_alphabetic()).count();
        letters == 1 && name.contains(char::is_uppercase)
    };
    (!is_nothing(&name) && !has_no_preference(&name) && !has_signs(&name) && !is_letter())
        .then_some(name)
}

fn has_no_preference(cell: &str) -> bool {
    let key = sort_key(cell);
    let key = key.trim_matches(|it: char| !it.is_alphanumeric());
    let words: Vec<&str> = key.split_whitespace().collect();
    match words.as_slice() {
        [] => true,
        [one] => is_word_of(NO_PREFERENCE, one),
        [first, ..] => {
            is_word_of(NO_PREFERENCE_FIRST, first) || is_word_of(NO_PREFERENCE, &words.concat())
        }
    }
}

/// What a child is called, without the family's name where it was written along with it.
fn without_family(preferred: &str, family: &str) -> String {
    let preferred = without_signs_around(preferred);
    if family.is_empty() {
        return preferred;
    }
    let key = sort_key(family);
    if let Some((before, after)) = preferred.split_once(',')
        && sort_key(before.trim()) == key
    {
        return after.trim().to_owned();
    }
    let words: Vec<&str> = preferred.split_whitespace().collect();
    let ends = (1..words.len()).find(|at| sort_key(&words[*at..].join(" ")) == key);
    let begins = (1..words.len()).find(|at| sort_key(&words[..*at].join(" ")) == key);
    match (ends, begins) {
        (Some(at), _) => words[..at].join(" "),
        (None, Some(at)) => words[at..].join(" "),
        (None, None) => {
            // Only the first of two family names.
            let first = key.split(' ').next().unwrap_or_default();
            match words.last() {
                Some(last) if words.len() > 1 && sort_key(last) == first => {
                    words[..words.len() - 1].join(" ")
                }
                _ => preferred,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nickname_is_like_the_name_it_is_made_of() {
        for (nickname, given) in [
            ("Liz", "Elizabeth"),
            ("Ben", "Benjamin"),
            ("Tony", "Antonio"),
            ("Mike", "Michael"),
            ("Maddie", "Madeline"),
            ("Kate", "Katherine"),
            ("Al", "Alberto"),
            ("Majo", "María José"),
            ("Benji", "Ben"),
        ] {
            assert!(is_made_of(nickname, given), "{nickname}");
        }
        for (word, given) in [
            ("Deaf", "Ada"),
            ("Bus", "Ben"),
            ("Foster", "Cleo"),
            ("Adopted", "Ada"),
            ("Room Two", "Romy"),
            ("ضعف نظر", "يوسف"),
            ("הסעה", "נועה"),
        ] {
            assert!(!is_made_of(word, given), "{word}");
        }
    }

    #[test]
    fn a_column_of_nicknames_may_say_that_there_is_none() {
        for cell in [
            "None",
            "No",
            "N/A",
            "same",
            "NIL",
            "X",
            "yes",
            "See above",
            "Ninguno",
            "keine",
            "aucun",
            "لا يوجد",
            "Not applicable",
            "Mr.",
            "?",
            "0",
            "he/him",
            "Ben / Benny",
            "-",
            "",
        ] {
            assert_eq!(preferred_name(cell, "Brook"), None, "{cell}");
        }
        for (cell, name) in [
            ("Liz", "Liz"),
            ("Ada Brook", "Ada"),
            ("Brook, Ada", "Ada"),
            ("Nora", "Nora"),
            ("T.J.", "T.J."),
        ] {
            assert_eq!(preferred_name(cell, "Brook").as_deref(), Some(name));
        }
    }
}
