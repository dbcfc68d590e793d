//! What stands around the names of lists, and who has left: none of it may come in, and no child may be lost for it. Every name
//! here is made up.

use super::{
    cases::{read, read_as, shown},
    *,
};

const TWO: [&str; 2] = ["Ada|Brook", "Ben|Dale"];

#[track_caller]
fn only(list: &str, children: &[&str]) {
    let read = read_as(list.as_bytes(), &Choice::default());
    assert_eq!(read.as_deref().unwrap_or_default(), children, "{list}");
}

/// How a row was left out, and whether it has a box.
#[track_caller]
fn why(list: &str, line: usize) -> (Option<Why>, bool) {
    let list = RawList::pasted(list).look(&Choice::default()).unwrap();
    let entry = list
        .entries
        .iter()
        .find(|entry| entry.line == line)
        .unwrap();
    (entry.why, entry.name.is_some())
}

#[test]
fn children_who_are_called_like_lines_of_a_page_are_children() {
    only(
        "Fin Brook 4F\nPage, Ada 4F\nAda Elm 4F\n",
        &["Fin|Brook", "Ada|Page", "Ada|Elm"],
    );
    only(
        "Name,Class\nGrade Leo,4F\nDate Mori,4F\nMean Ida,4F\n",
        &["Grade|Leo", "Date|Mori", "Mean|Ida"],
    );
    for line in [
        "Page 2",
        "Page 1 of 2",
        "Date: 9/1",
        "Students: 3",
        "End: 4",
    ] {
        let list = format!("Ada Brook 4F\nBen Dale 4F\nCleo Elm 4F\n{line}\n");
        assert_eq!(why(&list, 4).0, Some(Why::Total), "{line}");
    }
    assert_eq!(why("Name,Note\nRen©e Dale,4\nAda Brook,4\n", 2).0, None);
}

#[test]
fn titles_with_a_number_above_numbered_lines_are_no_children() {
    for line in [
        "Elm Primary School 2026-27",
        "Fall Semester 2026",
        "Writing Period 3",
        "As of 11/30/2026",
        "Kestrel Class 4",
        "Run by jdoe on 11/30",
        "Open seats 4",
        "Springfield Unified School District 12",
        "24 students",
        "3 records found",
        "Items per page 50",
    ] {
        for (one, two, three) in [
            (
                "1 Brook, Ada 1001 4",
                "2 Dale, Ben 1002 4",
                "3 Elm, Cleo 1003 4",
            ),
            ("Brook, Ada 1001", "Dale, Ben 1002", "Elm, Cleo 1003"),
        ] {
            let list = format!("{line}\n{one}\n{two}\n{three}\n");
            only(&list, &["Ada|Brook", "Ben|Dale", "Cleo|Elm"]);
            let list = format!("{one}\n{two}\n{three}\n{line}\n");
            only(&list, &["Ada|Brook", "Ben|Dale", "Cleo|Elm"]);
        }
    }
    only("Ada Brook, Year 4\nBen Dale, Year 4\n", &TWO);
    let moved = "1 Brook, Ada 1001\n2 Dale, Ben 1002\n3 Jay, Hal (moved 10/2)\n";
    only(moved, &TWO);
    assert_eq!(why(moved, 3), (Some(Why::Gone), true));
}

#[test]
fn lines_around_a_list_are_no_children() {
    for line in [
        "Girls",
        "Blue table",
        "***** End of report *****",
        "-- end of list --",
        "*** END ***",
        "Continued on next page",
        "Sent from my iPhone",
        "New student",
        "Student 5",
    ] {
        only(&format!("Ada Brook\nBen Dale\n{line}\n"), &TWO);
    }
    only(
        "Name,Time\nAda Brook,3:30\nBREAK,3:40\nBen Dale,3:50\n",
        &TWO,
    );
    only(
        "Elm Unified,,\nFrizzle Val,,\nLast,First,ID\nBrook,Ada,1\nElm Unified,,\nFrizzle Val,,\nLast,First,ID\nDale,Ben,2\n",
        &TWO,
    );
    for letter in [
        "Hi Val,\n\nHere is your class list for next year:\n\nAda Brook\nBen Dale\n\nThanks,\nJen\n",
        "Bonjour,\nvoici la liste de la classe de CM1 :\n- BROOK Ada\n- DALE Ben\nBien cordialement,\nClaire Dupont\n",
    ] {
        let read = read_as(letter.as_bytes(), &Choice::default()).unwrap();
        let read: Vec<String> = read.iter().map(|it| it.to_lowercase()).collect();
        assert_eq!(read, ["ada|brook", "ben|dale"], "{letter}");
    }
    only(
        "Teachers\nVal Frizzle\nStudents\nActions\nAda Brook\nBen Dale\n",
        &TWO,
    );
    only("Ada Brook\nBen Dale\nTeachers\nVal Frizzle\n", &TWO);
    only(
        "Ada Brook,\nBen Dale,\nCleo Elm\n",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
    );
    // A child who was added without its number is one.
    only(
        "1. Ada Brook\n2. Ben Dale\nCleo Elm\n",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
    );
}

#[test]
fn whoever_has_left_has_a_box_and_no_place() {
    for list in [
        "First Name,Last Name,Status\nAda,Brook,A\nCleo,Elm,I\nBen,Dale,A\n",
        "First Name,Last Name,Status\nAda,Brook,Current\nCleo,Elm,Leaver\nBen,Dale,Current\n",
        "First Name,Last Name,Status\nAda,Brook,On roll\nCleo,Elm,Off roll\nBen,Dale,On roll\n",
        "First Name,Last Name,Status\nAda,Brook,Matriculada\nCleo,Elm,Anulada\nBen,Dale,Matriculado\n",
        "First Name,Last Name,Status\nAda,Brook,Aktiv\nCleo,Elm,Abgang\nBen,Dale,Aktiv\n",
        "First Name,Last Name,Status\nAda,Brook,0\nCleo,Elm,2\nBen,Dale,0\n",
        "Name\nAda Brook\nCleo Elm - withdrawn 9/12\nBen Dale\n",
        "Name\nAda Brook\nCleo Elm (left)\nBen Dale\n",
    ] {
        only(list, &TWO);
        assert_eq!(why(list, 3), (Some(Why::Gone), true), "{list}");
    }
    only("Name\nAda Brook (left-handed)\nBen Dale\n", &TWO);
}

#[test]
fn a_child_with_two_guardians_is_one() {
    let list = "Name,Guardian,Relation\nAda Brook,Greta Brook,Mother\nAda Brook,Gus Brook,Father\nBen Dale,Gia Dale,Mother\n";
    only(list, &TWO);
    assert_eq!(why(list, 3), (Some(Why::Twice), true));
    only(
        "First Name,Guardian,Phone\nAda,Greta,1\nAda,Gia,2\n",
        &["Ada|", "Ada|"],
    );
    only(
        "Name,Grade,Guardian\nAda Brook,3,Greta\nAda Brook,4,Gia\n",
        &["Ada|Brook", "Ada|Brook"],
    );
}

#[test]
fn a_note_beside_a_list_is_no_class() {
    let files = [
        ("pupils.csv", "First Name,Last Name\nAda,Brook\nBen,Dale\n"),
        ("notes.txt", "hello\n"),
    ];
    let files = files.map(|(name, text)| SentFile {
        name,
        bytes: text.as_bytes(),
    });
    let list = read(&files)
        .unwrap()
        .list(None, &Choice::default())
        .unwrap();
    assert!(list.classes.is_empty());
    assert_eq!(shown(&list), TWO);
}
