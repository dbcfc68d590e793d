//! The class list from a file, over HTTP: looked at before anything is kept, taken over in one commit, sent again, and kind
//! to whatever is no list. Every name is made up.

use std::time::Instant;

use crate::support::classroom::{Classroom, THIRTY, submit, whole_database};
use crate::support::html::Page;
use crate::support::http::{Answer, Client};

/// Sends a file the way a browser without a script does.
fn send(teacher: &mut Client, class: &str, name: &str, bytes: &[u8]) -> Answer {
    let path = format!("/teach/classes/{class}/roster/file");
    let mut ask = teacher
        .ask("POST", &path)
        .with("Content-Type", "multipart/form-data; boundary=----made-up");
    ask.body = format!(
        "------made-up\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n"
    )
    .into_bytes();
    ask.body.extend_from_slice(bytes);
    ask.body.extend_from_slice(b"\r\n------made-up--\r\n");
    teacher.must(&ask)
}

#[track_caller]
pub(super) fn look(teacher: &mut Client, class: &str, bytes: &[u8]) -> (String, Page) {
    let sent = send(teacher, class, "list.csv", bytes).expect(303);
    let place = sent.location().to_owned();
    let page = Page::read(&teacher.get(&place).expect(200).text());
    (place, page)
}

/// "Use these names", with the boxes of these missing children ticked.
#[track_caller]
fn take(teacher: &mut Client, page: &Page) -> Page {
    let taken = submit(teacher, &page.form_with(&["list", "request"]).clone()).expect(303);
    Page::read(&teacher.get(taken.location()).expect(200).text())
}

fn names(room: &Classroom) -> Vec<String> {
    let mut wall = room.wall();
    let chair = wall.empty_chairs()[0].clone();
    wall.names(&chair).into_iter().map(|it| it.name).collect()
}

#[test]
fn a_file_is_looked_at_first_and_only_names_are_kept() {
    let mut room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let file = "\u{FEFF}username;Last Name;First Name;parent_email;birthday\r\nada.brook.17;Brook;Ada;home@x.example;2016-03-04\r\n\
                cd2;Cliff;Ada;;\r\nef3;Umber;Siân;s@x.example;\r\nada.brook.17;Brook;Ada;home@x.example;2016-03-04\r\n";
    let (_, page) = look(&mut teacher, &class, file.as_bytes());
    assert!(
        page.text.contains("3 children") || page.text.contains("3\u{2069} children"),
        "{}",
        page.text
    );
    for shown in ["Ada B.", "Ada C.", "Siân"] {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
    assert_eq!(names(&room).len(), 1, "nothing is kept yet");
    let after = take(&mut teacher, &page);
    assert!(
        after.text.contains("3 names") || after.text.contains("3\u{2069} names"),
        "{}",
        after.text
    );
    assert_eq!(names(&room), ["Ada B.", "Ada C.", "Badan", "Siân"]);
    room.stop();
    drop(whole_database(&room.database()));
    let mut kept = std::fs::read(room.database()).unwrap();
    kept.extend(std::fs::read(room.data().join("chair.db-wal")).unwrap_or_default());
    let holds = |word: &str| {
        kept.windows(word.len())
            .any(|window| window == word.as_bytes())
    };
    assert!(holds("Brook"), "the test can find a word");
    for word in ["home@x.example", "2016-03-04", "ada.brook.17"] {
        assert!(!holds(word), "{word} is on the disk");
    }
}

#[test]
fn a_list_that_comes_again_adds_new_names_and_asks_about_those_missing() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let (_, page) = look(&mut teacher, &class, b"name\nAda Brook\nBen Dale\nBadan\n");
    take(&mut teacher, &page);
    let (_, page) = look(
        &mut teacher,
        &class,
        b"first_name,last_name\nADA,BROOK\nDara,Fenn\nBadan,Moss\n",
    );
    for how in ["New", "Spelled differently now", "Not in this list"] {
        assert!(page.text.contains(how), "{how}: {}", page.text);
    }
    let form = page.form_with(&["list", "request"]);
    let missing: Vec<_> = form
        .controls
        .iter()
        .filter(|it| it.name == "leaver")
        .collect();
    assert_eq!(
        missing.len(),
        1,
        "Ben alone: Badan and Ada are the same children"
    );
    assert!(!missing[0].sent, "nobody is ticked beforehand");
    submit(&mut teacher, &form.tick_all("leaver")).expect(303);
    assert_eq!(names(&room), ["ADA", "Badan", "Dara"]);
    // Once more: everyone is there, and Ben comes back as the same child.
    let (_, page) = look(
        &mut teacher,
        &class,
        b"name\nBen Dale\nADA BROOK\nDara Fenn\nBadan Moss\n",
    );
    take(&mut teacher, &page);
    assert_eq!(names(&room), ["ADA", "Badan", "Ben", "Dara"]);
}

#[test]
fn another_column_can_be_picked_and_doubles_are_spotted() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let (place, page) = look(
        &mut teacher,
        &class,
        b"student,class nick,grade\nBrook Ada,Sunny,4\nDale Ben,Bee,4\nDale Ben,Bee,5\n",
    );
    assert!(page.text.contains("more than once"), "{}", page.text);
    let columns = page
        .forms
        .iter()
        .find(|form| form.method == "get" && form.has("given"))
        .expect("columns to pick")
        .clone();
    let chosen = columns.fill("given", "1").fill("family", "none");
    let query: Vec<String> = chosen
        .fields()
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let path = place.split('?').next().unwrap();
    let page = Page::read(
        &teacher
            .get(&format!("{path}?{}", query.join("&")))
            .expect(200)
            .text(),
    );
    assert!(
        page.text.contains("Sunny") && page.text.contains("Bee 2"),
        "{}",
        page.text
    );
    take(&mut teacher, &page);
    assert_eq!(names(&room), ["Badan", "Bee", "Bee 2", "Sunny"]);
}

#[test]
fn whatever_is_no_list_gets_one_kind_sentence() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let long = "Ada Brook\n".repeat(10_000);
    let wide = vec![b'a'; 1 << 20];
    let sheet = [b"PK\x03\x04".as_slice(), &[7; 4000]].concat();
    for (what, bytes, said) in [
        ("an empty file", b"".as_slice(), "nothing in this file"),
        ("a broken zip", &sheet, "no class list in this zip"),
        ("a PDF", b"%PDF-1.7 ...", "This is a PDF"),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0", "This is a picture"),
        ("10,000 lines", long.as_bytes(), "more than one class"),
    ] {
        let answer = send(&mut teacher, &class, "file", bytes);
        assert_eq!(answer.status, 409, "{what}: {}", answer.text());
        assert!(answer.text().contains(said), "{what}: {}", answer.text());
    }
    // A megabyte in one line is a text, and nobody's name.
    let told = send(&mut teacher, &class, "file", &wide).expect(409).text();
    assert!(
        told.contains("no child’s name") && told.len() < 40_000,
        "{told}"
    );
    let huge = vec![b'a'; 9 << 20];
    let answer = send(&mut teacher, &class, "file", &huge).expect(413).text();
    assert!(
        answer.contains("send only the names") && !answer.contains("Oh no"),
        "{answer}"
    );
    let ask = teacher
        .ask("POST", &format!("/teach/classes/{class}/roster/file"))
        .with("Content-Type", "multipart/form-data; boundary=x");
    assert_eq!(teacher.must(&ask).status, 400, "no file at all");
    let gone = teacher.get(&format!("/teach/classes/{class}/roster/file?list=none"));
    assert_eq!(gone.status, 409);
    assert!(
        gone.text().contains("That list is gone. Choose the file"),
        "{}",
        gone.text()
    );
    assert_eq!(names(&room).len(), 1, "and nothing was kept");
}

#[test]
fn two_taps_take_a_list_over_once() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let (_, page) = look(&mut teacher, &class, b"name\nAda Brook\nAda Brook\n");
    let form = page.form_with(&["list", "request"]);
    let first = submit(&mut teacher, &form)
        .expect(303)
        .location()
        .to_owned();
    assert_eq!(submit(&mut teacher, &form).expect(303).location(), first);
    assert_eq!(names(&room), ["Ada", "Ada 2", "Badan"]);
}

#[test]
fn one_child_more_takes_one_field_and_a_pasted_table_is_looked_at() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let list = format!("/teach/classes/{}/roster", room.class());
    let page = Page::read(&teacher.get(&list).expect(200).text());
    let one = page.forms.iter().find(|form| {
        form.controls
            .iter()
            .any(|it| it.name == "names" && it.kind == "text")
    });
    let one = one
        .expect("one field for one child")
        .clone()
        .fill("names", "Late Comer");
    submit(&mut teacher, &one).expect(303);
    assert_eq!(names(&room), ["Badan", "Late"]);
    let table = "first_name,last_name,email\nAda,Brook,a@x.example\nBen,Dale,b@x.example\n";
    let sent = crate::support::classroom::paste(&mut teacher, room.class(), table).expect(303);
    let place = sent.location().to_owned();
    assert!(place.contains("/roster/file?list="), "{place}");
    let page = Page::read(&teacher.get(&place).expect(200).text());
    take(&mut teacher, &page);
    assert_eq!(names(&room), ["Ada", "Badan", "Ben", "Late"]);
}

#[test]
fn sixty_names_come_in_quickly() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let starts = ["Ba", "De", "Fi", "Go", "Ju", "Ka"];
    let children = starts.iter().flat_map(|start| {
        THIRTY[..10]
            .iter()
            .map(move |name| format!("{start}{}", &name[..3].trim()))
    });
    let rows: Vec<String> = children
        .zip("abcdefghijklmnopqrstuvwxyz".chars().cycle())
        .map(|(name, letter)| format!("{name}{letter},Brook,{letter}@x.example"))
        .collect();
    let file = format!("first_name,last_name,email\n{}\n", rows.join("\n"));
    let begun = Instant::now();
    let (_, page) = look(&mut teacher, &class, file.as_bytes());
    let looked = begun.elapsed();
    take(&mut teacher, &page);
    let took = begun.elapsed();
    eprintln!("60 names from a CSV file: looked at in {looked:?}, on the roster after {took:?}");
    assert_eq!(names(&room).len(), 61);
}

#[test]
fn a_whole_school_is_asked_about_before_anybody_is_compared() {
    let room = Classroom::with(24, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let letters = || ('a'..='z').flat_map(|one| ('a'..='z').map(move |two| format!("{one}{two}")));
    let rows = letters().flat_map(|end| {
        ["A", "B", "C", "D", "E"].map(|class| format!("{class},Brook,{class}da{end},x,y,z"))
    });
    let rows: Vec<String> = rows.collect();
    let file = format!("Class,Last Name,First Name,A,B,C\n{}\n", rows.join("\n"));
    let (_, page) = look(&mut teacher, &class, file.as_bytes());
    assert!(page.text.contains("Which class is yours?"), "{}", page.text);
    let compared = ["Brook", "On the list already", "The same child as"];
    let is_compared = compared.iter().any(|words| page.text.contains(words));
    assert!(!is_compared, "{}", page.text);
}

#[test]
fn several_columns_of_names_are_offered_to_choose_from() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let file = "1;Ada Brook;4;Greta Sanz\n2;Ben Dale;4;Gia Elm\n";
    let (place, page) = look(&mut teacher, &class, file.as_bytes());
    assert!(
        page.text
            .contains("Which of these are the children’s names?")
            && page.text.contains("Ada Brook, Ben Dale")
            && !page.text.contains("Use these names"),
        "{}",
        page.text
    );
    let chosen = teacher.get(&format!("{place}&given=1&family=whole"));
    let page = Page::read(&chosen.expect(200).text());
    take(&mut teacher, &page);
    assert_eq!(names(&room), ["Ada", "Badan", "Ben"]);
}

#[test]
fn one_child_is_never_two_because_of_an_accent() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let (_, page) = look(
        &mut teacher,
        &class,
        "name\nZoe Ibanez\nAda Brook\nLiz Dale\n".as_bytes(),
    );
    take(&mut teacher, &page);
    let (_, page) = look(
        &mut teacher,
        &class,
        "Last Name,First Name\nIbáñez,Zoë\nBrook,Ada May\nDale,Elizabeth\n".as_bytes(),
    );
    let form = page.form_with(&["list", "request"]);
    let asked: Vec<bool> = form
        .controls
        .iter()
        .filter(|it| it.name == "same")
        .map(|it| it.sent)
        .collect();
    assert_eq!(asked.len(), 3, "each is asked about: {}", page.text);
    assert_eq!(
        asked.iter().filter(|sent| **sent).count(),
        2,
        "a nickname alone is not ticked beforehand"
    );
    take(&mut teacher, &page);
    assert_eq!(
        names(&room),
        ["Ada May", "Badan", "Elizabeth", "Liz", "Zoë"]
    );
    // A paste that may be somebody who is there is looked at, too.
    let sent =
        crate::support::classroom::paste(&mut teacher, room.class(), "Zoe Ibanez\n").expect(303);
    assert!(sent.location().contains("/roster/file?list="));
}

#[test]
fn a_box_a_row_and_a_class_of_several() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let file = "Room 12,,,\nClass,Last Name,First Name,Role\n4A,Brook,Ada,student\n4B,Dale,Ben,student\n4A,Elm,Cleo,student\n4A,Frizzle,Val,teacher\nTotal,3,,\n";
    let (place, page) = look(&mut teacher, &class, file.as_bytes());
    assert!(
        page.text.contains("Which class is yours?") && !page.text.contains("Use these names"),
        "{}",
        page.text
    );
    let page = Page::read(&teacher.get(&format!("{place}&class=0")).expect(200).text());
    let form = page.form_with(&["list", "request"]);
    let rows: Vec<_> = form.controls.iter().filter(|it| it.name == "row").collect();
    assert_eq!(rows.iter().filter(|it| it.sent).count(), 2, "{}", page.text);
    assert_eq!(rows.len(), 3, "the teacher can be ticked, a total cannot");
    assert!(
        page.text.contains("Not a student") && page.text.contains("A total"),
        "{}",
        page.text
    );
    let cleo = rows.iter().find(|it| it.sent).expect("a row").value.clone();
    let fields: Vec<(String, String)> = form
        .fields()
        .into_iter()
        .filter(|(name, value)| name != "row" || *value != cleo)
        .collect();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    teacher
        .post(&format!("/teach/classes/{class}/roster/file/take"), &fields)
        .expect(303);
    assert_eq!(
        names(&room).len(),
        2,
        "one row was taken out: {:?}",
        names(&room)
    );
}

#[test]
fn nothing_but_names_is_ever_on_the_disk() {
    let mut room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let planted = [
        "pw-violet-17",
        "2016-03-04",
        "Hispanic",
        "12 Elm Street",
        "1001234",
        "home@x.example",
        "555-0007",
    ];
    let rows = planted.join(",");
    let lists = [
        format!(
            "First Name,Last Name,Password,DOB,Race,Address,Student ID,Email,Phone\nAda,Brook,{rows}\n"
        ),
        "\"Brook, Ada\",Hispanic,1001234,2016-03-04\n\"Dale, Ben\",Asian,1001235,2016-03-05\n"
            .to_owned(),
        "1 Brook, Ada 1001234 4\n2 Dale, Ben 1001235 4\n".to_owned(),
        "Name,Address\n\"Brook, Ada\",\"12 Elm Street\nSpringfield\"\n".to_owned(),
    ];
    for list in &lists {
        let (_, page) = look(&mut teacher, &class, list.as_bytes());
        take(&mut teacher, &page);
        let sent = crate::support::classroom::paste(&mut teacher, &class, list);
        if sent.status == 303 && sent.location().contains("list=") {
            let page = Page::read(&teacher.get(sent.location()).expect(200).text());
            take(&mut teacher, &page);
        }
    }
    let answer = crate::support::classroom::paste(&mut teacher, &class, "ada.brook@x.example\n");
    assert_eq!(answer.status, 409);
    room.stop();
    let mut held = 0;
    let mut folders = vec![room.data()];
    while let Some(folder) = folders.pop() {
        for file in std::fs::read_dir(&folder).unwrap().flatten() {
            if file.path().is_dir() {
                folders.push(file.path());
                continue;
            }
            let Ok(bytes) = std::fs::read(file.path()) else {
                continue;
            };
            let holds = |word: &str| {
                bytes
                    .windows(word.len())
                    .any(|window| window == word.as_bytes())
            };
            held += usize::from(holds("Brook"));
            for word in planted.iter().chain(&["Springfield", "ada.brook@"]) {
                assert!(!holds(word), "{word} is in {}", file.path().display());
            }
        }
    }
    assert!(held > 0, "the test can find a word");
}

#[test]
fn a_whole_school_offers_its_classes() {
    let room = Classroom::with(1, "3", "60");
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let files = [
        (
            "users.csv",
            "sourcedId,status,role,givenName,familyName,password\nu1,active,student,Ada,Brook,pw-violet\nu2,active,teacher,Val,Frizzle,\nu3,active,student,Zoë,Ibáñez,\n",
        ),
        (
            "classes.csv",
            "sourcedId,status,title,classType,schoolSourcedId,periods\nc1,active,Writing 4A,homeroom,s1,2\nc2,active,Empty,homeroom,s1,3\n",
        ),
        (
            "enrollments.csv",
            "sourcedId,status,classSourcedId,userSourcedId,role\ne1,active,c1,u1,student\ne2,active,c1,u2,teacher\ne3,active,c1,u3,student\n",
        ),
    ];
    let path = format!("/teach/classes/{class}/roster/file");
    let mut ask = teacher
        .ask("POST", &path)
        .with("Content-Type", "multipart/form-data; boundary=----made-up");
    let parts = files.iter().map(|(name, text)| {
        format!("------made-up\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/csv\r\n\r\n{text}\r\n")
    });
    ask.body = format!("{}------made-up--\r\n", parts.collect::<String>()).into_bytes();
    let place = teacher.must(&ask).expect(303).location().to_owned();
    let page = Page::read(&teacher.get(&place).expect(200).text());
    assert!(
        page.text.contains("Writing 4A · period 2 · Children: 2"),
        "{}",
        page.text
    );
    let page = Page::read(
        &teacher
            .get(&format!("{place}&section=0"))
            .expect(200)
            .text(),
    );
    take(&mut teacher, &page);
    assert_eq!(names(&room), ["Ada", "Badan", "Zoë"]);
}
