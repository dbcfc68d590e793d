//! A class list with every question and a whole school's classes, and a district's calendar, on a laptop and a phone, in the
//! teacher's three languages. Every name is made up.

use super::{Screen, Tab, visit};
use crate::support::classroom::Classroom;

const LIST: &str = "Ms. Frizzle - Room 12,,\nStudent Name,Role,ID\nLucía García Pérez,student,1001\nAda May Brook,student,1002\nAda Brown,student,1003\n\
    Zoë Ibáñez,student,1004\nElizabeth (Liz) Dale,student,1005\nAna de la Cruz,student,1006\nليلى الزهراء,student,1007\nVal Frizzle,teacher,7\nStudent Test,student,9\nTotal,7,\n";
const CALENDAR: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//d//c//EN\r\n\
    BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261126\r\nDTEND;VALUE=DATE:20261128\r\nSUMMARY:Thanksgiving Break\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261218\r\nSUMMARY:Half Day - 11:45\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261214\r\nSUMMARY:Holiday Concert\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
const SET: [(&str, &str); 3] = [
    (
        "users.csv",
        "sourcedId,status,role,givenName,familyName\nu1,active,student,Ada,Brook\nu2,active,student,Ben,Dale\n",
    ),
    (
        "classes.csv",
        "sourcedId,status,title,classType,schoolSourcedId,periods\nc1,active,Writing 4A,homeroom,s1,2\nc2,active,Empty,homeroom,s1,3\n",
    ),
    (
        "enrollments.csv",
        "sourcedId,status,classSourcedId,userSourcedId,role\ne1,active,c1,u1,student\ne2,active,c1,u2,student\n",
    ),
];

async fn good(tab: &Tab, picture: &str) {
    tab.wait_for("h1").await;
    tab.look(picture).await;
    tab.words_keep_their_spaces().await;
    tab.landmarks().await;
    tab.no_sideways_scroll().await;
    tab.silent().await;
    tab.targets_at_least("main button, main summary, main select, main .roll a", 44.0)
        .await;
}

fn lists_and_days(screen: Screen, device: &str, language: &str) {
    let room = Classroom::new()
        .claimed()
        .with_class(&["Zoe Ibanez", "Liz Dale", "Cleo Elm"])
        .all_speaking(language);
    let mut teacher = room.teacher();
    let class = room.class().to_owned();
    let file = format!("/teach/classes/{class}/roster/file");
    let list = teacher
        .post(&file, &[("file", LIST)])
        .expect(303)
        .location()
        .to_owned();
    let several = LIST
        .replace("Role", "Class")
        .replacen("student", "4A", 3)
        .replacen("student", "4B", 4);
    let several = teacher
        .post(&file, &[("file", &several)])
        .expect(303)
        .location()
        .to_owned();
    let mut ask = teacher
        .ask("POST", &file)
        .with("Content-Type", "multipart/form-data; boundary=----made-up");
    let parts = SET.iter().map(|(name, text)| {
        format!("------made-up\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{text}\r\n")
    });
    ask.body = format!("{}------made-up--\r\n", parts.collect::<String>()).into_bytes();
    let set = teacher.must(&ask).expect(303).location().to_owned();
    let days = format!("/teach/classes/{class}/no-school/file");
    let days = teacher
        .post(&days, &[("file", CALENDAR)])
        .expect(303)
        .location()
        .to_owned();
    visit(screen, async |tab| {
        tab.become_client(&teacher).await;
        for (place, name) in [
            (&list, "list"),
            (&several, "list-classes"),
            (&set, "list-set"),
            (&days, "days"),
        ] {
            tab.open(&format!("http://{}{place}", teacher.address))
                .await;
            tab.ask("document.querySelectorAll('main details').forEach(function (it) { it.open = true; })").await;
            let spoken = tab.ask("document.documentElement.lang").await;
            assert_eq!(spoken, language, "{name}");
            good(tab, &format!("{device}-{name}-{language}")).await;
        }
    });
}

#[test]
fn a_list_is_looked_at_on_a_laptop() {
    for language in ["en", "es", "ar"] {
        lists_and_days(Screen::LAPTOP.sized(1366, 768), "laptop", language);
    }
}

#[test]
fn a_list_is_looked_at_on_a_phone() {
    for language in ["en", "es", "ar"] {
        lists_and_days(Screen::PHONE.sized(390, 844), "phone", language);
    }
}

/// By keys alone: a box is unticked, and the names are taken over.
#[test]
fn a_list_is_taken_over_by_keys_alone() {
    let room = Classroom::new().claimed().with_class(&["Cleo Elm"]);
    let mut teacher = room.teacher();
    let file = format!("/teach/classes/{}/roster/file", room.class());
    let place = teacher
        .post(
            &file,
            &[("file", "First Name,Last Name,ID\nAda,Brook,1\nBen,Dale,2\n")],
        )
        .expect(303)
        .location()
        .to_owned();
    visit(Screen::LAPTOP, async |tab| {
        tab.become_client(&teacher).await;
        tab.open(&format!("http://{}{place}", teacher.address))
            .await;
        tab.wait_for("#row-1").await;
        tab.ask("document.querySelector('#row-1').focus()").await;
        tab.press(" ").await;
        tab.ask("document.querySelector('main button.main').focus()")
            .await;
        tab.press("Enter").await;
        tab.wait_for_words("One name is saved").await;
    });
}
