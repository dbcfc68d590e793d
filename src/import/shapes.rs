//! Lists of unusual shapes: blocks side by side, names in a row, columns by spaces, headings that nobody knows, numbers of every
//! sort. Every name here is made up.

use super::{
    cases::{read_as, shown},
    *,
};

const TWO: [&str; 2] = ["Ada|Brook", "Ben|Dale"];

fn look(list: &str) -> List {
    RawList::pasted(list).look(&Choice::default()).unwrap()
}

#[track_caller]
fn only(list: &str, children: &[&str]) {
    let read = read_as(list.as_bytes(), &Choice::default());
    assert_eq!(read.as_deref().unwrap_or_default(), children, "{list}");
}

/// How a row was left out, and whether it has a box.
#[track_caller]
fn why(list: &str, line: usize) -> (Option<Why>, bool) {
    let list = look(list);
    let entry = list
        .entries
        .iter()
        .find(|entry| entry.line == line)
        .unwrap();
    (entry.why, entry.name.is_some())
}

/// The children that each offer would give.
fn offered(list: &str) -> Vec<Vec<String>> {
    let raw = RawList::pasted(list);
    let look = raw.look(&Choice::default()).unwrap();
    assert!(look.asks_columns, "{list}");
    let offers = look.offers.iter().map(|offer| {
        let choice = Choice {
            columns: Some(offer.columns),
            ..Choice::default()
        };
        shown(&raw.look(&choice).unwrap())
    });
    offers.collect()
}

#[test]
fn a_second_block_side_by_side_is_read_too() {
    for list in [
        "Name,Table,Name,Table\nAda Brook,1,Cleo Elm,2\nBen Dale,1,Dora Fenn,2\n",
        "First Name,Last Name,,First Name,Last Name\nAda,Brook,,Cleo,Elm\nBen,Dale,,Dora,Fenn\n",
        "Room 12,,,\nName,Peg,Name,Peg\nAda Brook,1,Cleo Elm,3\nBen Dale,2,Dora Fenn,4\nTotal,4,,\n",
    ] {
        only(list, &["Ada|Brook", "Ben|Dale", "Cleo|Elm", "Dora|Fenn"]);
    }
    only(
        "Name,Ada Brook,Ben Dale,Cleo Elm\nTable,1,2,1\n",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
    );
    only(
        "First,Ada,Ben,Cleo\nLast,Brook,Dale,Elm\n",
        &["Ada|Brook", "Ben|Dale", "Cleo|Elm"],
    );
    // Whose names the second are is not known, or they are those of a mother.
    let list = "First Name,Last Name,Grade,First Name,Last Name\nAda,Brook,4,Greta,Sanz\nBen,Dale,4,Gia,Dale\n";
    assert_eq!(offered(list)[0], TWO);
    only(
        ",,Guardian,\nName,Phone,Name,Phone\nAda Brook,5,Greta Brook,6\nBen Dale,7,Gia Dale,8\n",
        &TWO,
    );
    only(
        "Student,Name,Relation,Name,Relation\nAda Brook,Greta,mother,Gus,father\nBen Dale,Gia,mother,,\n",
        &TWO,
    );
}

#[test]
fn several_columns_of_children_may_all_be_meant() {
    let all = ["Ben|Dale", "Ada|Brook", "Dora|Fenn", "Cleo|Elm"].map(str::to_owned);
    for list in [
        "Readers,Helpers\nBen Dale,Ada Brook\nDora Fenn,Cleo Elm\n",
        "Ben Dale,1,Ada Brook,2\nDora Fenn,3,Cleo Elm,4\n",
        "Ben Dale       Ada Brook\nDora Fenn      Cleo Elm\n",
        "Ben Dale / Ada Brook\nDora Fenn / Cleo Elm\n",
    ] {
        assert!(
            offered(list).contains(&all.to_vec()),
            "{list} {:?}",
            offered(list)
        );
    }
    // A mother's name beside that of her child stands in no order, or has the same family.
    for list in [
        "Ada Brook\tGreta Brook\nBen Dale\tGia Dale\nCleo Elm\tHal Elm\n",
        "Ada Brook / Greta Sanz\nBen Dale / Gia Dale\n",
    ] {
        assert!(look(list).asks_columns, "{list}");
    }
}

#[test]
fn what_stands_beside_a_name_need_not_be_kept() {
    let list = offered("Ada,Asthma\nBen,Dyslexia\nCleo,Eczema\n");
    assert_eq!(list[0], ["Ada|", "Ben|", "Cleo|"]);
}

#[test]
fn one_row_of_sums_destroys_no_heading() {
    for list in [
        "Name,AM,PM\nAda Brook,/,/\nBen Dale,/,/\nPresent,2,2\n",
        "Name,AM,PM\nAda Brook,/,/\nBen Dale,/,/\nLate,2,2\nAbsent,0,0\n",
        "Student,Math,Avg\nAda Brook,90,8\nBen Dale,70,6\nClass Avg,70,6\nHigh,90,8\nLow,70,6\nStd Dev,1,1\n",
        "Pupil,Mon,Tue\nAda Brook,/,/\nBen Dale,/,/\nTotal present,2,2\nHot total,1,1\n",
        "Name,9/1,9/2\nAda Brook,/,/\nName,9/8,9/9\nBen Dale,/,/\n",
        "\"\",\"Mon\",\"\",\"Tue\"\n\"Name\",\"AM\",\"PM\",\"AM\"\n\"Brook, Ada\",\"/\",\"N\",\"/\"\n\"Dale, Ben\",\"/\",\"/\",\"/\"\n\"Present\",\"2\",\"1\",\"2\"\n",
        "\"\",\"Mon\",\"\",\"Tue\"\n\"Brook, Ada\",\"/\",\"N\",\"/\"\n\"Dale, Ben\",\"/\",\"/\",\"/\"\n",
    ] {
        only(list, &TWO);
    }
    let list = "Name,Peg,Cubby\nAda Brook,1,1\nBen Dale 2,2,2\nCleo Elm,3,3\nDora Fenn,3,3\n";
    assert_eq!(look(list).entries[0].why, Some(Why::Heading));
    // Max is a child where children stand with their given names.
    only("Name,Grade\nMax,4\nAda,4\n", &["Max|", "Ada|"]);
    let sums = "Name,Grade\nAda Brook,4\nBen Dale,4\nMax,4\n";
    assert_eq!(why(sums, 4), (Some(Why::Total), true));
}

#[test]
fn a_heading_that_nobody_knows_is_no_child() {
    for title in [
        "Kid",
        "Camper Name",
        "Full Legal Name",
        "NAME OF CHILD",
        "Class Member",
        "Name of Pupil in full",
        "Nombre y apellidos del alumno",
        "Nombre del niño o niña",
        "اسم الطفل",
        "الاسم الكامل للطالب",
        "Naam leerling",
        "이름",
        "성명",
        "Student/Teacher",
        "Niño/a",
        "Who?",
        "Wer",
        "Kestrels",
    ] {
        for (column, cells) in [
            ("Homework", ["y", "n"]),
            ("Peg", ["1", "2"]),
            ("Birth", ["3/4/17", "5/6/17"]),
        ] {
            let list = format!(
                "{title},{column}\nAda Brook,{}\nBen Dale,{}\n",
                cells[0], cells[1]
            );
            only(&list, &TWO);
            let three = format!(
                "{title},{column}\nAda Brook,{0}\nBen Dale,{0}\nCleo Elm,{0}\n",
                cells[0]
            );
            only(&three, &["Ada|Brook", "Ben|Dale", "Cleo|Elm"]);
        }
    }
    for heading in [
        "Enw,Cyfenw",
        "Ainm,Sloinne",
        "Ім'я,Прізвище",
        "Όνομα,Επώνυμο",
    ] {
        only(&format!("{heading}\nAda,Brook\nBen,Dale\n"), &TWO);
    }
    only("Abizenak;Izena\nBrook;Ada\nDale;Ben\n", &TWO);
    assert_eq!(
        why("Kestrels,Homework\nAda Brook,y\nBen Dale,n\n", 1),
        (Some(Why::Heading), true)
    );
    // The first of a list without a heading stays a child.
    only("Ada Brook,4\nBen Dale,5\n", &TWO);
}

#[test]
fn columns_by_spaces_are_columns() {
    only(
        "Last        First       ID\nBrook       Ada         1001\nDale        Ben         1002\n",
        &TWO,
    );
    only(
        "Ada Brook         04/03/2017   F\nBen Dale          06/05/2017   M\n",
        &TWO,
    );
    only("Ada Brook F\nBen Dale M\n", &TWO);
    only(
        "Surname Forename DOB\nBrook Ada 04/03/2017\nDale Ben 06/05/2017\n",
        &TWO,
    );
    only(
        "Elm Primary School                    Class 4F\nAda Brook         04/03/2017   F\nBen Dale          06/05/2017   M\nPage 2 of 2\n",
        &TWO,
    );
    only("Ada B\nBen D\n", &["Ada|B", "Ben|D"]);
}

#[test]
fn lines_are_counted_in_many_ways() {
    for (one, two) in [
        ("No. 1 Ada Brook", "No. 2 Ben Dale"),
        ("N° 1 Ada Brook", "N° 2 Ben Dale"),
        ("Nr. 1: Ada Brook", "Nr. 2: Ben Dale"),
        ("Student 1: Ada Brook", "Student 2: Ben Dale"),
        ("①Ada Brook", "②Ben Dale"),
        ("01Ada Brook", "02Ben Dale"),
        ("a) Ada Brook", "b) Ben Dale"),
        ("i. Ada Brook", "ii. Ben Dale"),
        ("o   Ada Brook", "o   Ben Dale"),
        ("Ada Brook........4", "Ben Dale.........4"),
        ("[ ] Ada Brook", "[x] Ben Dale"),
        ("[1] Ada Brook", "[2] Ben Dale"),
        (
            "[03/09/2026, 08:15:22] Ms F: Ada Brook",
            "[03/09/2026, 08:15:30] Ms F: Ben Dale",
        ),
    ] {
        only(&format!("{one}\n{two}\n"), &TWO);
    }
    only("A. Ada\nB. Ben\nC. Cleo\n", &["Ada|", "Ben|", "Cleo|"]);
    only("أ. مريم\nب. يوسف\nج. نورة\n", &["مريم|", "يوسف|", "نورة|"]);
    only("A. Brook\nJ. Dale\n", &["A.|Brook", "J.|Dale"]);
    for count in ["Students: 2", "Pupils 2", "Alumnos: 2", "2 students"] {
        only(&format!("1. Ada Brook\n2. Ben Dale\n{count}\n"), &TWO);
    }
}

#[test]
fn of_a_cell_with_several_lines_the_first_is_the_name() {
    only(
        "Name,X\n\"Brook, Ada\nGrade 4\",1\n\"Dale, Ben\nGrade 4\",2\n",
        &TWO,
    );
    only("Name,X\n\"Brook,\nAda\",1\n\"Dale,\nBen\",2\n", &TWO);
    only(
        "<table><tr><th>Student</th><th>X</th></tr><tr><td>Ada Brook<br>Bus</td><td>1</td></tr><tr><td>Ben Dale<br>Deaf</td><td>2</td></tr></table>",
        &TWO,
    );
    // A cell of a spreadsheet with the whole list in it.
    only("\"Ada Brook\nBen Dale\"\n", &TWO);
}

#[test]
fn quotation_marks_and_letters_of_one_column_are_read() {
    only(
        "Name\n\"Brook, Adelaide (Ada)\"\n\"Dale, Benjamin (Ben)\"\n",
        &TWO,
    );
    only(
        "Zo&euml; Dale\nO&#39;Neil, Siobh&aacute;n\n",
        &["Zoë|Dale", "Siobhán|O'Neil"],
    );
    only("Ada Brook\u{B}Ben Dale\n", &TWO);
    for end in ["\u{B}", "\u{C}", "\u{85}"] {
        let list = look(&format!("Ada Brook{end}Ben Dale"));
        assert_eq!(shown(&list), TWO);
    }
    only("Ada Brook\nBen\0 Dale\n", &TWO);
    only("Name\nRenÃ©e Dale\n", &["Renée|Dale"]);
}
