//! Titles that no program is known by: a cell with a whole word for name in it, or with the words for given and family name
//! beside each other. Titles that are known as they stand are told elsewhere.

use super::titles::{self, Role};
use crate::domain::text::{is_word_of, sort_key};

/// Letters of the longest of such titles, and its words.
const LETTERS_MAX: usize = 60;
const WORDS_MAX: usize = 9;
/// Words for name, or for a child of a class.
const NAME: &str = "name names nombre nombres nom noms nome nomes naam namen nama ime imena nume numele meno jmeno imie nume اسم الاسم اسماء الاسماء \
    enw ainm izena magaca jina नाम نام ονομα όνομα імя kid kids scholar scholars camper campers classmate classmates";
/// The same in letters that are written without spaces.
const NAME_WITHIN: [&str; 7] = ["이름", "성명", "姓名", "氏名", "名前", "שם", "фио"];
const GIVEN: &str = "first given forename forenames vorname vornamen prenom prenoms prenume voornaam roepnaam fornavn fornamn etunimi keresztnev utonev eesnimi vards vardas emri";
const FAMILY: &str = "last surname surnames family apellido apellidos nachname familienname achternaam cognome cognoms apelido apelidos sobrenome nazwisko \
    cyfenw sloinne abizena abizenak επωνυμο прізвище efternavn efternamn sukunimi vezeteknev csaladnev perekonnanimi uzvards pavarde prezime mbiemri soyad soyadi";
/// Words that ask what a child is called, beside one for a name or for the child.
const CALLED: &str = "prefer prefers preferred called goes nickname nicknames prefiere prefieren llaman llamas llamado llamada gerufen genannt bevorzugt \
    prefere chamado chamada chamar appele appelee يفضل ينادى";
/// Words for a name or a child, as questions have them.
const OF_CALLED: &str = "name names nickname nicknames child children student kid you they he she nombre nino nina hijo hija alumno alumna le te quiere name kind prenom enfant nome crianca الاسم الطفل";
/// Words of titles of somebody or something else than the child of the row.
const OTHERS: &str = "parent parents guardian guardians mother father mom mum mama dad papa contact contacts emergency relation relationship relative sibling brother sister \
    teacher teachers staff tutor counselor advisor adviser doctor dentist physician nurse school course class room section group team house bus club user username login file friend friends buddy partner hospital pharmacy pronoun pronouns amigo amiga freund freundin \
    domain street city town county street pet tongue language middle second maiden nick nickname preferred event program programme subject assignment activity account \
    madre padre tutora tutores responsable responsables familiar acudiente maestro maestra docente profesor profesora escuela colegio centro curso clase grupo usuario archivo contacto hermano hermana segundo \
    mere pere responsavel professeur enseignant ecole classe fichier utilisateur mae pai escola turma mutter vater eltern lehrer lehrerin schule klasse datei benutzer \
    ouder ouders moeder vader leerkracht groep الام الاب ام اب ولي المدرسة المعلم المعلمة الصف المستخدم العائلة";

/// What a title means; the whole of it where it is known, and otherwise the words in it.
pub(super) fn role(title: &str) -> Option<Role> {
    titles::role(title).or_else(|| by_words(title))
}

/// What the words of an unknown title mean. `Your name` is that of whoever fills in a form, and that may be a parent.
pub(super) fn by_words(title: &str) -> Option<Role> {
    const OF_WRITER: &str = "your tu su sus ihr dein votre ton seu sua اسمك";
    let key = sort_key(title);
    let mut words = key.split(|it: char| !it.is_alphanumeric());
    let is_of_writer = words.any(|word| is_word_of(OF_WRITER, word));
    by_words_of_writer(title).filter(|role| *role == Role::Preferred || !is_of_writer)
}

/// The same of a form that asks for no other name than that of its writer, who is the child then.
pub(super) fn by_words_of_writer(title: &str) -> Option<Role> {
    let letters = title.chars().count();
    if letters == 0 || letters > LETTERS_MAX || title.contains(['@', '<']) {
        return None;
    }
    // `Student/Teacher` and `Niño/a` are what stands before the stroke.
    if let Some((first, _)) = title.split_once('/')
        && titles::role(first) == Some(Role::Name)
    {
        return Some(Role::Name);
    }
    let key = sort_key(title);
    let words: Vec<String> = key
        .split(|it: char| !it.is_alphanumeric() && it != '\'' && it != '’')
        .map(|word| word.trim_end_matches("'s").trim_end_matches("’s"))
        .map(|word| word.replace(['\'', '’'], ""))
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > WORDS_MAX {
        return None;
    }
    if asks_called(&words) {
        return Some(Role::Preferred);
    }
    if words.iter().any(|word| is_word_of(OTHERS, word)) {
        return None;
    }
    let place = |list: &str| words.iter().position(|word| is_word_of(list, word));
    let (given, family, name) = (place(GIVEN), place(FAMILY), place(NAME));
    let is_within = NAME_WITHIN.iter().any(|word| title.contains(word)) && letters < 12;
    match (given, family, name) {
        (Some(given), Some(family), _) if family < given => Some(Role::FamilyFirst),
        (Some(_), Some(_), _) | (None, None, Some(_)) => Some(Role::Name),
        // `Apellidos y nombre del alumno`.
        (None, Some(family), Some(name))
            if words.len() > 2 && family < name && is_spanish(&words) =>
        {
            Some(Role::FamilyFirst)
        }
        (None, Some(family), Some(name)) if name < family && is_spanish(&words) => Some(Role::Name),
        // `Ada Brook & family` is no title.
        (None, Some(family), None) if words.len() > 1 && words[family] == "family" => None,
        (None, Some(_), _) => Some(Role::Family),
        (Some(_), None, Some(_)) => Some(Role::Given),
        _ if is_within => Some(Role::Name),
        _ => None,
    }
}

/// `Name your child prefers`, `What do you want to be called?`
fn asks_called(words: &[String]) -> bool {
    let has = |list: &str| words.iter().filter(|word| is_word_of(list, word)).count();
    let of_others = words
        .iter()
        .any(|word| is_word_of(OTHERS, word) && !is_word_of(CALLED, word));
    words.len() > 2 && has(CALLED) > 0 && has(OF_CALLED) > 0 && !of_others
}

/// Where the word for given name and the word for name are one.
fn is_spanish(words: &[String]) -> bool {
    let both = "nombre nombres nome nomes nom apelido apelidos apellido apellidos";
    words.iter().filter(|word| is_word_of(both, word)).count() > 1
}

/// Whether a title says of whom else than the child a row tells.
pub(super) fn is_of_contact(title: &str) -> bool {
    const CONTACTS: &str = "parent parents guardian guardians mother father mom mum dad contact contacts emergency relation relationship relative kin caregiver carer \
        madre padre tutor tutora tutores responsable responsables familiar acudiente parentesco contacto mutter vater eltern sorgeberechtigte mere pere responsavel mae pai \
        ouder ouders moeder vader الام الاب ولي";
    let key = sort_key(title);
    let mut words = key.split(|it: char| !it.is_alphabetic());
    words.any(|word| is_word_of(CONTACTS, word))
        || [
            "guardian", "parent", "mother", "father", "relation", "contact",
        ]
        .iter()
        .any(|start| titles::key(title).starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_unknown_titles_tell() {
        for (title, expected) in [
            ("Camper Name", Role::Name),
            ("Full Legal Name", Role::Name),
            ("NAME OF CHILD", Role::Name),
            ("Name of Pupil in full", Role::Name),
            ("Nombre y apellidos del alumno", Role::Name),
            ("Apellidos y nombre del menor", Role::FamilyFirst),
            ("Nombre del niño o niña", Role::Name),
            ("اسم الطفل", Role::Name),
            ("الاسم الكامل للطالب", Role::Name),
            ("Naam leerling", Role::Name),
            ("이름", Role::Name),
            ("성명", Role::Name),
            ("Student/Teacher", Role::Name),
            ("Niño/a", Role::Name),
            ("Surname Forename DOB", Role::FamilyFirst),
            ("Cyfenw", Role::Family),
            ("Sloinne", Role::Family),
            ("Abizenak", Role::Family),
            ("Ім'я", Role::Name),
            ("Kid’s first name", Role::Given),
        ] {
            assert_eq!(role(title), Some(expected), "{title}");
        }
        for title in [
            "Ada Brook",
            "Name of parent",
            "Staff Name",
            "Nombre de la madre",
            "Sibling's name",
            "",
        ] {
            assert_eq!(by_words(title), None, "{title}");
        }
    }
}
