//! The drawing of a child's story: what is now, then a card for each talk with thin lines between them.

use jiff::civil::Date;
use maud::{Markup, html};

use super::loaded::{Entry, GoingOn, Story, address};
use crate::{
    app::{day_in, tags::name_of},
    domain::{
        board::State as ChairState,
        conference::{Kind, Line, ReadBack},
        id::ConferenceId,
        next_step::{NextStep, StepState, Told},
        prep::{QuestionRole, Way},
    },
    i18n::Messages,
    pages::{
        components::{
            Layout, chair, conference::strength_list, icon, isolated, message, page_headed,
            said_words, text,
        },
        teacher::{
            children,
            past::{box_words, look_back_of},
            tabs::{self, Part},
        },
    },
    secret,
    store::conference::{history::EarlierWords, story::ToldConference},
};

pub(super) fn page(messages: &Messages, story: &Story) -> Markup {
    let name = story.student.name.as_str();
    let back = children::address(story.class.id);
    let home = address(story.student.id);
    let layout = Layout {
        live: Some("conference prep"),
        home: &home,
        ..Layout::teacher(messages, name, Some(&back))
    };
    let heading = html! {
        h1.leads { (chair(story.student.drawing)) bdi { (name) } }
    };
    page_headed(
        &layout,
        &heading,
        &html! {
            (tabs::draw(messages, story.student.id, Part::Story))
            div.beside id="story" data-live {
                div.stack {
                    (draw_sum(messages, story))
                    (draw_entries(messages, story))
                    (draw_pages(messages, story))
                }
                aside.stack.at-thumb[begins_at_thumb(story)] { (draw_now(messages, story)) (draw_papers(messages, story)) }
            }
            (draw_thumb(messages, story))
        },
    )
}

fn named(messages: &Messages, id: &str, story: &Story) -> Markup {
    isolated(&messages.text_with(id, &[("name", story.student.name.as_str().into())]))
}

/// What she needs before she sits down beside the child: the step, what it wants, what she promised, and the way to begin.
fn draw_now(messages: &Messages, story: &Story) -> Markup {
    html! {
        section.card {
            h2 { (messages.text("teach-story-now")) }
            dl.facts {
                dt { (messages.text("teach-story-step")) }
                @for step in &story.carried {
                    dd { (step_words(messages, step)) " " (said(messages, story, step)) }
                }
                @if story.carried.is_empty() { dd { (messages.text("teach-story-no-step")) } }
                dt { (named(messages, "talk-wants", story)) }
                (draw_wants(messages, story))
                @if let Some(day) = story.check_back {
                    dt { (messages.text("talk-check-back")) }
                    dd { (messages.day_near(story.today, day)) }
                }
            }
            @if story.has_left { (draw_put_back(messages, story)) } @else { @match story.going_on {
                GoingOn::With(talk) => a.button.main href={ "/teach/conferences/" (talk) } { span { (named(messages, "today-go-on", story)) } },
                GoingOn::Nothing | GoingOn::WithOthers => (draw_start(messages, story)),
            } }
        }
    }
}

fn draw_start(messages: &Messages, story: &Story) -> Markup {
    html! {
        form method="post" action="/teach/conferences" {
            input type="hidden" name="class" value=(story.class.id);
            input type="hidden" name="student" value=(story.student.id);
            input type="hidden" name="request" value=(secret::token());
            button.main.wide { span { (named(messages, "talk-start", story)) } }
        }
    }
}

/// On a phone the talk begins at her thumb; while one of hers goes on, its strip stands there.
fn draw_thumb(messages: &Messages, story: &Story) -> Markup {
    html! {
        div.thumb id="thumb" data-live {
            @if begins_at_thumb(story) { (draw_start(messages, story)) }
        }
    }
}

fn begins_at_thumb(story: &Story) -> bool {
    !story.has_left && matches!(story.going_on, GoingOn::Nothing)
}

/// What the child wants help with, in its words; or that it has them on paper, or will say them.
fn draw_wants(messages: &Messages, story: &Story) -> Markup {
    let line = story.sheet.line(QuestionRole::Ask);
    let said = match line.filter(|line| line.is_answered()) {
        None => "talk-no-words",
        Some(line) if !line.text.trim().is_empty() => {
            return html! { dd dir="auto" { (text(line.text.trim())) } };
        }
        Some(line) if line.way == Way::Paper => "today-on-paper",
        Some(_) => "today-says-aloud",
    };
    html! { dd { (messages.text(said)) } }
}

/// What is printed of the child: a page for its family, and all of it for the teacher who comes after her.
fn draw_papers(messages: &Messages, story: &Story) -> Markup {
    let student = story.student.id;
    html! {
        section.card {
            h2 { (messages.text("teach-home-title")) }
            p.soft { (messages.text("teach-home-lead")) }
            div.actions {
                a.button href={ "/teach/students/" (student) "/home" } { (messages.text("teach-home-look")) }
                a.button.plain href={ "/teach/students/" (student) "/record" } { (messages.text("teach-record-one")) }
                a.button.plain href={ "/teach/students/" (student) "/keepsake" } { (messages.text("keepsake-way")) }
                a.button.plain href={ "/teach/students/" (student) "/export" } { (messages.text("export-way")) }
            }
        }
    }
}

/// Who was taken out of the class is read about, and comes back with one tap.
fn draw_put_back(messages: &Messages, story: &Story) -> Markup {
    html! {
        p { (named(messages, "teach-child-has-left", story)) }
        form method="post" action={ "/teach/classes/" (story.class.id) "/roster/" (story.student.id) "/put-back" } {
            button.wide { (messages.text("roster-put-back")) }
        }
    }
}

/// How many talks and minutes the page tells of: a fact of these weeks, never a score.
fn draw_sum(messages: &Messages, story: &Story) -> Markup {
    let (talks, minutes) = story.talks_and_minutes();
    html! {
        @if talks > 0 {
            p.soft { (isolated(&messages.text_with("teach-story-sum", &[
                ("talks", talks.into()), ("minutes", minutes.into()), ("day", messages.day_within(story.today, oldest(story)).into()),
            ]))) }
        }
    }
}

/// The day of the oldest entry.
fn oldest(story: &Story) -> Date {
    story.entries.last().map_or(story.today, |(day, _)| *day)
}

fn draw_entries(messages: &Messages, story: &Story) -> Markup {
    html! {
        @if story.entries.is_empty() {
            p.lead { (messages.text("teach-story-none")) }
        } @else {
            ol.life {
                @for (day, entry) in &story.entries {
                    @match entry {
                        Entry::Talk(told, step) => li.talked-with { (dot()) (draw_talk(messages, story, told, step.as_ref())) },
                        _ => li { (dot()) (day_of(messages, story, *day)) " " (thin(messages, entry)) },
                    }
                }
            }
        }
    }
}

/// The mark of an entry on the line of time.
fn dot() -> Markup {
    html! { span.dot aria-hidden="true" {} }
}

fn day_of(messages: &Messages, story: &Story, day: Date) -> Markup {
    html! { time.soft datetime=(day) { (messages.day_near(story.today, day)) } }
}

/// What fits on a line of its own.
fn thin(messages: &Messages, entry: &Entry) -> Markup {
    html! {
        @match entry {
            Entry::LookedIn => (messages.text("teach-story-looked-in")),
            Entry::Missed(chair) => {
                (messages.time(chair.start)) " · "
                (messages.text(if chair.state == ChairState::Absent { "teach-word-absent" } else { "teach-word-missed" }))
            }
            Entry::StepEnded(step) => {
                (messages.text(if step.state == StepState::Reached { "teach-story-step-reached" } else { "teach-story-step-put-down" }))
                " " (step_words(messages, step))
            }
            Entry::StepSaid(step) => {
                @if let Some(said) = step.child_said { strong { (messages.text(said_words(said))) } " · " (step_words(messages, step)) }
            }
            Entry::Talk(..) => {}
        }
    }
}

fn step_words(messages: &Messages, step: &NextStep) -> Markup {
    html! {
        @if !step.text.trim().is_empty() { bdi.step-words { (text(step.text.trim())) } }
        @else if step.way == Told::Aloud { (messages.text("talk-step-aloud")) }
        @else { (messages.text("teach-story-no-step")) }
    }
}

/// How it is going with a step: what became of it, or what the child said last.
fn said(messages: &Messages, story: &Story, step: &NextStep) -> Markup {
    let became = match (step.state, step.child_said) {
        (StepState::Reached, _) => Some("teach-story-became-reached"),
        (StepState::PutDown, _) => Some("teach-story-became-put-down"),
        (StepState::Open, Some(said)) => Some(said_words(said)),
        (StepState::Open, None) => None,
    };
    html! {
        @if let Some(words) = became {
            span.became {
                @if step.state == StepState::Reached { (icon("tick")) " " }
                (messages.text(words))
                @if let Some(day) = step.said_on.filter(|_| step.state == StepState::Open) {
                    " · " (messages.day_near(story.today, day))
                }
            }
        }
    }
}

/// One talk with all that was written in it.
fn draw_talk(
    messages: &Messages,
    story: &Story,
    told: &ToldConference,
    step: Option<&NextStep>,
) -> Markup {
    let (talk, student) = (&told.conference, story.student.id);
    let step = step.filter(|step| step.way == Told::Aloud || !step.text.trim().is_empty());
    let is_empty = told.lines.is_empty() && told.remember.trim().is_empty() && step.is_none();
    html! {
        article.card id={ "talk-" (talk.id) } {
            div.row {
                h3 { (day_of(messages, story, talk.date)) }
                @if let Some(minutes) = talk.minutes() {
                    span.soft { (isolated(&messages.text_with("teach-story-minutes", &[("count", minutes.into())]))) }
                }
                @if talk.kind == Kind::SmallGroup { span.soft { (with_whom(messages, story, told)) } }
                a.button.plain href={ "/teach/conferences/" (talk.id) "?with=" (student) } { (messages.text("teach-story-edit")) }
            }
            @if is_empty { p.soft { (messages.text("teach-story-nothing-written")) } }
            dl.log {
                (draw_said(messages, story, told))
                (draw_tags(messages, story, talk.id))
                @if let Some(step) = step {
                    dt { (messages.text("teach-story-step")) }
                    dd { strong { (step_words(messages, step)) } " " (said(messages, story, step)) }
                }
                (draw_looked_back(messages, story, told))
                @if let Some(number) = told.sheet {
                    dt { (messages.text("teach-story-sheet")) }
                    dd { a href={ "/teach/students/" (student) "/sheet?sheet=" (number) } { (messages.text("teach-story-read-sheet")) } }
                }
            }
            @if let Some(words) = read_back(told, story) { p.soft { (named(messages, words, story)) } }
            @if !told.remember.trim().is_empty() {
                div.private.only-you {
                    p.soft { (messages.text("teach-story-only-you")) }
                    p dir="auto" { (text(told.remember.trim())) }
                }
            }
            (draw_beside(messages, story, talk.id))
            (draw_before(messages, story, talk.id))
        }
    }
}

/// Where two wrote in one box, what waits beside its words, and the way to choose.
fn draw_beside(messages: &Messages, story: &Story, talk: ConferenceId) -> Markup {
    let beside = story.beside.get(&talk).map_or(&[][..], Vec::as_slice);
    html! {
        @if let Some((first, _)) = beside.first() {
            div.notice.quiet data-to-choose {
                p { strong { (messages.text("teach-story-to-choose")) } }
                dl.log {
                    @for (line, beside) in beside {
                        dt { (named(messages, box_words(line), story)) }
                        dd dir="auto" { (text(beside.text.trim())) }
                    }
                }
                a.button href={ "/teach/conferences/" (talk) "?with=" (story.student.id) "#box-" (first) } { (messages.text("teach-story-choose")) }
            }
        }
    }
}

/// What the log said before, by box: nothing that was ever written down is gone.
fn draw_before(messages: &Messages, story: &Story, talk: ConferenceId) -> Markup {
    let before = story.before.get(&talk).map_or(&[][..], Vec::as_slice);
    let words = |earlier: &EarlierWords| {
        let day = messages.day(story.today, day_in(&story.class, earlier.at));
        messages.text_with("teach-story-before-on", &[("day", day.into())])
    };
    html! {
        @if !before.is_empty() {
            details {
                summary { (messages.text("teach-story-before")) }
                dl.log {
                    @for earlier in before {
                        dt { (named(messages, box_words(&earlier.line), story)) }
                        dd dir="auto" { span.soft { (isolated(&words(earlier))) } " " (text(earlier.text.trim())) }
                    }
                }
            }
        }
    }
}

/// What the talk was about. A tag that was removed from the class since is read here all the same.
fn draw_tags(messages: &Messages, story: &Story, talk: ConferenceId) -> Markup {
    let on = story.tagged.get(&talk).map_or(&[][..], Vec::as_slice);
    let tags = story.tags.iter().filter(|tag| on.contains(&tag.id));
    html! {
        @if !on.is_empty() {
            dt { (messages.text("teach-tags-title")) }
            dd { ul.tagset { @for tag in tags { li.tag { bdi { (name_of(messages, tag)) } } } } }
        }
    }
}

fn words_of(told: &ToldConference, line: Line) -> &str {
    told.lines.get(&line).map_or("", |words| words.trim())
}

/// What was noticed, said and taught.
fn draw_said(messages: &Messages, story: &Story, told: &ToldConference) -> Markup {
    let quoted = [
        (Line::Praised, "teach-story-praised"),
        (Line::Quote, "teach-story-said"),
        (Line::Teaching, "teach-story-taught"),
        (Line::Home, "talk-home-line"),
        (Line::Thanks(story.student.id), "teach-story-thanks"),
    ];
    let noticed = words_of(told, Line::Strength);
    html! {
        @if !noticed.is_empty() { dt { (messages.text("talk-strength")) } dd { (strength_list(&story.offered.lines_in_words_of(messages, noticed))) } }
        (draw_lines(messages, story, told, &quoted))
    }
}

/// How both looked back on it.
fn draw_looked_back(messages: &Messages, story: &Story, told: &ToldConference) -> Markup {
    let student = story.student.id;
    let looked_back = [
        (Line::Well(student), "talk-child-well"),
        (Line::Tweak(student), "talk-child-tweak"),
        (Line::TeacherWell, "teach-story-i-well"),
        (Line::TeacherTweak, "teach-story-i-tweak"),
    ];
    draw_lines(messages, story, told, &looked_back)
}

fn draw_lines(
    messages: &Messages,
    story: &Story,
    told: &ToldConference,
    lines: &[(Line, &str)],
) -> Markup {
    html! {
        @for (line, label) in lines {
            @let words = words_of(told, *line);
            @if !words.is_empty() {
                @match story.other_writer(told, *line).and_then(|name| look_back_of(messages, *line, name)) {
                    Some(label) => dt { (isolated(&label)) },
                    None => dt { (named(messages, label, story)) },
                }
                dd dir="auto" { (text(words)) }
            }
        }
    }
}

/// What the child said to the notes.
fn read_back(told: &ToldConference, story: &Story) -> Option<&'static str> {
    let participant = told.conference.participant(story.student.id)?;
    Some(match participant.read_back? {
        ReadBack::Yes => "talk-read-yes",
        ReadBack::Change => "talk-read-change",
    })
}

/// The other children of a group who are still in the class.
fn with_whom(messages: &Messages, story: &Story, told: &ToldConference) -> Markup {
    let others = told
        .others
        .iter()
        .filter_map(|other| story.students.iter().find(|it| it.id == *other));
    html! {
        (messages.text("teach-story-group"))
        @for other in others { " · " bdi { (other.name) } }
    }
}

/// The way to the weeks before these, and back to the newest.
fn draw_pages(messages: &Messages, story: &Story) -> Markup {
    let here = address(story.student.id);
    html! {
        @if story.has_earlier || !story.is_newest {
            nav.actions aria-label=(message(messages, "teach-story-pages")) {
                @if story.has_earlier { a.button href={ (here) "?before=" (story.days.first) } { (messages.text("teach-story-earlier")) } }
                @if !story.is_newest { a.button.plain href=(here) { (messages.text("teach-story-newest")) } }
            }
        }
    }
}
