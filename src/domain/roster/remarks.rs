//! What schools write behind a child's name in one cell with it: an allergy, a plan, a mother. None of it is a name, and it is
//! cut off before the name is read. Which words are the name's own parts is not decided here.

use super::order::{count_of_words, is_high, is_particle};
use crate::domain::text::{bare_words, is_word_of, sort_key};

/// Words of remarks by which no child is called.
const REMARKS: &str = "allergy allergies allergic asthmatic asthma diabetes diabetic epilepsy \
    epileptic seizure seizures autism autistic dyslexia dyslexic anxiety epipen inhaler medication meds medical disability wheelchair retained suspended expelled \
    celiac coeliac lactose dyscalculic dyspraxic epileptic stutter stammer hemophilia haemophilia scoliosis eczema migraine migraines cochlear pacemaker \
    celiaco celiaca asma asmatico asmatica diabetico diabetica epileptico epileptica autista dislexico dislexica intolerante lactosa inhalador hiperactividad \
    zoliakie epilepsie autistisch legasthenie schwerhorig asthme asthmatique diabetique epileptique dyslexie dysphasie autisme autiste allergique \
    custody gluten dyspraxia dyscalculia tourettes impaired impairment glasses vegetarian vegan alergia alergias alergico alergica autismo epilepsia dislexia discapacidad allergie autismus \
    حساسية توحد سكري ربو صرع";
/// Words that stand before a remark and belong to it.
const OF_REMARKS: &str = "peanut peanuts nut nuts dairy egg eggs food bee milk severe type mild has needs wears takes tiene necesita usa hat braucht hearing visual vision speech";
/// Plans and needs in capitals, as they stand behind a name without any sign between.
const CAPITALS: &str = "IEP ADHD ESL ELL ELD EAL SPED ASD EHCP FSM LEP TDAH NEAE ACNEAE";
/// The same, which are names too where all of a name is in capitals.
const CAPITALS_BESIDE: &str =
    "SEN SEND PP GT OCD ODD ADD RSP SLP SLT SALT TAG MLL LAC SEMH ASC EYFS PMLD";
/// Words that stand in brackets or behind a comma beside names, and are no names.
const ASIDES: &str = "deaf blind hearing impaired vision visual speech glasses twin twins triplet down downs syndrome cerebral palsy foster adopted refugee pupil \
    premium free reduced meal meals lunch withdrawn bus walker car rider room table group team class grade year set red blue green yellow orange purple black white \
    spanish english arabic french german he him his she her hers they them guest visitor repetidor repetidora comedor becado becada transporte daz absent \
    present late early tourette tourettes dyspraxia dyscalculia gifted talented looked after carer sibling brother sister mother mom mum dad father parent guardian aunt uncle \
    grandma grandmother grandfather teacher one two three first second third half day days halal kosher support need needs medical nurse front back handed \
    nonverbal mute monday tuesday wednesday thursday friday only withdraw returning transfer moved preferred legal continued confidential shared \
    hermano hermana gemelo gemela mellizo melliza sordo sorda ciego ciega adoptado adoptada refugiado refugiada zwilling taub bruder schwester brille hort \
    jumeau jumelle sourd sourde cantine garderie surdo surda gemeo gemea";
/// What parts a remark from a name, with a space on either side.
const DASHES: [char; 8] = [':', '-', '–', '—', '―', '•', '·', '*'];

/// Whether a text is a remark and no name: one of its words is.
pub(super) fn is_remark(text: &str) -> bool {
    let mut parts = text.split(|it: char| !it.is_alphanumeric());
    parts.any(|word| is_word_of(CAPITALS, word))
        || bare_words(text)
            .iter()
            .any(|word| is_word_of(REMARKS, word))
}

/// Whether a word in capitals stands for a plan or a need, beside a name that is not in capitals.
pub(super) fn is_code(word: &str) -> bool {
    is_word_of(CAPITALS, word) || is_word_of(CAPITALS_BESIDE, word)
}

/// Whether a word of a text stands beside names and is none.
pub(super) fn has_aside_word(text: &str) -> bool {
    bare_words(text).iter().any(|word| is_word_of(ASIDES, word))
}

/// Whether a cell holds nothing but a remark: `*SEN **EAL` below a list says what its stars mean.
pub(super) fn is_only_remark(cell: &str) -> bool {
    let mut words = cell.split_whitespace().map(|word| word.trim_matches('*'));
    words.all(is_code) || is_all_remark(cell)
}

/// Whether all of a text is a remark: its words are, or lead to one that is.
fn is_all_remark(text: &str) -> bool {
    let all: Vec<&str> = text.split_whitespace().collect();
    let at = all.iter().position(|word| is_remark(word));
    at.is_some_and(|at| {
        let mut leading = all[..at].iter();
        leading.all(|word| is_word_of(OF_REMARKS, &sort_key(word)))
    })
}

/// Whether all words of a text stand beside names and are none: `Deaf`, `Hearing Impaired`.
fn is_all_aside(text: &str) -> bool {
    let words = bare_words(text);
    let mut all = words.iter();
    !words.is_empty() && all.all(|word| is_word_of(ASIDES, word) || is_word_of(REMARKS, word))
}

/// A cell without the remark behind its name.
pub(super) fn without_remark(cell: &str) -> String {
    let cell = without_words(before_comma(before_dash(before_others(cell))));
    cell.trim().to_owned()
}

/// `Ada Brook & family` and `Ada Brook; walks home`: what stands before it.
fn before_others(cell: &str) -> &str {
    const WITH: [&str; 9] = [
        " & ", " + ", " and ", " y ", " und ", " et ", " e ", " con ", " mit ",
    ];
    const OTHERS: &str = "family families parents parent mum mom mother dad father sibling siblings brother brothers sister sisters co familia padres madre padre mama papa \
        hermano hermana hermanos hermanas familie eltern mutter vater geschwister famille parents mere pere familia pais mae pai";
    let small = cell.to_lowercase();
    let at = WITH.iter().find_map(|with| {
        let at = small.find(with)?;
        let mut words = small.get(at + with.len()..)?.split_whitespace();
        let is_others = words
            .next()
            .is_some_and(|word| is_word_of(OTHERS, &sort_key(word)));
        is_others.then_some(at)
    });
    if let Some(before) = at.and_then(|at| cell.get(..at)) {
        return before;
    }
    match cell.split_once(';') {
        Some((before, after)) if is_remark(after) || is_small(after) || is_all_aside(after) => {
            before
        }
        _ => cell,
    }
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
            (true, true) => {
                let next = after.split(" - ").next().unwrap_or_default();
                !is_double_family(before, after) && !is_pair(before, next)
            }
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

/// The words of a name with a dash among them, which may be `Brook - Ada` as well as `Anne - Marie`; none where there is no such dash.
pub(super) fn at_dash(cell: &str) -> Option<Vec<&str>> {
    let all: Vec<&str> = cell.split_whitespace().collect();
    let at = all
        .iter()
        .position(|word| matches!(*word, "-" | "–" | "—" | "―"))?;
    let from = all.get(1).filter(|_| at == 1)?.as_ptr() as usize - cell.as_ptr() as usize;
    let (before, after) = cell.split_at(from);
    let after = after.trim_start_matches(DASHES);
    is_pair(before, after).then(|| [&all[..at], &all[at + 1..]].concat())
}

/// One word before a dash, and behind it words that may be names: nobody knows which of them a child is called by.
fn is_pair(before: &str, after: &str) -> bool {
    let with_letters = |text: &str| {
        text.split_whitespace()
            .filter(|it| it.contains(char::is_alphabetic))
            .count()
    };
    let is_name =
        |word: &str| word.starts_with(|it: char| it.is_alphabetic() && !it.is_lowercase());
    let mut words = after.split_whitespace();
    let is_shorthand = after.split_whitespace().all(is_high) && !is_high(before.trim());
    with_letters(before) == 1
        && (1..=3).contains(&after.split_whitespace().count())
        && words.all(is_name)
        && before.split_whitespace().last().is_some_and(is_name)
        && !is_shorthand
        && !is_remark(after)
        && !has_aside_word(after)
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

/// Whether a word is written small and is no part of a name, as `de`, `y` and `al-Hassan` are.
fn is_small_word(word: &str) -> bool {
    const JOINS: &str = "y e i et und ja och";
    word.starts_with(char::is_lowercase)
        && !word.contains(char::is_uppercase)
        && !is_particle(word)
        && !is_word_of(JOINS, word)
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
        let is_mark = !part.contains(char::is_alphabetic)
            || before.contains(char::is_lowercase) && part.split_whitespace().all(is_code);
        let is_beside_whole = count_of_words(before) > 1 && (is_mark || is_all_aside(part));
        is_all_remark(part) || all_small || is_beside_whole
    };
    let mut commas = cell.match_indices([',', '،']);
    commas
        .find(|(at, _)| is_cut(*at))
        .map_or(cell, |(at, _)| &cell[..at])
}

/// `Ada Brook IEP` and `Ada Brook peanut allergy`, without any sign between.
fn without_words(cell: &str) -> String {
    const NEWS: &str = "new neu nuevo nueva nouveau nouvelle novo nova absent late";
    let mut all: Vec<&str> = cell.split_whitespace().collect();
    // `Ada Brook NEW!`
    let is_news =
        |word: &&str| word.ends_with('!') && bare_words(word).iter().all(|it| is_word_of(NEWS, it));
    // `Ada Brook 4th` is in the fourth grade.
    let is_ordinal = |word: &&str| {
        let rest = word.trim_start_matches(|it: char| it.is_ascii_digit());
        rest.len() < word.len() && matches!(rest, "st" | "nd" | "rd" | "th" | "º" | "ª" | "°")
    };
    while all.len() > 2 && all.last().is_some_and(is_ordinal)
        || all.len() > 1 && all.last().is_some_and(is_news)
    {
        all.pop();
    }
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    let mut end = (1..all.len())
        .find(|at| is_remark(all[*at]))
        .unwrap_or(all.len());
    while end > 1 && is_word_of(OF_REMARKS, &sort_key(all[end - 1])) && end < all.len() {
        end -= 1;
    }
    // Behind two words of a name small ones are no part of it, unless a particle begins them.
    let is_rest = |at: &usize| is_small_word(all[*at]) && !is_particle(all[*at - 1]);
    if all.len() > 2 && all[..2].iter().all(is_name) {
        end = (2..end).find(is_rest).unwrap_or(end);
    }
    // Behind a name that is not in capitals words in capitals that stand beside names are none: `Ada Brook LOOKED AFTER`.
    let is_loud = |word: &&str| word.chars().count() > 1 && !word.contains(char::is_lowercase);
    let begins_loud = all
        .iter()
        .position(is_loud)
        .filter(|at| (2..end).contains(at));
    if let Some(at) = begins_loud
        && all[at..end]
            .iter()
            .all(|word| is_loud(word) && is_all_aside(word))
    {
        end = at;
    }
    if end == all.len() && all.len() == cell.split_whitespace().count() {
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
            ("Ada Brook   PUPIL PREMIUM", "Ada Brook"),
            ("Ben Dale LOOKED AFTER", "Ben Dale"),
            ("Ana María LÓPEZ GREEN", "Ana María LÓPEZ GREEN"),
            ("ADA BROOK GREEN", "ADA BROOK GREEN"),
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
            ("Ada Brook sits with Ben", "Ada Brook"),
            ("Omar Said al-Hassan", "Omar Said al-Hassan"),
            ("José Ortega y Gasset", "José Ortega y Gasset"),
            ("Ada Brook & family", "Ada Brook"),
            ("Ada Brook; walks home", "Ada Brook"),
            ("Juan Pérez de la cruz", "Juan Pérez de la cruz"),
            ("Omar bin said", "Omar bin said"),
            ("ada may brook", "ada may brook"),
            ("brook, ada may", "brook, ada may"),
            ("BROOK - SANZ, ADA", "BROOK - SANZ, ADA"),
            ("Brook, Ada IEP", "Brook, Ada"),
            ("Lee, Jo EpiPen", "Lee, Jo"),
            (
                "García López, María José alérgica",
                "García López, María José",
            ),
            ("Brook, Ada Nut Allergy", "Brook, Ada"),
            ("Ada Brook, Nut allergy, sits in front", "Ada Brook"),
            ("Ada Brook, Has asthma", "Ada Brook"),
            ("Ada Brook, Deaf", "Ada Brook"),
            ("Ada Brook, Hearing Impaired", "Ada Brook"),
            ("Brook - Ada", "Brook - Ada"),
            ("Anne - Marie Brook", "Anne - Marie Brook"),
            ("Ada - Deaf", "Ada"),
            ("Ada - SEN", "Ada"),
            ("Ada Brook - Kestrels", "Ada Brook"),
            ("-", "-"),
            ("", ""),
        ] {
            assert_eq!(without_remark(cell), name, "{cell}");
        }
    }
}
