//! Names as schools write them in one cell and in several. Every name here is made up.

use super::*;

fn read(cell: &str, order: Order) -> String {
    match read_whole(cell, order, None) {
        Ok(read) => {
            let asks = if read.open.is_empty() { "" } else { "?" };
            format!("{}|{}{asks}", read.name.given, read.name.family)
        }
        Err(why) => format!("{why:?}"),
    }
}

#[test]
fn whole_names_are_read_as_schools_write_them() {
    for (cell, expected) in [
        ("Ada Brook", "Ada|Brook"),
        ("Ada", "Ada|"),
        ("Brook, Ada", "Ada|Brook"),
        ("de la Cruz, Ana María", "Ana María|de la Cruz"),
        ("خليل، مريم", "مريم|خليل"),
        ("BROOK Ada", "Ada|BROOK"),
        ("Ada BROOK", "Ada|BROOK"),
        ("IBÁÑEZ SANZ Zoë", "Zoë|IBÁÑEZ SANZ"),
        ("Ana de la Cruz", "Ana|de la Cruz"),
        ("Juan De La Cruz", "Juan|De La Cruz"),
        ("Lotte van den Berg", "Lotte|van den Berg"),
        ("Omar bin Said", "Omar|bin Said"),
        ("Ada Brook Sanz", "Ada|Brook Sanz?"),
        ("Lucía García Pérez", "Lucía|García Pérez?"),
        ("Nguyễn Văn An", "An|Nguyễn Văn?"),
        ("John Brook Jr.", "John|Brook Jr."),
        ("John Brook III", "John|Brook III"),
        ("Brook Jr., John", "John|Brook Jr."),
        ("Brook, John, Jr.", "John|Brook Jr."),
        ("Brook, John Jr.", "John|Brook Jr."),
        ("John Brook, Jr.", "John|Brook Jr."),
        ("Brook, Elizabeth (Liz)", "Liz|Brook"),
        ("Elizabeth \"Liz\" Brook", "Liz|Brook"),
        ("Benjamin “Ben” Dale", "Ben|Dale"),
        ("Ada Brook (F)", "Ada|Brook"),
        ("Ada Brook (IEP)", "Ada|Brook"),
        ("Ada Brook (Autism)", "Ada|Brook"),
        ("Ada Brook - peanut allergy", "Ada|Brook"),
        ("Cleo Elm – IEP", "Cleo|Elm"),
        ("Ada Brook, IEP", "Ada|Brook"),
        ("Brook, Elizabeth (Liz) - ELL", "Liz|Brook"),
        ("Ada Brook (she/her)", "Ada|Brook"),
        ("Ben Dale 😀", "Ben|Dale"),
        ("○ Ada Brook", "Ada|Brook"),
        ("✓ Ada Brook", "Ada|Brook"),
        ("12) Ada Brook", "Ada|Brook"),
        ("٣. مريم خليل", "مريم|خليل"),
        ("Ada Brook <ada@s.example>", "Ada|Brook"),
        ("Anne-Lise O’Brien", "Anne-Lise|O’Brien"),
        ("D'Andre Cole", "D'Andre|Cole"),
        ("عبد الله محمد", "عبد الله|محمد"),
        ("王小明", "王小明|"),
        (
            "María de los Ángeles Guadalupe Hernández de la Cruz",
            "María de los Ángeles Guadalupe Hernández|de la Cruz?",
        ),
        ("ada.brook@s.example", "Signs"),
        ("Ada 1001234", "Signs"),
        ("1001234", "Empty"),
        ("<tr>", "Signs"),
        ("-", "Empty"),
    ] {
        assert_eq!(read(cell, Order::OneGiven), expected, "{cell}");
    }
    assert_eq!(read("Brook Ada", Order::FamilyFirst), "Ada|Brook");
    assert_eq!(read("Nguyễn Văn An", Order::FamilyFirst), "Văn An|Nguyễn?");
    assert_eq!(read("Mary Ann Brook", Order::OneFamily), "Mary Ann|Brook?");
    let chosen = read_whole("Lucía García Pérez", Order::OneFamily, Some((0, 1))).unwrap();
    assert_eq!(
        (&*chosen.name.given, &*chosen.name.family),
        ("Lucía", "García Pérez")
    );
}

#[test]
fn names_in_columns_are_read() {
    for (given, family, preferred, expected) in [
        ("Ada", "Brook", "", "Ada|Brook"),
        ("Elizabeth", "Brook", "Liz", "Liz|Brook"),
        ("Ada", "Brook", "Ada Brook", "Ada|Brook"),
        ("Ada", "Brook", "Brook, Ada", "Ada|Brook"),
        ("Ada", "Ibáñez Sanz", "Ada Ibanez", "Ada|Ibáñez Sanz"),
        ("Ada", "-", "", "Ada|"),
        ("Ada", "N/A", "", "Ada|"),
        ("", "Dale", "", "Dale|"),
        ("", "Dale", "Ben", "Ben|Dale"),
        ("John Jr.", "Brook", "", "John|Brook Jr."),
        ("Elizabeth (Liz)", "Brook", "", "Liz|Brook"),
        ("Mary Ann", "Brook", "", "Mary Ann|Brook"),
        ("Ada - IEP", "Brook - peanut allergy", "", "Ada|Brook"),
    ] {
        let read = read_cells(given, family, preferred).unwrap();
        assert_eq!(format!("{}|{}", read.given, read.family), expected);
    }
    assert_eq!(read_cells("Ada", "1001", ""), Err(NoName::Signs));
}
