//! Lists as schools have them. Every name here is made up.

use crate::{domain::roster::names_and_unfit, import::plain::*};

fn read(bytes: &[u8]) -> Vec<String> {
    let table = read_table(&read_text(bytes).expect("a text"));
    let (names, unfit) = names_and_unfit(table.names(table.guess));
    assert!(unfit.is_empty(), "{unfit:?}");
    names
        .into_iter()
        .map(|name| format!("{}|{}", name.given, name.family))
        .collect()
}

const TWO: [&str; 2] = ["Ada|Brook", "Zoë|Ibáñez"];

#[test]
fn headings_of_many_programs_are_known() {
    for list in [
        "name,parent_email,student_id\nAda Brook,a@x.org,17\nZoë Ibáñez,z@x.org,18\n",
        "nameFirst,nameLast,nameMiddle,alias,email\nAda,Brook,M,ab,a@x.org\nZoë,Ibáñez,,zi,\n",
        "username,first_name,last_name,grade_level\nab1,Ada,Brook,4\nzi2,Zoë,Ibáñez,4\n",
        "\"Last Name\",\"First Name\",\"Email Address\"\n\"Brook\",\"Ada\",\"a@x.org\"\n\"Ibáñez\",\"Zoë\",\"\"\n",
        "Email,Student ID,Surname,Forename\r\na@x.org,1,Brook,Ada\r\nz@x.org,2,Ibáñez,Zoë\r\n",
        "Apellidos;Nombre;Curso\nBrook;Ada;4A\nIbáñez;Zoë;4A\n",
        "Nombre completo\tFecha de nacimiento\nAda Brook\t2016-03-04\nZoë Ibáñez\t2016-01-09\n",
        "الاسم الأول,اسم العائلة,الصف\nAda,Brook,4\nZoë,Ibáñez,4\n",
        "\n\nStudent Name,Group\n\"Brook, Ada\",Blue\n\"Ibáñez, Zoë\",Blue\n",
    ] {
        assert_eq!(read(list.as_bytes()), TWO, "{list}");
    }
}

#[test]
fn a_list_without_a_heading_is_read_by_its_look() {
    for list in [
        "Ada Brook\nZoë Ibáñez",
        "Brook, Ada\nIbáñez, Zoë\n",
        "Ada\tBrook\nZoë\tIbáñez\n",
        "17;Ada Brook;a@x.org\n18;Zoë Ibáñez;z@x.org\n",
        "Ada;Brook;4B\nZoë;Ibáñez;4B\n",
        "Ada Brook,4\nZoë Ibáñez,4\n",
    ] {
        assert_eq!(read(list.as_bytes()), TWO, "{list}");
    }
}

#[test]
fn every_way_of_saving_a_text_is_read() {
    let list = "first_name,last_name\nAda,Brook\nZoë,Ibáñez\n";
    let encoded = |mark: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let text = format!("{mark}{list}");
        text.encode_utf16().flat_map(unit).collect()
    };
    let (mark, little, big) = ("\u{FEFF}", u16::to_le_bytes, u16::to_be_bytes);
    let latin: Vec<u8> = list
        .chars()
        .map(|it| u8::try_from(u32::from(it)).expect("Latin"))
        .collect();
    for (how, bytes) in [
        ("UTF-8", list.as_bytes().to_vec()),
        ("UTF-8 with its mark", format!("{mark}{list}").into()),
        ("UTF-16", encoded(mark, little)),
        ("UTF-16, other way round", encoded(mark, big)),
        ("UTF-16 without a mark", encoded("", little)),
        ("the same, other way round", encoded("", big)),
        ("Latin-1", latin),
    ] {
        assert_eq!(read(&bytes), TWO, "{how}");
    }
    assert_eq!(
        read(b"O\x92Dune, Pia\n"),
        ["Pia|O’Dune"],
        "Windows' own letters"
    );
}

#[test]
fn names_that_are_hard_for_tables() {
    assert_eq!(
        read("name,id\n\"Brook, Ada\",1\n\"Ada \"\"Sunny\"\" Brook\",2\n".as_bytes()),
        ["Ada|Brook", "Ada \"Sunny\"|Brook"]
    );
    assert_eq!(
        read("name,id\n\"Ada Brook,1\nBen Dale,2\n".as_bytes()),
        ["Ada|Brook", "Ben|Dale"],
        "a quotation mark that was left open"
    );
    let halves = read(b"first_name,last_name\nAda,\n,Dale\n");
    assert_eq!(halves, ["Ada|", "Dale|"]);
    let two_words = read(b"first name\nMary Ann\n");
    assert_eq!(two_words, ["Mary Ann|"], "a given name of two words");
    assert_eq!(read("الاسم\nليلى الزهراء\n".as_bytes()), ["ليلى|الزهراء"]);
}

#[test]
fn a_line_that_stands_twice_is_one_child_but_a_name_may_be_twos() {
    assert_eq!(read(b"name,id\nAda Brook,1\nAda Brook,1\n").len(), 1);
    assert_eq!(read(b"name,id\nAda Brook,1\nAda Brook,2\n").len(), 2);
    assert_eq!(read(b"Ada Brook\nAda Brook\n").len(), 2);
}

#[test]
fn what_is_no_list_is_said() {
    for (bytes, why) in [
        (&b""[..], Unreadable::Empty),
        (b" \n\r\n", Unreadable::Empty),
        (b"\xEF\xBB\xBF", Unreadable::Empty),
        (b"PK\x03\x04rest", Unreadable::Spreadsheet),
        (b"\xD0\xCF\x11\xE0rest", Unreadable::Spreadsheet),
        (b"%PDF-1.7", Unreadable::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0", Unreadable::NotText),
        (b"{\\rtf1 Ada}", Unreadable::NotText),
    ] {
        assert_eq!(read_text(bytes), Err(why));
    }
    let many = "Ada Brook\n".repeat(10_000);
    assert_eq!(
        read_text(many.as_bytes()),
        Err(Unreadable::TooLong { lines: 10_000 })
    );
    for (line, times, why) in [
        (
            &b"Ada Brook\n"[..],
            300_000,
            Unreadable::TooLong { lines: 300_000 },
        ),
        (b"Ada Brook, ", 300_000, Unreadable::TooLarge),
        ("ñ".as_bytes(), 1_500_000, Unreadable::TooLarge),
        (
            b"\xFF\xD8\xFF\xE0\x00\x10JFIF",
            300_000,
            Unreadable::NotText,
        ),
        (b"P\x00K\x00", 600_000, Unreadable::TooLarge),
    ] {
        assert_eq!(read_text(&line.repeat(times)), Err(why));
    }
}

#[test]
fn other_columns_can_be_picked() {
    let table = read_table("a,b,c\nAda,Brook,Sunny\n");
    assert_eq!((table.heading.as_ref(), table.width()), (None, 3));
    let list = read_table("first_name,last_name,nick_name\nAda,Brook,Sunny\n");
    assert_eq!(list.title(2), "nick_name");
    let (names, _) = names_and_unfit(list.names(Columns::Given(2)));
    assert_eq!(names[0].given, "Sunny");
    assert!(is_table("name,email,id\nAda,a@x.org,1\n") && !is_table("Brook, Ada\nDale, Ben\n"));
}

#[test]
fn more_names_than_a_class_has_are_counted() {
    let rows: Vec<String> = (0..75).map(|nth| format!("Ada Brook,{nth}")).collect();
    let table = read_table(&format!("name,id\n{}\n", rows.join("\n")));
    let names = table.names(table.guess);
    assert_eq!(names.len(), CLASS_NAMES + 1);
    assert_eq!(names.last(), Some(&Line::TooMany { left_out: 15 }));
}
