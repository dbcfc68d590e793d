//! The prep sheet on a child's own page: the next right thing, one question at a time, and saving while the child types.
//! What a save becomes is domain/prep; drawing is home.rs and question.rs, the teacher's view of it teach.rs.

use std::sync::Arc;

use bytes::Bytes;
use jiff::civil::Date;
use serde::Deserialize;

use crate::http::{
    context::RequestContext,
    error::HttpError,
    form::read,
    response::{self, Result},
};
use crate::pages::student::{
    home,
    question::{self, Asking},
};
use crate::{
    app::{App, class_for, now_in},
    domain::{
        class::Class,
        id::NextStepId,
        next_step::Said,
        prep::{Role, Sheet},
        principal::{Principal, StudentSession},
    },
    store::{self, ReadTx},
};

/// The child who asks. The sitemap lets nobody else come here.
pub(crate) fn child(context: &RequestContext) -> Result<StudentSession, HttpError> {
    match context.principal {
        Principal::Student(student) => Ok(student),
        _ => Err(HttpError::NotYours),
    }
}

pub(crate) async fn show_home(app: Arc<App>, context: RequestContext) -> Result {
    let student = child(&context)?;
    let (reader, principal) = (Arc::clone(&app), context.principal);
    let seen = app
        .store
        .read(move |tx| home::load(tx, &reader, &principal, student))
        .await?
        .ok_or(HttpError::NotFound)?;
    Ok(response::page(home::draw(&app, &context, student, &seen)))
}

/// What may stand behind `?` on a question's address.
#[derive(Default, Deserialize)]
struct Asks {
    /// How often "Another question" was tapped.
    #[serde(default)]
    swapped: u8,
    /// The answer was just saved by a browser without script.
    saved: Option<u8>,
}

pub(crate) async fn show_question(role: Role, app: Arc<App>, context: RequestContext) -> Result {
    let student = child(&context)?;
    let asks: Asks = read(context.query.as_bytes())?;
    let asking = load_question(&app, &context, role).await?;
    let band = asking.class.band;
    if !asking.sheet.is_open(role, band) {
        // An address from memory: the question that is due comes instead.
        let next = asking.sheet.next_role().unwrap_or(role);
        return Ok(response::to(&format!("/prep/questions/{}", next.word())));
    }
    let asking = Asking {
        swapped: asks.swapped,
        saved: asks.saved.is_some(),
        ..asking
    };
    Ok(response::page(question::draw(
        &app, &context, student.id, &asking,
    )))
}

pub(crate) async fn load_question(
    app: &Arc<App>,
    context: &RequestContext,
    role: Role,
) -> Result<Asking, HttpError> {
    let student = child(context)?;
    let (reader, principal) = (Arc::clone(app), context.principal);
    app.store
        .read(move |tx| {
            let Some(class) = class_for(tx, &principal, None)? else {
                return Ok(None);
            };
            let today = now_in(&reader.clock, &class).date();
            let sheet = store::prep::sheet_of(tx, class.id, student.id)?;
            Asking::load(tx, (class, today), sheet, role).map(Some)
        })
        .await?
        .ok_or(HttpError::NotFound)
}

/// What a card of the last next step sends.
#[derive(Deserialize)]
struct Step {
    #[serde(default)]
    say: String,
}

/// "Doing it", "getting there", "not yet", "I reached it", or "put it down for now" (S7).
pub(crate) async fn say_step(
    id: NextStepId,
    app: Arc<App>,
    context: RequestContext,
    form: Bytes,
) -> Result {
    let student = child(&context)?;
    let form: Step = read(&form)?;
    let said = Said::from_word(&form.say);
    if said.is_none() && form.say != "put_down" {
        return Err(HttpError::BadForm);
    }
    let (writer, principal) = (Arc::clone(&app), context.principal);
    let decided = app
        .write_plain(context.principal, move |tx| {
            let Some(class) = class_for(tx, &principal, None)? else {
                return Ok(None);
            };
            let step = store::next_step::find(tx, class.id, id)?;
            let Some(step) = step.filter(|step| step.student == student.id) else {
                return Ok(None);
            };
            let day = now_in(&writer.clock, &class).date();
            let next = match said {
                Some(said) => step.say(said, day),
                None => step.put_down(),
            };
            if let Ok(next) = &next {
                store::next_step::keep(tx, class.id, next)?;
                if next.state != step.state {
                    store::next_step::note(tx, class.id, next)?;
                }
            }
            Ok(Some(next.map(|_| ())))
        })
        .await?
        .ok_or(HttpError::NotFound)?;
    match decided {
        Ok(()) => Ok(response::done(&context, "/prep")),
        Err(refusal) if context.script => {
            let said = app
                .translations
                .of(context.language)
                .refusal(refusal.word(), &[]);
            Ok(response::refused_script(refusal.word(), &said))
        }
        // It was put away on another screen: the page without the card says so.
        Err(_) => Ok(response::to("/prep")),
    }
}

impl Asking {
    fn load(
        tx: &ReadTx<'_>,
        (class, today): (Class, Date),
        sheet: Sheet,
        role: Role,
    ) -> store::Result<Self> {
        let (beside, versions) = match sheet.id {
            Some(id) if sheet.line(role).is_some() => store::prep::around(tx, id, role)?,
            _ => (Vec::new(), Vec::new()),
        };
        Ok(Self {
            questions: store::questions::of(tx, class.id)?,
            class,
            sheet,
            role,
            beside,
            versions,
            today,
            swapped: 0,
            saved: false,
            refused: None,
        })
    }
}
