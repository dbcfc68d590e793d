//! Cases of the questions: whose turn it is, and what becomes of each action of the teacher's.

use crate::domain::prep::questions::*;

const BAND: Band = Band::G35;
const ROLE: QuestionRole = QuestionRole::Proud;

fn sheet(number: u32) -> Sheet {
    Sheet {
        id: None,
        number,
        lines: Vec::new(),
    }
}

fn own(at: u8) -> Question {
    Question {
        wording: format!("own-{at}"),
        words: Some(format!("Question {at}?")),
        standing: Standing::Shown,
    }
}

fn names(questions: &Questions) -> Vec<&str> {
    questions.asked().map(|it| it.wording.as_str()).collect()
}

#[test]
fn chairs_own_take_turns_from_child_to_child_and_sheet_to_sheet() {
    let questions = ClassQuestions::default().for_role(Language::English, BAND, ROLE);
    let turn = |student, number, swapped| {
        let turn = questions.turn(StudentId::new(student), &sheet(number), ROLE, swapped);
        turn.map(|it| it.wording.clone()).expect("a question")
    };
    for next in [turn(41, 1, 0), turn(40, 2, 0), turn(40, 1, 1)] {
        assert_ne!(turn(40, 1, 0), next);
    }
    let mut seen: Vec<String> = (1..=4).map(|number| turn(40, number, 0)).collect();
    seen.sort();
    assert_eq!(
        seen,
        ["g35-proud-1", "g35-proud-2", "g35-proud-3", "g35-proud-4"]
    );
    assert_eq!(turn(40, 1, 4), turn(40, 1, 0), "and round again");
}

#[test]
fn a_pick_is_everyones_first_question_until_they_take_turns_again() {
    let all = Questions::new(BAND, ROLE, &[]);
    let picked = all.apply(Action::Pick, "g35-proud-3").expect("picked");
    let picked = picked.apply(Action::Pick, "g35-proud-2").expect("another");
    for student in 1..9 {
        let (student, sheet) = (StudentId::new(student), sheet(2));
        let turn = |swapped| picked.turn(student, &sheet, ROLE, swapped);
        let turn = |swapped| turn(swapped).map(|question| question.wording.as_str());
        assert_eq!(turn(0), Some("g35-proud-2"));
        assert_eq!(turn(1), Some("g35-proud-3"));
        assert_eq!(turn(3), Some("g35-proud-1"), "and round");
    }
    assert_eq!(picked.apply(Action::TakeTurns, ""), Ok(all));
}

#[test]
fn they_are_hidden_shown_and_moved_and_one_is_always_asked() {
    let mut questions = Questions::new(BAND, ROLE, &[]).with_one_more(own(7));
    for wording in ["g35-proud-1", "g35-proud-3", "g35-proud-4"] {
        questions = questions.apply(Action::Hide, wording).expect("hidden");
    }
    assert_eq!(names(&questions), ["g35-proud-2", "own-7"]);
    // It goes before the one that children see before it, not before one that nobody sees.
    let moved = questions.apply(Action::Earlier, "own-7").expect("moved");
    assert_eq!(names(&moved), ["own-7", "g35-proud-2"]);
    assert_eq!(moved.apply(Action::Earlier, "own-7"), Ok(moved.clone()));
    let last = moved.apply(Action::Hide, "g35-proud-2").expect("hidden");
    let none = last.apply(Action::Hide, "own-7");
    assert_eq!(none, Err(QuestionRefusal::LastOne));
    let back = last.apply(Action::Show, "g35-proud-4").expect("shown");
    assert_eq!(names(&back), ["own-7", "g35-proud-4"]);
    // Only one of the class's own that is not asked can go for good.
    assert_eq!(back.apply(Action::Remove, "own-7"), Ok(back.clone()));
    let hidden = back.apply(Action::Hide, "own-7").expect("hidden");
    let gone = hidden.apply(Action::Remove, "own-7").expect("gone");
    let back = gone.apply(Action::Show, "own-7");
    assert_eq!(back, Err(QuestionRefusal::Gone));
    let stays = hidden.apply(Action::Remove, "g35-proud-1");
    assert_eq!(stays, Ok(hidden));
}

#[test]
fn other_words_take_the_place_of_the_old_ones() {
    let all = Questions::new(BAND, ROLE, &[]);
    let picked = all.apply(Action::Pick, "g35-proud-2").expect("picked");
    let changed = picked.with_other_words("g35-proud-2", own(1));
    let changed = changed.expect("changed");
    let in_its_place = ["g35-proud-1", "own-1", "g35-proud-3", "g35-proud-4"];
    assert_eq!(names(&changed), in_its_place);
    let picked = changed.picked().expect("still one");
    assert_eq!(picked.wording, "own-1");
    let again = changed.with_other_words("own-1", own(2)).expect("again");
    assert!(!again.all().iter().any(|it| it.wording == "own-1"));
    let gone = again.with_other_words("own-1", own(3));
    assert_eq!(gone, Err(QuestionRefusal::Gone));
    let mut full = all;
    while full.may_grow().is_ok() {
        full = full.with_one_more(own(9));
    }
    assert_eq!(full.all().len(), QUESTIONS_MAX);
    let one_more = full.with_other_words("g35-proud-1", own(3));
    assert_eq!(one_more, Err(QuestionRefusal::TooMany));
    assert!(full.with_other_words("own-9", own(3)).is_ok());
}

#[test]
fn other_grades_bring_their_own_questions() {
    let mut rows = vec![own(1)];
    rows[0].standing = Standing::Hidden;
    for at in 1..=WORDINGS {
        rows.push(Question {
            wording: wording_of(Band::K2, ROLE, at),
            words: None,
            standing: Standing::Hidden,
        });
    }
    assert_eq!(names(&Questions::new(Band::G68, ROLE, &rows)).len(), 4);
    let left = Questions::new(Band::K2, ROLE, &rows);
    assert_eq!(names(&left), ["own-1"], "a sheet needs a question");
    assert!(is_chairs_own(ROLE, "k2-proud-4"));
    for wrong in ["k2-proud-5", "k2-ask-1", "own-1", "", "k2-proud-1x"] {
        assert!(!is_chairs_own(ROLE, wrong), "{wrong}");
    }
}
