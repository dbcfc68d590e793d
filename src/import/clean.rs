//! Lines of a list that could be read as names and are none: words for a list or a group, initials between the names, one word that
//! comes again and again. And whether a paste is so plainly a list of names that nobody has to look at it first.

use std::collections::{HashMap, HashSet};

use super::{
    judge::Why,
    list::{Entry, List},
    table::Row,
    titles,
};
use crate::domain::{
    roster::WrittenName,
    text::{bare_words, is_word_of, sort_key},
};

/// A name that stands so often in a list is the name of something else.
const REPEATS: usize = 3;
/// Words for a list of children or a part of one.
const LIST_WORDS: &str = "homeroom list roster roll register attendance students student pupils pupil learners boys girls kids children class classroom table group team \
    front back door window whiteboard smartboard chalkboard board desk carpet pizarra puerta ventana escritorio wandtafel pult porte tableau السبورة الباب \
    grade names members present absent everyone everybody teachers \
    lista alumnos alumnas estudiantes ninos ninas clase grupo equipo mesa grado presentes ausentes asistencia nombres todos todas \
    liste klasse klassenliste schuler schulerinnen jungen madchen gruppe kinder anwesend abwesend namen alle \
    classe eleves garcons filles groupe noms presents absents turma alunos meninos meninas leerlingen klas groep \
    الصف القائمه القائمة الطلاب الطالبات الاولاد البنات مجموعه مجموعة المجموعه المجموعة الحاضرون الغائبون الحضور الغياب الاسماء \
    רשימה כיתה תלמידים בנים בנות";
/// Words that stand beside those.
const BESIDE_LIST_WORDS: &str = "my our the all a of for call and new old this year todays room first second third fourth fifth sixth seventh eighth 1st 2nd 3rd 4th 5th 6th \
    morning afternoon am pm red blue green yellow orange purple pink white black \
    mi mis nuestra nuestro los las la el de del y primer primero primera segundo segunda tercer tercero tercera cuarto cuarta quinto quinta sexto sexta roja rojo azul verde \
    meine unsere die der und erste zweite dritte vierte rote blaue grune ma mes notre nos les des premiere deuxieme rouge bleu \
    الاول الثاني الثالث الرابع الخامس السادس";

fn words(text: &str) -> Vec<String> {
    bare_words(&text.replace(['\'', '’'], ""))
}

/// Whether a line is what a list is called, or a part of it: `Boys`, `My Students`, `Red table`, `Kestrels class`.
fn is_of_list(text: &str) -> bool {
    let said = words(text);
    let is_named = said.iter().any(|word| is_word_of(LIST_WORDS, word))
        && said.iter().all(|word| {
            word.chars().count() == 1
                || is_word_of(LIST_WORDS, word)
                || is_word_of(BESIDE_LIST_WORDS, word)
        });
    let last = text.split_whitespace().last().unwrap_or_default();
    let is_group = said.len() > 1 && last.starts_with(|it: char| it.is_ascii_lowercase());
    is_named || is_group && is_word_of(LIST_WORDS, last)
}

/// `Thanks, Val`: words of a letter, and who wrote it.
fn is_greeting(text: &str) -> bool {
    const GREETINGS: &str = "thanks hi hello hola gracias saludos bonjour cordialement danke hallo obrigado obrigada ola cheers regards شكرا مرحبا";
    let first = text.split([',', '!', '،', ':']).next().unwrap_or_default();
    let key = sort_key(first);
    let is_apart = first.len() < text.len() && is_word_of(GREETINGS, &key);
    is_apart
        || matches!(
            key.as_str(),
            "thank you"
                | "many thanks"
                | "kind regards"
                | "best wishes"
                | "muchas gracias"
                | "un saludo"
                | "vielen dank"
        )
}

/// Whether a line is said of a list, and no name: a small word in it stands in sentences alone.
fn is_sentence(text: &str) -> bool {
    const SMALL: &str = "the to is are was were for with from please see our this that these will have has been be it its you your not \
        por para sin está están fue favor porque esta este hoy mit für ist sind wurde bitte wird nicht par pour avec est sont merci não com";
    let mut words = text.split_whitespace();
    words.clone().count() > 2 && words.any(|word| is_word_of(SMALL, word))
}

/// Leaves out what stands between the names of a list; each line keeps its box.
pub(super) fn leave_out_lines(rows: &[Row], entries: &mut [Entry]) {
    let is_line = |entry: &Entry| entry.why.is_none() && rows[entry.row].filled() == 1;
    for entry in entries.iter_mut().filter(|entry| is_line(entry)) {
        let is_said = |entry: &Entry| {
            let name = entry.name.as_ref();
            name.is_some_and(|name| is_sentence(&name.whole()))
        };
        if is_of_list(&entry.text) {
            leave_out(entry, Why::NotStudent);
        } else if is_greeting(&entry.text) || is_said(entry) {
            leave_out(entry, Why::Total);
        }
    }
    if rows.iter().any(|row| row.cells.len() > 1) {
        return;
    }
    let of_initials = initials_between(rows, entries);
    let mut counts: HashMap<String, usize> = HashMap::new();
    for entry in entries.iter().filter(|entry| is_line(entry)) {
        *counts.entry(sort_key(&entry.text)).or_default() += 1;
    }
    // Where every name comes three times, it is a name nevertheless.
    let repeats = |entry: &Entry| counts.get(&sort_key(&entry.text)) >= Some(&REPEATS);
    if entries.iter().filter(|entry| is_line(entry)).all(repeats) {
        return;
    }
    for entry in entries.iter_mut().filter(|entry| is_line(entry)) {
        if of_initials.contains(&entry.row) {
            leave_out(entry, Why::NotStudent);
        } else if repeats(entry) {
            leave_out(entry, Why::Repeats);
        }
    }
}

/// Nothing is asked of a line that is nobody's.
fn leave_out(entry: &mut Entry, why: Why) {
    entry.why = Some(why);
    (entry.open, entry.aside) = (Vec::new(), None);
}

/// Lines with the initials of the name above or below, as a page has them in place of a picture. One such child may be called so.
fn initials_between(rows: &[Row], entries: &[Entry]) -> HashSet<usize> {
    let lines: Vec<&Entry> = entries.iter().filter(|it| it.why.is_none()).collect();
    let are_initials = |at: usize| {
        let text = rows[lines[at].row].cell(0);
        let is_short = text.chars().count() <= 3 && text.chars().all(char::is_uppercase);
        let neighbours = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let mut names = neighbours.filter_map(|at| lines.get(at));
        is_short && names.any(|name| is_initials_of(text, rows[name.row].cell(0)))
    };
    let found: HashSet<usize> = (0..lines.len())
        .filter(|at| are_initials(*at))
        .map(|at| lines[at].row)
        .collect();
    if found.len() * 3 >= lines.len() {
        found
    } else {
        HashSet::new()
    }
}

fn is_initials_of(text: &str, name: &str) -> bool {
    let firsts = name.split_whitespace().filter_map(|it| it.chars().next());
    let firsts: Vec<char> = firsts.flat_map(char::to_uppercase).collect();
    let letters: Vec<char> = text.chars().collect();
    let ends = [firsts.first().copied(), firsts.last().copied()];
    name.chars().any(char::is_lowercase)
        && (letters == firsts
            || letters.len() == 2 && ends == [Some(letters[0]), Some(letters[1])]
            || letters.len() == 1 && ends[0] == Some(letters[0]))
}

impl List {
    /// Nothing in it needs to be looked at: each line is one clean name, all are written alike, and nothing was guessed.
    pub fn is_clean(&self) -> bool {
        let is_name = |entry: &Entry| {
            let whole = entry.name.as_ref().map(WrittenName::whole);
            entry.why.is_none() && entry.aside.is_none() && whole.as_ref() == Some(&entry.text)
        };
        self.titles.len() <= 1
            && self.letters.is_none()
            && !self.asks_columns
            && !self.asks_order
            && !self.has_gaps
            && self.classes.is_empty()
            && self.entries.iter().all(is_name)
            && self.is_alike()
    }

    /// Whether all lines are written alike: one word each or two, no line twice, none apart from the others, and no word that titles
    /// and groups are called by.
    fn is_alike(&self) -> bool {
        let texts = || self.entries.iter().map(|entry| entry.text.as_str());
        let all_words = || texts().flat_map(str::split_whitespace);
        let count = |text: &str| text.split_whitespace().count();
        let first = texts().next().map_or(0, count);
        let different: HashSet<String> = texts().map(sort_key).collect();
        let mut neighbours = self.entries.windows(2);
        let is_high = |word: &str| {
            word.chars().filter(|it| it.is_alphabetic()).count() > 1
                && word.chars().any(char::is_uppercase)
                && !word.chars().any(char::is_lowercase)
        };
        let has_small = all_words().any(|word| word.chars().any(char::is_lowercase));
        let begins = |is: fn(char) -> bool| texts().any(|text| text.starts_with(is));
        (1..=2).contains(&first)
            && texts().all(|text| count(text) == first)
            && different.len() == self.entries.len()
            && neighbours.all(|pair| pair[1].line <= pair[0].line + 1)
            && !(has_small && all_words().any(is_high))
            && !(begins(char::is_lowercase) && begins(char::is_uppercase))
            && !texts().chain(all_words()).any(is_title)
    }
}

fn is_title(text: &str) -> bool {
    words(text).iter().any(|word| is_word_of(LIST_WORDS, word))
        || titles::role(text).is_some() && !titles::is_also_name(text)
}

/// In how many lines of a text words stand apart as columns do, and whether most lines are such.
pub(super) fn gaps(text: &str) -> (usize, bool) {
    let has_gap = |line: &&str| {
        let mut rest = line.trim();
        loop {
            let Some(at) = rest.find(char::is_whitespace) else {
                return false;
            };
            let after = rest[at..].trim_start();
            let gap = rest[at..].chars().count() - after.chars().count();
            if gap > 1 && rest[..at].ends_with(is_part) && after.starts_with(is_part) {
                return true;
            }
            rest = after;
        }
    };
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let count = lines().filter(has_gap).count();
    (count, count * 2 > lines().count())
}

/// Whether a letter may stand at the end of a name.
fn is_part(letter: char) -> bool {
    letter.is_alphabetic() || matches!(letter, '.' | '\'' | '’')
}
