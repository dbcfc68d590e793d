//! Sets as districts export them, loose and packed. Every name here is made up.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::import::{cases::read, *};

pub(super) fn pack(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(super) fn loose(files: &[(&str, &str)]) -> Result<Brought, Unreadable> {
    let files = files.iter().map(|(name, text)| SentFile {
        name,
        bytes: text.as_bytes(),
    });
    read(&files.collect::<Vec<_>>())
}

/// Each class as `title (period · course) school term: names`.
pub(super) fn told(brought: Result<Brought, Unreadable>) -> Vec<String> {
    let Ok(Brought::Set(set)) = brought else {
        panic!("a set: {brought:?}")
    };
    let classes = set.classes.iter().enumerate().map(|(at, class)| {
        let list = set.list(at, &Choice::default()).unwrap();
        let names: Vec<String> = list
            .names()
            .iter()
            .map(|name| format!("{}|{}", name.given, name.family))
            .collect();
        let place =
            |names: &[String], at: Option<usize>| at.map_or("-".to_owned(), |at| names[at].clone());
        let terms: Vec<&str> = class
            .terms
            .iter()
            .map(|at| set.terms[*at].as_str())
            .collect();
        let called = [class.period.as_str(), class.course.as_str()];
        let called: Vec<&str> = called.into_iter().filter(|it| !it.is_empty()).collect();
        let terms = if terms.is_empty() {
            "-".to_owned()
        } else {
            terms.join(" and ")
        };
        format!(
            "{} ({}) {} {}: {}",
            class.title,
            called.join(" · "),
            place(&set.schools, class.school),
            terms,
            names.join(", ")
        )
    });
    classes.collect()
}

const ONE_ROSTER: [(&str, &str); 8] = [
    (
        "manifest.csv",
        "propertyName,value\nmanifest.version,1.0\noneroster.version,1.1\n",
    ),
    (
        "orgs.csv",
        "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\ns1,active,,Elm School,school,,\n",
    ),
    (
        "academicSessions.csv",
        "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear\nt1,active,,Fall,term,2026-08-01,2026-12-20,,2026\n",
    ),
    (
        "courses.csv",
        "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode\nk1,active,,,Writing,W\n",
    ),
    (
        "users.csv",
        "\"sourcedId\",\"status\",\"dateLastModified\",\"enabledUser\",\"orgSourcedIds\",\"role\",\"username\",\"userIds\",\"givenName\",\"familyName\",\"email\",\"password\"\n\
        \"u1\",\"active\",\"\",\"true\",\"s1\",\"student\",\"ab\",\"\",\"Ada\",\"Brook\",\"a@x.example\",\"secret-word\"\n\
        \"u2\",\"active\",\"\",\"true\",\"s1\",\"teacher\",\"bd\",\"\",\"Ben\",\"Dale\",\"b@x.example\",\"\"\n\
        \"u3\",\"tobedeleted\",\"\",\"true\",\"s1\",\"student\",\"cc\",\"\",\"Cleo\",\"Elm\",\"\",\"\"\n\
        \"u4\",\"active\",\"\",\"true\",\"s1\",\"guardian\",\"gg\",\"\",\"Greta\",\"Brook\",\"\",\"\"\n\
        \"u5\",\"active\",\"\",\"true\",\"s1\",\"student\",\"zi\",\"\",\"Zoë\",\"Ibáñez\",\"\",\"\"\n",
    ),
    (
        "classes.csv",
        "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\n\
        c1,active,,Writing 4A,04,k1,W4,scheduled,12,s1,t1,,,2\nc2,tobedeleted,,History,04,k1,H,scheduled,12,s1,t1,,,3\nc3,active,,Empty,04,k1,E,scheduled,12,s1,t1,,,4\n",
    ),
    (
        "enrollments.csv",
        "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\n\
        e1,active,,c1,s1,u1,student,,,\ne2,active,,c1,s1,u2,student,,,\ne3,active,,c1,s1,u3,student,,,\ne4,active,,c1,s1,u4,guardian,,,\ne5,tobedeleted,,c1,s1,u5,student,,,\n\
        e6,active,,c2,s1,u5,student,,,\ne7,active,,c1,s1,u1,student,,,\n",
    ),
    (
        "demographics.csv",
        "sourcedId,status,dateLastModified,birthDate,sex\nu1,active,,2016-03-04,female\n",
    ),
];

#[test]
fn an_enrolment_says_who_is_a_student_in_a_class() {
    let expected = [
        "Writing 4A (2) Elm School Fall: Ada|Brook, Ben|Dale",
        "Empty (4) Elm School Fall: ",
    ];
    assert_eq!(
        told(read(&[SentFile {
            name: "set.zip",
            bytes: &pack(&ONE_ROSTER)
        }])),
        expected
    );
    assert_eq!(told(loose(&ONE_ROSTER)), expected);
    let folded: Vec<(String, String)> = ONE_ROSTER
        .iter()
        .map(|(name, text)| (format!("export/2026/{name}"), text.replace('\n', "\r")))
        .collect();
    let folded: Vec<(&str, &str)> = folded
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    assert_eq!(
        told(read(&[SentFile {
            name: "set.zip",
            bytes: &pack(&folded)
        }])),
        expected
    );
    let renamed: Vec<(String, &str)> = ONE_ROSTER
        .iter()
        .map(|(name, text)| (name.replace(".csv", " (1).csv"), *text))
        .collect();
    let renamed: Vec<(&str, &str)> = renamed
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    assert_eq!(told(loose(&renamed)), expected);
}

#[test]
fn roles_may_stand_in_a_file_of_their_own() {
    let set = [
        (
            "users.csv",
            "sourcedId,status,givenName,familyName,preferredGivenName\nu1,active,Adelaide,Brook,Ada\nu2,active,Ben,Dale,\nu3,active,Zoë,Ibáñez,\n",
        ),
        (
            "roles.csv",
            "sourcedId,status,userSourcedId,roleType,role,orgSourcedId\nr1,active,u1,primary,student,s1\nr2,active,u2,primary,teacher,s1\nr3,active,u3,primary,student,s1\n",
        ),
        (
            "classes.csv",
            "sourcedId,status,title,classType,schoolSourcedId\nc1,active,4A,homeroom,s1\n",
        ),
        (
            "enrollments.csv",
            "sourcedId,status,classSourcedId,userSourcedId,role\ne1,active,c1,u1,\ne2,active,c1,u2,\ne3,active,c1,u3,\n",
        ),
    ];
    assert_eq!(told(loose(&set)), ["4A () - -: Ada|Brook, Zoë|Ibáñez"]);
}

#[test]
fn clever_and_school_data_sync_are_sets_too() {
    let clever = [
        (
            "schools.csv",
            "School_id,School_name,School_number\n1,Elm School,7\n",
        ),
        (
            "students.csv",
            "School_id,Student_id,Last_name,Middle_name,First_name,Gender,Dob\n1,s1,Brook,M,Ada,F,2016-03-04\n1,s2,Ibáñez,,Zoë,F,2016-01-09\n",
        ),
        (
            "teachers.csv",
            "School_id,Teacher_id,Last_name,First_name\n1,t1,Frizzle,Val\n",
        ),
        (
            "sections.csv",
            "School_id,Section_id,Teacher_id,Name,Grade,Course_name,Period,Term_name\n1,x1,t1,Room 12,4,Writing,2,Fall\n",
        ),
        (
            "enrollments.csv",
            "School_id,Student_id,Section_id\n1,s1,x1\n1,s2,x1\n",
        ),
    ];
    assert_eq!(
        told(loose(&clever)),
        ["Room 12 (2 · Writing) Elm School Fall: Ada|Brook, Zoë|Ibáñez"]
    );
    let sync = [
        ("School.csv", "SIS ID,Name\n1,Elm School\n"),
        (
            "Section.csv",
            "SIS ID,School SIS ID,Section Name\n9,1,Writing\n",
        ),
        (
            "Student.csv",
            "SIS ID,School SIS ID,Username,First Name,Last Name,Password\n11,1,ab,Ada,Brook,pw\n12,1,zi,Zoë,Ibáñez,pw\n",
        ),
        (
            "StudentEnrollment.csv",
            "Section SIS ID,SIS ID\n9,11\n9,12\n",
        ),
        (
            "Teacher.csv",
            "SIS ID,School SIS ID,First Name,Last Name\n21,1,Val,Frizzle\n",
        ),
        ("TeacherRoster.csv", "Section SIS ID,SIS ID\n9,21\n"),
    ];
    assert_eq!(
        told(loose(&sync)),
        ["Writing () Elm School -: Ada|Brook, Zoë|Ibáñez"]
    );
}

#[test]
fn a_part_of_a_set_is_no_class_list() {
    for (name, text) in ONE_ROSTER.iter().filter(|(name, _)| *name != "users.csv") {
        let read = loose(&[(name, text)]);
        assert!(
            matches!(read, Err(Unreadable::NoPeople)),
            "{name}: {read:?}"
        );
    }
    let Ok(Brought::List(people)) = loose(&ONE_ROSTER[4..5]) else {
        panic!("a list")
    };
    let names: Vec<String> = people
        .look(&Choice::default())
        .unwrap()
        .names()
        .iter()
        .map(|it| it.given.clone())
        .collect();
    assert_eq!(
        names,
        ["Ada", "Zoë"],
        "a few people alone are a list, without grown-ups and those who left"
    );
    assert!(matches!(
        loose(&ONE_ROSTER[4..6]),
        Err(Unreadable::OnlyPeople)
    ));
    let no_people: Vec<_> = ONE_ROSTER
        .into_iter()
        .filter(|(name, _)| *name != "users.csv")
        .collect();
    assert!(matches!(loose(&no_people), Err(Unreadable::NoPeople)));
}

#[test]
fn an_archive_opens_no_other_and_no_bomb() {
    let of = |files: &[(&str, &str)]| {
        read(&[SentFile {
            name: "x.zip",
            bytes: &pack(files),
        }])
        .err()
    };
    assert_eq!(of(&[("a/readme.md", "hello")]), Some(Unreadable::BrokenZip));
    assert_eq!(
        of(&[("word/document.xml", "<x/>")]),
        Some(Unreadable::Document)
    );
    assert_eq!(
        of(&[("ppt/presentation.xml", "<x/>")]),
        Some(Unreadable::Slides)
    );
    assert_eq!(
        of(&[("Index/Document.iwa", "x")]),
        Some(Unreadable::Numbers)
    );
    let inner = pack(&ONE_ROSTER);
    let mut outer = ZipWriter::new(Cursor::new(Vec::new()));
    outer
        .start_file("set.zip", SimpleFileOptions::default())
        .unwrap();
    outer.write_all(&inner).unwrap();
    let outer = outer.finish().unwrap().into_inner();
    assert_eq!(
        read(&[SentFile {
            name: "x.zip",
            bytes: &outer
        }])
        .err(),
        Some(Unreadable::BrokenZip)
    );
    let many = "u1,active,Ada,Brook\n".repeat(2_000_000);
    let bomb = [(
        "users.csv",
        format!("sourcedId,status,givenName,familyName\n{many}"),
    )]
    .map(|(name, text)| (name, text));
    let bomb: Vec<(&str, &str)> = bomb
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .chain(ONE_ROSTER[5..7].iter().copied())
        .collect();
    let packed = pack(&bomb);
    assert!(packed.len() < 1024 * 1024);
    assert_eq!(
        read(&[SentFile {
            name: "x.zip",
            bytes: &packed
        }])
        .err(),
        Some(Unreadable::TooMuchInZip)
    );
    let one = pack(&[("class.csv", "First Name,Last Name\nAda,Brook\n")]);
    let Ok(Brought::List(list)) = read(&[SentFile {
        name: "x.zip",
        bytes: &one,
    }]) else {
        panic!("a list in a zip")
    };
    assert_eq!(
        list.look(&Choice::default()).unwrap().names()[0].given,
        "Ada"
    );
}

pub(super) fn sheet(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

pub(super) fn workbook(sheets: &[(&str, String)]) -> Vec<u8> {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let list: Vec<String> = sheets
        .iter()
        .enumerate()
        .map(|(at, (name, _))| {
            format!(
                "<sheet name=\"{name}\" sheetId=\"{0}\" r:id=\"r{0}\"/>",
                at + 1
            )
        })
        .collect();
    let list = list.concat();
    let links: Vec<String> = (1..=sheets.len()).map(|at| format!("<Relationship Id=\"r{at}\" Type=\"{kind}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>")).collect();
    let links = links.concat();
    let mut files = vec![
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{kind}\"><sheets>{list}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
            ),
        ),
    ];
    let root = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{kind}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    files.push(("_rels/.rels".to_owned(), root));
    for (at, (_, text)) in sheets.iter().enumerate() {
        files.push((format!("xl/worksheets/sheet{}.xml", at + 1), text.clone()));
    }
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    pack(&files)
}

pub(super) fn cell(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn spreadsheets_are_read_and_a_far_cell_costs_nothing() {
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"3\">{}{}<c r=\"D3\"><v>1</v></c></row><row r=\"4\">{}{}</row><row r=\"5\">{}{}<c r=\"D5\"><v>42001</v></c></row>",
        cell("B1", "Ms. Frizzle"),
        cell("B3", "Last Name"),
        cell("C3", "First Name"),
        cell("B4", "Brook"),
        cell("C4", "Ada"),
        cell("B5", "Ibáñez"),
        cell("C5", "Zoë"),
    );
    let names = |bytes: &[u8]| {
        let brought = read(&[SentFile {
            name: "x.xlsx",
            bytes,
        }])?;
        Ok::<_, Unreadable>(
            brought
                .list(None, &Choice::default())?
                .names()
                .iter()
                .map(|it| format!("{}|{}", it.given, it.family))
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(
        names(&workbook(&[("4A", sheet(&rows))])).unwrap(),
        ["Ada|Brook", "Zoë|Ibáñez"]
    );
    let far = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
        cell("A1", "Name"),
        cell("XFD1048576", "x")
    );
    assert!(names(&workbook(&[("4A", sheet(&far))])).is_err());
    let many = workbook(&[
        ("4A", sheet(&rows)),
        ("notes", sheet("")),
        ("4B", sheet(&rows)),
    ]);
    let Ok(Brought::List(list)) = read(&[SentFile {
        name: "x.xlsx",
        bytes: &many,
    }]) else {
        panic!("a list")
    };
    let look = list.look(&Choice::default()).unwrap();
    assert!(look.asks_class() && look.classes.len() == 2 && look.offers_all());
    let chosen = Choice {
        class: Some(Class::At(1)),
        ..Choice::default()
    };
    assert_eq!(list.look(&chosen).unwrap().names().len(), 2);
    let open = "<office:document-content><table:table table:name=\"4A\"><table:table-row table:number-rows-repeated=\"900000\"><table:table-cell table:number-columns-repeated=\"9999999\"/></table:table-row>\
        <table:table-row><table:table-cell/><table:table-cell><text:p>Nachname</text:p></table:table-cell><table:table-cell><text:p>Vorname</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell/><table:table-cell><text:p>Brook</text:p></table:table-cell><table:table-cell><text:p>Ada</text:p></table:table-cell></table:table-row></table:table></office:document-content>";
    let open = pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", open),
    ]);
    assert_eq!(names(&open).unwrap(), ["Ada|Brook"]);
    let strings = workbook(&[
        ("4A", sheet(&rows)),
        ("x", "<sst uniqueCount=\"99999999999\">".to_owned()),
    ]);
    assert_eq!(names(&strings), Err(Unreadable::BrokenSheet));
}

#[test]
fn many_lists_in_an_archive_are_no_more_than_one_may_be() {
    let list = |rows: usize| {
        let ends = ('a'..='z').flat_map(|one| ('a'..='z').map(move |two| format!("{one}{two}")));
        let rows = ends
            .take(rows)
            .map(|end| format!("Ada{end},Brook,{}\n", "x".repeat(900)));
        format!("First Name,Last Name,Note\n{}", rows.collect::<String>())
    };
    let lists = |rows: usize| -> Result<Brought, Unreadable> {
        let text = list(rows);
        let members: Vec<(String, &str)> = (1..=20)
            .map(|nth| (format!("Room {nth}.csv"), text.as_str()))
            .collect();
        let members: Vec<(&str, &str)> = members
            .iter()
            .map(|(name, text)| (name.as_str(), *text))
            .collect();
        let packed = pack(&members);
        read(&[SentFile {
            name: "all.zip",
            bytes: &packed,
        }])
    };
    let few = lists(20);
    assert!(matches!(few, Ok(Brought::List(_))), "{:?}", few.err());
    assert!(matches!(lists(400), Err(Unreadable::TooLarge)));
}
