//! What is one child's own: its sheet, its next step, its talk. No other child's page hears of it, no wall, no device of the
//! room; and of what the teacher notes for herself alone no page hears but hers.

use super::{ADA, CAI, CLASS, Deed, Scene, TEACHER, deed};
use crate::support::classroom::{MONDAY_AT_EIGHT, submit};
use crate::support::conference::talk_of;
use crate::support::people::{ROLES, request_id};

const PREP: &[(&str, &[&str])] = &[("prep", ADA)];
const NOTES: &[(&str, &[&str])] = &[("conference", super::TEACHER)];
/// Who hears of a talk of Ada and Ben.
const BOTH: &[&str] = &["Ada", "Ben", "teacher"];
const TALK: &[(&str, &[&str])] = &[("conference", ADA)];

pub(super) const DEEDS: &[Deed] = &[
    deed("a child answers a question", answers, PREP),
    deed(
        "and writes on",
        |it| writes(it, "piece", "My dog ran.", 1),
        PREP,
    ),
    deed(
        "another screen wrote there too",
        |it| writes(it, "piece", "My cat.", 0),
        PREP,
    ),
    deed("the teacher writes for a child", writes_for_her, PREP),
    deed("a child ticks that it will say it", says_aloud, PREP),
    deed(
        "the teacher sets a child's own rule",
        sets_rule,
        &[("board", ADA), ("prep", ADA)],
    ),
    deed("the teacher gives a child a language", sets_language, PREP),
    deed(
        "a talk with a child begins",
        begins,
        &[("board", CLASS), ("conference", ADA)],
    ),
    deed(
        "a line is typed",
        |it| types(it, "quote", "I like it."),
        TALK,
    ),
    deed("a strength is noticed", notices, TALK),
    deed("the teacher notes something for herself", notes, NOTES),
    deed(
        "a step is agreed",
        agrees,
        &[("conference", ADA), ("prep", ADA)],
    ),
    deed("a look back is promised", promises, TALK),
    deed(
        "the talk ends",
        ends,
        &[("board", CLASS), ("conference", ADA), ("prep", ADA)],
    ),
    deed(
        "the teacher looks back for herself",
        looks_back_herself,
        NOTES,
    ),
    deed(
        "the child says that it is right",
        |it| leads(it, "read-back", &[("say", "yes")]),
        TALK,
    ),
    deed("the child looks back", looks_back, TALK),
    deed(
        "the child says how the step is going",
        steps,
        &[("conference", ADA), ("prep", ADA)],
    ),
    deed(
        "the teacher ends the step",
        ends_step,
        &[("conference", ADA), ("prep", ADA)],
    ),
    deed(
        "a group's talk begins",
        group_begins,
        &[("board", CLASS), ("conference", BOTH)],
    ),
    deed(
        "it ends",
        ends,
        &[("board", CLASS), ("conference", BOTH), ("prep", BOTH)],
    ),
    deed("one of the group is thanked", thanks, TALK),
    deed(
        "one of the group says that it is right",
        |it| leads(it, "read-back", &[("say", "yes")]),
        TALK,
    ),
    deed("one of the group looks back", looks_back, TALK),
    deed(
        "the child on the teacher's device writes its step",
        cai_writes,
        &[("conference", CAI), ("prep", CAI)],
    ),
    deed("a child asks to come in", asks, &[("door", TEACHER)]),
];

fn answers(it: &mut Scene) {
    it.ada.saves("piece", "My dog.", 0);
}

fn writes(it: &mut Scene, role: &str, words: &str, seen: u64) {
    let status = if seen == 0 { 409 } else { 200 };
    it.ada.types(role, words, seen).expect(status);
}

fn of_ada(it: &mut Scene, address: &str, fields: &[(&str, &str)]) {
    let path = format!("/teach/students/{}/{address}", it.ada.id);
    it.teacher.post(&path, fields).expect(303);
}

fn writes_for_her(it: &mut Scene) {
    of_ada(
        it,
        "answers",
        &[("prompt", ROLES[1]), ("text", "The end."), ("seen", "0")],
    );
}

fn says_aloud(it: &mut Scene) {
    let fields = [("prompt", ROLES[2]), ("way", "aloud"), ("seen", "0")];
    it.ada.post("/prep/answers", &fields).expect(303);
}

fn sets_rule(it: &mut Scene) {
    of_ada(it, "sheet-rule", &[("rule", "off")]);
}

fn sets_language(it: &mut Scene) {
    of_ada(it, "language", &[("language", "es")]);
}

fn begins(it: &mut Scene) {
    let class = it.room.class().to_owned();
    it.last = it.teacher.talk_with(&class, &it.ada.id.clone());
}

fn types(it: &mut Scene, line: &str, words: &str) {
    let talk = it.last.clone();
    it.teacher.types(&talk, line, words);
}

fn notices(it: &mut Scene) {
    let talk = it.last.clone();
    it.teacher
        .in_talk(&talk, "strengths", &[("on", "ending")])
        .expect(303);
}

/// Her own look back at the talk, which no child reads.
fn looks_back_herself(it: &mut Scene) {
    types(it, "teacher_tweak", "Ask less.");
}

fn notes(it: &mut Scene) {
    types(it, "remember", "She was tired.");
}

fn agrees(it: &mut Scene) {
    let line = format!("next_step:{}", it.ada.id);
    types(it, &line, "Cut it.");
}

fn promises(it: &mut Scene) {
    let talk = it.last.clone();
    let day = [("date", "2026-11-25")];
    it.teacher.in_talk(&talk, "check-back", &day).expect(303);
}

fn ends(it: &mut Scene) {
    let talk = it.last.clone();
    it.teacher.in_talk(&talk, "finish", &[]).expect(303);
}

fn leads(it: &mut Scene, address: &str, fields: &[(&str, &str)]) {
    it.ada.post(&format!("/lead/{address}"), fields).expect(303);
}

fn looks_back(it: &mut Scene) {
    let page = it.ada.page("/lead/look-back");
    let form = page
        .form_with(&["text", "seen"])
        .fill("text", "It went well.");
    submit(&mut it.ada.client, &form).expect(303);
}

/// The form of her step on a page.
fn steps(it: &mut Scene) {
    let home = it.ada.page("/prep");
    let form = home
        .form_to("/prep/next-steps/")
        .expect("a step is carried");
    it.ada.post(&form.action, &[("say", "doing")]).expect(303);
    let number = form.action.rsplit('/').next().unwrap();
    number.clone_into(&mut it.last);
}

fn ends_step(it: &mut Scene) {
    let address = format!("next-steps/{}", it.last);
    of_ada(it, &address, &[("do", "reached")]);
}

/// Ada and Ben on one chair, and their talk.
fn group_begins(it: &mut Scene) {
    // Later than her own talk: "the last one" is this one from now on.
    it.teacher.set_clock(MONDAY_AT_EIGHT + 600);
    let (chair, ada, ben) = (it.chairs[0].clone(), it.ada.id.clone(), it.child("Ben"));
    let fields = [
        ("chair", &chair[..]),
        ("from", "teach"),
        ("student", &ada),
        ("student", &ben),
        ("request", &request_id()),
    ];
    it.teacher.post("/board/groups", &fields).expect(303);
    it.heard();
    it.looks_at(&chair);
    let fields = [("class", it.room.class()), ("sign_up", &it.last[..])];
    it.last = talk_of(&it.teacher.post("/teach/conferences", &fields).expect(303));
}

fn thanks(it: &mut Scene) {
    // Of a group, her page shows the box of one child at a time.
    let (talk, line) = (it.last.clone(), format!("thanks:{}", it.ada.id));
    let fields = [("line", &line[..]), ("text", "Thank you."), ("seen", "0")];
    it.teacher.in_talk(&talk, "lines", &fields).expect(303);
}

fn cai_writes(it: &mut Scene) {
    let page = crate::support::html::Page::read(&it.cai.get("/lead?step=6").expect(200).text());
    let form = page
        .form_with(&["text", "seen"])
        .fill("text", "Show, not tell.");
    submit(&mut it.cai, &form).expect(303);
}

fn asks(it: &mut Scene) {
    let child = it.child("Dot");
    it.device
        .post("/door/ask", &[("student", &child)])
        .expect(303);
}
