//! The test that holds the words by which values stand in the store, in forms and in addresses. They stay whatever the values are called in the
//! program: the rows of last year are read by them.

use std::{fmt::Debug, str::FromStr};

use strum::VariantArray;

use crate::domain::{
    board, class, conference, credentials, first_run, next_step,
    prep::{self, questions},
};

fn check<T>(words: &str)
where
    T: VariantArray + FromStr + AsRef<str> + Copy + Debug + PartialEq,
{
    let all = T::VARIANTS.iter().map(AsRef::as_ref);
    assert!(all.eq(words.split(' ')), "{words}");
    for (word, it) in words.split(' ').zip(T::VARIANTS) {
        assert_eq!(word.parse().ok(), Some(*it), "{word}");
    }
    assert_eq!("no_such_word".parse::<T>().ok(), None, "{words}");
}

#[test]
fn words_stay_as_they_stand_in_the_store_and_in_forms() {
    check::<board::State>("booked called talking done missed absent released");
    check::<board::ReservationKind>("invited waited");
    check::<board::Said>("yes another not_now");
    check::<board::Rule>(
        "on_roll timetable school_days closed_or_paused sign_up_opens one_child one_chair away \
         talks_a_week rest round_first sheet_first give_back_or_move in_time proof over_stays \
         another_chair group_size wait_list",
    );
    check::<class::Band>("k2 g35 g68");
    check::<conference::Kind>("student_led teacher_called walk_up small_group looked_in");
    check::<conference::State>("talking done");
    check::<conference::ReadBack>("yes change");
    check::<credentials::Picture>("kite drum boat key fish tree hat cup star");
    check::<first_run::Step>("language claim code pin class names writing wall pictures try chair");
    check::<first_run::Mark>("done skipped sure");
    check::<next_step::Told>("written aloud");
    check::<next_step::Said>("doing getting_there not_yet reached");
    check::<next_step::StepState>("open reached put_down");
    check::<prep::QuestionRole>("piece proud stuck tried ask");
    check::<prep::Way>("none written aloud paper");
    check::<prep::SheetRule>("gate nudge off");
    check::<questions::Standing>("shown picked hidden");
    check::<questions::Action>("pick turns earlier hide show remove");
}
