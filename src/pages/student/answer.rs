//! An answer is saved while the child types: the form goes to app/autosave, and the page or its script hears what came of it. Words
//! that a browser without script sends when its child is no longer signed in wait in hidden fields while the child taps the two
//! pictures, and then the same form goes to the sheet. With a script kiosk/autosave.js holds them instead.

use std::sync::Arc;

use bytes::Bytes;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use warp::http::StatusCode;

use crate::{
    app::{
        self, App, Proof,
        autosave::{self, AnswerBox, Draft, PageQuestion, Refusal, SaveOutcome, TextBox},
        sign_in::sign_in_student,
    },
    domain::{
        credentials::{self, Pictures},
        id::StudentId,
        prep::{self, QuestionRole, Way},
        principal::{Device, Principal},
        roster::Student,
        text::Language,
    },
    http::{HttpError, RequestContext, Result, cookies, form::put_behind, read, response},
    i18n::Messages,
    pages::{
        components::{
            self, Layout, isolated, notice, page_headed, problem_words, script_answer,
            sheet_draft_prefix, two_pictures,
        },
        student::question,
    },
};

const HOME: &str = "/prep";

/// The form of a question's page.
#[derive(Clone, Deserialize, Serialize)]
struct AnswerForm {
    /// The role of the question.
    #[serde(default)]
    prompt: String,
    whose: Option<String>,
    text: Option<String>,
    /// The revision that the page has seen last.
    seen: Option<u32>,
    /// The sheet that the page shows; the open one if it does not say.
    sheet: Option<u32>,
    /// `aloud`, `paper`, or `written` to take those back.
    way: Option<String>,
    /// The question that the page has shown, and in which language.
    wording: Option<String>,
    language: Option<String>,
    /// How often it was swapped.
    swapped: Option<u8>,
    /// A starter or chip that a browser without script puts into the box.
    #[serde(skip_serializing)]
    starter: Option<String>,
    /// The child has chosen between two screens' words.
    resolves: Option<u8>,
    /// "Done for today".
    done: Option<u8>,
    /// Two pictures, of a child whose session ended meanwhile.
    #[serde(skip_serializing)]
    first: Option<String>,
    #[serde(skip_serializing)]
    second: Option<String>,
}

impl AnswerForm {
    /// The box that it is of, for a child who reads this language.
    fn answer_box(&self, student: StudentId, language: Language) -> Result<AnswerBox> {
        let shown_in = self.language.as_deref().and_then(Language::from_tag);
        let shown = |wording: &String| (wording.clone(), shown_in.unwrap_or(language));
        Ok(AnswerBox {
            student,
            role: self
                .prompt
                .parse::<QuestionRole>()
                .map_err(|_| HttpError::BadForm)?,
            sheet: self.sheet,
            way: match self.way.as_deref() {
                None | Some("") => None,
                Some(word) => Some(word.parse::<Way>().map_err(|_| HttpError::BadForm)?),
            },
            question: Some(PageQuestion {
                language,
                shown: self.wording.as_ref().map(shown),
                swapped: self.swapped.unwrap_or(0),
            }),
        })
    }

    fn draft(&self) -> app::Result<Draft, Refusal> {
        let resolves = self.resolves.is_some();
        Draft::parse(self.words().as_deref(), self.seen.unwrap_or(0), resolves)
    }

    /// The words that it wants in the box: those typed, with a tapped starter behind them.
    fn words(&self) -> Option<String> {
        let mut text = self.text.clone()?;
        if let Some(starter) = &self.starter {
            put_behind(&mut text, starter, ' ');
        }
        Some(text)
    }

    /// Whether the child leaves the question with it.
    fn leaves(&self) -> bool {
        self.done.is_some() || matches!(self.way.as_deref(), Some("aloud" | "paper"))
    }

    /// Whether the page looks different once it is saved: a choice between two screens, or another way.
    fn changes_page(&self) -> bool {
        self.resolves.is_some() || self.way.is_some()
    }

    /// The same form, as hidden fields: its words with all that was tapped to them.
    fn hidden_fields(&self) -> Result<Vec<(String, String)>> {
        let form = Self {
            text: self.words(),
            ..self.clone()
        };
        let fields = serde_urlencoded::to_string(form).map_err(|_| HttpError::BadForm)?;
        read(fields.as_bytes())
    }
}

pub(super) async fn save(app: Arc<App>, context: RequestContext, form: Bytes) -> Result {
    let form: AnswerForm = read(&form)?;
    if let (Principal::Device(device), false) = (context.principal, context.script) {
        return come_back(app, context, device, form).await;
    }
    let student = context.student()?;
    let answer = form.answer_box(student.id, context.language)?;
    let role = answer.role;
    if let (Some(whose), Some(sheet)) = (&form.whose, form.sheet)
        && *whose != sheet_draft_prefix(&app.machine.key, student.id, sheet)
    {
        return Err(HttpError::NotYours);
    }
    let by = context.principal;
    let saved = autosave::save(&app, by, TextBox::Answer(answer), form.draft()).await;
    let question = format!("/prep/questions/{role}");
    if context.script {
        let go = match (form.leaves(), form.changes_page()) {
            (true, _) => Some(HOME),
            (false, true) => Some(question.as_str()),
            (false, false) => None,
        };
        return script_answer(app.translations.of(context.language), saved, go);
    }
    match saved {
        Ok(SaveOutcome::Saved(_)) if form.leaves() => Ok(response::to(HOME)),
        Ok(SaveOutcome::Saved(_)) => Ok(response::to(&format!("{question}?saved=1"))),
        saved => draw_again(&app, &context, role, &form, saved).await,
    }
}

/// The same page with the reason above it and the words still in the box, or with the words of both screens.
async fn draw_again(
    app: &Arc<App>,
    context: &RequestContext,
    role: QuestionRole,
    form: &AnswerForm,
    saved: app::Result<SaveOutcome, Refusal>,
) -> Result {
    let messages = app.translations.of(context.language);
    let load = question::load(app, context, role);
    let swapped = form.swapped.unwrap_or(0);
    let mut status = StatusCode::CONFLICT;
    let page = match saved {
        // The page itself asks which words stay.
        Ok(SaveOutcome::Conflict(_)) => load.await?,
        Ok(SaveOutcome::Saved(_) | SaveOutcome::WithOldSheet) => {
            let said = messages.refusal(prep::Refusal::SheetClosed.into(), &[]);
            load.await?.with_open_question(said)
        }
        Err(app::Error::Store(error)) => {
            let problem = HttpError::from(error);
            status = problem.status();
            // A box that cannot even read says so itself.
            let page = load.await.map_err(|_| problem)?;
            let said = match problem {
                HttpError::Full => messages.text("prep-full"),
                _ => messages.text(problem_words(status.as_u16(), true)),
            };
            page.with_refused_words(said.to_owned(), form.words(), swapped)
        }
        Err(error) => {
            let said = messages.refusal(error.refusal()?.word(), &[]);
            load.await?.with_refused_words(said, form.words(), swapped)
        }
    };
    let mut response = response::page(question::draw(app, context, &page));
    *response.status_mut() = status;
    Ok(response)
}

/// The child comes in again by two pictures, and the browser sends the same form once more, now as the child; or the page
/// that asks for the pictures, with the words in it.
async fn come_back(
    app: Arc<App>,
    context: RequestContext,
    device: Device,
    form: AnswerForm,
) -> Result {
    let (Some(whose), Some(sheet)) = (&form.whose, form.sheet) else {
        return Err(HttpError::BadForm);
    };
    // The mark tells nobody but the box whose words these are. They may be a child's whose class has gone meanwhile.
    let is_of =
        |student: &&Student| sheet_draft_prefix(&app.machine.key, student.id, sheet) == *whose;
    let mut found = None;
    for class in app.hours.classes_of_room(device.class) {
        let there = Principal::Device(Device { class, ..device });
        let room = app.room(there, None).await?.ok_or(HttpError::NotFound)?;
        found = room.students.iter().find(is_of).cloned();
        if found.is_some() {
            break;
        }
    }
    let student = &found.ok_or(HttpError::NotYours)?;
    let messages = app.translations.of(context.language);
    let hidden = form.hidden_fields()?;
    let ask = |refusal| response::refused(draw_come_back(messages, student, &hidden, refusal));
    let (Some(first), Some(second)) = (&form.first, &form.second) else {
        return Ok(ask(None));
    };
    let pictures: Pictures = format!("{first},{second}")
        .parse()
        .map_err(|_| HttpError::BadForm)?;
    let proof = Proof::Pictures(pictures, device.id);
    match sign_in_student(&app, context.principal, Some(device), student.id, proof).await {
        Ok(signed_in) => {
            let token = signed_in.token;
            Ok(response::with_cookie(
                response::once_more("/prep/answers"),
                &cookies::set_person(&context, &token.text, token.life),
            ))
        }
        Err(error) => Ok(ask(Some(error.refusal()?))),
    }
}

fn draw_come_back(
    messages: &Messages,
    student: &Student,
    hidden: &[(String, String)],
    refusal: Option<credentials::Refusal>,
) -> Markup {
    let said = messages.text_with("enter-tap", &[("name", student.name.as_str().into())]);
    let hidden = html! {
        @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
    };
    page_headed(
        &Layout::student(messages, &said, None),
        &html! { div.named { (components::chair(student.drawing)) h1 { (isolated(&said)) } } },
        &html! {
            p.lead role="alert" { (messages.text("prep-away")) }
            @if let Some(refusal) = refusal { (notice(false, &isolated(&messages.refusal(refusal.into(), &[])))) }
            (two_pictures(messages, "/prep/answers", &hidden))
        },
    )
}
