//! Names with something beside them, as lists really have them: what is a part of a name is told by all lines together, what cannot
//! be told is asked, and no remark is ever what a child is called. Every name here is made up.

use super::{
    cases::{read, shown},
    *,
};

fn look(list: &str) -> List {
    RawList::pasted(list).look(&Choice::default()).unwrap()
}

/// The children, each with `?` where its name is asked and `or` where something is offered.
fn asked(list: &List) -> Vec<String> {
    let children = list.entries.iter().filter(|entry| entry.is_ticked);
    children
        .map(|entry| {
            let name = entry.name.as_ref().unwrap();
            let asks = if entry.open.is_empty() { "" } else { "?" };
            let offers = entry
                .aside
                .as_ref()
                .map(|aside| format!(" or {}", aside.said));
            let offers = offers.unwrap_or_default();
            format!("{}|{}{asks}{offers}", name.given, name.family)
        })
        .collect()
}

#[track_caller]
fn only(list: &str, children: &[&str]) {
    assert_eq!(asked(&look(list)), children, "{list}");
}

#[test]
fn what_stands_in_brackets_is_never_what_a_child_is_called_unless_it_is_like_its_name() {
    for remark in [
        "Deaf",
        "Down Syndrome",
        "Cerebral Palsy",
        "Foster",
        "Adopted",
        "Refugee",
        "Pupil Premium",
        "Free Meals",
        "Withdrawn from RE",
        "Bus",
        "Walker",
        "Red",
        "Spanish",
        "Room Two",
        "He",
        "She",
        "Guest",
        "Repetidor",
        "Comedor",
        "DaZ",
        "Peanut Allergy",
        "asthma",
        "IEP",
    ] {
        only(
            &format!("Name,Grade\nAda Brook ({remark}),4\n\"Dale, Ben ({remark})\",4\n"),
            &["Ada|Brook", "Ben|Dale"],
        );
        only(
            &format!("First Name,Last Name\nAda ({remark}),Brook\nBen,Dale ({remark})\n"),
            &["Ada|Brook", "Ben|Dale"],
        );
    }
    only(
        "Name,Grade\nElizabeth Brook (Liz),4\nElizabeth Dale (Peggy),4\n",
        &["Liz|Brook", "Elizabeth|Dale or Peggy"],
    );
    only(
        "First Name (Preferred),Last Name\nElizabeth (Peggy),Brook\n",
        &["Peggy|Brook"],
    );
    only(
        "الاسم,الصف\nيوسف خالد (ضعف نظر),4\nمريم خليل,4\n",
        &["يوسف|خالد or ضعف نظر", "مريم|خليل"],
    );
    let raw = RawList::pasted("First Name,Last Name\nElizabeth (Peggy),Brook\n");
    let choice = Choice {
        called: [(1, (0, 0))].into(),
        ..Choice::default()
    };
    assert_eq!(shown(&raw.look(&choice).unwrap()), ["Peggy|Brook"]);
}

#[test]
fn a_column_of_preferred_names_never_costs_a_child_its_name() {
    for none in [
        "None",
        "No",
        "NULL",
        "N/A",
        "Same",
        "nil",
        "X",
        "Yes",
        "Unknown",
        "TBC",
        "See above",
        "Ninguno",
        "keine",
        "aucun",
        "لا يوجد",
        "Not applicable",
        "Mr",
        "?",
        "0",
        "he/him",
        "Ada / Addie",
    ] {
        only(
            &format!("First Name,Last Name,Preferred Name\nAda,Brook,{none}\nBen,Dale,Benny\n"),
            &["Ada|Brook", "Benny|Dale"],
        );
        only(
            &format!("Full Name,Preferred Name\nAda Brook,{none}\nBen Dale,Benny\n"),
            &["Ada|Brook", "Benny|Dale"],
        );
    }
    only(
        "First Name,Last Name,Nickname\nAda,Brook,Kestrel\nBen,Dale,Kestrel\nSamuel,Elm,Sam\nSamantha,Fenn,Sam\n",
        &["Ada|Brook", "Ben|Dale", "Sam|Elm", "Sam|Fenn"],
    );
}

#[test]
fn one_line_is_read_as_all_the_others_are_written() {
    // A remark behind a comma, where names have none.
    for remark in [
        "Dyspraxia",
        "Glasses",
        "Twin",
        "New",
        "Tourettes",
        "OCD",
        "Hearing Impaired",
        "Speech",
        "Deaf",
    ] {
        only(
            &format!("Ada Brook, {remark}\nBen Dale\nCleo Elm\n"),
            &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
        );
    }
    only("Ada, deaf\nBen\nCleo\n", &["Ada|", "Ben|", "Cleo|"]);
    only(
        "Name\nBrook,Ada,IEP\nDale,Ben\nElm,Cleo\n",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
    );
    only(
        "Ada Brook, Kestrels\nBen Dale\nCleo Elm\n",
        &["Ada|Brook or Kestrels", "Ben|Dale", "Cleo|Elm"],
    );
    only(
        "Ada Brook, Year 4\nBen Dale, Year 4\nCleo Elm, Year 4\n",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
    );
    // Each has two words before its comma: a family, or a whole name.
    let unsure = "García López, Ana\nNúñez Peña, Luis\nSanz Gil, Eva\n";
    only(
        unsure,
        &["Ana|García López?", "Luis|Núñez Peña?", "Eva|Sanz Gil?"],
    );
    let first = Choice {
        order: Some(crate::domain::roster::Order::OneGiven),
        ..Choice::default()
    };
    let remarks = RawList::pasted("Ada Brook, Kestrels\nBen Dale, Owls\n");
    assert_eq!(
        shown(&remarks.look(&first).unwrap()),
        ["Ada|Brook", "Ben|Dale"]
    );
    only(
        "Apellidos y Nombre;Curso\nGarcía López, Ana;4\nNúñez Peña, Luis;4\n",
        &["Ana|García López", "Luis|Núñez Peña"],
    );
}

#[test]
fn capitals_and_dashes_mean_what_they_mean_in_most_lines() {
    only(
        "Name\n\"Dale, Ben RSP\"\n\"Elm, Cleo RSP\"\n\"Brook, Ada\"\n",
        &["Ben|Dale", "Cleo|Elm", "Ada|Brook"],
    );
    only(
        "Name\nAda Brook SEN\nBen Dale\nCleo Elm PUPIL PREMIUM\nDora Fenn PUPIL PREMIUM\n",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm", "Dora|Fenn"],
    );
    only(
        "First Name,Last Name\nAda SEN,Brook\nBen XQ,Dale\nCleo XQ,Elm\n",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
    );
    only(
        "Name\nBROOK Ada\nLEE Jo\nNG Mia\n",
        &["Ada|BROOK", "Jo|LEE", "Mia|NG"],
    );
    only(
        "Name\nAda BROOK\nAna María SANZ\nBen ROY\nLea ROY\n",
        &["Ada|BROOK", "Ana María|SANZ", "Ben|ROY", "Lea|ROY"],
    );
    only(
        "Name\nCJ Elm\nAda Brook\nTJ Dale\nJ.P. Fenn\nBen Gray\nDora Hale\n",
        &[
            "CJ|Elm",
            "Ada|Brook",
            "TJ|Dale",
            "J.P.|Fenn",
            "Ben|Gray",
            "Dora|Hale",
        ],
    );
    // Dashes.
    only("Brook - Ada\nDale - Ben\n", &["Ada|Brook?", "Ben|Dale?"]);
    only(
        "First Name,Last Name\nAnne - Marie,Brook\nAda - Glasses,Dale\n",
        &["Anne-Marie|Brook", "Ada|Dale"],
    );
}

#[test]
fn addresses_in_one_line_are_one_child_each() {
    only(
        "\"Brook, Ada\" <a@x.example>, \"Dale, Ben\" <b@x.example>, \"Elm, Cleo\" <c@x.example>",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
    );
    only(
        "\"Brook, Ada\" <a@x.example>, \"Dale, Ben\" <b@x.example>",
        &["Ada|Brook", "Ben|Dale"],
    );
    only(
        "Ada Brook <a@x.example>, Ben Dale <b@x.example>",
        &["Ada|Brook", "Ben|Dale"],
    );
    only(
        "Ada Brook - Ben Dale - Cleo Elm",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
    );
}

#[test]
fn what_is_no_name_is_never_trimmed_into_one() {
    for (list, children) in [
        (
            "First Name,Last Name\nAda,Brook\n#REF!,#REF!\nTRUE,FALSE\nBen,#N/A\n",
            &["Ada|Brook", "Ben|"][..],
        ),
        (
            "Name\nAda\nBen\nThanks!\n3 students\n(blank)\n",
            &["Ada|", "Ben|"],
        ),
    ] {
        only(list, children);
    }
    let broken = b"First Name,Last Name\nAndr\xe9,Elm\nZo\xc3\xab,Ib\xc3\xa1\xc3\xb1ez\nMia,N\xc3\xba\xc3\xb1ez\nLe\xc3\xb3n,Roy\n\xc3\x81ngel,Gil\n";
    let brought = read(&[SentFile {
        name: "list.csv",
        bytes: broken,
    }])
    .unwrap();
    let list = brought.list(None, &Choice::default()).unwrap();
    if list.letters.is_none() {
        assert_eq!(list.entries[1].why, Some(Why::Letters));
    }
    assert!(!shown(&list).contains(&"Andr|Elm".to_owned()));
}

#[test]
fn a_paste_with_a_line_that_may_be_nobody_is_looked_at() {
    for line in [
        "Homeroom", "Lista", "Boys", "Class", "الصف", "Present", "AB", "everyone", "Ada", "Grade",
    ] {
        assert!(!look(&format!("Ada\nBen\n{line}\n")).is_clean(), "{line}");
    }
    for line in [
        "Roll call",
        "My Students",
        "Fourth Grade",
        "Kestrels class",
        "Red table",
        "Morning Group",
        "الصف الرابع",
        "Ben SEN",
        "Brook        Ada",
        "Cleo",
        "Cleo Ann Elm",
        "\nCleo Elm",
        "new kid",
        "Ada Brook",
    ] {
        let list = format!("Ada Brook\nBen Dale\n{line}\n");
        assert!(!look(&list).is_clean(), "{line}");
    }
    for list in [
        "Ada\nBen\nZoë\n",
        "Ada Brook\nZoë Ibáñez\n",
        "ADA\nBEN\n",
        "Ada B\nBen D\n",
    ] {
        assert!(look(list).is_clean(), "{list}");
    }
    // What is a list's own word, initials or a picture is out, and keeps its box.
    for (list, children) in [
        (
            "Boys\nBen\nOmar\nGirls\nAda\n",
            &["Ben|", "Omar|", "Ada|"][..],
        ),
        (
            "My Students\nAda Brook\nBen Dale\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        (
            "Kestrels class\nAda Brook\nBen Dale\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        ("AB\nAda Brook\nBD\nBen Dale\n", &["Ada|Brook", "Ben|Dale"]),
        (
            "Ada Brook\nMember\nBen Dale\nMember\nCleo Elm\nMember\n",
            &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
        ),
    ] {
        only(list, children);
        let look = look(list);
        let mut out = look.entries.iter().filter(|entry| !entry.is_ticked);
        assert!(out.all(|entry| entry.name.is_some()), "{list}");
    }
    let gaps = look("Brook      Ada\nDale       Ben\n");
    assert!((gaps.asks_order || gaps.asks_columns) && !gaps.is_clean());
    let thrice = look("Ada Brook\nAda Brook\nAda Brook\n");
    assert!(!thrice.is_clean() && thrice.names().len() == 3);
    // A child may be called so.
    only(
        "Ada\nCJ\nBen\nDara\nEli\nCleo Jay\n",
        &["Ada|", "CJ|", "Ben|", "Dara|", "Eli|", "Cleo|Jay"],
    );
}

#[test]
fn titles_are_read_beside_each_other() {
    for (list, children) in [
        (
            "Nom d'usage;Prénom\nROY;Zoé\nGIL;Ada\n",
            &["Zoé|ROY", "Ada|GIL"][..],
        ),
        (
            "Vorname;Rufname;Nachname\nAnna Lena;Lena;Brook\n",
            &["Lena|Brook"],
        ),
        (
            "Leerling;Roepnaam;Klas\nCharlotte van den Berg;Lotte;5a\nPieter Jansen;;5a\n",
            &["Lotte|van den Berg", "Pieter|Jansen"],
        ),
        (
            "Elev;Klasse\nAda Bråten;4A\nOle Dahl;4A\n",
            &["Ada|Bråten", "Ole|Dahl"],
        ),
        (
            "Име;Презиме\nАна;Петровић\nМарко;Јовић\n",
            &["Ана|Петровић", "Марко|Јовић"],
        ),
        (
            "اللقب;الاسم\nبن علي;مريم\nالهاشمي;يوسف\n",
            &["مريم|بن علي", "يوسف|الهاشمي"],
        ),
        (
            "Voornaam;Roepnaam;Tussenv.;Achternaam\nCharlotte;Lotte;van den;Berg\n",
            &["Lotte|van den Berg"],
        ),
        ("Roepnaam;Achternaam\nLotte;Berg\n", &["Lotte|Berg"]),
        (
            "Nombre del alumno,Grupo\nAna Sanz,4A\nLuis Gil,4A\n",
            &["Ana|Sanz", "Luis|Gil"],
        ),
        (
            "S_STU.LastFirst\tU_DEF_EXT_STUDENTS.Nickname\n\"Brook, Adelaide\"\tAda\n\"Dale, Ben\"\t\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        (
            "Họ và tên đệm,Tên\nTrần Văn,Bảo\nLê,An\n",
            &["Bảo|Trần Văn", "An|Lê"],
        ),
        (
            "First Name,Second Name,Surname\nAda,May,Brook\nBen,,Dale\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        (
            "First Name,Second Name\nAda,Brook\nBen,Dale\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        (
            "Apellidos y Nombre;Curso\nGarcía López María José;4\nNúñez Peña Íñigo;4\n",
            &["María José|García López?", "Íñigo|Núñez Peña?"],
        ),
    ] {
        only(list, children);
    }
    let whole = look("Nombre del alumno,Grupo\nMaría José García López,4A\nLuis Gil Sanz,4A\n");
    assert!(whole.asks_order && matches!(whole.columns, Columns::Whole(0)));
}
