//! The drawing of the table: chips with counts, headings that sort, one row a child. No button stands in it; what is done for a
//! child is a tap away on its own page.

use maud::{Markup, html};
use strum::VariantArray as _;

use super::{
    choice::{Choice, Column, Filter},
    loaded::{Child, Children, StepStands},
};
use crate::{
    app::{day_in, tags::name_of},
    domain::{id::ClassId, next_step::Told, prep::QuestionRole},
    i18n::{Messages, bare},
    pages::components::{self, Layout, isolated, page_headed, said_words, text},
    store::roster::Leaver,
};

pub(super) fn page(messages: &Messages, children: &Children, choice: Choice) -> Markup {
    let class = &children.class;
    let home = choice.address(class.id);
    let title = messages.text("teach-children-title");
    let layout = Layout {
        live: Some("roster"),
        home: &home,
        ..Layout::teacher(messages, title, None)
    };
    let of_class = [
        ("count", children.all.len().into()),
        ("class", class.name.as_str().into()),
    ];
    let heading = html! {
        h1 { (title) }
    };
    page_headed(
        &layout,
        &heading,
        &html! {
            div.kids-tools.full {
                p.soft id="kids-count" data-live { (isolated(&messages.text_with("teach-children-count", &of_class))) }
                (draw_tools(messages, class.id))
            }
            div.kids-page.full id="kids" data-live {
                (draw_chips(messages, children, choice))
                @if choice.show == Filter::Left { (draw_left(messages, children)) }
                @else { (draw_table(messages, children, choice)) }
            }
        },
    )
}

/// The ways to more children, and to everything of them that is printed.
fn draw_tools(messages: &Messages, class: ClassId) -> Markup {
    let of_class = |page: &str| format!("/teach/classes/{class}/{page}");
    let papers = [
        (of_class("cards"), "teach-cards-go"),
        (of_class("sheets"), "teach-sheets-print-go"),
        (format!("/teach/week?class={class}"), "paper-link"),
        (of_class("home"), "teach-home-all"),
        (of_class("record"), "teach-record-title"),
    ];
    html! {
        nav.kids-ways aria-label=(messages.text("teach-children-ways")) {
            a.button href=(of_class("roster")) { (messages.text("teach-children-add")) }
            details.drop {
                summary { (messages.text("teach-children-print")) }
                ul { @for (page, words) in &papers { li { a href=(page) { (messages.text(words)) } } } }
            }
        }
    }
}

/// Who is shown: every filter with the number of its children.
fn draw_chips(messages: &Messages, children: &Children, choice: Choice) -> Markup {
    html! {
        nav.kids-chips aria-label=(messages.text("teach-children-which")) {
            @for &show in Filter::VARIANTS {
                @let count = match show {
                    Filter::Left => children.left.len(),
                    _ => children.all.iter().filter(|child| show.takes(child)).count(),
                };
                @let shown = (show == choice.show && choice.needs.is_none()).then_some("page");
                a href=(Choice { show, needs: None, ..choice }.address(children.class.id)) aria-current=[shown] {
                    span { (isolated(&filter_words(messages, children, show))) } " " b { (count) }
                }
                // What children work on stands beside how their step goes.
                @if show == Filter::NotYet { (draw_needs(messages, children, choice)) }
            }
        }
    }
}

fn draw_needs(messages: &Messages, children: &Children, choice: Choice) -> Markup {
    html! {
        @for tag in &children.needs {
            @let needs = Some(tag.id.number());
            @let count = children.all.iter().filter(|child| child.needs.contains(&tag.id)).count();
            @let shown = (choice.needs == needs).then_some("page");
            @let words = messages.text_with("teach-children-needs", &[("tag", name_of(messages, tag).into())]);
            a href=(Choice { show: Filter::All, needs, ..choice }.address(children.class.id)) aria-current=[shown] {
                span { (isolated(&words)) } " " b { (count) }
            }
        }
    }
}

fn filter_words(messages: &Messages, children: &Children, show: Filter) -> String {
    let words = match show {
        Filter::All => "teach-children-all",
        Filter::NotMet => {
            let days = [("days", children.target_days.into())];
            return messages.text_with("teach-children-not-met", &days);
        }
        Filter::FullSheet => "teach-children-full",
        Filter::NotYet => "teach-children-not-yet",
        Filter::LookIn => "teach-children-look-in-due",
        Filter::NoPictures => "teach-children-no-pictures",
        Filter::Left => "teach-children-left",
    };
    messages.text(words).to_owned()
}

fn draw_table(messages: &Messages, children: &Children, choice: Choice) -> Markup {
    let shown = children.all.iter().filter(|child| choice.takes(child));
    let mut shown: Vec<&Child> = shown.collect();
    choice.sort(&mut shown, children.class.language);
    html! {
        @if children.all.is_empty() {
            p.lead { (messages.text("teach-children-nobody")) }
        } @else if shown.is_empty() {
            p.lead { (messages.text("teach-children-none-here")) }
        } @else {
            table.kids {
                (draw_head(messages, children, choice))
                tbody { @for child in shown { (draw_row(messages, children, child)) } }
            }
            p.soft.kids-note { (messages.text("teach-children-days-note")) }
        }
    }
}

fn column_words(column: Column) -> &'static str {
    match column {
        Column::Name => "teach-children-name",
        Column::Sheet => "teach-story-sheet",
        Column::LastTalk => "teach-children-last-talk",
        Column::Step => "teach-story-step",
        Column::HowItGoes => "teach-children-how",
        Column::LookIn => "teach-children-look-in",
    }
}

/// The headings, each a link to the same children by its column.
fn draw_head(messages: &Messages, children: &Children, choice: Choice) -> Markup {
    let sorted = if choice.turned {
        "descending"
    } else {
        "ascending"
    };
    html! {
        thead {
            tr {
                td {}
                @for &column in Column::VARIANTS {
                    @let is_by = column == choice.by;
                    th scope="col" class=(<&str>::from(column)) aria-sort=[is_by.then_some(sorted)] {
                        a href=(choice.sorted_by(column).address(children.class.id)) { (messages.text(column_words(column))) }
                    }
                }
                td {}
            }
        }
    }
}

fn draw_row(messages: &Messages, children: &Children, child: &Child) -> Markup {
    let student = &child.student;
    let called = [("name", student.name.as_str().into())];
    let more = messages.text_with("teach-children-more", &called);
    html! {
        tr id={ "student-" (student.id) } {
            td.drawn { (components::chair(student.drawing)) }
            th.name scope="row" { a href={ "/teach/students/" (student.id) } { (components::name(&student.name)) } }
            td.sheet { (draw_sheet(child)) }
            td.last_talk { (draw_last_talk(messages, child)) }
            td.step { (draw_step(messages, child)) }
            td.how_it_goes { (draw_how(messages, child)) }
            td.look_in { (draw_look_in(messages, children, child)) }
            td.more { a href={ "/teach/students/" (student.id) "/settings" } aria-label=(bare(&more)) {} }
        }
    }
}

fn draw_sheet(child: &Child) -> Markup {
    let all = QuestionRole::VARIANTS.len();
    html! {
        span.dots aria-hidden="true" { @for at in 0..all { i class=[(at < usize::from(child.answered)).then_some("f")] {} } }
        span.of dir="ltr" { (child.answered) "/" (all) }
    }
}

fn draw_last_talk(messages: &Messages, child: &Child) -> Markup {
    let said = match child.last_talk {
        None => messages.text("teach-children-no-talk").to_owned(),
        Some(_) => messages.text_with("teach-children-days-ago", &[("days", child.days.into())]),
    };
    html! { @if child.is_overdue { b { (isolated(&said)) } } @else { (isolated(&said)) } }
}

fn draw_step(messages: &Messages, child: &Child) -> Markup {
    html! {
        @match &child.step {
            Some(step) if step.way == Told::Aloud && step.text.trim().is_empty() => (messages.text("talk-step-aloud")),
            Some(step) => bdi { (text(step.text.trim())) },
            None => span.soft { (messages.text("teach-story-no-step")) },
        }
    }
}

/// How it goes with the step: a ring that is empty, half or full, and its word.
fn draw_how(messages: &Messages, child: &Child) -> Markup {
    let said = child.step.as_ref().and_then(|step| step.child_said);
    html! {
        @if let Some(stands) = child.step_stands() {
            span.stands {
                span class={ "state-ring " (match stands {
                    StepStands::New | StepStands::NotYet => "not-yet",
                    StepStands::OnTheWay => "on-way",
                    StepStands::Reached => "there",
                }) } aria-hidden="true" {}
                (messages.text(said.map_or("teach-children-new-step", said_words)))
            }
        }
    }
}

fn draw_look_in(messages: &Messages, children: &Children, child: &Child) -> Markup {
    html! {
        @if let Some(promised) = child.look_in {
            span.due[promised.is_due] { (messages.short_day_near(children.today, promised.day)) }
        }
    }
}

/// Who left the class: everything of theirs is here to be read, and the way back.
fn draw_left(messages: &Messages, children: &Children) -> Markup {
    html! {
        @if children.left.is_empty() {
            p.lead { (messages.text("teach-children-nobody-left")) }
        } @else {
            p.soft { (messages.text("teach-children-left-help")) }
            ul.left-class { @for leaver in &children.left { (draw_leaver(messages, children, leaver)) } }
        }
    }
}

fn draw_leaver(messages: &Messages, children: &Children, leaver: &Leaver) -> Markup {
    let (class, entry) = (&children.class, &leaver.entry);
    let name = entry.name.whole();
    let heard = messages.text_with("roster-put-back-name", &[("name", name.as_str().into())]);
    let day = messages.day_near(children.today, day_in(class, leaver.left_at));
    html! {
        li id={ "student-" (entry.student) } {
            (components::chair(entry.drawing))
            a.name href={ "/teach/students/" (entry.student) } { (components::name(&name)) }
            span.soft { (isolated(&messages.text_with("teach-children-left-on", &[("day", day.into())]))) }
            form method="post" action={ "/teach/classes/" (class.id) "/roster/" (entry.student) "/put-back" } {
                button.plain aria-label=(bare(&heard)) { (messages.text("roster-put-back")) }
            }
        }
    }
}
