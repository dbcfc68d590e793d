//! What a list would change, before it does: the questions that it leaves open, the names as the wall will show them with a box
//! each, who may be the same child, what is left out and why, and who is no longer in it.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{
    asked::{Asked, ORDERS},
    draw::reason,
    questions::{Looked, address, carried, draw_classes, draw_columns, draw_letters, draw_which},
};
use crate::{
    app::{Room, class_list::NotTakenOver},
    domain::{
        first_run::Step,
        id::StudentId,
        roster::{
            ASIDE, Drawing, Likeness, Maybe, Merged, RosterEntry, WrittenName, doubles, merge,
            told_apart,
        },
        text::Language,
    },
    i18n::Messages,
    import::{Entry, List, Unreadable, Why},
    pages::{
        components::{Layout, choice, isolated, name, notice, progress},
        teacher::goes_on,
    },
    secret,
};

/// How a child comes to be in the class, once the list is taken over, by the id of its words.
type How = &'static str;
const NEW: How = "roster-look-new";
const RENAMED: How = "roster-look-renamed";
const SAME: How = "roster-look-same";
const MAYBE: How = "roster-look-maybe";

/// A row that is taken over, as the wall would show it.
struct Shown<'a> {
    entry: &'a Entry,
    wall: String,
    how: How,
    maybe: Option<Maybe>,
}

/// What is looked at.
pub(super) struct Preview<'a> {
    looked: Looked<'a>,
    room: &'a Room,
    members: &'a [RosterEntry],
    /// The ticked rows as the wall would show them, A to Z.
    shown: Vec<Shown<'a>>,
    merged: Merged,
    doubles: Vec<String>,
}

impl<'a> Preview<'a> {
    pub(super) fn new(
        asked: &'a Asked,
        list: &'a List,
        room: &'a Room,
        members: &'a [RosterEntry],
    ) -> Self {
        // Of a whole school nobody is compared before it is known which class is meant, or that there are too many.
        let names = if list.asks_class() || list.is_too_long() {
            Vec::new()
        } else {
            list.names()
        };
        let merged = merge(members, &names);
        let doubles = doubles(&names)
            .into_iter()
            .map(WrittenName::whole)
            .collect();
        Self {
            looked: Looked {
                asked,
                list,
                class: room.class.id,
            },
            room,
            members,
            shown: if names.is_empty() {
                Vec::new()
            } else {
                shown(list, members, &merged, room.class.language)
            },
            doubles,
            merged,
        }
    }

    fn is_open(&self) -> bool {
        self.looked.list.asks_class() || self.looked.list.asks_columns
    }
}

/// Everyone who is on the roster afterwards, told apart as the wall will do it; only those of the list are shown.
fn shown<'a>(
    list: &'a List,
    members: &[RosterEntry],
    merged: &Merged,
    language: Language,
) -> Vec<Shown<'a>> {
    let mut how: BTreeMap<StudentId, How> = BTreeMap::new();
    how.extend(merged.same.iter().map(|id| (*id, SAME)));
    let mut after: Vec<RosterEntry> = members.to_vec();
    let maybe = merged.maybe.iter().map(|it| (&it.student, &it.name, MAYBE));
    let renamed = merged
        .renamed
        .iter()
        .map(|(student, name)| (student, name, RENAMED));
    // The name by which the list has a child, where it is another than hers.
    let mut in_list: BTreeMap<StudentId, &WrittenName> = BTreeMap::new();
    for (student, name, what) in renamed.chain(maybe) {
        how.insert(*student, what);
        in_list.insert(*student, name);
        if merged.is_shortened(*student) {
            continue;
        }
        for member in after.iter_mut().filter(|it| it.student == *student) {
            member.name.clone_from(name);
        }
    }
    // Numbers that no child of the box has: they are positive.
    for (id, name) in (1_i64..).zip(&merged.new_names) {
        let student = StudentId::new(-id);
        how.insert(student, NEW);
        after.push(RosterEntry {
            student,
            name: name.clone(),
            drawing: Drawing::nth(0),
        });
    }
    let mut names: BTreeMap<StudentId, &WrittenName> =
        after.iter().map(|it| (it.student, &it.name)).collect();
    names.extend(in_list);
    let mut left: Vec<&Entry> = list.ticked().collect();
    let mut shown = Vec::new();
    for student in told_apart(&after, language) {
        let Some(how) = how.get(&student.id) else {
            continue;
        };
        let own = names[&student.id];
        let is_own = |entry: &&Entry| entry.name.as_ref().is_some_and(|name| name == own);
        let is_like = |entry: &&Entry| {
            entry
                .name
                .as_ref()
                .is_some_and(|name| name.is_same(own) || name.family.is_empty())
        };
        let at = left
            .iter()
            .position(is_own)
            .or_else(|| left.iter().position(is_like));
        if let Some(at) = at {
            let maybe = merged
                .maybe
                .iter()
                .find(|it| it.student == student.id)
                .cloned();
            shown.push(Shown {
                entry: left.remove(at),
                wall: student.name,
                how,
                maybe,
            });
        }
    }
    shown
}

pub(super) fn draw(
    messages: &Messages,
    preview: &Preview<'_>,
    refused: Option<NotTakenOver>,
) -> Markup {
    let (list, asked) = (preview.looked.list, preview.looked.asked);
    let first = if asked.first { "?first=true" } else { "" };
    let back = format!("/teach/classes/{}/roster{first}", preview.room.class.id);
    let layout = Layout::teacher(messages, messages.text("roster-look-title"), Some(&back));
    let counted = |id, count: usize| isolated(&messages.text_with(id, &[("count", count.into())]));
    let too_long = list.is_too_long();
    html! {
        (layout.page(html! {
            @if asked.first { (progress(messages, Step::Names)) }
            @if let Some(NotTakenOver::Talking(talk)) = refused { (goes_on::draw(messages, talk)) }
            @if list.asks_class() {
                (draw_classes(messages, &preview.looked))
            } @else if too_long {
                (notice(false, &isolated(&reason(messages, Unreadable::TooLong { lines: list.ticked().count() }))))
            } @else {
                p.lead { (counted("roster-look-count", preview.shown.len())) }
                p { (messages.text("roster-look-nothing-yet")) }
            }
            @if let Some(letters) = list.letters { (draw_letters(messages, &preview.looked, letters)) }
            @if !list.asks_class() && !too_long {
                @if list.asks_columns { (draw_which(messages, &preview.looked)) }
                @for double in &preview.doubles {
                    (notice(false, &isolated(&messages.text_with("roster-look-double", &[("name", double.as_str().into())]))))
                }
                @if !preview.is_open() { (draw_rows(messages, preview)) }
            }
            @if !list.titles.is_empty() { (draw_columns(messages, &preview.looked)) }
        }))
    }
}

fn draw_rows(messages: &Messages, preview: &Preview<'_>) -> Markup {
    let list = preview.looked.list;
    let missing = preview.room.students.iter();
    let missing = missing.filter(|it| preview.merged.missing.contains(&it.id));
    let missing: Vec<_> = missing.collect();
    let unticked = list
        .entries
        .iter()
        .filter(|it| it.why.is_none() && !it.is_ticked);
    let left_out: Vec<&Entry> = list
        .entries
        .iter()
        .filter(|it| it.why.is_some() && !it.is_ticked)
        .collect();
    let with_box = |entry: &Entry| entry.name.is_some();
    html! {
        form method="post" action={ (address(&preview.looked)) "/take" } {
            input type="hidden" name="request" value=(secret::token());
            input type="hidden" name="looked" value="true";
            (carried(&preview.looked, if list.asks_order { &["order"] } else { &[] }))
            @if list.asks_order {
                div.field {
                    label for="order" { (messages.text("roster-order")) }
                    select id="order" name="order" {
                        @for (order, word, words) in ORDERS { option value=(word) selected[order == list.order] { (messages.text(words)) } }
                    }
                    button.plain formmethod="get" formaction=(address(&preview.looked)) { (messages.text("roster-look-again")) }
                }
            }
            h2 { (messages.text("roster-look-names")) }
            p.help { (messages.text("roster-look-boxes")) }
            ul.roll.looked-at {
                @for shown in &preview.shown { (draw_row(messages, preview, shown)) }
                @for entry in unticked {
                    @let wall = entry.name.as_ref().map_or("", |name| name.given.as_str());
                    li { (choice("checkbox", &format!("row-{}", entry.row), "row", entry.row, false, html! { strong { (name(wall)) } " " span.soft { (name(&entry.text)) } })) }
                }
            }
            @if !left_out.is_empty() {
                details open[preview.shown.is_empty()] {
                    summary { (isolated(&messages.text_with("roster-look-left-out", &[("count", left_out.len().into())]))) }
                    ul.roll.looked-at {
                        @for entry in left_out {
                            @let words = html! { (name(&entry.text)) " " span.soft { (why_words(messages, entry)) } };
                            li {
                                @if with_box(entry) { (choice("checkbox", &format!("row-{}", entry.row), "row", entry.row, false, words)) }
                                @else { div.row { span { (words) } } }
                            }
                        }
                    }
                }
            }
            @if !missing.is_empty() {
                fieldset aria-describedby="leavers-help" {
                    legend { (messages.text("roster-look-leavers")) }
                    p.help id="leavers-help" { (messages.text("roster-look-leavers-help")) }
                    @for student in missing {
                        @let ticked = preview.looked.asked.decision.take_off.contains(&student.id);
                        (choice("checkbox", &format!("leaver-{}", student.id), "leaver", student.id, ticked, name(&student.name)))
                    }
                }
            }
            button.main { (messages.text("roster-look-take")) }
        }
    }
}

/// A child with its box, as the wall will show it.
fn draw_row(messages: &Messages, preview: &Preview<'_>, shown: &Shown<'_>) -> Markup {
    let entry = shown.entry;
    let whole = entry
        .name
        .as_ref()
        .map(WrittenName::whole)
        .filter(|whole| *whole != shown.wall);
    let words = html! {
        strong { (name(&shown.wall)) } " "
        @if let Some(whole) = whole { span { (name(&whole)) } " " }
        span.soft { (messages.text(shown.how)) }
    };
    html! {
        li {
            (choice("checkbox", &format!("row-{}", entry.row), "row", entry.row, true, words))
            @if let Some(maybe) = &shown.maybe { (draw_maybe(messages, preview, maybe)) }
            @if !entry.open.is_empty() || entry.aside.is_some() { (draw_called(messages, entry)) }
        }
    }
}

/// Perhaps the same child: ticked where much speaks for it.
fn draw_maybe(messages: &Messages, preview: &Preview<'_>, maybe: &Maybe) -> Markup {
    let known = preview
        .members
        .iter()
        .find(|member| member.student == maybe.student);
    let known = known.map(|member| member.name.whole()).unwrap_or_default();
    let asked = preview.looked.asked;
    let ticked = if asked.looked {
        asked.decision.same.contains(&maybe.student)
    } else {
        maybe.likeness > Likeness::Weak
    };
    let words =
        isolated(&messages.text_with("roster-look-same-child", &[("name", known.as_str().into())]));
    html! { div.within { (choice("checkbox", &format!("same-{}", maybe.student), "same", maybe.student, ticked, words)) } }
}

/// Which words of a whole name the child is called by.
fn draw_called(messages: &Messages, entry: &Entry) -> Markup {
    let (words, id) = (&entry.open, format!("called-{}", entry.row));
    let given = entry.name.as_ref().map_or("", |name| name.given.as_str());
    let value = |part: (usize, usize)| format!("{}:{}-{}", entry.row, part.0, part.1);
    let count = words.len().min(6);
    let first = (1..count).map(|to| (0, to));
    let last = (1..count).map(|from| (from, words.len()));
    let middle = (1..count.saturating_sub(1)).map(|at| (at, at + 1));
    let whole = (count > 0).then_some((0, words.len()));
    let parts = first
        .chain(last)
        .chain(whole)
        .chain(middle.filter(|part| part.1 < words.len()));
    let parts = parts.map(|part| (value(part), words[part.0..part.1].join(" ")));
    let mut options: Vec<(String, String)> = parts.collect();
    if let Some(aside) = &entry.aside {
        if options.is_empty() {
            options.push((String::new(), aside.given.clone()));
        }
        options.push((value(ASIDE), aside.said.clone()));
    }
    html! {
        div.within.field {
            label for=(id) { (isolated(&messages.text_with("roster-look-called", &[("name", entry.text.as_str().into())]))) }
            select id=(id) name="called" {
                @for (value, words) in options { option value=(value) selected[words == given] { (words) } }
            }
        }
    }
}

fn why_words(messages: &Messages, entry: &Entry) -> String {
    match entry.why {
        Some(Why::Unfit(why)) => messages.refusal(why.into(), &[]),
        Some(why) => {
            let word: &'static str = why.into();
            messages.text(&format!("roster-why-{word}")).to_owned()
        }
        None => String::new(),
    }
}
