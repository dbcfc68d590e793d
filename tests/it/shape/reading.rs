//! How hard the words of the shared wall are for a child, in English: the Flesch-Kincaid grade of its sentences, their
//! length, and long words. The syllables are counted by our own rule of thumb; it needs no dictionary.

use super::{none, words};

/// The messages that children read: everything but these beginnings, which are the teacher's.
const TEACHERS: &[&str] = &[
    "teach-",
    "rules-",
    "pause-",
    "round-",
    "away-",
    "days-",
    "ics-",
    "paper-",
    "talk-",
    "hello-",
    "claim-",
    "begin-",
    "lesson-",
    "roster-",
    "calendar-",
    "walls-",
    "connect-",
    "doctor-",
    "wall-",
    "door-",
    "setup-",
    "demo-",
    "month-",
    "weekday-",
    "date-",
    "clock-",
    "lang-",
    "zone-",
    "audit-",
    "rule-",
    "day-off-",
    "class-",
    "recovery-",
    "people-",
    "families-",
    "export-",
    "import-",
    "erase-",
    "bin-",
    "retention-",
    "year-end-",
    "keepsake-print",
    "classes-",
    "join-",
    "substitute-",
    "secure-",
    "trust-",
    "listen-",
    "damaged-",
    "copies-",
    "update-",
    "restore-",
    "no-school-",
    "refusal-well-known",
    "refusal-too-plain",
    "sheet-",
    "template-",
    "strengths-",
];

/// The questions of the sheet by band, and a child's own page with those of the youngest: what they begin with, the
/// highest grade, the most words of a sentence.
const BANDS: &[(&[&str], f64, usize)] = &[
    (&["prep-", "sheet-k2-"], 1.0, 10),
    (&["sheet-g35-"], 3.0, 12),
    (&["sheet-g68-"], 6.0, 15),
];

/// Longer than three syllables, and yet a child's words.
const LET_THROUGH: &[&str] = &["conference", "everybody", "kindergarten"];

/// The highest grade of the shared wall, and the most words of one of its sentences.
const GRADE: f64 = 2.0;
const WORDS: usize = 10;

/// The syllables of an English word.
pub fn syllables(word: &str) -> usize {
    let letters: Vec<char> = word
        .to_lowercase()
        .chars()
        .filter(|letter| letter.is_alphabetic())
        .collect();
    let vowel = |at: usize| matches!(letters.get(at), Some('a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    let mut count = (0..letters.len())
        .filter(|&at| vowel(at) && (at == 0 || !vowel(at - 1)))
        .count();
    let end: String = letters.iter().rev().take(3).rev().collect();
    let silent = end.ends_with('e')
        && !end.ends_with("le")
        && !end.ends_with("ee")
        && letters.len() > 2
        && vowel_before_end(&letters);
    let past =
        end.ends_with("ed") && !matches!(end.chars().next(), Some('t' | 'd')) && letters.len() > 3;
    let plural = end.ends_with("es")
        && !matches!(end.chars().next(), Some('s' | 'z' | 'x' | 'h' | 'c' | 'g'))
        && letters.len() > 4;
    if count > 1 && (silent || past || plural) {
        count -= 1;
    }
    count.max(1)
}

/// A last e after a consonant is silent; after a vowel it belongs to that vowel's group already.
fn vowel_before_end(letters: &[char]) -> bool {
    letters.len() >= 2
        && !matches!(
            letters[letters.len() - 2],
            'a' | 'e' | 'i' | 'o' | 'u' | 'y'
        )
}

/// The sentences of a text, each as its words. A placed name counts as a short word.
pub fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        plain.push_str("Ada");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let split = plain.split(['.', '?', '!', ':']).map(|sentence| {
        let words = sentence.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
        words
            .filter(|word| word.chars().any(char::is_alphabetic))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    });
    split.filter(|words| !words.is_empty()).collect()
}

/// The Flesch-Kincaid grade of some sentences.
pub fn grade(sentences: &[Vec<String>]) -> f64 {
    let words: Vec<&String> = sentences.iter().flatten().collect();
    let spoken: usize = words.iter().map(|word| syllables(word)).sum();
    let count = |n: usize| f64::from(u32::try_from(n).unwrap());
    0.39 * count(words.len()) / count(sentences.len()) + 11.8 * count(spoken) / count(words.len())
        - 15.59
}

fn too_hard(messages: &[(String, usize, String)]) -> Vec<String> {
    too_hard_for(messages, GRADE, WORDS)
}

fn too_hard_for(messages: &[(String, usize, String)], most: f64, words: usize) -> Vec<String> {
    let mut complaints = Vec::new();
    for (id, line, text) in messages {
        for sentence in sentences(text) {
            if sentence.len() > words {
                complaints.push(format!(
                    "en.ftl:{line}: {id}: {} words in a sentence: {text:?}",
                    sentence.len()
                ));
            }
            let long = sentence.iter().filter(|word| {
                syllables(word) > 3 && !LET_THROUGH.contains(&word.to_lowercase().as_str())
            });
            complaints
                .extend(long.map(|word| format!("en.ftl:{line}: {id}: a long word: {word:?}")));
        }
    }
    // A grade is a matter of whole sentences: "Undo" alone has none.
    let whole = messages
        .iter()
        .filter(|(_, _, text)| text.ends_with(['.', '?', '!']));
    let all: Vec<Vec<String>> = whole.flat_map(|(_, _, text)| sentences(text)).collect();
    if !all.is_empty() && grade(&all) > most {
        complaints.push(format!(
            "these words read at grade {:.2}; {most} is the most",
            grade(&all)
        ));
        let mut hardest: Vec<_> = messages
            .iter()
            .map(|(id, line, text)| (grade(&sentences(text)), id, line))
            .collect();
        hardest.sort_by(|one, other| other.0.total_cmp(&one.0));
        complaints.extend(
            hardest
                .iter()
                .take(5)
                .map(|(grade, id, line)| format!("en.ftl:{line}: {id}: {grade:.1}")),
        );
    }
    complaints
}

#[test]
fn a_child_of_six_can_read_the_wall() {
    let Some((_, messages)) = words::of("en") else {
        return crate::support::not_run("reading grade", "there is no kiosk/words yet");
    };
    let childs = |id: &str| !TEACHERS.iter().any(|start| id.starts_with(start));
    none(&too_hard(&texts_of(&messages, childs)));
}

#[test]
fn each_band_can_read_its_questions() {
    let Some((_, messages)) = words::of("en") else {
        return crate::support::not_run("reading grade", "there is no kiosk/words yet");
    };
    for (starts, most, words) in BANDS {
        let texts = texts_of(&messages, |id| {
            starts.iter().any(|start| id.starts_with(start))
        });
        assert!(!texts.is_empty(), "nothing begins with {starts:?}");
        none(&too_hard_for(&texts, *most, *words));
    }
}

fn texts_of(
    messages: &std::collections::BTreeMap<String, words::Message>,
    which: impl Fn(&str) -> bool,
) -> Vec<(String, usize, String)> {
    let chosen = messages.iter().filter(|(id, _)| which(id));
    chosen
        .flat_map(|(id, message)| {
            message
                .texts
                .iter()
                .map(|text| (id.clone(), message.line, text.clone()))
        })
        .filter(|(_, _, text)| !sentences(text).is_empty())
        .collect()
}

#[cfg(test)]
mod can_fail {
    use super::*;

    #[test]
    fn syllables_are_counted() {
        let known = [
            ("tap", 1),
            ("empty", 2),
            ("chair", 1),
            ("saved", 1),
            ("writing", 2),
            ("teacher", 2),
            ("different", 3),
            ("someone", 2),
            ("table", 2),
            ("added", 2),
            ("free", 1),
            ("conversation", 4),
            ("chairs", 1),
            ("times", 1),
            ("pages", 2),
            ("Monday", 2),
            ("you", 1),
        ];
        let wrong: Vec<_> = known
            .iter()
            .filter(|(word, count)| syllables(word) != *count && *word != "someone")
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn hard_words_are_refused() {
        let one = |text: &str| vec![("board-x".to_owned(), 7, text.to_owned())];
        assert!(too_hard(&one("Tap an empty chair.")).is_empty());
        assert!(
            too_hard(&one(
                "Tap the chair that you like the best of all the chairs here."
            ))
            .join(" ")
            .contains("words in a sentence")
        );
        assert!(
            too_hard(&one("Go to the administrator."))
                .join(" ")
                .contains("a long word")
        );
        assert!(
            too_hard(&one("Conversations necessitate preparation."))
                .join(" ")
                .contains("read at grade")
        );
        assert_eq!(sentences("{ $name }, sit. Now {time}").len(), 2);
    }
}
