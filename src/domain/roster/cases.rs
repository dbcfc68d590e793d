//! Tables of pasted lists, namesakes and drawings. Every name here is made up.

use crate::{
    domain::{roster::*, text::Unfit},
    limits::NAME_PART_GRAPHEMES_MAX,
};

fn written(given: &str, family: &str) -> WrittenName {
    WrittenName {
        given: given.to_owned(),
        family: family.to_owned(),
    }
}

fn name(given: &str, family: &str) -> Line {
    Line::Name(written(given, family))
}

#[test]
fn a_line_is_read_as_teachers_write_it() {
    for (line, given, family) in [
        ("Ada", "Ada", ""),
        ("Ada Lovelace", "Ada", "Lovelace"),
        ("Mary Jane Watson", "Mary Jane", "Watson"),
        ("Lovelace, Ada", "Ada", "Lovelace"),
        ("\"Lovelace, Ada\"", "Ada", "Lovelace"),
        ("\"Lovelace\",\"Ada\",\"Grade 4\"", "Ada", "Lovelace"),
        ("de la Cruz, Ana María", "Ana María", "de la Cruz"),
        ("خليل، مريم", "مريم", "خليل"),
        ("Ada\tLovelace\t4B", "Ada", "Lovelace"),
        ("Ada;Lovelace", "Ada", "Lovelace"),
        ("Ada,", "Ada", ""),
        (", Ada", "Ada", ""),
        ("  Jose\u{301}   Peña  ", "José", "Peña"),
        ("1. Ada Lovelace", "Ada", "Lovelace"),
        ("12) Ada Lovelace", "Ada", "Lovelace"),
        ("3\tAda\tLovelace", "Ada", "Lovelace"),
        ("٣. مريم خليل", "مريم", "خليل"),
        ("7 Ada", "Ada", ""),
        ("- Ada Lovelace", "Ada", "Lovelace"),
        ("4 - Ada Lovelace", "Ada", "Lovelace"),
        ("•\tAda Lovelace", "Ada", "Lovelace"),
        ("Anne-Lise O'Brien", "Anne-Lise", "O'Brien"),
        ("3D", "3D", ""),
    ] {
        assert_eq!(read_pasted(line), [name(given, family)], "{line:?}");
    }
}

#[test]
fn headings_and_blank_lines_are_passed_over() {
    let with_a_title = "\u{FEFF}Class list\r\n\r\nStudents\r\n1.\r\nAda Lovelace\r\n";
    for (text, given, family) in [
        ("Name\n\nAda Lovelace\n", "Ada", "Lovelace"),
        (with_a_title, "Ada", "Lovelace"),
        ("First name\tLast name\nAda\tLovelace", "Ada", "Lovelace"),
        ("Last Name\tFirst Name\nLovelace\tAda", "Ada", "Lovelace"),
        ("First,Last\nAda,Lovelace", "Ada", "Lovelace"),
        ("#\tApellidos\tNombre\n1\tPeña\tLuz", "Luz", "Peña"),
        ("First name\nLovelace, Ada", "Ada", "Lovelace"),
    ] {
        assert_eq!(read_pasted(text), [name(given, family)], "{text:?}");
    }
    let both = [name("Ada", ""), name("First", "")];
    assert_eq!(read_pasted("Ada\nFirst"), both);
    assert_eq!(read_pasted(" \n\n\t\r\n"), []);
}

#[test]
fn a_line_that_is_no_name_is_shown_with_its_reason() {
    let long = "x".repeat(NAME_PART_GRAPHEMES_MAX + 1);
    let text = format!("Ada\n\nB\u{202E}en\n\u{7}Cy\n{long}");
    let unfit = |line, text: &str, why| Line::Unfit {
        line,
        text: text.to_owned(),
        why,
    };
    let expected = [
        name("Ada", ""),
        unfit(3, "B\u{202E}en", Unfit::Direction),
        unfit(4, "\u{7}Cy", Unfit::Control),
        unfit(5, &long[1..], Unfit::TooLong),
    ];
    assert_eq!(read_pasted(&text), expected);
}

#[test]
fn a_paste_brings_at_most_sixty_names() {
    assert_eq!(read_pasted(&"Ada\n".repeat(60)).len(), 60);
    let lines = read_pasted(&"Ada\n\n".repeat(72));
    assert_eq!(lines.len(), 61);
    assert_eq!(lines[60], Line::TooMany { left_out: 12 });
}

#[test]
fn only_new_names_are_added() {
    let known = [written("Ana", "Li"), written("José", "Peña")];
    for (names, new) in [
        (&[("Ana", "Li")][..], 0),
        (&[("ANA", "li"), ("Jose\u{301}", "Pen\u{303}a")], 0),
        (&[("Ana", "Li"), ("Ana", "Li")], 1),
        (&[("Ana Li", "")], 0),
        (&[("Jose", "Pena")], 1),
        (&[("Ana", "Lin"), ("Ana", "")], 2),
    ] {
        let list = names.iter().map(|(given, family)| written(given, family));
        let list: Vec<WrittenName> = list.collect();
        assert_eq!(new_names(&known, &list).len(), new, "{names:?}");
    }
}

fn members(names: &[(&str, &str)]) -> Vec<RosterEntry> {
    let member = |(name, id): (&(&str, &str), i64)| RosterEntry {
        student: StudentId::new(id),
        name: written(name.0, name.1),
        drawing: Drawing::nth(0),
    };
    names.iter().zip(1..).map(member).collect()
}

#[test]
fn namesakes_are_told_apart_by_as_little_as_needed() {
    for (names, shown) in [
        (
            &[("Zoe", "Li"), ("Élodie", "Roy"), ("Ada", "Byron")][..],
            &["Ada", "Élodie", "Zoe"][..],
        ),
        (&[("Ana", "Silva"), ("Ana", "Perez")], &["Ana P.", "Ana S."]),
        (
            &[("Ana", "Silva"), ("Ana", "Santos"), ("Ana", "Perez")],
            &["Ana P.", "Ana Sa.", "Ana Si."],
        ),
        (&[("Ana", ""), ("Ana", "Silva")], &["Ana", "Ana S."]),
        (
            &[("Ana", "Li"), ("Ana", "Lin"), ("Ana", "Linde")],
            &["Ana Li", "Ana Lin", "Ana Lind."],
        ),
        (
            &[("Ana", "de la Cruz"), ("Ana", "de la Paz")],
            &["Ana de la C.", "Ana de la P."],
        ),
        (
            &[("Ana", "O'Brien"), ("Ana", "O'Neil")],
            &["Ana O'B.", "Ana O'N."],
        ),
        (&[("Ana", "Li"), ("Ana", "Li")], &["Ana", "Ana 2"]),
        (
            &[("Ana", "Li"), ("Ana", "Li"), ("Ana", "Roy")],
            &["Ana L.", "Ana L. 2", "Ana R."],
        ),
        (
            &[("José", "Peña"), ("jose", "Ruiz")],
            &["José P.", "jose R."],
        ),
        (&[("José", "Núñez"), ("José", "Nunez")], &["José", "José 2"]),
        (
            &[("Ana", ""), ("Ana", ""), ("Ana 2", "")],
            &["Ana", "Ana 2", "Ana 3"],
        ),
        (
            &[("Ana", "Silva"), ("Ana", "Perez"), ("Ana S.", "")],
            &["Ana P.", "Ana S.", "Ana S. 2"],
        ),
        (
            &[("مريم", "خليل"), ("مريم", "حسن")],
            &["مريم ح.", "مريم خ."],
        ),
        (&[("🦊", ""), ("🦊", "")], &["🦊", "🦊 2"]),
    ] {
        let called = told_apart(&members(names)).into_iter();
        let called: Vec<String> = called.map(|student| student.name).collect();
        assert_eq!(called, shown, "{names:?}");
    }
}

#[test]
fn drawings_beside_each_other_differ_in_shape_and_colour() {
    for n in 0..Drawing::COUNT {
        let (one, next) = (Drawing::nth(n), Drawing::nth(n + 1));
        assert!(one.shape < 12 && one.colour < 8);
        assert!(one.shape != next.shape && one.colour != next.colour, "{n}");
    }
}

#[test]
fn a_drawing_is_one_childs_and_has_a_word() {
    for shape in Drawing::shapes() {
        for colour in Drawing::colours() {
            let drawing = Drawing { shape, colour };
            assert_eq!(Drawing::from_word(&drawing.word()), Some(drawing));
        }
    }
    for word in ["12-0", "0-8", "-1-2", "3", "3-", ""] {
        assert_eq!(Drawing::from_word(word), None, "{word}");
    }
    let (drawing, other) = (Drawing::nth(3), Drawing::nth(4));
    let students = [Student {
        id: StudentId::new(1),
        name: "Ada".to_owned(),
        drawing,
    }];
    assert!(is_free(&students, StudentId::new(1), drawing), "her own");
    assert!(!is_free(&students, StudentId::new(2), drawing));
    assert!(is_free(&students, StudentId::new(2), other));
}
