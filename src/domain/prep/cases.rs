//! Cases of the sheet: which question is next, which is open, and what becomes of every kind of save.

use jiff::civil::{Date, date};
use strum::VariantArray;

use crate::domain::{
    autosave::Decision,
    class::Band,
    id::SheetId,
    prep::{
        AnswerDraft, Before, Line, Moment, NewAnswer, QuestionRole, Refusal, Sheet, Summary, Way,
        most_asked,
    },
    text::Prose,
};

const MONDAY: Date = date(2026, 11, 23);

fn sheet(answered: &[(QuestionRole, &str, Way)]) -> Sheet {
    let line = |&(role, text, way): &(QuestionRole, &str, Way)| Line {
        role,
        wording: format!("g35-{role}-1"),
        asked: "What?".to_owned(),
        text: text.to_owned(),
        way,
        told_to: None,
        revision: 3,
        at: 1_000,
        day: MONDAY,
        by: "student:2".to_owned(),
    };
    Sheet {
        id: Some(SheetId::new(1)),
        number: 1,
        lines: answered.iter().map(line).collect(),
    }
}

fn draft(role: QuestionRole, text: Option<&Prose>, base_revision: u32) -> AnswerDraft<'_> {
    AnswerDraft {
        role,
        text,
        way: None,
        sheet: 1,
        base_revision,
        by: "student:2",
        resolves: false,
    }
}

fn prose(text: &str) -> Prose {
    Prose::parse(text, 100).unwrap()
}

fn at(seconds: i64, day: Date) -> Moment {
    Moment { at: seconds, day }
}

/// What becomes of words that a child of grade four types under the first question, a few seconds later.
fn types(sheet: &Sheet, text: &str, base_revision: u32) -> Result<Decision<NewAnswer>, Refusal> {
    let text = prose(text);
    let draft = draft(QuestionRole::Piece, Some(&text), base_revision);
    sheet.decide(&draft, Some(Band::G35), at(1_010, MONDAY))
}

fn new_head(decision: Result<Decision<NewAnswer>, Refusal>) -> NewAnswer {
    match decision {
        Ok(Decision::NewHead(answer)) => answer,
        other => panic!("not saved: {other:?}"),
    }
}

#[test]
fn the_next_question_is_the_first_without_an_answer() {
    let empty = sheet(&[]);
    assert_eq!(empty.next_role(), Some(QuestionRole::Piece));
    assert_eq!(empty.readiness(), 0);
    let two = sheet(&[
        (QuestionRole::Piece, "My dog", Way::Written),
        (QuestionRole::Stuck, "", Way::Aloud),
        (QuestionRole::Tried, "", Way::None),
    ]);
    assert_eq!(
        (two.next_role(), two.readiness()),
        (Some(QuestionRole::Proud), 2)
    );
    let all = QuestionRole::VARIANTS
        .iter()
        .map(|&role| (role, "", Way::Paper));
    let all = sheet(&all.collect::<Vec<_>>());
    assert!(all.is_ready());
    assert_eq!((all.next_role(), all.readiness()), (None, 5));
}

#[test]
fn later_questions_wait_their_turn_below_grade_six() {
    let one = sheet(&[(QuestionRole::Piece, "My dog", Way::Written)]);
    for band in [Band::K2, Band::G35] {
        assert!(one.is_open(QuestionRole::Piece, band) && one.is_open(QuestionRole::Proud, band));
        assert!(!one.is_open(QuestionRole::Ask, band));
    }
    assert!(one.is_open(QuestionRole::Ask, Band::G68));
    let text = prose("Help");
    let asks = |band| {
        one.decide(
            &draft(QuestionRole::Ask, Some(&text), 0),
            band,
            at(2_000, MONDAY),
        )
    };
    assert_eq!(asks(Some(Band::K2)), Err(Refusal::Hidden));
    // An adult who writes for the child may.
    assert_eq!(new_head(asks(None)).revision, 1);
}

#[test]
fn a_form_of_the_last_sheet_is_no_answer_of_this_one() {
    let text = prose("Old words");
    let old = AnswerDraft {
        sheet: 7,
        ..draft(QuestionRole::Piece, Some(&text), 1)
    };
    let decision = sheet(&[]).decide(&old, Some(Band::G35), at(2_000, MONDAY));
    assert_eq!(decision, Err(Refusal::SheetClosed));
}

#[test]
fn words_make_a_written_answer_and_no_words_none() {
    let empty = sheet(&[]);
    assert_eq!(new_head(types(&empty, "My dog", 0)).way, Way::Written);
    assert_eq!(new_head(types(&empty, " \n", 0)).way, Way::None);
    assert_eq!(types(&empty, "", 0), Ok(Decision::Unchanged(0)));
    let one = sheet(&[(QuestionRole::Piece, "My dog", Way::Written)]);
    assert_eq!(new_head(types(&one, "", 3)).way, Way::None);
}

#[test]
fn out_loud_and_on_paper_keep_what_was_written() {
    let one = sheet(&[(QuestionRole::Piece, "My dog", Way::Written)]);
    let taps = |sheet: &Sheet, way| {
        let way = AnswerDraft {
            way: Some(way),
            ..draft(QuestionRole::Piece, None, 0)
        };
        sheet.decide(&way, Some(Band::G35), at(1_010, MONDAY))
    };
    let change = new_head(taps(&one, Way::Aloud));
    assert_eq!((change.text.as_str(), change.way), ("My dog", Way::Aloud));
    assert_eq!(change.revision, 4);
    let said = sheet(&[(QuestionRole::Piece, "My dog", Way::Aloud)]);
    assert_eq!(taps(&said, Way::Aloud), Ok(Decision::Unchanged(3)));
    // Writing on turns it back into a written one; so does the button.
    let change = new_head(types(&said, "My dog ran", 3));
    assert_eq!(change.way, Way::Written);
    let nothing = sheet(&[(QuestionRole::Piece, "", Way::Paper)]);
    assert_eq!(new_head(taps(&nothing, Way::Written)).way, Way::None);
}

#[test]
fn two_screens_never_overwrite_each_other() {
    let one = sheet(&[(QuestionRole::Piece, "My dog", Way::Written)]);
    assert_eq!(types(&one, "My cat", 2), Ok(Decision::Conflict(3)));
    assert_eq!(types(&one, "My dog", 2), Ok(Decision::Unchanged(3)));
}

#[test]
fn one_version_a_writing_day_is_new_head() {
    let one = sheet(&[(QuestionRole::Piece, "My dog", Way::Written)]);
    let text = prose("My dog ran");
    let before = |moment: Moment, by: &str| {
        let draft = AnswerDraft {
            by,
            ..draft(QuestionRole::Piece, Some(&text), 3)
        };
        new_head(one.decide(&draft, Some(Band::G35), moment)).before
    };
    let kept = |day_is_over| {
        let day = MONDAY;
        Some(Before { day, day_is_over })
    };
    let in_a_day = kept(false);
    // One stroke of writing is one version.
    assert_eq!(before(at(1_060, MONDAY), "student:2"), None);
    assert_eq!(before(at(1_120, MONDAY), "student:2"), in_a_day);
    assert_eq!(before(at(1_060, MONDAY), "teacher:1"), in_a_day);
    // A clock that was set back tells nothing about strokes.
    assert_eq!(before(at(10, MONDAY), "student:2"), in_a_day);
    let next_day = at(1_060, MONDAY.tomorrow().unwrap());
    assert_eq!(before(next_day, "student:2"), kept(true));
    // Nothing is no version.
    let empty = sheet(&[(QuestionRole::Piece, "", Way::Aloud)]);
    let decision = empty.decide(
        &draft(QuestionRole::Piece, Some(&text), 3),
        Some(Band::G35),
        at(9_000, MONDAY),
    );
    assert_eq!(new_head(decision).before, None);
}

#[test]
fn the_wall_asks_what_most_children_have_next() {
    let with = |roles: &[QuestionRole]| Summary {
        answered: roles.iter().copied().collect(),
        ..Summary::default()
    };
    let (one, two, full) = (
        with(&[QuestionRole::Piece]),
        with(&[QuestionRole::Piece, QuestionRole::Proud]),
        with(QuestionRole::VARIANTS),
    );
    let asked = |sheets: &[Option<&Summary>]| most_asked(sheets.iter().copied());
    assert_eq!(asked(&[]), None);
    assert_eq!(asked(&[Some(&full)]), None);
    assert_eq!(asked(&[None, Some(&full)]), Some(QuestionRole::Piece));
    assert_eq!(
        asked(&[None, Some(&two), Some(&two)]),
        Some(QuestionRole::Stuck)
    );
    assert_eq!(
        asked(&[Some(&two), Some(&one), None]),
        Some(QuestionRole::Piece)
    );
}
