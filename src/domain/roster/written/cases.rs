//! Names as schools write them in one cell and in several. Every name here is made up.

use super::*;

fn read(cell: &str, order: Order) -> String {
    match read_whole(cell, order, None, &Shape::default()) {
        Ok(read) => {
            let asks = if read.open.is_empty() { "" } else { "?" };
            let offers = read.aside.map(|aside| format!(" or {}", aside.said));
            let offers = offers.unwrap_or_default();
            format!("{}|{}{asks}{offers}", read.name.given, read.name.family)
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
    ] {
        assert_eq!(read(cell, Order::OneGiven), expected, "{cell}");
    }
}

#[test]
fn the_order_of_a_list_says_which_part_is_given() {
    assert_eq!(read("Brook Ada", Order::FamilyFirst), "Ada|Brook");
    let two_families = |cell| read(cell, Order::TwoFamilyFirst);
    assert_eq!(
        two_families("García López María José"),
        "María José|García López?"
    );
    assert_eq!(
        two_families("de la Torre Sanz Lucía"),
        "Lucía|de la Torre Sanz?"
    );
    assert_eq!(two_families("García Ana"), "Ana|García");
    assert_eq!(read("Nguyễn Văn An", Order::FamilyFirst), "Văn An|Nguyễn?");
    assert_eq!(read("Mary Ann Brook", Order::OneFamily), "Mary Ann|Brook?");
    for (cell, expected) in [
        ("María José García López", "María José|García López?"),
        ("Juan Carlos Núñez", "Juan Carlos|Núñez?"),
        ("João Pedro Lima", "João Pedro|Lima?"),
        ("Ana María", "Ana|María"),
        ("Ana Sanz Gil", "Ana|Sanz Gil?"),
    ] {
        assert_eq!(read(cell, Order::OneGiven), expected, "{cell}");
    }
    let chosen = read_whole(
        "Lucía García Pérez",
        Order::OneFamily,
        Some((0, 1)),
        &Shape::default(),
    )
    .unwrap();
    assert_eq!(
        (&*chosen.name.given, &*chosen.name.family),
        ("Lucía", "García Pérez")
    );
}

#[test]
fn what_stands_beside_a_name_is_no_part_of_it() {
    for (cell, expected) in [
        ("Brook, Ada (Peanut Allergy)", "Ada|Brook"),
        ("Dale, Ben (asthma)", "Ben|Dale"),
        ("Fenn, Dora (IEP)", "Dora|Fenn"),
        (
            "García López, María José (alérgica)",
            "María José|García López",
        ),
        ("Ada Orr (Nut allergy)", "Ada|Orr"),
        ("Ada Orr (Nut allergy", "Ada|Orr"),
        ("Ada Brook (Deaf)", "Ada|Brook"),
        ("Ada Brook (Down Syndrome)", "Ada|Brook"),
        ("Ben Dale (Bus)", "Ben|Dale"),
        ("John Brook (Jr)", "John|Brook Jr"),
        ("Brook (Snr.), John", "John|Brook Snr."),
        ("Elizabeth Brook (Peggy)", "Elizabeth|Brook or Peggy"),
        ("Ada Brook (Sunny)", "Ada|Brook or Sunny"),
        ("يوسف خالد (ضعف نظر)", "يوسف|خالد or ضعف نظر"),
        ("נועה לוי (הסעה)", "נועה|לוי or הסעה"),
        ("(Ada Brook)", "Ada|Brook"),
        ("(blank)", "Empty"),
        ("[x] Ada Brook", "Ada|Brook"),
        ("[ ] Ada Brook", "Ada|Brook"),
        ("Gray, Elijah aka Eli", "Eli|Gray"),
        ("Brook, Adelaide (goes by Ada)", "Ada|Brook"),
        ("Ada Brook: asthma", "Ada|Brook"),
        ("Ada Brook, ADD", "Ada|Brook"),
        ("Ada Brook, 504", "Ada|Brook"),
        ("*SEN **EAL", "Signs"),
        ("Dyslexia", "Signs"),
        ("Ada Brook aka Sunny", "Sunny|Brook"),
        ("CJ Elm", "CJ|Elm"),
        ("J.P. Elm", "J.P.|Elm"),
        ("Brook - Ada", "Brook|Ada?"),
        ("De la Cruz Sanz Lucía", "Sanz Lucía|De la Cruz?"),
        ("van der Berg Lotte", "Lotte|van der Berg?"),
        ("Al Brook", "Al|Brook"),
        ("Maria da Silva Santos", "Maria|da Silva Santos"),
        ("María del Carmen Sanz", "María del Carmen|Sanz"),
        ("LÊ AN", "AN|LÊ?"),
        ("TRẦN VĂN BẢO", "BẢO|TRẦN VĂN?"),
        ("佐藤 さくら", "さくら|佐藤"),
        ("#REF!", "Signs"),
        ("TRUE", "Signs"),
        ("Thanks!", "Signs"),
        ("Who?", "Signs"),
        ("3 students", "Signs"),
        ("Andr\u{FFFD}", "Signs"),
        ("Ada) Brook", "Signs"),
        ("ada.brook@s.example", "Signs"),
        ("Ada 1001234", "Signs"),
        ("1001234", "Empty"),
        ("<tr>", "Signs"),
        ("-", "Empty"),
    ] {
        assert_eq!(read(cell, Order::OneGiven), expected, "{cell}");
    }
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
        ("Ada", "Brook", "None", "Ada|Brook"),
        ("Ada", "Brook", "Not applicable", "Ada|Brook"),
        ("Ben", "Dale", "Ben / Benny", "Ben|Dale"),
        ("Ben", "Dale", "?", "Ben|Dale"),
        ("Ben", "Dale", "he/him", "Ben|Dale"),
        ("Anne - Marie", "Brook", "", "Anne-Marie|Brook"),
        ("Ada SEN", "Brook", "", "Ada|Brook"),
        ("Ada (Deaf)", "Brook", "", "Ada|Brook"),
        ("Elizabeth (Peggy)", "Brook", "", "Elizabeth|Brook"),
        ("Ada", "#REF!", "", "Ada|"),
        ("TRUE", "Brook", "", "TRUE|Brook"),
    ] {
        let read = read_cells(given, family, preferred).unwrap();
        assert_eq!(format!("{}|{}", read.given, read.family), expected);
    }
    for (given, family) in [
        ("Ada", "1001"),
        ("#REF!", "#REF!"),
        ("TRUE", "TRUE"),
        ("Andr\u{FFFD}", "Elm"),
        ("Who?", ""),
        ("", "Thanks!"),
    ] {
        assert_eq!(read_cells(given, family, ""), Err(NoName::Signs), "{given}");
    }
    let aside = read_parts(
        "Elizabeth (Peggy)",
        "Brook",
        "",
        Some(ASIDE),
        &Shape::default(),
    );
    assert_eq!(aside.unwrap().name.given, "Peggy");
}
