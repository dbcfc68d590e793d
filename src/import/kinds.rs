//! Kinds of lists that schools have beside the plain ones: plans of a room, groups, cards, twins, forms that parents fill in, letters of
//! old programs. Every name here is made up.

use super::{
    cases::{read_as, shown},
    *,
};

const THREE: [&str; 3] = ["Ada|Brook", "Ben|Dale", "Cleo|Elm"];

fn look(list: &str) -> List {
    RawList::pasted(list).look(&Choice::default()).unwrap()
}

/// Reads each list, and tells all that came out wrong; nothing of any of them is asked.
#[track_caller]
fn all_read(lists: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (list, children) in lists {
        let raw = RawList::pasted(list);
        match raw.look(&Choice::default()) {
            Ok(look) if shown(&look) == *children && !look.asks_columns => {}
            Ok(look) => wrong.push(format!(
                "{list:?}: {:?} {}",
                shown(&look),
                look.asks_columns
            )),
            Err(why) => wrong.push(format!("{list:?}: {why:?}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_plan_of_the_room_is_read_row_by_row() {
    let four = &["Ada|", "Ben|", "Cleo|", "Dora|"];
    all_read(&[
        ("Row A,Ada,Ben\nRow B,Cleo,Dora\n", four),
        ("Row,Seat 1,Seat 2\nRow 1,Ada,Ben\nRow 2,Cleo,Dora\n", four),
        (",1,2\nMesa 1,Ada,Ben\nMesa 2,Cleo,Dora\n", four),
        (
            "Plan 4F,,,\n,Window,,Door\nRow 1,Ada,,Ben\nRow 2,,Cleo,Dora\n",
            four,
        ),
        ("Row 1,Ada,,Ben\nRow 2,,Cleo,Dora\n", four),
        (
            "FRONT OF ROOM,,\nAda,Ben,Cleo\nDora,Eli,Finn\nTeacher desk,,\n",
            &["Ada|", "Ben|", "Cleo|", "Dora|", "Eli|", "Finn|"],
        ),
    ]);
    // A mother beside her child is in no plan, and what children need is no group.
    for list in [
        "Row 1,Ada Brook,Greta Brook\nRow 2,Ben Dale,Gia Dale\n",
        "Red,Blue\nAda Brook,asthma\nBen Dale,epilepsy\nCleo Elm,nuts\n",
    ] {
        let list = look(list);
        assert!(list.asks_columns);
        assert!(list.offers.iter().all(|it| !it.names.is_empty()));
    }
    // Nobody knows that a plan in no order is one, but it is the first that is offered.
    let list = look("Gus,Ada,Cleo\nFinn,Ben,Dora\n");
    assert!(list.asks_columns);
    assert_eq!(list.offers[0].names.len(), 3);
    assert!(matches!(list.offers[0].columns, Columns::Each(_)));
}

#[test]
fn groups_beside_each_other_and_line_by_line_are_all_children() {
    let four = &["Ada|Brook", "Ben|Dale", "Cleo|Elm", "Dora|Fenn"];
    let given = &["Ada|", "Ben|", "Cleo|", "Dora|"];
    all_read(&[
        ("Girls,Boys\nAda Brook,Ben Dale\nCleo Elm,Dora Fenn\n", four),
        ("Red,Blue\nAda Brook,Ben Dale\nCleo Elm,Dora Fenn\n", four),
        (
            "Groups,\nRed,Blue\nAda Brook,Ben Dale\nCleo Elm,Dora Fenn\n",
            four,
        ),
        (
            "Mon Club,,Tue Club,\nAda Brook,4F,Ben Dale,4G\nCleo Elm,4F,Dora Fenn,4G\n",
            four,
        ),
        ("Table 1,Table 2\nAda,Ben\nCleo,Dora\n", given),
        ("Mesa 1;Mesa 2\nAda;Ben\nCleo;Dora\n", given),
        ("Table 1: Ada, Ben\nTable 2: Cleo, Dora\n", given),
        ("Red: Ada and Ben\nBlue: Cleo, Dora\n", given),
        (
            "Team A - Ada Brook, Ben Dale\nTeam B - Cleo Elm, Dora Fenn\n",
            four,
        ),
        ("Ada Brook      Ben Dale\nCleo Elm       Dora Fenn\n", four),
        (
            "Ada Brook\u{A0}\u{A0}\u{A0}Ben Dale\nCleo Elm\u{A0}\u{A0}\u{A0}Dora Fenn\n",
            four,
        ),
        ("\tAda Brook\t\tBen Dale\n\tCleo Elm\t\tDora Fenn\n", four),
        ("Ada, Ben, Cleo,\nDora\n", given),
        (
            "Group,Student 1,Student 2,Teacher\nA,Ada Brook,Ben Dale,Val\nB,Cleo Elm,Dora Fenn,Jen\n",
            four,
        ),
        (
            "Child 1,Child 2,Parent\nAda Brook,Cora Brook,Greta Brook\nBen Dale,,Gia Dale\n",
            &["Ada|Brook", "Cora|Brook", "Ben|Dale"],
        ),
        ("Girls (2): Ada, Ben\nBoys (2): Cleo, Dora\n", given),
        (
            "#,Girls,,#,Boys\n1,Ada Brook,,1,Ben Dale\n2,Cleo Elm,,2,Dora Fenn\n",
            four,
        ),
    ]);
    // What a table is called stands once above both of its columns, or beside its children stands something else.
    let list = look(",Table 1,,Table 2,\n,Ada,Ben,Cleo,Dora\n,Eli,Finn,Gus,Hal\n");
    let count: Vec<usize> = list.offers.iter().map(|it| it.columns.in_a_row()).collect();
    assert_eq!(count, [4, 2]);
    // Whom Ada likes to sit with is no group.
    let friends = RawList::pasted("Ada: Ben, Cleo\nBen: Ada, Dora\n");
    let friends = friends.look(&Choice::default());
    assert!(friends.is_err(), "{friends:?}");
}

#[test]
fn cards_below_each_other_are_a_table() {
    all_read(&[
        (
            "Name: Ada Brook\nDOB: 3/4/2017\nPhone: 555-0100\n\nName: Ben Dale\nDOB: 5/6/2017\nPhone: 555-0101\n\nName: Cleo Elm\nDOB: 7/8/2017\nPhone: 555-0102\n",
            &THREE,
        ),
        (
            "First name: Ada\nLast name: Brook\nAddress: 1 Elm St, Springfield\nFirst name: Ben\nLast name: Dale\nAddress: 2 Elm St, Springfield\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        (
            "Guardian: Greta Brook\nStudent: Ada Brook\nGuardian: Gia Dale\nStudent: Ben Dale\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        (
            "Placement card\t\nStudent:\tBrook, Ada\nReading level:\tM\nStudent:\tDale, Ben\nReading level:\tK\nStudent:\tElm, Cleo\nReading level:\tP\n",
            &THREE,
        ),
        (
            "Alumno: García López, Ana\nMadre: López Gil, Eva\nAlumno: Núñez, Luis\nMadre: Peña, Inés\n",
            &["Ana|García López", "Luis|Núñez"],
        ),
    ]);
}

#[test]
fn two_children_in_one_line_are_two() {
    all_read(&[
        (
            "Ada & Cora Brook\nBen Dale\n",
            &["Ada|Brook", "Cora|Brook", "Ben|Dale"],
        ),
        (
            "Brook, Ada and Cora\nDale, Ben\n",
            &["Ada|Brook", "Cora|Brook", "Ben|Dale"],
        ),
        (
            "Name,Class\n\"Brook, Ada & Cora\",4F\n\"Dale, Ben\",4F\n",
            &["Ada|Brook", "Cora|Brook", "Ben|Dale"],
        ),
        ("Ada Brook & family\nBen Dale and mum\nCleo Elm\n", &THREE),
    ]);
    assert!(!look("Ada & Cora Brook\nBen Dale\n").is_clean());
}

#[test]
fn lists_are_parted_by_whatever_sign_somebody_took() {
    all_read(&[
        (
            "First Name:Last Name:ID\nAda:Brook:1\nBen:Dale:2\nCleo:Elm:3\n",
            &THREE,
        ),
        (
            "Last Name/First Name/Grade\nBrook/Ada/4\nDale/Ben/4\nElm/Cleo/4\n",
            &THREE,
        ),
        ("Ada Brook = 12\nBen Dale = 14\nCleo Elm = 9\n", &THREE),
        ("Ada Brook → Red\nBen Dale → Blue\nCleo Elm → Red\n", &THREE),
        (
            "<ul><li>Ada Brook</li><li>Ben Dale</li><li>Cleo Elm</li></ul>",
            &THREE,
        ),
        (
            "<p>Ada Brook</p>\n<p>Ben Dale</p><p>Cleo&nbsp;Elm</p>",
            &THREE,
        ),
    ]);
    assert!(look("Ada Brook / Greta Brook\nBen Dale / Gia Dale\n").asks_columns);
    assert!(!look("Ada Ben Cleo Dora Eli Finn\n").is_clean());
}

#[test]
fn what_is_said_behind_a_name_or_below_a_list_is_no_name() {
    all_read(&[
        ("Ada Brook NEW!\nBen Dale\nCleo Elm\n", &THREE),
        ("Ada Brook sits with Ben\nBen Dale\nCleo Elm; EAL\n", &THREE),
        (
            "Ada Brook, Coeliac\nBen Dale - Type 1 diabetic\nCleo Elm Celíaca\n",
            &THREE,
        ),
        ("Ada Brook.\nBen Dale.\nCleo Elm.\n", &THREE),
        ("Students: Ada Brook, Ben Dale, Cleo Elm", &THREE),
        ("Class 4F: Ada Brook, Ben Dale and Cleo Elm", &THREE),
        ("Ada Brook\nBen Dale\nCleo Elm\nthanks, Val\n", &THREE),
        ("Brook, Ada\nDale, Ben 2nd\nElm, Cleo\n", &THREE),
        ("Ada\nBen\nUpdated by the office\n", &["Ada|", "Ben|"]),
        (
            "Ana\nLuis\nLista actualizada por la oficina\n",
            &["Ana|", "Luis|"],
        ),
        (
            "Hi Val, here is your list for next year:\n\nAda Brook\nBen Dale\nCleo Elm\n",
            &THREE,
        ),
        (
            "Ada Brook\nBen Dale - left in October\nCleo Elm - moved in October\n",
            &["Ada|Brook", "Cleo|Elm"],
        ),
        (
            "First Name,Last Name\nAda,Brook\nTest,Jay\nBen,Test\n",
            &["Ada|Brook", "Ben|Test"],
        ),
    ]);
    assert!(!look("Ada\nBen\nUpdated by the office\n").asks_order);
}

#[test]
fn what_a_child_is_called_is_found_beside_its_name() {
    all_read(&[
        (
            "Brook, Cleo (CJ)\nDale, Mary Kate (MK)\nElm, Thomas \"TJ\"\nFenn, Peter (PP)\n",
            &["CJ|Brook", "MK|Dale", "TJ|Elm", "Peter|Fenn"],
        ),
        (
            "\"Dale, Benjamin - Ben\"\n\"Elm, Cleopatra; Cleo\"\n",
            &["Ben|Dale", "Cleo|Elm"],
        ),
        (
            "Timestamp,Your Name (Parent),Student First Name,Student Last Name,Name your child prefers,Bus rider?\n1/1,Greta Brook,Adelaide,Brook,Ada,Yes\n1/2,Gia Dale,Ben,Dale,,No\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        (
            "Timestamp,What is your first name?,What is your last name?,What do you like to be called?\n1/1,Adelaide,Brook,Ada\n1/1,Ben,Dale,\n",
            &["Ada|Brook", "Ben|Dale"],
        ),
        (
            "María José García\nJuan Carlos Núñez Peña\n",
            &["María José|García", "Juan Carlos|Núñez Peña"],
        ),
        (
            "Jean - Luc Elm\nAda Brook\n",
            &["Jean-Luc|Elm", "Ada|Brook"],
        ),
        ("𝐀𝐝𝐚 Brook\n𝓑𝓮𝓷 Dale\n", &["Ada|Brook", "Ben|Dale"]),
        ("مـــريم أحمد\nيوســف خالد\n", &["مريم|أحمد", "يوسف|خالد"]),
    ]);
}

#[test]
fn whether_a_child_is_there_is_told_under_many_titles() {
    for (title, here, gone) in [
        ("STUDENTS.Enroll_Status", "0", "2"),
        ("Estado Matrícula", "Matriculado", "Anulada"),
        ("Situación de la matrícula", "Matriculada", "Baja"),
        ("Matriculation status", "Enrolled", "Withdrawn"),
        ("Current enrollment status", "Active", "Inactive"),
    ] {
        let list = format!(
            "Student Name\t{title}\nAda Brook\t{here}\nBen Dale\t{here}\nCleo Elm\t{gone}\n"
        );
        all_read(&[(&list, &["Ada|Brook", "Ben|Dale"])]);
    }
    // What else has a status says nothing of that.
    let list = "Student Name,Lunch status\nAda Brook,Active\nBen Dale,Active\nCleo Elm,Inactive\n";
    all_read(&[(list, &THREE)]);
}

#[test]
fn lists_of_programs_from_before_windows_have_their_letters() {
    for (bytes, children) in [
        (
            &b"Nom;Pr\x82nom\r\nMartin;Zo\x82\r\nLef\x8Avre;L\x82o\r\nBr\x96l\x82;Ma\x89lle\r\n"[..],
            &["Zoé|Martin", "Léo|Lefèvre", "Maëlle|Brûlé"][..],
        ),
        (
            b"Apellidos;Nombre\r\nPe\xA4a;Bego\xA4a\r\nG\x81ell;\xE9rsula\r\n",
            &["Begoña|Peña", "Úrsula|Güell"],
        ),
        (
            b"Efternamn;F\x94rnamn\r\n\x8Fberg;G\x94ran\r\n\x99berg;M\x84rta\r\n",
            &["Göran|Åberg", "Märta|Öberg"],
        ),
        (
            b"Nazwisko;Imi\xA9\r\nWi\x98niewska;\x9Ducja\r\nK\x88os;J\xA2zef\r\n",
            &["Łucja|Wiśniewska", "Józef|Kłos"],
        ),
    ] {
        let read = read_as(bytes, &Choice::default());
        assert_eq!(read.as_deref().unwrap_or_default(), children);
    }
}
