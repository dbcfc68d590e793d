//! The talk's page for one hand, in the order of care: what the child wants, is proud of, picked last time; then what she
//! noticed, the one teaching point, the next step, the look back; and apart from all that, what only she may see (2.9).

use maud::{Markup, html};

use super::{
    boxes::{draw_box, draw_glows, draw_thanks},
    page::Page,
};
use crate::{
    app::{App, talk::Place},
    domain::{
        conference::{Line, ReadBack, State},
        next_step::{NextStep, Said, Told},
        prep::{Role, Way},
    },
    secret,
    web::{
        draw::{self, icon, notice},
        gate::Visit,
        layout::{Frame, Surface, page as whole, page_headed},
        words::Tongue,
    },
};

/// The page as it stands.
pub(super) fn page(app: &App, visit: &Visit, page: &Page) -> Markup {
    let tongue = app.words.of(visit.language);
    let done = page.talk.state == State::Done;
    let name = page.pupil.name.as_str();
    let title = tongue.say_with(
        if done { "talk-led" } else { "talk-leads" },
        &[("name", name.into())],
    );
    let back = format!("/teach?class={}", page.class.id);
    let home = match page.writers.len() {
        0 | 1 => format!("/teach/conferences/{}", page.talk.id),
        _ => format!(
            "/teach/conferences/{}?with={}",
            page.talk.id,
            page.student()
        ),
    };
    let frame = Frame {
        live: Some("conference"),
        home: &home,
        ..Frame::teacher(tongue, &title, Some(&back))
    };
    let heading = html! {
        h1.leads { (draw::chair(page.pupil.drawing)) span { (draw::say(&title)) } }
        @if !done { (ring(page)) }
    };
    page_headed(
        &frame,
        &heading,
        &html! {
            @if let Some(said) = &page.refused { (notice(false, &draw::say(said))) }
            @if page.writers.len() > 1 { (draw_group(tongue, page)) }
            @if done { (draw_over(app, tongue, page)) }
            (draw_wants(tongue, page))
            (draw_last_time(tongue, page))
            (draw_glows(app, tongue, page))
            section {
                @for (line, label) in [(Line::Praised, "talk-praised"), (Line::Quote, "talk-quote")] {
                    (draw_box(tongue, page, (Place::Line(line), &named(tongue, label, page))))
                }
            }
            section { (draw_box(tongue, page, (Place::Line(Line::Teaching), tongue.say("talk-teaching")))) }
            (draw_next_step(tongue, page))
            (draw_check_back(tongue, page))
            details {
                summary { (draw::text(tongue.say("talk-home"))) }
                (draw_box(tongue, page, (Place::Line(Line::Home), tongue.say("talk-home-line"))))
            }
            (draw_remember(tongue, page))
            (draw_bar(tongue, page))
        },
    )
}

/// The children of a group, one tap each: what one wants, and what one takes along, is that child's own.
fn draw_group(tongue: &Tongue, page: &Page) -> Markup {
    html! {
        nav.actions aria-label=(tongue.say("teach-group-with")) {
            @for pupil in &page.writers {
                a.button.plain href={ "/teach/conferences/" (page.talk.id) "?with=" (pupil.student) }
                    aria-current=[(pupil.student == page.student()).then_some("page")] {
                    (draw::chair(pupil.drawing)) (draw::name(&pupil.name))
                }
            }
        }
    }
}

/// A refusal where no talk began.
pub(super) fn alone(tongue: &Tongue, said: &str) -> Markup {
    let frame = Frame {
        surface: Surface::Teacher,
        ..Frame::teacher(tongue, tongue.say("talk-not-begun"), Some("/teach"))
    };
    whole(
        &frame,
        html! {
            (notice(false, &draw::say(said)))
            a.button.main href="/teach" { (draw::text(tongue.say("problem-to-today"))) }
        },
    )
}

fn named(tongue: &Tongue, id: &str, page: &Page) -> String {
    tongue.say_with(id, &[("name", page.pupil.name.as_str().into())])
}

/// Where the forms of this talk go.
pub(super) fn to(page: &Page, deed: &str) -> String {
    format!("/teach/conferences/{}/{deed}", page.talk.id)
}

/// The soft ring: no number, no sound, nothing that blinks. The script lets it go on; without it, it stands as it was drawn.
fn ring(page: &Page) -> Markup {
    let all = i64::from(page.minutes) * 60;
    let part = (page.elapsed * 100 / all.max(1)).min(100);
    html! {
        svg.ring data-ring data-elapsed=(page.elapsed) data-all=(all) viewBox="0 0 40 40" aria-hidden="true" {
            circle cx="20" cy="20" r="15.9155" {}
            circle.run cx="20" cy="20" r="15.9155" stroke-dasharray={ (part) " 100" } transform="rotate(-90 20 20)" {}
        }
    }
}

/// The child's own words, or how they will be told.
fn draw_told(tongue: &Tongue, page: &Page, role: Role) -> Markup {
    let line = page.sheet.as_ref().and_then(|sheet| sheet.line(role));
    let way = line.map_or(Way::None, |line| line.way);
    html! {
        @if let Some(line) = line.filter(|line| !line.text.trim().is_empty()) {
            blockquote.told-words dir="auto" { (draw::text(&line.text)) }
        }
        @match way {
            Way::Aloud => p.soft { (icon("talk")) " " (draw::text(tongue.say("talk-aloud"))) },
            Way::Paper => p.soft { (icon("sheet")) " " (draw::text(tongue.say("talk-paper"))) },
            Way::None | Way::Written => @if line.is_none_or(|line| line.text.trim().is_empty()) {
                p.soft { (draw::text(tongue.say("talk-no-words"))) }
            }
        }
    }
}

fn draw_wants(tongue: &Tongue, page: &Page) -> Markup {
    html! {
        div.stack id="wants" data-live {
            section {
                h2 { (draw::say(&named(tongue, "talk-wants", page))) }
                (draw_told(tongue, page, Role::Ask))
            }
            section {
                h2 { (draw::say(&named(tongue, "talk-proud", page))) }
                (draw_told(tongue, page, Role::Proud))
            }
            details {
                summary { (draw::text(tongue.say("talk-rest"))) }
                @for (role, words) in [(Role::Piece, "talk-piece"), (Role::Stuck, "talk-stuck"), (Role::Tried, "talk-tried")] {
                    section { h3 { (draw::text(tongue.say(words))) } (draw_told(tongue, page, role)) }
                }
            }
            @if let Some((day, words)) = &page.remembered {
                section.card.private {
                    h3 { (draw::say(&tongue.say_with("talk-remembered", &[("day", tongue.day_near(page.today, *day).into())]))) }
                    p dir="auto" { (draw::text(words)) }
                }
            }
        }
    }
}

/// The step of last time, in the child's words, and how it is going.
fn draw_last_time(tongue: &Tongue, page: &Page) -> Markup {
    html! {
        div id="last-time" data-live {
            @if !page.carried.is_empty() {
                section {
                    h2 { (draw::text(tongue.say("talk-last-time"))) }
                    @for step in &page.carried { (draw_carried(tongue, page, step)) }
                }
            }
        }
    }
}

fn draw_carried(tongue: &Tongue, page: &Page, step: &NextStep) -> Markup {
    let says = [
        (Said::Doing, "talk-doing"),
        (Said::GettingThere, "talk-getting-there"),
        (Said::NotYet, "talk-not-yet"),
        (Said::Reached, "talk-reached"),
    ];
    html! {
        form.step method="post" action=(draw::text(&to(page, "steps"))) data-tap {
            input type="hidden" name="step" value=(step.id);
            @if step.text.trim().is_empty() {
                p.soft { (icon("talk")) " " (draw::text(tongue.say("talk-step-aloud"))) }
            } @else {
                blockquote.told-words dir="auto" { (draw::text(&step.text)) }
            }
            div.chips {
                @for (said, words) in says {
                    button.plain name="say" value=(said.word()) aria-pressed=(if step.child_said == Some(said) { "true" } else { "false" }) {
                        (tongue.say(words))
                    }
                }
                button.plain name="say" value="put_down" { (draw::text(tongue.say("talk-put-down"))) }
            }
        }
    }
}

fn draw_next_step(tongue: &Tongue, page: &Page) -> Markup {
    let place = Place::NextStep(page.student());
    let aloud = page
        .step
        .as_ref()
        .is_some_and(|step| step.way == Told::Aloud);
    html! {
        section id="next-step" {
            (draw_box(tongue, page, (place, &named(tongue, "talk-step", page))))
            @if aloud { p.soft { (icon("talk")) " " (draw::text(tongue.say("talk-step-aloud"))) } }
        }
        div id="child-wrote" data-live {
            @if let Some(step) = &page.step && !step.text.is_empty() {
                p.soft { (tongue.say("talk-step-now")) " " q dir="auto" { (draw::text(&step.text)) } }
            }
        }
    }
}

fn draw_check_back(tongue: &Tongue, page: &Page) -> Markup {
    let chosen = page.talk.check_back;
    let other = chosen.filter(|day| !page.offers.contains(day));
    html! {
        section id="check-back" {
            h2 { (draw::text(tongue.say("talk-check-back"))) }
            div id="check-back-days" data-live {
                form.chips method="post" action=(draw::text(&to(page, "check-back"))) data-tap {
                    @for day in page.offers.iter().copied().chain(other) {
                        @let on = chosen == Some(day);
                        button.plain name="date" value=(if on { String::new() } else { day.to_string() }) aria-pressed=(if on { "true" } else { "false" }) {
                            (tongue.day_near(page.today, day))
                        }
                    }
                }
            }
            details {
                summary { (draw::text(tongue.say("talk-check-other"))) }
                form method="post" action=(draw::text(&to(page, "check-back"))) {
                    label for="check-back-date" { (draw::text(tongue.say("talk-check-date"))) }
                    input id="check-back-date" type="date" name="date" required;
                    button { (draw::text(tongue.say("talk-check-save"))) }
                }
            }
        }
    }
}

/// What only she may see: apart, and labelled so (T4).
fn draw_remember(tongue: &Tongue, page: &Page) -> Markup {
    html! {
        section.card.private {
            (draw_box(tongue, page, (Place::Remember, tongue.say("talk-remember"))))
            p.help { (draw::text(tongue.say("talk-remember-help"))) }
        }
    }
}

/// After the talk: read back, twenty seconds for herself, and who is next (T3, T5).
fn draw_over(app: &App, tongue: &Tongue, page: &Page) -> Markup {
    let minutes = page.talk.minutes().unwrap_or_default();
    html! {
        section.card.done {
            p { (icon("tick")) " " (tongue.say_with("talk-minutes", &[("count", minutes.into())])) }
            p { (draw::text(tongue.say("talk-add-later"))) }
            @if let Some((chair, next)) = &page.next {
                form method="post" action="/teach/conferences" {
                    input type="hidden" name="sign_up" value=(chair);
                    input type="hidden" name="request" value=(secret::token());
                    button.wide { span { (draw::say(&tongue.say_with("talk-start", &[("name", next.name.as_str().into())]))) } }
                }
            }
        }
        (draw_thanks(app, tongue, page))
        (draw_childs_word(tongue, page))
        section {
            h2 { (draw::text(tongue.say("talk-for-you"))) }
            (draw_box(tongue, page, (Place::Line(Line::TeacherWell), tongue.say("talk-well"))))
            (draw_box(tongue, page, (Place::Line(Line::TeacherTweak), tongue.say("talk-tweak"))))
            p.help { (draw::text(tongue.say("talk-tweak-help"))) }
        }
    }
}

/// What the child said to the notes, and of the talk (T3, T5).
fn draw_childs_word(tongue: &Tongue, page: &Page) -> Markup {
    let student = page.student();
    let mut writers = page.talk.writers.iter();
    let said = writers.find(|it| it.student == student);
    let said = said.and_then(|it| it.read_back);
    let looked = [
        (Line::Well(student), "talk-child-well"),
        (Line::Tweak(student), "talk-child-tweak"),
    ];
    html! {
        div.stack id="childs-word" data-live {
            @match said {
                Some(ReadBack::Yes) => p { (icon("tick")) " " (draw::say(&named(tongue, "talk-read-yes", page))) },
                Some(ReadBack::Change) => p { (draw::say(&named(tongue, "talk-read-change", page))) },
                None => {}
            }
            @for (line, words) in looked {
                @let text = page.saved(Place::Line(line)).0;
                @if !text.trim().is_empty() {
                    section {
                        h2 { (draw::say(&named(tongue, words, page))) }
                        blockquote.told-words dir="auto" { (draw::text(text)) }
                    }
                }
            }
        }
    }
}

/// In the thumb's reach, over the full width.
fn draw_bar(tongue: &Tongue, page: &Page) -> Markup {
    let done = page.talk.state == State::Done;
    let warm = page.elapsed >= i64::from(page.minutes.saturating_sub(1)) * 60 && !done;
    html! {
        div.bar.warm[warm].over[done] id="bar" {
            form method="post" action=(draw::text(&to(page, "hand"))) {
                @if page.writers.len() > 1 { input type="hidden" name="student" value=(page.student()); }
                @if !done { button.plain name="to" value="lead" { span { (draw::say(&named(tongue, "talk-hand", page))) } } }
                button.plain name="to" value="read-back" { (draw::text(tongue.say("talk-read-back"))) }
                @if !done { button.plain type="button" data-more hidden { (draw::text(tongue.say("talk-more-time"))) } }
            }
            @if done {
                form method="post" action=(draw::text(&to(page, "logged"))) { button.main { (draw::text(tongue.say("talk-all"))) } }
            } @else {
                form method="post" action=(draw::text(&to(page, "finish"))) {
                    button.main { span { (draw::say(&named(tongue, "talk-finish", page))) } }
                }
            }
        }
    }
}
