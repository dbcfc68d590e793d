//! Lists in which more people and lines stand than the children of a class: none of them may ever come in, and no child may be
//! lost for them. Every name here is made up.

use super::{
    cases::{read, read_as, shown},
    *,
};

fn look(list: &str) -> List {
    RawList::pasted(list).look(&Choice::default()).unwrap()
}

#[track_caller]
fn only(list: &str, children: &[&str]) {
    let read = read_as(list.as_bytes(), &Choice::default());
    assert_eq!(read.unwrap(), children, "{list}");
}

/// How a row was left out, and whether it has a box.
fn why(list: &List, line: usize) -> (Option<Why>, bool) {
    let entry = list.entries.iter().find(|entry| entry.line == line);
    entry
        .map(|entry| (entry.why, entry.name.is_some()))
        .unwrap()
}

#[test]
fn several_columns_of_names_are_asked_about_and_never_guessed() {
    for (list, offered) in [
        (
            "Ada;Brook;0;speech delay\nZoë;Ibáñez;1;autism spectrum\nBen;Dale;2;hearing aid\n",
            &["Ada", "Brook", "speech delay", "Ada Brook", "Brook Ada"][..],
        ),
        (
            "Ada Brook;speech delay\nZoë Ibáñez;autism spectrum\nBen Dale;hearing aid\n",
            &[
                "Ada Brook",
                "speech delay",
                "Ada Brook speech delay",
                "speech delay Ada Brook",
                "Ada Brook",
            ],
        ),
        (
            "1;Ada Brook;4;Greta Brook\n2;Zoë Ibáñez;4;Dora Sanz\n3;Ben Dale;4;Gia Dale\n",
            &["Ada Brook", "Greta Brook", "Ada Brook"],
        ),
        (
            "1;Ada Brook;4;Brook, Greta\n2;Zoë Ibáñez;4;Sanz, Dora\n3;Ben Dale;4;Dale, Gia\n",
            &["Ada Brook", "Greta Brook", "Ada Brook"],
        ),
        (
            "First Name,Last Name,Email,Child's Name\nGreta,Brook,g@x.org,Ada Brook\nDora,Sanz,d@x.org,Zoë Ibáñez\n",
            &["Ada Brook", "Greta Brook"],
        ),
    ] {
        let raw = RawList::pasted(list);
        let look = raw.look(&Choice::default()).unwrap();
        assert!(look.asks_columns, "{list}");
        let names = look.offers.iter().map(|offer| offer.names[0].whole());
        let names: Vec<String> = names.collect();
        assert_eq!(names, offered, "{list}");
        for offer in &look.offers {
            let choice = Choice {
                columns: Some(offer.columns),
                ..Choice::default()
            };
            let picked = raw.look(&choice).unwrap();
            assert!(!picked.asks_columns, "{list}");
            assert_eq!(picked.names()[..2], offer.names[..2], "{list}");
        }
    }
}

#[test]
fn what_stands_before_the_names_refuses_nobody() {
    let totals = look("Class,Last Name,First Name\n4A,Brook,Ada\n4B,Dale,Ben\nTotal,2,\n");
    assert_eq!(why(&totals, 4), (Some(Why::Total), false));
    for class in [
        "Room 12",
        "Grade 4",
        "Period 3",
        "Class 4B",
        "Klasse 4a",
        "الصف 4",
    ] {
        for title in ["Homeroom", "Grade", "What"] {
            let list = format!(
                "{title},Last Name,First Name\r\n{class},Brook,Ada\r\n{class},Dale,Ben\r\n"
            );
            only(&list, &["Ada|Brook", "Ben|Dale"]);
        }
    }
    only(
        "First Name,Last Name\nSoma,Nagy\nPriya,Soma\nSoma: 2,\n",
        &["Soma|Nagy", "Priya|Soma"],
    );
    only(
        "Name,Grade\nSoma Nagy,4\nAda Brook,4\nSoma: 2,\n",
        &["Soma|Nagy", "Ada|Brook"],
    );
}

#[test]
fn children_who_are_called_like_titles_are_children() {
    only(
        "First Name,Last Name\nNina,Ho\nNick,Ho\nNino,Kind\nAda,Brook\n",
        &["Nina|Ho", "Nick|Ho", "Nino|Kind", "Ada|Brook"],
    );
    for first in ["Nina", "Nick", "Adi", "Ho"] {
        only(
            &format!("{first}\nBen\nAda\n"),
            &[&format!("{first}|"), "Ben|", "Ada|"],
        );
    }
    let headless = look("Nina,Ho\nBen,Dale\nAda,Brook\n");
    assert_eq!(headless.names().len(), 3);
    only(
        "Họ,Tên,Lớp\nHo,Nina,4\nDale,Ben,4\n",
        &["Nina|Ho", "Ben|Dale"],
    );
    only("Niña;Curso;x;y\nAda Brook;4A;z;w\n", &["Ada|Brook"]);
    // A list that says student of each of them has no heading.
    let rows = "Nina,Ho,student\nBen,Dale,student\nAda,Brook,student\n";
    let rows = look(rows);
    assert!(rows.names().len() == 3 && rows.entries.len() == 3);
}

#[test]
fn columns_that_say_something_else_lose_nobody() {
    for list in [
        "First Name,Last Name,Type\nAda,Brook,New\nBen,Dale,Returning\n",
        "Name,Municipio,Estado\nAda Brook,Tijuana,Baja California\nBen Dale,Tijuana,Sonora\n",
        "First Name,Last Name,Status\nAda,Brook,Transferred in\nBen,Dale,Active\n",
        "First Name,Last Name,Active\nAda,Brook,No\nBen,Dale,No\n",
        "First Name,Last Name,Exit Date\nAda,Brook,6/1/2027\nBen,Dale,6/1/2027\n",
    ] {
        only(list, &["Ada|Brook", "Ben|Dale"]);
    }
    for list in [
        "First Name,Last Name,Withdrawn\nAda,Brook,No\nCleo,Elm,Yes\nBen,Dale,No\n",
        "First Name,Last Name,Withdrawn\nAda,Brook,\nCleo,Elm,Y\nBen,Dale,\n",
        "First Name,Last Name,Enrolled\nAda,Brook,true\nCleo,Elm,false\nBen,Dale,true\n",
        "First Name,Last Name,Status\nAda,Brook,\nCleo,Elm,Transferred out\nBen,Dale,\n",
    ] {
        only(list, &["Ada|Brook", "Ben|Dale"]);
        assert_eq!(why(&look(list), 3), (Some(Why::Gone), true), "{list}");
    }
    let teachers = "First Name,Last Name,Role\nVal,Frizzle,Teacher\nJen,Honey,Aide\n";
    assert_eq!(
        read_as(teachers.as_bytes(), &Choice::default()),
        Err(Unreadable::NoChild)
    );
}

#[test]
fn footers_gradebooks_and_teachers_are_no_children() {
    for line in [
        "Confidential - do not distribute,,",
        "Powered by Skyward,,",
        "Teacher signature,,",
        "Copyright Example Inc,,",
        "Elm Elementary School,,",
        "Date,,\"Sep 3, 2026\"",
        "Points,,100",
        "Class average,,87",
    ] {
        let list =
            format!("Last Name,First Name,Email\nBrook,Ada,a@x.org\nDale,Ben,b@x.org\n{line}\n");
        only(&list, &["Ada|Brook", "Ben|Dale"]);
        assert_eq!(why(&look(&list), 4), (Some(Why::Total), false), "{line}");
    }
    for line in [
        "\"Frizzle, Ms. Valerie\"",
        "Ms. Valerie Frizzle",
        "Valerie Frizzle (Teacher)",
        "Valerie Frizzle - Teacher",
    ] {
        let list = format!("Name\nAda Brook\nBen Dale\n{line}\n");
        only(&list, &["Ada|Brook", "Ben|Dale"]);
        assert_eq!(why(&look(&list), 4).0, Some(Why::NotStudent), "{line}");
    }
    only(
        "Last Name,First Name\nBrook,Ada\nMs. Frizzle,Val\nFrizzle,Ms.\n\"Brook, Sr.\",John\n",
        &["Ada|Brook", "John|Brook, Sr."],
    );
    only(
        "Class list\nAda Brook\nBen Dale\n",
        &["Ada|Brook", "Ben|Dale"],
    );
    only(
        "Our class roster\nAda Brook\nBen Dale\n",
        &["Ada|Brook", "Ben|Dale"],
    );
}

#[test]
fn remarks_behind_a_name_are_no_part_of_it() {
    only(
        "Name,Grade\nAda Brook - peanut allergy,4\nCleo Elm - IEP,4\nBen Dale (Autism),4\n",
        &["Ada|Brook", "Cleo|Elm", "Ben|Dale"],
    );
    only(
        "Ada Brook, speech delay\nBen Dale, dyspraxia\nBrook, Cleo\n",
        &["Ada|Brook", "Ben|Dale", "Cleo|Brook"],
    );
    only(
        "First Name,Last Name\nAda,Brook - peanut allergy\nCleo – IEP,Elm\n",
        &["Ada|Brook", "Cleo|Elm"],
    );
}

#[test]
fn two_neighbours_of_one_name_are_both_offered() {
    let list = "First Name,Mail\nAda,a@x.org\nAda,a@x.org\nBen,b@x.org\n";
    let look = look(list);
    assert_eq!(why(&look, 3), (Some(Why::Twice), true));
    let both = Choice {
        rows: Some([1, 2, 3].into()),
        ..Choice::default()
    };
    let both = RawList::pasted(list).look(&both).unwrap();
    assert_eq!(shown(&both), ["Ada|", "Ada|", "Ben|"]);
    // The same name in two lists at once.
    let files = [
        ("4a.csv", "Name\nAda\nBen\n"),
        ("4b.csv", "Name\nAda\nCleo\n"),
    ];
    let files = files.map(|(name, text)| SentFile {
        name,
        bytes: text.as_bytes(),
    });
    let brought = read(&files).unwrap();
    let of = |rows: Option<&[usize]>| {
        let choice = Choice {
            class: Some(Class::All),
            rows: rows.map(|rows| rows.iter().copied().collect()),
            ..Choice::default()
        };
        shown(&brought.list(None, &choice).unwrap())
    };
    assert_eq!(of(None), ["Ada|", "Ben|", "Cleo|"]);
    assert_eq!(of(Some(&[1, 2, 4, 5])), ["Ada|", "Ben|", "Ada|", "Cleo|"]);
}

#[test]
fn words_between_given_and_family_name_stay_with_the_family() {
    only(
        "Stamnr;Klas;Roepnaam;Tussenvoegsel;Achternaam;Foo;Bar;Baz\n1;4a;Lotte;van den;Berg;x;y;z\n2;4a;Ada;;Brook;x;y;z\n",
        &["Lotte|van den Berg", "Ada|Brook"],
    );
}

#[test]
fn a_class_whose_cells_were_merged_is_the_class_of_all_below_it() {
    let list = "Class,Last Name,First Name\n4A,Brook,Ada\n,Dale,Ben\n4B,Elm,Cleo\n,Fenn,Dara\n";
    let raw = RawList::pasted(list);
    let parts = raw.look(&Choice::default()).unwrap().classes;
    assert_eq!(
        parts.iter().map(|part| part.count).collect::<Vec<_>>(),
        [2, 2]
    );
    let choice = Choice {
        class: Some(Class::At(1)),
        ..Choice::default()
    };
    assert_eq!(
        shown(&raw.look(&choice).unwrap()),
        ["Cleo|Elm", "Dara|Fenn"]
    );
}

#[test]
fn a_page_with_cells_over_several_rows_has_no_fathers_in_it() {
    let page = "<html><table><tr><th>Last Name</th><th>First Name</th><th>Contact</th><th>Kin</th></tr>\
        <tr><td rowspan=2>Brook</td><td rowspan=2>Ada</td><td>Greta Brook</td><td>Mother</td></tr><tr><td>Gus Brook</td><td>Father</td></tr>\
        <tr><td>Dale</td><td>Ben</td><td>Gia Dale</td><td>Mother</td></tr></table></html>";
    only(page, &["Ada|Brook", "Ben|Dale"]);
}
