//! Who stands in a list and is no child of the class: made-up students, grown-ups, those who have left. Told by a name, or by
//! what a column says of somebody.

use crate::domain::text::{is_word_of, sort_key};

fn words(text: &str) -> Vec<&str> {
    text.split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect()
}

/// Somebody whom a gradebook or a program made up.
pub(super) fn is_test(parts: &[String; 2]) -> bool {
    let text = if parts[0] == parts[1] {
        parts[0].clone()
    } else {
        parts.join(" ")
    };
    let mut words: Vec<&str> = text
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    words.sort_unstable();
    let known: [&[&str]; 20] = [
        &["new", "student"],
        &["new", "pupil"],
        &["student"],
        &["alumno", "nuevo"],
        &["student", "test"],
        &["preview", "student"],
        &["demo", "student"],
        &["sample", "student"],
        &["pupil", "test"],
        &["test", "user"],
        &["student", "view"],
        &["test"],
        &["test", "test"],
        &["de", "estudiante", "prueba"],
        &["alumno", "prueba"],
        &["alumno", "de", "prueba"],
        &["schuler", "test"],
        &["eleve", "test"],
        &["aluno", "teste"],
        &["تجريبي", "طالب"],
    ];
    // Nobody is given this name; a family may be called so.
    let is_given = parts[0] != parts[1] && parts[0] == "test";
    known.contains(&words.as_slice())
        || is_given
        || words.len() == 3 && words.contains(&"student") && words.contains(&"test")
        // `Student 5` is a place for somebody who has not come yet.
        || words.len() == 2 && words.contains(&"student") && words.iter().any(|word| is_number(word))
}

fn is_number(word: &str) -> bool {
    word.chars().all(char::is_numeric)
}

/// How grown-ups are addressed; one more word follows.
const ADDRESSED: &str = "ms. mr. mrs. miss mrs mr ms dr. dr mx. mx sra. sr. srta. sra srta herr frau mme prof. prof teacher coach maestra \
    maestro profesora profesor lehrerin lehrer الاستاذ الاستاذة المعلم المعلمة";
/// The same in a cell of its own. `Sr.` is not among them: an American family says so of its elder John.
const ADDRESSED_ALONE: &str = "ms. mr. mrs. mx. sra. srta. mme";
/// What grown-ups are in a class.
const GROWN_UPS: &str = "teacher teachers staff admin administrator administrators principal paraprofessional parent parents guardian guardians \
    relative mother father observer assistant substitute coach counselor proctor docente docentes maestra maestro profesora profesor padre madre tutor tutora \
    acudiente directora director lehrer lehrerin eltern enseignant enseignante professeur professora responsavel معلم معلمة المعلم المعلمة مدير مديرة";

/// The same in a column of roles; children are called by them too.
const GROWN_UP_ROLES: &str = "aide aides ta para";

/// Whether a cell of a name is a grown-up's: `Ms. Frizzle`, `Frizzle, Ms. Valerie`, `Valerie Frizzle (Teacher)`.
pub(super) fn is_grown_up(name: &str) -> bool {
    let is_break = |it: char| matches!(it, ',' | '،' | '(' | '[' | '–' | '—');
    let parts = name.split(is_break).flat_map(|part| part.split(" - "));
    parts.enumerate().any(|(nth, part)| {
        let key = sort_key(part);
        let mut by_spaces = key.split_whitespace();
        let first = by_spaces.next().unwrap_or_default();
        let has_more = by_spaces.next().is_some();
        let said = words(&key);
        has_more && is_word_of(ADDRESSED, first)
            || !has_more && is_word_of(ADDRESSED_ALONE, first)
            || nth > 0 && !said.is_empty() && said.iter().all(|word| is_word_of(GROWN_UPS, word))
    })
}

/// Whether a role is that of a grown-up.
pub(super) fn is_grown_up_role(role: &str) -> bool {
    let is_known = |word: &&str| is_word_of(GROWN_UPS, word) || is_word_of(GROWN_UP_ROLES, word);
    words(role).iter().any(is_known)
}

pub(super) fn is_student(role: &str) -> bool {
    let mut words = role.split(|it: char| !it.is_alphanumeric());
    let known = "student students learner learners pupil studentview studentenrollment primary s alumno alumna estudiante alumnado schuler schulerin eleve aluno aluna estudante طالب طالبة تلميذ";
    words.any(|word| known.split_ascii_whitespace().any(|it| it == word))
}

const GONE: &str = "tobedeleted deleted inactive withdrawn withdrew withdrawal dropped drop exited exit left transferred moved graduated expelled archived disabled inactivo inactiva \
    baja retirado retirada trasladado trasladada inaktiv abgemeldet ausgetreten inactif parti inativo transferido غادر منقول منسحب \
    leaver former anulada anulado abgang abgegangen radie radiee uitgeschreven unenrolled unenroled cancelled desmatriculado منقطع";

/// Whether words begin with one of those who have left.
fn begins_gone(status: &str) -> bool {
    let words = words(status);
    // `Transferred in` has come, `Baja California` is a state, and `left-handed` is no farewell; `left in October` is one.
    let is_other = words.get(1).is_some_and(|second| {
        is_word_of("into up california handed hand side", second)
            || *second == "in" && (words.len() == 2 || words[0] != "left")
    });
    words
        .first()
        .is_some_and(|first| is_word_of(GONE, first) && !is_other)
        || [
            "not enrolled",
            "no longer",
            "off roll",
            "not on roll",
            "off-roll",
        ]
        .iter()
        .any(|start| status.starts_with(start))
}

/// Whether a status says that somebody has left.
pub(in crate::import) fn is_gone(status: &str) -> bool {
    begins_gone(status) || says_no(status)
}

/// Whether what stands behind a name says that its child has left: `Ben Dale (left)`, `Ben Dale - withdrawn 9/12`.
pub(super) fn is_said_gone(name: &str) -> bool {
    let is_break = |it: char| matches!(it, '(' | '[' | '–' | '—' | ',' | '،' | '*');
    let parts = name.split(is_break).flat_map(|part| part.split(" - "));
    parts.skip(1).any(|part| {
        let key = sort_key(part.trim());
        let key = key.trim_end_matches([')', ']', '.', ' ']);
        // `Brook, Drop` may be a name: of what follows a comma only small letters are a remark.
        let is_remark =
            !name.contains([',', '،']) || part.trim_start().starts_with(char::is_lowercase);
        let is_bracket =
            name.contains(['(', '[']) || name.contains(" - ") || name.contains(['–', '—']);
        (is_remark || is_bracket) && begins_gone(key) && !is_of_part(key)
    })
}

/// `Withdrawn from RE` and `transferred from Oak Hill` tell of a child that is there; `withdrawn from school` does not.
fn is_of_part(remark: &str) -> bool {
    let mut words = remark.split_whitespace();
    let is_from = words.nth(1) == Some("from");
    is_from && !words.any(|word| is_word_of("school class roll register district list", word))
}

/// What the values of one column of statuses mean together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Codes {
    /// `A` stands for who is there, and `I` for who is not.
    letters: bool,
    /// Nought stands for who is there, and each other number for who is not.
    numbers: bool,
}

impl Codes {
    /// Looks at all values of a column, and at its title.
    pub(super) fn of(title: &str, values: impl Iterator<Item = String>) -> Self {
        let mut codes = Self::default();
        let (mut has_a, mut has_i, mut all_letters) = (false, false, true);
        let (mut has_nought, mut has_more, mut all_numbers) = (false, false, true);
        for value in values.filter(|value| !value.is_empty()) {
            has_a |= value == "a";
            has_i |= value == "i";
            all_letters &= value.chars().count() == 1;
            has_nought |= value == "0";
            has_more |= ["2", "3", "4", "-1"].contains(&value.as_str());
            all_numbers &= value.trim_start_matches('-').chars().all(char::is_numeric);
        }
        let key = crate::import::titles::key(title);
        let is_enrolment = key.contains("enr") && key.contains("stat");
        codes.letters = has_a && has_i && all_letters;
        codes.numbers = all_numbers && has_nought && (has_more || is_enrolment);
        codes
    }

    /// Whether a value says that somebody has left.
    pub(super) fn is_gone(self, value: &str) -> bool {
        if self.numbers {
            return value != "0";
        }
        is_gone(value) || self.letters && value == "i"
    }
}

/// `Yes` in a column of those who have left.
pub(super) fn says_yes(cell: &str) -> bool {
    let words = "yes y true 1 x si ja j oui sim s نعم";
    is_word_of(words, sort_key(cell).trim())
}

/// `No` in such a column.
pub(super) fn says_no(cell: &str) -> bool {
    let words = "no n false 0 nein non nao nee لا";
    is_word_of(words, sort_key(cell).trim())
}
