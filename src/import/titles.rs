//! What the titles of columns mean, as the programs of schools write them in several languages. A title is compared without
//! case, marks, spaces and signs; what stands in brackets counts only where it says in which order a name is written.

use std::{collections::HashMap, sync::LazyLock};

use crate::domain::text::sort_key;

/// What a column holds, by its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Given names.
    Given,
    /// What a child is called.
    Preferred,
    /// Family names.
    Family,
    /// A second family name.
    SecondFamily,
    /// Words between given and family name that stand in a column of their own: `van den`.
    Infix,
    /// Whole names, or one part of them: the columns beside it decide.
    Name,
    /// Whole names, the family's first.
    FamilyFirst,
    /// By what a program knows a child.
    Id,
    /// A class, a section, a homeroom or its teacher.
    Class,
    /// What somebody is in the class.
    Standing,
    /// Whether a child is still there.
    Status,
    /// A day on which a child left.
    Left,
    /// Anything else that stands in such lists.
    Other,
}

const GIVEN: &str = "first firstname firstnames forename forenames fname given givenname givennames namefirst \
    legalfirst legalfirstname legalforename legalforenames legalgivenname studentfirst studentfirstname studentforename studentgivenname \
    pupilfirstname pupilforename learnerfirstname childfirstname userfirstname firstnamelegal givenandmiddlename \
    nombredepila nombres primernombre nombresdelalumno nombredelalumno nombrealumno nombrelegal \
    vorname vornamen rufname schulervorname prenom prenoms prenomeleve prenomdeleleve prenomusuel \
    primeironome nomeproprio nomesproprios prenome primonome voornaam roepnaam imie imiona fornamn fornavn etunimi keresztnev \
    jmeno prenume prenumele eesnimi имя adi ad isim \
    الاسمالاول الاسمالشخصي اسمالطالبالاول اسمالتلميذالاول الاسمالاولللطالب שםפרטי 名 ten";
const PREFERRED: &str = "preferred preferredname preferredfirstname preferredforename preferredfirst preferredgivenname prefferedgivenname \
    preferedname preferredgiven nickname nick knownas goesby goesbyname calledname usualname usualfirstname usualforename chosenname \
    chosenfirstname affirmedname nameused commonname callname studentpreferredname studentnickname alsoknownas \
    apodo nombrepreferido nombredeuso nombresocial spitzname genannt surnom apelidoqueusa nomesocial alcunha \
    اللقبالمفضل الاسمالمفضل اسمالشهره ينادىباسم";
const FAMILY: &str = "last lastname lastnames lname family familyname familynames namelast surname surnames secondname \
    legallast legallastname legalsurname legalfamilyname studentlast studentlastname studentsurname studentfamilyname preferredlastname \
    preferredsurname preferredfamilyname pupilsurname pupillastname learnersurname childlastname userlastname lastnamelegal \
    apellido apellidos primerapellido apellidopaterno 1erapellido 1apellido apellido1 apellidosdelalumno apellidosalumno \
    nachname familienname zuname schulernachname nomdefamille nomdusage nomusage nomusuel nomeleve nomdeleleve nomfamille \
    sobrenome sobrenomes ultimonome nomedefamilia apelidos cognome cognomi cognoms achternaam nazwisko efternamn etternavn sukunimi vezeteknev prijmeni \
    perekonnanimi фамилия soyadi soyad soyisim \
    презиме اللقب اسمالعايله العايله الكنيه اسمالاسره النسب اسمالعايلة العايلة الكنية اسمالاسرة שםמשפחה משפחה 姓 ho hođem holot hovatenđem hovatenlot holotvatenđem";
const SECOND_FAMILY: &str = "segundoapellido apellidomaterno 2apellido 2doapellido 2oapellido apellido2 secondlastname secondsurname";
const INFIX: &str = "tussenvoegsel tussenvoegsels tussenv tussenvoegs voorvoegsel voorvoegsels namenszusatz vorsatzwort";
const NAME: &str = "alumna alumno alumnoa alumnas alumnos alumnosas alumnado displayname estudiante estudiantes fullname learner learners learnername name names \
    nombre nombrecompleto nombreyapellido nombreyapellidos nombresyapellidos nombresapellidos nombreapellidos pupil pupils pupilname pupilfullname student studentname \
    studentfullname studentsname students studentnames studentsnames child childname children childsname nameofstudent nameofpupil participant participants userfullname username1 \
    firstandlastname firstlast firstlastname namefirstlast studentnamefirstlast firstnamelastname firstnamesurname forenamesurname \
    nombredelestudiante nombredelalumnoa nombredelalumnado estudiantenombre nina nino ninos \
    schuler schulerin schulerinnen schulername kind kinder namedeskindes vornamenachname vorundnachname \
    nom nomcomplet nometprenom prenomnom prenometnom eleve eleves nomdeleleveprenom \
    elev elever barnetsnavn navn namn nimi име nome nomecompleto nomedoaluno nomedoalunoa aluno aluna alunoa alunos alunosas estudantes estudante nomeesobrenome nomecognome \
    nomeecognome alunno alunni leerling leerlingen leerlingnaam naam nume adisoyadi adsoyad ogrenci ogrenciadi uczen imieinazwisko hovaten hoten hotenhocsinh \
    фио ученик 姓名 名前 氏名 שם שםמלא שםהתלמיד תלמיד \
    الاسم الاسمالكامل الاسماء اسمالطالب اسمالطالبه اسمالطالبة اسمالتلميذ الطالب الطالبه الطالبة الطلاب الطلبه الطلبة التلاميذ التلميذ اسماءالطلاب اسماءالتلاميذ الاسمالثلاثي الاسمالرباعي الاسموالنسب الاسمواللقب";
const FAMILY_FIRST: &str = "lastfirst lastfirstname lastnamefirst lastnamefirstname lastfirstmiddle lastfirstmi lastnamefirstnamemi lastnamefirstnamemiddle studentlastfirst \
    studentnamelastfirst namelastfirst namelastfirstmiddle namelastfirstmi surnameforename surnamefirstname surnamefirst surnamegivenname studentlastnamefirstname \
    pupilsurnameforename sortablename sortname studentsortname filename listname legalname apellidosynombre apellidosynombres apellidosnombre apellidosnombres apellidoynombre \
    apellidonombre alumnoapellidosynombre nachnamevorname namevorname nachnameundvorname familiennamevorname nomprenom nometprenoms nomprenoms nomprenomeleve sobrenomenome \
    cognomenome cognomeenome apelidosenome nazwiskoiimie soyadiadi النسبوالاسم";
const ID: &str = "id studentid studentnumber studentno stateid localid pupilid upn admissionno admissionnumber sisid sisuserid sourcedid userid usersourcedid \
    personid learnerid uniqueid permid permanentid otherid studentsid idnumber number sistemid districtid stateidnumber lasid sasid ssid \
    matricula nia expediente numeroexpediente dni schulernummer schulerid ine idnational numero ra rm numerodoaluno leerlingnummer رقمالطالب الرقم رقمالهويه الرقمالوطني رقمالهوية";
const CLASS: &str = "class classname section sectionname sectionid sections course coursename homeroom homeroomteacher hr hrm teacher teachername teachers classroom room roomnumber form formgroup \
    registrationgroup reg reggroup tutorgroup tutor period group groups groupname classcode block division \
    clase grupo seccion aula curso maestro maestra tutora docente profesor profesora asignatura grupoclase \
    klasse klassenname klassenlehrer lerngruppe gruppe klassenlehrerin classe groupe enseignant professeur division1 \
    turma professora serie sala disciplina sezione klas groep klasa sube sinif lop \
    الصف الفصل الشعبه الشعبة القسم المعلم المعلمه المعلمة المجموعه المجموعة";
const ROLE: &str = "role roles usertype type persontype rol rolle funcao الدور";
const STATUS: &str = "status enrollmentstatus enrolmentstatus enrollstatus enrolstatus rollstatus membershipstatus registrationstatus admissionstatus studentstatus statusmatricula \
    estadomatricula estadodematricula estadodelamatricula situacionmatricula situaciondematricula situacaomatricula situacaodamatricula statutinscription enrolled enabled enableduser active isactive estado situacion estatus statut situacao الحاله الحالة";
const LEFT: &str = "exitdate withdrawaldate withdrawdate withdrawn withdrew inactive archived deleted exited dateleft leavingdate leavedate exitcode dropdate dropped fechadebaja baja abgang austritt datedesortie datadesaida";
const OTHER: &str = "# no nr n timestamp tutor1 tutor2 tutora1 tutora2 mothersname mothername fathersname fathername parentsname advisor allergies allergy medical cell yr stt address homeaddress street city state zip zipcode postcode email emailaddress mail studentemail parentemail phone telephone mobile homephone guardian \
    guardian1 guardian2 guardianname parent parents parentname mother father contact contactname emergencycontact dob birthdate dateofbirth birthday age gender sex race ethnicity hispaniclatino \
    grade gradelevel year yeargroup middle middlename mi middleinitial middlenames suffix title language homelanguage ell elstatus lep iep sped specialed sen senstatus fsm lunch bus notes comments \
    login sislogin sisloginid username user password passwort photo school schoolid schoolname orgsourcedids org locker attendance score points total final average \
    present absent tardy monday tuesday wednesday thursday friday mon tue wed thu fri lastdownloadedfromthiscourse accessid startdate enddate entrydate teacherid \
    direccion correo correoelectronico telefono fechadenacimiento fechanacimiento nacimiento edad sexo genero grado nivel padre madre tutorlegal observaciones segundonombre no1 orden colegio \
    adresse strasse ort plz telefon handy geburtsdatum geburtstag geschlecht alter bemerkung email1 eltern datedenaissance sexe niveau courriel responsable adresseelectronique \
    datadenascimento endereco telefone idade genero1 responsavel escola \
    العنوان البريدالالكتروني الهاتف رقمالهاتف تاريخالميلاد الجنس العمر الجنسيه الجنسية وليالامر ملاحظات م الحضور الدرجه الدرجة";

/// Titles that children are called by as well, as people write them without marks.
const ALSO_NAMES: &str = "nina nino ninos nick adi ad ten ho kind kinder reg klas block street alter thu mi nia ine sen ell ra mon \
    friday monday sala parent lunch";
/// How a title begins that says whose name, or number, stands below it: the child's.
const OF_CHILD: [&str; 11] = [
    "students", "student", "stu", "childs", "child", "pupils", "pupil", "learners", "learner",
    "scholars", "scholar",
];

/// Every title with what it means; of two meanings the more telling one: `Name (Last, First)` is no `Name`.
static TITLES: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
    let known = [
        (FAMILY_FIRST, Role::FamilyFirst),
        (PREFERRED, Role::Preferred),
        (SECOND_FAMILY, Role::SecondFamily),
        (INFIX, Role::Infix),
        (GIVEN, Role::Given),
        (FAMILY, Role::Family),
        (NAME, Role::Name),
        (ID, Role::Id),
        (CLASS, Role::Class),
        (ROLE, Role::Standing),
        (STATUS, Role::Status),
        (LEFT, Role::Left),
        (OTHER, Role::Other),
    ];
    let mut titles = HashMap::new();
    for (words, role) in known {
        for word in words.split_ascii_whitespace() {
            titles.entry(word).or_insert(role);
        }
    }
    titles
});

/// Titles of a given name that is the one a child is called by, where another given name stands beside it.
const CALLED_BY: [&str; 4] = ["rufname", "roepnaam", "prenomusuel", "callname"];
/// Titles of given names that hold the whole ones where no family's name stands beside them.
const GIVEN_OR_WHOLE: [&str; 3] = ["nombredelalumno", "nombresdelalumno", "nombrealumno"];
/// Whose names and numbers stand below a title that begins so: not the child's.
const OF_OTHERS: &str = "guardian guardians parent parents mother father contact contacts emergency teacher teachers staff tutor tutors census health user users school doctor sibling";
/// With such words in brackets a title says that children are called by what stands in brackets below it.
const SAYS_CALLED: [&str; 12] = [
    "nick",
    "preferred",
    "known",
    "goesby",
    "called",
    "usual",
    "chosen",
    "spitzname",
    "rufname",
    "apodo",
    "surnom",
    "roepnaam",
];

/// What each title of a heading means, as far as its neighbours tell: `Rufname` beside `Vorname` is what a child is called, and
/// `Second Name` beside `Surname` is nothing of the family's.
pub(super) fn beside_each_other(
    cells: &[String],
    mut roles: Vec<Option<Role>>,
) -> Vec<Option<Role>> {
    let keys: Vec<String> = cells.iter().map(|cell| key(cell)).collect();
    let is_called_by = |at: usize| CALLED_BY.contains(&keys[at].as_str());
    let columns = |roles: &[Option<Role>], role: Role| -> Vec<usize> {
        let columns = 0..roles.len().min(keys.len());
        columns.filter(|at| roles[*at] == Some(role)).collect()
    };
    let given = columns(&roles, Role::Given);
    // `Roepnaam` beside a column of whole names is no given name that wants a family's.
    let has_whole =
        !columns(&roles, Role::Name).is_empty() && columns(&roles, Role::Family).is_empty();
    if has_whole || given.iter().any(|at| !is_called_by(*at)) {
        for at in given.into_iter().filter(|at| is_called_by(*at)) {
            roles[at] = Some(Role::Preferred);
        }
    }
    let family = columns(&roles, Role::Family);
    if family.iter().any(|at| keys[*at] != "secondname") {
        for at in family.into_iter().filter(|at| keys[*at] == "secondname") {
            roles[at] = Some(Role::Other);
        }
    }
    roles
}

/// Whether the names below a title of given names are whole ones, where it stands alone: by how many words they have.
pub(super) fn holds_whole_names<'a>(title: &str, cells: impl Iterator<Item = &'a str>) -> bool {
    let least = if GIVEN_OR_WHOLE.contains(&key(title).as_str()) {
        2
    } else {
        3
    };
    let (mut all, mut whole) = (0, 0);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        all += 1;
        whole += usize::from(cell.split_whitespace().count() >= least);
    }
    whole * 2 > all
}

/// Whether a title says that children are called by what stands in brackets behind their names.
pub(super) fn says_called(title: &str) -> bool {
    let Some((_, inner)) = title.split_once(['(', '[']) else {
        return false;
    };
    let inner = key(inner);
    SAYS_CALLED.iter().any(|word| inner.contains(word))
}

/// Whether a title says that two family names stand first: `Apellidos y Nombre`.
pub(super) fn has_two_families(title: &str) -> bool {
    let key = key(title);
    ["apellidos", "alumnoapellidos", "sobrenomes", "apelidos"]
        .iter()
        .any(|start| key.starts_with(start))
}

/// A title without case, marks, spaces and signs: `Last Name`, `last_name` and `lastName` are one, and `Nº` is `No`.
pub(super) fn key(title: &str) -> String {
    let letters = sort_key(title);
    letters
        .chars()
        .filter_map(|letter| match letter {
            'º' => Some('o'),
            'ª' => Some('a'),
            'ı' => Some('i'),
            // A line that only makes an Arabic word longer.
            '\u{640}' => None,
            letter => (letter.is_alphanumeric() || letter == '#').then_some(letter),
        })
        .collect()
}

/// What a title means; none where it is not known.
pub(super) fn role(title: &str) -> Option<Role> {
    if title.len() > 80 {
        return None;
    }
    let whole = key(title);
    let of = |key: &str| TITLES.get(key).copied();
    if let Some(role) = of(&whole) {
        return Some(role);
    }
    let bare = match title.split_once(['(', '[']) {
        Some((before, _)) if !before.trim().is_empty() => key(before),
        _ => whole,
    };
    of(&bare)
        .or_else(|| {
            let role = of(bare.trim_end_matches(|it: char| it.is_ascii_digit()))?;
            // `Students: 3` and `Pupils 2` count children, and `Prénom 1` is a title.
            let counts = role == Role::Name && has_number_apart(title) || title.contains(':');
            (!counts).then_some(role)
        })
        .or_else(|| role_of_child(&bare))
        .or_else(|| role_of_field(title))
        .or_else(|| role_of_status(title))
}

/// `Matriculation status`, `Estado de la matrícula`: whether a child is there, in several words.
fn role_of_status(title: &str) -> Option<Role> {
    const OF_PLACE: [&str; 9] = [
        "enrol",
        "matric",
        "inscri",
        "member",
        "roll",
        "registr",
        "admission",
        "student",
        "pupil",
    ];
    const JOINS: &str = "of the de del la da do a current";
    let key = sort_key(title);
    let words = key.split(|it: char| !it.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && !JOINS.split(' ').any(|it| it == *word));
    let words: Vec<&str> = words.collect();
    let is_status = |word: &&str| TITLES.get(*word) == Some(&Role::Status);
    let is_of_place = |word: &&str| OF_PLACE.iter().any(|start| word.starts_with(start));
    let is_known = |word: &&str| is_status(word) || is_of_place(word);
    (words.len() > 1 && words.iter().any(is_status) && words.iter().all(is_known))
        .then_some(Role::Status)
}

/// `U_EXT_STUDENTS.Nickname`: a field by its name in a table of a program.
fn role_of_field(title: &str) -> Option<Role> {
    let (table, field) = title.rsplit_once('.')?;
    let table = sort_key(table);
    let mut words = table.split(|it: char| !it.is_alphanumeric());
    let is_other = words.any(|word| OF_OTHERS.split_ascii_whitespace().any(|it| it == word));
    let is_table = table.chars().count() > 2 && !table.contains(char::is_whitespace);
    (is_table && !is_other)
        .then(|| TITLES.get(key(field).as_str()).copied())
        .flatten()
}

/// `Child 1`, `Student 2`: one of several in a row.
pub(super) fn is_numbered_name(title: &str) -> bool {
    let key = key(title);
    let bare = key.trim_end_matches(|it: char| it.is_ascii_digit());
    bare.len() < key.len() && TITLES.get(bare) == Some(&Role::Name)
}

/// Whether a number stands at the end of a title, with a space before it.
fn has_number_apart(title: &str) -> bool {
    let bare = title.trim_end();
    let before = bare.trim_end_matches(|it: char| it.is_ascii_digit());
    before.len() < bare.len() && before.ends_with([' ', '\u{A0}'])
}

/// `Child's First Name`, `students.last_name`: whose it is and what it is, in one title.
fn role_of_child(key: &str) -> Option<Role> {
    let mut rests = OF_CHILD.iter().filter_map(|start| key.strip_prefix(start));
    let role = rests.find_map(|rest| TITLES.get(rest).copied())?;
    let is_of_class = matches!(
        role,
        Role::Class | Role::Standing | Role::Status | Role::Left
    );
    (!is_of_class).then_some(role)
}

/// Whether a title says that the name below it is a child's, which not every name in a list is.
pub(super) fn is_of_child(title: &str) -> bool {
    let words = [
        "student",
        "child",
        "pupil",
        "learner",
        "scholar",
        "alumn",
        "estudiante",
        "schuler",
        "eleve",
        "leerling",
        "aluno",
        "ogrenci",
        "الطالب",
        "التلميذ",
    ];
    let key = key(title);
    words.iter().any(|word| key.contains(word))
}

/// Whether a title is the bare word for name, which beside a column of family names means the given one.
pub(super) fn is_bare_name(title: &str) -> bool {
    matches!(
        key(title).as_str(),
        "име" | "nombre" | "nombres" | "nom" | "nome" | "name" | "naam" | "nume" | "ime" | "الاسم"
    )
}

/// Whether a child may be called like this title: `Nina`, `Nick`, `Ho`. With its marks, as in `Niña` and `Họ`, it is a title.
pub(super) fn is_also_name(title: &str) -> bool {
    let small = title.to_lowercase();
    let mut words = small.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| ALSO_NAMES.split_ascii_whitespace().any(|it| it == word))
}

/// Whether a title is of a name where a language says given name with one word and family name with the bare word for name:
/// `Name` beside `Vorname`, `Nom` beside `Prénom`.
pub(super) fn is_family_beside(name: &str, given: &str) -> bool {
    let (name, given) = (key(name), key(given));
    let pairs = [
        ("name", "vorname"),
        ("nom", "prenom"),
        ("naam", "voornaam"),
        ("nume", "prenume"),
        ("name", "rufname"),
        ("nome", "primeironome"),
    ];
    pairs
        .iter()
        .any(|(family, first)| name == *family && given.starts_with(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_many_programs_are_known() {
        for (title, expected) in [
            ("First Name", Role::Given),
            ("first_name", Role::Given),
            ("Legal Forename", Role::Given),
            ("First Name (Legal)", Role::Given),
            ("Vorname", Role::Given),
            ("Prénom", Role::Given),
            ("الاسم الأول", Role::Given),
            ("Preferred First Name", Role::Preferred),
            ("Legal Surname", Role::Family),
            ("Nachname", Role::Family),
            ("Sobrenome", Role::Family),
            ("Apellido Materno", Role::SecondFamily),
            ("Alumno/a", Role::Name),
            ("Nome completo", Role::Name),
            ("Student Name:", Role::Name),
            ("LastFirst", Role::FamilyFirst),
            ("Name (Last, First)", Role::FamilyFirst),
            ("Last Name, First Name", Role::FamilyFirst),
            ("Apellidos y Nombre", Role::FamilyFirst),
            ("Student ID", Role::Id),
            ("Homeroom", Role::Class),
            ("الصف", Role::Class),
            ("Guardian 3", Role::Other),
            ("Child's First Name", Role::Given),
            ("Student's Last Name", Role::Family),
            ("student.lastName", Role::Family),
            ("STUDENTS.LAST_NAME", Role::Family),
            ("Stu Name", Role::Name),
            ("student.studentNumber", Role::Id),
            ("Nº", Role::Other),
            ("الاســـم", Role::Name),
            ("Tussenvoegsel", Role::Infix),
        ] {
            assert_eq!(role(title), Some(expected), "{title}");
        }
        for name in [
            "Ada",
            "Brook, Ada",
            "Ms. Frizzle - Room 12",
            "Parent First Name",
            "guardian.lastName",
            "Student Teacher",
            "",
        ] {
            assert_eq!(role(name), None, "{name}");
        }
    }

    #[test]
    fn every_title_is_written_as_it_is_compared() {
        for words in [
            GIVEN,
            PREFERRED,
            FAMILY,
            SECOND_FAMILY,
            INFIX,
            NAME,
            FAMILY_FIRST,
            ID,
            CLASS,
            ROLE,
            STATUS,
            LEFT,
            OTHER,
        ] {
            for word in words.split_ascii_whitespace() {
                assert_eq!(key(word), word);
            }
        }
    }
}
