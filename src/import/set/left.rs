//! Who stands in the files of a set and is no child of a class, or is no longer; and the rows that a spreadsheet does not show.
//! Every name here is made up.

use super::cases::{cell, loose, pack, sheet, told, workbook};
use crate::import::{cases::read, *};

#[test]
fn whoever_left_or_was_made_up_has_a_box_and_strangers_are_said() {
    let set = [
        (
            "users.csv",
            "sourcedId,status,enabledUser,role,givenName,familyName\nu1,,true,student,Ada,Brook\nu2,,true,student,\"García López, María José\",\n\
            u3,,true,student,Cleo,Elm\nu4,,false,student,Dora,Fenn\nu5,,true,student,Test,Student\nu6,,true,student,Ben 2,Gray\nu7,,true,student,Ms. Val,Frizzle\n\
            u8,tobedeleted,true,student,Hal,Jay\n",
        ),
        (
            "academicSessions.csv",
            "sourcedId,title,type,startDate,endDate,schoolYear\nt1,Fall,term,2026-08-01,2026-12-20,2026\nt2,Spring,term,2027-01-05,2027-06-15,2027\n",
        ),
        (
            "classes.csv",
            "sourcedId,title,classType,termSourcedIds\nc1,4A,homeroom,\"t1,t2\"\n",
        ),
        (
            "enrollments.csv",
            "sourcedId,status,classSourcedId,userSourcedId,role,beginDate,endDate\ne1,,c1,u1,student,,2999-06-10\ne2,,c1,u2,student,,\ne3,,c1,u3,student,2020-08-24,2020-10-02\n\
            e4,,c1,u4,student,,\ne5,,c1,u5,student,,\ne6,,c1,u6,student,,\ne7,,c1,u7,student,,\ne8,,c1,u8,student,,\ne9,,c1,u99,student,,\n",
        ),
    ];
    let brought = loose(&set);
    assert_eq!(
        told(loose(&set)),
        ["4A () - Fall and Spring: Ada|Brook, María José|García López"]
    );
    let Ok(Brought::Set(set)) = brought else {
        panic!("a set")
    };
    assert_eq!(set.classes[0].count(), 2, "only who comes is counted");
    assert_eq!(set.classes_of(None, Some(1)).count(), 1);
    let list = set.list(0, &Choice::default()).unwrap();
    let left = list
        .entries
        .iter()
        .filter_map(|entry| Some((entry.text.clone(), entry.why?, entry.name.is_some())));
    let left: Vec<_> = left.collect();
    let expected = [
        ("Cleo Elm", Why::Gone, true),
        ("Dora Fenn", Why::Gone, true),
        ("Test Student", Why::Test, true),
        ("Ben 2 Gray", Why::Signs, false),
        ("Ms. Val Frizzle", Why::NotStudent, true),
        ("u99", Why::Unknown, false),
    ];
    assert_eq!(
        left,
        expected.map(|(text, why, has_box)| (text.to_owned(), why, has_box))
    );
    let both = Choice {
        rows: Some([0, 1, 2].into()),
        ..Choice::default()
    };
    assert_eq!(set.list(0, &both).unwrap().names().len(), 3);
}

#[test]
fn a_row_that_the_spreadsheet_does_not_show_has_a_box() {
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"2\">{}</row><row r=\"3\" hidden=\"1\">{}</row><row r=\"4\">{}</row>",
        cell("A1", "Name"),
        cell("A2", "Ada Brook"),
        cell("A3", "Zed Zero"),
        cell("A4", "Ben Dale"),
    );
    let new = workbook(&[("4A", sheet(&rows))]);
    let row = |mark: &str, text: &str| {
        format!(
            "<table:table-row{mark}><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
        )
    };
    let rows = [
        row("", "Name"),
        row("", "Ada Brook"),
        row(" table:visibility=\"filter\"", "Zed Zero"),
        row("", "Ben Dale"),
    ];
    let open = format!(
        "<table:table table:name=\"4A\">{}</table:table>",
        rows.concat()
    );
    let open = pack(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &open),
    ]);
    for bytes in [&new, &open] {
        let sent = SentFile {
            name: "list",
            bytes,
        };
        let list = read(&[sent])
            .unwrap()
            .list(None, &Choice::default())
            .unwrap();
        assert_eq!(list.names().len(), 2);
        let hidden = list
            .entries
            .iter()
            .find(|entry| entry.why == Some(Why::Hidden));
        assert_eq!(hidden.map(|entry| entry.text.as_str()), Some("Zed Zero"));
        assert!(hidden.is_some_and(|entry| entry.name.is_some()));
    }
}
