//! A table of cases for the conference: its end, its promise, its lines and who may see them, its script.

use jiff::civil::date;

use crate::domain::calendar::cases::{WORKDAYS, writing_on};
use crate::domain::conference::*;

const ADA: StudentId = StudentId::new(1);
const BEN: StudentId = StudentId::new(2);
const MONDAY: Date = date(2026, 11, 23);

fn conference(state: State) -> Conference {
    Conference {
        id: ConferenceId::new(1),
        class: ClassId::new(1),
        kind: Kind::StudentLed,
        sign_up: None,
        date: MONDAY,
        began_at: 1_000,
        ended_at: None,
        teacher: TeacherId::new(1),
        state,
        check_back: None,
        looked_in_at: None,
        logged_at: None,
        participants: vec![Participant::new(ADA)],
    }
}

#[test]
fn a_conference_ends_once() {
    assert_eq!(conference(State::Talking).end(), Ok(State::Done));
    assert_eq!(conference(State::Done).end(), Err(Refusal::TalkOver));
    assert!(conference(State::Done).is_with(ADA) && !conference(State::Done).is_with(BEN));
    assert_eq!(conference(State::Done).leader(), Some(ADA));
}

#[test]
fn a_mistake_is_taken_back_while_it_goes_on_and_words_go_only_if_she_is_sure() {
    let written = |has_words, is_handed_over| Written {
        has_words,
        is_handed_over,
    };
    let talking = conference(State::Talking);
    for (found, is_sure, expected) in [
        (written(false, false), false, Ok(())),
        (written(true, false), false, Err(Refusal::TalkHasWords)),
        (written(true, false), true, Ok(())),
        (written(false, true), true, Err(Refusal::TalkHandedOver)),
    ] {
        assert_eq!(talking.take_back(found, is_sure), expected, "{found:?}");
    }
    let over = conference(State::Done).take_back(written(false, false), true);
    assert_eq!(over, Err(Refusal::TalkOver));
}

#[test]
fn minutes_are_whole_and_at_least_one() {
    for (ended_at, minutes) in [
        (None, None),
        (Some(1_005), Some(1)),
        (Some(1_000 + 359), Some(5)),
        (Some(1_000 + 360), Some(6)),
        (Some(10), None),
    ] {
        let conference = Conference {
            ended_at,
            ..conference(State::Done)
        };
        assert_eq!(conference.minutes(), minutes, "{ended_at:?}");
    }
}

#[test]
fn a_look_back_is_promised_for_a_later_day() {
    for (day, kept) in [
        (date(2026, 11, 22), false),
        (MONDAY, false),
        (date(2026, 11, 24), true),
        (date(2027, 11, 23), true),
        (date(2027, 11, 26), false),
    ] {
        assert_eq!(conference(State::Done).promise(day).is_ok(), kept, "{day}");
    }
}

#[test]
fn offered_days_are_school_days() {
    let calendar = writing_on(&WORKDAYS);
    let offered = check_back_offers(&calendar, MONDAY);
    let expected = [date(2026, 11, 24), date(2026, 11, 30), date(2026, 12, 7)];
    assert_eq!(offered, expected);
    assert_eq!(check_back_offers(&writing_on(&[]), MONDAY), []);
}

#[test]
fn every_line_has_its_word() {
    let lines =
        Line::TEACHERS
            .into_iter()
            .chain([Line::Well(ADA), Line::Tweak(BEN), Line::Thanks(ADA)]);
    for line in lines {
        assert_eq!(Line::from_word(&line.word()), Some(line));
    }
    for word in "remember|well:|well:x|next_step|strength:1|thanks:|".split('|') {
        assert_eq!(Line::from_word(word), None, "{word}");
    }
}

#[test]
fn a_child_sees_what_was_shared_and_its_own_look_back() {
    let seen: Vec<Line> = Line::TEACHERS
        .into_iter()
        .chain([Line::Well(ADA), Line::Tweak(ADA), Line::Well(BEN)])
        .chain([Line::Thanks(BEN), Line::Thanks(ADA)])
        .filter(|line| line.is_seen_by(ADA))
        .collect();
    let expected = [
        Line::Strength,
        Line::Praised,
        Line::Quote,
        Line::Teaching,
        Line::Home,
        Line::Well(ADA),
        Line::Tweak(ADA),
        Line::Thanks(ADA),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn a_strength_is_put_on_once_and_taken_off_once() {
    let one = with_strength("", "Strong voice", true).expect("room");
    assert_eq!(with_strength(&one, "Strong voice", true), Ok(one.clone()));
    let two = with_strength(&one, "Took a risk", true).expect("room");
    assert_eq!(two, "Strong voice\nTook a risk");
    let left = with_strength(&two, "Strong voice", false);
    assert_eq!(left, Ok("Took a risk".to_owned()));
    assert_eq!(with_strength(&one, "Clear order", false), Ok(one));
    let full: Vec<String> = (0..STRENGTHS_MAX).map(|n| n.to_string()).collect();
    let full = full.join("\n");
    let more = with_strength(&full, "more", true);
    assert_eq!(more, Err(Refusal::TooManyStrengths));
}

#[test]
fn what_is_empty_is_told_in_the_order_of_the_page() {
    assert_eq!(blanks(&BTreeSet::new()), Blank::VARIANTS);
    let others = [Blank::Strength, Blank::NextStep];
    assert_eq!(blanks(&[Blank::Teaching].into()), others);
    assert_eq!(blanks(&Blank::VARIANTS.iter().copied().collect()), []);
}

#[test]
fn the_script_goes_step_by_step_and_back() {
    assert_eq!(Step::from_number(0), None);
    assert_eq!(Step::from_number(8), None);
    for &step in Step::VARIANTS {
        assert_eq!(Step::from_number(step.number()), Some(step));
        assert_eq!(step.next().and_then(Step::back).unwrap_or(step), step);
    }
    assert_eq!(Step::Hello.back(), None);
    assert_eq!(Step::End.next(), None);
    let asks = [Telling::Ask, Telling::Stuck, Telling::Tried];
    assert_eq!(Step::Ask.tells(), asks);
}
