//! What schools write behind a child's name in one cell with it: an allergy, a plan, a mother. None of it is a name, and it is
//! cut off before the name is read. Which words are the name's own parts is not decided here.

use super::written::is_particle;
use crate::domain::text::sort_key;

/// Words of remarks by which no child is called.
const REMARKS: &str = "allergy allergies allergic asthmatic asthma diabetes diabetic epilepsy \
    epileptic seizure seizures autism autistic dyslexia dyslexic anxiety epipen inhaler medication meds medical disability wheelchair retained suspended expelled \
    custody gluten vegetarian vegan alergia alergias alergico alergica autismo epilepsia dislexia discapacidad allergie autismus \
    حساسية توحد سكري";
/// Words that stand before a remark and belong to it.
const OF_REMARKS: &str = "peanut peanuts nut nuts dairy egg eggs food bee milk severe type";
/// Plans and needs in capitals, as they stand behind a name without any sign between.
const CAPITALS: &str = "IEP ADHD ESL ELL ELD EAL SPED ASD EHCP FSM LEP TDAH NEAE ACNEAE";
/// What parts a remark from a name, with a space on either side.
const DASHES: [char; 7] = ['-', '–', '—', '―', '•', '·', '*'];

fn is_in(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|it| it == word)
}

/// The words of a text without case, marks and signs.
fn words(text: &str) -> Vec<String> {
    let key = sort_key(text);
    let words = key.split(|it: char| !it.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether a text is a remark and no name: one of its words is.
pub(super) fn is_remark(text: &str) -> bool {
    let mut parts = text.split(|it: char| !it.is_alphanumeric());
    parts.any(|word| is_in(CAPITALS, word)) || words(text).iter().any(|word| is_in(REMARKS, word))
}

/// A cell without the remark behind its name.
pub(super) fn without_remark(cell: &str) -> String {
    let cell = without_words(before_comma(before_dash(cell)));
    cell.trim().to_owned()
}

/// `Ada Brook - peanut allergy`: what stands before the dash.
fn before_dash(cell: &str) -> &str {
    let has_letters = |text: &str| text.contains(char::is_alphabetic);
    let is_cut = |at: usize, dash: &str| {
        let (before, after) = (&cell[..at], &cell[at + dash.len()..]);
        let spaces = (
            before.ends_with(char::is_whitespace),
            after.starts_with(char::is_whitespace),
        );
        match spaces {
            (true, true) => !is_double_family(before, after),
            // A hyphen joins two names; a longer dash begins what is said of one.
            (false, false) => is_remark(after) || dash != "-" && is_small(after),
            // `Ada Brook -peanuts`, but not `Brook- Sanz`.
            _ => is_remark(after) || is_small(after),
        }
    };
    let cuts = cell.match_indices(DASHES);
    let mut cuts = cuts.filter(|(at, _)| has_letters(&cell[..*at]));
    cuts.find(|(at, dash)| is_cut(*at, dash))
        .map_or(cell, |(at, _)| &cell[..at])
}

/// `Brook - Sanz, Ada`: one word on either side of the dash, and a given name behind the comma.
fn is_double_family(before: &str, after: &str) -> bool {
    let Some((second, given)) = after.split_once([',', '،']) else {
        return false;
    };
    let is_high = |text: &str| !text.chars().any(char::is_lowercase);
    let is_one_word = |text: &str| text.split_whitespace().count() == 1;
    is_one_word(before)
        && is_one_word(second)
        && !is_small(second)
        && (!is_high(second) || is_high(before))
        && !is_remark(second)
        && !is_remark(given)
}

/// Whether a text begins with a small letter, as remarks do and names hardly ever.
fn is_small(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    first.starts_with(char::is_lowercase) && !is_particle(first)
}

/// `Ada Brook, IEP` and `Ada Brook, needs glasses`: what stands before the comma.
fn before_comma(cell: &str) -> &str {
    let is_cut = |at: usize| {
        let (before, after) = (&cell[..at], &cell[at..]);
        let after = after.trim_start_matches([',', '،', ' ']);
        let words = |text: &str| text.split_whitespace().count();
        let all_small = (words(after) > 1 || words(before) > 1)
            && after.split_whitespace().all(is_small)
            && before.starts_with(char::is_uppercase);
        let part = after.split([',', '،']).next().unwrap_or_default();
        is_remark(part) || all_small
    };
    let mut commas = cell.match_indices([',', '،']);
    commas
        .find(|(at, _)| is_cut(*at))
        .map_or(cell, |(at, _)| &cell[..at])
}

/// `Ada Brook IEP` and `Ada Brook peanut allergy`, without any sign between.
fn without_words(cell: &str) -> String {
    let all: Vec<&str> = cell.split_whitespace().collect();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let mut end = (1..all.len())
        .find(|at| is_remark(all[*at]))
        .unwrap_or(all.len());
    while end > 1 && is_in(OF_REMARKS, &sort_key(all[end - 1])) && end < all.len() {
        end -= 1;
    }
    // Behind two words of a name small ones are no part of it, unless a particle begins them.
    let is_rest = |at: &usize| {
        let rest = &all[*at..end];
        rest.iter().all(|word| word.starts_with(char::is_lowercase))
            && !is_particle(rest[0])
            && !is_particle(all[*at - 1])
    };
    if all.len() > 2 && all[..2].iter().all(is_name) {
        end = (2..end).find(is_rest).unwrap_or(end);
    }
    if end == all.len() {
        cell.to_owned()
    } else {
        all[..end].join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_behind_a_name_is_cut_off() {
        for (cell, name) in [
            ("Ada Brook - peanut allergy", "Ada Brook"),
            ("Cleo Elm – IEP", "Cleo Elm"),
            ("Brook, Ada - severe allergy, see nurse", "Brook, Ada"),
            ("Ada Brook -peanuts", "Ada Brook"),
            ("Ada Brook, IEP", "Ada Brook"),
            ("Brook, Ada, ADHD", "Brook, Ada"),
            ("Ada Brook, needs glasses", "Ada Brook"),
            ("Ada Brook, dyspraxia", "Ada Brook"),
            ("Ada Brook—IEP", "Ada Brook"),
            ("Ada Brook–peanuts", "Ada Brook"),
            ("Ada Brook • Peanuts", "Ada Brook"),
            ("• Ada Brook *", "• Ada Brook *"),
            ("Brook, ada", "Brook, ada"),
            ("Ada Brook IEP", "Ada Brook"),
            ("Ada Brook peanut allergy", "Ada Brook"),
            ("Ada Brook Peanut Allergy", "Ada Brook"),
            ("12 - Ada Brook - ELL", "12 - Ada Brook"),
            ("García - Pérez, Lucía", "García - Pérez, Lucía"),
            ("Anne-Lise O’Brien", "Anne-Lise O’Brien"),
            ("Brook- Sanz", "Brook- Sanz"),
            ("Ana de la Cruz", "Ana de la Cruz"),
            ("Juan Pérez de la cruz", "Juan Pérez de la cruz"),
            ("Omar bin said", "Omar bin said"),
            ("ada may brook", "ada may brook"),
            ("brook, ada may", "brook, ada may"),
            ("BROOK - SANZ, ADA", "BROOK - SANZ, ADA"),
            ("-", "-"),
            ("", ""),
        ] {
            assert_eq!(without_remark(cell), name, "{cell}");
        }
    }
}
