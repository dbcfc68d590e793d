//! "You lead" as each grade reads it: seven steps with a drawing each, and the ways to say something in the words of that grade.

use std::collections::BTreeSet;

use crate::support::classroom::Classroom;

/// What a drawing of the sheet is called on a page: behind `#`.
fn drawings(page: &str, class: &str) -> Vec<String> {
    let parts = page.split("<svg ").skip(1);
    let parts = parts.filter(|svg| svg.split('>').next().is_some_and(|tag| tag.contains(class)));
    parts
        .filter_map(|svg| svg.split('#').nth(1)?.split('"').next().map(str::to_owned))
        .collect()
}

#[test]
fn every_step_has_a_drawing_of_its_own_and_every_grade_its_own_words() {
    let room = Classroom::with(6, "3", "60");
    let mut teacher = room.teacher();
    let mut child = room.student("Badan");
    teacher.talk_with(room.class(), &child.id);
    let mut told: Vec<Vec<String>> = Vec::new();
    for band in ["k2", "g35", "g68"] {
        teacher.sets_band(room.class(), band);
        let (mut seen, mut words) = (BTreeSet::new(), Vec::new());
        for step in 1..=7 {
            let path = format!("/lead?step={step}");
            let page = child.get(&path).expect(200).text();
            let deed = drawings(&page, "doing-now");
            assert_eq!(deed.len(), 1, "{band}, step {step}: {deed:?}");
            assert!(
                seen.insert(deed[0].clone()),
                "{band}: {deed:?} stands on two steps"
            );
            let ways = page.matches("way-to-say").count();
            // A way to begin where there are no words of the child's own, each with its picture.
            if matches!(step, 4 | 5 | 7) {
                assert!(ways > 0, "{band}, step {step}");
            }
            words.push(child.page(&path).text);
        }
        told.push(words);
    }
    // Who is six and who is thirteen is not spoken to alike where a step is told.
    for step in [4, 5] {
        let of: BTreeSet<&String> = told.iter().map(|band| &band[step - 1]).collect();
        assert_eq!(of.len(), 3, "step {step}: {of:?}");
    }
    let [k2, g35, g68] = [0, 1, 2].map(|band| told[band].join(" "));
    for (told, others, words) in [
        (&g35, [&k2, &g68], "You are the teacher now."),
        (&g68, [&k2, &g35], "Be the reader for a minute."),
        (&k2, [&g35, &g68], "Offer the chair."),
    ] {
        assert!(told.contains(words), "{words}: {told}");
        assert!(others.iter().all(|other| !other.contains(words)), "{words}");
    }
}
