//! Lists as schools have them, from bytes to names. Every name here is made up.

use super::*;

/// Reads files on a day of autumn.
pub(super) fn read(files: &[SentFile<'_>]) -> Result<Brought, Unreadable> {
    super::read(files, jiff::civil::date(2026, 11, 30))
}

/// The children of a file as `given|family`, A to Z of the file; or why it is no list.
pub(super) fn read_as(bytes: &[u8], choice: &Choice) -> Result<Vec<String>, Unreadable> {
    let brought = read(&[SentFile {
        name: "list.csv",
        bytes,
    }])?;
    let list = brought.list(None, choice)?;
    Ok(shown(&list))
}

pub(super) fn shown(list: &List) -> Vec<String> {
    let names = list.names().into_iter();
    names
        .map(|name| format!("{}|{}", name.given, name.family))
        .collect()
}

#[track_caller]
fn two(list: &str) {
    assert_eq!(
        read_as(list.as_bytes(), &Choice::default()),
        Ok(vec!["Ada|Brook".to_owned(), "Zoë|Ibáñez".to_owned()]),
        "{list}"
    );
}

#[test]
fn a_sign_before_each_name_is_no_column() {
    for list in ["* Ada Brook\n~ Zoë Ibáñez\n", "~ Ada Brook\n~ Zoë Ibáñez\n"] {
        two(list);
    }
}

#[test]
fn headings_of_many_programs_are_known() {
    for list in [
        "name,parent_email,student_id\nAda Brook,a@x.org,17\nZoë Ibáñez,z@x.org,18\n",
        "nameFirst,nameLast,nameMiddle,alias,email\nAda,Brook,M,ab,a@x.org\nZoë,Ibáñez,,zi,\n",
        "username,first_name,last_name,grade_level\nab1,Ada,Brook,4\nzi2,Zoë,Ibáñez,4\n",
        "\"Last Name\",\"First Name\",\"Email Address\"\n\"Brook\",\"Ada\",\"a@x.org\"\n\"Ibáñez\",\"Zoë\",\"\"\n",
        "Apellidos;Nombre;Curso\nBrook;Ada;4A\nIbáñez;Zoë;4A\n",
        "Apellidos y Nombre;Curso\nBrook, Ada;4A\n\"Ibáñez, Zoë\";4A\n",
        "Alumno/a;Fecha de nacimiento\nBrook, Ada;3/4/2016\nIbáñez, Zoë;1/9/2016\n",
        "Nombre completo\tFecha de nacimiento\nAda Brook\t2016-03-04\nZoë Ibáñez\t2016-01-09\n",
        "الاسم الأول,اسم العائلة,الصف\nAda,Brook,4\nZoë,Ibáñez,4\n",
        "LastFirst\tStudent_Number\tGrade_Level\nBrook, Ada\t1001\t4\nIbáñez, Zoë\t1002\t4\n",
        "LastFirst,Grade\nBrook Ada,4\nIbáñez Zoë,4\n",
        "UPN,Legal Surname,Legal Forename,Preferred Name,Reg Group\nA1,Brook,Ada,Ada Brook,4A\nA2,Ibáñez,Zoë,Zoë Ibáñez,4A\n",
        "Legal Surname,Legal Forename,Year\nBrook,Ada,4\nIbáñez,Zoë,4\n",
        "Pupil Name,Form\nAda Brook,4A\nZoë Ibáñez,4A\n",
        "Name (Last, First),ID\n\"Brook, Ada\",1\n\"Ibáñez, Zoë\",2\n",
        "Nr.;Nume;Prenume;Clasa\n1;Brook;Ada;IV A\n2;Ibáñez;Zoë;IV A\n",
        "Prezime;Ime;Razred\nBrook;Ada;4a\nIbáñez;Zoë;4a\n",
        "Sukunimi;Etunimi;Luokka\nBrook;Ada;4a\nIbáñez;Zoë;4a\n",
        "Vezetéknév;Keresztnév;Osztály\nBrook;Ada;4a\nIbáñez;Zoë;4a\n",
        "Perekonnanimi;Eesnimi;Klass\nBrook;Ada;4a\nIbáñez;Zoë;4a\n",
        "First Name~Last Name~ID\nAda~Brook~1\nZoë~Ibáñez~2\n",
        "Nachname;Vorname;Geburtsdatum\nBrook;Ada;3.4.2016\nIbáñez;Zoë;9.1.2016\n",
        "Name;Vorname;Klasse\nBrook;Ada;4a\nIbáñez;Zoë;4a\n",
        "Nom;Prénom;Né(e) le\nBrook;Ada;03/04/2016\nIbáñez;Zoë;09/01/2016\n",
        "Nome completo;Turma\nAda Brook;4A\nZoë Ibáñez;4A\n",
        "First Name,Preferred First Name,Last Name\nAdelaide,Ada,Brook\nZoë,,Ibáñez\n",
        "Preferred Name,First Name,Last Name\nAda,Adelaide,Brook\n,Zoë,Ibáñez\n",
        "Student,ID,SIS Login ID,Section\n\"    Points Possible\",,,\n\"Brook, Ada\",1,ab,4A\n\"Ibáñez, Zoë\",2,zi,4A\n\"Student, Test\",3,x,4A\n",
        "Student Name:\nAda Brook\nZoë Ibáñez\n",
        "Name\nBrook, Ada\nIbáñez, Zoë\n",
        "Student Name,ID\nBrook, Ada,1001\nIbáñez, Zoë,1002\n",
        "First name\nBrook, Ada\nIbáñez, Zoë\n",
        "UPN;Forename;Surname;Attn;SEN need;Support plan\r\n0;Ada;Brook;90;speech delay;Y\r\n1;Zoë;Ibáñez;91;autism spectrum;Y\r\n",
        "Perm ID,First Name,Last Name,Room,Mother's Name,Mother's Cell,Father's Name,Father's Cell\n1,Ada,Brook,4,Greta Brook,7,Gus Brook,8\n2,Zoë,Ibáñez,4,Dora Sanz,9,Dan Ibáñez,6\n",
        "ID,Last Name,First Name,Yr,Advisor Full,House,Track,Lexile\n1,Brook,Ada,4,Val Frizzle,Elm,A,400\n2,Ibáñez,Zoë,4,Jen Honey,Oak,B,500\n",
        "student.studentNumber,student.lastName,student.firstName,student.birthdate\n1,Brook,Ada,3/4/2016\n2,Ibáñez,Zoë,1/9/2016\n",
        "STUDENTS.LAST_NAME,STUDENTS.FIRST_NAME,STUDENTS.X1,STUDENTS.X2,STUDENTS.X3\nBrook,Ada,a,b,c\nIbáñez,Zoë,d,e,f\n",
        "Timestamp,Parent Name,Parent Email,Child's First Name,Child's Last Name,Allergies\n1/1,Greta Brook,g@x.org,Ada,Brook,nuts\n1/2,Dora Sanz,d@x.org,Zoë,Ibáñez,none\n",
        "Parent Name,What is it,Child's Name,How,Why\nGreta Brook,x,Ada Brook,y,z\nDora Sanz,x,Zoë Ibáñez,y,z\n",
        "First Name,Last Name,Child's First Name,Child's Last Name\nGreta,Brook,Ada,Brook\nDora,Sanz,Zoë,Ibáñez\n",
        "Nombre;Primer apellido;Fecha;Móvil;Tutor 1;Unidad\nAda;Brook;1;2;Greta Sanz;4A\nZoë;Ibáñez;3;4;Dora Sanz;4A\n",
        "Alumno/a;Estado;Primer apellido;Nombre;Unidad\n\"Brook, Ada\";;Brook;Ada;4A\n\"Ibáñez, Zoë\";;Ibáñez;Zoë;4A\n",
        "Nº;Apellidos, Nombre;Fecha nac.;Teléfono\n1;Brook, Ada;3/4/2016;555\n2;Ibáñez, Zoë;1/9/2016;556\n",
        "Nom;Prénom;Ça;Là;Quoi;Qui\nBrook;Ada;ab;cd;ef;Greta Sanz\nIbáñez;Zoë;gh;ij;kl;Dora Sanz\n",
        "Foo,Bar,Student Name,Baz,Diagnosis\nab,cd,Ada Brook,ef,speech delay\ngh,ij,Zoë Ibáñez,kl,autism spectrum\n",
    ] {
        two(list);
    }
}

#[test]
fn what_stands_around_a_list_is_left_out_with_its_reason() {
    for list in [
        "Ms. Frizzle - Room 12,,\nLast Name,First Name,ID\nBrook,Ada,1001\nIbáñez,Zoë,1002\nTotal,2,\n",
        "Class list 4B,,,\nPrinted 11/29/2026 8:04 AM,,,\n,,,\nStudent,,Home,\nLast,First,Phone,Grade\nBrook,Ada,555-0007,4\nIbáñez,Zoë,555-0008,4\n,,,\nTotal Students: 2,,,\nPage 1 of 1,,,\n",
        "sep=;\nLast Name;First Name\nBrook;Ada\nLast Name;First Name\nIbáñez;Zoë\n",
        "Last Name,First Name\n\"Name\",\"Name\"\nBrook,Ada\nIbáñez,Zoë\n",
        "Last Name,First Name,Guardian,Phone\nBrook,Ada,\"Greta Brook\nGus Brook\",555-0007\nIbáñez,Zoë,Dora,555-0008\n",
        "\"Last\nName\",\"First\nName\",Grade\nBrook,Ada,4\nIbáñez,Zoë,4\n",
        "Name,Role\nAda Brook,student\nMarie Curie,teacher\nZoë Ibáñez,Student\n",
        "First Name,Last Name,Status\nAda,Brook,Active\nBen,Dale,Withdrawn\nZoë,Ibáñez,Active\nDara,Elm,tobedeleted\n",
        "First Name,Last Name,Exit Date\nAda,Brook,\nBen,Dale,9/9/2026\nZoë,Ibáñez,\n",
        "Student ID,Student Name,Guardian\n1,Ada Brook,Greta\n1,Ada Brook,Gus\n2,Zoë Ibáñez,Dora\n",
        "Student Name,Address\n\"Brook, Ada\",\"1 Elm St\nSpringfield\"\n\"Ibáñez, Zoë\",\"2 Elm St\"\n",
        "Ms. Frizzle\nRoom 12\nStudents\nAda Brook\nZoë Ibáñez\n",
        "Students,\nBrook,Ada\nIbáñez,Zoë\nPage 2,\n",
    ] {
        let list = list.replace("Students,\n", "Last Name,First Name\n");
        two(&list);
    }
    let text = "Room 12,,\nLast Name,First Name,Role\nBrook,Ada,student\nDale,Ben,teacher\nTotal,2,\nElm,D4ra,student\nLast Name,First Name,Role\n";
    let list = RawList::pasted(text).look(&Choice::default()).unwrap();
    let why: Vec<_> = list
        .entries
        .iter()
        .map(|entry| (entry.line, entry.why, entry.name.is_some()))
        .collect();
    let expected = [
        (1, Some(Why::Above), false),
        (2, Some(Why::Heading), false),
        (3, None, true),
        (4, Some(Why::NotStudent), true),
        (5, Some(Why::Total), false),
        (6, Some(Why::Signs), false),
        (7, Some(Why::Heading), false),
    ];
    assert_eq!(why, expected);
    let ticked = Choice {
        rows: Some([3].into()),
        ..Choice::default()
    };
    assert_eq!(
        shown(&RawList::pasted(text).look(&ticked).unwrap()),
        ["Ben|Dale"],
        "a box puts a row in, and takes one out"
    );
}

#[test]
fn a_list_without_a_heading_is_read_by_its_look() {
    for list in [
        "Ada Brook\nZoë Ibáñez",
        "Brook, Ada\nIbáñez, Zoë\n",
        "17;Ada Brook;a@x.org\n18;Zoë Ibáñez;z@x.org\n",
        "Ada Brook,4\nZoë Ibáñez,4\n",
        "\"Brook, Ada\",Hispanic,F\n\"Ibáñez, Zoë\",Asian,M\n",
        "1. Ada Brook 03/04/2017 F\n2. Zoë Ibáñez 03/05/2017 F\n",
        "1 Brook, Ada 1001234 4\n2 Ibáñez, Zoë 1001235 4\n",
        "Ada Brook\t1001234\t4\nZoë Ibáñez\t1001235\t4\n",
        "Brook, Ada\t1001234\ta@s.example\nIbáñez, Zoë\t1001235\tz@s.example\n",
        "1\t1001234\tBrook, Ada\n2\t1001235\tIbáñez, Zoë\n",
        "Ada Brook <ada@s.example>; Zoë Ibáñez <zoe@s.example>",
        "Ada Brook, Zoë Ibáñez, ",
        "○ Ada Brook\n● Zoë Ibáñez\n",
        "☐ BROOK Ada\n☐ IBÁÑEZ Zoë\n",
    ] {
        let found = read_as(list.as_bytes(), &Choice::default())
            .map(|names| names.iter().map(|it| it.to_lowercase()).collect::<Vec<_>>());
        let expected = if list.starts_with("Ada Brook, Zoë") {
            vec!["zoë ibáñez|ada brook".to_owned()]
        } else {
            vec!["ada|brook".to_owned(), "zoë|ibáñez".to_owned()]
        };
        assert_eq!(found, Ok(expected), "{list}");
    }
    for list in [
        "Ada\tBrook\nZoë\tIbáñez\n",
        "Brook,Ada\nIbáñez,Zoë\n",
        "Frizzle,Brook,Ada\nFrizzle,Ibáñez,Zoë\n",
    ] {
        let list = RawList::pasted(list).look(&Choice::default()).unwrap();
        assert!(list.asks_columns, "which of two columns is not known");
        assert_eq!(shown(&list), ["Ada|Brook", "Zoë|Ibáñez"]);
        let (Columns::Parts { given, family }, picked) = (list.columns, list.columns) else {
            panic!("two columns")
        };
        assert_ne!(given, family);
        let choice = Choice {
            columns: Some(picked),
            ..Choice::default()
        };
        assert!(
            !RawList::pasted("Ada\tBrook\nZoë\tIbáñez\n")
                .look(&choice)
                .unwrap()
                .asks_columns
        );
    }
    assert_eq!(
        read_as("Ada, Ben, Chloe, Dara".as_bytes(), &Choice::default()).unwrap(),
        ["Ada|", "Ben|", "Chloe|", "Dara|"]
    );
}

#[test]
fn two_classes_in_one_file_are_asked_for() {
    for text in [
        "Class,Last Name,First Name\n4A,Brook,Ada\n4B,Dale,Ben\n4A,Ibáñez,Zoë\n4B,Elm,Dara\n",
        "4A - Frizzle\nBrook, Ada\nIbáñez, Zoë\n4B - Honey\nDale, Ben\nElm, Dara\n",
        "4A - Frizzle,\nLast Name,First Name\nBrook,Ada\nIbáñez,Zoë\n4B - Honey,\nLast Name,First Name\nDale,Ben\nElm,Dara\n",
        "Section,Student Name\n4A,Ada Brook\n4A,Zoë Ibáñez\n4B,Ben Dale\n4B,Dara Elm\n",
    ] {
        let raw = RawList::pasted(text);
        let list = raw.look(&Choice::default()).unwrap();
        let parts: Vec<_> = list.classes.iter().map(|part| part.count).collect();
        assert_eq!((parts, list.asks_class()), (vec![2, 2], true), "{text}");
        let choice = Choice {
            class: Some(Class::At(0)),
            ..Choice::default()
        };
        assert_eq!(
            shown(&raw.look(&choice).unwrap()),
            ["Ada|Brook", "Zoë|Ibáñez"],
            "{text}"
        );
        let all = Choice {
            class: Some(Class::All),
            ..Choice::default()
        };
        assert_eq!(raw.look(&all).unwrap().names().len(), 4);
    }
    let one = RawList::pasted("Class,Name\n4A,Ada Brook\n4A,Zoë Ibáñez\n")
        .look(&Choice::default())
        .unwrap();
    assert!(one.classes.is_empty());
}

#[test]
fn names_that_are_hard_for_tables() {
    for (text, expected) in [
        (
            "name,id\n\"Brook, Ada\",1\n\"Ada \"\"Sunny\"\" Brook\",2\n",
            &["Ada|Brook", "Sunny|Brook"][..],
        ),
        (
            "name,id\n\"Ada Brook,1\nBen Dale,2\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        ("first_name,last_name\nAda,\n,Dale\n", &["Ada|", "Dale|"]),
        ("first name\nMary Ann\n", &["Mary Ann|"]),
        ("الاسم\nليلى الزهراء\n", &["ليلى|الزهراء"]),
        (
            "First Name,Last Name\n\u{200F}נועה,לוי\u{200F}\nПётр,\u{AD}Чехов\n",
            &["נועה|לוי", "Пётр|Чехов"],
        ),
        (
            "First Name,Primer apellido,Segundo apellido\nZoë,Ibáñez,Sanz\n",
            &["Zoë|Ibáñez Sanz"],
        ),
        (
            "First Name,Last Name\n=\"Ada\",=\"Brook\"\n",
            &["Ada|Brook"],
        ),
        ("First Name,Last Name\nAda,-\nBen,N/A\n", &["Ada|", "Ben|"]),
        ("First Name,Last Name\nAda 😀,Brook\n", &["Ada|Brook"]),
    ] {
        assert_eq!(
            read_as(text.as_bytes(), &Choice::default()).unwrap(),
            expected,
            "{text}"
        );
    }
    let open = RawList::pasted("Name\nLucía García Pérez\nAda Brook\n")
        .look(&Choice::default())
        .unwrap();
    assert!(open.asks_order && shown(&open) == ["Lucía|García Pérez", "Ada|Brook"]);
    let choice = Choice {
        called: [(1, (0, 2))].into(),
        ..Choice::default()
    };
    assert_eq!(
        shown(
            &RawList::pasted("Name\nLucía García Pérez\nAda Brook\n")
                .look(&choice)
                .unwrap()
        ),
        ["Lucía García|Pérez", "Ada|Brook"]
    );
}

#[test]
fn a_name_that_stands_twice_may_be_two_children() {
    for (text, count) in [
        ("name,id\nAda Brook,1\nAda Brook,1\n", 1),
        ("name,id\nAda Brook,1\nAda Brook,2\n", 2),
        ("Ada Brook\nAda Brook\n", 2),
        ("First Name,Grade\nAda,4\nBen,4\nAda,4\n", 3),
        (
            "First Name,Born\nAda,3/4/2016\nBen,1/9/2016\nAda,3/4/2016\n",
            2,
        ),
    ] {
        assert_eq!(
            read_as(text.as_bytes(), &Choice::default()).unwrap().len(),
            count,
            "{text}"
        );
    }
}

#[test]
fn what_is_no_list_is_said() {
    for (bytes, why) in [
        (&b""[..], Unreadable::Empty),
        (b" \n\r\n", Unreadable::Empty),
        (b"\xEF\xBB\xBF", Unreadable::Empty),
        (b"PK\x03\x04rest", Unreadable::BrokenZip),
        (b"\xD0\xCF\x11\xE0rest", Unreadable::BrokenSheet),
        (b"%PDF-1.7", Unreadable::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0", Unreadable::Picture),
        (b"\x1f\x8b\x08\0\0", Unreadable::Archive),
        (b"{\\rtf1 Ada}", Unreadable::Document),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Ada Brook\r\n", Unreadable::Calendar),
        (b"BEGIN:VCARD\r\nFN:Ada Brook\r\nEND:VCARD\r\n", Unreadable::Contacts),
        (b"[{\"name\": \"Ada Brook\"}]", Unreadable::Data),
        (b"{\"students\": [\"Ada Brook\"]}", Unreadable::Data),
        (b"[InternetShortcut]\r\nURL=https://x.example\r\n", Unreadable::Link),
        (b"From: a@x.example\r\nTo: b@x.example\r\nSubject: our list\r\n\r\nAda Brook\r\n", Unreadable::Mail),
        (b"#!/bin/sh\necho Ada\n", Unreadable::Program),
        (b"First Name,Last Name,ID\n", Unreadable::NoChild),
        (b"1001,4,2016-03-04\n1002,4,2016-03-05\n", Unreadable::NoChild),
        (b"ada.brook@s.example\nben.dale@s.example\n", Unreadable::NoChild),
        (b"Dear families,\nwe will go to the museum on Monday, and we need ten parents to help.\nPlease bring a lunch and a coat and a pen and some paper.\n", Unreadable::NoChild),
        (b"Name,Room\nHomeroom,1\nHomeroom,2\nHomeroom,3\nHomeroom,4\nHomeroom,5\nHomeroom,6\nHomeroom,7\nHomeroom,8\n", Unreadable::NoChild),
    ] {
        assert_eq!(read_as(bytes, &Choice::default()), Err(why), "{}", String::from_utf8_lossy(bytes));
    }
    for (end, name) in [("\n", "LF"), ("\r", "CR"), ("\r\n", "CR LF")] {
        let many = format!("Ada Brook,1001{end}").repeat(100_000);
        let begun = std::time::Instant::now();
        assert_eq!(
            read_as(many.as_bytes(), &Choice::default()),
            Err(Unreadable::TooLong { lines: 100_000 }),
            "{name}"
        );
        assert!(begun.elapsed().as_secs() < 5, "{name}");
    }
    assert_eq!(
        read_as(&b"Ada Brook, ".repeat(800_000), &Choice::default()),
        Err(Unreadable::TooLarge)
    );
}

#[test]
fn more_than_a_class_is_no_class() {
    let rows: String = ('a'..='z')
        .flat_map(|one| ('a'..='c').map(move |two| format!("Ada{one}{two},Brook\n")))
        .collect();
    let list = RawList::pasted(&format!("first_name,last_name\n{rows}"))
        .look(&Choice::default())
        .unwrap();
    assert!(list.is_too_long() && list.names().len() == 78);
}

#[test]
fn one_clean_name_a_line_needs_no_look() {
    for (text, is_clean) in [
        ("Ada\nBen\nZoë\n", true),
        ("Ada\nBen\nZoë Ibáñez\n", false),
        ("Ada Brook", true),
        ("1. Ada Brook\n", false),
        ("Ada Brook 1001\nBen Dale\n", false),
        ("Brook, Ada\nDale, Ben\n", false),
        ("Ada\tBrook\n", false),
        ("Lucía García Pérez\n", false),
        ("Student Name\nAda Brook\n", false),
    ] {
        assert_eq!(
            RawList::pasted(text)
                .look(&Choice::default())
                .unwrap()
                .is_clean(),
            is_clean,
            "{text}"
        );
    }
}

#[test]
fn other_columns_can_be_picked() {
    let raw = RawList::pasted("first_name,last_name,nick_word\nAda,Brook,Sunny\n");
    let choice = Choice {
        columns: Some(Columns::Given(2)),
        ..Choice::default()
    };
    let list = raw.look(&choice).unwrap();
    assert_eq!(
        (shown(&list), list.titles[2].as_str()),
        (vec!["Sunny|".to_owned()], "nick_word")
    );
    let beyond = Choice {
        columns: Some(Columns::Given(9)),
        ..Choice::default()
    };
    assert_eq!(shown(&raw.look(&beyond).unwrap()), ["Ada|Brook"]);
}

#[test]
fn an_export_that_is_a_page_is_read() {
    let page = "<html><body><table><tr><td colspan=2>Ms. Frizzle</td></tr><tr><th>Last Name</th><th>First Name</th><th>ID</th></tr>\
        <tr><td>Brook</td><td>Ada</td><td>1</td></tr><tr><td>Ib&aacute;&ntilde;ez</td><td>Zo&euml;</td><td>2</td></tr></table></body></html>";
    assert_eq!(
        read_as(page.as_bytes(), &Choice::default()),
        Ok(vec!["Ada|Brook".to_owned()]).map(|mut it| {
            it.push("Zoë|Ibáñez".to_owned());
            it
        })
    );
}
