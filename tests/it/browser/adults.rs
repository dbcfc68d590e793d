//! A co-teacher joins and a substitute comes tomorrow, before real browsers: each in the taps that a teacher has time for, and
//! every page on the way is looked at.

use super::{Screen, visit_together};
use crate::support::adults::HER_PASSPHRASE;
use crate::support::classroom::{Classroom, MONDAY_AT_EIGHT};

/// The letters on the page, as they were scanned.
async fn code_on(tab: &super::Tab) -> String {
    let code = tab.ask("document.getElementById('code').textContent").await;
    code.as_str().expect("a code").to_owned()
}

#[test]
fn a_co_teacher_joins() {
    let room = Classroom::ready();
    visit_together(&[Screen::LAPTOP, Screen::PHONE], async |tabs| {
        let (owner, hers) = (&tabs[0], &tabs[1]);
        let client = room.teacher();
        let at = |path: &str| format!("http://{}{path}", client.address);
        owner.become_client(&client).await;
        owner.open(&at("/teach")).await;
        owner.tap(".rail a[href='/teach/people']").await;
        owner.wait_for("#adults").await;
        owner.look("laptop-people").await;
        owner.landmarks().await;
        owner.no_sideways_scroll().await;
        owner
            .tap("form[action='/teach/people/invite'] button")
            .await;
        owner.wait_for("#code").await;
        owner.look("laptop-invitation").await;
        let code = code_on(owner).await;
        hers.open(&at(&format!("/door/join#{code}"))).await;
        hers.wait_for("#code").await;
        let shown = hers
            .ask("document.getElementById('code').value + location.hash")
            .await;
        assert_eq!(
            shown.as_str(),
            Some(code.as_str()),
            "it stands in its field and in no address"
        );
        hers.write("#name", "Mrs. Okafor").await;
        hers.write("#passphrase", HER_PASSPHRASE).await;
        hers.look("phone-join").await;
        hers.landmarks().await;
        hers.no_sideways_scroll().await;
        hers.tap("button.main").await;
        hers.wait_for("#recovery-code").await;
        assert!(owner.taps() + hers.taps() <= 4);
        owner.silent().await;
        hers.silent().await;
    });
}

#[test]
fn a_substitute_comes_tomorrow() {
    let mut room = Classroom::ready();
    let student = room.device().names()[0].id.clone();
    visit_together(&[Screen::LAPTOP, Screen::PHONE], async |tabs| {
        let (owner, hers) = (&tabs[0], &tabs[1]);
        let client = room.teacher();
        let at = |path: &str| format!("http://{}{path}", client.address);
        owner.become_client(&client).await;
        owner.open(&at("/teach")).await;
        owner.tap(".rail a[href='/teach/people']").await;
        owner.tap("#substitute button.main").await;
        owner.wait_for(".substitute #code").await;
        assert!(owner.taps() < 3, "the third is the browser's own Print");
        owner.wait_for_words("Tuesday").await;
        owner.look("laptop-substitute-card").await;
        owner.no_sideways_scroll().await;
        let code = code_on(owner).await;
        room.set_clock(MONDAY_AT_EIGHT + 24 * 3600);
        let chair = room.wall().empty_chairs()[0].clone();
        room.teacher().give(&chair, &student).expect(303);
        hers.open(&at(&format!("/door/substitute#{code}"))).await;
        hers.look("phone-substitute-door").await;
        hers.tap("button.main").await;
        hers.wait_for("#chairs").await;
        hers.look("phone-substitute-today").await;
        hers.landmarks().await;
        hers.no_sideways_scroll().await;
        hers.tap("#chairs button.wide").await;
        hers.wait_for("#bar").await;
        assert!(!hers.shows(".private").await, "no remember line");
        hers.look("phone-substitute-talk").await;
        owner.silent().await;
        hers.silent().await;
    });
}
