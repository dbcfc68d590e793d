//! Tables of names and passphrases, and what holds for every text there is.

use proptest::prelude::*;

use crate::domain::text::*;

fn check(raw: &str, expected: Result<&str, Unfit>) {
    let parsed = Name::parse(raw, 8).map(String::from);
    assert_eq!(parsed, expected.map(str::to_owned), "{raw:?}");
}

#[test]
fn names_are_kept_as_people_see_them() {
    check("José", Ok("José"));
    check("Jose\u{301}", Ok("José"));
    check("  Mary\t Ann \r\n", Ok("Mary Ann"));
    check("Ana\u{A0}\u{3000}Li", Ok("Ana Li"));
    check("O'Brien", Ok("O'Brien"));
    check("null", Ok("null"));
    check("مريم", Ok("مريم"));
    check("נועה", Ok("נועה"));
    check("मीरा", Ok("मीरा"));
    check("美咲", Ok("美咲"));
    check("Nguyễn", Ok("Nguyễn"));
    check("نگین\u{200C}ها", Ok("نگین\u{200C}ها"));
    check("👨‍👩‍👧‍👦", Ok("👨‍👩‍👧‍👦"));
    check("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦", Ok("👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦"));
}

#[test]
fn what_nobody_can_see_is_no_name() {
    let unseen = ["\u{200D}", "\u{301}", " \u{200C} \u{308}"];
    for nothing in ["", " ", "\t\r\n"].into_iter().chain(unseen) {
        check(nothing, Err(Unfit::Empty));
    }
}

#[test]
fn the_limit_counts_what_people_see() {
    let too_long = Err(Unfit::TooLong);
    check("12345678", Ok("12345678"));
    check("123456789", too_long);
    check(&"e\u{301}".repeat(8), Ok("éééééééé"));
    check(&"👨‍👩‍👧‍👦".repeat(9), too_long);
}

#[test]
fn unreadable_characters_are_refused() {
    let marks = |count| format!("A{}", "\u{34F}".repeat(count));
    check(&marks(8), Ok(&marks(8)));
    check(&marks(9), Err(Unfit::Control));
    check(&format!("Z{}", "\u{300}".repeat(200)), Err(Unfit::Control));
    let chain = format!("👩{}", "\u{200D}👩".repeat(40));
    check(&chain, Err(Unfit::Control));
    let controls = "\0\u{7}\u{B}\u{1B}\u{7F}\u{85}\u{9B}";
    let unseen = "\u{AD}\u{200B}\u{2028}\u{2029}\u{2060}\u{2800}\u{3164}\u{FEFF}\u{E0041}";
    let no_letters = "\u{E000}\u{FDD0}\u{FFFD}\u{FFFE}\u{1FFFF}\u{F0000}\u{10FFFF}";
    for unreadable in [controls, unseen, no_letters].concat().chars() {
        check(&format!("Ana{unreadable}"), Err(Unfit::Control));
    }
}

#[test]
fn nothing_turns_the_direction_of_its_neighbours() {
    for turn in "\u{61C}\u{200E}\u{200F}\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}".chars() {
        check(&format!("A{turn}na"), Err(Unfit::Direction));
    }
}

#[test]
fn lists_sort_without_marks_and_case() {
    for (name, key) in [
        ("Élodie", "elodie"),
        ("ÅSA", "asa"),
        ("أحمد", "احمد"),
        ("Ana\u{200D}", "ana"),
        ("O'Brien", "o'brien"),
    ] {
        assert_eq!(sort_key(name), key);
    }
}

#[test]
fn languages_have_tags() {
    for language in Language::ALL {
        assert_eq!(Language::from_tag(language.tag()), Some(language));
    }
    assert_eq!(Language::from_tag("EN"), None);
    let directions = Language::ALL.map(Language::direction);
    assert_eq!(directions, ["ltr", "ltr", "rtl"]);
}

#[test]
fn passphrases_are_long_and_hard_to_guess() {
    let too_short = Err(WeakPassphrase::TooShort);
    let well_known = Err(WeakPassphrase::WellKnown);
    let plain = "ab".repeat(8);
    let long = "correct chairs ".repeat(18);
    let towers = format!("twelve signs{}", "\u{300}".repeat(600));
    for (text, expected) in [
        ("three red chairs", Ok(())),
        ("¿dónde está mi silla?", Ok(())),
        ("أين الكرسي الأحمر", Ok(())),
        ("eleven char", too_short),
        ("e\u{301}leve\u{301}n cha\u{301}r", too_short),
        (&long, Err(WeakPassphrase::TooLong)),
        (&towers, Err(WeakPassphrase::TooLong)),
        ("Correct-Horse battery STAPLE", well_known),
        ("password12345!", well_known),
        (&plain, Err(WeakPassphrase::TooPlain)),
    ] {
        assert_eq!(fits_passphrase(text), expected, "{text:?}");
    }
}

#[test]
fn well_known_passphrases_are_written_as_they_are_compared() {
    for known in WELL_KNOWN {
        let refused = fits_passphrase(known);
        assert_eq!(refused, Err(WeakPassphrase::WellKnown), "{known}");
    }
}

proptest! {
    #[test]
    fn a_name_is_read_the_same_again(raw in "\\PC{0,12}|[ae\u{301}\u{308}\u{200D} \u{A0}\t]{0,12}|.{0,12}") {
        if let Ok(name) = Name::parse(&raw, 40) {
            prop_assert_eq!(Name::parse(name.as_str(), 40), Ok(name));
        }
    }

    #[test]
    fn a_name_is_composed_trimmed_and_within_its_limit(raw in ".{0,24}", graphemes_max in 1_usize..20) {
        if let Ok(name) = Name::parse(&raw, graphemes_max) {
            let name = name.as_str();
            prop_assert!(unicode_normalization::is_nfc(name));
            prop_assert!(graphemes(name) <= graphemes_max);
            prop_assert_eq!(name.split_whitespace().collect::<Vec<_>>().join(" "), name);
            prop_assert!(!name.contains(char::is_control));
        }
    }

    #[test]
    fn both_spellings_of_a_letter_are_one_name(raw in "[A-Za-zÀ-ÿĀ-žƠơƯưạ-ỹ ]{1,20}") {
        let spelled_out: String = raw.nfd().collect();
        prop_assert_eq!(Name::parse(&raw, 40), Name::parse(&spelled_out, 40));
    }

    #[test]
    fn the_key_of_two_texts_is_their_keys(one in "\\PC{0,8}", two in "\\PC{0,8}") {
        prop_assert_eq!(sort_key(&format!("{one}{two}")), [sort_key(&one), sort_key(&two)].concat());
    }
}

#[test]
fn what_a_child_writes_keeps_every_word() {
    let kept = |raw: &str| Prose::parse(raw, 100).unwrap().as_str().to_owned();
    let (typed, read) = (
        "The dog ran.\r\nIt  barked.\n\n",
        "The dog ran.\nIt  barked.\n\n",
    );
    assert_eq!(kept(typed), read);
    assert_eq!(kept("Jose\u{301}"), "José");
    let unseen = "a\u{0}b\u{202E}c\u{2066}d\u{2069}e\u{FEFF}f\u{200B}";
    assert_eq!(kept(unseen), "abcdef");
    assert_eq!(kept("a\tb\u{2028}c"), "a b\nc");
    for same in ["", "👨\u{200D}👩\u{200D}👧\u{200D}👦", "كتبتُ قصة\u{200F}."] {
        assert_eq!(kept(same), same);
    }
    let piled = format!("a{}", "\u{301}".repeat(200));
    assert!(kept(&piled).chars().count() <= 9);
    // One letter to the eye, however long the chain is.
    let chained = "👨\u{200D}".repeat(1_000);
    assert!(kept(&chained).chars().count() <= 16);
}

#[test]
fn a_box_counts_characters_as_people_see_them() {
    let families = "👨\u{200D}👩\u{200D}👧\u{200D}👦".repeat(100);
    assert!(Prose::parse(&families, 100).is_ok());
    assert_eq!(Prose::parse(&"a".repeat(101), 100), Err(Unfit::TooLong));
    assert_eq!(Prose::parse(&"é".repeat(101), 100), Err(Unfit::TooLong));
}

#[test]
fn a_long_text_is_shortened_between_two_letters() {
    assert_eq!(shortened("My ending", 9), "My ending");
    assert_eq!(shortened("My ending", 3), "My…");
    let family = "👨\u{200D}👩\u{200D}👧";
    assert_eq!(shortened(&format!("{family}b"), 1), format!("{family}…"));
}
