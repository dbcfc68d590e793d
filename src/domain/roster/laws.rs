//! What holds for every class list: no two names alike, nobody added twice, a drawing for each.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use crate::{
    domain::{
        roster::*,
        text::{Language, Name, order_key, sort_key},
    },
    limits::NAME_PART_GRAPHEMES_MAX,
};

/// Few letters and few names, so that namesakes are the rule; and now and then anything at all.
fn parts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[AaÁb]{1,2}",
        2 => prop::sample::select(vec!["Ana", "ANA", "Aná", "Ana A.", "Ana 2", "مريم", "مريم ا", "O'A", "A B", "🦊"]).prop_map(str::to_owned),
        1 => ".{1,6}".prop_filter_map("a name", |raw| Name::parse(&raw, NAME_PART_GRAPHEMES_MAX).ok().map(String::from)),
    ]
}

fn families() -> impl Strategy<Value = String> {
    prop_oneof![1 => Just(String::new()), 6 => parts()]
}

fn classes() -> impl Strategy<Value = Vec<RosterEntry>> {
    prop::collection::hash_map(1_i64..500, (parts(), families()), 0..40).prop_map(|names| {
        let member = |(id, (given, family))| RosterEntry {
            student: StudentId::new(id),
            name: WrittenName { given, family },
            drawing: Drawing::nth(0),
        };
        names.into_iter().map(member).collect()
    })
}

fn written() -> impl Strategy<Value = Vec<WrittenName>> {
    prop::collection::vec(
        (parts(), families()).prop_map(|(given, family)| WrittenName { given, family }),
        0..30,
    )
}

proptest! {
    #[test]
    fn no_two_names_on_the_wall_are_alike(members in classes()) {
        let called = told_apart(&members, Language::Spanish);
        let keys: HashSet<String> = called.iter().map(|it| sort_key(&it.name)).collect();
        prop_assert_eq!(keys.len(), members.len());
        let students: HashSet<StudentId> = called.iter().map(|it| it.id).collect();
        prop_assert_eq!(students.len(), members.len());
        prop_assert!(called.is_sorted_by_key(|it| (order_key(Language::Spanish, &it.name), it.id)));
    }

    #[test]
    fn names_do_not_depend_on_the_order_of_the_list(
        (members, shuffled) in classes().prop_flat_map(|members| (Just(members.clone()), Just(members).prop_shuffle())),
    ) {
        prop_assert_eq!(told_apart(&members, Language::Spanish), told_apart(&shuffled, Language::Spanish));
    }

    #[test]
    fn a_name_that_is_alone_stays_alone(members in classes()) {
        let called = told_apart(&members, Language::Spanish).into_iter().map(|it| (it.id, it.name));
        let called: HashMap<StudentId, String> = called.collect();
        for member in &members {
            let given = &member.name.given;
            let same_given = |other: &&RosterEntry| sort_key(&other.name.given) == sort_key(given);
            let shown = &called[&member.student];
            prop_assert!(shown.starts_with(given));
            if members.iter().filter(same_given).count() == 1 {
                let numbered = shown.strip_prefix(&format!("{given} "));
                prop_assert!(shown == given || numbered.is_some_and(|number| number.parse::<u8>().is_ok()));
            }
        }
    }

    /// Plain families only, so that "shorter" can be said simply: one letter less, and some namesake could be meant.
    #[test]
    fn no_letter_is_shown_that_is_not_needed(families in prop::collection::hash_set("[A-C][a-c]{0,3}", 2..12)) {
        let member = |(family, id): (&String, i64)| RosterEntry {
            student: StudentId::new(id),
            name: WrittenName { given: "Ana".to_owned(), family: family.clone() },
            drawing: Drawing::nth(0),
        };
        let members: Vec<RosterEntry> = families.iter().zip(1..).map(member).collect();
        for Student { id, name: shown, .. } in told_apart(&members, Language::Spanish) {
            let own = members.iter().find(|member| member.student == id).expect("of this class");
            let own = &own.name;
            let letters = shown.trim_start_matches("Ana ").trim_end_matches('.');
            let fits = |other: &&String, letters: &str| **other != own.family && other.starts_with(letters);
            let whole = letters == own.family;
            prop_assert!(own.family.starts_with(letters) && shown.ends_with('.') != whole);
            prop_assert!(whole || !families.iter().any(|other| fits(&other, letters)));
            // Beyond three letters the whole name is clearer.
            let one_less = &letters[..(letters.len() - 1).min(3)];
            prop_assert!(one_less.is_empty() || families.iter().any(|other| fits(&other, one_less)));
        }
    }

    #[test]
    fn pasting_twice_adds_nobody(mut class in written(), pasted in written()) {
        class.extend(new_names(&class, &pasted));
        prop_assert_eq!(new_names(&class, &pasted), []);
        prop_assert_eq!(new_names(&[], &pasted), pasted);
    }

    #[test]
    fn what_is_read_could_be_typed_again(text in "([A-Za-zé]{1,5}[ ,\t(\"]{0,2}){0,4}|.{0,30}") {
        if let Ok(ReadName { name: WrittenName { given, family }, .. }) = read_whole(&text, Order::default(), None, &Shape::default()) {
            let same = |part: &str| Name::parse(part, NAME_PART_GRAPHEMES_MAX).is_ok_and(|name| name.as_str() == part);
            prop_assert!(same(&given) && (family.is_empty() || same(&family)));
            prop_assert!(!has_signs(&given) && !has_signs(&family));
        }
    }

    #[test]
    fn a_name_is_like_another_both_ways(one in written(), other in written()) {
        for (one, other) in one.iter().zip(&other) {
            prop_assert_eq!(is_like(one, other), is_like(other, one));
        }
    }

    #[test]
    fn every_child_has_a_different_drawing(starts in prop::collection::vec(any::<usize>(), Drawing::COUNT)) {
        let mut taken = Vec::new();
        for start in starts {
            let drawing = free_drawing(&taken, start);
            prop_assert!(!taken.contains(&drawing));
            taken.push(drawing);
        }
        prop_assert_eq!(free_drawing(&taken, 5), Drawing::nth(5));
    }
}
