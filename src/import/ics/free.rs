//! Whether the words of a title name a day without school: by what stands before the name of such a day, by what follows it, and
//! by the rest of the title.

use std::sync::LazyLock;

use super::{
    event_words,
    phrases::{Part, Phrases},
    word_lists as lists,
};

/// How certain it is that there is no school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Certainty {
    /// It says so.
    Surely,
    /// Such days are called so.
    Likely,
}

/// What names a day without school.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    /// `no school`, whatever else the title says elsewhere.
    Surely,
    /// `inset day`: what the title says elsewhere has to fit.
    Free,
    /// `إجازة`: only seasons and feasts before it, anything after it.
    Head,
    /// `closed`, if it is the school.
    Closed,
    /// `break`: only seasons and feasts around it.
    Break,
    /// `Labor Day`: nothing else in the title.
    Feast,
}

struct Words {
    names: [(Name, Phrases); 6],
    times: Phrases,
    leads: Phrases,
    tails: Phrases,
    reasons: Phrases,
    openers: Phrases,
    around_a_time: Phrases,
    until: Phrases,
    events: Phrases,
    other_day: Phrases,
    not: Phrases,
    spoken_of: Phrases,
    cancelled: Phrases,
    some_only: Phrases,
    grades: Phrases,
    ordinals: Phrases,
    students: Phrases,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    names: [
        (Name::Surely, Phrases::of(&[lists::SURELY_FREE])),
        (Name::Free, Phrases::of(&[lists::FREE])),
        (Name::Head, Phrases::of(&[lists::FREE_HEADS])),
        (Name::Closed, Phrases::of(&[lists::CLOSED])),
        (Name::Break, Phrases::of(&[lists::BREAKS])),
        (Name::Feast, Phrases::of(&[lists::FEASTS])),
    ],
    // Each word of a feast, too.
    times: Phrases::of(&[lists::TIMES, lists::DATES, &lists::FEASTS.replace(' ', ",")]),
    leads: Phrases::of(&[lists::LEADS]),
    tails: Phrases::of(&[lists::TAILS]),
    reasons: Phrases::of(&[lists::REASONS]),
    openers: Phrases::of(&[lists::OPENERS]),
    around_a_time: Phrases::of(&[lists::AROUND_A_TIME]),
    until: Phrases::of(&["until, till, hasta, حتى"]),
    events: Phrases::of(&[event_words::EVENTS, event_words::PERSONS]),
    other_day: Phrases::of(&[lists::OTHER_DAY]),
    not: Phrases::of(&[lists::NOT]),
    spoken_of: Phrases::of(&[lists::SPOKEN_OF]),
    cancelled: Phrases::of(&[lists::CANCELLED]),
    some_only: Phrases::of(&[lists::SOME_ONLY]),
    grades: Phrases::of(&[lists::GRADES]),
    ordinals: Phrases::of(&[lists::ORDINALS]),
    students: Phrases::of(&[lists::STUDENTS]),
});

/// How certain it is, if at all; `has_time` where the title names a time of day.
pub(super) fn certainty(parts: &[Part], has_time: bool) -> Option<Certainty> {
    let mut found = None;
    for (nth, part) in parts.iter().enumerate() {
        let words = part.words.as_slice();
        for at in 0..words.len() {
            for (name, phrases) in &WORDS.names {
                let Some(length) = phrases.longest_at(words, at) else {
                    continue;
                };
                let place = Place {
                    others: [&parts[..nth], &parts[nth + 1..]],
                    lead: &words[..=at],
                    before: &words[..at],
                    length,
                    after: &words[at + length..],
                    has_time,
                };
                if !place.is_free(*name) {
                    continue;
                }
                if *name == Name::Surely {
                    return Some(Certainty::Surely);
                }
                found = Some(Certainty::Likely);
            }
        }
    }
    found
}

/// Where the name of a day without school stands in a title.
struct Place<'a> {
    others: [&'a [Part]; 2],
    /// The words before it, and its first: `Sunday school`.
    lead: &'a [String],
    before: &'a [String],
    /// So many words it has.
    length: usize,
    after: &'a [String],
    has_time: bool,
}

impl<'a> Place<'a> {
    fn is_free(&self, name: Name) -> bool {
        let is_cancelled = WORDS.cancelled.is_in(self.before) || WORDS.cancelled.is_in(self.after);
        !is_cancelled
            && self.leads_to(name)
            && self.goes_on_from(name)
            && self.fits_rest(name)
            && !self.rest().any(is_for_some_only)
    }

    /// The words around the name, part by part.
    fn rest(&self) -> impl Iterator<Item = &'a [String]> {
        let others = self.others.into_iter().flatten();
        let others = others.map(|part| part.words.as_slice());
        others.chain([self.before, self.after])
    }

    /// `Spring` leads to `Break`, `Tie` does not.
    fn leads_to(&self, name: Name) -> bool {
        let before = self.before;
        let is_said_of_it = !WORDS.other_day.is_in(before)
            && !WORDS.not.is_in(before)
            && !WORDS.events.is_in(before);
        match name {
            Name::Surely => is_said_of_it && !WORDS.events.is_in(self.lead),
            Name::Free => is_said_of_it && !WORDS.spoken_of.is_in(before),
            Name::Head | Name::Closed | Name::Break | Name::Feast => before
                .iter()
                .all(|word| is_time(word) || WORDS.leads.has(word)),
        }
    }

    /// `No School` may go on with a date, another name, a reason or for whom, not with `lunch` or `Uniform Day`.
    fn goes_on_from(&self, name: Name) -> bool {
        if name == Name::Head {
            return true;
        }
        let is_sentence = matches!(name, Name::Surely | Name::Free | Name::Closed);
        let further = if is_sentence {
            &WORDS.reasons
        } else {
            &WORDS.tails
        };
        let mut at = 0;
        while let Some(word) = self.after.get(at) {
            if let Some(length) = name_at(self.after, at) {
                at += length;
                continue;
            }
            let goes_on =
                is_time(word) || further.has(word) || self.has_time && is_around_a_time(word);
            if !goes_on {
                // `No school until 10:00` is a late start.
                let is_late = self.has_time && WORDS.until.has(word);
                return is_sentence
                    && !is_late
                    && WORDS.openers.longest_at(self.after, at).is_some();
            }
            at += 1;
        }
        true
    }

    /// What the title says elsewhere is no event, and where the name alone could be one of many things, a feast or a date.
    fn fits_rest(&self, name: Name) -> bool {
        let is_bare = name == Name::Break && self.before.is_empty() && self.length == 1;
        match name {
            Name::Surely => true,
            Name::Feast => self.others_are_days(),
            Name::Break if is_bare => self.others_are_days(),
            Name::Free | Name::Head | Name::Closed | Name::Break => !self.rest().any(|words| {
                WORDS.events.is_in(words) || WORDS.other_day.is_in(words) && !self.has_time
            }),
        }
    }

    fn others_are_days(&self) -> bool {
        let mut others = self.others.into_iter().flatten();
        others.all(|part| {
            let words = part.words.as_slice();
            let mut at = 0;
            while let Some(word) = words.get(at) {
                let is_day = is_time(word)
                    || WORDS.leads.has(word)
                    || WORDS.reasons.has(word)
                    || WORDS.tails.has(word);
                match name_at(words, at) {
                    Some(length) => at += length,
                    None if is_day => at += 1,
                    None => return false,
                }
            }
            true
        })
    }
}

/// The longest name of a day without school that begins with the word at this place.
fn name_at(words: &[String], at: usize) -> Option<usize> {
    let names = WORDS.names.iter();
    names
        .filter_map(|(_, phrases)| phrases.longest_at(words, at))
        .max()
}

/// A season, a feast, a date, or a number as in one.
fn is_time(word: &String) -> bool {
    is_number(word) || WORDS.times.has(word)
}

/// `21`, `2nd`; not `5K`.
fn is_number(word: &str) -> bool {
    let rest = word.trim_start_matches(|letter: char| letter.is_ascii_digit());
    rest.len() < word.len() && ["", "st", "nd", "rd", "th"].contains(&rest)
}

fn is_around_a_time(word: &String) -> bool {
    WORDS.around_a_time.has(word) || word.starts_with(|letter: char| letter.is_ascii_digit())
}

/// `Kinder`, `grades 6 and up`, `only`; not `PreK-12` and not `students only`.
fn is_for_some_only(words: &[String]) -> bool {
    let counts = |word: Option<&String>| {
        word.is_some_and(|word| is_number(word) || WORDS.ordinals.has(word))
    };
    (0..words.len()).any(|at| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        if WORDS.grades.has(&words[at]) {
            return counts(before) || counts(words.get(at + 1));
        }
        let Some(length) = WORDS.some_only.longest_at(words, at) else {
            return false;
        };
        let is_range = words[at + length - 1].ends_with('k')
            && words.get(at + length).is_some_and(|it| is_number(it));
        let is_for_students = before.is_some_and(|word| WORDS.students.has(word));
        !is_range && !is_for_students
    })
}
