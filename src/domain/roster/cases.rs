//! Tables of namesakes and drawings. Every name here is made up.

use crate::domain::{roster::*, text::Language};

fn written(given: &str, family: &str) -> WrittenName {
    WrittenName {
        given: given.to_owned(),
        family: family.to_owned(),
    }
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
            &["Ana Li", "Ana Lin", "Ana Linde"],
        ),
        (
            &[("Ana", "de la Cruz"), ("Ana", "de la Paz")],
            &["Ana de la C.", "Ana de la P."],
        ),
        (
            &[("Ana", "O'Brien"), ("Ana", "O'Neil")],
            &["Ana O'B.", "Ana O'N."],
        ),
        (
            &[("Ada", "Appleton"), ("Ada", "Applewood")],
            &["Ada Appleton", "Ada Applewood"],
        ),
        (&[("Ada", "Adams"), ("Ada", "Burns")], &["Ada A.", "Ada B."]),
        (
            &[("Lucía", "García Pérez"), ("Lucía", "García López")],
            &["Lucía G. L.", "Lucía G. P."],
        ),
        (
            &[("مريم", "الخليل"), ("مريم", "الحسن")],
            &["مريم الح.", "مريم الخ."],
        ),
        (
            &[("Łukasz", ""), ("Mia", ""), ("Lena", "")],
            &["Lena", "Łukasz", "Mia"],
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
        let called = told_apart(&members(names), Language::English).into_iter();
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
