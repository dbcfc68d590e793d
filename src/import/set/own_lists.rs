//! A teacher's own lists that are called like parts of a set, several lists at once, and sets in wide letters. Every name here
//! is made up.

use super::cases::{pack, told};
use crate::{
    domain::roster::WrittenName,
    import::{cases::read, *},
};

fn names(brought: Result<Brought, Unreadable>, class: Option<Class>) -> Vec<String> {
    let choice = Choice {
        class,
        ..Choice::default()
    };
    let list = brought.unwrap().list(None, &choice).unwrap();
    let names = list.names();
    names.iter().map(WrittenName::whole).collect()
}

#[test]
fn an_ordinary_list_is_one_whatever_it_is_called() {
    for (name, text) in [
        ("class.csv", "ID,Name\n1,Ada Brook\n2,Ben Dale\n"),
        (
            "Class (1).csv",
            "Student ID,Name,Grade\n1,Ada Brook,4\n2,Ben Dale,4\n",
        ),
        (
            "results.csv",
            "Student ID,Last Name,First Name,Score\n1,Brook,Ada,9\n2,Dale,Ben,8\n",
        ),
        (
            "list.csv",
            "Student Name,Student ID,Section ID\nAda Brook,1,7\nBen Dale,2,7\n",
        ),
        (
            "course.csv",
            "Student ID,Student Name\n1,Ada Brook\n2,Ben Dale\n",
        ),
    ] {
        let file = SentFile {
            name,
            bytes: text.as_bytes(),
        };
        assert_eq!(
            names(read(&[file]), None),
            ["Ada Brook", "Ben Dale"],
            "{name}"
        );
    }
    let teachers = SentFile {
        name: "teachers.csv",
        bytes: b"Teacher_id,Last_name,First_name\n1,Frizzle,Val\n",
    };
    assert!(matches!(read(&[teachers]), Err(Unreadable::NoPeople)));
}

#[test]
fn several_lists_at_once_are_classes_whatever_they_are() {
    let (one, two) = ("ID,Name\n1,Ada Brook\n", "ID,Name\n2,Ben Dale\n");
    let open = |given: &str, family: &str| {
        let cell =
            |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        let row = |one: &str, two: &str| {
            format!(
                "<table:table-row>{}{}</table:table-row>",
                cell(one),
                cell(two)
            )
        };
        let rows = [row("Vorname", "Nachname"), row(given, family)].concat();
        let sheet = format!("<table:table table:name=\"4A\">{rows}</table:table>");
        pack(&[
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", &sheet),
        ])
    };
    let (ada, ben) = (open("Ada", "Brook"), open("Ben", "Dale"));
    let zip = pack(&[("class.csv", one), ("class (1).csv", two)]);
    for files in [
        vec![
            ("class.csv", one.as_bytes()),
            ("Class (1).csv", two.as_bytes()),
        ],
        vec![("4a.ods", ada.as_slice()), ("4b.ods", ben.as_slice())],
        vec![("4a.ods", ada.as_slice()), ("4b.csv", two.as_bytes())],
        vec![("lists.zip", zip.as_slice())],
    ] {
        let sent = files.iter().map(|(name, bytes)| SentFile { name, bytes });
        let sent: Vec<SentFile<'_>> = sent.collect();
        let all = names(read(&sent), Some(Class::All));
        assert_eq!(all, ["Ada Brook", "Ben Dale"], "{}", files[0].0);
        assert_eq!(names(read(&sent), Some(Class::At(1))), ["Ben Dale"]);
    }
}

#[test]
fn a_set_in_wide_letters_is_read() {
    let set = [
        (
            "users.csv",
            "sourcedId,role,givenName,familyName\r\nu1,student,Ada,Brook\r\nu2,student,Zoë,Ibáñez\r\n",
        ),
        (
            "classes.csv",
            "sourcedId,title,classType\r\nc1,4A,homeroom\r\n",
        ),
        (
            "enrollments.csv",
            "sourcedId,classSourcedId,userSourcedId,role\r\ne1,c1,u1,student\r\ne2,c1,u2,student\r\n",
        ),
    ];
    for (mark, unit) in [
        ("\u{FEFF}", u16::to_le_bytes as fn(u16) -> [u8; 2]),
        ("\u{FEFF}", u16::to_be_bytes),
        ("", u16::to_le_bytes),
    ] {
        let wide = set.map(|(name, text)| {
            let units = format!("{mark}{text}");
            let bytes: Vec<u8> = units.encode_utf16().flat_map(unit).collect();
            (name, bytes)
        });
        let files = wide.iter().map(|(name, bytes)| SentFile { name, bytes });
        let brought = read(&files.collect::<Vec<_>>());
        assert_eq!(told(brought), ["4A () - -: Ada|Brook, Zoë|Ibáñez"]);
    }
}
