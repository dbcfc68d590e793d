//! The teacher's pages of the questions: what they are drawn from, and the drawing.

use std::sync::Arc;

use maud::{Markup, html};
use strum::VariantArray;

use crate::{
    app::{App, questions::question_words},
    domain::{
        class::Class,
        id::ClassId,
        prep::{
            QuestionRole,
            questions::{Action, ClassQuestions, Question, Questions, STARTERS, Standing},
        },
        text::Language,
    },
    http::{RequestContext, Result},
    i18n::Messages,
    pages::{
        components::{Layout, icon, isolated, languages, name, notice, role_words},
        teacher::{read::read_class, two_tabs},
    },
    store,
};

/// A class of hers and what she has changed in its questions.
pub(super) struct Seen {
    pub(super) class: Class,
    pub(super) questions: Arc<ClassQuestions>,
    pub(super) language: Language,
}

/// Loads it, in the language of this tag or else the class's own.
pub(super) async fn load(
    app: &Arc<App>,
    context: &RequestContext,
    class: ClassId,
    language: Option<&str>,
) -> Result<Seen> {
    let language = language.and_then(Language::from_tag);
    let seen = read_class(app, context, Some(class), move |tx, _, class| {
        Ok(Seen {
            questions: store::questions::load(tx, class.id)?,
            language: language.unwrap_or(class.language),
            class,
        })
    });
    seen.await
}

/// The class's own ways to begin as the fields of their form, one for each place.
pub(super) fn starter_fields(starters: &[String]) -> Vec<(String, String)> {
    let word = |at| starters.get(at).cloned().unwrap_or_default();
    let fields = (0..STARTERS).map(|at| ("start".to_owned(), word(at)));
    fields.collect()
}

/// What was sent, and why it was not taken: it stays on the page.
#[derive(Default)]
pub(super) struct Untaken {
    pub(super) said: Option<String>,
    /// What two tabs have changed, as it is said.
    pub(super) both: Option<Markup>,
    /// Which question's other words were typed; none for a new one.
    pub(super) wording: Option<String>,
    pub(super) text: String,
    pub(super) starters: Option<Vec<String>>,
}

pub(super) fn address(class: ClassId, role: QuestionRole, language: Language) -> String {
    let (role, tag) = (role.as_ref(), language.tag());
    format!("/teach/classes/{class}/questions/{role}?language={tag}")
}

fn list_address(class: ClassId, language: Language) -> String {
    let tag = language.tag();
    format!("/teach/classes/{class}/questions?language={tag}")
}

/// All five, and what is asked for each.
pub(super) fn draw_all(app: &App, context: &RequestContext, seen: &Seen) -> Markup {
    let messages = app.translations.of(context.language);
    let class = seen.class.id;
    let back = format!("/teach?class={class}");
    let title = messages.text("teach-questions-title");
    let layout = Layout::teacher(messages, title, Some(&back));
    let here = |language| list_address(class, language);
    layout.page(html! {
        p { (messages.text("teach-questions-lead")) }
        (languages(app, messages, seen.language, &here))
        @for &role in QuestionRole::VARIANTS {
            @let questions = seen.questions.for_role(seen.language, seen.class.band, role);
            section.card aria-labelledby={ "role-" (role.as_ref()) } {
                h2 id={ "role-" (role.as_ref()) } { (role.number()) ". " (messages.text(role_words(role))) }
                @if let Some(picked) = questions.picked() {
                    p.soft { (messages.text("teach-questions-everyone")) }
                    p { (draw_words(app, seen.language, picked)) }
                } @else {
                    p.soft { (isolated(&messages.text_with("teach-questions-turns", &[("count", questions.asked().count().into())]))) }
                    ul.asked { @for question in questions.asked() { li { (draw_words(app, seen.language, question)) } } }
                }
                a.button href=(address(class, role, seen.language)) { (messages.text("teach-questions-change")) }
            }
        }
    })
}

fn draw_words(app: &App, language: Language, question: &Question) -> Markup {
    html! { span lang=(language.tag()) { (name(question_words(app.translations.of(language), question))) } }
}

/// One role: its questions in their order, those that are not asked, one more, and the ways to begin.
pub(super) fn draw_one(
    app: &App,
    context: &RequestContext,
    seen: &Seen,
    role: QuestionRole,
    untaken: &Untaken,
) -> Markup {
    let messages = app.translations.of(context.language);
    let (class, language) = (seen.class.id, seen.language);
    let back = list_address(class, language);
    let name = messages.text(role_words(role));
    let title = messages.text_with("teach-questions-of", &[("role", name.into())]);
    let layout = Layout::teacher(messages, &title, Some(&back));
    let questions = seen.questions.for_role(language, seen.class.band, role);
    let drawing = Drawing {
        app,
        messages,
        seen,
        role,
        untaken,
        questions: &questions,
    };
    layout.page(html! {
        @if let Some(said) = &untaken.said { (notice(false, &isolated(said))) }
        @if let Some(both) = &untaken.both { (both) }
        p { (messages.text(if questions.picked().is_some() { "teach-questions-is-picked" } else { "teach-questions-in-turn" })) }
        (languages(app, messages, language, &|language| address(class, role, language)))
        ol.asked {
            @for (at, question) in questions.asked().enumerate() { li { (drawing.asked(at, question)) } }
        }
        (drawing.hidden())
        (drawing.one_more())
        (drawing.starters())
    })
}

/// What each part of the page of one role is drawn from.
struct Drawing<'a> {
    app: &'a App,
    messages: &'a Messages,
    seen: &'a Seen,
    role: QuestionRole,
    untaken: &'a Untaken,
    questions: &'a Questions,
}

impl Drawing<'_> {
    /// Where its forms go, and which language and question they mean.
    fn form(&self, wording: &str, inside: &Markup) -> Markup {
        let (class, role) = (self.seen.class.id, self.role.as_ref());
        html! {
            form.actions method="post" action={ "/teach/classes/" (class) "/questions/" (role) } {
                input type="hidden" name="language" value=(self.seen.language.tag());
                @if !wording.is_empty() { input type="hidden" name="wording" value=(wording); }
                (inside)
            }
        }
    }

    fn action(&self, action: Action, words: &str) -> Markup {
        html! { button.plain name="do" value=(action) { (self.messages.text(words)) } }
    }

    /// A question that children see, and what may be done with it.
    fn asked(&self, at: usize, question: &Question) -> Markup {
        let picked = question.standing == Standing::Picked;
        let only_one = self.questions.asked().nth(1).is_none();
        let actions = html! {
            @if picked { (self.action(Action::TakeTurns, "teach-questions-do-turns")) }
            @else if !only_one { (self.action(Action::Pick, "teach-questions-do-pick")) }
            @if at > 0 { (self.action(Action::Earlier, "teach-questions-do-earlier")) }
            @if !only_one { (self.action(Action::Hide, "teach-questions-do-hide")) }
        };
        html! {
            div.card {
                p.lead { (draw_words(self.app, self.seen.language, question)) }
                @if picked { p.said { (icon("tick")) " " (self.messages.text("teach-questions-everyone")) } }
                @if question.words.is_some() { p.soft { (self.messages.text("teach-questions-yours")) } }
                (self.form(&question.wording, &actions))
                (self.other_words(question))
            }
        }
    }

    /// The same question in other words.
    fn other_words(&self, question: &Question) -> Markup {
        let typed = self.untaken.wording.as_ref() == Some(&question.wording);
        let now = question_words(self.app.translations.of(self.seen.language), question);
        let words = if typed {
            self.untaken.text.as_str()
        } else {
            now
        };
        let id = format!("words-{}", question.wording);
        let inside = html! {
            div.field {
                label for=(id) { (self.messages.text("teach-questions-words")) }
                input id=(id) name="text" value=(words) dir="auto" lang=(self.seen.language.tag()) autocomplete="off" required;
            }
            button name="do" value="words" { (self.messages.text("teach-questions-save")) }
        };
        html! {
            details open[typed] {
                summary { (self.messages.text("teach-questions-reword")) }
                (self.form(&question.wording, &inside))
            }
        }
    }

    /// Those that are not asked now.
    fn hidden(&self) -> Markup {
        let all = self.questions.all().iter();
        let hidden = all.filter(|question| question.standing == Standing::Hidden);
        let hidden: Vec<&Question> = hidden.collect();
        html! {
            @if !hidden.is_empty() {
                details {
                    summary { (self.messages.text("teach-questions-hidden")) }
                    @for question in hidden {
                        @let actions = html! {
                            (self.action(Action::Show, "teach-questions-do-show"))
                            @if question.words.is_some() { (self.action(Action::Remove, "teach-questions-do-remove")) }
                        };
                        div.card {
                            p { (draw_words(self.app, self.seen.language, question)) }
                            (self.form(&question.wording, &actions))
                        }
                    }
                }
            }
        }
    }

    /// A question of her own.
    fn one_more(&self) -> Markup {
        let typed = self.untaken.said.is_some() && self.untaken.wording.is_none();
        let inside = html! {
            div.field {
                label for="text" { (self.messages.text("teach-questions-new")) }
                p.help id="text-help" { (self.messages.text("teach-questions-new-help")) }
                input id="text" name="text" value=(if typed { self.untaken.text.as_str() } else { "" }) dir="auto"
                    lang=(self.seen.language.tag()) aria-describedby="text-help" autocomplete="off" required;
            }
            button name="do" value="add" { (self.messages.text("teach-questions-add")) }
        };
        html! {
            section.card aria-labelledby="new" {
                h2 id="new" { (self.messages.text("teach-questions-more")) }
                (self.form("", &inside))
            }
        }
    }

    /// The class's own ways to begin.
    fn starters(&self) -> Markup {
        let kept = self.seen.questions.starters(self.seen.language, self.role);
        let kept: Vec<String> = kept.map(str::to_owned).collect();
        let was = two_tabs::was(&starter_fields(&kept));
        let typed = self.untaken.starters.clone().unwrap_or(kept);
        let inside = html! {
            (was)
            @for at in 0..STARTERS {
                @let id = format!("start-{}", at + 1);
                div.field {
                    label for=(id) { (isolated(&self.messages.text_with("teach-questions-start", &[("at", (at + 1).into())]))) }
                    input id=(id) name="start" value=(typed.get(at).map_or("", String::as_str)) dir="auto"
                        lang=(self.seen.language.tag()) aria-describedby="starts-help" autocomplete="off";
                }
            }
            button name="do" value="starters" { (self.messages.text("teach-questions-start-save")) }
        };
        html! {
            section.card aria-labelledby="starts" {
                h2 id="starts" { (self.messages.text("teach-questions-starts")) }
                p.help id="starts-help" { (self.messages.text("teach-questions-starts-help")) }
                (self.form("", &inside))
            }
        }
    }
}
