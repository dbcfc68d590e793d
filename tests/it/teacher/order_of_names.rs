//! One order of names in every list of a class, and it is that of the class's own language: on the wall, at the door, in the
//! teacher's table, on the printed cards and in the file for a spreadsheet.

use super::leaves::{export, table};
use crate::support::classroom::Classroom;
use crate::support::people::Student;

/// The names of a class in a jumble, and in the order in which its children look for them.
const CLASSES: [(&str, [&str; 8]); 3] = [
    (
        "en",
        [
            "Ana", "Đặng", "Łukasz", "Nuñez", "Nuno", "Øyvind", "Zoë", "بدر",
        ],
    ),
    (
        "es",
        [
            "Ángel", "Đặng", "Łukasz", "Nuno", "Nuñez", "Óscar", "Zoë", "بدر",
        ],
    ),
    (
        "ar",
        [
            "أحمد",
            "آدم",
            "إسراء",
            "بدر",
            "عبدالعزيز",
            "عبدالله",
            "فاطمة",
            "Zoë",
        ],
    ),
];

/// The names as they stand one after the other on a page.
fn on(page: &str, names: &[&'static str]) -> Vec<&'static str> {
    let main = page.split("<main").nth(1).expect("a page has a main part");
    let mut found: Vec<(usize, &str)> = names
        .iter()
        .map(|name| {
            let at = main.find(&format!(">{name}<"));
            (at.unwrap_or_else(|| panic!("no {name}: {main}")), *name)
        })
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, name)| name).collect()
}

#[test]
fn every_list_has_its_names_in_the_order_of_the_class() {
    for (language, in_order) in CLASSES {
        let jumbled: Vec<&str> = (0..8).map(|at| in_order[(at * 5 + 3) % 8]).collect();
        let room = Classroom::new().claimed().with_class(&jumbled);
        let room = room.with_writing("3", "60").with_wall().speaking(language);
        let (mut teacher, mut wall, class) = (room.teacher(), room.wall(), room.class());
        let shown = |all: Vec<Student>| all.into_iter().map(|it| it.name).collect::<Vec<_>>();
        let chair = wall.all_empty_chairs()[0].clone();
        assert_eq!(shown(wall.names(&chair)), in_order, "the wall");
        assert_eq!(shown(room.device().names()), in_order, "the door");
        for path in [
            format!("/teach/children?class={class}"),
            format!("/teach/classes/{class}/roster"),
            format!("/teach/classes/{class}/cards"),
        ] {
            let page = teacher.get(&path).expect(200).text();
            assert_eq!(on(&page, &in_order), in_order, "{path}");
        }
        let file = export(
            &mut teacher,
            &format!("/teach/classes/{class}/export"),
            "tables",
        );
        let rows = table(&file.body, "students.csv");
        let whole: Vec<String> = rows[1..]
            .iter()
            .map(|row| format!("{} {}", row[1], row[2]).trim().to_owned())
            .collect();
        assert_eq!(whole, in_order, "the table");
    }
}
